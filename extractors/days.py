"""One printed day to ISO 8601: the form that letterheads and legal references use."""

import re
from datetime import date

DAY = re.compile(
    r"""(?:ngày\s+)?
    (?: (?P<d1>[0-3]?\d)\s*(?P<mark>[/.-])\s*(?P<m1>[01]?\d)\s*(?P=mark)\s*(?P<y1>(?:19|20)\d\d)
      | (?P<d2>[0-3]?\d)\s+tháng\s+(?P<m2>[01]?\d)\s*,?\s+năm\s+(?P<y2>(?:19|20)\d\d)
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


def iso_day(match: re.Match[str]) -> str | None:
    """The ISO day of a match of `DAY`, or None where no calendar has it (31/02/2021)."""
    day, month, year = (int(match[a] or match[b]) for a, b in (("d1", "d2"), ("m1", "m2"), ("y1", "y2")))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def parse_day(text: str) -> str | None:
    """The first full day in `text` in ISO 8601, or None.

    >>> parse_day("ngày 05 tháng 02 năm 2016"), parse_day("ngày 7/4/2014"), parse_day("tháng 2/2016")
    ('2016-02-05', '2014-04-07', None)
    """
    match = DAY.search(text)
    return iso_day(match) if match else None
