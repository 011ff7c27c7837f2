"""Pages set in two columns of running text: the columns put one below the other, as they are read.

Letterheads and signatures stand in two columns too, but their lines are short and do not go on from one to the next.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from corpus.readers.lines import Line
from corpus.readers.page_words import Word, printed_box

_FEWEST = 10  # lines of a column
_GUTTER = 1.2  # of the size, between the columns
_MIDDLE = (0.4, 0.6)  # of the page's width, where the gutter is
_WIDE = 0.25  # of the page's width that most lines of a column fill
_GO_ON = 0.3  # of the lines of a column begin small: they go on from the line above
_STEP = 4  # points in which places of gutters are counted


def halves_below(lines: list[Line], width: float) -> list[tuple[list[Line], float]]:
    """The page as parts to be read one after the other, each its lines and its width; the whole page where it has one column.

    The words of a right column are moved under the left one; where they stand on the paper they still tell.
    """
    gutter = _gutter(lines, width)
    if gutter is None:
        return [(lines, width)]
    first, end = _band(lines, gutter)
    lefts = [part for line in lines[first:end] if (part := _part(line, gutter, right=False))]
    rights = [part for line in lines[first:end] if (part := _part(line, gutter, right=True))]
    if not (_is_text(lefts, width) and _is_text(rights, width)):
        return [(lines, width)]
    over = min(line.x0 for line in rights) - min(line.x0 for line in lefts)
    down = lefts[-1].baseline - rights[0].baseline + _pitch(lefts)
    column = lefts + [_moved(line, over, down) for line in rights]
    parts = [(lines[:first], width), (column, gutter), (lines[end:], width)]
    return [part for part in parts if part[0]]


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Where the gap stands that most lines have in the middle of the page; None where too few have one."""
    found: Counter[int] = Counter()
    for line in lines:
        for before, after in pairwise(line.words):
            middle = (before.box[2] + after.box[0]) / 2
            if after.box[0] - before.box[2] > _GUTTER * line.size and _MIDDLE[0] * width < middle < _MIDDLE[1] * width:
                found[round(middle / _STEP)] += 1
    if not found:
        return None
    most, _ = found.most_common(1)[0]
    near = found[most - 2] + found[most - 1] + found[most] + found[most + 1] + found[most + 2]
    return float(most * _STEP) if near >= _FEWEST else None


def _band(lines: Sequence[Line], gutter: float) -> tuple[int, int]:
    """The longest run of lines [first, end) of which no word stands across the gutter."""
    best, first = (0, 0), 0
    for at in range(len(lines) + 1):
        if at == len(lines) or any(word.box[0] < gutter < word.box[2] for word in lines[at].words):
            best = max(best, (first, at), key=lambda run: run[1] - run[0])
            first = at + 1
    return best


def _is_text(column: Sequence[Line], width: float) -> bool:
    """Whether the lines are those of running text."""
    if len(column) < _FEWEST:
        return False
    go_on = sum(line.text[0].islower() for line in column)
    return median(line.x1 - line.x0 for line in column) > _WIDE * width and go_on >= _GO_ON * len(column)


def _part(line: Line, gutter: float, *, right: bool) -> Line | None:
    words = tuple(word for word in line.words if (word.box[0] > gutter) == right)
    return Line(line.page, words) if words else None


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance of two lines."""
    return median(b.baseline - a.baseline for a, b in pairwise(lines))


def _moved(line: Line, over: float, down: float) -> Line:
    return Line(line.page, tuple(_moved_word(word, over, down) for word in line.words))


def _moved_word(word: Word, over: float, down: float) -> Word:
    x0, top, x1, bottom = word.box
    box = (x0 - over, top + down, x1 - over, bottom + down)
    return word._replace(box=box, baseline=word.baseline + down, paper=printed_box(word))
