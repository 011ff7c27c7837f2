"""A DOCX to a document: python-docx opens it, a walker over its XML reads it (its `.text` loses too much)."""

from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml.etree import XMLSyntaxError, _Element

from corpus.readers.columns import is_letterhead
from corpus.readers.docx_blocks import Walker
from corpus.readers.docx_numbering import Numbering
from corpus.readers.docx_styles import Styles, child, names_legacy_font, toggle
from corpus.readers.item_writer import write_items
from corpus.readers.items import Item, paragraphs_of
from corpus.readers.legacy_fonts import LegacyText
from schemas.document import Document, Source
from schemas.errors import SourceUnreadable

_HEAD_PARAGRAPHS = 15


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
    parts = (root, _related(main, RT.STYLES), _related(main, RT.NUMBERING))
    if not any(map(names_legacy_font, parts)):
        return write_items(_items(main, body, None), source)
    legacy = LegacyText()
    items = _items(main, body, legacy)
    if mistaken := legacy.mistaken():
        legacy = LegacyText(mistaken)
        items = _items(main, body, legacy)
    for paragraph in (paragraph for item in items for paragraph in paragraphs_of(item)):
        paragraph.text = legacy.rescued(paragraph.text)
    return write_items(items, source)


def _items(main: Part, body: _Element, legacy: LegacyText | None) -> list[Item]:
    """The paragraphs and tables of the document, the letterhead first."""
    styles = Styles(_related(main, RT.STYLES), legacy)
    walker = Walker(styles, Numbering(_related(main, RT.NUMBERING), styles), _notes(main))
    items = walker.items(body, "body")
    head = _first_header(main, body, walker)
    if head and not _has_letterhead(items) and _has_letterhead(head):
        items = head + items
    return items


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
