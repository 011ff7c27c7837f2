"""What the columns of a table mean: the row's name, its unit, values wanted or reached, comparisons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.lexicon import load_lexicon
from extractors.numbers import NUMBER, parse_number
from extractors.units import Unit, unit_of
from schemas.base import Years
from schemas.document import Cell, Table
from schemas.spelling import squeeze
from schemas.targets import TargetStatus

Use = Literal["index", "name", "unit", "value", "comparison", "aside"]

_LEXICON = load_lexicon("targets")
_INDEX, _UNIT, _ASIDE, _COMPARISON = (_LEXICON[f"column_{name}"].regex for name in ("index", "unit", "aside", "comparison"))
_FORECAST, _ACTUAL, _TARGET, _MONEY = (_LEXICON[f"column_{name}"].regex for name in ("forecast", "actual", "target", "money"))
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?!\d)")
_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
# A heading that says no more than when and whether wanted or reached
_WHEN = re.compile(
    r"(?i)(?:(?:chỉ tiêu|kế hoạch|kh|mục tiêu|được|giao|thực hiện|th|uth|ước|dự kiến|dự toán|năm|năm học|giai đoạn|lộ trình|"
    r"số lượng|chia ra|trong đó|các|theo|đạt|kết quả|\d{4}(?: ?[-–] ?\d{4})?)(?!\w)[ ,:]*)+"
)
# Rows that name who and not what
WHO = re.compile(
    r"^(?:tên )?(?:các )?(?:đơn vị(?! tính)|huyện|thị xã|thành phố|quận|trường|xã|phường|địa phương|cơ quan|sở|phòng|"
    r"thôn|bản|khối|lớp|cơ sở|trạm y tế|khoa|chi bộ|đảng bộ|chi, đảng bộ|chi đoàn|xếp loại)(?!\w)"
)
WHAT = re.compile(r"^(?:tên )?(?:các )?(?:nội dung|chỉ tiêu|tiêu chí|mục tiêu|hạng mục|nhiệm vụ|hoạt động)")
_COLUMN_LABEL = re.compile(r"\(?(?:\d{1,2}|[a-dA-D])\)?|\d=.{1,12}|\(\d+\)[-=+/()*\d]{0,20}")


_WORDS = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
_LONGEST_UNIT = 16


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `period` is None where its heading names no year; `says` is its heading without status and year."""

    number: int
    use: Use
    heading: str
    says: str = ""
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
    if _is_labels(row, text):
        return False
    cells = [text[c.start : c.end].strip() for c in row]
    return any(_is_figure(c) for c in cells[1:]) or _COLUMN_LABEL.fullmatch(cells[0].rstrip(".")) is not None


def _is_labels(row: Sequence[Cell], text: str) -> bool:
    """Whether the row is blank or the line "(1) (2) (3)" under the headings, which counts up."""
    cells = [cell for c in row if (cell := text[c.start : c.end].strip())]
    numbers = [int(cell.strip("()")) for cell in cells if cell.strip("()").isdigit()]
    return all(map(_COLUMN_LABEL.fullmatch, cells)) and all(b == a + 1 for a, b in pairwise(numbers))


def _is_figure(cell: str) -> bool:
    number = NUMBER.search(cell)
    return number is not None and parse_number(number.group()) is not None and not _YEAR.search(cell) and len(cell) <= 40


def read_columns(table: Table, text: str, headers: int, plan: Years | None) -> list[Column]:
    """The columns of the table from left to right, told by their headings and by what stands in them."""
    rows = table.rows()
    heads = [row for row in rows[:headers] if not _is_labels(row, text)]
    width = 1 + max((c.column + c.columns - 1 for row in rows for c in row), default=-1)
    columns: list[Column] = []
    for number in range(width):
        over = [text[c.start : c.end] for row in heads for c in row if c.column <= number < c.column + c.columns]
        heading = [squeeze(words) for words in over if words.strip()]
        body = [text[c.start : c.end].strip() for row in rows[headers:] for c in row if c.column == number]
        columns.append(_column(number, heading, [b for b in body if b], plan, named=any(c.use == "name" for c in columns)))
    return columns


def _column(number: int, parts: list[str], body: list[str], plan: Years | None, *, named: bool) -> Column:
    """The column under the headings `parts`, the highest first."""
    heading = squeeze(" ".join(parts))
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
    if not named and (WHO.match(plain) or (WHAT.match(plain) and _are_names(body))):
        return Column(number, "name", heading)  # "Khối": 6, 7, 8, 9; "Tên chỉ tiêu": "1. Số bác sĩ/10.000 dân"
    if not named and number == 0:
        return Column(number, "index", heading)
    if _COMPARISON.search(plain):
        return Column(number, "comparison", heading, period=_compared(heading))
    if _ASIDE.search(plain):
        return Column(number, "aside", heading)
    units = [_unit_alone(part) for part in parts]  # "Năm 2024" over "Tỷ đồng"
    says = squeeze(" ".join(p for p, u in zip(parts, units, strict=True) if u is None and not _WHEN.fullmatch(p.strip(" .:"))))
    alone = [unit for unit in units if unit is not None]
    unit = _unit_in(heading) or (alone[-1] if alone else None)
    return Column(number, "value", heading, says, _status(parts, plan), _period(heading), unit)


def _unit_alone(heading: str) -> Unit | None:
    """The unit that is all that a heading says, or None."""
    printed = heading.strip()
    return unit_of(printed, printed.lower()) if len(printed) <= _LONGEST_UNIT else None


def _are_names(body: list[str]) -> bool:
    """Whether most cells of a column are words, with or without a number among them."""
    return sum(len(_WORDS.findall(cell)) >= _FEWEST_WORDS for cell in body) * 2 >= len(body)


def _status(parts: Sequence[str], plan: Years | None) -> TargetStatus | None:
    """What the lowest heading that says it says of the values; a bare year is reached where it lies before the plan's."""
    for part in reversed(parts):
        plain = part.lower()
        if _FORECAST.search(plain):
            return "forecast"
        # "lộ trình thực hiện" is a plan, "kết quả thực hiện kế hoạch" a result: the first word tells
        reached, wanted = _ACTUAL.search(plain), _TARGET.search(plain)
        if reached and not (wanted and wanted.start() < reached.start()):
            return "actual"
        if wanted or _MONEY.search(plain):
            return "target"
    if years := _YEAR.findall(" ".join(parts)):
        return "actual" if plan is not None and int(years[0]) < plan.first else "target"
    return None


def _period(heading: str) -> Years | None:
    if match := _YEARS.search(heading):
        return Years(first=int(match[1]), last=int(match[2]))
    years = [int(y) for y in _YEAR.findall(heading)]
    return Years(first=years[-1], last=years[-1]) if years else None


def _compared(heading: str) -> Years | None:
    """The year that a comparison is of: 2009 in "2009/2008", "KH 2009 so với 2008"; None where it names but one or none."""
    years = [int(y) for y in _YEAR.findall(heading)]
    return Years(first=max(years), last=max(years)) if len(years) > 1 else None


def _unit_in(heading: str) -> Unit | None:
    for inside in _IN_BRACKETS.findall(heading):
        printed = re.sub(r"(?i)^(?:đvt|đơn vị(?: tính)?)\s*:\s*", "", inside.strip())
        if unit := unit_of(printed, printed.lower()):
            return unit
    return None
