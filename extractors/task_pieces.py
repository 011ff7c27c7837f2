"""How many tasks the sentences of one line are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.deadlines import Calendar
from extractors.offices import View
from extractors.subjects import action_at
from extractors.tasks import Task

_WHEN = re.compile(
    r"\s*(?:thời (?:gian|hạn)|tiến độ|(?:thực hiện |hoàn thành )?xong|hoàn thành)(?: (?:thực hiện|hoàn thành))?:?\s"
    r"(?=[^.]{0,60}\d)[^.]{0,80}\.?\s*$"
)
_SEMICOLON = re.compile(r";\s+")


def settle(view: View, calendar: Calendar, pieces: Sequence[Task], *, is_item: bool) -> list[Task]:
    """Sentences of one dash are one task, unless each has its own deadline; those of a paragraph are one each."""
    out: list[Task] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last is None or last.holder is not piece.holder or piece.frame_start != piece.start:
            out.append(piece)
            continue
        acts = action_at(view, piece.start, piece.end) is not None
        if _WHEN.match(view.plain, piece.start, piece.end) and not calendar.is_due(last.start, last.end):
            last.end = piece.end  # "…. Hoàn thành trước ngày …" says by when
            continue
        due = calendar.is_due(last.start, last.end) and calendar.is_due(piece.start, piece.end)
        if due or (acts and not is_item):
            out.append(piece)
        elif is_item or acts or piece.holder.rule == "heading":
            last.end = piece.end  # else a sentence of its own, on something else
    return [part for piece in out for part in _cut_at_deadlines(view, calendar, piece)]


def _cut_at_deadlines(view: View, calendar: Calendar, piece: Task) -> list[Task]:
    """Parts between semicolons that each have a deadline: "… trước ngày 15/6; báo cáo năm trước ngày 15/12"."""
    parts = [piece]
    for mark in _SEMICOLON.finditer(view.plain, piece.start, piece.end):
        last = parts[-1]
        if not calendar.is_due(last.start, mark.start()) or not calendar.is_due(mark.end(), last.end):
            continue
        if action_at(view, mark.end(), last.end) is not None:
            parts.append(replace(last, start=mark.end(), frame_start=mark.end()))
            last.end = mark.start()
    return parts
