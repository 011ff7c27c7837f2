"""Words as they are compared: folded syllables, with abbreviations spelled out."""

import re
import unicodedata

from comparison.lexicon import lexicon

_SYLLABLE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def fold(text: str) -> str:
    """The text in lower case without diacritics.

    >>> fold("Đề án ĐẮK LẮK")
    'de an dak lak'
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(char) != "Mn")
    return bare.replace("đ", "d")


def syllables(text: str) -> list[str]:
    """The folded syllables and numbers in their order; years are left out, for they change with the plan.

    >>> syllables("Tỷ lệ GPMB các KCN năm 2021")
    ['ty', 'le', 'giai', 'phong', 'mat', 'bang', 'cac', 'khu', 'cong', 'nghiep', 'nam']
    """
    spelled: list[str] = []
    for found in _SYLLABLE.findall(unicodedata.normalize("NFC", text)):
        if _YEAR.fullmatch(found):
            continue
        spelled += lexicon().abbreviation.get(found) or lexicon().abbreviation.get(found.upper()) or [fold(found)]
    return [one for phrase in spelled for one in phrase.split()]


def plain(text: str) -> str:
    """The syllables as one string, each between spaces, so that a phrase can be looked for."""
    return f" {' '.join(syllables(text))} "
