"""The words before and after an expression of time that bound it: "trước ngày …", "từ … trở đi", "cuối …"."""

import re
from typing import NamedTuple

_CLOCK = r"\d{1,2}(?:\s*(?:h|g|giờ)\s*(?:\d{1,2}(?!\d))?\s*(?:phút|ph|p)?|:\d\d)"
# One alternative for each tag; the leftmost match that ends at the expression wins, so "ngay từ" comes before "từ".
_LEADS = re.compile(
    rf"""(?<!\w)(?:
    (?P<as_of>(?:tính|cập\s+nhật|số\s+liệu|thống\s+kê)\s+(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|thời\s+điểm))*|
        (?:đến|tới|tại)\s+thời\s+điểm)
  | (?P<due>(?:chậm|muộn|trễ)\s+nhất(?:\s+(?:là|đến|vào|trong|trước|hết))*|không\s+
        (?:quá|muộn\s+hơn|chậm\s+hơn|trễ\s+hơn)(?:\s+(?:là|hết))*
      |hạn\s+(?:cuối|chót)(?:\s+(?:cùng|là|đến|vào))*|xong\s+(?:trong|vào))
  | (?P<inside>ngay\s+(?:từ|trong)|trong(?:\s+dịp)?|vào(?:\s+(?:lúc|dịp))?|lúc|cả|dịp|suốt|tại)
  | (?P<since>(?:bắt\s+đầu\s+)?(?:kể\s+|tính\s+)?từ|bắt\s+đầu)
  | (?P<until>(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|khi\s+kết\s+thúc|kết\s+thúc|khoảng))?|(?<!trước\s)(?<!hầu\s)hết|
        (?:khi\s+)?kết\s+thúc)
  | (?P<before>(?:xong\s+)?trước(?:\s+(?:hết|thời\s+điểm))?)
  | (?P<after>sau)
  | (?P<about>khoảng)
  | (?P<start>thượng\s+tuần|(?<!hàng\s)(?<!đứng\s)(?<!bước\s)(?<!lần\s)(?<!ban\s)đầu)
  | (?P<mid>giữa|trung\s+tuần)
  | (?P<end>cuối|hạ\s+tuần)
  | (?P<span>giai\s+đoạn(?:\s+(?:i{{1,3}}|\d)(?!\w))?|nhiệm\s+kỳ|thời\s+kỳ|(?:niên\s+)?kh[oó][aá]|(?:các|những)
        (?:\s+tháng)?|tầm\s+nhìn)
  | (?P<clock>(?:từ\s+)?{_CLOCK}\s*(?:-|–|đến)\s*{_CLOCK}
      |(?<!dưới\s)(?<!trên\s)(?<!quá\s)(?<!khoảng\s)(?<!trong\s){_CLOCK}|(?:buổi\s+)?(?:sáng|trưa|chiều|tối)|thứ\s+
        (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)
  | (?P<fill>ngày|tháng|năm|hôm)
    )[\s,(*]*$""",
    re.VERBOSE,
)
_IN_SPAN = frozenset(
    {"as_of", "due", "since", "until", "before", "after", "about", "start", "mid", "end", "span", "clock", "fill"}
)

TAIL = re.compile(
    r"""\s*(?:
    (?P<onwards>trở\s+(?:đi|về\s+sau))
  | (?P<backwards>trở\s+về\s+trước)
  | (?P<following>(?:và|,)\s*(?:các|những)\s+năm\s+(?:tiếp\s+theo|kế\s+tiếp|sau\s+đó|sau|tới))
  | (?P<lunar>\(\s*(?:âm\s+lịch|al)\s*\)|(?:âm\s+lịch|al)(?!\w))
  | (?P<quarter_month>(?:của\s+)?tháng\s+(?P<which>đầu|cuối(?:\s+cùng)?|thứ\s+(?:ba|3))\s+
        (?:của\s+)?(?:(?:mỗi|h[ằà]ng|từng|các)\s+)?quý(?P<next>\s+
        (?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề))?)
  | (?P<each_month>(?:của\s+)?(?:tháng\s+(?:sau|tiếp\s+theo|kế\s+tiếp|liền\s+kề|báo\s+cáo)))
    )""",
    re.VERBOSE,
)
# What stands between the two ends of a range.
BRIDGE = re.compile(
    rf"""\s*/?\s*(?:\([^()\n]{{0,40}}\)\s*)?
    (?:(?P<dash>[-–—])|,?\s*(?:(?:cho|kéo\s+dài)\s+)?(?P<word>đến|tới)(?:\s+(?:hết|trước|khoảng|khi|ngày))*)
    \s*(?:(?P<edge>đầu|giữa|cuối|kết\s+thúc|hết)\s+)?(?:{_CLOCK}\s*,?\s*)?(?:(?:ngày|năm|tháng)\s*)?""",
    re.VERBOSE,
)
# What stands between two neighbouring days that are one stretch, and between the members of a repetition.
AND_DAY = re.compile(r"\s*(?:,|và)\s*(?:cả\s+)?(?:buổi\s+)?(?:(?:sáng|chiều|tối)\s+)?")
AND = re.compile(r"\s*(?:,|;|và|hoặc)\s*(?:(?:xong\s+)?trước\s+|chậm\s+nhất\s+(?:là\s+|vào\s+)?|vào\s+)?(?:ngày\s+)?")


class Lead(NamedTuple):
    """Where an expression begins with the words that bound it, and what these say (names of the groups above)."""

    start: int
    tags: frozenset[str] = frozenset()


# What the words end with that bound an expression, digits apart; most of the words before one do not.
_LAST_WORDS = """
    đến tới hết điểm nhất là vào trong trước quá hơn cuối chót cùng từ dịp lúc cả suốt tại đầu thúc khoảng sau tuần giữa
    đoạn i kỳ khóa khoá khoa khóá các những tháng nhìn h g giờ phút p sáng trưa chiều tối hai ba tư năm sáu bảy nhật ngày
    hôm
"""
_ENDS = tuple(_LAST_WORDS.split())


def _may_bound(text: str, cursor: int) -> bool:
    """Whether the word before `cursor` is one that may end a lead."""
    at = cursor - 1
    while at >= 0 and (text[at].isspace() or text[at] in ",(*"):
        at -= 1
    return at >= 0 and (text[at].isdigit() or text.endswith(_ENDS, 0, at + 1))


def read_lead(text: str, start: int, floor: int) -> Lead:
    """The words before `start`, none of them before `floor`; "trong", "vào" count but are no part of the expression."""
    tags: set[str] = set()
    begin = start
    cursor = start
    for _ in range(5):
        match = _LEADS.search(text, max(floor, cursor - 34), cursor) if _may_bound(text, cursor) else None
        if match is None or "\n" in match.group():
            break
        tag = match.lastgroup or ""
        gap = match.group()[match.end(tag) - match.start() :]
        if ("," in gap or "(" in gap) and tag != "clock":
            break
        if tag in tags and tag in ("until", "before", "since"):
            break
        if tag == "fill" and tags & {"before", "due"}:
            break  # "báo cáo năm trước ngày …": the year is what is reported on
        tags.add(tag)
        cursor = match.start()
        if tag not in _IN_SPAN:
            break
        begin = cursor
    return Lead(begin, frozenset(tags))
