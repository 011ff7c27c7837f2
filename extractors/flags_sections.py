"""Flags for section numbers that repeat or skip."""

import re
from collections.abc import Iterator

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.reading import Reading
from schemas.base import Span
from schemas.flags import Flag
from schemas.sections import Section

# The Vietnamese alphabet of list letters, as Nghị định 30/2020/NĐ-CP uses it: a, b, c, d, đ, e, g, h, i, k …
# Some writers number by the English one, or leave đ out; those steps are no gap.
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def numbering_faults(reading: Reading, items: Items) -> Iterator[Flag]:
    """A number that stands twice side by side, and a step of more than one.

    A text whose lines were run together (or that was cut) says nothing reliable about gaps.
    """
    del items
    for before, after in _neighbours(reading):
        if before.number is None or after.number is None:
            continue
        a, b = _ordinal(before.number), _ordinal(after.number)
        if a is None or b is None:
            continue
        if before.number == after.number:
            yield raise_flag("duplicate_number", _head(reading, after), number=after.number)
        elif b == a + 2 and not reading.document.flattened and _style(after.number) != "letter":
            yield raise_flag("number_gap", _head(reading, after), before=before.number, after=after.number)


def _head(reading: Reading, section: Section) -> Span:
    """Its label and heading."""
    if section.body_start <= section.span.start:
        return section.span
    return reading.span(section.span.start, section.body_start)


def _neighbours(reading: Reading) -> Iterator[tuple[Section, Section]]:
    """Sections next to each other under one parent, numbered in one style."""
    last: dict[tuple[str | None, str], Section] = {}
    for section in reading.sections:
        if section.number is None:
            continue
        key = (section.parent_id, _style(section.number))
        if key in last:
            yield last[key], section
        last[key] = section


def _style(number: str) -> str:
    if set(number) <= set(_ROMAN):
        return "roman"
    if re.fullmatch(r"\d+", number):
        return "arabic"
    if re.fullmatch(r"\d+(?:\.\d+)+", number):
        return "dotted" + number.rpartition(".")[0]
    return "letter" if len(number) == 1 else "other"


def _ordinal(number: str) -> int | None:
    """The place of a number in its row, or None where it has none."""
    if set(number) <= set(_ROMAN):
        values = [_ROMAN[c] for c in number]
        following = [*values[1:], 0]
        return sum(-v if v < n else v for v, n in zip(values, following, strict=True))
    if re.fullmatch(r"\d+(?:\.\d+)*", number):
        return int(number.rpartition(".")[2])
    return _LETTERS.index(number) if len(number) == 1 and number in _LETTERS else None
