"""From what a rule claims to what gold has shown: the last word on an item's confidence.

`calibration.toml` holds, for each part of a record, steps from the claimed confidence (a product of named factors,
see `confidence`) to the share of such items that were right when the steps were measured.  They never go down, so the
order of the items stays.  `python -m benchmarks.calibrate` measures them anew.
"""

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from extractors.confidence import FACTORS
from schemas.base import Item
from schemas.document import Document

I = TypeVar("I", bound=Item)  # noqa: E741  the item's own type

_SURE = 0.85  # a figure read less surely than this is marked: of wrongly read cells, four in five were below


@cache
def steps(part: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The claims at which a step begins, ascending, and what each is worth, both empty where nothing was measured.

    ValueError where they go down.
    """
    table = tomllib.loads((Path(__file__).parent / "calibration.toml").read_text(encoding="utf-8"))
    claims, worth = (tuple(float(row[i]) for row in table.get(part, ())) for i in (0, 1))
    if list(claims) != sorted(claims) or list(worth) != sorted(worth):
        raise ValueError(f"calibration.toml: the steps of {part} go down")
    return claims, worth


def calibrated(part: str, claimed: float) -> float:
    """What a claim is worth, 0..1; a claim below the first step is worth itself."""
    claims, worth = steps(part)
    at = bisect_right(claims, claimed + 1e-9) - 1
    return worth[at] if at >= 0 else claimed


def with_calibrated(document: Document, part: str, items: Sequence[I]) -> tuple[I, ...]:
    """The items with their confidence calibrated; lower where a scanner was not sure of a figure in the span."""
    unsure = _unsure_figures(document)
    found = []
    for item in items:
        value = calibrated(part, item.confidence)
        if unsure and any(item.span.start <= at < item.span.end for at in unsure):
            value *= FACTORS["low_ocr"]
        found.append(item.model_copy(update={"confidence": round(value, 3)}))
    return tuple(found)


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
