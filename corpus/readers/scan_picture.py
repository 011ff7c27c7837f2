"""The picture of a page as the engine reads it best: at its own resolution, without red ink, shade and specks."""

import math

import cv2
import numpy as np
import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from corpus.readers.guards import guard_picture
from corpus.readers.specks import Picture, without_specks

_LOWEST, _HIGHEST = 200.0, 400.0  # dpi: below, the engine loses tone marks; above, dirt is as large as a point
# The engine makes every line 36 pixels high.  Reducing a picture before that, by areas, reads better than leaving it to
# the engine: of 300 dpi 2.3 % of the letters wrong instead of 2.6 %, in four fifths of the time.
_READ_AT = 220.0
_MAX_PIXELS = 40_000_000
_SHADED = 235  # paper darker than this in places is a photo, or a page that lay askew on the glass


def picture_of(page: PdfPage, number: int) -> tuple[Picture, float]:
    """The picture of the page (counted from 1), one byte a pixel, and its resolution in dpi."""
    width, height = page.get_size()
    dpi = _resolution(page, number, width, height)
    picture = without_specks(evened(_render(page, dpi)), dpi)
    if dpi <= _READ_AT:
        return picture, dpi
    share = _READ_AT / dpi
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA).astype(np.uint8), _READ_AT


def _resolution(page: PdfPage, number: int, width: float, height: float) -> float:
    """The resolution of the largest picture on the page, within what the engine and the memory bear."""
    own = _LOWEST
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        guard_picture(number, *item.get_px_size())
        x0, y0, x1, y1 = item.get_bounds()
        if (x1 - x0) * (y1 - y0) > 0.3 * width * height:
            pixels = max(item.get_px_size())
            own = max(own, pixels / max(x1 - x0, y1 - y0) * 72)
    bearable = math.sqrt(_MAX_PIXELS / (width * height)) * 72
    return min(own, _HIGHEST, bearable)


def _render(page: PdfPage, dpi: float) -> Picture:
    """The page's red channel: black print is dark in it, and a red stamp over the signature is not there."""
    bitmap = page.render(scale=dpi / 72, rev_byteorder=True, draw_annots=False)
    pixels = bitmap.to_numpy()
    return np.ascontiguousarray(pixels[:, :, 0] if pixels.ndim == 3 else pixels)


def evened(picture: Picture) -> Picture:
    """The picture with its paper white everywhere, where a shade lies on it."""
    small = cv2.resize(picture, None, fx=1 / 16, fy=1 / 16, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 5)
    if np.percentile(paper, 10) >= _SHADED:
        return picture
    ground = cv2.resize(paper, (picture.shape[1], picture.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(picture, np.maximum(ground, 1), scale=255).astype(np.uint8)
