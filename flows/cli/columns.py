"""Rows in columns, for a terminal or a file."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap as wrapped

_GAP = "  "
_NARROWEST, _NARROWEST_WRAPPED = 12, 8
_WIDEST = 60  # who needs the whole takes --json


def print_columns(
    heads: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[int] = (), wrap: bool = False
) -> None:
    """The rows under their heads on standard output; the widest column gives way to a narrow terminal.

    `right` are the columns of figures.  What does not fit in a terminal is cut, or goes on below with `wrap`.
    """
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in lines_of([heads, *rows], right=right, wrap=wrap, room=room):
        print(line)


def lines_of(rows: Sequence[Sequence[object]], *, right: Sequence[int], wrap: bool, room: int | None) -> Iterator[str]:
    """The lines, none wider than the room, if there is any limit and the columns are not too many for it."""
    cells = [[str(cell if cell is not None else "") for cell in row] for row in rows]
    widths = [min(_WIDEST, max(len(row[at]) for row in cells)) for at in range(len(cells[0]))]
    if room is not None:
        left = room - len(_GAP) * (len(widths) - 1)
        while sum(widths) > left and max(widths) > (_NARROWEST_WRAPPED if wrap else _NARROWEST):
            widths[widths.index(max(widths))] -= 1
    for row in cells:
        parts = [_fit(cell, width, wrap=wrap) for cell, width in zip(row, widths, strict=True)]
        for line in zip_longest(*parts, fillvalue=""):
            shown = [
                cell.rjust(width) if at in right else cell.ljust(width)
                for at, (cell, width) in enumerate(zip(line, widths, strict=True))
            ]
            yield _GAP.join(shown).rstrip()


def _fit(cell: str, width: int, *, wrap: bool) -> list[str]:
    """The cell in lines of this width; what goes on is set in a little."""
    if len(cell) <= width:
        return [cell]
    if not wrap:
        return [cell[: width - 1] + "…"]
    return wrapped(cell, width, subsequent_indent=" ", break_on_hyphens=False)
