"""A DOCX to a document: python-docx opens it, a walker over its XML reads it (its `.text` loses too much)."""

import re
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import XMLSyntaxError, _Element

from corpus.readers.columns import is_letterhead
from corpus.readers.docx_blocks import Grid, Item, Paragraph, Walker, paragraphs_of
from corpus.readers.docx_layout import Placed, columns_of, is_layout, place
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Styles, child, toggle
from corpus.readers.draft import Draft, DraftCell, Fragment, Side
from schemas.document import Document, Source
from schemas.errors import SourceUnreadable

_HEAD_PARAGRAPHS = 15
_LOWER_START = re.compile(r"\s*[^\W\d_A-ZÀ-Þ]")


def read_docx(data: bytes, source: Source) -> Document:
    """The document in the bytes of a DOCX; its pieces name the block ("body/p12", "body/tbl0/r3/c1/p0").

    Raises SourceUnreadable, and on damaged files whatever python-docx and lxml raise; `read_bytes` catches that.
    """
    try:
        main = Package.open(BytesIO(data)).main_document_part
    except XMLSyntaxError as error:
        raise SourceUnreadable(
            "damaged", f"The XML of the DOCX is broken or hostile ({error.msg})", "Open it in Word, save it again, and load that."
        ) from error
    except (PackageNotFoundError, KeyError, ValueError) as error:
        raise SourceUnreadable(
            "damaged", "The DOCX lacks parts that Word needs", "Open it in Word or LibreOffice, save it again, and load that."
        ) from error
    root = _root(main)
    body = root.find(qn("w:body"))
    if body is None:
        raise SourceUnreadable("damaged", "The DOCX has no body", "Open it in Word, save it again, and load that.")
    styles = Styles(_related(main, RT.STYLES))
    walker = Walker(styles, Numbering(_related(main, RT.NUMBERING), styles), _notes(main))
    items = walker.items(body, "body")
    head = _first_header(main, body, walker)
    if head and not _has_letterhead(items) and _has_letterhead(head):
        items = head + items
    draft = Draft()
    for placed in place(items):
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
        if lines and lines[-1].strip() and (_LOWER_START.match(part) and part.strip()[:1].islower()):
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


def _has_letterhead(items: list[Item]) -> bool:
    first = [p for item in items[:_HEAD_PARAGRAPHS] for p in paragraphs_of(item)][: 2 * _HEAD_PARAGRAPHS]
    return is_letterhead(" ".join(p.text for p in first))


def _first_header(main: Part, body: _Element, walker: Walker) -> list[Item]:
    """What the header of the first page prints, or of all pages where the first has none of its own."""
    section = next(body.iter(qn("w:sectPr")), None)
    if section is None:
        return []
    own = bool(toggle(child(section, "w:titlePg")))
    wanted = ("first",) if own else ("default",)
    for reference in section.iterchildren(qn("w:headerReference")):
        relation = main.rels.get(reference.get(qn("r:id"), ""))
        if reference.get(qn("w:type")) in wanted and relation is not None and not relation.is_external:
            return walker.items(_root(relation.target_part), "header")
    return []


def _notes(main: Part) -> dict[tuple[str, str], _Element]:
    """The footnotes and endnotes by kind and id."""
    found = {}
    for kind, relation in (("footnote", RT.FOOTNOTES), ("endnote", RT.ENDNOTES)):
        root = _related(main, relation)
        for note in root.iterchildren(qn(f"w:{kind}")) if root is not None else ():
            found[kind, note.get(qn("w:id"), "")] = note
    return found


def _related(main: Part, kind: str) -> _Element | None:
    """The XML of the one part that stands in this relation, None where there is none."""
    for relation in main.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return _root(relation.target_part)
    return None


def _root(part: Part) -> _Element:
    element = getattr(part, "element", None)  # python-docx has parsed the parts that it knows
    return element if element is not None else parse_xml(part.blob)
