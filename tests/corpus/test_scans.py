"""Scans: pictures of the sample plans, with the noise of a scanner, through the real Tesseract."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from corpus.readers.drawn_rules import find_rules
from corpus.readers.ocr_data import find_data
from corpus.readers.read import read_bytes
from corpus.readers.specks import without_specks

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "corpus" / "samples" / "files" / "pdf" / "lacgiang-kcn-2022.pdf"
REAL = ROOT.parent / "shared" / "real"
KG = "kg-syt-2017-kh-2130-tai-nan-thuong-tich-2020"
needs_tesseract = pytest.mark.skipif(find_data() is None, reason="Debian's tesseract-ocr-vie is not installed")


def picture_of(page, *, dpi, lean=0.0, dirt=0, seed=7):
    """A page of the sample as a scanner would see it."""
    pixels = pypdfium2.PdfDocument(SAMPLE)[page].render(scale=dpi / 72, grayscale=True).to_numpy()
    gray = np.ascontiguousarray(pixels[:, :, 0] if pixels.ndim == 3 else pixels)
    if lean:
        turn = cv2.getRotationMatrix2D((gray.shape[1] / 2, gray.shape[0] / 2), lean, 1)
        gray = cv2.warpAffine(gray, turn, gray.shape[::-1], borderValue=255)
    chance = np.random.default_rng(seed)
    for y, x in zip(chance.integers(0, gray.shape[0] - 2, dirt), chance.integers(0, gray.shape[1] - 2, dirt), strict=True):
        gray[y : y + 2, x : x + 2] = 0
    return gray


def pdf_of(*pictures, dpi):
    out = BytesIO()
    first, *rest = [Image.fromarray(picture) for picture in pictures]
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=rest)
    return out.getvalue()


def letters(text):
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).lower()


def distance(a, b):
    """How many letters must change to make one text of the other."""
    row = np.arange(len(b) + 1)
    codes = np.frombuffer(b.encode("utf-32-le"), dtype=np.uint32)
    for i, letter in enumerate(a, start=1):
        changed = np.minimum(row[1:] + 1, row[:-1] + (codes != ord(letter)))
        below = np.concatenate(([i], changed))
        row = np.minimum.accumulate(below - np.arange(len(below))) + np.arange(len(below))
    return int(row[-1])


@needs_tesseract
@pytest.mark.parametrize(
    ("dpi", "lean", "dirt", "most"), [(200, 0.0, 0, 0.004), (200, 0.7, 1500, 0.02)], ids=["clean", "leaning and dirty"]
)
def test_a_scanned_page_reads_as_the_digital_one(dpi, lean, dirt, most):
    digital = read_bytes(SAMPLE.read_bytes(), "a.pdf")
    end = next(piece.start for piece in digital.pieces if piece.page == 2)
    scan = read_bytes(pdf_of(picture_of(0, dpi=dpi, lean=lean, dirt=dirt), dpi=dpi), "scan.pdf")
    want, got = letters(digital.text[:end]), letters(scan.text)
    assert distance(want, got[: len(want) + 40]) <= most * len(want) + 40
    assert scan.source.ocr
    assert all(piece.page == 1 and piece.confidence is not None and piece.bbox for piece in scan.pieces)
    # Lines of one paragraph are one line, so there are about as many.
    assert abs(scan.text.count("\n") - digital.text[:end].count("\n")) <= 5


@needs_tesseract
def test_digital_and_scanned_pages_in_one_file_are_read_page_by_page():
    mixed = pypdfium2.PdfDocument(pdf_of(picture_of(0, dpi=200), dpi=200))
    mixed.import_pages(pypdfium2.PdfDocument(SAMPLE), [1])
    out = BytesIO()
    mixed.save(out)
    document = read_bytes(out.getvalue(), "mixed.pdf")
    assert document.source.ocr
    assert {piece.page for piece in document.pieces if piece.confidence is not None} == {1}
    assert {piece.page for piece in document.pieces if piece.confidence is None} == {2}


@needs_tesseract
def test_a_scanned_table_is_read_cell_by_cell():
    paper = Image.new("L", (1650, 1100), 255)
    draw = ImageDraw.Draw(paper)
    for y in (200, 320, 440, 560):
        draw.line((150, y, 1500, y), fill=0, width=3)
    for x in (150, 300, 1000, 1250, 1500):
        draw.line((x, 200, x, 560), fill=0, width=3)
    rows = [["TT", "Chi tieu", "Don vi", "2022"], ["1", "So lop hoc", "lop", "125"], ["2", "So tre em", "tre", "4317"]]
    draw.text((200, 60), "KE HOACH PHAT TRIEN TRUONG LOP NAM HOC MOI", fill=0, font_size=40)
    for y, row in zip((230, 350, 470), rows, strict=True):
        for x, words in zip((190, 340, 1030, 1290), row, strict=True):
            draw.text((x, y), words, fill=0, font_size=48)
    document = read_bytes(pdf_of(np.asarray(paper), dpi=200), "table.pdf", ocr="always")
    assert len(document.tables) == 1
    cells = [[document.text[c.start : c.end] for c in row] for row in document.tables[0].rows()]
    assert [len(row) for row in cells] == [4, 4, 4]
    assert [row[3] for row in cells] == ["2022", "125", "4317"]


def test_rules_of_a_drawn_grid():
    paper = Image.new("L", (1000, 1000), 255)
    draw = ImageDraw.Draw(paper)
    for at in (100, 500, 900):
        draw.line((100, at, 900, at), fill=0, width=3)
        draw.line((at, 100, at, 900), fill=0, width=3)
    draw.text((150, 150), "Nghi quyet so 12", fill=0, font_size=40)
    rules = find_rules(np.asarray(paper), 200)
    assert (sum(r.is_horizontal for r in rules), sum(not r.is_horizontal for r in rules)) == (3, 3)


def test_specks_go_and_marks_stay():
    paper = Image.new("L", (600, 200), 255)
    ImageDraw.Draw(paper).text((50, 60), "tin: khai.", fill=0, font_size=40)
    clean = np.asarray(paper).copy()
    dirty = clean.copy()
    dirty[20:23, 300:303] = 0
    dirty[150:152, 500:502] = 0
    cleared = without_specks(dirty, 200) < 128
    assert not cleared[15:30, 290:310].any()
    assert not cleared[145:160, 490:510].any()
    assert abs(int(cleared.sum()) - int((clean < 128).sum())) < 0.1 * (clean < 128).sum()


@settings(max_examples=20)
@given(st.integers(20, 300), st.integers(20, 300), st.integers(0, 2**32 - 1))
def test_any_picture_can_be_cleared(width, height, seed):
    noise = np.random.default_rng(seed).integers(0, 256, (height, width)).astype(np.uint8)
    assert without_specks(noise, 200).shape == noise.shape
    find_rules(noise, 200)


@needs_tesseract
@pytest.mark.skipif(not (REAL / f"{KG}.pdf").exists(), reason="../shared/real is not there")
def test_the_real_scan_against_its_transcript():
    scan = read_bytes((REAL / f"{KG}.pdf").read_bytes(), f"{KG}.pdf")
    want = letters((REAL / "transcripts" / f"{KG}.txt").read_text(encoding="utf-8"))
    got = letters(scan.text)
    body = slice(want.index("căncứquyết"), want.index("nơinhận"))
    found = slice(got.index("căncứquy"), got.index("nơinhận"))
    assert distance(want[body], got[found]) / (body.stop - body.start) <= 0.015
