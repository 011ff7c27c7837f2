"""Plain text and Markdown to a document: decoded, without markup, one paragraph a line.

What may be missing from the clean text, and nothing else: markup, lines and runs of dashes or stars that only part,
page numbers and what pages repeat beside them, control characters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from corpus.readers.characters import clean
from corpus.readers.columns import is_recipients, is_signature
from corpus.readers.decoding import decode
from corpus.readers.draft import Draft, DraftCell, Fragment, Side
from corpus.readers.flat_signature import signature_lines
from corpus.readers.flattened import is_flattened
from corpus.readers.line_marks import BROKEN_WORD
from corpus.readers.markdown import LINE_BREAK, strip_markup
from corpus.readers.parted_syllables import join_parted
from corpus.readers.raw_lines import RawLine, raw_lines, without
from corpus.readers.reflow import paragraphs
from corpus.readers.running_lines import running_lines
from corpus.readers.text_tables import TextTable, is_delimiter, is_layout, with_tables
from corpus.readers.unflatten import unflatten
from schemas.document import Document, Source

_SEPARATOR = re.compile(r"[-–—_=*~.…·•#+|\s]+")


def read_text(data: bytes, source: Source) -> Document:
    """The document in the bytes of a text file; `pieces` name the file's lines, "line 1" the first.

    Raises SourceUnreadable: `empty`, `not_a_document` (binary data), `no_text` (nothing but dashes).
    """
    lines = strip_markup(raw_lines(decode(data)), markdown=source.format == "markdown")
    items = _cleaned(with_tables(without(lines, running_lines(lines))))
    draft = Draft()
    loose = [item for item in items if isinstance(item, RawLine)]
    if len(loose) == len(items) and is_flattened(loose):
        for paragraph in unflatten(loose):
            draft.line(_fragments(paragraph))
        return draft.document(source).model_copy(update={"flattened": True})
    for item in paragraphs(items):
        if isinstance(item, TextTable) and is_layout(item):
            for words, number, side in _layout_lines(item):
                draft.line([Fragment(words, block=f"line {number}")], side=side)
        elif isinstance(item, TextTable):
            draft.table(_table_cells(item))
        else:
            bold = all(line.bold for line in item)
            draft.line(_fragments([(line.number, line.text) for line in item]), bold=bold)
    return draft.document(source)


def _cleaned(items: Iterable[RawLine | TextTable]) -> list[RawLine | TextTable]:
    """The items with the characters of a clean text; lines that only part others are gone."""
    kept: list[RawLine | TextTable] = []
    gap = 0
    for item in items:
        if isinstance(item, RawLine):
            item.text = join_parted(clean(item.text))
            if not item.text or _SEPARATOR.fullmatch(item.text) or is_delimiter(item.text):
                gap += item.gap + 1
                continue
            item.gap += gap
        gap = 0
        kept.append(item)
    return kept


def _fragments(lines: Sequence[tuple[int, str]]) -> Iterator[Fragment]:
    """The words of the lines of one paragraph, each with its line's number; "Covid-" and "19" become one word."""
    before = ""
    for number, text in lines:
        glued = BROKEN_WORD.search(before) is not None and text[0].isalnum()
        yield Fragment(text, block=f"line {number}", glued=glued)
        before = text


def _layout_lines(table: TextTable) -> Iterator[tuple[str, int, Side]]:
    """The lines of a letterhead, row by row, or of recipients and signature, column by column, in the cells of a table."""
    placed = [
        (column, cell, line.number)
        for line, cells in zip(table.lines, table.rows, strict=True)
        for column, cell in enumerate(cells)
    ]
    if any(is_recipients(cell[:20]) or is_signature(cell[:40]) for _, cell, _ in placed):
        placed.sort(key=itemgetter(0))
    for column, cell, number in placed:
        for words in cell.split(LINE_BREAK):
            for line in signature_lines(words) if is_signature(words[:40]) else (words,):
                yield line, number, "left" if column == 0 else "right"


def _table_cells(table: TextTable) -> Iterator[DraftCell]:
    for row, (line, cells) in enumerate(zip(table.lines, table.rows, strict=True)):
        for column, words in enumerate(cells):
            yield DraftCell(row, column, [Fragment(words, block=f"line {line.number}")], bold=line.bold)
