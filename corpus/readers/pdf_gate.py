"""What to do with a PDF page: believe its text, read it the careful way, or leave it to OCR.

Thresholds as measured in findings/ingest.md, 5.5.
"""

from typing import Literal

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfTextPage

from corpus.readers.text_quality import Quality

Verdict = Literal["believe", "careful", "ocr"]

_FEW_CHARACTERS = 30
_MANY_SHAPES = 300  # letters drawn as outlines
_SAMPLED = 200


def map_error_share(text_page: PdfTextPage) -> float:
    """The share (0..1) of characters whose font does not tell which letter they are; a sample of 200 is asked."""
    count = text_page.count_chars()
    if not count:
        return 0.0
    step = max(1, count // _SAMPLED)
    asked = range(0, count, step)
    missing: int = sum(pdfium_c.FPDFText_HasUnicodeMapError(text_page.raw, index) == 1 for index in asked)
    return missing / len(asked)


def shows_nothing(characters: int, picture_share: float, shapes: int) -> bool:
    """Whether the page is blank paper: neither text nor anything that could be a picture of text."""
    return characters < 3 and picture_share < 0.05 and shapes < _MANY_SHAPES


def judge_layer(characters: int, picture_share: float, shapes: int, map_errors: float) -> Verdict:
    """The verdict before any word is read."""
    if characters < _FEW_CHARACTERS and (picture_share > 0.3 or shapes > _MANY_SHAPES):
        return "ocr"
    return "ocr" if map_errors > 0.05 else "believe"


def judge_words(quality: Quality, picture_share: float) -> Verdict:
    """The verdict on the words of the fast way."""
    if picture_share > 0.8 and (quality.valid < 0.85 or quality.marked < 0.5):
        return "ocr"  # a scan under the text of a foreign OCR
    return "careful" if quality.valid < 0.85 or quality.lone > 0.05 else "believe"


def judge_careful(quality: Quality) -> Verdict:
    """The verdict on the better of both readings: what is still no Vietnamese is left to OCR."""
    return "ocr" if quality.valid < 0.6 or quality.lone > 0.15 else "believe"
