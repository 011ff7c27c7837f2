"""Words as they are compared: syllables in one spelling, with abbreviations spelled out."""

import re
import unicodedata
from functools import lru_cache

from comparison.lexicon import lexicon
from comparison.spelling import one_spelling
from schemas.spelling import fold

_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AND = re.compile(r"(?<=[A-ZĐ]) ?& ?(?=[A-ZĐ])")


def spoken(text: str) -> list[str]:
    """The syllables and numbers in their order, in lower case; years are left out, for they change with the plan.

    >>> spoken("Tỉ lệ GPMB các KCN năm 2021")
    ['tỷ', 'lệ', 'giải', 'phóng', 'mặt', 'bằng', 'các', 'khu', 'công', 'nghiệp', 'năm']
    """
    return [word for found in _SYLLABLE.findall(joined(text)) for word in _spelled(found)]


def joined(text: str) -> str:
    """The NFC text with each abbreviation in one piece: KH&CN is KHCN."""
    return _AND.sub("", unicodedata.normalize("NFC", text))


def syllables(text: str) -> list[str]:
    """The same, folded.

    >>> syllables("Sở KH&ĐT")
    ['so', 'ke', 'hoach', 'dau', 'tu']
    """
    return [word for found in _SYLLABLE.findall(joined(text)) for word in _folded(found)]


@lru_cache(maxsize=100_000)
def _spelled(found: str) -> tuple[str, ...]:
    """What one syllable, number or abbreviation stands for."""
    short = lexicon().abbreviation
    if _YEAR.fullmatch(found):
        return ()
    return tuple(short.get(found) or short.get(found.upper()) or (one_spelling(found.lower()),))


@lru_cache(maxsize=100_000)
def _folded(found: str) -> tuple[str, ...]:
    return tuple(map(fold, _spelled(found)))


def plain(text: str) -> str:
    """The folded syllables as one string, each between spaces, so that a phrase can be looked for."""
    return f" {' '.join(syllables(text))} "


@lru_cache(maxsize=100_000)
def usual(words: tuple[str, ...]) -> str:
    """The spoken words as one string, each between spaces, what has a usual wording in that one and without "và".

    >>> usual(("rác", "thải", "và", "bụi"))
    ' chất thải rắn bụi '
    """
    said = f" {' '.join(words)} "
    for other, common in lexicon().synonym.items():
        said = said.replace(f" {other} ", f" {common} ")
    return said.replace(" và ", " ")
