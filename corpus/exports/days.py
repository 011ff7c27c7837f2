"""Calendar days out of ISO 8601 dates of any precision."""

from calendar import monthrange
from datetime import date


def parse_day(iso: str | None) -> date | None:
    """The day, or None where there is none or the calendar does not know it.

    >>> parse_day("2021-06-15")
    datetime.date(2021, 6, 15)
    """
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def first_and_last(iso: str | None) -> tuple[date | None, date | None]:
    """The first and the last day that a day, month or year may mean; None twice where the calendar knows none.

    >>> first_and_last("2021-02")
    (datetime.date(2021, 2, 1), datetime.date(2021, 2, 28))
    """
    parts = (iso or "").split("-")
    try:
        match [int(part) for part in parts]:
            case [year]:
                return date(year, 1, 1), date(year, 12, 31)
            case [year, month]:
                return date(year, month, 1), date(year, month, monthrange(year, month)[1])
            case [year, month, day]:
                return date(year, month, day), date(year, month, day)
    except ValueError:
        pass
    return None, None
