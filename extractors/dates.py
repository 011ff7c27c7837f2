"""Expressions of time in a plan, each with its value, its bounds and the part it plays."""

import re
from collections.abc import Sequence
from datetime import timedelta

from extractors.confidence import confidence
from extractors.date_roles import find_roles
from extractors.lexicon import Rule, load_lexicon
from extractors.lunar_new_year import named_year, new_year
from extractors.reading import Reading
from extractors.time_anchors import Anchor, Calendar, find_calendar
from extractors.time_expressions import Expression, Holiday
from extractors.time_grammar import find_expressions
from extractors.time_values import Point, Stretch, of_date, of_iso
from schemas.dates import DateItem, DateMod, DateRole, DateType
from schemas.references import Reference

_MODS: dict[str, DateMod] = {"START": "START", "MID": "MID", "END": "END"}
_NAME = re.compile(r"\s+[^\W\d]+\s+[^\W\d]+")
_WEAK_RULES = frozenset({"bare_year", "term_of_office", "after_issue", "plan_year", "relative_year", "semester", "length"})


def extract_dates(reading: Reading, references: Sequence[Reference]) -> tuple[DateItem, ...]:
    """The dates in reading order."""
    expressions = find_expressions(reading.lower, reading.text, _holidays(reading))
    roles = find_roles(reading, expressions, references)
    calendar = find_calendar(reading, expressions, roles, _issued(reading, expressions, roles))
    items = (_item(reading, expression, role, calendar) for expression, role in zip(expressions, roles, strict=True))
    return tuple(sorted((item for item in items if item), key=lambda item: (item.span.start, item.span.end)))


def _holidays(reading: Reading) -> list[Holiday]:
    """The named days that the lexicon `commemorations` found."""
    lexicon = load_lexicon("commemorations")
    return [
        holiday_of(lexicon[span.label_], span.start_char, span.end_char) for span in reading.doc.spans.get("commemorations", ())
    ]


def holiday_of(rule: Rule, start: int, end: int) -> Holiday:
    """The named day of a rule of the lexicon, found in [start, end)."""
    month, day, shift = (value if isinstance(value := rule.values.get(name), int) else None for name in ("month", "day", "shift"))
    return Holiday(start, end, month, day, rule.id, shift or 0)


def _issued(reading: Reading, expressions: Sequence[Expression], roles: Sequence[DateRole]) -> Point | None:
    """The day of issue: the header's, else the one in the letterhead."""
    if reading.header.issued_on:
        return of_iso(reading.header.issued_on)
    stretches = (e.stretch for e, role in zip(expressions, roles, strict=True) if role == "issue")
    return next((s.first for s in stretches if s and s.first and s.first.year), None)


def _item(reading: Reading, expression: Expression, role: DateRole, calendar: Calendar) -> DateItem | None:
    """The item of one expression; None where nothing can be said of its value."""
    resolved = resolve(expression, role, calendar, reading.text)
    if resolved is None:
        return None
    stretch, anchor = resolved
    mod = modifier(expression)
    if stretch and mod == "BEFORE":
        stretch = Stretch(None, stretch.last or stretch.first)
    span = reading.span(expression.start, _end(expression, reading.text))
    section = reading.section_at(expression.start)
    inferred = anchor is not None or (
        stretch is not None and (expression.kind in ("now", "event", "term") or expression.from_issue or expression.to_issue)
    )
    earliest, latest = _bounds(stretch)
    return DateItem(
        span=span,
        section_id=section.section_id if section else None,
        confidence=_confidence(expression, inferred),
        inferred=inferred,
        rule=expression.rule,
        type=kind_of(expression, stretch),
        value=expression.length if expression.length and not stretch else stretch.edtf() if stretch else None,
        earliest=earliest,
        latest=latest,
        mod=mod,
        recurrence=expression.recurrence,
        role=role,
        anchor=anchor.place if anchor else _source(expression, calendar) if inferred else None,
    )


def _source(expression: Expression, calendar: Calendar) -> str | None:
    """Where a value that rests on no single year came from."""
    if expression.kind == "term":
        return "sentence"
    return "issued_on" if calendar.issued else None


def _end(expression: Expression, text: str) -> int:
    """Where the expression ends; the name of a lunar year ("Giáp Thìn") belongs to its first day."""
    if expression.holiday and expression.holiday.month is None and expression.end == expression.holiday.end:
        match = _NAME.match(text, expression.end)
        if match and named_year(match.group(), 2000) is not None:
            return match.end()
    closing = text[expression.end : expression.end + 1] == ")"
    return expression.end + (
        closing and text.count("(", expression.start, expression.end) > text.count(")", expression.start, expression.end)
    )


def _bounds(stretch: Stretch | None) -> tuple[str | None, str | None]:
    if stretch is None:
        return None, None
    earliest, latest = stretch.earliest(), stretch.latest()
    return earliest.isoformat() if earliest else None, latest.isoformat() if latest else None


def resolve(expression: Expression, role: DateRole, calendar: Calendar, text: str) -> tuple[Stretch | None, Anchor | None] | None:
    """The stretch of an expression with the year it lacks, and where that came from; None where it stays without any value.

    A repetition and a length have no stretch.
    """
    if expression.recurrence:
        return None, None
    if expression.length:
        return (_years_on(expression, calendar), None) if expression.numbers else (None, None)
    if expression.holiday:
        return _holiday(expression, calendar, text)
    if expression.rule == "lunar_day":
        return None  # no table has the days of the lunar months
    if expression.lunar:
        return None, None
    if expression.kind == "term":
        term = calendar.term_at(expression.core)
        return (Stretch(*term), None) if term else None
    if expression.from_issue or expression.to_issue or expression.kind in ("now", "event"):
        return _from_issue(expression, role, calendar)
    part = expression.stretch
    if part is None:
        return None
    anchor = None
    if not part.has_year:
        if role == "commemoration":
            return part, None
        anchor = calendar.year_for(expression, role)
        if anchor is None:
            return (part, None) if part.is_point and not part.shift and part.first and part.first.month else None
        part = part.in_year(anchor.year)
        if not part.exists():
            return None
    if "since" in expression.tags and expression.kind != "years" and not expression.ranged and not expression.edge and part.first:
        part = Stretch(part.last if "until" in expression.tags else part.first, None)  # "kể từ khi kết thúc quý I"
    return part, anchor


def _from_issue(expression: Expression, role: DateRole, calendar: Calendar) -> tuple[Stretch | None, Anchor | None] | None:
    """The stretch of "từ nay đến …", "… đến nay", "ngay sau khi … ban hành"; an unknown day of issue leaves its end open."""
    issued = calendar.issued
    if expression.kind == "now" and not expression.ranged:
        if issued is None:
            return None
        return (Stretch(issued, None), None) if "since" in expression.tags else (Stretch(issued, issued), None)
    if expression.kind == "event" and not expression.ranged:
        return (Stretch(issued, None), None) if issued else None
    part = expression.stretch or Stretch(None, None)
    anchor = None
    if not part.has_year:
        anchor = calendar.year_for(expression, role)
        if anchor is None:
            return None
        part = part.in_year(anchor.year)
    part = part._replace(first=issued if expression.from_issue else part.first, last=issued if expression.to_issue else part.last)
    return (part, anchor) if part.exists() else None


def _holiday(expression: Expression, calendar: Calendar, text: str) -> tuple[Stretch | None, Anchor | None] | None:
    """The day of a named day: the figures beside it, else the calendar's, with the year that stands after it."""
    holiday = expression.holiday
    if holiday is None:
        return None
    if expression.parts:
        return (expression.parts[0], None) if not expression.lunar else (None, None)
    written = expression.numbers[0] if expression.numbers else None
    if holiday.month is not None:
        point = Point(written, holiday.month, holiday.day)
        return (Stretch(point, point), None) if point.exists() else None
    near = calendar.issued.year if calendar.issued and calendar.issued.year else calendar.period.year if calendar.period else None
    following = text[holiday.end : holiday.end + 16].split()[:2]
    year = written or (named_year(" ".join(following).rstrip(".,;)"), near) if near else None)
    anchor = None
    if year is None:
        anchor = _next_new_year(calendar)
        year = anchor.year if anchor else None
    first = new_year(year) if year else None
    if first is None:
        return None
    found = of_date(first + timedelta(days=holiday.shift))
    return Stretch(found, found), anchor


def _next_new_year(calendar: Calendar) -> Anchor | None:
    """The lunar new year that a plan speaks of: the first one after it is issued."""
    issued = calendar.issued.first_day() if calendar.issued else None
    if issued is None:
        return calendar.period
    day = new_year(issued.year)
    return Anchor(issued.year + (1 if day and day < issued else 0), "issued_on")


def _years_on(expression: Expression, calendar: Calendar) -> Stretch | None:
    """The years of "3 năm tới", "5 năm qua", counted from the year of issue, itself left out; other units stay lengths."""
    length, issued = expression.length or "", calendar.issued
    if not length.endswith("Y") or issued is None or issued.year is None:
        return None
    count, base = expression.numbers[0], issued.year
    first, last = (base + 1, base + count) if count > 0 else (base + count, base - 1)
    stretch = Stretch(Point(first), Point(last))
    return stretch if stretch.exists() else None


def modifier(expression: Expression) -> DateMod | None:
    """How the expression's value is meant."""
    tags = expression.tags
    if expression.rule == "open_range" or (expression.kind == "event" and not expression.ranged):
        return "AFTER"
    if expression.ranged and (expression.kind != "set" or "since" in tags) and not tags & {"due"}:
        return None
    if "before" in tags:
        return "BEFORE"
    if expression.edge and expression.rule != "plan_year":
        return _MODS[expression.edge]
    if tags & {"due", "until"} or ("as_of" in tags):
        return "ON_OR_BEFORE"
    if "after" in tags or ("since" in tags and expression.kind != "years"):
        return "AFTER"
    return "APPROX" if "about" in tags else None


def kind_of(expression: Expression, stretch: Stretch | None) -> DateType:
    """The type after TIMEX3: a part of a quarter or year named by one of its ends is a point."""
    if expression.recurrence:
        return "SET"
    if stretch is None:
        return "DURATION" if expression.length else "DATE"
    if stretch.is_point or (expression.edge and not expression.ranged) or (stretch.first is None and not expression.ranged):
        return "DATE"
    return "PERIOD"


def _confidence(expression: Expression, inferred: bool) -> float:
    factors = []
    if inferred:
        factors.append("inferred")
    if expression.folded:
        factors.append("folded")
    if expression.rule in _WEAK_RULES or expression.weak:
        factors.append("weak_rule")
    return confidence("dates", 0.98, *factors)
