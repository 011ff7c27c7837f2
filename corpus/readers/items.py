"""What a file without pages is made of: paragraphs and tables in reading order; DOCX and HTML both give it."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Paragraph:
    """A paragraph as printed: `text` keeps its tabs and line breaks, `label` is its automatic number."""

    text: str
    path: str
    label: str | None = None
    glued: bool = False
    bold: bool = False
    centered: bool = False
    notes: list["Paragraph"] = field(default_factory=list)
    boxes: list["Box"] = field(default_factory=list)


@dataclass(slots=True)
class Box:
    """A text box; `left` is where it begins in points from its anchor's column or page, None where unsaid."""

    left: float | None
    items: list["Item"]


@dataclass(slots=True)
class GridCell:
    """A cell: its first column, how many it takes, and whether it only continues the one above."""

    column: int
    columns: int
    continues: bool
    bordered: bool | None
    items: list["Item"]


@dataclass(slots=True)
class Grid:
    """A table: rows of cells; `bordered` says what its borders, its own or its style's, are."""

    path: str
    rows: list[list[GridCell]]
    bordered: bool
    widths: list[float]


Item = Paragraph | Grid


def paragraphs_of(item: Item) -> Iterator[Paragraph]:
    """The paragraphs of an item in reading order, those of its cells and text boxes among them."""
    if isinstance(item, Grid):
        for row in item.rows:
            for cell in row:
                for inner in cell.items:
                    yield from paragraphs_of(inner)
        return
    for box in item.boxes:
        for inner in box.items:
            yield from paragraphs_of(inner)
    yield item
