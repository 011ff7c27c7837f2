"""Tables in a text file: rows of cells between bars, or between tabs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers.columns import is_letterhead, is_recipients, is_signature
from corpus.readers.line_marks import has_label
from corpus.readers.raw_lines import RawLine

_BAR = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\|?(?:\s*:?-{1,200}:?\s*\|)+\s*(?::?-{1,200}:?)?\s*")
_GRID = re.compile(r"\+(?:[-=]+\+)+")
_TABS = re.compile(r"\t+")


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of cells, as many in each row, and the lines that they stand on."""

    lines: tuple[RawLine, ...]
    rows: tuple[tuple[str, ...], ...]


def is_layout(table: TextTable) -> bool:
    """Whether the table only places a letterhead or a signature: two columns that hold what no data table does."""
    if is_recipients(table.rows[0][0][:20]):
        return True  # a line of the list and of the signature in each row
    if len(table.rows[0]) > 3 or len(table.rows) > 6:
        return False
    return any(is_letterhead(cell) or is_signature(cell[:40]) for row in table.rows for cell in row if cell)


def is_row(text: str) -> bool:
    """Whether the line has cells between bars."""
    return "|" in text and (" | " in text or text[0] == "|" or text[-1] == "|" or text.count("|") > 1)


def is_delimiter(text: str) -> bool:
    """Whether the line only parts the head of a table from its rows."""
    return text[0] in "|:-+ " and (_DELIMITER.fullmatch(text) is not None or _GRID.fullmatch(text) is not None)


def with_tables(lines: Sequence[RawLine]) -> list[RawLine | TextTable]:
    """The lines, those of a table gathered into one item."""
    if not any("|" in line.text or "\t" in line.text for line in lines):
        return list(lines)
    items: list[RawLine | TextTable] = []
    at = 0
    while at < len(lines):
        end = _end_of_rows(lines, at)
        table = _bar_table(lines[at:end]) if end > at else None
        if table is None:
            end = _end_of_tabbed(lines, at)
            table = _tab_table(lines[at:end]) if end > at + 1 else None
        if table is None:
            items.append(_without_frame(lines[at]))
            at += 1
            continue
        items.append(table)
        at = end
    return items


def _without_frame(line: RawLine) -> RawLine:
    """A line that stands alone between bars loses them: "| TM. ỦY BAN NHÂN DÂN |"."""
    if line.text[0] == "|" and line.text[-1] == "|" and "|" not in (inner := line.text[1:-1].strip()) and inner:
        line.text = inner
    return line


def _end_of_rows(lines: Sequence[RawLine], at: int) -> int:
    end = at
    while end < len(lines) and is_row(lines[end].text) and (end == at or lines[end].gap <= 1):
        if end > at and _signs(lines[end].text) and not (_signs(lines[at].text) or is_recipients(lines[at].text[:20])):
            break  # a signature right under a table
        end += 1
    return end


def _signs(row: str) -> bool:
    """Whether the row holds the office of a signer in capitals."""
    return any(cell.isupper() and is_signature(cell) for cell in map(str.strip, row.split("|")) if cell)


def _bar_table(lines: Sequence[RawLine]) -> TextTable | None:
    """The table of these lines; None for a line alone with one bar in it, which is a sentence."""
    framed = all(line.text[0] == "|" for line in lines)
    kept = [line for line in lines if not is_delimiter(line.text)]
    rows = [_cells(line.text, framed=framed) for line in kept]
    if not kept or (len(lines) == 1 and len(rows[0]) < 3 and not framed):
        return None
    return _table(kept, rows)


def _cells(text: str, *, framed: bool) -> list[str]:
    if framed:
        text = text[1:-1] if text[-1] == "|" and len(text) > 1 and text[-2] != "\\" else text[1:]
    return [cell.replace("\\|", "|").strip() for cell in _BAR.split(text)]


def _end_of_tabbed(lines: Sequence[RawLine], at: int) -> int:
    count = len(_TABS.split(lines[at].text)) if "\t" in lines[at].text else 0
    if count < 2:
        return at
    end = at + 1
    while end < len(lines) and len(_TABS.split(lines[end].text)) == count and lines[end].gap <= 1:
        end += 1
    return end


def _tab_table(lines: Sequence[RawLine]) -> TextTable | None:
    """The table of these lines; None where the tab only stands behind a label or between two columns of a letterhead."""
    rows = [[cell.strip() for cell in _TABS.split(line.text)] for line in lines]
    if len(rows[0]) == 2 and (len(rows) < 3 or sum(has_label(line.text) for line in lines) * 2 > len(rows)):
        return None
    return _table(lines, rows)


def _table(lines: Sequence[RawLine], rows: list[list[str]]) -> TextTable | None:
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [column for column in range(width) if any(row[column] for row in rows)]
    if len(used) < 2:
        return None
    rows = [row[used[0] : used[-1] + 1] for row in rows]
    return TextTable(tuple(lines), tuple(map(tuple, rows)))
