"""The lines of a plan as a list of tasks has them: the mark before the words, and labels such as "Đơn vị chủ trì: …"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.offices import View
from extractors.reading import Reading
from schemas.sections import Section

_LEXICON = load_lexicon("assignments")
_LABELS = tuple((name, _LEXICON[f"label_{name}"].regex) for name in ("lead", "support", "time", "product", "task", "other"))
_BEHIND = ("lead", "time", "support", "product")
_LABEL_REACH = 90
_STOP = re.compile(r"[.;]\s+(?=[^\W\d_])")
_MARK = re.compile(
    r"\s*(?:([-–—+•●○▪■◦➢✓·*\uf0b7\uf02d])\s*|(\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/])\s+|(\(?[a-zđ]{1,2}\))\s*|([IVX]{1,4}\.)\s+)(?=\S)"
)
# No one is told to act there; a preamble may tell ("UBND tỉnh yêu cầu các sở …:").
SILENT = frozenset({"situation", "purpose", "objectives", "targets", "recipients", "signature"})


class TaskLine(NamedTuple):
    """One line: its words in [start, end) without the mark; `mark` is what kind of list it belongs to, "" for none."""

    section: Section
    start: int
    end: int
    mark: str
    heading: tuple[int, int] | None  # where its section's heading stands in it


class Label(NamedTuple):
    """A label before its value in [start, end): lead, support, time, product, task or other."""

    name: str
    start: int
    end: int


def task_lines(reading: Reading) -> Iterator[TaskLine]:
    """The lines that may hold tasks, in reading order; no rows of tables."""
    for block in reading.document.blocks:
        section = reading.section_at(block.start)
        if block.kind != "paragraph" or section is None or (section.role in SILENT and not _is_labelled(reading, section)):
            continue
        end = len(reading.text[: block.end].rstrip()) if block.end and reading.text[block.end - 1].isspace() else block.end
        first = block.start <= section.span.start < block.end
        mark = _MARK.match(reading.text, block.start, end)
        start = mark.end() if mark else block.start
        heading = None
        if first and (place := find_heading(reading, section)) is not None:
            heading = (place[0], min(place[1], end))
            start = max(place[0], min(section.body_start, end))
        elif first:
            start = max(start, min(section.body_start, end))
        if start < end or heading is not None:
            yield TaskLine(section, start, end, _kind(mark), heading)


def find_heading(reading: Reading, section: Section) -> tuple[int, int] | None:
    """Where the words of a section's heading stand, its number left out; None where it has none."""
    if section.heading is None:
        return None
    found = reading.text.find(section.heading[:30], section.span.start, section.body_start + 1)
    return found if found >= 0 else section.span.start, section.body_start


def _is_labelled(reading: Reading, section: Section) -> bool:
    """Whether a paragraph is a label of a task though its words look like a silent part's: "d) Kết quả: hai lớp học"."""
    if section.heading is not None:
        return False
    parent = next(iter(reading.ancestors(section)[1:]), None)
    view = View(reading.text, reading.plain)
    label = _label_at(view, section.body_start, section.span.end)
    return parent is not None and parent.role not in SILENT and label is not None and label.name in _BEHIND


def _kind(mark: re.Match[str] | None) -> str:
    if mark is None:
        return ""
    return mark[1] or ("1" if mark[2] else "a" if mark[3] else "I")


def labels_in(view: View, start: int, end: int) -> list[Label]:
    """The labels of a line that begins with one, in order; "Chủ trì: X. Phối hợp: Y" has two."""
    first = _label_at(view, start, end)
    if first is None:
        return []
    labels = [first]
    for mark in _STOP.finditer(view.plain, first.start, end):
        if (label := _label_at(view, mark.end(), end)) is not None:
            labels[-1] = Label(labels[-1].name, labels[-1].start, mark.start())
            labels.append(label)
    return labels


def labels_after(view: View, start: int, end: int) -> tuple[int, list[Label]]:
    """Where the labels behind a task in one line begin, and those labels: "… học liệu. Đơn vị chủ trì: X; thời gian: …"."""
    if ":" in view.plain[start:end]:
        for mark in _STOP.finditer(view.plain, start, end):
            label = _label_at(view, mark.end(), end)
            if label is None or label.name not in _BEHIND:
                continue
            if view.text.count("(", start, mark.start()) <= view.text.count(")", start, mark.start()):  # not inside brackets
                return mark.start() + 1, labels_in(view, mark.end(), end)
    return end, []


def _label_at(view: View, start: int, end: int) -> Label | None:
    """The label that the words from `start` begin with, or None."""
    head = view.plain[start : min(end, start + _LABEL_REACH)]
    if ":" not in head:
        return None
    for name, pattern in _LABELS:
        if (match := pattern.match(head)) is not None:
            return Label(name, start + match.end(), end)
    return None
