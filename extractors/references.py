"""Mentions of other documents (stub)."""

from extractors.reading import Reading
from schemas.references import Reference


def extract_references(reading: Reading) -> tuple[Reference, ...]:
    """The references in reading order."""
    del reading
    return ()
