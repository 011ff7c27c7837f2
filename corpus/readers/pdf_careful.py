"""The careful way through a PDF page: pdfplumber, slower by nine times, for rotated and odd pages."""

from io import BytesIO

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from corpus.readers.characters import clean
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


def _word(found: dict[str, object]) -> Word:
    chars = found["chars"]
    assert isinstance(chars, list)
    size = round(float(chars[0]["size"]), 1)
    box = tuple(round(float(str(found[key])), 1) for key in ("x0", "top", "x1", "bottom"))
    bold = "bold" in str(chars[0]["fontname"]).lower()
    return Word(clean(str(found["text"])), (box[0], box[1], box[2], box[3]), box[3] - 0.2 * size, size, bold)
