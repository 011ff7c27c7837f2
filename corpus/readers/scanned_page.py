"""A page that is a picture to words and rules: recognised as a whole, then its tables and what is in doubt once more."""

from statistics import median

import numpy as np
from pypdfium2 import PdfPage

from corpus.readers.drawn_rules import find_rules
from corpus.readers.lean import Lean, straightened
from corpus.readers.ocr_engine import BLOCK, Recognised, recognise, recognise_part
from corpus.readers.page_words import Page, Word
from corpus.readers.roman_strokes import count_strokes
from corpus.readers.ruled_tables import drawn_tables
from corpus.readers.scan_columns import Pixels, find_columns
from corpus.readers.scan_marks import spaced_as_printed, with_label
from corpus.readers.scan_picture import picture_of
from corpus.readers.second_look import read_cell, read_line, without_junk
from corpus.readers.specks import Picture
from corpus.readers.stray_words import parts_of, without_strays
from schemas.base import Box

_DOUBTFUL = 0.45  # a page read worse than this may stand on its head
_MAX_CELLS = 600
_FEWEST_CELLS = 4  # fewer are a frame around text
_NEAR = 0.3
_DOUBTED = 0.80
_MAX_AGAIN = 16  # lines of a page that are recognised again
_FIGURE = 0.1  # by which a figure has to be surer than a word
# Of the size, around a line that is recognised again: from its baseline, for the boxes of words reach into other lines,
# and of a strip with pieces of other lines the engine reads nothing.
_ABOVE, _BELOW, _BESIDE = 1.05, 0.30, 0.4


def read_scan(page: PdfPage, number: int) -> Page:
    """The page (counted from 1) as OCR reads it, in points of the page as it is shown."""
    picture, dpi = picture_of(page, number)
    best = _read(picture, dpi, number)
    if best.words and median(_sure(word) for word in best.words) < _DOUBTFUL:
        turned = [_read(np.ascontiguousarray(np.rot90(picture, quarters)), dpi, number) for quarters in (1, 2, 3)]
        best = max((best, *turned), key=_sureness)
    return best


def _sureness(page: Page) -> float:
    return sum(_sure(word) * len(word.text) for word in page.words if _sure(word) > 0.6)


def _sure(word: Word) -> float:
    return word.confidence or 0.0


def _read(paper: Picture, dpi: float, number: int) -> Page:
    picture, lean = straightened(paper, dpi)
    rules = find_rules(picture, dpi)
    height, width = paper.shape
    read = Page(number, width * 72 / dpi, height * 72 / dpi, rules=rules)
    boxes = [box for table in drawn_tables(read) if len(table) >= _FEWEST_CELLS for box in table][:_MAX_CELLS]
    columns = find_columns(picture, dpi, rules)
    rest = picture.copy()
    for x0, top, x1, bottom in (*columns, *(_pixels(box, dpi) for box in boxes)):
        rest[top:bottom, x0:x1] = 255
    words = recognise(rest, dpi)
    for column in columns:
        words += recognise_part(picture, column, dpi, dpi, BLOCK)
    outside = with_one_size(_found(without_junk(words), dpi, lean))
    read.words = _looked_at_again(picture, dpi, lean, outside)
    for box in boxes:
        read.words += _found(read_cell(picture, _pixels(box, dpi), dpi), dpi, lean)
    read.words = _marked(picture, dpi, without_strays(with_one_size(read.words)))
    return read


def _marked(picture: Picture, dpi: float, words: list[Word]) -> list[Word]:
    """The words with the marks, spaces and Roman numbers that the picture shows."""
    marked: list[Word] = []
    for part in parts_of(words):
        marked += (_counted(picture, dpi, word) for word in spaced_as_printed(picture, dpi, with_label(part)))
    return marked


def _looked_at_again(picture: Picture, dpi: float, lean: Lean, words: list[Word]) -> list[Word]:
    """The words, those of the lines that are most in doubt recognised again."""
    parts = parts_of(words)
    doubted = sorted((part for part in parts if _least(part) < _DOUBTED), key=_least)[:_MAX_AGAIN]
    for part in doubted:
        size = part[0].size
        x0, bottom = min(word.box[0] for word in part) - _BESIDE * size, max(word.baseline for word in part) + _BELOW * size
        x1, top = max(word.box[2] for word in part) + _BESIDE * size, min(word.baseline for word in part) - _ABOVE * size
        known = [_recognised(word, dpi) for word in part]
        found = read_line(picture, _pixels((x0, top, x1, bottom), dpi), dpi, known)
        part[:] = [word._replace(size=size, baseline=part[0].baseline) for word in _found(found, dpi, lean)]
    return [word for part in parts for word in part]


def _least(part: list[Word]) -> float:
    return min(_sure(word) - _FIGURE * any(map(str.isdigit, word.text)) for word in part)


def with_one_size(words: list[Word]) -> list[Word]:
    """The words with the page's usual size where theirs is near it, or their line is as high as others.

    The engine guesses sizes line by line, and of short lines wildly.
    """
    if not words:
        return words
    heights: dict[tuple[float, float], float] = {}
    for word in words:
        line = (word.baseline, word.size)
        heights[line] = max(heights.get(line, 0.0), word.box[3] - word.box[1])
    usual, usual_height = median(word.size for word in words), median(heights.values())
    return [
        word._replace(size=usual)
        if _is_near(word.size, usual) or _is_near(heights[word.baseline, word.size], usual_height)
        else word
        for word in words
    ]


def _is_near(value: float, usual: float) -> bool:
    return abs(value - usual) < _NEAR * usual


def _found(words: list[Recognised], dpi: float, lean: Lean) -> list[Word]:
    """Words of the upright page in points."""
    found = []
    for word in words:
        x0, top, x1, bottom = (edge * 72 / dpi for edge in word.box)
        box, size = (x0, top, x1, bottom), word.size or bottom - top
        found.append(Word(word.text, box, word.baseline * 72 / dpi, size, confidence=word.confidence, paper=lean.paper(box)))
    return found


def _recognised(word: Word, dpi: float) -> Recognised:
    return Recognised(word.text, _pixels(word.box, dpi), word.baseline * dpi / 72, 0.0, word.size, word.confidence or 0.0)


def _pixels(box: Box, dpi: float) -> Pixels:
    x0, top, x1, bottom = (round(edge * dpi / 72) for edge in box)
    return x0, top, x1, bottom


def _counted(picture: Picture, dpi: float, word: Word) -> Word:
    text = count_strokes(picture, word.text, _pixels(word.box, dpi))
    return word if text == word.text else word._replace(text=text)
