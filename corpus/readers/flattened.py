"""Whether a text's paragraphs were run together, as some crawlers leave them: numbers and dashes stand amid the lines."""

import re
from collections.abc import Sequence

from corpus.readers.line_marks import UPPER, has_label
from corpus.readers.raw_lines import RawLine

# After the end of a sentence: "… giao thông. II. YÊU CẦU", "… sau: 1. Nâng cao", "… an toàn. - Các cơ quan".
_AMID = re.compile(
    r"[.;:,”)\w] (?:(?:[IVX]{1,4}\.|(?<=[.;:”)]\s)\d{1,2}[.)]|(?<=[.;:]\s)(?:\d{1,2}\.){1,2}\d{1,2}\.?|"
    rf"(?<=[.;:]\s)[a-zđ]\)|(?<=[.;:]\s)[-–+])\s(?=[{UPPER}])|Nơi nhận: ?-)"
)
_AMID_LETTERHEAD = re.compile(r"Độc lập\s?[-–]\s?Tự do\s?[-–]\s?Hạnh phúc .{0,100}?(?:Số\s?:|ngày\s)", re.IGNORECASE)
_ENOUGH = 4


def is_flattened(lines: Sequence[RawLine]) -> bool:
    """Whether more paragraphs begin amid the lines than at their starts."""
    text = "\n".join(line.text for line in lines)
    amid = len(_AMID.findall(text))
    at_start = sum(1 for line in lines if has_label(line.text))
    if _AMID_LETTERHEAD.search(text, 0, 1500):
        return amid > at_start * 0.7 or at_start == 0
    return amid >= _ENOUGH and amid > at_start * 1.5
