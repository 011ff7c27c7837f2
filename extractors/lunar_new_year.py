"""The first day of the Vietnamese lunar year, and the year that a pair of stems and branches names."""

from datetime import date

from schemas.spelling import fold

# Âm lịch Việt Nam (UTC+7; 2007 and 2030 differ from the Chinese calendar), as the yearly notices of the Tết holidays give it.
FIRST_DAYS: dict[int, tuple[int, int]] = {
    2005: (2, 9), 2006: (1, 29), 2007: (2, 17), 2008: (2, 7), 2009: (1, 26), 2010: (2, 14), 2011: (2, 3), 2012: (1, 23),
    2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8), 2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25),
    2021: (2, 12), 2022: (2, 1), 2023: (1, 22), 2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26),
    2029: (2, 13), 2030: (2, 2),
}  # fmt: skip
_STEMS = ("canh", "tan", "nham", "quy", "giap", "at", "binh", "dinh", "mau", "ky")  # the last digit of the year: 0..9
_BRANCHES = ("than", "dau", "tuat", "hoi", "ty", "suu", "dan", "mao", "thin", "ty", "ngo", "mui")  # the year modulo 12: 0..11


def new_year(year: int) -> date | None:
    """The first day of the lunar year that begins in `year`, None outside the table."""
    found = FIRST_DAYS.get(year)
    return date(year, *found) if found else None


def named_year(name: str, near: int) -> int | None:
    """The year nearest to `near` that a pair such as "Ất Tỵ" names, None for any other words.

    >>> named_year("Giáp Thìn", 2023), named_year("An toàn", 2023)
    (2024, None)
    """
    words = fold(name).split()
    if len(words) != 2 or words[0] not in _STEMS or words[1] not in _BRANCHES:
        return None
    fits = [year for year in range(near - 30, near + 31) if _STEMS[year % 10] == words[0] and _BRANCHES[year % 12] == words[1]]
    return min(fits, key=lambda year: abs(year - near), default=None)
