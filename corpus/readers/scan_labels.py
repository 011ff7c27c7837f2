"""The numbers of scanned headings by the turn of their siblings: what stands before "II." is "I.", however it was read.

Only what a scanner does is mended: a stroke that was taken for an l, a full stop that was not seen.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.readers.lines import Line

_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}
_STROKE = re.compile(r"(?:[Ll|!]|[Ll|!1]{2})[.,]")  # one stroke, or its two edges, and its full stop
_LABEL = re.compile(r"([IVX]{1,4}|[1-9]\d?)([.,]?)")
_SAME_INDENT = 6.0  # points


class _Label(NamedTuple):
    """The number that a line begins with; `value` 0 for a stroke that may be the first one."""

    page: int  # index of the page, and of the line on it
    line: int
    kind: str  # "roman" or "arabic"
    value: int
    stopped: bool
    x0: float


def with_sibling_numbers(pages: Sequence[list[Line]]) -> None:
    """Mends the first words of recognised lines in place; `pages` are the lines of each page in order."""
    labels = list(_labels(pages))
    for at, label in enumerate(labels):
        if label.value == 0 and _follows(labels, at, 2):
            _put(pages, label, "I.")
        elif label.value and not label.stopped and (_precedes(labels, at) or (label.value == 1 and _follows(labels, at, 2))):
            _put(pages, label, f"{pages[label.page][label.line].words[0].text.rstrip(',')}.")


def _labels(pages: Sequence[list[Line]]) -> Iterator[_Label]:
    for page, lines in enumerate(pages):
        for number, line in enumerate(lines):
            first = line.words[0]
            if first.confidence is None or len(line.words) < 2 or not line.words[1].text[0].isupper():
                continue
            if _STROKE.fullmatch(first.text):
                yield _Label(page, number, "roman", 0, True, line.x0)
            elif (match := _LABEL.fullmatch(first.text)) and (value := _ROMAN.get(match[1]) or _arabic(match[1])):
                kind = "arabic" if match[1].isdigit() else "roman"
                yield _Label(page, number, kind, value, match[2] == ".", line.x0)


def _arabic(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _follows(labels: Sequence[_Label], at: int, value: int) -> bool:
    """Whether the next number of its kind is this one, as far in, and printed with a full stop."""
    label = labels[at]
    after = next((other for other in labels[at + 1 :] if other.kind == label.kind), None)
    return after is not None and after.value == value and after.stopped and abs(after.x0 - label.x0) < _SAME_INDENT


def _precedes(labels: Sequence[_Label], at: int) -> bool:
    """Whether the last number of its kind is the one before it, as far in, and printed with a full stop."""
    label = labels[at]
    before = next((other for other in reversed(labels[:at]) if other.kind == label.kind), None)
    return (
        before is not None
        and max(before.value, 1) == label.value - 1
        and before.stopped
        and abs(before.x0 - label.x0) < _SAME_INDENT
    )


def _put(pages: Sequence[list[Line]], label: _Label, text: str) -> None:
    line = pages[label.page][label.line]
    pages[label.page][label.line] = Line(line.page, (line.words[0]._replace(text=text), *line.words[1:]))
