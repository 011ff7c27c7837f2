"""The words of a digital PDF page by the geometry of its characters, never in the order of the stream.

pdfium gives box, baseline and font of each character; text taken in stream order keeps only half of the
words where a fallback font draws the letters with tone marks (findings/ingest.md, 2.2).
"""

import ctypes
import math
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage, PdfTextPage

from corpus.readers.characters import clean
from corpus.readers.guards import guard_characters
from corpus.readers.legacy_fonts import legacy_font, read_glyphs
from corpus.readers.page_words import Word

_SAME_LINE = 2.0  # points between baselines
_WORD_GAP = 0.18  # of the size, where no space is written
# What pdfium makes of a hyphen at the end of a line; and what many fonts call the hyphen that they print: "10-15%".
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-"}
_FEWEST_SPACED, _LONGEST_SPACED = 5, 80  # letters of a line set with wide letter space
_SCALED_SIZE = 4.0  # points: no font is printed as small as this
_QUARTER = math.pi / 2
_SAMPLED = 40


class Frame(NamedTuple):
    """How a page's own coordinates turn into points from the top left of what is shown."""

    left: float
    bottom: float
    width: float  # before the turn
    height: float
    quarters: int  # clockwise quarter turns, 0..3

    @property
    def shown(self) -> tuple[float, float]:
        """Width and height as shown."""
        return (self.height, self.width) if self.quarters % 2 else (self.width, self.height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point from the top left as shown."""
        x, y = x - self.left, y - self.bottom
        match self.quarters:
            case 0:
                return x, self.height - y
            case 1:
                return y, x
            case 2:
                return self.width - x, y
            case _:
                return self.height - y, self.width - x

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The box from the top left as shown."""
        ax, ay = self.point(left, bottom)
        bx, by = self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def frame_of(page: PdfPage) -> Frame:
    """The frame of a page with its rotation."""
    left, bottom, right, top = page.get_cropbox(fallback_ok=True) or page.get_mediabox()
    left, right = sorted((left, right))
    bottom, top = sorted((bottom, top))
    return Frame(left, bottom, right - left, top - bottom, (page.get_rotation() // 90) % 4)


# (baseline, x0, x1, top, bottom, code, index on the page): a plain tuple, since a page has thousands of them
_Char = tuple[float, float, float, float, float, int, int]
_BASELINE: Final = 0
_X0: Final = 1
_X1: Final = 2
_CODE: Final = 5
_AT: Final = 6


def text_turn(text_page: PdfTextPage) -> int | None:
    """How many quarter turns (0..3) nine of ten characters are turned by; None where they disagree."""
    raw, count = text_page.raw, text_page.count_chars()
    turns = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // _SAMPLED)):
        angle = pdfium_c.FPDFText_GetCharAngle(raw, index)
        if angle >= 0:
            turns[round(angle / _QUARTER) % 4] += 1
    most = max(range(4), key=turns.__getitem__)
    return (most if turns[most] >= 0.9 * sum(turns) else None) if any(turns) else 0


def read_words(text_page: PdfTextPage, frame: Frame, page_number: int) -> list[Word]:
    """The words of the page, line by line from the top, left to right."""
    chars = _read_chars(text_page, frame, page_number)
    chars.sort()
    fonts = _Fonts(text_page)
    words: list[Word] = []
    line: list[_Char] = []
    limit = math.inf
    for char in chars:
        if char[0] > limit:
            _split_line(line, fonts, words)
            line = []
        if not line:
            limit = char[0] + _SAME_LINE
        line.append(char)
    if line:
        _split_line(line, fonts, words)
    return words


def _read_chars(text_page: PdfTextPage, frame: Frame, page_number: int) -> list[_Char]:
    raw, count = text_page.raw, text_page.count_chars()
    guard_characters(page_number, count)
    origin_x, origin_y, box = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF()
    at_x, at_y, at_box = ctypes.byref(origin_x), ctypes.byref(origin_y), ctypes.byref(box)
    get_unicode, get_box = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
    get_origin, is_generated = pdfium_c.FPDFText_GetCharOrigin, pdfium_c.FPDFText_IsGenerated
    left, top_edge, turned = frame.left, frame.bottom + frame.height, frame.quarters != 0
    chars: list[_Char] = []
    bottom = top = baseline = float("nan")
    for index in range(count):
        code = get_unicode(raw, index)
        if code in (10, 13, 0):
            continue
        if code == 32 and is_generated(raw, index) == 1:
            continue  # a space that pdfium only supposes
        get_box(raw, index, at_box)
        if turned:
            get_origin(raw, index, at_x, at_y)
            x0, y0, x1, y1 = frame.box(box.left, box.bottom, box.right, box.top)
            chars.append((frame.point(origin_x.value, origin_y.value)[1], x0, x1, y0, y1, code, index))
            continue
        if box.bottom != bottom or box.top != top:  # another line, font or size: ask where its baseline is
            get_origin(raw, index, at_x, at_y)
            bottom, top, baseline = box.bottom, box.top, top_edge - origin_y.value
        chars.append((baseline, box.left - left, box.right - left, top_edge - top, top_edge - bottom, code, index))
    return chars


class _Fonts:
    """Size and weight of characters of one page, asked once a word."""

    def __init__(self, text_page: PdfTextPage) -> None:
        self._raw = text_page.raw
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._at_flags = ctypes.byref(self._flags)
        self._matrix = pdfium_c.FS_MATRIX()
        self._at_matrix = ctypes.byref(self._matrix)
        self._sizes: dict[float, float] = {}

    def name(self, at: int) -> bytes:
        """The name of the font of the character at this index, b"" where it has none."""
        length = pdfium_c.FPDFText_GetFontInfo(self._raw, at, self._name, 128, self._at_flags)
        return self._name.value if 0 < length <= 128 else b""

    def size(self, at: int) -> float:
        """The size in points: what the font says, scaled by the matrix that the text stands under."""
        told: float = pdfium_c.FPDFText_GetFontSize(self._raw, at)
        known = self._sizes.get(told)
        if known is not None:
            return known
        size = told
        if pdfium_c.FPDFText_GetMatrix(self._raw, at, self._at_matrix):
            size *= math.hypot(self._matrix.b, self._matrix.d) or 1.0
        size = round(min(max(size, 1.0), 400.0), 1)
        if told > _SCALED_SIZE:  # a size of 1 is scaled by each matrix on its own
            self._sizes[told] = size
        return size


@lru_cache(maxsize=1024)
def _is_bold(name: bytes) -> bool:
    """Whether a font's name says bold: "BCDEEE+TimesNewRomanPS-BoldMT"."""
    lower = name.lower()
    return any(mark in lower for mark in (b"bold", b"black", b"heavy", b"-demi"))


@lru_cache(maxsize=1024)
def _is_legacy(name: bytes) -> bool:
    return legacy_font(name.decode("latin-1")) is not None


def _split_line(line: list[_Char], fonts: _Fonts, words: list[Word]) -> None:
    """Adds the words of one visual line, given as its characters."""
    line.sort(key=_by_x)
    begun: list[_Char] = []
    right = 0.0
    spaced = True
    gap = _WORD_GAP * fonts.size(next((char[_AT] for char in line if char[_CODE] != 32), line[0][_AT]))
    if len(line) < _LONGEST_SPACED:
        gap = max(gap, _letter_space(line, gap))
    baseline = _shared(line[0][_BASELINE])
    for char in line:
        code = char[_CODE]
        if code in (32, 0xA0):
            if begun:
                _add_word(begun, baseline, fonts, words, spaced)
                begun = []
            spaced = True
            continue
        x0, x1 = char[_X0], char[_X1]
        if begun:
            last = begun[-1]
            # Bold made by printing twice; but the letters of one glyph ("ffi") follow each other, all at one place.
            one_glyph = x0 == last[_X0] and char[_AT] == last[_AT] + 1
            if code == last[_CODE] and abs(x0 - last[_X0]) < 0.1 * (last[_X1] - last[_X0]) and not one_glyph:
                continue
            if x0 - right > gap:
                _add_word(begun, baseline, fonts, words, spaced)
                begun, spaced = [], True
        if not begun or x1 > right:
            right = x1
        begun.append(char)
    if begun:
        _add_word(begun, baseline, fonts, words, spaced)


def _letter_space(line: list[_Char], gap: float) -> float:
    """How far letters may stand apart in a line that is set with wide letter space, "K Ế  H O Ạ C H"; 0 in others."""
    gaps = [b[_X0] - a[_X1] for a, b in pairwise(line) if a[_CODE] != 32 and b[_CODE] != 32]
    if len(gaps) < _FEWEST_SPACED or sum(g > 0.8 * gap for g in gaps) < 0.8 * len(gaps):
        return 0.0
    usual = median(gaps)
    return 1.4 * usual if all(g > 0.6 * usual for g in gaps) else 0.0


def _by_x(char: _Char) -> float:
    return char[_X0]


def _add_word(chars: list[_Char], baseline: float, fonts: _Fonts, words: list[Word], spaced: bool) -> None:
    _, lefts, rights, tops, bottoms, codes, places = zip(*chars, strict=True)
    font = fonts.name(places[0])
    text = "".join(map(chr, codes))
    if _is_legacy(font):
        text = read_glyphs(zip(text, (fonts.name(at).decode("latin-1") for at in places), strict=True))
    text = clean(text.translate(_HYPHENS))
    if text:
        box = (_shared(lefts[0]), _shared(min(tops)), _shared(max(rights)), _shared(max(bottoms)))
        words.append(Word(text, box, baseline, fonts.size(places[0]), _is_bold(font), None, spaced))


@lru_cache(maxsize=32768)
def _tenth(tenths: int) -> float:
    return tenths / 10


def _shared(points: float) -> float:
    """The length to a tenth of a point, one object for equal lengths: a long file has a million of them."""
    return _tenth(round(points * 10))
