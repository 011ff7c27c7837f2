"""What the extractors share while one plan is read: the document, its annotations, sections and header."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.attrs import IDX, SENT_START
from spacy.tokens import Doc

from schemas.base import Span
from schemas.document import Block, Document
from schemas.header import Header
from schemas.sections import Section
from schemas.spelling import fold, lower, with_one_tone_place


@dataclass(frozen=True)
class Reading:
    """One plan half read.  All offsets are those of `document.text`; `lower` and `folded` keep them."""

    document: Document
    doc: Doc
    sections: tuple[Section, ...]
    header: Header

    @cached_property
    def text(self) -> str:
        """The clean text."""
        return self.document.text

    @cached_property
    def lower(self) -> str:
        """The text in lower case, character for character."""
        return lower(self.text)

    @cached_property
    def plain(self) -> str:
        """The text in lower case with the tone mark in one place, character for character."""
        return with_one_tone_place(self.lower)

    @cached_property
    def folded(self) -> str:
        """The text in lower case without diacritics, character for character."""
        return fold(self.text)

    def span(self, start: int, end: int) -> Span:
        """The span [start, end) with page and box; white space at its ends is left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.document.span(start, end)

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds the offset; None only in an empty document."""
        at = bisect_right(self._section_starts, offset) - 1
        return self.sections[at] if at >= 0 else None

    def ancestors(self, section: Section | None) -> list[Section]:
        """The section and those that hold it, innermost first."""
        found = []
        while section is not None:
            found.append(section)
            section = self._by_id.get(section.parent_id) if section.parent_id else None
        return found

    def line_at(self, offset: int) -> tuple[int, int]:
        """The half-open interval of the line (paragraph, row) that holds the offset, without its line end."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return start, len(self.text) if end < 0 else end

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the offset, or None on an empty line."""
        return self.document.block_at(offset)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The half-open interval of the sentence that holds the offset; it never runs over a line end."""
        starts = self.sentence_starts
        at = bisect_right(starts, offset)
        start = starts[at - 1] if at else 0
        end = starts[at] if at < len(starts) else len(self.text)
        line_start = self.text.rfind("\n", start, offset) + 1
        line_end = self.text.find("\n", offset, end)
        return line_start or start, line_end if line_end >= 0 else end

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin, ascending."""
        if not len(self.doc):
            return []
        offsets, starts = self.doc.to_array([IDX, SENT_START]).T
        found: list[int] = offsets[starts == 1].tolist()
        return found

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.span.start for section in self.sections]

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.section_id: section for section in self.sections}
