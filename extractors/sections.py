"""Document to sections (stub)."""

from extractors.layout import Layout
from schemas.document import Document
from schemas.sections import Section


def segment_sections(document: Document, layout: Layout) -> tuple[Section, ...]:
    """The sections of the document: a tree in reading order that covers the whole text."""
    del layout
    if not document.text:
        return ()
    span = document.span(0, len(document.text))
    return (Section(section_id="s1", level=1, role="preamble", rule="before_first_heading", span=span, body_start=0),)
