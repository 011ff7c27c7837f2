"""A sentence as a plan of one section, and a table as its document, for the tests of what reads figures."""

import hashlib
from functools import cache

from extractors.annotator import annotator
from extractors.dates import extract_dates
from extractors.reading import Reading
from extractors.targets import extract_targets
from schemas.base import Years
from schemas.document import Block, Cell, Document, Source, Table
from schemas.header import Header
from schemas.sections import Section, SectionRole
from schemas.targets import Target


def reading_of(
    text: str, role: SectionRole = "targets", years: tuple[int, int] = (2024, 2024), tables: tuple[Table, ...] = ()
) -> Reading:
    """A reading of the text as one section of this role, in a plan for these years."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(start=start, end=start + len(line)))
        start += len(line) + 1
    source = Source(name="plan.txt", sha256=hashlib.sha256(text.encode()).hexdigest(), format="text")
    document = Document(source=source, text=text, blocks=tuple(blocks), tables=tables)
    section = Section(section_id="s1", level=1, role=role, span=document.span(0, len(text)), body_start=0)
    header = Header(period=Years(first=years[0], last=years[1]))
    return Reading(document=document, doc=annotator()(text), sections=(section,), header=header)


@cache
def targets_in(text: str, role: SectionRole = "targets", years: tuple[int, int] = (2024, 2024)) -> tuple[Target, ...]:
    """The targets of the text, its dates read first."""
    reading = reading_of(text, role, years)
    return extract_targets(reading, extract_dates(reading, ()), ())


def table_of(rows: list[list[str]], before: str = "") -> tuple[str, Table]:
    """The text of a table under the lines `before`, and the table."""
    text = before
    cells = []
    for i, row in enumerate(rows):
        for j, words in enumerate(row):
            cells.append(Cell(row=i, column=j, start=len(text), end=len(text) + len(words)))
            text += words + (" | " if j < len(row) - 1 else "")
        text += "\n" if i < len(rows) - 1 else ""
    return text, Table(start=len(before), end=len(text), cells=tuple(cells))
