"""Tables whose cells are drawn with rules: a grid of cells, each with its words; for PDF and OCR alike."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfplumber.table import TableFinder, TableSettings

from corpus.readers.columns import is_letterhead, is_recipients
from corpus.readers.lines import Line, all_bold, visual_lines
from corpus.readers.page_words import Page, Rule, Word
from schemas.base import Box

_MIN_HORIZONTAL, _MIN_VERTICAL = 3, 2
_MAX_RULES = 4000
_SAME_EDGE = 3.0
_SETTINGS = TableSettings.resolve({})


@dataclass(slots=True)
class GridCell:
    """A cell: its place, how many rows and columns it takes, and the lines in it."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Line] = field(default_factory=list)

    @property
    def words(self) -> list[Word]:
        """Its words in reading order."""
        return [word for line in self.lines for word in line.words]

    @property
    def text(self) -> str:
        """Its words with spaces."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """Whether all its words with letters are bold."""
        return all_bold(self.words)


@dataclass(slots=True)
class RuledTable:
    """A table on one page; `edges` are the x where its columns begin and the last one ends."""

    page: int
    top: float
    bottom: float
    edges: list[float]
    cells: list[GridCell]

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return 1 + max((cell.row for cell in self.cells), default=-1)

    def row(self, number: int) -> list[GridCell]:
        """The cells that begin in a row, by column."""
        return sorted((cell for cell in self.cells if cell.row == number), key=lambda cell: cell.column)


class _Drawn:
    """All that pdfplumber's TableFinder asks of a page for tables by their lines."""

    def __init__(self, page: Page) -> None:
        self.bbox = (0.0, 0.0, page.width, page.height)
        self.width, self.height = page.width, page.height
        self.edges = [_edge(rule) for rule in page.rules]


def _edge(rule: Rule) -> dict[str, object]:
    return {
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom,
        "width": rule.x1 - rule.x0, "height": rule.bottom - rule.top,
        "orientation": "h" if rule.is_horizontal else "v", "object_type": "line",
    }  # fmt: skip


def find_tables(page: Page) -> tuple[list[RuledTable], list[Word]]:
    """The data tables of a page from top to bottom, and the words that stand outside of them."""
    words = page.words
    tables: list[RuledTable] = []
    for boxes in drawn_tables(page):
        table, outside = _fill(page.number, boxes, words)
        if table is not None:
            tables.append(table)
            words = outside
    return tables, words


def drawn_tables(page: Page) -> list[list[Box]]:
    """The boxes of the cells of each grid that the rules of the page draw, from top to bottom."""
    horizontal = sum(1 for rule in page.rules if rule.is_horizontal)
    if horizontal < _MIN_HORIZONTAL or len(page.rules) - horizontal < _MIN_VERTICAL or len(page.rules) > _MAX_RULES:
        return []
    found = TableFinder(_Drawn(page), _SETTINGS).tables  # type: ignore[arg-type]  # it asks for no more than `_Drawn` has
    return [list(table.cells) for table in sorted(found, key=lambda table: table.bbox[1])]


def _fill(page: int, boxes: list[Box], words: Sequence[Word]) -> tuple[RuledTable | None, list[Word]]:
    """The table with its words, and the words left over; None where the rules frame no data."""
    lefts = _edges([box[0] for box in boxes] + [box[2] for box in boxes])
    tops = _edges([box[1] for box in boxes] + [box[3] for box in boxes])
    if len(lefts) < 3 or len(tops) < 3:
        return None, list(words)
    cells: dict[tuple[int, int], GridCell] = {}
    owner: dict[tuple[int, int], GridCell] = {}
    for x0, top, x1, bottom in boxes:
        column, row = _slot(lefts, x0 + _SAME_EDGE), _slot(tops, top + _SAME_EDGE)
        last_column, last_row = _slot(lefts, x1 - _SAME_EDGE), _slot(tops, bottom - _SAME_EDGE)
        cell = GridCell(row, column, last_row - row + 1, last_column - column + 1)
        cells[row, column] = cell
        owner.update({(r, c): cell for r in range(row, last_row + 1) for c in range(column, last_column + 1)})
    inside: dict[tuple[int, int], list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
        held = None
        if tops[0] <= y <= tops[-1] and lefts[0] <= x <= lefts[-1]:
            held = owner.get((_slot(tops, y), _slot(lefts, x)))
        if held is None:
            outside.append(word)
        else:
            inside.setdefault((held.row, held.column), []).append(word)
    for place, held_words in inside.items():
        cells[place].lines = visual_lines(held_words, page)
    filled = [cells[place] for place in sorted(cells)]
    if _is_frame(filled):
        return None, list(words)
    return RuledTable(page, tops[0], tops[-1], lefts, filled), outside


def _is_frame(cells: list[GridCell]) -> bool:
    """Whether the rules hold no data: words in one column only, or a letterhead or signature."""
    with_words = [cell for cell in cells if cell.lines]
    columns = {cell.column for cell in with_words}
    if len(columns) < 2:
        return True
    return len(columns) <= 3 and len(cells) <= 8 and any(is_letterhead(c.text) or is_recipients(c.text) for c in with_words)


def _edges(values: list[float]) -> list[float]:
    """The values in order, those that are as good as the same put together."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _SAME_EDGE:
            out.append(value)
    return out


def _slot(edges: list[float], value: float) -> int:
    """The index of the interval between edges that holds the value."""
    return max(0, min(bisect_right(edges, value) - 1, len(edges) - 2))
