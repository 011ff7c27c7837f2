"""What the columns of a table mean: the row's name, its unit, values wanted or reached, comparisons."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import load_lexicon
from extractors.numbers import NUMBER, parse_number
from extractors.text import squeeze
from extractors.units import Unit, unit_of
from schemas.base import Years
from schemas.document import Cell, Table
from schemas.targets import TargetStatus

Use = Literal["index", "name", "unit", "value", "comparison", "aside"]

_LEXICON = load_lexicon("targets")
_INDEX, _UNIT, _ASIDE, _COMPARISON = (_LEXICON[f"column_{name}"].regex for name in ("index", "unit", "aside", "comparison"))
_FORECAST, _ACTUAL, _TARGET, _MONEY = (_LEXICON[f"column_{name}"].regex for name in ("forecast", "actual", "target", "money"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_COLUMN_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-dA-D])\)?|\d=.{1,12}|\(\d+\)[-=+/()*\d]{0,20}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `period` is None where its heading names no year."""

    number: int
    use: Use
    heading: str
    status: TargetStatus | None = None
    period: Years | None = None
    unit: Unit | None = None


def header_rows(table: Table, text: str) -> int:
    """How many rows stand above the first row of values."""
    rows = table.rows()
    for count, row in enumerate(rows):
        if count and _is_body(row, text):
            return count
    return len(rows)


def _is_body(row: list[Cell], text: str) -> bool:
    cells = [text[c.start : c.end].strip() for c in row]
    filled = [c for c in cells if c]
    if not filled or all(_COLUMN_LABEL.fullmatch(c) for c in filled):
        return False  # the line "(1) (2) (3)" under the headings
    return any(_is_figure(c) for c in cells[1:]) or _COLUMN_LABEL.fullmatch(cells[0].rstrip(".")) is not None


def _is_figure(cell: str) -> bool:
    number = NUMBER.search(cell)
    return number is not None and parse_number(number.group()) is not None and not _YEAR.search(cell) and len(cell) <= 40


def read_columns(table: Table, text: str, headers: int, plan: Years | None) -> list[Column]:
    """The columns of the table from left to right, told by their headings and by what stands in them."""
    rows = table.rows()
    width = 1 + max((c.column + c.columns - 1 for row in rows for c in row), default=-1)
    columns: list[Column] = []
    for number in range(width):
        heading = squeeze(
            " ".join(text[c.start : c.end] for row in rows[:headers] for c in row if c.column <= number < c.column + c.columns)
        )
        body = [text[c.start : c.end].strip() for row in rows[headers:] for c in row if c.column == number]
        columns.append(_column(number, heading, [b for b in body if b], plan, named=any(c.use == "name" for c in columns)))
    return columns


def _column(number: int, heading: str, body: list[str], plan: Years | None, *, named: bool) -> Column:
    plain = heading.lower().strip(" .:")
    numeric = sum(_is_figure(b) for b in body) * 2 >= len(body) > 0
    if _INDEX.search(plain):
        return Column(number, "index", heading)
    if (
        _UNIT.search(plain)
        and not numeric
        and (named or not body or sum(unit_of(b, b.lower()) is not None for b in body) * 2 >= len(body))
    ):
        return Column(number, "unit", heading)
    if not numeric:
        use: Use = "name" if not named and not _ASIDE.search(plain) else "aside"
        return Column(number, use, heading)
    if not named and number == 0:
        return Column(number, "index", heading)
    if _COMPARISON.search(plain):
        return Column(number, "comparison", heading)
    if _ASIDE.search(plain):
        return Column(number, "aside", heading)
    return Column(number, "value", heading, _status(plain, plan), _period(heading), _unit_in(heading))


def _status(plain: str, plan: Years | None) -> TargetStatus | None:
    """What the heading says of its values; a bare year is reached where it lies before the plan's; None: it says nothing."""
    for pattern, status in ((_FORECAST, "forecast"), (_ACTUAL, "actual"), (_TARGET, "target"), (_MONEY, "target")):
        if pattern.search(plain):
            return status  # type: ignore[return-value]  # the literals above
    if (year := _YEAR.search(plain)) is not None:
        return "actual" if plan is not None and int(year.group()) < plan.first else "target"
    return None


def _period(heading: str) -> Years | None:
    if match := _YEARS.search(heading):
        return Years(first=int(match[1]), last=int(match[2]))
    years = [int(y) for y in _YEAR.findall(heading)]
    return Years(first=years[-1], last=years[-1]) if years else None


def _unit_in(heading: str) -> Unit | None:
    for inside in _IN_BRACKETS.findall(heading):
        printed = re.sub(r"(?i)^(?:đvt|đơn vị(?: tính)?)\s*:\s*", "", inside.strip())
        if unit := unit_of(printed, printed.lower()):
            return unit
    return None
