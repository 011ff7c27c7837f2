"""Words as they are searched: lower case, without diacritics, parted by single spaces."""

import re
import unicodedata

from schemas import spelling

_BETWEEN_WORDS = re.compile(r"[\W_]+")


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
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()
