"""The footnotes of a printed page: they stand at its foot, and belong behind the paragraph whose raised number calls them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus.readers.lines import Line
from corpus.readers.page_words import Word

_RAISED = 0.8  # of the size of its line: smaller is a raised number
_NUMBER = re.compile(r"\d{1,2}")
_UNIT = re.compile(r"(?:^|[\d/])[kcdm]?m")  # "km²", "24,5m²" is no call
_CLOSING = ".,;:)”"


class Notes(NamedTuple):
    """A page without its notes and their calls; what each line calls, by `id` of the line: lines of a note without its number."""

    lines: list[Line]
    called: dict[int, list[list[Line]]]


def split_notes(lines: list[Line]) -> Notes:
    """The page's lines, in order, and its notes; a note that no raised number calls stays where it is, as does a number."""
    calls: dict[str, int] = {}
    for at, line in enumerate(lines):
        for _, word in _calls(line):
            calls.setdefault(word.text, at)
    first = _first_note(lines, calls) if calls else None
    if first is None:
        return Notes(lines, {})
    notes: dict[str, list[Line]] = {}
    number = ""
    for line in lines[first:]:
        head = line.words[0].text.rstrip(".)")
        if head in calls and head not in notes and len(line.words) > 1:
            number = head
            notes[number] = [Line(line.page, line.words[1:])]
        else:
            notes[number].append(line)
    body: list[Line] = []
    called: dict[int, list[list[Line]]] = {}
    for line in lines[:first]:
        found = [word.text for _, word in _calls(line) if word.text in notes]
        kept = _without(line, found) if found else line
        body.append(kept)
        if own := [notes.pop(name) for name in found if name in notes]:
            called[id(kept)] = own
    return Notes(body, called)


def _calls(line: Line) -> list[tuple[int, Word]]:
    """The raised numbers of a line that stand behind a word, with their places; on scans nothing tells them."""
    size = line.size
    return [
        (at, word)
        for at, (before, word) in enumerate(pairwise(line.words), start=1)
        if word.size < _RAISED * size
        and not word.spaced
        and word.confidence is None
        and _NUMBER.fullmatch(word.text)
        and not _UNIT.search(before.text)
    ]


def _first_note(lines: Sequence[Line], calls: dict[str, int]) -> int | None:
    """The index of the line with which the notes begin: the last that bears the lowest number called, below all calls."""
    lowest = min(calls, key=int)
    below = max(calls.values()) + 1
    for at in range(len(lines) - 1, below - 1, -1):
        words = lines[at].words
        if words[0].text.rstrip(".)") == lowest and len(words) > 1 and _stands_apart(lines, at):
            return at
    return None


def _stands_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is set smaller than the text, its number is raised, or white parts it from the text above."""
    line, above = lines[at], lines[at - 1]
    usual = sorted(each.size for each in lines)[len(lines) // 2]
    gap = line.baseline - above.baseline
    return line.size < 0.95 * usual or line.words[0].size < _RAISED * line.size or gap > 2 * usual


def _without(line: Line, numbers: Sequence[str]) -> Line:
    places = {at for at, word in _calls(line) if word.text in numbers}
    words: list[Word] = []
    for at, word in enumerate(line.words):
        if at in places:
            continue
        closes = at - 1 in places and word.text[0] in _CLOSING
        words.append(word._replace(spaced=False) if closes else word)
    return Line(line.page, tuple(words))
