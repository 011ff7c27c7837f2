"""Which date of a plan is the deadline of a task, and why."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.dates import DateItem


class Deadline(NamedTuple):
    """An index into the plan's dates and the id of the rule that linked it."""

    date: int
    rule: str


class Calendar:
    """The dates of a plan by where they stand."""

    def __init__(self, dates: Sequence[DateItem]) -> None:
        self._dates = dates
        self._order = sorted(range(len(dates)), key=lambda i: dates[i].span.start)
        self._starts = [dates[i].span.start for i in self._order]

    def within(self, start: int, end: int) -> Iterator[int]:
        """The indexes of the dates that begin in [start, end), in reading order."""
        for at in range(bisect_left(self._starts, start), len(self._order)):
            if self._starts[at] >= end:
                return
            yield self._order[at]

    def in_words(self, start: int, end: int) -> Deadline | None:
        """The deadline that the words [start, end) of a task name: the first that is a day, else the first of all."""
        due = [i for i in self.within(start, end) if self._dates[i].role == "deadline"]
        days = [i for i in due if "BYMONTHDAY" in (self._dates[i].recurrence or "BYMONTHDAY")]
        return Deadline((days or due)[0], "in_the_task") if due else None

    def in_time(self, start: int, end: int, rule: str) -> Deadline | None:
        """The date whose last day is the latest in a place that is about time alone: a cell, "Thời gian thực hiện: …".

        A recurrence where there is no last day; None for a date that is open at its end ("từ tháng 3 trở đi").
        """
        indexes = [i for i in self.within(start, end) if self._dates[i].role not in ("citation", "baseline")]
        closed = [(self._dates[i].latest or "", -i) for i in indexes if self._dates[i].latest]
        if closed:
            return Deadline(-max(closed)[1], rule)
        return next((Deadline(i, rule) for i in indexes if self._dates[i].recurrence), None)

    def is_due(self, start: int, end: int) -> bool:
        """Whether [start, end) names a deadline."""
        return any(self._dates[i].role == "deadline" for i in self.within(start, end))
