"""Pages for the tests of structure: a line may begin with marks for what a reader knows of it.

`L|` left column, `R|` right column, `B|` bold, `C|` centered, `T|` a row of a table; they may stand together (`BC|`).
"""

import re
from hashlib import sha256

from extractors.header import extract_header
from extractors.layout import find_layout
from extractors.sections import segment_sections
from schemas.document import Block, Document, Source
from schemas.header import Header
from schemas.sections import Section

MARKS = re.compile(r"([LRBCT]{1,3})\|")


def page(text: str) -> Document:
    """The document of a page; the first and the last line end are left out."""
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for raw in text.strip("\n").split("\n"):
        marks = MARKS.match(raw)
        line = raw[marks.end() :] if marks else raw
        seen = marks[1] if marks else ""
        if line.strip():
            side = "left" if "L" in seen else "right" if "R" in seen else None
            kind = "row" if "T" in seen else "paragraph"
            blocks.append(Block(start=at, end=at + len(line), kind=kind, side=side, bold="B" in seen, centered="C" in seen))
        lines.append(line)
        at += len(line) + 1
    clean = "\n".join(lines)
    source = Source(name="page.docx", sha256=sha256(clean.encode()).hexdigest(), format="docx")
    return Document(source=source, text=clean, blocks=tuple(blocks))


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a page."""
    document = page(text)
    return segment_sections(document, find_layout(document))


def header_of(text: str) -> Header:
    """The header of a page."""
    document = page(text)
    return extract_header(document, find_layout(document))


def outline(text: str) -> list[tuple[int, str | None, str | None, str]]:
    """Level, number, heading and role of each section of a page."""
    return [(s.level, s.number, s.heading, s.role) for s in sections_of(text)]
