"""What the grammar finds: an expression of time, and a named day of the calendar."""

from typing import NamedTuple

from extractors.time_atom import Kind
from extractors.time_values import Edge, Stretch


class Holiday(NamedTuple):
    """A named day in the text: where it stands, and its month and day (None where only the year's table knows it).

    `shift` is in days: the last evening of the lunar year is one before the new year's first day.
    """

    start: int
    end: int
    month: int | None
    day: int | None
    rule: str
    shift: int = 0


class Expression(NamedTuple):
    """One expression of time, its year perhaps still unknown.

    `from_issue` and `to_issue` say that it begins or ends when the document is issued ("từ nay").
    """

    start: int
    end: int
    kind: Kind
    rule: str
    parts: tuple[Stretch, ...] = ()
    tags: frozenset[str] = frozenset()
    edge: Edge | None = None
    recurrence: str | None = None
    length: str | None = None
    numbers: tuple[int, ...] = ()
    weak: bool = False
    folded: bool = False
    ranged: bool = False
    from_issue: bool = False
    to_issue: bool = False
    lunar: bool = False
    holiday: Holiday | None = None
    core: int = 0  # where the expression begins without the words that bound it

    @property
    def stretch(self) -> Stretch | None:
        """Its only stretch; None for a repetition, a length, or where there are several."""
        return self.parts[0] if len(self.parts) == 1 else None
