"""Scans that are no PDF but a TIFF of several pages, as fax machines and old scanners write them: to a PDF of pictures."""

from io import BytesIO

from PIL import Image, ImageSequence, UnidentifiedImageError

from corpus.readers.guards import guard_pages, guard_picture
from schemas.errors import SourceUnreadable

_INCHES = 8.27  # the width of A4: what a page is taken for that does not tell its resolution
_LOWEST, _HIGHEST = 72.0, 1200.0  # dpi that a scanner has


def pdf_of_tiff(data: bytes) -> bytes:
    """A PDF with the pages of the TIFF as grey pictures of their size.

    Raises SourceUnreadable: `damaged`, and `too_big` for pages that no scanner makes.
    """
    out = BytesIO()
    Image.MAX_IMAGE_PIXELS = None  # `guard_picture` knows the limit
    try:
        with Image.open(BytesIO(data), formats=["TIFF"]) as tiff:
            guard_pages(getattr(tiff, "n_frames", 1))
            for number, frame in enumerate(ImageSequence.Iterator(tiff), start=1):
                guard_picture(number, *frame.size)
                dpi = _resolution(frame)
                out.seek(0)
                frame.convert("L").save(out, "PDF", resolution=dpi, quality=90, append=number > 1)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise SourceUnreadable(
            "damaged", "The TIFF is broken or cut short", "Open it in a viewer, print it to PDF, and load that."
        ) from error
    return out.getvalue()


def _resolution(frame: Image.Image) -> float:
    told = frame.info.get("dpi", (0.0, 0.0))[0]
    return float(told) if _LOWEST <= told <= _HIGHEST else frame.size[0] / _INCHES
