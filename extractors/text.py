"""Views of a text that keep every offset: lower case, one place for the tone mark, and without diacritics."""

import unicodedata


class _CharTable(dict[int, str]):
    """A `str.translate` table that fills itself, one character to one character."""

    def __init__(self, fold: bool) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, code: int) -> str:
        char = chr(code)
        lower = char.lower()
        if self._fold:
            lower = "".join(c for c in unicodedata.normalize("NFD", lower) if unicodedata.category(c) != "Mn")
            lower = lower.replace("đ", "d").replace("ð", "d")
        self[code] = found = lower if len(lower) == 1 else char
        return found


_LOWER = _CharTable(fold=False)
_FOLD = _CharTable(fold=True)
# The older way writes the mark on the second vowel: hoà, thuý.  Both are right, and both are NFC.
_TONE_PLACES = [
    (old + tone_old, tone_new + new)
    for old, new, marks in (("o", "a", "àáảãạ"), ("o", "e", "èéẻẽẹ"), ("u", "y", "ỳýỷỹỵ"))
    for tone_old, tone_new in zip(marks, {"o": "òóỏõọ", "u": "ùúủũụ"}[old], strict=True)
]


def lower(text: str) -> str:
    """The text in lower case, character for character.

    >>> lower("KẾ HOẠCH")
    'kế hoạch'
    """
    return text.translate(_LOWER)


def fold(text: str) -> str:
    """The NFC text in lower case without diacritics, character for character; đ becomes d.

    Only for phrases of two syllables or more: alone, "sở" and "số" would become one word.

    >>> fold("Phần đầu")
    'phan dau'
    """
    return text.translate(_FOLD)


def plain(text: str) -> str:
    """The text in lower case with the tone mark in one place, character for character.

    >>> plain("Thoả thuận, uỷ ban, quý")
    'thỏa thuận, ủy ban, quý'
    """
    out = lower(text)
    for old, new in _TONE_PLACES:
        if old in out:
            out = _replace_outside_q(out, old, new)
    return out


def _replace_outside_q(text: str, old: str, new: str) -> str:
    """`old` → `new`, but for "quý", "quỳ": there the u belongs to the consonant."""
    if old[0] == "u":
        return text.replace("q" + old, "q\0").replace(old, new).replace("q\0", "q" + old)
    return text.replace(old, new)


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return " ".join(text.split())
