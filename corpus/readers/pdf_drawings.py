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


def read_drawings(page: PdfPage, frame: Frame) -> Drawings:
    """The drawings of a page; at most 20,000 objects of it are looked at."""
    rules: list[Rule] = []
    covered, shapes = 0.0, 0
    for kind, handle in _objects(page):
        left, bottom, right, top = _bounds(handle)
        if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, right - left) * max(0.0, top - bottom)
            continue
        found = _rules_of(handle, (left, bottom, right, top), frame)
        rules.extend(found)
        shapes += not found
    area = max(1.0, frame.width * frame.height)
    return Drawings(rules, min(1.0, covered / area), shapes)


def _objects(page: PdfPage) -> list[tuple[int, object]]:
    """(kind, handle) of the paths and pictures of the page and of the forms on it."""
    found: list[tuple[int, object]] = []
    seen = 0
    count = pdfium_c.FPDFPage_CountObjects(page.raw)
    pending: list[tuple[object, int]] = []
    for index in range(min(count, _MAX_OBJECTS)):
        handle = pdfium_c.FPDFPage_GetObject(page.raw, index)
        seen += 1
        kind = pdfium_c.FPDFPageObj_GetType(handle)
        if kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
            found.append((kind, handle))
        elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
            pending.append((handle, 1))
    while pending and seen < _MAX_OBJECTS:
        form, depth = pending.pop()
        for index in range(min(pdfium_c.FPDFFormObj_CountObjects(form), _MAX_OBJECTS - seen)):
            handle = pdfium_c.FPDFFormObj_GetObject(form, index)
            seen += 1
            kind = pdfium_c.FPDFPageObj_GetType(handle)
            if kind in (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_IMAGE):
                found.append((kind, handle))
            elif kind == pdfium_c.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
                pending.append((handle, depth + 1))
    return found


def _bounds(handle: object) -> tuple[float, float, float, float]:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if not pdfium_c.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return 0.0, 0.0, 0.0, 0.0
    return left.value, bottom.value, right.value, top.value


def _rules_of(handle: object, bounds: tuple[float, float, float, float], frame: Frame) -> list[Rule]:
    """The rules of one path: itself where it is thin, else its straight upright and level segments."""
    left, bottom, right, top = bounds
    if right - left <= _THIN or top - bottom <= _THIN:
        return _kept([Rule(*frame.box(left, bottom, right, top))])
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(handle, fill, stroke)
    count = pdfium_c.FPDFPath_CountSegments(handle)
    if not stroke.value or count > _MAX_SEGMENTS:
        return []
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, matrix)
    rules: list[Rule] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(count):
        segment = pdfium_c.FPDFPath_GetPathSegment(handle, index)
        pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
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
