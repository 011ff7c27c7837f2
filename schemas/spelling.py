"""Views of a text that keep every offset: lower case, one place for the tone mark, and without diacritics."""

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from schemas.code_tables import FIRST_PLANE, LONG, code_table, translated

if TYPE_CHECKING:
    from schemas.code_tables import CodeTable


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
    return (translated(text, _folded()) if len(text) >= LONG else None) or text.translate(_FOLD)


@cache
def _folded() -> "CodeTable":
    return code_table("".join(map(chr, FIRST_PLANE)).translate(_FOLD))


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
