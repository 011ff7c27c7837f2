"""A repetition as a calendar program needs it: with a first day, a day for each time, and an end.

The page often says only "hằng quý".  Then the event stands on the last day of the stretch, by which the thing must be
done; the record itself keeps what the page says.
"""

from datetime import date, datetime, time
from typing import NamedTuple

from dateutil.rrule import rrulestr

_ENDS_OF_YEAR_PARTS = {3: "3,6,9,12", 6: "6,12", 12: "12"}  # by INTERVAL in months: quarters, halves, the year


class Repeated(NamedTuple):
    """The first day and the RRULE of an event."""

    first: date
    rule: str
    day_was_added: bool  # the page names no day


def repeated(recurrence: str, start: date, end: date | None) -> Repeated | None:
    """The event of a recurrence that begins on or after `start` and ends with `end`; None where it never comes round.

    >>> repeated("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", date(2021, 7, 1), date(2022, 12, 31))
    Repeated(first=datetime.date(2021, 12, 15), rule='FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15;UNTIL=20221231', day_was_added=False)
    >>> repeated("FREQ=MONTHLY;INTERVAL=3", date(2021, 2, 10), None).rule
    'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1'
    """
    try:
        parts = dict(part.split("=", 1) for part in recurrence.upper().split(";") if part)
    except ValueError:
        return None
    parts.pop("UNTIL", None)
    if not parts.get("INTERVAL", "1").isdecimal() or int(parts.get("INTERVAL", "1")) == 0:
        return None
    full = _with_day(parts)
    rule = ";".join(f"{name}={value}" for name, value in full.items())
    try:
        first = rrulestr(rule, dtstart=datetime.combine(start, time())).after(datetime.combine(start, time()), inc=True)
    except (ValueError, KeyError, TypeError):  # a rule that RFC 5545 does not know
        return None
    if first is None or (end is not None and first.date() > end):
        return None
    until = f";UNTIL={end:%Y%m%d}" if end is not None else ""
    return Repeated(first.date(), rule + until, full != parts)


def _with_day(parts: dict[str, str]) -> dict[str, str]:
    if parts.get("FREQ") == "WEEKLY" and "BYDAY" not in parts:
        return {**parts, "BYDAY": "FR"}  # the last day of work of a week
    if parts.get("FREQ") not in ("MONTHLY", "YEARLY") or parts.keys() & {"BYMONTHDAY", "BYDAY", "BYYEARDAY"}:
        return parts
    if parts["FREQ"] == "YEARLY":
        return {**parts, "BYMONTH": parts.get("BYMONTH", "12"), "BYMONTHDAY": "-1"}
    interval = int(parts.get("INTERVAL", "1"))
    if interval in _ENDS_OF_YEAR_PARTS and "BYMONTH" not in parts:
        return {"FREQ": "YEARLY", "BYMONTH": _ENDS_OF_YEAR_PARTS[interval], "BYMONTHDAY": "-1"}
    return {**parts, "BYMONTHDAY": "-1"}
