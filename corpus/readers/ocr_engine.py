"""Tesseract with Debian's Vietnamese data, loaded once a process.

The model has no ≥ ≤ – … ² ³: it reads "≥ 100" as "> 100" and is sure of it.  Whoever trusts a comparison sign
that comes from here should know that.
"""

import re
from functools import cache
from typing import NamedTuple

import cv2
import numpy as np
import tesserocr
from PIL import Image

from corpus.readers.ocr_data import find_data
from corpus.readers.specks import Picture

PAGE, BLOCK, LINE = tesserocr.PSM.AUTO, tesserocr.PSM.SINGLE_BLOCK, tesserocr.PSM.SINGLE_LINE
PLAIN = 0.70  # marks without a letter or digit that the engine is less sure of are dirt
_BORDER = 0.05  # inches of white that a part of a picture needs around it
# What the model writes for one letter: Đ comes with an Icelandic Ð beside it, or as Ð alone; "/" as that of a fraction.
_QUIRKS = (("ĐÐ", "Đ"), ("ÐĐ", "Đ"), ("Ð", "Đ"), ("đð", "đ"), ("ð", "đ"), ("⁄", "/"))

# Behind a recipient, small and in italics: "(b/c)", "(p/h)", "(t/h)"; it takes the slash for an i and the c for a coin.
_REPORTED_TO = re.compile(r"\((?:(b)[/íìil|1]([c€©eC])|([pt])[/íìil|1](h))\)", re.ASCII)


def as_printed(text: str) -> str:
    """What the engine writes as a Vietnamese printer has it.

    >>> as_printed("ĐÐợt"), as_printed("(b/€);"), as_printed("(píh)"), as_printed("(bac)")
    ('Đợt', '(b/c);', '(p/h)', '(bac)')
    """
    for wrong, right in _QUIRKS:
        text = text.replace(wrong, right)
    return _REPORTED_TO.sub(_reported_to, text)


def _reported_to(match: re.Match[str]) -> str:
    return "(b/c)" if match[1] else f"({match[3]}/{match[4]})"


class Recognised(NamedTuple):
    """A word in pixels: its box, the slope and height of its line's baseline, how sure the engine is (0..1)."""

    text: str
    box: tuple[int, int, int, int]
    baseline: float
    slope: float
    size: float
    confidence: float


@cache
def _engine(mode: int) -> tesserocr.PyTessBaseAPI:
    return tesserocr.PyTessBaseAPI(path=find_data(), lang="vie", psm=mode)


def recognise(picture: Picture, dpi: float, mode: int = PAGE) -> list[Recognised]:
    """The words of a picture (one byte a pixel), in the engine's reading order; `find_data()` must not be None."""
    engine = _engine(mode)
    engine.SetImage(Image.fromarray(picture))
    engine.SetSourceResolution(round(dpi))
    engine.Recognize()
    iterator = engine.GetIterator()
    words = [] if iterator is None else [_word(item) for item in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD)]
    engine.Clear()
    return [word for word in words if word is not None]


def recognise_part(picture: Picture, box: tuple[int, int, int, int], dpi: float, size: float, mode: int) -> list[Recognised]:
    """The words of a part of the picture, recognised at `size` dpi; told in pixels of the picture."""
    x0, top, x1, bottom = (max(0, edge) for edge in box)
    part = picture[top:bottom, x0:x1]
    if min(part.shape) < _BORDER * dpi or not (part < 128).any():
        return []
    border = round(_BORDER * dpi)
    framed = np.pad(part, border, constant_values=255)
    scale = size / dpi
    if scale != 1:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        framed = cv2.resize(framed, None, fx=scale, fy=scale, interpolation=way).astype(np.uint8)
    left, above = x0 - border, top - border
    return [_moved(word, 1 / scale, left, above) for word in recognise(np.ascontiguousarray(framed), size, mode)]


def _moved(word: Recognised, scale: float, left: int, above: int) -> Recognised:
    x0, top, x1, bottom = (round(edge * scale) for edge in word.box)
    box = (x0 + left, top + above, x1 + left, bottom + above)
    return word._replace(box=box, baseline=word.baseline * scale + above)


def _word(item: tesserocr.PyPageIterator) -> Recognised | None:
    level = tesserocr.RIL.WORD
    if item.Empty(level):
        return None
    text = item.GetUTF8Text(level)
    box = item.BoundingBox(level)
    if not text or not text.strip() or box is None:
        return None
    text = as_printed(text)
    baseline, slope = float(box[3]), 0.0
    line = item.Baseline(tesserocr.RIL.TEXTLINE)
    if line is not None and line[1][0] > line[0][0]:
        (x0, y0), (x1, y1) = line
        slope = (y1 - y0) / (x1 - x0)
        baseline = y0 + slope * ((box[0] + box[2]) / 2 - x0)
    attributes = item.WordFontAttributes()
    size = float(attributes["pointsize"]) if attributes else 0.0
    return Recognised(text.strip(), box, baseline, slope, size, item.Confidence(level) / 100)
