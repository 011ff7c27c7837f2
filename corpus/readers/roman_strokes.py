"""The Roman numbers of scanned headings, their strokes counted in the picture: the engine reads "III." as "II." or "H.".

A recognition network that merges equal letters side by side loses one of three; a ruler across the letters does not.
"""

import re
from itertools import pairwise

import numpy as np

from corpus.readers.specks import Picture

_NUMBER = re.compile(r"(V?)([IHLl1]{1,5})([.,]?|-|/(?:19|20)\d\d[.,;]?)")
_STOPPED = re.compile(r"X{0,2}V?I{1,3}L")  # no Roman number ends in IL: the L is the last stroke or the point
_BAND = (0.2, 0.4)  # of the height: below the upper serifs, above the bar of an H
_BAR = (0.42, 0.62)  # where the bar of an H is
_FOOT = (0.65, 0.85)  # where a slash stands far to the left
_INKED = 0.6  # of the rows of a band: less is dirt
_DARK = 140
_STROKES_OF_V = 2
_MOST = 4


def count_strokes(picture: Picture, text: str, box: tuple[int, int, int, int]) -> str:
    """The word with as many I as its picture shows strokes; other words, and those that do not show it, as they are."""
    if _STOPPED.fullmatch(text):
        text = f"{text[:-1]}."
    match = _NUMBER.fullmatch(text)
    if match is None or "I" not in text.replace("H", "I"):
        return text
    x0, top, x1, bottom = box
    ink = picture[max(0, top) : bottom, max(0, x0) : x1] < _DARK
    if min(ink.shape, default=0) < 8:
        return text
    strokes = _upright(ink) if "/" in match[3] else _runs(ink, _BAND)
    count = len(strokes) - (_STROKES_OF_V if match[1] else 0)
    if not 0 < count <= _MOST or _has_bar(ink, strokes[_STROKES_OF_V:] if match[1] else strokes):
        return text
    return f"{match[1]}{'I' * count}{match[3]}"


def _upright(ink: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """The strokes before the slash: those that stand above themselves."""
    below = _runs(ink, _FOOT)
    strokes = _runs(ink, _BAND)
    straight = [any(first < end_below and end > first_below for first_below, end_below in below) for first, end in strokes]
    return strokes[: straight.index(False)] if False in straight else []


def _runs(ink: np.ndarray[tuple[int, int], np.dtype[np.bool_]], band: tuple[float, float]) -> list[tuple[int, int]]:
    """The columns [first, end) of each stroke that goes through the band."""
    height = ink.shape[0]
    rows = ink[round(band[0] * height) : round(band[1] * height)]
    full = np.concatenate(([False], rows.mean(axis=0) > _INKED, [False]))
    edges = np.flatnonzero(full[1:] != full[:-1])
    return [(int(first), int(end)) for first, end in zip(edges[::2], edges[1::2], strict=True)]


def _has_bar(ink: np.ndarray[tuple[int, int], np.dtype[np.bool_]], strokes: list[tuple[int, int]]) -> bool:
    """Whether a bar joins two strokes, so that they are an H."""
    height = ink.shape[0]
    rows = ink[round(_BAR[0] * height) : round(_BAR[1] * height)]
    for (_, left), (right, _) in pairwise(strokes):
        between = rows[:, left:right]
        if between.size and (between.mean(axis=1) > _INKED).any():
            return True
    return False
