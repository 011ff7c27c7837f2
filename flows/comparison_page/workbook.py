"""A comparison as an Excel workbook: one sheet a question, filters on, doubtful rows coloured."""

from collections.abc import Sequence
from io import BytesIO
from math import ceil

import xlsxwriter

from comparison.model import Comparison
from flows.comparison_page.tables import Cell, Table, tables
from flows.comparison_page.wording import Language, all_words, say

_WIDTHS = {"target": 46, "task": 60, "sentence": 60, "reasons": 50, "plan_title": 60, "issuer": 40} | dict.fromkeys(
    ("value_before", "value_after", "value", "value_max", "difference", "before", "after", "promised", "reached"), 21
)
_CELL = {"text_wrap": True, "valign": "top"}
_NUMBER = {"num_format": "#,##0.####", "valign": "top"}
_LINE, _MOST_LINES = 15, 6  # points; a longer quote is read in the cell
_DOUBT = {"bg_color": "#FFF2CC"}
_LONGEST_CELL = 32_767  # characters; Excel calls a longer one damage
_FORBIDDEN = str.maketrans(dict.fromkeys([*range(9), 11, 12, *range(14, 32)], " "))  # XML 1.0 has no place for them


def workbook(comparison: Comparison, language: Language) -> bytes:
    """The file; numbers are numbers in it, and nothing of a plan's words is taken for a formula."""
    return workbook_of(tables(comparison, language), language)


def workbook_of(sheets: Sequence[Table], language: Language) -> bytes:
    """The file with a sheet for each table."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    forms = {
        "head": book.add_format({**_CELL, "bold": True, "bg_color": "#1F4E5F", "font_color": "#FFFFFF"}),
        "text": book.add_format(_CELL),
        "number": book.add_format(_NUMBER),
        "doubt": book.add_format({**_CELL, **_DOUBT}),
        "doubt_number": book.add_format({**_NUMBER, **_DOUBT}),
    }
    for table in sheets:
        sheet = book.add_worksheet(say(f"head.{table.name}", language)[:31])
        for column, head in enumerate(table.heads):
            sheet.write_string(0, column, _head(head, language), forms["head"])
            sheet.set_column(column, column, _width(head))
        for at, row in enumerate(table.rows, start=1):
            doubt = at - 1 in table.doubtful
            sheet.set_row(at, _LINE * min(_MOST_LINES, max(map(_lines, row, table.heads), default=1)))
            for column, cell in enumerate(row):
                kind = ("doubt" if doubt else "text", "doubt_number" if doubt else "number")[_is_number(cell)]
                _write(sheet, (at, column), cell, forms[kind])
        sheet.set_row(0, 2 * _LINE)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)
    book.close()
    return out.getvalue()


def _head(head: str, language: Language) -> str:
    return head[1:] if head.startswith("=") else say(f"head.{head}", language)


def _width(head: str) -> int:
    if head in _WIDTHS:
        return _WIDTHS[head]
    return 40 if head.startswith("quote") else 18 if f"head.{head}" not in all_words() else 15


def _lines(cell: Cell, head: str) -> int:
    """About how many lines the cell takes: not every program fits the height of a row to its words."""
    return ceil(len(cell) / _width(head)) if isinstance(cell, str) else 1


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _write(sheet: xlsxwriter.workbook.Worksheet, at: tuple[int, int], cell: Cell, form: object) -> None:
    if cell is None:
        sheet.write_blank(*at, None, form)
    elif _is_number(cell):
        sheet.write_number(*at, cell, form)
    else:
        sheet.write_string(*at, str(cell).translate(_FORBIDDEN)[:_LONGEST_CELL], form)
