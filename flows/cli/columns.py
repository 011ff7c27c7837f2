"""Rows in columns, for a terminal or a file."""

import shutil
import sys
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 12
_WIDEST = 60  # who needs the whole takes --json


def print_columns(heads: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[int] = ()) -> None:
    """The rows under their heads on standard output; the widest column gives way to a narrow terminal.

    `right` are the columns of figures.
    """
    cells = [[str(cell if cell is not None else "") for cell in row] for row in (heads, *rows)]
    widths = [min(_WIDEST, max(len(row[at]) for row in cells)) for at in range(len(heads))]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - len(_GAP) * (len(widths) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    for row in cells:
        shown = [_fit(cell, widths[at], at in right) for at, cell in enumerate(row)]
        print(_GAP.join(shown).rstrip())


def _fit(cell: str, width: int, right: bool) -> str:
    if len(cell) > width:
        cell = cell[: width - 1] + "…"
    return cell.rjust(width) if right else cell.ljust(width)
