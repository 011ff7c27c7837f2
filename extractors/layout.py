"""The zones of a plan: letterhead, title, body, closing, recipients, signature, appendices."""

from dataclasses import dataclass

from schemas.document import Document


@dataclass(frozen=True)
class Layout:
    """Half-open intervals of the text; an absent zone is None."""

    letterhead: tuple[int, int] | None = None


def find_layout(document: Document) -> Layout:
    """The zones of the document."""
    del document
    return Layout()
