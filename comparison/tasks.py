"""Tasks lined up from one edition to the next: who got which, and which deadline moved."""

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from comparison.assignment import assigned
from comparison.figures import place_of
from comparison.model import Deadline, Edition, Match, Reason, Task, TaskStep
from comparison.scope import opposed
from comparison.syllables import plain
from comparison.wording import Vocabulary
from schemas.record import PlanRecord

_NUMBERS = re.compile(r"\d+(?:[./-]\d+)*")
_PAIRED = 0.5
_SURE = 0.7
_OPPOSED = 0.2  # a first review is not the last; but a long sentence may name one of them and still be the same task
_SAME_LEAD = 0.12  # what an equal lead adds to the score of the wording


def tasks_of(record: PlanRecord, edition: Edition) -> list[Task]:
    """The tasks of a plan in reading order."""
    found = []
    for index, task in enumerate(record.assignments):
        due = record.dates[task.deadline] if task.deadline is not None else None
        found.append(
            Task(
                edition=edition,
                index=index,
                leads=tuple(who.text for who in task.assignees if who.part == "lead"),
                supports=tuple(who.text for who in task.assignees if who.part == "support"),
                action=task.action,
                product=task.product,
                deadline=Deadline(text=due.span.text, latest=due.latest, recurrence=due.recurrence) if due else None,
                place=place_of(record, task.span),
            )
        )
    return found


def compare_tasks(before: Sequence[Task], after: Sequence[Task], editions: tuple[Edition, Edition]) -> list[TaskStep]:
    """The steps in the order of the later plan, then what was dropped in the order of the earlier one."""
    pairs = _pairs(before, after)
    steps = []
    for place, task in enumerate(after):
        if place in pairs:
            old, match = pairs[place]
            steps.append(_kept(before[old], task, match, editions))
        else:
            steps.append(TaskStep(before=editions[0], after=editions[1], old=None, new=task, verdict="new", gained=task.leads))
    kept = {old for old, _ in pairs.values()}
    steps += [
        TaskStep(before=editions[0], after=editions[1], old=task, new=None, verdict="dropped", lost=task.leads)
        for place, task in enumerate(before)
        if place not in kept
    ]
    return steps


def _pairs(before: Sequence[Task], after: Sequence[Task]) -> dict[int, tuple[int, Match]]:
    """By place in `after`, the place in `before` and the match."""
    if not before or not after:
        return {}
    said = [[_NUMBERS.sub(" ", task.action) for task in tasks] for tasks in (before, after)]  # days move, the task stays
    wording = Vocabulary([*said[0], *said[1]]).alike(*said)
    leads = np.array([[bool(_offices(old.leads) & _offices(new.leads)) for new in after] for old in before])
    scores = np.clip(wording * (1 - _SAME_LEAD) + _SAME_LEAD * leads, 0, 1)
    for row, column in zip(*np.nonzero(scores >= _PAIRED), strict=True):
        if opposed(before[row].action, after[column].action):
            scores[row, column] -= _OPPOSED
    scores[scores < _PAIRED] = 0
    found = {}
    for row, column in assigned(scores):
        score = float(scores[row, column])
        reasons = [Reason(code="wording", detail=f"{wording[row, column]:.2f}")]
        reasons.append(Reason(code="same_lead" if leads[row, column] else "other_lead"))
        found[column] = row, Match(score=round(score, 3), doubtful=score < _SURE, reasons=tuple(reasons))
    return found


def _kept(old: Task, new: Task, match: Match, editions: tuple[Edition, Edition]) -> TaskStep:
    there, here = _offices(old.leads), _offices(new.leads)
    return TaskStep(
        before=editions[0],
        after=editions[1],
        old=old,
        new=new,
        verdict="kept",
        gained=tuple(lead for lead in new.leads if plain(lead) not in there),
        lost=tuple(lead for lead in old.leads if plain(lead) not in here),
        deadline_days=_moved(old.deadline, new.deadline, editions),
        stale=_stale(new.deadline, editions),
        match=match,
    )


def _offices(names: Sequence[str]) -> frozenset[str]:
    return frozenset(plain(name) for name in names)


def _moved(old: Deadline | None, new: Deadline | None, editions: tuple[Edition, Edition]) -> int | None:
    """Days by which the deadline lies later than the old one would in the new year; None where one has no day."""
    if not (old and new and old.latest and new.latest):
        return None
    then, now = date.fromisoformat(old.latest), date.fromisoformat(new.latest)
    if now.year == then.year and now.year < editions[1].first:
        return 0 if now == then else (now - then).days  # last year's date stands there still: `stale` says so
    ahead = max(0, then.year - editions[0].first)  # a year of the past was a slip
    return (now - _in_year(then, editions[1].first + ahead)).days


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _stale(new: Deadline | None, editions: tuple[Edition, Edition]) -> bool:
    return bool(new and new.latest and int(new.latest[:4]) < editions[1].first and str(int(new.latest[:4])) in new.text)
