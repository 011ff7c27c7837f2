"""Expressions of time in a text that is no plan, read on a given day; used to compare the grammar with its peers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from extractors import time_values as values
from extractors.dates import holiday_of, modifier, resolve
from extractors.lexicon import load_lexicon
from extractors.time_anchors import reference_calendar
from extractors.time_expressions import Expression, Holiday
from extractors.time_grammar import find_expressions
from extractors.time_values import Point, Stretch
from schemas.spelling import fold, lower

_CLOCK = re.compile(
    r"""(?<![\w:/.,])(?P<hour>\d{1,2})(?:\s*(?:h|giờ)\s*(?:(?P<minute>\d{1,2})(?!\d)\s*(?:phút|ph|p)?)?|:(?P<minute2>\d\d)(?::(?P<second>\d\d))?)
    (?!\w|:\d)(?:\s*(?P<part>sáng|trưa|chiều|tối|đêm)(?!\w))?(?P<day>[\s,]*(?=ngày\s*\d|\d{1,2}/\d))?""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class BareTime:
    """One expression: `value` in EDTF (a clock without a day is "T10:45"), the days it spans, a rule for a repetition.

    `inferred` says that the year was taken from the day of reading.
    """

    start: int
    end: int
    text: str
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    recurrence: str | None = None
    mod: str | None = None
    inferred: bool = False


def read_times(text: str, reference: date) -> list[BareTime]:
    """The expressions of time in `text` in reading order, as they are meant on the day `reference`.

    >>> [t.value for t in read_times("họp vào quý sau, gửi báo cáo trước 20/3", date(2021, 1, 5))]
    ['2021-04-01/2021-06-30', '2021-03-20']
    """
    found = [
        time
        for expression in find_expressions(lower(text), text, _named_days(text), spoken=True)
        if (time := _read(expression, text, reference))
    ]
    return sorted(_with_clocks(found, text), key=lambda time: time.start)


def _read(expression: Expression, text: str, reference: date) -> BareTime | None:
    relative = _relative(expression, reference)
    if relative is None:
        resolved = resolve(expression, "other", reference_calendar(reference), text)
        if resolved is None:
            return None
        stretch, anchor = resolved
        if stretch and not stretch.has_year:  # a named day
            stretch = stretch.in_year(reference.year)
    else:
        stretch, anchor = relative, None
    value = stretch.edtf() if stretch else expression.length
    return BareTime(
        expression.start, expression.end, text[expression.start : expression.end], value, stretch.earliest() if stretch else None,
        stretch.latest() if stretch else None, expression.recurrence, modifier(expression), anchor is not None,
    )  # fmt: skip


def _relative(expression: Expression, reference: date) -> Stretch | None:
    """The stretch of "tuần này", "quý sau", "3 ngày tới", "2 tháng qua"; None for any other expression."""
    if expression.kind == "length" and expression.numbers:
        return _counted((expression.length or "")[-1], expression.numbers[0], reference)
    if expression.kind != "relative":
        return None
    offset = expression.numbers[0]
    if expression.rule == "relative_tuần":
        return values.week_of(reference, offset)
    index = reference.year * 12 + reference.month - 1
    if expression.rule == "relative_tháng":
        return values.month((index + offset) // 12, (index + offset) % 12 + 1)
    quarter = reference.year * 4 + (reference.month - 1) // 3 + offset
    return values.quarter(quarter // 4, quarter % 4 + 1)


def _counted(unit: str, count: int, reference: date) -> Stretch | None:
    """`count` whole units before (negative) or after the one that holds the day."""
    first, last = (1, count) if count > 0 else (count, -1)
    if unit == "D":
        return Stretch(
            values.of_date(date.fromordinal(reference.toordinal() + first)),
            values.of_date(date.fromordinal(reference.toordinal() + last)),
        )
    if unit == "W":
        return Stretch(values.week_of(reference, first).first, values.week_of(reference, last).last)
    index = reference.year * 12 + reference.month - 1
    if unit == "M":
        begin, end = (Point((index + n) // 12, (index + n) % 12 + 1) for n in (first, last))
        return Stretch(begin, end)
    return Stretch(Point(reference.year + first), Point(reference.year + last))


def _with_clocks(found: list[BareTime], text: str) -> Iterator[BareTime]:
    """The times with the clock before a day made part of it, and the clocks that stand alone."""
    days = {time.start: time for time in found}
    used: set[int] = set()
    for match in _CLOCK.finditer(lower(text)):
        clock = _clock(match)
        if clock is None:
            continue
        day = (
            next((t for t in found if (t.start <= match.end() and match.start() < t.end) or t.start == match.end()), None)
            if match["day"] is not None
            else None
        )
        if day is None:
            yield BareTime(match.start(), match.end(), match.group().strip(), clock)
        elif day.start in days and day.earliest and day.earliest == day.latest:
            used.add(day.start)
            start = min(day.start, match.start())
            yield replace(day, start=start, text=text[start : day.end], value=f"{day.earliest.isoformat()}{clock}")
    yield from (time for time in found if time.start not in used)


def _clock(match: re.Match[str]) -> str | None:
    """The clock time as precise as said: T16, T10:45, T15:23:24; None where no day has it."""
    hour, minute = int(match["hour"]), match["minute"] or match["minute2"]
    if match["part"] in ("chiều", "tối") and hour < 12:
        hour += 12
    if hour > 23 or int(minute or 0) > 59 or int(match["second"] or 0) > 59:
        return None
    return f"T{hour:02d}" + (f":{int(minute):02d}" if minute else "") + (f":{match['second']}" if match["second"] else "")


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """All forms of the named days, folded, longest first, and the rule of each."""
    rules = {fold(form): rule.id for rule in load_lexicon("commemorations").rule for form in rule.forms}
    return re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(form) for form in sorted(rules, key=len, reverse=True)) + r")(?!\w)"
    ), rules


def _named_days(text: str) -> list[Holiday]:
    pattern, rules = _names()
    lexicon = load_lexicon("commemorations")
    return [holiday_of(lexicon[rules[match.group()]], *match.span()) for match in pattern.finditer(fold(text))]
