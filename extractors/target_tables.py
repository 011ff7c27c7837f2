"""Targets in tables: a row's name, its unit, and an item for each value column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.confidence import confidence
from extractors.reading import Reading
from extractors.table_captions import Caption, read_caption
from extractors.table_cells import CellFigure, read_cell
from extractors.table_columns import WHAT, WHO, Column, header_rows, read_columns
from extractors.units import Unit, read_unit, unit_of
from schemas.base import Years
from schemas.document import Cell, Table
from schemas.spelling import plain as plain_text
from schemas.targets import Change, Target, TargetStatus

_MARK = re.compile(r"^\s*(?:[-+–*•]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ]\))\s+")
_PART = re.compile(r"^\s*[-+–]|^\s*trong đó", re.IGNORECASE)
_OF_WHICH = re.compile(r"^\s*(?:[-+–]\s*)?trong đó\s*:?\s*", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\(([^()]{1,30})\)\s*$")
_SHARE_NAME = re.compile(r"^(?:tỷ|tỉ) lệ|^tỷ trọng|^độ che phủ|^mức độ", re.IGNORECASE)
_COUNT_NAME = re.compile(r"^(?:tổng )?số (?:lượng )?", re.IGNORECASE)
# Rows that name what and not who; marks that repeat the unit of the row above.
_DITTO = frozenset({'"', "''", "“", "”", "-", '-"-', "- nt -", "-nt-", "nt", "//", "″", ",,"})
_COLUMN_YEAR = re.compile(r"(?i)(?:,? ?(?:năm|giao|kế hoạch|kh))* ?(?:19|20)\d\d(?!\d)")
_PART_OF_YEAR = re.compile(r"(?<!\w)(?:quý|tháng|học kỳ|kỳ) ?(?:[ivx]+|\d)|\d{1,2} tháng")  # "Quý I", "6 tháng"
_LESS = re.compile(r"giảm")
_MORE = re.compile(r"tăng|tốc độ")


@dataclass(frozen=True, slots=True)
class TargetTable:
    """A table that sets targets: what its columns mean, and where its body begins."""

    table: Table
    columns: tuple[Column, ...]
    headers: int
    caption: Caption
    by_row: bool  # the rows name who (districts, offices), the headings what


def find_target_tables(reading: Reading) -> list[TargetTable]:
    """The tables of the document that hold targets; tables of tasks and lists of people are none."""
    found = []
    for table in reading.document.tables:
        headers = header_rows(table, reading.text)
        columns = read_columns(table, reading.text, headers, reading.header.period)
        values = [c for c in columns if c.use == "value"]
        names = [c for c in columns if c.use == "name"]
        if not values or not names or headers == 0:
            continue
        caption = read_caption(reading.text, table.start)
        told = any(c.status for c in values)
        if not told and not caption.allocates:
            continue
        heading = names[0].heading.lower().strip()
        by_row = WHO.match(heading) is not None or not (told or WHAT.match(heading))
        found.append(TargetTable(table, tuple(columns), headers, caption, by_row))
    return found


def read_target_table(reading: Reading, found: TargetTable) -> list[Target]:
    """The targets of the table, row by row, then column by column; `part_of` counts in this list."""
    targets: list[Target] = []
    name, group, wholes = "", "", dict[int, int]()
    above: Unit | None = None  # the unit of the row before, for a ditto mark
    whole_unit: Unit | None = None  # the unit of the last row that is no part, for its parts
    for row in found.table.rows()[found.headers :]:
        cells = {cell.column: cell for cell in row}
        name_cell = next((cells[c.number] for c in found.columns if c.use == "name" and c.number in cells), None)
        printed = reading.text[name_cell.start : name_cell.end].strip() if name_cell else name
        is_part = _PART.match(printed) is not None
        unit, indicator = _unit(reading, found, cells, _clean(printed), above)
        if indicator.isdigit():  # "Khối" | 6
            indicator = f"{next(c.heading for c in found.columns if c.use == 'name')} {indicator}"
        if unit is None and is_part:
            unit = whole_unit
        above = unit or above
        items = _row(reading, found, row, (unit, indicator), group if is_part else "") if printed else []
        if printed and not items:
            group = _clean(printed)
        if items and not is_part:
            whole_unit = unit
        for column, target in items:
            whole = wholes.get(column) if is_part else None
            if not is_part:
                wholes[column] = len(targets)
            targets.append(target.model_copy(update={"part_of": whole}))
        name = printed
    return targets


def _clean(name: str) -> str:
    return _MARK.sub("", _OF_WHICH.sub("", name)).strip(" :;.-–+")


def _row(
    reading: Reading, found: TargetTable, row: Sequence[Cell], measured: tuple[Unit | None, str], group: str
) -> list[tuple[int, Target]]:
    """The targets of one row, each with the number of its column; `measured` is its unit and its name."""
    cells = {cell.column: cell for cell in row}
    unit, indicator = measured
    # "- Nam" says nothing without the row or group above it.
    subject = group if group and len(indicator.split()) <= 2 else None
    kinds = [(column.status, column.period) for column in found.columns if column.use == "value"]
    items = []
    for column in found.columns:
        cell = cells.get(column.number)
        if column.use != "value" or cell is None or cell.start == cell.end:
            continue
        heading_unit, heading = column.unit, column.heading
        if found.by_row:
            heading_unit, heading = _named_unit(_COLUMN_YEAR.sub("", column.says).strip())
            if not heading:
                heading_unit, heading = found.caption.counted, found.caption.what or column.heading
        # "Ngân sách tỉnh", "Ngân sách huyện": columns that nothing but their heading tells apart
        alike = kinds.count((column.status, column.period)) > 1
        what, whose = (heading, indicator) if found.by_row else (indicator, subject or (column.heading if alike else None))
        # Under "Năm 2024 / Tỷ đồng" a row still says by itself that it is a share.
        first = (unit or column.unit) if not column.says and not found.by_row else (column.unit or heading_unit or unit)
        for read in read_cell(reading.text[cell.start : cell.end], first or found.caption.unit):
            items.append((column.number, _target(reading, (row[0], cell), column, read, (what, read.whose or whose))))
    return _with_comparisons(reading, found, cells, items)


def _with_comparisons(
    reading: Reading, found: TargetTable, cells: dict[int, Cell], items: list[tuple[int, Target]]
) -> list[tuple[int, Target]]:
    """The items of a row, each comparison of the row told as the change of the one that it compares."""
    items = list(items)
    parts = {c.number for c in found.columns if _PART_OF_YEAR.search(c.heading.lower())}
    for column in found.columns:
        cell = cells.get(column.number)
        change = _comparison(reading, column, cell) if column.use == "comparison" and cell is not None else None
        if change is None or cell is None or not items:
            continue
        ahead = [i for i, (_, t) in enumerate(items) if t.status != "actual"] or [len(items) - 1]
        last = max((i for i in ahead if items[i][0] not in parts), default=ahead[-1])
        of_year = [i for i, (_, t) in enumerate(items) if t.period == column.period]
        at = of_year[-1] if of_year else last
        target = items[at][1]
        span = reading.span(target.span.start, max(target.span.end, cell.end))
        items[at] = (items[at][0], target.model_copy(update={"change": change, "span": span}))
    return items


def _comparison(reading: Reading, column: Column, cell: Cell) -> Change | None:
    """The change that the cell of a comparison column tells ("KH 2021/TH 2020 (%)"), or None."""
    read = read_cell(reading.text[cell.start : cell.end], column.unit or unit_of("%", "%"))
    if not read:
        return None
    figure, heading = read[0].figure, column.heading.lower()
    moves, falls = _MORE.search(heading), _LESS.search(heading)
    minus = reading.text[cell.start : cell.start + figure.core_start].rstrip().endswith(("-", "–"))
    down = (falls and not moves) or (moves and minus)
    return Change(
        direction="decrease" if down else "increase" if moves else "ratio",
        value=figure.value,
        unit_code=figure.unit.code if figure.unit else None,
        relative_to=column.heading,
    )


def _unit(reading: Reading, found: TargetTable, cells: dict[int, Cell], name: str, above: Unit | None) -> tuple[Unit | None, str]:
    """The unit of a row, from its column, from brackets in its name or from the name itself; and the name without it."""
    for column in found.columns:
        if column.use == "unit" and (cell := cells.get(column.number)) is not None and cell.end > cell.start:
            printed = reading.text[cell.start : cell.end].strip()
            if printed in _DITTO:
                return above, name
            plain = plain_text(printed)
            known = unit_of(printed, plain)
            return known or Unit(printed, plain, Decimal(1), "noun", 0, 0), name
    return _named_unit(name)


def _named_unit(name: str) -> tuple[Unit | None, str]:
    """The unit that a name tells by its brackets ("Độ che phủ rừng (%)") or its words ("Số lớp"); and the name without it."""
    if name.endswith("%"):
        return unit_of("%", "%"), name.rstrip(" %") or name
    if (match := _BRACKETED.search(name)) and (unit := unit_of(match[1], plain_text(match[1]))):
        return unit, name[: match.start()].strip()
    if _SHARE_NAME.match(name):
        return unit_of("%", "%"), name
    if match := _COUNT_NAME.match(name):
        return read_unit(name, plain_text(name), match.end()), name
    return None, name


def _target(
    reading: Reading, cells: tuple[Cell, Cell], column: Column, read: CellFigure, measured: tuple[str, str | None]
) -> Target:
    """The target in the second of `cells`; its span begins with the first one of its row."""
    first, cell, figure = cells[0].start, cells[1], read.figure
    section = reading.section_at(cell.start)
    status: TargetStatus = column.status or "target"
    period = column.period or _period(reading, status)
    return Target(
        span=reading.span(first, cell.end),
        section_id=section.section_id if section else None,
        confidence=confidence("targets", 0.95 if column.status else 0.85),
        rule="table" if column.status else "table_of_shares",
        indicator=measured[0],
        subject=measured[1],
        comparator=figure.comparator,
        value=figure.value,
        value_max=figure.value_max,
        unit=figure.unit.printed if figure.unit else None,
        unit_code=figure.unit.code if figure.unit else None,
        status=status,
        change=read.change,
        period=period,
        of=figure.of,
        figure_start=cell.start + figure.core_start,
        figure_end=cell.start + figure.core_end,
    )


def _period(reading: Reading, status: TargetStatus) -> Years | None:
    """The years of a column without a year: the plan's, or the year before it for what is reached."""
    plan = reading.header.period
    if plan is None or status == "target":
        return plan
    return Years(first=plan.first - 1, last=plan.first - 1)
