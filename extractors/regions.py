"""Cuts a sentence into stretches without a semicolon whose figures stand at one depth of brackets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.changes import change_verb
from extractors.edges import Edge
from extractors.figure import Figure
from extractors.lexicon import load_lexicon

_LINK = Edge(load_lexicon("targets"), "link")
_REGION_MARK = re.compile(r"[;:|]")


@dataclass(slots=True)
class Region:
    """Text without a semicolon: all its figures stand at one depth of brackets."""

    start: int
    end: int
    figures: list[Figure]
    bracketed: bool


def find_brackets(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost bracketed stretches of the sentence, without the brackets themselves."""
    if plain.find("(", start, end) < 0:
        return []
    found, depth, opened = [], 0, start
    for at in range(start, end):
        char = plain[at]
        if char == "(":
            opened = at + 1 if depth == 0 else opened
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((opened, at))
    if depth:
        found.append((opened, end))
    return found


def said_again(plain: str, brackets: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> dict[Figure, Figure]:
    """Figures with the one in brackets that follows them and says the same: "15/20 xã (đạt 75%)", "85% (51/60 xã)"."""
    found = {}
    for main, figure in pairwise(figures):
        opened = main.end + 1 if plain.startswith("(", main.end) else main.end + 2
        bracket = next(((a, b) for a, b in brackets if a == opened), None)
        counted = figure.unit is not None and figure.unit.kind == "noun"
        same = (figure.is_share and not main.is_share) or (main.is_share and (figure.of is not None or counted))
        if bracket and same and figure.end <= bracket[1]:
            alone = not plain[figure.end : bracket[1]].strip() and change_verb(plain, figure) is None
            if alone and words_end(plain, opened, figure.start) >= figure.start:
                found[main] = figure
    return found


def cut_regions(plain: str, start: int, end: int, brackets: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> list[Region]:
    """The stretches of the sentence [start, end) that hold figures, in reading order."""
    if not brackets and _REGION_MARK.search(plain, start, end) is None:
        return [Region(start, end, list(figures), bracketed=False)] if figures else []
    inner = [(a, b) for a, b in brackets if any(a <= f.core_start < b for f in figures)]
    regions: dict[tuple[int, int], Region] = {}
    for figure in figures:
        inside = next(((a, b) for a, b in inner if a <= figure.core_start < b), None)
        low, high = inside or (start, end)
        cut_from = max(plain.rfind(";", low, figure.start), plain.rfind(" | ", low, figure.start))
        low = max(low, cut_from + 1)
        low = _after_colon(plain, low, figure, figures)
        for mark in (";", " | "):
            at = plain.find(mark, figure.end, high)
            high = at if at >= 0 else high
        if inside is None:
            # An inner bracket with figures ends what comes before it; what follows goes on after it.
            high = min([a - 1 for a, _ in inner if a > figure.end] + [high])
            low = max([b + 1 for _, b in inner if b < figure.start] + [low])
        region = regions.setdefault((low, high), Region(low, high, [], inside is not None))
        region.figures.append(figure)
    return _joined(sorted(regions.values(), key=lambda r: r.figures[0].core_start))


def _after_colon(plain: str, low: int, figure: Figure, figures: Sequence[Figure]) -> int:
    """Where the clause begins after its last colon; one right before a figure ("Kinh phí: 2 tỷ") opens no clause."""
    colon = plain.rfind(":", low, figure.start)
    while colon >= 0:
        first = next(f for f in figures if f.start > colon)
        if words_end(plain, colon + 1, first.start) < first.start:
            return colon + 1
        colon = plain.rfind(":", low, colon)
    return low


def words_end(plain: str, low: int, end: int) -> int:
    """Where the words before `end` stop being mere links ("ước đạt"), seen from the right; `end` if all are."""
    while hit := _LINK.before(plain, end, low):
        end = hit.start
    return end if not plain[low:end].strip(" -–,*") else low - 1


def _joined(regions: list[Region]) -> list[Region]:
    """Regions that overlap (figures before and after a colon) cut at the later one's beginning."""
    for earlier, later in pairwise(regions):
        if earlier.end > later.start > earlier.figures[-1].end and earlier.bracketed == later.bracketed:
            earlier.end = later.start
    return regions
