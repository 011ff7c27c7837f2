"""When two date items say the same."""

from datetime import date, timedelta
from typing import Any

Interval = tuple[date | None, date | None]


def edge(text: str, *, last: bool) -> date:
    """The first or last day of an EDTF date: a year, a month or a day; ValueError for anything else."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return date(*parts)
    if len(parts) == 2:
        year, month = parts
        if not last:
            return date(year, month, 1)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)


def interval(value: str | None) -> Interval | str | None:
    """EDTF to (earliest, latest); what is no calendar date stays a string."""
    if value is None:
        return None
    value = value.strip()
    if value.startswith(("--", "P")):
        return value
    try:
        first, _, last = value.partition("/")
        if not last:
            return (edge(first, last=False), edge(first, last=True))
        return (
            None if first in ("..", "") else edge(first, last=False),
            None if last in ("..", "") else edge(last, last=True),
        )
    except (ValueError, TypeError):
        return value


def rule(text: str | None) -> str:
    """An RRULE with its parts in one order."""
    return ";".join(sorted((text or "").upper().replace("RRULE:", "").replace(" ", "").split(";")))


def up_to(item: dict[str, Any]) -> bool:
    """Whether an item says by when, and only its last day counts."""
    by_role = item.get("role") in ("deadline", "as_of")
    return by_role or item.get("mod") in ("BEFORE", "ON_OR_BEFORE") or (item.get("value") or "").startswith("../")


def same_time(gold: dict[str, Any], found: dict[str, Any]) -> bool:
    """Whether two date items say the same; a commemoration of one day is its month and day."""
    if gold.get("recurrence") or found.get("recurrence"):
        return rule(gold.get("recurrence")) == rule(found.get("recurrence"))
    a, b = interval(gold.get("value")), interval(found.get("value"))
    if gold.get("role") == "commemoration":
        a, b = _month_and_day(a), _month_and_day(b)
    if isinstance(a, tuple) and isinstance(b, tuple) and (up_to(gold) or up_to(found)):
        return a[1] == b[1]
    return a == b


def _month_and_day(value: Interval | str | None) -> Interval | str | None:
    if isinstance(value, str):
        return value[-5:]
    if value and value[0] and value[0] == value[1]:
        return value[0].strftime("%m-%d")
    return value
