"""Figures that no item and no rule accounts for (stub)."""

from extractors.items import Items
from extractors.reading import Reading
from schemas.unexplained import Unexplained


def find_unexplained(reading: Reading, items: Items) -> tuple[tuple[Unexplained, ...], dict[str, int]]:
    """The unexplained figures in reading order, and how many were left out for which named reason."""
    del reading, items
    return (), {}
