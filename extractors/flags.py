"""Doubts about a plan (stub)."""

from extractors.items import Items
from extractors.reading import Reading
from schemas.flags import Flag


def raise_flags(reading: Reading, items: Items) -> tuple[Flag, ...]:
    """The flags, in reading order; those without a place first."""
    del reading, items
    return ()
