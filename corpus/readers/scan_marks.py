"""Marks of a scanned line as its picture shows them: the dash of a list, words that stand apart or together.

The engine takes a faint dash for dirt or glues it to its word, and now and then overlooks the space between two words.
"""

import re

import numpy as np

from corpus.readers.page_words import Word
from corpus.readers.specks import Picture
from schemas.syllables import is_syllable

_DASH_WIDTH, _DASH_HEIGHT = (0.15, 0.8), 0.2  # of the size
_FIRST_ROMAN = ("L.", "L")
_LABEL = re.compile(r"(?:[a-zđ]|\d{1,2}|[IVX]{1,4})[.)]")
_FAR = 2.0  # of the size, from a dash to its words
_GLUED = re.compile(r"[-–—~_](?=[^\W\d_]{2})")
_OPEN_SYMBOL = re.compile(r"\d/\S*[-/]")
_SPACE = 0.15  # of the size: the white between two words
_DARK = 190  # hairlines too
_WIDE = 0.25  # of the size: what no two capitals of one word stand apart


def with_label(part: list[Word]) -> list[Word]:
    """The words of a part of a line, what stands before them as the label that it must be.

    A mark as flat as a dash is one, but dirt before another label; "L." before capitals is the first Roman number.
    """
    first = part[0]
    if len(part) > 1 and first.text in _FIRST_ROMAN and len(part[1].text) > 1 and part[1].text.isupper():
        return [first._replace(text=first.text.replace("L", "I")), *part[1:]]
    if len(part) > 2 and is_dash(first) and _LABEL.fullmatch(part[1].text):
        return part[1:]
    glued = _GLUED.match(first.text)
    if glued:
        end = first.box[0] + (first.box[2] - first.box[0]) / len(first.text)
        dash = first._replace(text="-", box=(first.box[0], first.box[1], end, first.box[3]))
        rest = first._replace(text=first.text[glued.end() :], box=(end, *first.box[1:]))
        return [dash, rest, *part[1:]]
    if len(part) > 1 and is_dash(first) and part[1].box[0] - first.box[2] < _FAR * first.size:
        return [first._replace(text="-"), *part[1:]]
    return part


def is_dash(word: Word) -> bool:
    """Whether a mark is as flat and as long as a dash."""
    width, height = word.box[2] - word.box[0], word.box[3] - word.box[1]
    shortest, longest = _DASH_WIDTH
    flat = height < _DASH_HEIGHT * word.size and shortest * word.size < width < longest * word.size
    return flat and not any(map(str.isalnum, word.text))


def spaced_as_printed(picture: Picture, dpi: float, part: list[Word]) -> list[Word]:
    """The words of a part of a line; two that ran together apart, and the symbol of a document ("NĐ- CP") in one."""
    words: list[Word] = []
    for word in part:
        goes_on = bool(words and _OPEN_SYMBOL.search(words[-1].text) and word.text[0].isupper())
        words += _apart(picture, dpi, word._replace(spaced=False) if goes_on else word)
    return words


def _apart(picture: Picture, dpi: float, word: Word) -> list[Word]:
    letters = word.text.rstrip(".,;:")
    if not letters.isalpha() or len(letters) < 4 or is_syllable(letters):
        return [word]
    x0, top, x1, bottom = (round(edge * dpi / 72) for edge in word.box)
    inked = np.flatnonzero((picture[max(0, top) : bottom, max(0, x0) : x1] < _DARK).any(axis=0))
    if inked.size < 2:
        return [word]
    gaps = np.diff(inked)
    widest = int(gaps.argmax())
    if gaps[widest] < _SPACE * word.size * dpi / 72:
        return [word]
    middle = (inked[widest] + inked[widest + 1]) / 2
    at = round(middle / (x1 - x0) * len(word.text))
    wide = gaps[widest] > _WIDE * word.size * dpi / 72
    near = [cut for cut in (at, at - 1, at + 1) if 0 < cut < len(letters)]
    cuts = [cut for cut in near if _both_stand(letters[:cut], letters[cut:], wide=bool(wide))]
    if not cuts:
        return [word]
    cut, place = cuts[0], word.box[0] + middle * 72 / dpi
    left = word._replace(text=word.text[:cut], box=(*word.box[:2], place, word.box[3]))
    return [left, word._replace(text=word.text[cut:], box=(place, *word.box[1:]), spaced=True)]


def _both_stand(left: str, right: str, *, wide: bool) -> bool:
    """Whether both can be words: syllables, or short forms in capitals.

    Two short forms ("BGĐ SYT", no "UB ND") only where the gap is `wide`, and no letter alone amid capitals.
    """
    if (left + right).isupper() and 1 in (len(left), len(right)):
        return False
    syllables = [is_syllable(word.lower()) for word in (left, right)]
    short = [word.isupper() for word in (left, right)]
    return (wide or any(syllables)) and all(a or b for a, b in zip(syllables, short, strict=True))
