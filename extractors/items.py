"""All that was read out of one plan before it is checked."""

from dataclasses import dataclass

from schemas.assignments import Assignment
from schemas.dates import DateItem
from schemas.references import Reference
from schemas.targets import Target


@dataclass(frozen=True)
class Items:
    """The items of one plan, each list in reading order."""

    dates: tuple[DateItem, ...] = ()
    references: tuple[Reference, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
