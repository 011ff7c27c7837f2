"""The years that a figure is for: from its clause, its sentence, the heading above it, or the plan."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.clauses import Clause
from extractors.openings import LABEL, names_measure
from extractors.reading import Reading
from schemas.base import Years
from schemas.dates import DateItem

_FOR = frozenset({"period", "deadline", "as_of"})
_COMPARES = re.compile(r"(?:(?:^|[ (,])so (?:với )?(?:[^\W\d_]+ ){0,5}|(?:^|[ ,])bằng )$")
# A heading or a lead-in longer than this says more than for which years its list is.
_LONGEST_LEAD = 90
_OPENING = 30
_PARTED = re.compile(r"[,;:(]| và | hoặc ")
# What may stand in a bracket before its date: "(tính đến hết năm 2025)"
_LONGEST_OPENING = 20


@dataclass(frozen=True)
class Times:
    """The dates of a plan that may say for which years a figure is, in reading order."""

    reading: Reading
    dates: tuple[DateItem, ...]

    @classmethod
    def of(cls, reading: Reading, dates: Sequence[DateItem]) -> "Times":
        """The times of the plan; citations, baselines, holidays and lengths say nothing about a figure's years."""
        return cls(reading, tuple(d for d in dates if _tells(reading, d)))

    @cached_property
    def _starts(self) -> list[int]:
        return [date.span.start for date in self.dates]

    def between(self, start: int, end: int) -> list[DateItem]:
        """The dates inside [start, end)."""
        found = []
        for at in range(bisect_left(self._starts, start), len(self.dates)):
            date = self.dates[at]
            if date.span.start >= end:
                break
            if date.span.end <= end:
                found.append(date)
        return found

    def nearest(self, offset: int, start: int, end: int) -> Years | None:
        """The years of the date inside [start, end) that stands nearest to `offset`, or None."""
        inside = self.between(start, end)
        return years(min(inside, key=lambda d: abs(d.span.start - offset))) if inside else None

    def period(self, clause: Clause, sentence: tuple[int, int], earlier: Sequence[Clause] = ()) -> Years | None:
        """The years of the clause's figure: from the clause, its sentence or paragraph, or the lead above; else None.

        `earlier` are the clauses of the sentence before it.
        """
        if (found := self.own_period(clause)) is not None:
            return found
        if (standing := self._standing(clause, sentence[0], earlier)) is not None:
            return years(standing)
        # A time that opens a sentence or a paragraph is for all of it: "Đến năm 2025: 70% …, 40% …".
        for start in (sentence[0], self.reading.line_at(sentence[0])[0]):
            before = self.between(start, clause.lead)
            if before and (self._opens(before[0], start, clause) or self._opens_bracket(before[0], clause)):
                return years(before[0])
        if (lead := self._lead(sentence[0])) is not None:
            return years(lead)
        return None

    def _standing(self, clause: Clause, start: int, earlier: Sequence[Clause]) -> DateItem | None:
        """The time said before an earlier figure of the same statement: "đến năm 2025 cơ cấu là 49%, 31%, 20%"; else None.

        A time right behind a figure is its own: "20% vào năm 2015 và khoảng 22% …".
        """
        plain = self.reading.plain
        low = max(start, plain.rfind(";", start, clause.figure.start) + 1)
        before = [d for d in self.between(low, clause.lead) if not self._in_closed_bracket(d, low, clause.lead)]
        if not before:
            return None
        at = before[-1].span.start
        figure_end = max((c.figure.end for c in earlier if c.figure.end <= at), default=None)
        return before[-1] if figure_end is None or _PARTED.search(plain, figure_end, at) else None

    def _in_closed_bracket(self, date: DateItem, low: int, end: int) -> bool:
        plain = self.reading.plain
        opened = plain.rfind("(", low, date.span.start)
        return opened >= 0 and ")" not in plain[opened : date.span.start] and ")" in plain[date.span.end : end]

    def _opens(self, date: DateItem, start: int, clause: Clause) -> bool:
        """Whether the date opens the text from `start` on and is none of a name's: "Tỷ lệ thất nghiệp năm 2025 dưới 4%; …"."""
        if date.span.start - start > _OPENING:
            return False
        plain = self.reading.plain
        label = LABEL.match(plain, start)
        at = label.end() if label else start
        if any(map(str.isdigit, plain[at : date.span.start])):
            return False  # "2 xã giai đoạn 1 (2021-2025) …"
        return not names_measure(plain, at, date.span.start) or ":" in plain[date.span.end : clause.figure.start]

    def _opens_bracket(self, date: DateItem, clause: Clause) -> bool:
        """Whether the clause stands in a bracket right behind the date: "cây trồng năm 2020 (lúa: diện tích …, ngô: …)"."""
        opened = self.reading.plain.find("(", date.span.end, date.span.end + 2)
        return opened >= 0 and ")" not in self.reading.plain[opened : clause.figure.start]

    def own_period(self, clause: Clause) -> Years | None:
        """The years of a time inside the clause, or None."""
        at = clause.figure.core_start
        inside = [d for d in self.between(clause.start, clause.end) if not self._is_aside(clause.figure.end, d)]
        if inside:
            return years(min(inside, key=lambda d: abs(d.span.start - at)))
        return self.nearest(at, clause.lead, clause.start)

    def _is_aside(self, after: int, date: DateItem) -> bool:
        """Whether the date stands inside a bracket that tells something else: "đạt 100% (đối với hồ sơ nhận từ năm 2022)"."""
        plain = self.reading.plain
        opened = plain.rfind("(", after, date.span.start)
        return opened >= 0 and ")" not in plain[opened : date.span.start] and date.span.start - opened > _LONGEST_OPENING

    def _lead(self, offset: int) -> DateItem | None:
        """The date of the line that leads into the list ("Đến năm 2025:"), or of the headings above, or None."""
        reading = self.reading
        line_start, _ = reading.line_at(offset)
        lines = 0
        while line_start > 0 and lines < 12:
            previous, end = reading.line_at(line_start - 1)
            line = reading.text[previous:end].rstrip()
            if line.endswith(":") and len(line) <= _LONGEST_LEAD:
                found = self.between(previous, end)
                if found:
                    return found[-1]
                break
            if line and not line.lstrip().startswith(("-", "+", "*", "•")):
                break
            line_start, lines = previous, lines + 1
        for section in reading.ancestors(reading.section_at(offset)):
            if section.heading and len(section.heading) <= _LONGEST_LEAD:
                found = self.between(section.span.start, section.body_start)
                if found:
                    return found[-1]
        return None


def _tells(reading: Reading, date: DateItem) -> bool:
    """Whether the date may say for which years a figure is; a base year does where its own figure is told."""
    if date.type == "DURATION" or years(date) is None:
        return False
    if date.role not in _FOR and date.role != "baseline":
        return False
    start = date.span.start
    before = reading.plain[max(0, start - 40) : start]
    if ("so " in before or "bằng " in before) and _COMPARES.search(before):
        return False
    return date.role != "baseline" or not reading.plain.startswith("so với", start)


def years(date: DateItem) -> Years | None:
    """The years that the date spans; "đến năm 2030" is 2030 alone; None where it has none."""
    if date.earliest is None and date.latest is None:
        return None
    last = int((date.latest or date.earliest or "")[:4])
    first = int((date.earliest or date.latest or "")[:4])
    if date.mod in ("ON_OR_BEFORE", "BEFORE") and date.type == "DATE":
        first = last
    if date.latest is None:
        last = first
    return _years(first, last)


@lru_cache(maxsize=1024)
def _years(first: int, last: int) -> Years:
    return Years(first=first, last=last)
