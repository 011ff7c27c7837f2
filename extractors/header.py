"""Document to header (stub)."""

from extractors.layout import Layout
from schemas.document import Document
from schemas.header import Header


def extract_header(document: Document, layout: Layout) -> Header:
    """The header of the plan."""
    del document, layout
    return Header()
