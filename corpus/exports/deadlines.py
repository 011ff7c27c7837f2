"""The deadlines of a record: what is due, when, and by whom."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.exports.days import first_and_last, parse_day
from corpus.exports.recurrences import Repeated, repeated
from schemas.assignments import Assignment
from schemas.dates import DateItem
from schemas.record import PlanRecord


class Deadline(NamedTuple):
    """One thing that is due on `day`, and again by `again`."""

    uid: str  # by the place of the date and its task in the text: read again by better rules, it is the same event
    day: date
    again: Repeated | None
    offices: tuple[str, ...]  # who leads; the issuing body where the page names no one
    what: str
    quote: str
    product: str | None
    report_to: str | None
    support: tuple[str, ...]
    page: int | None


def deadlines(record: PlanRecord) -> Iterator[Deadline]:
    """The deadlines: one for each task that is due, then one for each deadline that no task has, both in reading order.

    A day that the calendar does not know, and a repetition that never comes round, are left out.
    """
    pairs: list[tuple[DateItem, Assignment | None]] = []
    with_task = set()
    for task in record.assignments:
        if task.deadline is not None:
            with_task.add(task.deadline)
            pairs.append((record.dates[task.deadline], task))
    pairs += [(due, None) for at, due in enumerate(record.dates) if due.role == "deadline" and at not in with_task]
    seen: Counter[str] = Counter()
    for due, given in pairs:
        task_at = given.span.start if given else "d"
        uid = f"{record.plan_id}-{due.span.start}-{due.span.end}-{task_at}"
        seen[uid] += 1
        yield from _deadline(record, due, given, uid if seen[uid] == 1 else f"{uid}-{seen[uid]}")


def _deadline(record: PlanRecord, due: DateItem, task: Assignment | None, uid: str) -> Iterator[Deadline]:
    again = _again(record, due)
    day = again.first if again else parse_day(due.latest)
    if day is None or (due.type == "SET" and again is None):
        return
    issuer = record.header.issuing_body or record.source.name
    yield Deadline(
        uid=uid,
        day=day,
        again=again,
        offices=(tuple(who.text for who in task.assignees if who.part == "lead") if task else ()) or (issuer,),
        what=task.action if task else _sentence(record, due),
        quote=due.span.text,
        product=task.product if task else None,
        report_to=task.report_to if task else None,
        support=tuple(who.text for who in task.assignees if who.part == "support") if task else (),
        page=due.span.page,
    )


def _again(record: PlanRecord, due: DateItem) -> Repeated | None:
    """The repetition within the plan's years, from the day of issue; after them where it comes round only then."""
    if due.recurrence is None:
        return None
    period, (issued, _) = record.header.period, first_and_last(record.header.issued_on)
    start = max((day for day in (issued, _day(period.first, "01-01") if period else None) if day), default=None)
    if start is None:
        return None
    end = parse_day(due.latest) or (_day(period.last, "12-31") if period else None)
    return repeated(due.recurrence, start, end) or repeated(due.recurrence, start, None)


def _day(year: int, day: str) -> date | None:
    return parse_day(f"{year:04}-{day}")


def _sentence(record: PlanRecord, due: DateItem) -> str:
    """The line of the text that the date stands in, up to 300 characters."""
    first = record.text.rfind("\n", 0, due.span.start) + 1
    last = record.text.find("\n", due.span.end)
    line = record.text[max(first, due.span.start - 200) : last if last >= 0 else None]
    return line[:300].strip()
