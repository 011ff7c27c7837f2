"""Views of a text that keep every offset: lower case, one place for the tone mark, and without diacritics."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LONG = 1000  # characters, from which on one look at a table is faster than one at each character


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
    lowered = text.lower()  # ten times as fast; a letter whose lower case is two ("İ") would move all that follows
    return lowered if len(lowered) == len(text) else text.translate(_LOWER)


def fold(text: str) -> str:
    """The NFC text in lower case without diacritics, character for character; đ becomes d.

    Only for phrases of two syllables or more: alone, "sở" and "số" would become one word.

    >>> fold("Phần đầu")
    'phan dau'
    """
    if text.isascii():
        return text.lower()
    return (_fold_at_once(text) if len(text) >= _LONG else None) or text.translate(_FOLD)


def _fold_at_once(text: str) -> str | None:
    """The same by a table, ten times as fast for a long text; None where it has characters beyond the table."""
    import numpy as np  # noqa: PLC0415  whoever lists plans folds short names only

    table = _folded_codes()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.max() >= len(table):
        return None
    return table[codes].tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _folded_codes() -> "NDArray[np.uint32]":
    """By character of the first plane what it is folded to."""
    import numpy as np  # noqa: PLC0415

    return np.array([ord(char) for char in "".join(map(chr, range(0x10000))).translate(_FOLD)], np.uint32)


def plain(text: str) -> str:
    """The text in lower case with the tone mark in one place, character for character.

    >>> plain("Thoả thuận, uỷ ban, quý, hoàn thành")
    'thỏa thuận, ủy ban, quý, hoàn thành'
    """
    return with_one_tone_place(lower(text))


def with_one_tone_place(lowered: str) -> str:
    """The lower-case text with the tone mark in one place, character for character."""
    out = lowered
    for old, new in _TONE_PLACES:
        if old in out:
            out = _replace_in_open_syllables(out, old, new)
    return out


def _replace_in_open_syllables(text: str, old: str, new: str) -> str:
    """`old` → `new` where the syllable ends with it ("hoàn" has one spelling), but for "quý": its u belongs to the q."""
    parts, position, at = [], 0, text.find(old)
    while at >= 0:
        end = at + len(old)
        if not text[end : end + 1].isalpha() and not (old[0] == "u" and at and text[at - 1] == "q"):
            parts += [text[position:at], new]
            position = end
        at = text.find(old, end)
    return "".join(parts) + text[position:]


def squeeze(text: str) -> str:
    """The text with each run of white space as one space, none at the ends."""
    return " ".join(text.split())
