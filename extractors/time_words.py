"""Numbers and units of time as they are printed, in figures, in words, or as a scanner has them."""

import re

_MONTHS = {
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11,
    "mười hai": 12,
}  # fmt: skip
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "mười hai": 12,
}  # fmt: skip
_QUARTERS = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "2": 2, "3": 3, "4": 4}


def digits(text: str) -> int:
    """The number that a scanner read as `text`: o is 0, l and i are 1, a gap is nothing."""
    return int("".join(text.split()).replace("o", "0").replace("l", "1").replace("i", "1"))


def count_of(text: str | None) -> int:
    """A count in digits or in words; 1 where none is written."""
    return 1 if text is None else _NUMBERS.get(text) or int(text)


def unit_of(text: str) -> str:
    """The unit with its diacritics, however the scanner wrote it."""
    return {"ng": "ngày", "th": "tháng", "qu": "quý", "tu": "tuần"}.get(text[:2], "năm")


def month_number(text: str) -> int:
    """The month in figures or in words; figures of no month too (13), which no calendar has."""
    return _MONTHS.get(" ".join(text.split())) or digits(text)


def year_number(text: str | None) -> int | None:
    """The year in four figures or two; None where none is written."""
    if not text:
        return None
    value = digits(text)
    if len(text) == 2:  # 3/9/91 is a birthday, 3/3/17 is a plan
        value += 1900 if value > 60 else 2000
    return value


def numbers_in(text: str) -> tuple[list[int], bool]:
    """The members of a list of days or months, and whether they are the ends of a range.

    >>> numbers_in("27-28"), numbers_in("26, 27"), numbers_in("13 đến 15")
    (([27, 28], True), ([26, 27], False), ([13, 15], True))
    """
    found = [digits(n) for n in re.findall(r"(?<![^\W\dolt.])[0-9ol]{1,2}(?![^\W\dol])", text)]
    return found, len(found) == 2 and bool(re.search(r"[-–]|đến", text))


def quarter_number(text: str) -> int:
    """The quarter in words, figures or Roman numerals, as they are or as a scanner has them.

    >>> quarter_number("ii"), quarter_number("iiu"), quarter_number("1v"), quarter_number("03"), quarter_number("1")
    (2, 3, 4, 3, 1)
    """
    named = _QUARTERS.get(text.lstrip("0"))
    return named or (4 if text.endswith("v") else len(text.lstrip("0")))
