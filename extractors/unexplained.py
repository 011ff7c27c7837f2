"""Strict interpretation: each figure of the body is part of an item, left out for a named reason, or unexplained."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from extractors.figure_reasons import reason_for
from extractors.items import Items
from extractors.numbers import NUMBER
from extractors.reading import Reading
from schemas.unexplained import Unexplained

# The letterhead, the recipients and the signature are no body; the header has read them.
_OUTSIDE = frozenset({"recipients", "signature"})


def find_unexplained(reading: Reading, items: Items) -> tuple[tuple[Unexplained, ...], dict[str, int]]:
    """The unexplained figures in reading order, and how many were left out for which named reason."""
    covered = _Covered(_spans(reading, items))
    labels = _labels(reading)
    reasons: Counter[str] = Counter()
    unexplained: list[Unexplained] = []
    for match in NUMBER.finditer(reading.text):
        start, end = match.span()
        if covered.holds(start):
            continue
        section = reading.section_at(start)
        if section is not None and section.role in _OUTSIDE:
            reasons["outside_the_body"] += 1
        elif start in labels:
            reasons["section_number"] += 1
        elif (reason := reason_for(reading, start, end, section.role if section else "other")) is not None:
            reasons[reason] += 1
        else:
            unexplained.append(Unexplained(span=reading.span(start, end), section_id=section.section_id if section else None))
    return tuple(unexplained), dict(sorted(reasons.items()))


class _Covered:
    """The stretches of the text that items account for."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def holds(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def _spans(reading: Reading, items: Items) -> list[tuple[int, int]]:
    spans = [(i.span.start, i.span.end) for group in (items.dates, items.references) for i in group]
    spans += [(t.span.start, t.span.end) for t in items.targets]
    spans += [(span.start, span.end) for name, span in reading.header.spans.items() if name != "recipients"]
    return spans


def _labels(reading: Reading) -> set[int]:
    """Where the digits of the section numbers begin: "1.2" has two places only where it is read as two numbers."""
    found: set[int] = set()
    for section in reading.sections:
        if section.number is None:
            continue
        at = reading.text.find(section.number, section.span.start, section.body_start or section.span.start + 30)
        if at >= 0:
            found.update(m.start() for m in NUMBER.finditer(reading.text, at, at + len(section.number)))
    return found
