"""A file as it was read: the clean text, its blocks and tables, and the way back to the page."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from schemas.base import Box, Span, Strict

Format = Literal["text", "markdown", "docx", "pdf", "doc", "rtf", "odt", "html", "tiff"]


class Source(Strict):
    """The file that a record was read from."""

    name: str
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    format: Format
    pages: Annotated[int | None, Field(description="None where the format has no pages")] = None
    ocr: Annotated[bool, Field(description="at least one page was read by OCR")] = False


class Piece(NamedTuple):
    """One entry of the source map: where the characters [start, end) of the clean text stand in the file."""

    start: int
    end: int
    page: int | None = None
    bbox: Box | None = None
    block: str | None = None  # "body/p12", "body/tbl0/r3/c1/p0" in DOCX; "line 31" in text
    confidence: float | None = None  # of the OCR, 0..1; None where the text was not recognised but read


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the clean text: a paragraph, a table row or a footnote; [start, end) leaves out the line end.

    Blocks and cells are plain: a long file has thousands of them, and a model takes ten times the memory.
    """

    start: int
    end: int
    kind: Literal["paragraph", "row", "footnote"] = "paragraph"
    side: Annotated[
        Literal["left", "right"] | None,
        Field(description="the column of a two-column letterhead or signature that it stands in"),
    ] = None
    bold: Annotated[bool, Field(description="all of its letters are bold")] = False
    centered: bool = False
    label: Annotated[str | None, Field(description="the automatic number that its text begins with")] = None
    table: Annotated[int | None, Field(description="index into `tables` of a row")] = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and where its words stand in the clean text (start == end for an empty one)."""

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


class Table(Strict):
    """A data table whose rows are the lines [start, end) of the clean text, cells parted by " | "."""

    start: int
    end: int
    cells: tuple[Cell, ...]

    def rows(self) -> list[list[Cell]]:
        """The cells row by row, in column order; a cell that spans rows stands in its first row only."""
        count = 1 + max((cell.row for cell in self.cells), default=-1)
        rows: list[list[Cell]] = [[] for _ in range(count)]
        for cell in sorted(self.cells, key=lambda c: (c.row, c.column)):
            rows[cell.row].append(cell)
        return rows


class Document(Strict):
    """What a reader gives: clean text (NFC, one paragraph a line) and all that is known of its layout.

    `blocks` are the lines of `text` in order and cover every non-empty line; `pieces` are sorted
    by `start` and do not overlap.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    pieces: tuple[Piece, ...] = ()
    flattened: Annotated[bool, Field(description="the file ran its lines together; the blocks were recovered")] = False
    empty_pages: Annotated[tuple[int, ...], Field(description="pages without readable text")] = ()

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) with its page and the box of its part on that page; ValueError if it is empty."""
        if not self._is_placed:
            return Span(start=start, end=end, text=self.text[start:end])
        first = bisect_right(self._starts, start) - 1
        if first < 0 or (self.pieces and self.pieces[first].end <= start):
            first += 1
        page, box = None, None
        for piece in self.pieces[first : bisect_left(self._starts, end)]:
            if page is None:
                page = piece.page
            if piece.page != page or piece.bbox is None:
                continue
            box = piece.bbox if box is None else _around(box, piece.bbox)
        return Span(start=start, end=end, text=self.text[start:end], page=page, bbox=box)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the offset, or None on an empty line."""
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset <= self.blocks[at].end else None

    @cached_property
    def _is_placed(self) -> bool:
        """Whether anything in it has a page or a box: texts and DOCX files have none."""
        return any(piece.page is not None or piece.bbox is not None for piece in self.pieces)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
