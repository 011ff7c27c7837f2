"""Lines to paragraphs by geometry, over lines and pages; for PDF and OCR alike."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.readers.lines import Line

_MARKER = re.compile(
    r"(?:[-–+•*▪➢o]\s|\(?\d{1,2}[.)/](?:\d{1,2}[.)]?){0,3}\s|\(?[a-zđA-ZĐ][.)]\s|[IVX]{1,5}[.)/\-]\s|(?:Điều|Chương|Mục|Phần)\s)"
)
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", "…")
_INDENT = 12.0
_LOOSE = 1.28  # of the usual leading: a wider gap parts paragraphs


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the text of a page begins and ends from left to right, and the usual distance of its lines."""

    left: float
    right: float
    leading: float


@dataclass(slots=True)
class TextParagraph:
    """The lines of one paragraph, and whether they are centred."""

    lines: list[Line] = field(default_factory=list)
    centered: bool = False


def margins_of(lines: Sequence[Line], width: float) -> Margins | None:
    """The margins that the long lines keep; None where there are too few of them, or no two keep the same."""
    long = [line for line in lines if line.x1 - line.x0 > 0.55 * width]
    if len(long) < 3:
        return None
    lefts = Counter(round(line.x0) for line in long)
    rights = Counter(round(line.x1) for line in long)
    left = min(_kept(lefts, len(long)), default=None)
    right = max(_kept(rights, len(long)), default=None)
    if left is None or right is None:
        return None
    pitches = [b.baseline - a.baseline for a, b in pairwise(lines) if a.x1 > right - 20 and b.x0 < left + 4]
    tight = [pitch for pitch in pitches if 0 < pitch < 60]
    return Margins(left, right, median(tight) if tight else 0.0)


def _kept(edges: Counter[int], lines: int) -> list[int]:
    """The edges at which two lines stand; of few lines all."""
    return [x for x in edges if lines < 6 or edges[x] + edges[x + 1] + edges[x - 1] >= 2]


def is_centered(line: Line, margins: Margins) -> bool:
    """Whether the line stands in the middle, free of both margins."""
    free = line.x0 > margins.left + _INDENT and line.x1 < margins.right - _INDENT
    return free and abs(line.center - (margins.left + margins.right) / 2) < 5


def is_at_right(line: Line, margins: Margins) -> bool:
    """Whether the line keeps to the right half: a date or a signature with nothing beside it."""
    return line.x0 > margins.left + 0.42 * (margins.right - margins.left) and not is_centered(line, margins)


def joins(paragraph: TextParagraph, line: Line, margins: Margins, *, centered: bool) -> bool:
    """Whether the line goes on with the paragraph rather than begins the next one."""
    last = paragraph.lines[-1]
    if centered and not paragraph.centered and _was_centered(paragraph, line, margins):
        paragraph.centered = True
    if paragraph.centered != centered or abs(last.size - line.size) > 0.12 * max(last.size, line.size):
        return False
    same_page = last.page == line.page
    loose = (
        same_page and margins.leading and line.baseline - last.baseline > _LOOSE * margins.leading * line.size / max(last.size, 1)
    )
    if loose or not (_is_full(last, line, margins, centered=centered) or _goes_on(last, line, margins, centered=centered)):
        return False
    if centered:
        return last.bold == line.bold and not (last.text.isupper() and any(map(str.islower, line.text)))
    marked = _MARKER.match(line.text) is not None
    ended = last.text.endswith(_SENTENCE_END)
    if marked and (ended or line.x0 > margins.left + _INDENT):
        return False
    if last.bold and not line.bold and (last.text.isupper() or line.text[0].isupper()):
        return False  # a title or a heading from margin to margin; what goes on with it begins small
    return _keeps_indent(paragraph, line, margins, ended=ended)


def _goes_on(last: Line, line: Line, margins: Margins, *, centered: bool) -> bool:
    """Whether the words alone show it: a lower-case line at the margin under one that ended no sentence.

    A scanned line may end short of the margin: it leans, or its last mark was not recognised.
    """
    if centered or last.x1 < margins.left + 0.6 * (margins.right - margins.left):
        return False
    at_margin = line.x0 < margins.left + _INDENT
    return at_margin and line.text[0].islower() and not last.text.endswith(_SENTENCE_END) and not _MARKER.match(line.text)


def _was_centered(paragraph: TextParagraph, line: Line, margins: Margins) -> bool:
    """Whether a line from margin to margin was the first of a centred title, as the centred line below it shows."""
    first = paragraph.lines[0]
    return (
        len(paragraph.lines) == 1
        and first.bold == line.bold
        and (first.bold or first.x0 > margins.left + 1)
        and abs(first.center - (margins.left + margins.right) / 2) < 5
        and _is_full(first, line, margins, centered=True)
        and not _MARKER.match(first.text)
    )


def _keeps_indent(paragraph: TextParagraph, line: Line, margins: Margins, *, ended: bool) -> bool:
    """Whether the line begins where a further line of the paragraph would."""
    lines = paragraph.lines
    if lines[-1].page != line.page and line.x0 < margins.left + _INDENT:
        return True
    if len(lines) > 1 and lines[-1].page == line.page:
        return abs(line.x0 - lines[-1].x0) < _INDENT / 2 or line.text[0].islower()
    first = lines[0]
    if line.x0 > first.x0 + 4:  # a hanging indent follows a mark
        return _MARKER.match(first.text) is not None and line.x0 < first.x0 + 60
    if line.x0 < first.x0 - 4:
        return True
    indented = line.x0 > margins.left + _INDENT
    return not (indented and ended)


def _is_full(line: Line, following: Line, margins: Margins, *, centered: bool) -> bool:
    """Whether the next line's first word had no room on this one."""
    needed = following.first_width + 0.2 * line.size
    room = margins.right - margins.left - (line.x1 - line.x0) if centered else margins.right - line.x1
    return room < needed


def page_margins(pages: Iterable[tuple[Sequence[Line], float]]) -> list[Margins]:
    """The margins of each page (its lines, its width); a page that shows none takes those of its neighbours."""
    found = [(margins_of(lines, width), width) for lines, width in pages]
    leadings = [m.leading for m, _ in found if m is not None and m.leading]
    usual = median(leadings) if leadings else 0.0
    known: list[Margins] = []
    for own, width in found:
        margins = own
        if margins is None:
            alike = next((m for m in reversed(known) if abs(m.left + m.right - width) < 0.15 * width), None)
            alike = alike or next((m for m, w in found if m is not None and abs(w - width) < 1), None)
            margins = alike or Margins(0.14 * width, 0.905 * width, usual)
        known.append(margins if margins.leading else Margins(margins.left, margins.right, usual))
    return known
