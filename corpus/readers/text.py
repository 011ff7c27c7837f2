"""Plain text and Markdown to a document (stub)."""

import unicodedata

from schemas.document import Block, Document, Piece, Source


def read_text(data: bytes, source: Source) -> Document:
    """The document in the bytes of a text file."""
    text = unicodedata.normalize("NFC", data.decode("utf-8"))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks, pieces, at = [], [], 0
    for number, line in enumerate(lines, start=1):
        blocks.append(Block(start=at, end=at + len(line)))
        pieces.append(Piece(at, at + len(line), block=f"line {number}"))
        at += len(line) + 1
    return Document(source=source, text="\n".join(lines), blocks=tuple(blocks), pieces=tuple(pieces))
