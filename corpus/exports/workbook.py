"""An Excel workbook for people: typed cells, the words and a link to the page beside each figure; flat memory."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from corpus.exports.sheets import Sheet, sheet_rows, sheets
from corpus.exports.tables import CHANGES, ColumnType, Row, Value
from schemas.record import PlanRecord

MOST_ROWS = 1_048_576  # of a sheet, the head counted in; what is more goes on in another sheet
MOST_CHARACTERS = 32_767  # of a cell
MOST_LINK = 2_000  # characters of an address that Excel opens
_PIECE = 250  # characters of a text inside a formula
_EPOCH = date(1900, 3, 1)  # before it Excel's days are off by one, and before 1900 there are none
_MADE = datetime(2000, 1, 1)  # the same records make the same bytes
_COLUMNS_SHEET = "Giải thích (columns)"
_WIDE = frozenset({"indicator", "action", "quote", "title", "message", "message_vi"})
_MIDDLE = frozenset(
    {"issuing_body", "subject", "lead", "support", "section", "deadline_quote", "file_name", "report_to", "product"}
)
_WIDTHS: dict[ColumnType, int] = {"string": 14, "integer": 9, "number": 9, "decimal": 18, "boolean": 9, "date": 12}


class Workbook:
    """A workbook that is being written; `add` records, then `close`.

    `links` gives the address of a file by its hash; without one there is no link.  Rows go to the folder `scratch` as they
    come.
    """

    def __init__(self, path: Path, scratch: Path, links: Mapping[str, str], *, with_changes: bool = False) -> None:
        as_they_are = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(scratch), **as_they_are})
        self._book.set_properties({"title": "kehoach", "created": _MADE})
        self._links = links
        self._formats = _formats(self._book)
        self._sheets = {
            sheet.table: _Pages(self._book, sheet, self._formats) for sheet in sheets() if with_changes or sheet.table != CHANGES
        }

    def add(self, record: PlanRecord) -> None:
        """Writes the rows of the record."""
        address = self._links.get(record.source.sha256)
        for name, row in sheet_rows(record):
            self._sheets[name].add(row, address)

    def add_changes(self, rows: Iterable[Row]) -> None:
        """Writes the sheet of changes."""
        for row in rows:
            self._sheets[CHANGES].add(row, None)

    def close(self) -> None:
        """Ends the workbook; the last sheet explains the columns.  Raises OSError."""
        for pages in self._sheets.values():
            pages.end()
        self._explain()
        try:
            self._book.close()
        except XlsxFileError as error:
            raise OSError(0, str(error)) from error

    def _explain(self) -> None:
        page = self._book.add_worksheet(_COLUMNS_SHEET)
        page.freeze_panes(1, 0)
        heads = ("Trang tính\nsheet", "Cột\ncolumn", "Tên\nname", "Kiểu\ntype", "Nghĩa", "Meaning")
        for at, (head, width) in enumerate(zip(heads, (26, 22, 20, 10, 70, 70), strict=True)):
            page.set_column(at, at, width)
            page.write_string(0, at, head, self._formats["head"])
        row = 0
        for pages in self._sheets.values():
            for column in pages.sheet.columns:
                row += 1
                told = (pages.sheet.title, column.label, column.name, column.type, column.vi, column.en)
                for at, text in enumerate(told):
                    page.write_string(row, at, text)
        page.autofilter(0, 0, row, len(heads) - 1)


class _Pages:
    """One sheet, and those that it goes on in where it has too many rows."""

    def __init__(self, book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
        self.sheet = sheet
        self._book, self._formats, self._count, self._row = book, formats, 0, 0
        self._page = self._begin()

    def _begin(self) -> Any:
        self._count += 1
        page = self._book.add_worksheet(self.sheet.title if self._count == 1 else f"{self.sheet.title[:-1]} {self._count})")
        page.freeze_panes(1, 0)
        page.set_row(0, 32)
        for at, column in enumerate(self.sheet.columns):
            wide = 60 if column.name in _WIDE else 28 if column.name in _MIDDLE else _WIDTHS[column.type]
            page.set_column(at, at, wide)
            page.write_string(0, at, f"{column.label}\n{column.name}", self._formats["head"])
        self._row = 0
        return page

    def add(self, row: Row, address: str | None) -> None:
        if self._row + 1 >= MOST_ROWS:
            self.end()
            self._page = self._begin()
        self._row += 1
        for at, column in enumerate(self.sheet.columns):
            if column.name == "link":
                self._link(at, address, row)
            elif (value := row[column.name]) is not None:
                self._cell(at, value)

    def end(self) -> None:
        self._page.autofilter(0, 0, self._row, len(self.sheet.columns) - 1)

    def _cell(self, at: int, value: Value) -> None:
        if isinstance(value, bool):
            self._page.write_boolean(self._row, at, value)
        elif isinstance(value, Decimal):
            if Decimal(repr(float(value))) == value:
                self._page.write_number(
                    self._row, at, float(value), self._formats["whole" if value == value.to_integral_value() else "part"]
                )
            else:  # a cell holds 15 digits; a longer figure keeps all of its own as text
                self._page.write_string(self._row, at, format(value, "f"))
        elif isinstance(value, (int, float)):
            self._page.write_number(self._row, at, value)
        elif isinstance(value, date):
            if value >= _EPOCH:
                self._page.write_datetime(self._row, at, value, self._formats["day"])
            else:
                self._page.write_string(self._row, at, value.isoformat())
        else:
            self._page.write_string(self._row, at, _fitting(str(value)))

    def _link(self, at: int, address: str | None, row: Row) -> None:
        if address is None:
            return
        page = row.get("page")
        whole = f"{address}#page={page}" if page else address
        shown = f"tr. {page}" if page else "mở"
        if len(whole) <= MOST_LINK:
            # A formula and no hyperlink: of those a sheet holds 65,530, and they stay in memory.
            pieces = [whole[at : at + _PIECE].replace('"', '""') for at in range(0, len(whole), _PIECE)]
            formula = "=HYPERLINK(" + "&".join(f'"{piece}"' for piece in pieces) + f',"{shown}")'
            self._page.write_formula(self._row, at, formula, self._formats["link"], shown)


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE8F0", "bottom": 1}),
        "whole": book.add_format({"num_format": "#,##0"}),
        "part": book.add_format({"num_format": "#,##0.0#########"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        "link": book.add_format({"font_color": "#0563C1", "underline": 1}),
    }


def write_workbook(
    records: Iterable[PlanRecord], path: Path, links: Mapping[str, str], changes: Iterable[Row] | None = None
) -> int:
    """How many records were written to the workbook; `changes` is read when all records are."""
    count = 0
    with TemporaryDirectory(prefix=".kehoach-", dir=path.parent) as scratch:
        book = Workbook(path, Path(scratch), links, with_changes=changes is not None)
        for record in records:
            book.add(record)
            count += 1
        if changes is not None:
            book.add_changes(changes)
        book.close()
    return count
