"""Scans kept as TIFF: each frame a page, read as the pages of a scanned PDF are."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from corpus.readers.ocr_data import find_data
from corpus.readers.read import read_bytes
from corpus.readers.tiff_pages import pdf_of_tiff
from schemas.errors import SourceUnreadable
from tests.corpus.test_pdf import PLAN


def tiff(*pages: Image.Image, dpi: float | None = 200, **options: str) -> bytes:
    out = BytesIO()
    told = {} if dpi is None else {"dpi": (dpi, dpi)}
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], **told, **options)
    return out.getvalue()


def printed(pages: int) -> list[Image.Image]:
    """The first pages of a plan as a fax machine has them: black and white."""
    source = pypdfium2.PdfDocument(PLAN)
    pictures = (source[at].render(scale=200 / 72, grayscale=True).to_numpy().squeeze() for at in range(pages))
    return [Image.fromarray(picture).convert("1", dither=Image.Dither.NONE) for picture in pictures]


@pytest.mark.parametrize(("dpi", "width"), [(200, 595), (None, 595), (1, 595)])
def test_each_frame_is_a_page_of_its_size(dpi, width):
    pdf = pypdfium2.PdfDocument(pdf_of_tiff(tiff(*printed(2), dpi=dpi, compression="group4")))
    assert len(pdf) == 2
    assert [round(page.get_width()) for page in pdf] == pytest.approx([width, width], abs=2)


def test_without_ocr_it_waits():
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(tiff(*printed(1)), "a.tif", "never")
    assert raised.value.reason == "needs_ocr"


@pytest.mark.skipif(find_data() is None, reason="Tesseract's Vietnamese data is not installed")
def test_a_fax_is_read():
    document = read_bytes(tiff(*printed(1), compression="group4"), "a.tif")
    assert (document.source.format, document.source.pages, document.source.ocr) == ("tiff", 1, True)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in document.text


WHOLE = tiff(*printed(1))
BROKEN = [
    ("cut short", WHOLE[: len(WHOLE) // 3], "damaged"),
    ("a head alone", b"II*\x00" + bytes(60), "damaged"),
    ("larger than any glass", tiff(Image.new("1", (16_000, 16_000)), compression="group4"), "too_big"),
    ("without end", tiff(*[Image.new("1", (8, 8))] * 2500), "too_big"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_what_is_no_scan_has_its_reason(data, reason):
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(data, "a.tif")
    assert raised.value.reason == reason
