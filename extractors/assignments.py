"""Who is to do what: from sentences, from headings above lists, from labels below tasks and from tables of tasks."""

from collections.abc import Sequence

from extractors.confidence import confidence
from extractors.deadlines import Calendar
from extractors.offices import View
from extractors.partners import find_partners, find_product, find_receiver
from extractors.reading import Reading
from extractors.task_lines import task_lines
from extractors.task_tables import TaskRow, read_task_table
from extractors.task_walk import TaskWalk, names_of
from extractors.tasks import Task
from schemas.assignments import Assignee, Assignment
from schemas.dates import DateItem
from schemas.references import Reference

_ENDS = " \t\n.;:,/-–*"
_MIN_WORDS = 3


def extract_assignments(reading: Reading, dates: Sequence[DateItem], references: Sequence[Reference]) -> tuple[Assignment, ...]:
    """The assignments in reading order; `deadline` is an index into `dates`."""
    del references  # no task is told by a citation
    calendar = Calendar(dates)
    walk = TaskWalk(reading, calendar)
    for line in task_lines(reading):
        walk.line(line)
    found = [_assignment(reading, walk.view, calendar, task) for task in walk.tasks]
    for table in reading.document.tables:
        found += [_of_row(reading, walk.view, calendar, row) for row in read_task_table(walk.view, table)]
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.span.start))


def _assignment(reading: Reading, view: View, calendar: Calendar, task: Task) -> Assignment | None:
    """The record's item; None where nothing to do is left."""
    text = view.text
    start, end = task.start, task.end
    while end > start and text[end - 1] in _ENDS:
        end -= 1
    while start < end and text[start] in _ENDS:
        start += 1
    if len(text[start:end].split(maxsplit=_MIN_WORDS)) < _MIN_WORDS:
        return None
    deadline = calendar.in_words(start, end) or calendar.in_words(task.frame_start, end) or task.deadline
    partners = names_of(view, find_partners(view, start, end))
    supports = [
        name for name in dict.fromkeys((*task.holder.supports, *partners, *task.supports)) if name not in task.holder.leads
    ]
    return Assignment(
        span=reading.span(min(task.frame_start, start), end) if task.holder.rule != "heading" else reading.span(start, end),
        section_id=task.section.section_id,
        confidence=confidence("assignments", task.holder.base, *(() if task.sure else ("weak_rule",))),
        rule=task.holder.rule if task.sure else f"{task.holder.rule}_by_speech",
        assignees=_assignees(task.holder.leads, supports),
        action=text[start:end],
        deadline=deadline.date if deadline else None,
        deadline_rule=deadline.rule if deadline else None,
        report_to=find_receiver(view, start, end),
        product=task.product or find_product(view, start, end),
    )


def _of_row(reading: Reading, view: View, calendar: Calendar, row: TaskRow) -> Assignment | None:
    """The record's item of a row of a table of tasks; None for an empty cell."""
    section = reading.section_at(row.start)
    deadline = calendar.in_time(*row.time, "time_column") or calendar.in_words(row.start, row.end)
    action = view.text[row.start : row.end].strip(_ENDS)
    if not action:
        return None
    return Assignment(
        span=reading.span(row.row_start, row.row_end),
        section_id=section.section_id if section else None,
        confidence=confidence("assignments", 0.95),
        rule="table",
        assignees=_assignees(row.leads, row.supports),
        action=action,
        deadline=deadline.date if deadline else None,
        deadline_rule=deadline.rule if deadline else None,
        report_to=find_receiver(view, row.start, row.end),
        product=row.product,
    )


def _assignees(leads: Sequence[str], supports: Sequence[str]) -> tuple[Assignee, ...]:
    return (*(Assignee(text=name, part="lead") for name in leads), *(Assignee(text=name, part="support") for name in supports))
