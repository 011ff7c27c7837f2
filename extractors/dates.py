"""Expressions of time (stub)."""

from collections.abc import Sequence

from extractors.reading import Reading
from schemas.dates import DateItem
from schemas.references import Reference


def extract_dates(reading: Reading, references: Sequence[Reference]) -> tuple[DateItem, ...]:
    """The dates in reading order."""
    del reading, references
    return ()
