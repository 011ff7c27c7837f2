"""How Vietnamese a text looks: the share of its words that are possible syllables.

A text layer of a foreign OCR, of a legacy font read as Latin-1, or in scrambled order shows itself here.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from schemas.syllables import is_syllable

_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 12


class Quality(NamedTuple):
    """Shares (0..1) of the words of a text; all 1 or 0 where there are too few words to tell."""

    words: int
    valid: float  # possible Vietnamese syllables, among words of two letters and more
    marked: float  # words with a diacritic
    lone: float  # single letters with a diacritic: the mark of text in scrambled order


@lru_cache(maxsize=16384)
def _judged(word: str) -> tuple[bool, bool, bool, bool]:
    """(counts, valid, marked, lone) of one word; abbreviations such as UBND do not count."""
    marked = not word.isascii()
    counts = len(word) > 1 and (marked or not word.isupper())
    return counts, counts and is_syllable(word), marked, marked and len(word) == 1


def quality(text: str) -> Quality:
    """The quality of the text; needs NFC."""
    words = _LETTERS.findall(text)
    if len(words) < _ENOUGH:
        return Quality(len(words), 1.0, 1.0, 0.0)
    judged = [_judged(word) for word in words]
    counted = max(1, sum(j[0] for j in judged))
    return Quality(
        len(words),
        sum(j[1] for j in judged) / counted,
        sum(j[2] for j in judged) / counted,
        sum(j[3] for j in judged) / len(words),
    )
