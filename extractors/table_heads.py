"""The heads over a cell of a table: what its column and its table are about."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from extractors.reading import Reading
from schemas.document import Cell, Table


class Heads(NamedTuple):
    """The words of the head, folded: over the cell's own column, and of the whole first row."""

    column: str
    row: str


class TableHeads:
    """Finds the heads over an offset; built once a plan."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cells = sorted(
            (
                (cell.start, cell.end, table, cell)
                for table in reading.document.tables
                for cell in table.cells
                if cell.start < cell.end
            ),
            key=lambda entry: entry[:2],
        )
        self._starts = [entry[0] for entry in self._cells]

    def over(self, offset: int) -> Heads | None:
        """The heads over the cell that holds the offset; None outside tables and in a first row."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._cells[at][1]:
            return None
        _, _, table, cell = self._cells[at]
        if cell.row == 0:
            return None
        return Heads(self._words(table, range(cell.column, cell.column + cell.columns)), self._words(table, None))

    def _words(self, table: Table, columns: Iterable[int] | None) -> str:
        wanted = None if columns is None else set(columns)
        return " | ".join(self._reading.folded[c.start : c.end] for c in table.cells if c.row == 0 and _stands_over(c, wanted))


def _stands_over(cell: Cell, columns: set[int] | None) -> bool:
    return columns is None or bool(columns & set(range(cell.column, cell.column + cell.columns)))
