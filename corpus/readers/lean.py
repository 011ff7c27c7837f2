"""How a scanned page leans: it is turned upright before it is read, and its words are found again on the paper."""

import math
from itertools import pairwise
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from corpus.readers.specks import Picture
from schemas.base import Box

_DARK = 150
_STRIPS = 32  # in which the page is cut from left to right; each is shifted as a whole
_MOST, _COARSE, _FINE, _NONE = 0.07, 0.005, 0.0005, 0.0007  # slopes
_ROWS = 4  # of pixels, taken as one for a first guess
_Sums = NDArray[np.float64] | NDArray[np.float32]


class Lean(NamedTuple):
    """The slope of a page's lines, and the middle around which the page is turned, in points."""

    slope: float
    x: float
    y: float

    def paper(self, box: Box) -> Box:
        """Where a box of the upright page stands on the paper."""
        x0, top, x1, bottom = box
        right = -self.slope * ((top + bottom) / 2 - self.y)
        down = self.slope * ((x0 + x1) / 2 - self.x)
        return x0 + right, top + down, x1 + right, bottom + down


def straightened(picture: Picture, dpi: float) -> tuple[Picture, Lean]:
    """The picture turned upright, and how it leaned."""
    height, width = picture.shape
    slope = _slope(picture)
    lean = Lean(slope, width * 36 / dpi, height * 36 / dpi)
    if not slope:
        return picture, lean
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(math.atan(slope)), 1)
    turned = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return turned.astype(np.uint8), lean


def _slope(picture: Picture) -> float:
    """The slope along which the white between the lines is emptiest: there, rows of pixels differ most from the next."""
    height, width = picture.shape
    if width < _STRIPS or height < 2 * _ROWS:
        return 0.0
    edges = np.linspace(0, width, _STRIPS + 1).astype(int)
    ink = (picture < _DARK).astype(np.float32)
    strips = np.stack([ink[:, first:end].sum(axis=1) for first, end in pairwise(edges)])
    middles = (edges[:-1] + edges[1:] - width) / 2
    coarse = strips[:, : height // _ROWS * _ROWS].reshape(_STRIPS, -1, _ROWS).sum(axis=2)
    about = max(np.arange(-_MOST, _MOST, _COARSE), key=lambda slope: _contrast(coarse, middles / _ROWS, slope))
    near = np.arange(about - _COARSE, about + _COARSE, _FINE)
    best = float(max(near, key=lambda slope: _contrast(strips, middles, slope)))
    return best if abs(best) > _NONE else 0.0


def _contrast(strips: _Sums, middles: _Sums, slope: float) -> float:
    shifts = np.round(middles * slope).astype(int)
    rows = np.sum([np.roll(strip, -shift) for strip, shift in zip(strips, shifts, strict=True)], axis=0)
    return float(np.square(np.diff(rows)).sum())
