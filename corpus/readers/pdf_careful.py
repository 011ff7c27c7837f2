"""The careful way through a PDF page: pdfplumber, slower by nine times, for rotated and odd pages."""

from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.readers.characters import clean
from corpus.readers.legacy_fonts import legacy_font, read_glyphs
from corpus.readers.page_words import Page, Rule, Word


def read_carefully(data: bytes, number: int) -> Page | None:
    """The page (counted from 1) as pdfplumber sees it; None where it cannot read the file."""
    try:
        with pdfplumber.open(BytesIO(data), pages=[number], unicode_norm="NFC") as pdf:
            if not pdf.pages:
                return None
            page = pdf.pages[0]
            words = [_word(found) for found in page.extract_words(return_chars=True)]
            rules = [Rule(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in page.edges]
            return Page(number, float(page.width), float(page.height), [word for word in words if word.text], rules)
    except (PDFException, PdfminerException, MalformedPDFException, ValueError, KeyError, TypeError, IndexError, RecursionError):
        return None  # pdfminer is stricter than pdfium; what was read the fast way then stands


def _word(found: dict[str, Any]) -> Word:
    chars: list[dict[str, Any]] = found["chars"]
    first = str(chars[0]["fontname"])
    size = round(float(chars[0]["size"]), 1)
    x0, top, x1, bottom = (round(float(found[key]), 1) for key in ("x0", "top", "x1", "bottom"))
    text = str(found["text"])
    if legacy_font(first) is not None:
        text = read_glyphs((str(char["text"]), str(char["fontname"])) for char in chars)
    return Word(clean(text.replace("\u00ad", "-")), (x0, top, x1, bottom), bottom - 0.2 * size, size, "bold" in first.lower())
