"""One printed day to ISO 8601: the form that letterheads and legal references use."""

import re
from datetime import date

DAY = re.compile(
    r"""(?:ngày\s+)?
    (?: (?P<d1>[0-3]?\d)\s*(?P<mark>[/.-])\s*(?P<m1>[01]?\d)\s*(?P=mark)\s*(?P<y1>(?:19|20)\d\d)
      | (?P<d2>[0-3]?\d)\s+tháng\s+(?P<m2>[01]?\d|[Il])\s*,?\s+năm\s+(?P<y2>(?:19|20)\d\d)
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def iso_day(match: re.Match[str]) -> str | None:
    """The ISO day of a match of `DAY`, or None where no calendar has it (31/02/2021)."""
    day, month, year = (match[a] or match[b] for a, b in (("d1", "d2"), ("m1", "m2"), ("y1", "y2")))
    try:
        return date(int(year), 1 if month in "Il" else int(month), int(day)).isoformat()  # a scanner reads "tháng 1" so
    except ValueError:
        return None


def parse_day(text: str) -> str | None:
    """The first full day in `text` in ISO 8601, or None.

    >>> parse_day("ngày 05 tháng 02 năm 2016"), parse_day("ngày 7/4/2014"), parse_day("tháng 2/2016")
    ('2016-02-05', '2014-04-07', None)
    """
    match = DAY.search(text)
    return iso_day(match) if match else None


# The day, or the day and the month, left to be filled in by hand: "ngày     tháng 3 năm 2022", "ngày …/…/2022".
OPEN_DAY = re.compile(
    r"ngày[\s.…_]{0,60}(?:tháng[\s.…_]{0,60}(?P<m1>[01]?\d)?[\s.…_]{0,60}năm\s*|/[\s.…_]{0,30}(?P<m2>[01]?\d)?[\s.…_]{0,30}/\s*)"
    r"(?P<y>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)


def open_day(match: re.Match[str]) -> str:
    """What is there of a day left open, as precise as the page: 2022-03, 2022."""
    month = match["m1"] or match["m2"]
    return f"{match['y']}-{int(month):02d}" if month and 1 <= int(month) <= 12 else match["y"]
