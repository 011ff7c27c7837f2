"""The rules of tables in a scanned page: long straight runs of ink, horizontal and vertical."""

import cv2
import numpy as np

from corpus.readers.page_words import Rule
from corpus.readers.specks import Picture

_HORIZONTAL, _VERTICAL = 1 / 2, 1 / 4  # inches: shorter runs are letters, underlines of a letterhead, dashes
_THICK = 0.06  # inches: anything thicker is no rule
_SNAP = 0.04  # inches: ends that nearly meet are drawn together


def find_rules(gray: Picture, dpi: float) -> list[Rule]:
    """The rules in points, origin top left; a page leaning by a degree or so still gives them."""
    ink = cv2.adaptiveThreshold(cv2.bitwise_not(gray), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 31, -10)
    points = 72 / dpi
    rules = []
    wide, high = round(_HORIZONTAL * dpi), round(_VERTICAL * dpi)
    for along, kernel, bridge in (
        ("h", _kernel(wide, 1), _kernel(wide // 12, 1)),
        ("v", _kernel(1, high), _kernel(1, high // 12)),
    ):
        bridged = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, bridge)
        lines = cv2.morphologyEx(bridged, cv2.MORPH_OPEN, kernel)
        _, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        for x, y, width, height, _area in stats[1:].tolist():
            thick = height if along == "h" else width
            if thick > _THICK * dpi + 0.03 * max(width, height):
                continue
            reach = _SNAP * dpi
            if along == "h":
                middle = (y + height / 2) * points
                rules.append(Rule((x - reach) * points, middle, (x + width + reach) * points, middle))
            else:
                middle = (x + width / 2) * points
                rules.append(Rule(middle, (y - reach) * points, middle, (y + height + reach) * points))
    return rules


def _kernel(wide: int, high: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.ones((max(1, high), max(1, wide)), np.uint8)
