"""Words as they are searched: lower case, without diacritics, parted by single spaces."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from schemas import spelling
from schemas.code_tables import FIRST_PLANE, LONG, code_table, translated

if TYPE_CHECKING:
    from schemas.code_tables import CodeTable

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_BETWEEN_WORD = re.compile(r"[\W_]")


def fold(text: str) -> str:
    """The text in lower case without diacritics.

    >>> fold("Đề án ĐẮK LẮK")
    'de an dak lak'
    """
    return spelling.fold(unicodedata.normalize("NFC", text))  # what a user types may come decomposed


def searchable(text: str) -> str:
    """The words of the text folded, in their order.

    >>> searchable("Số: 31/KH-UBND, “Khu kinh tế”")
    'so 31 kh ubnd khu kinh te'
    """
    words = translated(unicodedata.normalize("NFC", text), _folded_words()) if len(text) >= LONG else None
    return " ".join(words.split()) if words else _BETWEEN_WORDS.sub(" ", fold(text)).strip()


@cache
def _folded_words() -> "CodeTable":
    """A space for what is no letter or digit."""
    return code_table(_BETWEEN_WORD.sub(" ", spelling.fold("".join(map(chr, FIRST_PLANE)))))
