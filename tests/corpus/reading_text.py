"""The reader of text on a few words, for tests."""

from hashlib import sha256

from corpus.readers.text import read_text
from schemas.document import Document, Format, Source


def read(text: str | bytes, kind: Format = "text") -> Document:
    """The document in a text of this kind."""
    data = text.encode() if isinstance(text, str) else text
    return read_text(data, Source(name=f"test.{kind}", sha256=sha256(data).hexdigest(), format=kind))


def lines(text: str | bytes, kind: Format = "text") -> list[str]:
    """The lines of its clean text."""
    return read(text, kind).text.split("\n")
