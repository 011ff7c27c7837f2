"""How sure we are of an item: a product of named factors, and what gold has shown such a claim to be worth."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeVar

from extractors.calibration import calibrated
from schemas.base import Item
from schemas.document import Document

I = TypeVar("I", bound=Item)  # noqa: E741  the item's own type

FACTORS: dict[str, float] = {
    "folded": 0.9,  # matched without its diacritics
    "inferred": 0.9,  # a part of the value was concluded
    "weak_rule": 0.75,  # the rule that fired is right less often
    "low_ocr": 0.7,  # the scanner was not sure of the characters
}
_SURE = 0.85  # a figure read less surely than this is marked: of wrongly read cells, four in five were below


def claim(base: float, *factors: str) -> float:
    """`base` times the named factors, rounded to 2 digits; KeyError for a factor without a name here."""
    for name in factors:
        base *= FACTORS[name]
    return round(base, 2)


@lru_cache(maxsize=1024)  # there are few claims, and every item makes one
def confidence(part: str, base: float, *factors: str) -> float:
    """What the claim of `base` and the named factors is worth in this part of a record."""
    return round(calibrated(part, claim(base, *factors)), 3)


def with_doubts(document: Document, items: Sequence[I]) -> tuple[I, ...]:
    """The items, less sure where a scanner was not sure of a figure in their span."""
    unsure = _unsure_figures(document)
    if not unsure:
        return tuple(items)
    return tuple(_doubted(item) if any(item.span.start <= at < item.span.end for at in unsure) else item for item in items)


def _doubted(item: I) -> I:
    return item.model_copy(update={"confidence": round(item.confidence * FACTORS["low_ocr"], 3)})


def _unsure_figures(document: Document) -> list[int]:
    """Where the text has a digit that OCR was not sure of."""
    if not document.source.ocr:
        return []
    return [
        piece.start
        for piece in document.pieces
        if piece.confidence is not None
        and piece.confidence < _SURE
        and any(map(str.isdigit, document.text[piece.start : piece.end]))
    ]
