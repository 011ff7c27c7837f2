"""Words as they are searched: lower case, without diacritics, parted by single spaces."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from schemas import spelling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LONG = 1000  # characters, from which on one look at a table is faster than one at each character


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
    if len(text) >= _LONG and (words := _searchable_at_once(text)) is not None:
        return words
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()


def _searchable_at_once(text: str) -> str | None:
    """The same by a table; None for a text with characters beyond it, an emoji, say."""
    import numpy as np  # noqa: PLC0415  whoever lists plans folds short names only

    folded = _folded_words()
    codes = np.frombuffer(unicodedata.normalize("NFC", text).encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.max() >= len(folded):
        return None
    return " ".join(folded[codes].tobytes().decode("utf-32-le", "surrogatepass").split())


@cache
def _folded_words() -> "NDArray[np.uint32]":
    """By character of the first plane what it is folded to; a space for what is no letter or digit."""
    import numpy as np  # noqa: PLC0415

    folded = spelling.fold("".join(map(chr, range(0x10000))))
    return np.array([32 if _BETWEEN_WORDS.match(char) else ord(char) for char in folded], np.uint32)
