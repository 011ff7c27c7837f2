"""Where a year that is not written comes from: the sentence, the section's heading, the plan's period, the day of issue."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from extractors.reading import Reading
from extractors.time_expressions import Expression
from extractors.time_values import Point
from schemas.dates import DateRole

_NEIGHBOURS = 50  # years looked at in one sentence; more stand only in hostile input
_LATE = 10  # plans for the next year's Tết are issued from October on
_SCHOOL_BEGINS = 7  # the month from which on the work of a new school year is planned
_TOLD = re.compile(r"(?<!\w)(?:đã|từng|vừa qua|trước đây)(?!\w)")
_NOT_THE_PLANS = frozenset({"other", "citation", "commemoration", "baseline", "issue"})


class Anchor(NamedTuple):
    """A year and the place that gave it."""

    year: int
    place: str


@dataclass(frozen=True)
class Calendar:
    """What is known of the time of one plan.  `years` are the years written in it, in reading order: the offset,
    the year, and whether it is part of a day (a year named for itself is the better anchor)."""

    issued: Point | None
    period: Anchor | None
    years: tuple[tuple[int, int, bool], ...]
    terms: tuple[tuple[int, Point, Point], ...]
    reading: Reading | None = None
    school: int | None = None  # the first year of the school year that the plan is for
    turn: int | None = None  # from this month on, the year before the plan's is meant: a plan for Tết begins before New Year

    def year_for(self, expression: Expression, role: DateRole) -> Anchor | None:
        """The year of an expression that has none; None where nothing in the plan tells."""
        due = role == "deadline"
        month = _month_of(expression)
        if month and (self.school or expression.rule == "semester") and (in_school := self._in_school_year(month)):
            return in_school
        if self.reading is not None:
            found = self._nearest(self.reading.sentence_at(expression.core), expression.core, due)
            if found and self._looks_ahead(expression, role, found):
                found = None
            if found:
                return Anchor(found, "sentence")
            for section in self.reading.ancestors(self.reading.section_at(expression.core)):
                if section.heading is None:
                    continue
                found = self._nearest((section.span.start, section.body_start), expression.core, due)
                if found and not section.span.start <= expression.core < section.body_start:
                    return Anchor(found, "section")
        anchor = self.period
        if anchor and month and self.turn and month >= self.turn:
            return Anchor(anchor.year - 1, "issued_on")
        if anchor is None and self.issued and self.issued.year:
            anchor = Anchor(self.issued.year, "issued_on")
        if anchor and due and anchor.place == "issued_on":
            return Anchor(anchor.year + self._is_past(expression, anchor.year), anchor.place)
        return anchor

    def _in_school_year(self, month: int) -> Anchor | None:
        """The year of a month of the plan's school year, else of the one in which the plan is issued.

        July belongs to the year that begins only where the plan is issued before August.
        """
        issued = self.issued
        first, place = self.school, "period"
        if first is None and issued and issued.year and issued.month:
            first, place = issued.year - (issued.month < _SCHOOL_BEGINS), "issued_on"
        if first is None:
            return None
        if place == "period" and issued and issued.year == first and (issued.month or 12) < _SCHOOL_BEGINS:
            return Anchor(first + (month < (issued.month or 1)), place)  # enrolment is planned in the spring before the year
        late = month == _SCHOOL_BEGINS and issued is not None and issued.year == first and (issued.month or 0) > _SCHOOL_BEGINS
        return Anchor(first + (month < _SCHOOL_BEGINS or late), place)

    def term_at(self, offset: int) -> tuple[Point, Point] | None:
        """The term of office (*nhiệm kỳ*) that the text gives nearest to the offset."""
        if not self.terms:
            return None
        _, first, last = min(self.terms, key=lambda term: abs(term[0] - offset))
        return first, last

    def _nearest(self, bounds: tuple[int, int], offset: int, due: bool) -> int | None:
        first, last = (bisect_left(self.years, (bound,)) for bound in bounds)
        found = [(is_day, abs(at - offset), value) for at, value, is_day in self.years[first:last][:_NEIGHBOURS]]
        if due:  # nothing is due before the plan
            floor = self.period.year if self.period else self.issued.year if self.issued and self.issued.year else 0
            found = [entry for entry in found if entry[2] >= floor]
        return min(found)[2] if found else None

    def _looks_ahead(self, expression: Expression, role: DateRole, year: int) -> bool:
        """Whether what is planned would lie before the plan in this year of its sentence, and the plan is for a later one.

        "Trong quý I tổ chức hội nghị; đánh giá kết quả năm 2017" in a plan for 2018; what is told of the past keeps its year.
        """
        if self.reading is None or self.period is None or self.period.year <= year or role not in ("period", "deadline"):
            return False
        if not self._is_past(expression, year):
            return False
        section = self.reading.section_at(expression.core)
        first, last = self.reading.sentence_at(expression.core)
        told = section is not None and section.role in ("situation", "preamble")
        return not told and _TOLD.search(self.reading.lower, first, last) is None

    def _is_past(self, expression: Expression, year: int) -> bool:
        """Whether the day, in this year, lies before the plan itself."""
        part, issued = expression.stretch, self.issued.first_day() if self.issued else None
        if part is None or issued is None:
            return False
        latest = part.in_year(year).latest() if part.in_year(year).exists() else None
        return latest is not None and latest < issued


def _month_of(expression: Expression) -> int | None:
    part = expression.stretch
    return part.first.month if part and part.first else None


def find_calendar(
    reading: Reading, expressions: Sequence[Expression], roles: Sequence[DateRole], issued: Point | None
) -> Calendar:
    """The time of the plan, from its header and from the years that its text gives."""
    years: list[tuple[int, int, bool]] = []
    terms: list[tuple[int, Point, Point]] = []
    counts: Counter[int] = Counter()
    for expression, role in zip(expressions, roles, strict=True):
        part = expression.stretch
        if part is None or role in _NOT_THE_PLANS:
            continue
        written = {end.year for end in (part.first, part.last) if end and end.year is not None}
        if len(written) == 1:
            value = written.pop()
            years.append((expression.core, value, expression.kind == "day"))
            counts[value] += 1
        elif (
            expression.kind == "years"
            and part.first
            and part.last
            and "nhiệm" in reading.lower[expression.start : expression.core]
        ):
            terms.append((expression.core, part.first, part.last))
    period = _period(reading, counts, issued)
    school, turn = _school(reading, expressions), _turn(reading, period, issued)
    return Calendar(issued, period, tuple(years), tuple(terms), reading, school, turn)


def _school(reading: Reading, expressions: Sequence[Expression]) -> int | None:
    """The first year of the school year that is the plan's period; None where it is for calendar years."""
    period = reading.header.period
    if period is None or period.last != period.first + 1:
        return None
    named = (e.stretch.first for e in expressions if e.rule == "school_year" and e.stretch)
    return period.first if any(point and point.year == period.first for point in named) else None


_TET = re.compile(r"(?<!\w)tết(?!\w)", re.IGNORECASE)


def _turn(reading: Reading, period: Anchor | None, issued: Point | None) -> int | None:
    """The month of issue where the plan is for the Tết of the next year; else None."""
    if period is None or issued is None or issued.year != period.year - 1 or issued.month is None:
        return None
    return issued.month if issued.month >= _LATE and _TET.search(reading.header.title or "") else None


def _period(reading: Reading, counts: Counter[int], issued: Point | None) -> Anchor | None:
    """The one year that the plan is for: by its header or title; where no day of issue is known, else the year it names most."""
    header = reading.header
    if header.period:
        if header.period.first == header.period.last:
            return Anchor(header.period.first, "period")
        if issued is None:
            return Anchor(header.period.first, "period")
        return None
    if header.title and (found := re.findall(r"(?<!\d)(20\d\d)(?!\d)", header.title)) and len(set(found)) == 1:
        return Anchor(int(found[0]), "period")
    if issued is None and counts:
        value, _ = min(counts.items(), key=lambda item: (-item[1], item[0]))
        return Anchor(value, "period")
    return None


def reference_calendar(reference: date) -> Calendar:
    """The calendar of a text without a plan: read on the day `reference`."""
    point = Point(reference.year, reference.month, reference.day)
    return Calendar(point, None, (), ())
