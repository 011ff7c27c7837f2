"""Pages to a document: columns, paragraphs and tables in reading order; the one way for PDF and OCR."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from corpus.readers.draft import Draft, DraftCell, Fragment
from corpus.readers.lines import Line, all_bold, visual_lines
from corpus.readers.page_columns import Zone, continue_zone, find_zones
from corpus.readers.page_halves import halves_below
from corpus.readers.page_margins import drop_running
from corpus.readers.page_notes import split_notes
from corpus.readers.page_words import Page, Word, printed_box
from corpus.readers.paragraphs import Margins, TextParagraph, is_at_right, is_centered, joins, page_margins
from corpus.readers.ruled_tables import RuledTable, find_tables
from corpus.readers.scan_labels import with_sibling_numbers
from corpus.readers.stitched_tables import continues_table, stitch
from schemas.document import Document, Source
from schemas.syllables import is_syllable

_SHORT_YEAR = re.compile(r"(?:\d{1,2}/)?\d{1,2}/\d{1,3}")
_DAY = re.compile(r"(?:\d{1,2}/)?\d{1,2}/(?:19|20)\d\d(?!\d)")


def assemble(pages: Iterable[Page], source: Source, empty_pages: Sequence[int]) -> Document:
    """The document of these pages; pages that are missing from them are told by `empty_pages`."""
    leaves = [_leaf(page) for page in pages]
    kept = drop_running([(leaf.lines, leaf.width, leaf.height) for leaf in leaves])
    with_sibling_numbers(kept)
    for at, leaf in enumerate(leaves):
        kept[at], leaf.notes = split_notes(kept[at])
    leaves, kept = _columns_below(leaves, kept)
    margins = page_margins((lines, leaf.width) for lines, leaf in zip(kept, leaves, strict=True))
    writer = _Writer()
    for at, leaf in enumerate(leaves):
        writer.page(leaf, kept[at], margins[at])
        kept[at] = []  # half a million words of a long file need not be kept twice
    writer.end()
    return writer.draft.document(source, empty_pages)


@dataclass(slots=True)
class _Leaf:
    """A page as lines and tables."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[RuledTable]
    notes: dict[int, list[list[Line]]] = field(default_factory=dict)  # by the `id` of the line that calls them


def _leaf(page: Page) -> _Leaf:
    tables, words = find_tables(page)
    leaf = _Leaf(page.number, page.width, page.height, visual_lines(words, page.number), tables)
    page.words = []
    return leaf


def _columns_below(leaves: list[_Leaf], kept: list[list[Line]]) -> tuple[list[_Leaf], list[list[Line]]]:
    """The leaves and their lines; one of two columns of text as several leaves, to be read one after the other."""
    read: list[_Leaf] = []
    lines: list[list[Line]] = []
    for leaf, own in zip(leaves, kept, strict=True):
        whole = leaf.tables or leaf.notes  # what hangs on the places of lines
        for part, width in [(own, leaf.width)] if whole else halves_below(own, leaf.width):
            read.append(leaf if part is own else replace(leaf, width=width, lines=[]))
            lines.append(part)
        leaf.lines = []
    return read, lines


@dataclass(slots=True)
class _Writer:
    """Writes page after page; the paragraph, table or signature at a page's end stays open for the next page."""

    draft: Draft = field(default_factory=Draft)
    _open: TextParagraph | None = None
    _table: RuledTable | None = None
    _zone: Zone | None = None
    _notes: list[list[Line]] = field(default_factory=list)  # of the open paragraph

    def page(self, leaf: _Leaf, lines: list[Line], margins: Margins) -> None:
        """Adds a page: its lines without those of the margins, its tables between them."""
        tables = list(leaf.tables)
        at = continue_zone(self._zone, lines, leaf.width) if self._zone is not None else 0
        if at < len(lines) or tables:
            self._close_zone()
        found = find_zones(lines[at:], leaf.width, leaf.height, first_page=leaf.number == 1)
        zones = {zone.first + at: zone for zone in found}
        taken = at
        while at < len(lines):
            while tables and tables[0].top < lines[at].baseline:
                self._add_table(tables.pop(0))
            zone = zones.get(at)
            if zone is not None:
                self._add_zone(zone)
                at = taken + zone.last + 1
                continue
            self._add_line(lines[at], margins)
            self._notes += leaf.notes.get(id(lines[at]), [])
            at += 1
        for table in tables:
            self._add_table(table)

    def end(self) -> None:
        """Writes what is still open."""
        self._close_paragraph()
        self._close_table()
        self._close_zone()

    def _add_line(self, line: Line, margins: Margins) -> None:
        self._close_table()
        self._close_zone()
        if not any(map(str.isalnum, line.text)):
            return  # a rule made of dashes or stars
        centered = is_centered(line, margins)
        if not centered and is_at_right(line, margins):
            self._close_paragraph()
            self.draft.line(fragments([line]), side="right", bold=line.bold)
            return
        if self._open is not None and joins(self._open, line, margins, centered=centered):
            self._open.lines.append(line)
            return
        self._close_paragraph()
        self._open = TextParagraph([line], centered)

    def _add_zone(self, zone: Zone) -> None:
        self.end()
        self._zone = zone

    def _close_zone(self) -> None:
        if self._zone is None:
            return
        zone, self._zone = self._zone, None
        for side, lines in zone.placed():
            if any(map(str.isalnum, " ".join(line.text for line in lines))):
                self.draft.line(fragments(lines), side=side, bold=_bold(lines))

    def _add_table(self, table: RuledTable) -> None:
        self._close_paragraph()
        self._close_zone()
        if self._table is not None and continues_table(self._table, table):
            self._table = stitch(self._table, table)
            return
        self._close_table()
        self._table = table

    def _close_paragraph(self) -> None:
        if self._open is not None:
            paragraph, self._open = self._open, None
            self.draft.line(fragments(paragraph.lines), bold=_bold(paragraph.lines), centered=paragraph.centered)
        notes, self._notes = self._notes, []
        for note in notes:
            self.draft.line(fragments(note), kind="footnote")

    def _close_table(self) -> None:
        if self._table is None:
            return
        table, self._table = self._table, None
        self.draft.table(
            DraftCell(cell.row, cell.column, list(fragments(cell.lines, narrow=True)), cell.rows, cell.columns, cell.bold)
            for cell in table.cells
        )


def _bold(lines: Sequence[Line]) -> bool:
    return all_bold([word for line in lines for word in line.words])


def fragments(lines: Sequence[Line], *, narrow: bool = False) -> Iterable[Fragment]:
    """The words of the lines with page and box; a word that a line's end broke is glued together.

    `narrow`: in the narrow columns of tables words break without a hyphen.
    """
    last: Word | None = None
    for number, line in enumerate(lines):
        for at, word in enumerate(line.words):
            glued = not word.spaced
            if at == 0 and number and last is not None:
                glued = _breaks_word(last, word) or (narrow and _breaks_syllable(lines[number - 1], word.text))
            yield Fragment(word.text, line.page, printed_box(word), None, word.confidence, glued)
            last = word


def _breaks_word(last: Word, word: Word) -> bool:
    """Whether a line's end only broke "Covid-/19", "2021-/2025" or "12/KH-/UBND"; Vietnamese hyphenates no word."""
    if len(last.text) < 2 or not word.text[0].isalnum():
        return False
    if last.text.endswith("-"):
        return last.text[-2].isalnum()
    return last.text.endswith("/") and last.text[0].isdigit()


def _breaks_syllable(above: Line, word: str) -> bool:
    """Whether a column of a table was so narrow that it broke "ST/T", "Chươ/ng" or "30/6/20/24"."""
    if len(above.words) != 1:
        return False
    last = above.text
    if _SHORT_YEAR.fullmatch(last) and word[:1].isdigit():
        return bool(_DAY.match(last + word))
    if not (last.isalpha() and word.isalpha()):
        return False
    if last.isupper() and word.isupper():
        return len(last) + len(word) <= 4
    return word.islower() and is_syllable(last + word) and not (is_syllable(last) and is_syllable(word) and len(word) > 1)
