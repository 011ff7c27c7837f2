"""Repetitions and lengths of time: "hằng quý", "6 tháng một lần", "trong 15 ngày làm việc"."""

import re

from extractors import time_values as values
from extractors.time_atom import Atom, is_folded
from extractors.time_patterns import UNIT
from extractors.time_values import Frequency
from extractors.time_words import count_of, unit_of

_FREQUENCIES: dict[str, Frequency] = {
    "ngày": "DAILY", "tuần": "WEEKLY", "tháng": "MONTHLY", "quý": "QUARTERLY", "năm": "YEARLY",
}  # fmt: skip
_MONTHS: dict[str, Frequency] = {"3": "QUARTERLY", "6": "HALF_YEARLY"}


# "cuộc sống hằng ngày" is life as it is, and nothing that is repeated.
_OF_EVERY_DAY = re.compile(
    r"(?<!\w)(?:(?:đời|cuộc)\s+sống|sinh\s+hoạt|công\s+việc|nhu\s+cầu|tiêu\s+dùng|bữa\s+ăn|giao\s+tiếp|đi\s+lại|ăn\s+uống)\s+$"
)


def read_set(match: re.Match[str]) -> Atom | None:
    """The repetition of "hằng quý", "định kỳ 6 tháng, hằng năm": the shortest of them."""
    if is_folded(match):
        return None
    found: list[tuple[int, Frequency]] = []
    for number, word in re.findall(rf"(?:0?([1-9])\s*)?({UNIT})(?!\w)", match.group()):
        unit = unit_of(word)
        plain = _FREQUENCIES[unit]
        if number and unit == "tháng" and number != "1":
            plain = _MONTHS.get(number, "YEARLY")
        found.append((values.FREQUENCIES.index(plain), plain))
    frequency = min(found)[1]
    daily_life = frequency == "DAILY" and _OF_EVERY_DAY.search(match.string, max(0, match.start() - 30), match.start())
    return Atom(
        match.start(), match.end(), "set", "repetition", recurrence=values.recurrence(frequency), frequency=frequency,
        weak=match.lastgroup == "units" or bool(daily_life),
    )  # fmt: skip


def read_every(match: re.Match[str]) -> Atom | None:
    """The repetition of "6 tháng một lần"; None for a count that makes no sense."""
    rule = values.every(count_of(match["every_n"]), unit_of(match["every_u"]))
    return Atom(match.start(), match.end(), "set", "once_in", recurrence=rule) if rule else None


def read_times(match: re.Match[str]) -> Atom | None:
    """The repetition of "02 lần/năm"; None where the months do not divide."""
    rule = values.times_in(count_of(match["times_n"]), unit_of(match["times_u"]))
    return Atom(match.start(), match.end(), "set", "times_in", recurrence=rule) if rule else None


_CLOCK_BEFORE = re.compile(r"\d\s*(?:giờ|h)\s*$")


def read_length(match: re.Match[str]) -> Atom | None:
    """The length of "15 ngày làm việc", or of "3 năm tới", counted from the day of issue."""
    if is_folded(match):
        return None
    count, unit = count_of(match["length_n"]), unit_of(match["length_u"])
    if count == 0 or _CLOCK_BEFORE.search(match.string, max(0, match.start() - 6), match.start()):
        return None  # "7 giờ 30 ngày 15/3": the minutes
    way = " ".join((match["length_way"] or "").split())
    sign = 0 if not way else -1 if "qua" in way or "đây" in way else 1
    return Atom(
        match.start(), match.end(), "length", "working_days" if match["length_w"] else "length",
        length=values.duration(str(count), unit), numbers=(sign * count,) if sign else (),
        weak=not match["length_w"],
    )  # fmt: skip
