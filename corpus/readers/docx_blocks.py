"""The paragraphs and tables of a DOCX in document order, with their numbers, notes and text boxes."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_runs import SDT, SDT_CONTENT, Words, mark_deleted, read_runs
from corpus.readers.docx_styles import Styles, child, has_visible_border, toggle, value_of
from corpus.readers.items import Box, Grid, GridCell, Item, Paragraph, paragraphs_of

P, TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_CONTAINERS = frozenset(qn(f"w:{name}") for name in ("ins", "moveTo", "customXml", "smartTag"))
_VML_LEFT = re.compile(r"margin-left:\s*(-?[\d.]+)pt")
_EMU_A_POINT = 12700
MAX_SPAN = 1000


class Walker:
    """Reads the parts of one document in order; numbers count on from one call to the next."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], _Element]) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes

    def items(self, parent: _Element, path: str) -> list[Item]:
        """The paragraphs and tables of a body, cell, text box or note; `path` is where it stands."""
        found: list[Item] = []
        tables = paragraphs = 0
        carried: Words | None = None
        for element in _flattened(parent):
            if element.tag == TBL:
                found.append(self._grid(element, f"{path}/tbl{tables}"))
                tables += 1
                continue
            at = f"{path}/p{paragraphs}"
            paragraphs += 1
            carried, paragraph = self._paragraph(element, at, carried)
            if paragraph is not None:
                found.append(paragraph)
        return found

    def _paragraph(self, element: _Element, path: str, carried: Words | None) -> tuple[Words | None, Paragraph | None]:
        properties = child(element, "w:pPr")
        style_id = value_of(child(properties, "w:pStyle")) or self._styles.default_paragraph
        style = self._styles.get(style_id)
        words = read_runs(element, self._styles, style_id, carried)
        if mark_deleted(element):
            return words, None
        numbering = child(properties, "w:numPr")
        # An empty paragraph of a list prints its number too, and counts.
        label = self._numbering.label(numbering, style_id) if numbering is not None or style.num_id else None
        if style.contents or _is_hidden(properties):
            return None, None
        align = value_of(child(properties, "w:jc"))
        notes = [note for key in words.notes if key in self._notes for note in self._note(self._notes[key], key)]
        boxes = [Box(_left_edge(box), self.items(box, f"{path}/box{i}")) for i, box in enumerate(words.boxes)]
        return None, Paragraph(
            text=words.text,
            path=path,
            label=label[0] if label else None,
            glued=bool(label and label[1]),
            bold=0 < words.letters == words.bold_letters,
            centered=bool(style.centered) if align is None else align == "center",
            notes=notes,
            boxes=boxes,
        )

    def _note(self, element: _Element, key: tuple[str, str]) -> Iterator[Paragraph]:
        for item in self.items(element, f"{key[0]}{key[1]}"):
            yield from paragraphs_of(item)

    def _grid(self, table: _Element, path: str) -> Grid:
        properties = child(table, "w:tblPr")
        borders = child(properties, "w:tblBorders")
        style = self._styles.get(value_of(child(properties, "w:tblStyle")))
        bordered = has_visible_border(borders) if borders is not None else bool(style.bordered)
        rows = []
        for number, row in enumerate(_parts(table, _TR)):
            row_properties = child(row, "w:trPr")
            if row_properties is not None and child(row_properties, "w:del") is not None:
                continue
            column = _span(child(row_properties, "w:gridBefore"), otherwise=0)
            cells: list[GridCell] = []
            for at, cell in enumerate(_parts(row, _TC)):
                cells.append(self._cell(cell, column, f"{path}/r{number}/c{at}"))
                column += cells[-1].columns
            rows.append(cells)
        widths = [_width(column) for column in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
        return Grid(path, rows, bordered, widths)

    def _cell(self, cell: _Element, column: int, path: str) -> GridCell:
        properties = child(cell, "w:tcPr")
        merge = child(properties, "w:vMerge")
        borders = child(properties, "w:tcBorders")
        return GridCell(
            column=column,
            columns=_span(child(properties, "w:gridSpan"), otherwise=1),
            continues=merge is not None and value_of(merge) != "restart",
            bordered=has_visible_border(borders) if borders is not None and len(borders) else None,
            items=[] if child(properties, "w:cellDel") is not None else self.items(cell, path),
        )


def _flattened(parent: _Element) -> Iterator[_Element]:
    """The paragraphs and tables right below, controls and insertions opened."""
    for element in parent:
        tag = element.tag
        if tag in (P, TBL):
            yield element
        elif tag == SDT:
            content = element.find(SDT_CONTENT)
            if content is not None:
                yield from _flattened(content)
        elif tag in _CONTAINERS:
            yield from _flattened(element)


def _parts(parent: _Element, wanted: str) -> Iterator[_Element]:
    """The rows of a table or the cells of a row, those inside controls and insertions too."""
    for element in parent:
        tag = element.tag
        if tag == wanted:
            yield element
        elif tag == SDT:
            content = element.find(SDT_CONTENT)
            if content is not None:
                yield from _parts(content, wanted)
        elif tag in _CONTAINERS:
            yield from _parts(element, wanted)


def _is_hidden(properties: _Element | None) -> bool:
    """Whether the whole paragraph, its mark included, is hidden text (its runs say so of themselves)."""
    return bool(toggle(child(child(properties, "w:rPr"), "w:vanish"))) and bool(
        toggle(child(child(properties, "w:rPr"), "w:specVanish"))
    )


def _span(element: _Element | None, *, otherwise: int) -> int:
    value = value_of(element)
    return min(int(value), MAX_SPAN) if value is not None and value.isdigit() else otherwise


def _width(column: _Element) -> float:
    value = column.get(qn("w:w"), "0")
    return float(value) if value.isdigit() else 0.0


def _left_edge(box: _Element) -> float | None:
    """Where the shape that holds the text box begins, in points."""
    for holder in box.iterancestors():
        if holder.tag == qn("wp:anchor"):
            offset = holder.find(f"{qn('wp:positionH')}/{qn('wp:posOffset')}")
            try:
                return float(offset.text or "") / _EMU_A_POINT if offset is not None else None
            except ValueError:
                return None
        found = _VML_LEFT.search(holder.get("style", ""))
        if found:
            return float(found[1])
        if holder.tag == P:
            return None
    return None
