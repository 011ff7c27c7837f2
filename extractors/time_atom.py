"""One match of the pattern of times: what it is and what it says."""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from extractors.time_patterns import DAY, MONTH, QUARTER, YEAR
from extractors.time_values import Edge, Frequency, Stretch

Kind = Literal[
    "day", "day_number", "month", "quarter", "part", "year", "years", "week", "now", "term", "event", "set", "length", "relative"
]


class Atom(NamedTuple):
    """One match: what it is and what it says.  `parts` has one stretch for each member of a list."""

    start: int
    end: int
    kind: Kind
    rule: str
    parts: tuple[Stretch, ...] = ()
    bridged: bool = False  # the members are the ends of a range ("27-28/02"), not a list ("15, 20/8")
    edge: Edge | None = None
    recurrence: str | None = None
    frequency: Frequency | None = None
    length: str | None = None
    numbers: tuple[int, ...] = ()  # days without a month, or the offset of a relative unit
    weak: bool = False  # is a date only where its context says so ("1/2", "2021")
    folded: bool = False


UNMARKED_DAY = "day_in_range"  # the rule of a day without "ngày" that is one only as an end of a range ("từ 2-9 đến …")
Reader = Callable[[re.Match[str]], Atom | None]
_WORDS = re.compile(f"{DAY}|{MONTH}|{YEAR}|{QUARTER}")
_EXACT = frozenset({"ngày", "tháng", "năm", "quý", "quí"})


def is_folded(match: re.Match[str]) -> bool:
    """Whether one of its words is written without its marks, or with others."""
    return not _EXACT.issuperset(_WORDS.findall(match.group()))
