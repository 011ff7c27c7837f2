"""Targets of none: "không có đảng viên vi phạm", "không để xảy ra vụ cháy lớn"."""

from decimal import Decimal

from extractors.clauses import end_of_statement
from extractors.confidence import confidence
from extractors.indicators import Words
from extractors.lexicon import load_lexicon
from extractors.periods import Times
from extractors.reading import Reading
from extractors.units import read_unit
from schemas.targets import Target

_NONE_OF = load_lexicon("targets")["none_of"].regex
# Elsewhere "không có …" states a fact or forbids something.
_ROLES = frozenset({"targets", "objectives", "content", "tasks"})
_CUE = "không "


def find_zeros(reading: Reading, words: Words, calendar: Times) -> list[Target]:
    """The targets of none of a counted thing (records.md), where a plan sets what is to be reached."""
    found: list[Target] = []
    at = words.plain.find(_CUE)
    while at >= 0:
        match = _NONE_OF.match(words.plain, at)
        section = reading.section_at(at)
        if match and section and section.role in _ROLES:
            target = _zero(reading, words, calendar, at, match.end())
            found += [target] if target else []
        at = words.plain.find(_CUE, at + len(_CUE))
    return found


def _zero(reading: Reading, words: Words, calendar: Times, start: int, noun: int) -> Target | None:
    unit = read_unit(words.text, words.plain, noun - 1)
    if unit is None or unit.kind != "noun":
        return None
    end = end_of_statement(words.plain, unit.end, reading.sentence_at(start)[1])
    indicator = words.between(noun, end)
    if not indicator:
        return None
    section = reading.section_at(start)
    return Target(
        span=reading.span(start, end),
        section_id=section.section_id if section else None,
        confidence=confidence("targets", 0.7),
        inferred=True,
        rule="none_of",
        indicator=indicator,
        comparator="=",
        value=Decimal(0),
        unit=unit.printed,
        unit_code=unit.code,
        status="target",
        period=calendar.nearest(start, start, end) or reading.header.period,
        figure_start=start,
        figure_end=noun - 1,
    )
