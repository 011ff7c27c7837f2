"""Words as they are compared: folded syllables, with abbreviations spelled out."""

import re
import unicodedata
from functools import lru_cache

from comparison.lexicon import lexicon

_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


class _Unmarked(dict[int, str]):
    """A `str.translate` table that fills itself: a letter to the same letter without its marks."""

    def __missing__(self, code: int) -> str:
        bare = "".join(char for char in unicodedata.normalize("NFD", chr(code).lower()) if unicodedata.category(char) != "Mn")
        self[code] = found = bare.replace("đ", "d")  # đ is a letter of its own and has no mark
        return found


_UNMARKED = _Unmarked()


def fold(text: str) -> str:
    """The text in lower case without diacritics.

    >>> fold("Đề án ĐẮK LẮK")
    'de an dak lak'
    """
    return text.translate(_UNMARKED)


def syllables(text: str) -> list[str]:
    """The folded syllables and numbers in their order; years are left out, for they change with the plan.

    >>> syllables("Tỷ lệ GPMB các KCN năm 2021")
    ['ty', 'le', 'giai', 'phong', 'mat', 'bang', 'cac', 'khu', 'cong', 'nghiep', 'nam']
    """
    return [word for found in _SYLLABLE.findall(unicodedata.normalize("NFC", text)) for word in _spelled(found)]


@lru_cache(maxsize=100_000)
def _spelled(found: str) -> tuple[str, ...]:
    """What one syllable, number or abbreviation stands for."""
    short = lexicon().abbreviation
    if _YEAR.fullmatch(found):
        return ()
    return tuple(short.get(found) or short.get(found.upper()) or (fold(found),))


def plain(text: str) -> str:
    """The syllables as one string, each between spaces, so that a phrase can be looked for."""
    return f" {' '.join(syllables(text))} "
