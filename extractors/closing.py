"""The last words of a plan: the paragraphs after its last item that sum up, ask for reports, or wish it well."""

import re
from collections.abc import Sequence

from extractors.layout import Zone
from extractors.lines import Line
from extractors.numbering import parse_label
from schemas.spelling import plain

_SUMS_UP = re.compile(r"trên đây là|trên đây,|trên cơ sở (?:kế hoạch|chương trình)")
_CUE = re.compile(
    r"yêu cầu\s|đề nghị\s|trong quá trình\s|quá trình (?:triển khai|tổ chức|thực hiện)|"
    r"căn cứ (?:nội dung |vào )?(?:kế hoạch|chương trình)|"
    r"nhận được\s|với tinh thần|phát huy\s|nếu có (?:khó khăn|vướng mắc)|có gì vướng mắc|kế hoạch này|chương trình này|"
    r"(?:ủy ban nhân dân|ubnd|sở|ban|chủ tịch|thủ trưởng|giám đốc|ban thường vụ|đảng ủy|nhà trường|lãnh đạo)"
    r"[^.]{0,120}?(?:yêu cầu|đề nghị|giao|kính trình|trình)\s"
)
_END_MARK = re.compile(r"[./]{1,2}\s?/\s?\.?\s*$|\./\.?-?\s*$")


def find_closing(lines: Sequence[Line], body: Zone, signed: bool) -> int | None:
    """The index of the line where the closing words begin, or None.

    They are plain paragraphs after the last item; without a cue the end mark "./." decides, and only where a
    list ends above.  `signed` says that recipients or a signature follow: a text that was cut off has no end.
    """
    first = body.last
    while first > body.first and _is_plain(lines[first - 1]):
        first -= 1
    if first == body.first:
        return _first(lines, range(first, body.last), _SUMS_UP)
    tail = range(first, body.last)
    if not tail:
        return None
    found = _first(lines, tail, _SUMS_UP)
    if found is None and signed:
        found = _first(lines, tail[-3:], _CUE)
    above = lines[first - 1]
    if found == first and _is_heading_line(above) and not _SUMS_UP.match(plain(lines[first].text[:60])):
        return None  # the only words of "Điều 4. Hiệu lực" close nothing
    if found is not None or not signed:
        return found
    ends_item = above.is_bullet or above.kind == "row" or above.text.endswith((".", ";", "./."))
    if ends_item and (len(tail) == 1 or above.is_bullet) and _END_MARK.search(lines[tail[-1]].text):
        return tail[-1]
    return None


def _first(lines: Sequence[Line], within: range, cue: re.Pattern[str]) -> int | None:
    return next((i for i in within if cue.match(plain(lines[i].text[:200]))), None)


def _is_heading_line(line: Line) -> bool:
    return line.kind == "paragraph" and not line.is_bullet and not line.text.endswith((".", ";", ":", "/"))


def _is_plain(line: Line) -> bool:
    return line.kind == "paragraph" and not line.is_bullet and not line.is_caps and parse_label(line.text) is None
