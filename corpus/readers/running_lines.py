"""Page numbers and running headers among the lines of a text file."""

import re
from collections import Counter
from collections.abc import Sequence

from corpus.readers.raw_lines import RawLine

_NUMBER = re.compile(r"\d{1,3}")
_DRESSED = re.compile(
    r"[-–—]\s?\d{1,3}\s?[-–—]|(?:trang|page)\s{0,3}(?:số\s?)?\d{1,3}(?:\s?(?:/|of|trên)\s?\d{1,3})?|\d{1,3}\s?\|\s?(?:trang|page)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_PAGE = 700  # characters: a page holds more
_WANTS_NUMBER = ("ngày", "tháng", "năm", "số", "quý", "điều", "khoản", "thứ", "từ", "đến", "là", "có", "và", "khoảng", "trên")


def running_lines(lines: Sequence[RawLine]) -> set[int]:
    """The indexes of lines that a page repeats in its margins: numbers that count its pages, headers beside them.

    A number alone on its line counts pages only if it follows the last one a page later; a column of numbers does not.
    """
    numbers = _page_numbers(lines)
    edges = {at for number in numbers for at in (number - 1, number + 1) if 0 <= at < len(lines) and at not in numbers}
    edges |= {at for at, line in enumerate(lines) if line.new_page}
    edges |= {at - 1 for at, line in enumerate(lines) if line.new_page and at}
    edges |= {0} if edges else set()
    keys = Counter(_key(lines[at]) for at in edges)
    return numbers | {at for at in edges if keys[_key(lines[at])] >= 3}


def _key(line: RawLine) -> str:
    return _DIGITS.sub("#", line.text)


def _page_numbers(lines: Sequence[RawLine]) -> set[int]:
    found: set[int] = set()
    written, last = 0, 0
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > 24 or not (_NUMBER.fullmatch(text) or _DRESSED.fullmatch(text)):
            written += len(text) + 1
            continue
        value = int((_DIGITS.search(text) or [""])[0])
        at_page_end = line.new_page or (at + 1 < len(lines) and lines[at + 1].new_page)
        in_turn = value == last + 1 or (not found and value in (1, 2))
        asked_for = at > 0 and lines[at - 1].text.lower().endswith(_WANTS_NUMBER) and line.gap == 0
        bare = _NUMBER.fullmatch(text) is not None
        if in_turn and (at_page_end or written >= _PAGE or (not bare and written >= _PAGE // 3)) and not asked_for:
            found.add(at)
            written, last = 0, value
        elif bare:
            written += len(text) + 1
        elif at_page_end or line.gap:
            found.add(at)
    return found
