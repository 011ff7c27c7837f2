"""Calendar values: points and stretches of time, their EDTF form, first and last day, and recurrence rules."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, NamedTuple

MIN_YEAR, MAX_YEAR = 1800, 2199  # a year outside is a number; the oldest years are birthdays and founding days
Edge = Literal["START", "MID", "END"]
Frequency = Literal["DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALF_YEARLY", "YEARLY"]


class Point(NamedTuple):
    """A year, a month or a day; `year` is None while it is unknown, `month` and `day` where not given."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str:
        """The point in EDTF; an unknown year is XXXX.

        >>> Point(2021, 2).edtf(), Point(None, 9, 2).edtf()
        ('2021-02', 'XXXX-09-02')
        """
        text = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text

    def first_day(self) -> date | None:
        """The first day of the point; None without a year."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date | None:
        """The last day of the point; None without a year."""
        if self.year is None:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def exists(self) -> bool:
        """Whether the calendar has it; 29/02 without a year is there in some year."""
        year = 2000 if self.year is None else self.year
        if not MIN_YEAR <= year <= MAX_YEAR or (self.month is not None and not 1 <= self.month <= 12):
            return False
        return self.day is None or (self.month is not None and 1 <= self.day <= monthrange(year, self.month)[1])


class Stretch(NamedTuple):
    """From `first` to `last`, both counted in; None where open.  A single point has both the same.

    `shift` is added to a year that the document gives ("năm trước" is -1); the years of both ends
    move together, so a school year that is not written keeps its length.
    """

    first: Point | None
    last: Point | None
    shift: int = 0

    @property
    def is_point(self) -> bool:
        """Whether it is one year, month or day."""
        return self.first is not None and self.first == self.last

    @property
    def has_year(self) -> bool:
        """Whether the year of every closed end is known."""
        return all(end is None or end.year is not None for end in (self.first, self.last))

    def exists(self) -> bool:
        """Whether the calendar has both ends, in this order, and one of them is closed."""
        if self.first is None and self.last is None:
            return False
        if not all(end is None or end.exists() for end in (self.first, self.last)):
            return False
        earliest, latest = self.earliest(), self.latest()
        return earliest is None or latest is None or earliest <= latest

    def earliest(self) -> date | None:
        """The first day, None where open or unknown."""
        return self.first.first_day() if self.first else None

    def latest(self) -> date | None:
        """The last day, None where open or unknown."""
        return self.last.last_day() if self.last else None

    def edtf(self) -> str:
        """The stretch in EDTF (ISO 8601-2).

        >>> quarter(2021, 3).edtf(), Stretch(Point(2022), None).edtf(), year(2021).edtf()
        ('2021-07-01/2021-09-30', '2022/..', '2021')
        """
        if self.is_point and self.first:
            return self.first.edtf()
        return f"{self.first.edtf() if self.first else '..'}/{self.last.edtf() if self.last else '..'}"

    def in_year(self, value: int) -> "Stretch":
        """The stretch with `value` (plus `shift`) for each end without a year; an end before its begin is a year later."""
        base = value + self.shift
        first = self.first._replace(year=base) if self.first and self.first.year is None else self.first
        last = self.last
        if last and last.year is None:
            last = last._replace(year=base)
            start, end = first.first_day() if first and first.exists() else None, last.last_day() if last.exists() else None
            if start and end and end < start:
                last = last._replace(year=base + 1)
        return self._replace(first=first, last=last, shift=0)


def year(value: int | None, *, shift: int = 0) -> Stretch:
    """One year, or the document's own (None)."""
    return Stretch(Point(value), Point(value), shift)


def month(value: int | None, number: int) -> Stretch:
    """One month."""
    point = Point(value, number)
    return Stretch(point, point)


def day(value: int | None, month_number: int, number: int) -> Stretch:
    """One day."""
    point = Point(value, month_number, number)
    return Stretch(point, point)


def months(value: int | None, first: int, last: int) -> Stretch:
    """From the first day of one month to the last day of another of the same year; February ends on its 28th without a year."""
    end = monthrange(value or 2001, last)[1] if 1 <= last <= 12 and 0 < (value or 2001) <= MAX_YEAR else 1
    return Stretch(Point(value, first, 1), Point(value, last, end))


def quarter(value: int | None, number: int) -> Stretch:
    """One quarter (1..4)."""
    return months(value, 3 * number - 2, 3 * number)


def of_iso(text: str) -> Point | None:
    """The point of an ISO 8601 date as precise as written, None for anything else.

    >>> of_iso("2021-02"), of_iso("02/2021")
    (Point(year=2021, month=2, day=None), None)
    """
    parts = text.split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts) or len(parts[0]) != 4:
        return None
    point = Point(*map(int, parts))
    return point if point.exists() else None


def of_date(value: date) -> Point:
    """The point of one day."""
    return Point(value.year, value.month, value.day)


def edge_of(stretch: Stretch, edge: Edge, *, last: bool) -> Point | None:
    """The end of a range that is itself only a part: the first of "từ đầu năm", the last of "đến giữa tháng 6".

    The beginning of a year is its first day as a start and January as an end; its middle is June.
    """
    point = stretch.last if last else stretch.first
    if point is None or point.day is not None:
        return stretch.last if edge == "END" else stretch.first
    if point.month is None:
        if edge == "START":
            return point._replace(month=1) if last else point._replace(month=1, day=1)
        if edge == "MID":
            return point._replace(month=6)
        return point._replace(month=12, day=31) if last else point._replace(month=12)
    if edge == "START":
        return point._replace(day=10 if last else 1)  # the first third of a month, as the weather service counts it
    if edge == "MID":
        return point._replace(day=15)
    end = monthrange(point.year or 2001, point.month)[1]
    return point._replace(day=end if last else 21)


def joined(first: Stretch, last: Stretch) -> Stretch:
    """From the beginning of one to the end of the other; a year that one of them lacks is taken from the other.

    >>> joined(day(None, 12, 15), day(2025, 2, 15)).edtf()
    '2024-12-15/2025-02-15'
    """
    begin, end = first.first, last.last
    if begin and end and begin.year is None and end.year is not None:
        begin = begin._replace(year=end.year)
        if begin.exists() and end.exists() and (begin.first_day() or date.min) > (end.last_day() or date.max):
            begin = begin._replace(year=end.year - 1)
        elif not begin.exists():
            begin = None
    elif begin and end and end.year is None and begin.year is not None:
        return Stretch(begin, end).in_year(begin.year)
    return Stretch(begin, end, first.shift or last.shift)


def week_of(value: date, offset: int) -> Stretch:
    """The week (Monday to Sunday) of a day, `offset` weeks on."""
    monday = value - timedelta(days=value.weekday()) + timedelta(weeks=offset)
    return Stretch(of_date(monday), of_date(monday + timedelta(days=6)))


_RULES: dict[Frequency, str] = {
    "DAILY": "FREQ=DAILY",
    "WEEKLY": "FREQ=WEEKLY",
    "MONTHLY": "FREQ=MONTHLY",
    "QUARTERLY": "FREQ=MONTHLY;INTERVAL=3",
    "HALF_YEARLY": "FREQ=MONTHLY;INTERVAL=6",
    "YEARLY": "FREQ=YEARLY",
}
FREQUENCIES: tuple[Frequency, ...] = ("DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALF_YEARLY", "YEARLY")  # often to seldom


def recurrence(
    frequency: Frequency, *, month_numbers: Iterable[int] = (), month_days: Iterable[int] = (), weekdays: Iterable[str] = ()
) -> str:
    """The RRULE (RFC 5545) of a repetition; a quarter or half-year with a day is written out in months.

    >>> recurrence("YEARLY", month_numbers=[12, 6], month_days=[15])
    'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15'
    """
    rule = _RULES[frequency]
    numbers, days, names = sorted(set(month_numbers)), sorted(set(month_days)), list(weekdays)
    if numbers:
        rule += ";BYMONTH=" + ",".join(map(str, numbers))
    if days:
        rule += ";BYMONTHDAY=" + ",".join(map(str, days))
    if names:
        rule += ";BYDAY=" + ",".join(names)
    return rule


def every(count: int, unit: str) -> str | None:
    """The RRULE of "once in `count` units" (*ngày, tuần, tháng, quý, năm*); None for a count that makes no sense.

    >>> every(6, "tháng"), every(1, "quý"), every(2, "năm")
    ('FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY;INTERVAL=3', 'FREQ=YEARLY;INTERVAL=2')
    """
    if not 1 <= count <= 60:
        return None
    base, factor = {
        "ngày": ("DAILY", 1), "tuần": ("WEEKLY", 1), "tháng": ("MONTHLY", 1), "quý": ("MONTHLY", 3), "năm": ("YEARLY", 1),
    }[unit]  # fmt: skip
    steps = count * factor
    if base == "MONTHLY" and steps == 12:
        return "FREQ=YEARLY"
    return f"FREQ={base}" + (f";INTERVAL={steps}" if steps > 1 else "")


def times_in(count: int, unit: str) -> str | None:
    """The RRULE of "`count` times in a unit": "02 lần/năm" is every six months; None where the months do not divide.

    >>> times_in(2, "năm"), times_in(1, "quý"), times_in(5, "năm")
    ('FREQ=MONTHLY;INTERVAL=6', 'FREQ=MONTHLY;INTERVAL=3', None)
    """
    if count == 1:
        return every(1, unit)
    length = {"quý": 3, "năm": 12}.get(unit, 0)
    return every(length // count, "tháng") if 1 <= count <= length and length % count == 0 else None


def duration(count: str, unit: str) -> str:
    """The length in ISO 8601: P15D, P6M, P0.5D; a quarter is three months.

    >>> duration("15", "ngày"), duration("2", "quý")
    ('P15D', 'P6M')
    """
    if unit == "quý":
        return f"P{int(count) * 3}M"
    return f"P{count}{ {'ngày': 'D', 'tuần': 'W', 'tháng': 'M', 'năm': 'Y'}[unit] }"
