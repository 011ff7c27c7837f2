"""The figures of a cell of values, each in the unit that it prints itself, or in its row's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.changes import read_change
from extractors.figure import Figure
from extractors.figures import find_figures
from extractors.units import Unit
from schemas.spelling import plain as plain_text
from schemas.spelling import squeeze
from schemas.targets import Change

_UP = re.compile(r"\s*trở (?:lên|xuống)")
# A cell with more words than this tells a story.
_LONGEST_NUMBER = 40
_LONGEST_LIST = 200
_PIECE = re.compile(r"[^;\n]+")
_LABEL = re.compile(r"^[-+–* ]*(?P<who>[^\d:;]{2,60}?)\s*:\s*")


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure of a cell, where it stands in it, the change that it is, and of whom it is where the cell says it."""

    figure: Figure
    change: Change | None = None
    whose: str | None = None


def read_cell(cell: str, unit: Unit | None) -> list[CellFigure]:
    """The figures of the cell; more than one where it lists them ("Cấp tỉnh: 95%; cấp huyện: 85%")."""
    listed = list(_listed(cell)) if ":" in cell and len(cell) <= _LONGEST_LIST else []
    if listed:
        return listed
    figure = _figure(cell, unit)
    return [CellFigure(figure, _change(cell, figure))] if figure is not None else []


def _listed(cell: str) -> Iterator[CellFigure]:
    """The figures of a list of labels; one piece without a label or without a measure is no list."""
    found = []
    for piece in _PIECE.finditer(cell):
        if not piece.group().strip():
            continue
        label = _LABEL.match(piece.group())
        after = piece.group()[label.end() :] if label else ""
        figures = find_figures(after, plain_text(after))
        if label is None or len(figures) != 1 or figures[0].unit is None or figures[0].unit.kind == "unknown":
            return
        figure = figures[0].moved(piece.start() + label.end())
        found.append(CellFigure(figure, _change(cell, figure), squeeze(label["who"])))
    if len(found) > 1:
        yield from found


def _change(cell: str, figure: Figure) -> Change | None:
    return read_change(cell, plain_text(cell), figure, len(cell), None)


def _figure(cell: str, unit: Unit | None) -> Figure | None:
    """The figure of the cell; its unit is the one it prints itself, else the row's."""
    figures = find_figures(cell, plain_text(cell))
    if figures and figures[0].unit and figures[0].unit.kind != "unknown":
        return figures[0]
    # Bounds and ranges are read as in prose, with a unit put after the number.
    up = _UP.search(cell)
    bare = (cell[: up.start()] if up else cell).rstrip()
    spelled = f"{bare} {unit.printed if unit and unit.printed else 'người'}{up.group() if up else ''}"
    read = find_figures(spelled, plain_text(spelled))
    if not read or len(bare) > _LONGEST_NUMBER:
        return None
    figure = read[0]
    used = figure.unit.factor if figure.unit else Decimal(1)
    factor = (unit.factor if unit else Decimal(1)) / used
    return Figure(
        figure.start, min(figure.end, len(cell)), figure.core_start, min(figure.core_end, len(bare)), figure.value * factor,
        figure.comparator, figure.value_max * factor if figure.value_max is not None else None, unit,
        figure.of * factor if figure.of is not None else None, rule="cell",
    )  # fmt: skip
