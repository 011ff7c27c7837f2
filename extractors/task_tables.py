"""Tables of tasks: which column says what is to be done, by whom, with whom, by when and with what result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.lexicon import load_lexicon
from extractors.offices import View, read_group
from extractors.subjects import action_at
from schemas.document import Cell, Table
from schemas.spelling import squeeze

Use = Literal["task", "lead", "person", "support", "time", "product", "content"]

_LEXICON = load_lexicon("assignments")
# Looked for in this order: "Đơn vị phối hợp thực hiện" is no leader, "Thời gian thực hiện" neither.
_ORDER: tuple[Use, ...] = ("support", "time", "product", "lead", "person", "task")
_USES = tuple((use, _LEXICON[f"column_{use}"].regex) for use in _ORDER)
_OTHER = _LEXICON["column_other"].regex
_FIGURE = re.compile(r"[\d.,\s%]+")
_CELL_BREAK = re.compile(r"\s*[;\n•]\s*|\s[-–+]\s")
_BARE_HEAD = re.compile(r"(?:đơn vị|cơ quan|bộ phận|tổ chức|cá nhân)(?: \(.*\))?")  # names, or units of measurement
_DASH = re.compile(r"\s*(?:[-–+•*]|\d{1,2}\.)\s*")
_HEAD_ROWS = 3


class Column(NamedTuple):
    """A column of a table of tasks."""

    number: int
    use: Use


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One row: the task in [start, end), who leads and supports as printed, the cell of time ((0, 0) where none)."""

    row_start: int
    row_end: int
    start: int
    end: int
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    time: tuple[int, int]
    product: str | None


def read_task_table(view: View, table: Table) -> Iterator[TaskRow]:
    """The rows of a table of tasks in order; nothing for any other table (targets, schedules, lists of members)."""
    rows = table.rows()
    head = next((n for n in range(min(_HEAD_ROWS, len(rows))) if _is_head(_columns(view, rows, n))), None)
    if head is None:
        return
    if head + 1 < len(rows) and _goes_on(view, rows[head + 1], _columns(view, rows, head)):
        head += 1
    columns = _columns(view, rows, head)
    if not _names_offices(view, rows, head, columns):
        return
    above: dict[int, Cell] = {}
    for row in rows[head + 1 :]:
        cells = {cell.column: cell for cell in row}
        for column, cell in cells.items():
            if cell.rows > 1:
                above[column] = cell
        for column, cell in above.items():
            if column not in cells and row and cell.row <= row[0].row < cell.row + cell.rows:
                cells[column] = cell
        if row and (found := _read_row(view, row, cells, columns)) is not None:
            yield found


def _columns(view: View, rows: list[list[Cell]], last: int) -> list[Column]:
    """What the heads in the rows up to `last` say of the columns."""
    heads: dict[int, str] = {}
    for row in rows[: last + 1]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                heads[column] = f"{heads.get(column, '')} {view.plain[cell.start : cell.end]}".strip()
    columns: list[Column] = []
    plains = {number: squeeze(words).strip(" .:") for number, words in sorted(heads.items())}
    if any("chủ trì" in plain or "thực hiện" in plain for plain in plains.values()):
        plains = {number: plain for number, plain in plains.items() if not plain.startswith("lãnh đạo")}  # they oversee
    for number, plain in plains.items():
        if _OTHER.search(plain) or len(plain) > 120:
            continue
        use = next((use for use, pattern in _USES if pattern.search(plain)), None)
        if use is None:
            continue
        if any(column.use == use for column in columns):
            if use == "task":
                columns.append(Column(number, "content"))
            continue
        columns.append(Column(number, use))
    return columns


def _is_head(columns: list[Column]) -> bool:
    uses = {column.use for column in columns}
    return "task" in uses and not uses.isdisjoint(("lead", "person"))


def _who(columns: list[Column]) -> Column:
    """The column of those who act: offices, or people by name where no column says who leads."""
    return next(column for use in ("lead", "person") for column in columns if column.use == use)


def _goes_on(view: View, row: list[Cell], columns: list[Column]) -> bool:
    """Whether a row parts the heads above it: "Cơ quan" into "Chủ trì" and "Phối hợp"."""
    task = next(column.number for column in columns if column.use == "task")
    words = [squeeze(view.plain[cell.start : cell.end]).strip(" .:") for cell in row]
    bare = all(not plain for cell, plain in zip(row, words, strict=True) if cell.column == task)
    return bare and any(plain in ("chủ trì", "phối hợp", "thực hiện") for plain in words)


def _names_offices(view: View, rows: list[list[Cell]], head: int, columns: list[Column]) -> bool:
    """Whether the column of leaders holds names; a head that is no more than "Đơn vị" may stand over "tỷ đồng"."""
    number = _who(columns).number
    cells = [cell for row in rows for cell in row if cell.column <= number < cell.column + cell.columns]
    words = " ".join(squeeze(view.plain[cell.start : cell.end]).strip(" .:") for cell in cells if cell.row <= rows[head][0].row)
    if _BARE_HEAD.fullmatch(words) is None:
        return True
    below = [cell for cell in cells if cell.row > rows[head][0].row and not _is_empty(view, cell)]
    return sum(read_group(view, cell.start, cell.end, alone=True) is not None for cell in below) * 2 >= len(below)


def _read_row(view: View, row: list[Cell], cells: dict[int, Cell], columns: list[Column]) -> TaskRow | None:
    """The task of a row; None where no one is named or there is nothing to do (a heading, a line of column numbers)."""
    by_use = {column.use: cells[column.number] for column in columns if column.number in cells}
    task, lead = by_use.get("task"), cells.get(_who(columns).number)
    if task is None or lead is None or _is_empty(view, lead) or _is_empty(view, task) or task.columns > 1 or task == lead:
        return None
    if view.plain[task.start : task.end] == view.plain[lead.start : lead.end]:
        return None  # a heading over all columns that a converter repeats in each
    mark = _DASH.match(view.plain, task.start, task.end)
    if _who(columns).use == "person" and action_at(view, mark.end() if mark else task.start, task.end) is None:
        return None  # "Trưởng ban": a post, no task
    leads, partners = _names(view, lead)
    support = by_use.get("support")
    supports = _names(view, support) if support is not None and not _is_empty(view, support) else ([], [])
    time, product = by_use.get("time"), by_use.get("product")
    if _FIGURE.fullmatch(view.text, lead.start, lead.end):
        return None
    return TaskRow(
        row_start=min(cell.start for cell in row),
        row_end=max(cell.end for cell in row),
        start=task.start,
        end=task.end,
        leads=tuple(leads),
        supports=(*partners, *supports[0], *supports[1]),
        time=(time.start, time.end) if time is not None else (0, 0),
        product=_words(view, product) if product is not None else None,
    )


def _is_empty(view: View, cell: Cell) -> bool:
    return not view.text[cell.start : cell.end].strip(" -–.…x*\n\t")


def _words(view: View, cell: Cell) -> str | None:
    words = squeeze(view.text[cell.start : cell.end]).strip(" .;:-–")
    return words or None


def _names(view: View, cell: Cell) -> tuple[list[str], list[str]]:
    """The names in a cell: those who lead, and those after "phối hợp" in the same cell."""
    names: list[str] = []
    partners: list[str] = []
    at, into = cell.start, names
    for match in [*_CELL_BREAK.finditer(view.text, cell.start, cell.end), None]:
        end = match.start() if match else cell.end
        words = squeeze(view.text[at:end]).strip(" .,;:-–")
        mark = re.match(r"(?i)(?:đơn vị |cơ quan )?(chủ trì|phối hợp(?: với)?|thực hiện)\s*:?\s*", words)
        if mark is not None:
            into = partners if mark[1].lower().startswith("phối") else names
            words = words[mark.end() :]
        if words:
            into += _split(words)
        at = match.end() if match else end
    return (names, partners) if names else (partners, [])


def _split(words: str) -> list[str]:
    """ "Sở Y tế, Công an tỉnh" one by one, any other words as they are."""
    view = View(words, words.lower())
    group = read_group(view, 0, len(words))
    if group is None or group.stop < len(words):
        return [words]
    return [words[a:b] for a, b in group.parts()]
