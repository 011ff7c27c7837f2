"""The lines of a text file with what stands around each: its number, blank lines, indent, a new page."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_OTHER_ENDS = re.compile("([\x0b\x0c\x1c-\x1e\x85\u2028\u2029])")
_TAB = 4  # columns of indent


@dataclass(slots=True)
class RawLine:
    """A line that is not blank; `text` loses markup and odd characters on its way, `number` is true for ever."""

    number: int  # of the line in the file, from 1
    text: str
    gap: int = 0  # blank lines above it
    indent: int = 0
    new_page: bool = False  # a page ended between it and the line above
    bold: bool = False
    heading: bool = False  # marked as a heading: a paragraph of its own


def raw_lines(text: str) -> list[RawLine]:
    """The lines that are not blank, in order, as they stand in the file."""
    lines: list[RawLine] = []
    gap, new_page = 0, False
    plain = _OTHER_ENDS.search(text) is None
    for number, whole in enumerate(_LINE_ENDS.split(text), start=1):
        for part, page_end in ((whole, False),) if plain else _parts(whole):
            stripped = part.strip()
            if stripped:
                lead = part[: len(part) - len(part.lstrip())]
                indent = len(lead) + (_TAB - 1) * lead.count("\t")
                lines.append(RawLine(number, stripped, gap, indent, new_page))
                gap, new_page = 0, False
            else:
                gap += 1
            new_page = new_page or page_end
    return lines


def _parts(line: str) -> Iterator[tuple[str, bool]]:
    """A line cut where Word's line breaks and page ends stand in it, and whether a page ends there."""
    parts = _OTHER_ENDS.split(line)
    for at in range(0, len(parts), 2):
        mark = parts[at + 1] if at + 1 < len(parts) else ""
        yield parts[at], mark == "\x0c"


def without(lines: Iterable[RawLine], dropped: set[int]) -> list[RawLine]:
    """The lines but those at the indexes `dropped`; where one stood, a page ended."""
    kept: list[RawLine] = []
    gap, new_page = 0, False
    for at, line in enumerate(lines):
        if at in dropped:
            gap, new_page = gap + line.gap, True
            continue
        if new_page:
            line.gap, line.new_page = line.gap + gap, True
        gap, new_page = 0, False
        kept.append(line)
    return kept
