"""What pages repeat in their margins: page numbers, running headers and footers."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:trang\s*(?:số\s*)?|page\s*)?\d{1,4}\s*(?:(?:/|of|trên)\s*\d{1,4})?[-–—.\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.115  # of the page's height
_REPEATED = 3


def drop_running(pages: Sequence[tuple[list[Line], float, float]]) -> list[list[Line]]:
    """The lines of each page (its lines in order, width, height) without what its margins repeat."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines, _, height in pages:
        seen.update({_key(line) for line in _in_margin(lines, height)})
    enough = max(_REPEATED, len(pages) // 3)
    return [
        [
            line
            for line in lines
            if not (_is_edge(line, lines, height) and (_is_number(line, width) or seen[_key(line)] >= enough))
        ]
        for lines, width, height in pages
    ]


def _in_margin(lines: list[Line], height: float) -> list[Line]:
    return [line for line in lines if _is_edge(line, lines, height)]


def _is_edge(line: Line, lines: list[Line], height: float) -> bool:
    """Whether the line is among the first or last two of its page, and close to the paper's edge."""
    near = line.baseline < _EDGE * height or line.baseline > (1 - _EDGE) * height
    return near and (line in lines[:2] or line in lines[-2:])


def _is_number(line: Line, width: float) -> bool:
    """Whether the line is a page number; a year that ends a sentence stands at the left margin."""
    return line.x0 > 0.3 * width and _PAGE_NUMBER.fullmatch(line.text) is not None


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.baseline / 4)
