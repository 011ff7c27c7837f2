"""Who is to do what (stub)."""

from collections.abc import Sequence

from extractors.reading import Reading
from schemas.assignments import Assignment
from schemas.dates import DateItem
from schemas.references import Reference


def extract_assignments(reading: Reading, dates: Sequence[DateItem], references: Sequence[Reference]) -> tuple[Assignment, ...]:
    """The assignments in reading order."""
    del reading, dates, references
    return ()
