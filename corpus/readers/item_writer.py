"""Paragraphs and tables to a document: columns told apart, lines broken by hand, notes after what calls them."""

from collections.abc import Sequence

from corpus.readers.draft import Draft, DraftCell, Fragment, Side
from corpus.readers.item_layout import Placed, columns_of, is_layout, place
from corpus.readers.items import Grid, Item, Paragraph, paragraphs_of
from schemas.document import Document, Source


def write_items(items: Sequence[Item], source: Source) -> Document:
    """The document of the items; its pieces name their paths.  SourceUnreadable("no_text") where they say nothing."""
    draft = Draft()
    for placed in place(list(items)):
        _write(draft, placed)
    return draft.document(source)


def _write(draft: Draft, placed: Placed) -> None:
    side, item = placed
    if isinstance(item, Paragraph):
        _write_paragraph(draft, item, side)
    elif is_layout(item):
        parts = columns_of(item)
        if side is None and all(s is None for s, _ in parts):
            parts = place([inner for _, inner in parts])
        for inner_side, inner in parts:
            for box in inner.boxes if isinstance(inner, Paragraph) and inner_side else ():
                for boxed in box.items:
                    _write(draft, (inner_side, boxed))
            _write(draft, (inner_side or side, inner))
    else:
        _write_grid(draft, item)


def _write_paragraph(draft: Draft, paragraph: Paragraph, side: Side | None) -> None:
    label = paragraph.label
    for line in printed_lines(paragraph.text):
        words = line if label is None else label + ("" if paragraph.glued else " ") + line
        if not words.strip() or (label is not None and not line.strip()):
            continue
        draft.line(
            [Fragment(words, block=paragraph.path)],
            side=side,
            bold=paragraph.bold,
            centered=paragraph.centered,
            label=label,
        )
        label = None
    _write_notes(draft, paragraph)


def _write_notes(draft: Draft, paragraph: Paragraph) -> None:
    for note in paragraph.notes:
        draft.line([Fragment(note.text.replace("\n", " "), block=note.path)], kind="footnote")


def printed_lines(text: str) -> list[str]:
    """The lines of a paragraph that its author broke by hand; one that goes on in lower case is no line of its own."""
    if "\n" not in text:
        return [text]
    lines: list[str] = []
    for part in text.split("\n"):
        if lines and lines[-1].strip() and part.strip()[:1].islower():
            lines[-1] = f"{lines[-1]} {part}"
        else:
            lines.append(part)
    return lines


def _write_grid(draft: Draft, grid: Grid) -> None:
    cells: list[DraftCell] = []
    above: dict[int, DraftCell] = {}
    noted: list[Paragraph] = []
    for number, row in enumerate(grid.rows):
        for cell in row:
            if cell.continues and cell.column in above:
                above[cell.column].rows = number - above[cell.column].row + 1
                continue
            paragraphs = [p for item in cell.items for p in paragraphs_of(item)]
            words = [_in_cell(p) for p in paragraphs]
            filled = [p for p in paragraphs if any(map(str.isalpha, p.text))]
            above[cell.column] = DraftCell(
                row=number,
                column=cell.column,
                fragments=[Fragment(text, block=p.path) for text, p in zip(words, paragraphs, strict=True)],
                columns=cell.columns,
                bold=all(p.bold for p in filled),
            )
            cells.append(above[cell.column])
            noted.extend(p for p in paragraphs if p.notes)
    draft.table(cells)
    for paragraph in noted:
        _write_notes(draft, paragraph)


def _in_cell(paragraph: Paragraph) -> str:
    if paragraph.label is None:
        return paragraph.text
    return paragraph.label + ("" if paragraph.glued else " ") + paragraph.text
