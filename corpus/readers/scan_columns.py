"""Letterhead and signature in a scanned page: where text stands in two columns, each is recognised alone.

The engine's own layout analysis takes neighbouring lines of both columns for one large line, and loses both.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from corpus.readers.page_words import Rule
from corpus.readers.specks import Picture

Pixels = tuple[int, int, int, int]
_SEEN_AT = 60.0  # dpi
_WORD_GAP = 0.14  # inches of white within a line, at most
_LOWEST, _HIGHEST = 0.05, 0.6  # inches: lower is dirt, higher a stamp or a signature
_LEFT_STARTS, _LEFT_ENDS, _RIGHT_STARTS, _RIGHT_CENTER = 0.35, 0.5, 0.36, 0.56  # of the page's width
_FEWEST = 2  # lines in each column
_ABOVE = 0.3  # inches by which the left column may begin higher
_APART = {"left": 0.5, "right": 2.2}  # inches of white in a column; the right one has stamp and signature in it
_MARGIN = 0.06


class _Strip(NamedTuple):
    """Text without a wide gap in it: a line, or the half of one that a column holds; in pixels at 60 dpi."""

    x0: int
    top: int
    x1: int
    bottom: int


def find_columns(picture: Picture, dpi: float, rules: Sequence[Rule]) -> list[Pixels]:
    """The columns of the upright page, left and right in turn, in pixels; those of tables are not among them."""
    share = _SEEN_AT / dpi
    small = cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.uint8)
    framed = [(rule.top * _SEEN_AT / 72, rule.bottom * _SEEN_AT / 72) for rule in rules if not rule.is_horizontal]
    columns = []
    for lefts, rights in _places(_strips(small), small.shape[1]):
        top, bottom = min(strip.top for strip in rights), max(strip.bottom for strip in rights)
        if not any(first < bottom and last > top for first, last in framed):
            columns += [_around(lefts, share), _around(rights, share)]
    return columns


def _strips(small: Picture) -> list[_Strip]:
    ink = (small < 200).astype(np.uint8)
    smeared = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(_WORD_GAP * _SEEN_AT)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    strips = [_Strip(x, y, x + w, y + h) for x, y, w, h, _ in stats[1:].tolist()]
    low, high = _LOWEST * _SEEN_AT, _HIGHEST * _SEEN_AT
    return sorted((s for s in strips if low < s.bottom - s.top < high and s.x1 - s.x0 > low), key=lambda s: s.top)


def _places(strips: list[_Strip], width: int) -> Iterator[tuple[list[_Strip], list[_Strip]]]:
    """The left and right strips of each place where nothing runs over both columns."""
    held: dict[str, list[_Strip]] = {"left": [], "right": []}
    for strip in strips:
        side = _side(strip, width)
        if side is None or (held["right"] and strip.top - _end(held[side] or held["right"]) > _APART[side] * _SEEN_AT):
            yield from _whole(held)
            held = {"left": [], "right": []}
        if side is not None:
            held[side].append(strip)
    yield from _whole(held)


def _whole(held: dict[str, list[_Strip]]) -> Iterator[tuple[list[_Strip], list[_Strip]]]:
    rights = held["right"]
    if len(rights) >= _FEWEST:
        lefts = [strip for strip in held["left"] if strip.bottom > rights[0].top - _ABOVE * _SEEN_AT]
        if len(lefts) >= _FEWEST:
            yield lefts, rights


def _side(strip: _Strip, width: int) -> str | None:
    if strip.x0 < _LEFT_STARTS * width and strip.x1 < _LEFT_ENDS * width:
        return "left"
    right = strip.x0 > _RIGHT_STARTS * width and (strip.x0 + strip.x1) / 2 > _RIGHT_CENTER * width
    return "right" if right else None


def _end(strips: list[_Strip]) -> int:
    return max(strip.bottom for strip in strips)


def _around(strips: list[_Strip], share: float) -> Pixels:
    margin = _MARGIN * _SEEN_AT
    x0, top = min(strip.x0 for strip in strips) - margin, min(strip.top for strip in strips) - margin
    x1, bottom = max(strip.x1 for strip in strips) + margin, max(strip.bottom for strip in strips) + margin
    return max(0, round(x0 / share)), max(0, round(top / share)), round(x1 / share), round(bottom / share)
