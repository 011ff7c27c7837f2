"""What is drawn on a PDF page besides text: straight rules, and how much of it pictures cover."""

import ctypes
from typing import NamedTuple

import pypdfium2.raw as pdfium_c
from pypdfium2 import PdfPage

from corpus.readers.page_words import Rule
from corpus.readers.pdf_chars import Frame

_THIN = 3.0  # points: a filled rectangle as thin as this is a rule
_SHORT = 4.0
_MAX_OBJECTS = 20_000
_MAX_SEGMENTS = 5000
_MAX_DEPTH = 4


class Drawings(NamedTuple):
    """The rules of a page, the share of it (0..1) under pictures, and the number of other drawn shapes."""

    rules: list[Rule]
    picture_share: float
    shapes: int


class _Matrix(NamedTuple):
    """An affine map of the plane, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def before(self, outer: "_Matrix") -> "_Matrix":
        """This map, then the outer one."""
        e, f = outer.point(self.e, self.f)
        return _Matrix(
            outer.a * self.a + outer.c * self.b, outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d, outer.b * self.c + outer.d * self.d, e, f,
        )  # fmt: skip


_IDENTITY = _Matrix()


class _Shape(NamedTuple):
    """A path or picture, and the map of the forms that hold it."""

    kind: int
    handle: object
    map: _Matrix


def read_drawings(page: PdfPage, frame: Frame) -> Drawings:
    """The drawings of a page; at most 20,000 objects of it are looked at."""
    rules: list[Rule] = []
    covered, shapes = 0.0, 0
    for shape in _shapes(page):
        left, bottom, right, top = _bounds(shape)
        if shape.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, right - left) * max(0.0, top - bottom)
            continue
        found = _rules_of(shape, (left, bottom, right, top), frame)
        rules.extend(found)
        shapes += not found
    area = max(1.0, frame.width * frame.height)
    return Drawings(rules, min(1.0, covered / area), shapes)


def _shapes(page: PdfPage) -> list[_Shape]:
    """The paths and pictures of the page and of the forms on it."""
    found: list[_Shape] = []
    forms: list[tuple[object, _Matrix, int]] = []
    raw = page.raw
    count = min(pdfium_c.FPDFPage_CountObjects(raw), _MAX_OBJECTS)
    for index in range(count):
        _sort_in(pdfium_c.FPDFPage_GetObject(raw, index), _IDENTITY, 0, found, forms)
    while forms and count < _MAX_OBJECTS:
        form, outer, depth = forms.pop()
        inner = min(pdfium_c.FPDFFormObj_CountObjects(form), _MAX_OBJECTS - count)
        count += max(1, inner)
        for index in range(inner):
            _sort_in(pdfium_c.FPDFFormObj_GetObject(form, index), outer, depth, found, forms)
    return found


def _sort_in(handle: object, outer: _Matrix, depth: int, found: list[_Shape], forms: list[tuple[object, _Matrix, int]]) -> None:
    kind = pdfium_c.FPDFPageObj_GetType(handle)
    if kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
        found.append(_Shape(kind, handle, outer))
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
        forms.append((handle, _matrix(handle).before(outer), depth + 1))


def _matrix(handle: object) -> _Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(handle, matrix):
        return _IDENTITY
    return _Matrix(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _bounds(shape: _Shape) -> tuple[float, float, float, float]:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium_c.FPDFPageObj_GetBounds(shape.handle, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    if shape.map is _IDENTITY:
        return left.value, bottom.value, right.value, top.value
    ax, ay = shape.map.point(left.value, bottom.value)
    bx, by = shape.map.point(right.value, top.value)
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _rules_of(shape: _Shape, bounds: tuple[float, float, float, float], frame: Frame) -> list[Rule]:
    """The rules of one path: itself where it is thin, else its straight upright and level segments."""
    left, bottom, right, top = bounds
    if right - left <= _THIN or top - bottom <= _THIN:
        return _kept([Rule(*frame.box(left, bottom, right, top))])
    handle = shape.handle
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if not stroke.value or count > _MAX_SEGMENTS:
        return []
    matrix = _matrix(handle).before(shape.map)
    rules: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(handle, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.point(x.value, y.value)
        kind = pdfium_c.FPDFPathSegment_GetType(segment)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium_c.FPDF_SEGMENT_LINETO:
            _add_segment(before, point, frame, rules)
            if pdfium_c.FPDFPathSegment_GetClose(segment):
                _add_segment(point, start, frame, rules)
        before = point
    return _kept(rules)


def _add_segment(a: tuple[float, float], b: tuple[float, float], frame: Frame, rules: list[Rule]) -> None:
    if abs(a[0] - b[0]) <= 1.0 or abs(a[1] - b[1]) <= 1.0:
        rules.append(Rule(*frame.box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))))


def _kept(rules: list[Rule]) -> list[Rule]:
    """The rules long enough to part cells, each as a line through its middle."""
    kept = []
    for rule in rules:
        x0, top, x1, bottom = rule
        if x1 - x0 >= bottom - top and x1 - x0 > _SHORT:
            middle = (top + bottom) / 2
            kept.append(Rule(x0, middle, x1, middle))
        elif bottom - top > _SHORT:
            middle = (x0 + x1) / 2
            kept.append(Rule(middle, top, middle, bottom))
    return kept
