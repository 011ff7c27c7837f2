"""A reading of a few words, for tests: each line of the text is a paragraph."""

from hashlib import sha256

from extractors.annotator import annotator
from extractors.pipeline import begin
from extractors.reading import Reading
from schemas.document import Block, Document, Piece, Source


def document_of(text: str, name: str = "test.txt") -> Document:
    """The document of a clean text."""
    blocks, pieces, at = [], [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            blocks.append(Block(start=at, end=at + len(line)))
            pieces.append(Piece(at, at + len(line), block=f"line {number}"))
        at += len(line) + 1
    source = Source(name=name, sha256=sha256(text.encode()).hexdigest(), format="text")
    return Document(source=source, text=text, blocks=tuple(blocks), pieces=tuple(pieces))


def reading_of(text: str) -> Reading:
    """The reading of a clean text, before any extractor ran."""
    return begin(document_of(text), annotator())
