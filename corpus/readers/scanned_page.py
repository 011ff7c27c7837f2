"""A page that is a picture to words and rules: rendered at the picture's own resolution, then recognised."""

import math
from statistics import median

import numpy as np
import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from corpus.readers.drawn_rules import find_rules
from corpus.readers.guards import guard_picture
from corpus.readers.lines import Line, visual_lines
from corpus.readers.ocr_engine import CELL, Recognised, recognise
from corpus.readers.page_words import Page, Word
from corpus.readers.roman_strokes import count_strokes
from corpus.readers.ruled_tables import drawn_tables
from corpus.readers.specks import Picture, without_specks
from schemas.base import Box

_LOWEST, _HIGHEST = 200.0, 400.0  # dpi: below, the engine loses tone marks; above, it only takes longer
_MAX_PIXELS = 40_000_000
_JUNK = 0.70  # marks without a letter or digit that the engine is less sure of are dirt
_SURE = 0.45  # a page read worse than this may stand on its head
_MAX_CELLS = 600
_NEAR = 0.3
_STRAY, _STRAY_LETTERS = 0.5, 6
_FLAT = 0.25  # of the size: the lowest small letters are twice as high
_APART = 2.2  # of the size
_FEWEST_CELLS = 4  # fewer are a frame around text


def read_scan(page: PdfPage, number: int) -> Page:
    """The page (counted from 1) as OCR reads it, in points of the page as it is shown."""
    width, height = page.get_size()
    dpi = _resolution(page, number, width, height)
    picture = _render(page, dpi)
    words = recognise(picture, dpi)
    turned = 0
    if words and median(word.confidence for word in words) < _SURE:
        picture, words, turned = _upright(picture, dpi, words)
    if turned % 2:
        width, height = height, width
    read = Page(number, width, height, rules=find_rules(picture, dpi))
    lean = median(word.slope for word in words) if words else 0.0
    boxes = [box for table in drawn_tables(read) if len(table) >= _FEWEST_CELLS for box in table]
    outside = [_counted(picture, word) for word in words if not _in_any(word, boxes, 72 / dpi)]
    placed = (_placed(word, 72 / dpi, lean, (0, 0)) for word in outside if not _is_junk(word))
    read.words = [_upright_word(word, lean, height) for word in placed]
    for box in boxes[:_MAX_CELLS]:
        read.words += _cell_words(picture, box, dpi, lean)
    read.words = _without_strays(_with_one_size(read.words))
    return read


def _without_strays(words: list[Word]) -> list[Word]:
    """The words but for what strokes of a pen, edges of a stamp and dirt were taken for.

    That is: letters too flat to be any, and a few letters that stand apart, in a line of their own or far behind
    one, and that the engine believes in least.
    """
    kept: list[Word] = []
    lettered = [word for word in words if not _is_flat(word)]
    for line in visual_lines(lettered, 0, same_line=3.0):
        for part in _parts(line):
            letters = sum(len(word.text) for word in part)
            sure = max(word.confidence or 0 for word in part)
            if letters > _STRAY_LETTERS or sure > _STRAY:
                kept += part
    return kept


def _is_flat(word: Word) -> bool:
    """Whether the word is lower than letters of its size can be."""
    return word.box[3] - word.box[1] < _FLAT * word.size and any(map(str.isalpha, word.text))


def _parts(line: Line) -> list[list[Word]]:
    """The words of a line, cut where a wide gap parts them."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.box[0] - parts[-1][-1].box[2] < _APART * line.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _with_one_size(words: list[Word]) -> list[Word]:
    """The words with the page's usual size where theirs is near it: the engine guesses sizes line by line."""
    if not words:
        return words
    usual = median(word.size for word in words)
    return [word._replace(size=usual) if abs(word.size - usual) < _NEAR * usual else word for word in words]


def _resolution(page: PdfPage, number: int, width: float, height: float) -> float:
    """The resolution of the largest picture on the page, within what the engine and the memory bear."""
    own = _LOWEST
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        guard_picture(number, *item.get_px_size())
        x0, y0, x1, y1 = item.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.3 * width * height:
            pixels = max(item.get_px_size())
            own = max(own, pixels / max(x1 - x0, y1 - y0) * 72)
    bearable = math.sqrt(_MAX_PIXELS / (width * height)) * 72
    return min(own, _HIGHEST, bearable)


def _render(page: PdfPage, dpi: float) -> Picture:
    """The page's red channel: black print is dark in it, and a red stamp over the signature is not there."""
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, draw_annots=False)
    pixels = bitmap.to_numpy()
    red: Picture = np.ascontiguousarray(pixels[:, :, 0] if pixels.ndim == 3 else pixels)
    return without_specks(red, dpi)


def _upright(picture: Picture, dpi: float, words: list[Recognised]) -> tuple[Picture, list[Recognised], int]:
    """The best of the four ways to turn the page: picture, words, quarters turned."""
    best = (_score(words), picture, words, 0)
    for quarters in (1, 2, 3):
        turned = np.ascontiguousarray(np.rot90(picture, quarters))
        found = recognise(turned, dpi)
        best = max(best, (_score(found), turned, found, quarters), key=lambda reading: reading[0])
    return best[1:]


def _score(words: list[Recognised]) -> float:
    return sum(word.confidence * len(word.text) for word in words if word.confidence > 0.6)


def _is_junk(word: Recognised) -> bool:
    """Whether the word is dirt: marks only, and the engine is not sure; a list's dash it is sure of."""
    lettered = any(map(str.isalnum, word.text))
    lone = len(word.text) == 1 and not word.text.isdigit()
    return (not lettered and word.confidence < _JUNK) or (lone and word.confidence < 0.2)


def _in_any(word: Recognised, boxes: list[Box], points: float) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2 * points, (word.box[1] + word.box[3]) / 2 * points
    return any(x0 <= x <= x1 and top <= y <= bottom for x0, top, x1, bottom in boxes)


def _placed(word: Recognised, points: float, lean: float, corner: tuple[float, float]) -> Word:
    """The word in points, its baseline as it would be if the page did not lean; `corner` is that of its cell in pixels."""
    x0, top, x1, bottom = word.box
    left, above = corner
    box = ((x0 + left) * points, (top + above) * points, (x1 + left) * points, (bottom + above) * points)
    baseline = (word.baseline + above - lean * ((x0 + x1) / 2 + left)) * points
    size = word.size or (bottom - top) * points
    return Word(word.text, box, baseline, size, confidence=word.confidence)


def _counted(picture: Picture, word: Recognised) -> Recognised:
    text = count_strokes(picture, word.text, word.box)
    return word if text == word.text else word._replace(text=text)


def _upright_word(word: Word, lean: float, height: float) -> Word:
    """The word where it would stand if the page did not lean: its margins lean as much as its lines."""
    x0, top, x1, bottom = word.box
    shift = lean * (bottom - height / 2)
    return word._replace(box=(x0 + shift, top, x1 + shift, bottom), shift=shift)


def _cell_words(picture: Picture, box: Box, dpi: float, lean: float) -> list[Word]:
    """The words of one table cell, recognised alone: twice as many cells come out right as from the whole page."""
    margin = 0.02 * dpi
    x0, top, x1, bottom = (round(edge * dpi / 72) for edge in box)
    left, above = round(x0 + margin), round(top + margin)
    crop = picture[max(0, above) : max(0, round(bottom - margin)), max(0, left) : max(0, round(x1 - margin))]
    if min(crop.shape) < 0.05 * dpi or not (crop < 128).any():
        return []
    border = round(0.05 * dpi)
    framed = np.pad(crop, border, constant_values=255)
    found = recognise(np.ascontiguousarray(framed), dpi, CELL)
    corner = (left - border, above - border)
    return [_placed(word, 72 / dpi, lean, corner) for word in found if not _is_junk(word)]
