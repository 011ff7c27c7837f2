"""The clean text while it grows: lines and tables go in, a `Document` with its source map comes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.readers.characters import clean
from schemas.base import Box
from schemas.document import Block, Cell, Document, Piece, Source, Table
from schemas.errors import SourceUnreadable

Side = Literal["left", "right"]
CELL_BAR = " | "


class Fragment(NamedTuple):
    """Words that stand together in the file; a space goes before them unless they are `glued`."""

    text: str
    page: int | None = None
    box: Box | None = None
    block: str | None = None
    confidence: float | None = None
    glued: bool = False


@dataclass(slots=True)
class DraftCell:
    """A cell of a data table: its place in the grid, how far it reaches, and its words."""

    row: int
    column: int
    fragments: Sequence[Fragment]
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(slots=True)
class Draft:
    """Gathers the lines of one document, in reading order."""

    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _blocks: list[Block] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _pieces: list[Piece] = field(default_factory=list)

    def line(
        self,
        fragments: Iterable[Fragment],
        *,
        kind: Literal["paragraph", "footnote"] = "paragraph",
        side: Side | None = None,
        bold: bool = False,
        centered: bool = False,
        label: str | None = None,
    ) -> None:
        """Adds one line; fragments without a letter or sign left after cleaning add nothing."""
        start = self._open_line()
        self._write(fragments)
        if self._at > start:
            self._blocks.append(Block(start=start, end=self._at, kind=kind, side=side, bold=bold, centered=centered, label=label))
        else:
            self._drop_line()

    def table(self, cells: Iterable[DraftCell]) -> None:
        """Adds the rows that have words, one line a row; a slot that a cell above reaches into stays empty."""
        rows: dict[int, list[DraftCell]] = {}
        reaching: dict[int, list[int]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
            for below in range(cell.row + 1, cell.row + cell.rows):
                reaching.setdefault(below, []).append(cell.column)
        kept = [row for row in sorted(rows) if any(clean(f.text) for cell in rows[row] for f in cell.fragments)]
        number = {row: at for at, row in enumerate(kept)}
        written: list[Cell] = []
        first: int | None = None
        for row in kept:
            start = self._open_line()
            first = start if first is None else first
            slots: list[tuple[int, DraftCell | None]] = [(column, None) for column in reaching.get(row, [])]
            slots += [(cell.column, cell) for cell in rows[row]]
            slots.sort(key=_column)
            for at, (column, held) in enumerate(slots):
                if at:
                    self._put(CELL_BAR)
                if held is None:
                    continue
                begin = self._at
                self._write(held.fragments)
                height = sum(1 for r in range(row, row + held.rows) if r in number)
                written.append(Cell(row=number[row], column=column, start=begin, end=self._at, rows=height, columns=held.columns))
            bold = all(cell.bold for cell in rows[row] if cell.fragments)
            self._blocks.append(Block(start=start, end=self._at, kind="row", bold=bold, table=len(self._tables)))
        if first is not None:
            self._tables.append(Table(start=first, end=self._at, cells=tuple(written)))

    def document(self, source: Source, empty_pages: Sequence[int] = ()) -> Document:
        """The document; SourceUnreadable("no_text") where nothing was added.

        Its parts are built valid here, so that half a million pieces need not be checked and copied again.
        """
        text = "".join(self._parts)
        if not text:
            raise SourceUnreadable("no_text", "The file holds no text", "Open it and see whether it is the right file.")
        return Document.model_construct(
            source=source,
            text=text,
            blocks=tuple(self._blocks),
            tables=tuple(self._tables),
            pieces=tuple(self._pieces),
            flattened=False,
            empty_pages=tuple(empty_pages),
        )

    def _write(self, fragments: Iterable[Fragment]) -> None:
        begun = False
        for fragment in fragments:
            words = clean(fragment.text)
            if not words:
                continue
            if begun and not fragment.glued:
                self._put(" ")
            start = self._at
            self._put(words)
            begun = True
            self._pieces.append(Piece(start, self._at, fragment.page, fragment.box, fragment.block, fragment.confidence))

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._at += len(words)

    def _open_line(self) -> int:
        if self._at:
            self._put("\n")
        return self._at

    def _drop_line(self) -> None:
        if self._parts and self._parts[-1] == "\n":
            self._parts.pop()
            self._at -= 1


def _column(slot: tuple[int, DraftCell | None]) -> int:
    return slot[0]
