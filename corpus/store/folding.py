"""Words as they are searched: lower case, without diacritics, parted by single spaces."""

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\W_]+")


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


def searchable(text: str) -> str:
    """The words of the text folded, in their order.

    >>> searchable("Số: 31/KH-UBND, “Khu kinh tế”")
    'so 31 kh ubnd khu kinh te'
    """
    return _BETWEEN_WORDS.sub(" ", fold(text)).strip()
