"""Figures that someone is to reach (stub)."""

from collections.abc import Sequence

from extractors.reading import Reading
from schemas.dates import DateItem
from schemas.references import Reference
from schemas.targets import Target


def extract_targets(reading: Reading, dates: Sequence[DateItem], references: Sequence[Reference]) -> tuple[Target, ...]:
    """The targets in reading order."""
    del reading, dates, references
    return ()
