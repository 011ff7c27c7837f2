"""Printed Vietnamese numbers to `Decimal`: "." groups thousands, "," is the decimal sign, and words count too."""

import re
from decimal import Decimal

# A number as printed, its grouping left for `parse_number` to judge; of the digits of the world's scripts only ours.
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+){0,8}")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_GROUPED_WITH_DECIMALS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d+)")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")
_LONE_POINT = re.compile(r"\d+\.\d+")
# More digits than any office's figure has; beyond, a text is noise and not a number.
LONGEST = 30

SCALES = {
    "nghìn": Decimal(10**3),
    "ngàn": Decimal(10**3),
    "vạn": Decimal(10**4),
    "triệu": Decimal(10**6),
    "tỷ": Decimal(10**9),
    "tỉ": Decimal(10**9),
}
_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_LINKS = frozenset({"lẻ", "linh"})  # "một trăm lẻ năm"


def parse_number(printed: str) -> Decimal | None:
    """The value of one printed number, or None where it is none (a date, a version, noise).

    A lone "." is a decimal sign only where it cannot group thousands (records.md).

    >>> [str(parse_number(n)) for n in ("220.000", "9,45", "9.6", "1.234,5", "01", "1.000.000", "0.125")]
    ['220000', '9.45', '9.6', '1234.5', '1', '1000000', '0.125']
    >>> parse_number("1.2.3") is None, parse_number("") is None, parse_number("12a") is None
    (True, True, True)
    """
    if not printed or len(printed) > LONGEST or not printed.isascii():
        return None
    if printed.isdigit():
        return Decimal(printed)
    if _GROUPED.fullmatch(printed) and printed[0] != "0":
        return Decimal(printed.replace(".", ""))
    if match := _GROUPED_WITH_DECIMALS.fullmatch(printed):
        return Decimal(match[1].replace(".", "") + "." + match[2])
    if _ENGLISH.fullmatch(printed):
        return Decimal(printed.replace(",", ""))
    if _LONE_POINT.fullmatch(printed):
        return Decimal(printed)
    return None


def parse_words(words: str) -> Decimal | None:
    """The value of a whole number in words (lower case, tone marks in one place), or None.

    >>> [str(parse_words(w)) for w in ("hai", "mười hai", "hai mươi lăm", "một trăm lẻ năm", "ba nghìn", "hai triệu")]
    ['2', '12', '25', '105', '3000', '2000000']
    >>> parse_words("hai ba") is None, parse_words("mươi") is None, parse_words("người") is None
    (True, True, True)
    """
    total, block, digit = Decimal(0), 0, None  # `block` is what stands before a scale word; `digit` waits for its place
    seen = False
    for word in words.split():
        if word in _DIGITS:
            if digit is not None and not (digit == 10 and _DIGITS[word] < 10):
                return None
            digit = _DIGITS[word] + (digit or 0)
            seen = True
        elif word in ("mươi", "chục") and digit is not None:
            block, digit = block + digit * 10, None
        elif word == "trăm" and digit is not None:
            block, digit = block + digit * 100, None
        elif word in SCALES and seen:
            total, block, digit = total + (block + (digit or 0)) * SCALES[word], 0, None
        elif not (word in _LINKS and seen):
            return None
    return total + block + (digit or 0) if seen else None


def parse_fraction(printed: str) -> Decimal | None:
    """The share, 0..1, that words or "2/3" name, or None.

    >>> str(parse_fraction("một nửa")), parse_fraction("1/4"), parse_fraction("ba phần tư"), parse_fraction("3/0")
    ('0.5', Decimal('0.25'), Decimal('0.75'), None)
    >>> round(parse_fraction("hai phần ba"), 4)
    Decimal('0.6667')
    """
    if printed in ("một nửa", "phân nửa", "nửa", "1 nửa"):
        return Decimal("0.5")
    left, mark, right = printed.partition(" phần ")
    if not mark:
        left, mark, right = printed.partition("/")
    above = parse_number(left.strip()) if left.strip().isdigit() else parse_words(left)
    below = parse_number(right.strip()) if right.strip().isdigit() else parse_words(right)
    return above / below if mark and above is not None and below else None
