"""Words as they are searched: lower case, without diacritics, parted by single spaces."""

import re
import unicodedata

# Every combining mark that NFD takes off a Vietnamese letter; đ is a letter of its own and has none.
_UNMARKED = {**dict.fromkeys(range(0x300, 0x370)), ord("đ"): "d"}
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """The text in lower case without diacritics.

    >>> fold("Đề án Đắk Lắk")
    'de an dak lak'
    """
    return unicodedata.normalize("NFD", text.lower()).translate(_UNMARKED)


def searchable(text: str) -> str:
    """The words of the text folded, in their order, so that both databases cut them the same way.

    >>> searchable("Số: 31/KH-UBND, “Khu kinh tế”")
    'so 31 kh ubnd khu kinh te'
    """
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()
