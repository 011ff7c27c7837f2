"""The lines of a document with what a reader's eye would see of each: capitals, list marks, length."""

import re
from typing import NamedTuple

from schemas.document import Document
from schemas.spelling import fold

# A dash, plus or dot before a space or a letter: a list item, never a section.
_BULLET = re.compile(r"\s*(?:[-–—+•●○▪■◦➢✓·\uf0b7\uf02d]|\*(?=\s)|[oO](?=\s{2}))\s*(?=\S)")
_HEAD = 60  # code points by which a line is known


class Line(NamedTuple):
    """One line of the clean text; `start` and `end` are offsets in it, white space at the ends left out."""

    index: int  # type: ignore[assignment]  # in the place of `tuple.index`, which no one asks a line for
    start: int
    end: int
    text: str
    head: str  # its first 60 characters in lower case without diacritics: for phrases of two syllables or more
    is_caps: bool  # its words are printed in capitals; a slip or "CT-TTg" among them does not matter
    is_bullet: bool  # it is an item of a list of dashes, pluses or dots
    kind: str
    side: str | None
    bold: bool
    centered: bool


def is_caps(text: str) -> bool:
    """Whether the text is in capitals: at most one small letter in twenty.

    >>> is_caps("CHỈ THỊ SỐ 31/CT-TTg CỦA THỦ TƯỚNG"), is_caps("Sở Y tế"), is_caps("12/2021")
    (True, False, False)
    """
    if text.isupper():
        return True
    if sum(map(str.islower, text[: len(text) // 20 + 12])) * 20 > len(text):
        return False  # more small letters at its beginning than all the rest could make up for
    if len(text) > 60 and sum(map(str.islower, text[:40])) > 6:
        return False  # the most of lines
    small = sum(map(str.islower, text))
    return small > 0 and small * 20 <= sum(map(str.isupper, text))


def read_lines(document: Document) -> tuple[Line, ...]:
    """The lines that are not empty, in order."""
    text, folded = document.text, fold(document.text)
    lines: list[Line] = []
    for block in document.blocks:
        for start, end in _split(text, block.start, block.end):
            words = text[start:end]
            stripped = words.strip()
            if not stripped:
                continue
            first = start + len(words) - len(words.lstrip())
            look = (block.kind, block.side, block.bold, block.centered)
            last = first + len(stripped)
            head = folded[first : min(last, first + _HEAD)]
            bullet = _BULLET.match(stripped) is not None
            lines.append(Line(len(lines), first, last, stripped, head, is_caps(stripped), bullet, *look))
    return tuple(lines)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A block is one line; a reader that leaves line ends inside one is forgiven."""
    if text.find("\n", start, end) < 0:
        return [(start, end)]
    parts = []
    for line in text[start:end].split("\n"):
        parts.append((start, start + len(line)))
        start += len(line) + 1
    return parts
