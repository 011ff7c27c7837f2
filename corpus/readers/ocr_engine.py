"""Tesseract with Debian's Vietnamese data, loaded once a process.

The model has no ≥ ≤ – … ² ³: it reads "≥ 100" as "> 100" and is sure of it.  Whoever trusts a comparison sign
that comes from here should know that.
"""

from functools import cache
from typing import NamedTuple

import tesserocr
from PIL import Image

from corpus.readers.ocr_data import find_data
from corpus.readers.specks import Picture

PAGE, CELL = tesserocr.PSM.AUTO, tesserocr.PSM.SINGLE_BLOCK
# What the model writes for one letter: Đ comes with an Icelandic Ð beside it, or as Ð alone.
_QUIRKS = (("ĐÐ", "Đ"), ("ÐĐ", "Đ"), ("Ð", "Đ"), ("đð", "đ"), ("ð", "đ"))


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


def _word(item: tesserocr.PyPageIterator) -> Recognised | None:
    level = tesserocr.RIL.WORD
    if item.Empty(level):
        return None
    text = item.GetUTF8Text(level)
    box = item.BoundingBox(level)
    if not text or not text.strip() or box is None:
        return None
    for wrong, right in _QUIRKS:
        text = text.replace(wrong, right)
    baseline, slope = float(box[3]), 0.0
    line = item.Baseline(tesserocr.RIL.TEXTLINE)
    if line is not None and line[1][0] > line[0][0]:
        (x0, y0), (x1, y1) = line
        slope = (y1 - y0) / (x1 - x0)
        baseline = y0 + slope * ((box[0] + box[2]) / 2 - x0)
    attributes = item.WordFontAttributes()
    size = float(attributes["pointsize"]) if attributes else 0.0
    return Recognised(text.strip(), box, baseline, slope, size, item.Confidence(level) / 100)
