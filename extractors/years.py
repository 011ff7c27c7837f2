"""The years that a plan says it is for, in its title or in the sentence that announces it."""

import re

from schemas.base import Years

_YEAR = r"(?:19|20)\d\d"
# Days and numbers of other documents: their years are not the plan's.
_CITED = re.compile(
    r"ngày\s+\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]\s*|tháng\s+\d{1,2}\s*,?\s+năm\s+)\d{4}"
    r"|\b\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,5}/\d{4}/[\w-]+",
    re.IGNORECASE,
)
# "từ ngày 15/7/2022 đến 30/9/2022": the days between which the plan runs.
_DAYS = re.compile(
    rf"từ\s+(?:ngày\s+)?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?({_YEAR}))?\s*(?:[-–]|đến)\s*(?:hết\s+)?(?:ngày\s+)?"
    rf"\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?({_YEAR})(?!\d)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]{1,300}”|\"[^\"]{1,300}\"")
_OUTLOOK = re.compile(r"(?:,|và)?\s*(?:tầm nhìn|định hướng)(?:\s+\w+){0,3}\s+" + _YEAR, re.IGNORECASE)
_RANGE = re.compile(
    rf"(?<![\d/.])({_YEAR})\s*(?:[-–—]\s*(?:đến\s+)?|,?\s*đến\s+(?:hết\s+)?)(?:năm\s+)?({_YEAR})(?!\d)", re.IGNORECASE
)
_UNTIL = re.compile(rf"(?:đến|tới)\s+(?:hết\s+|cuối\s+)?năm\s+({_YEAR})(?!\d)", re.IGNORECASE)
_SINGLE = re.compile(rf"(?<![\d/.,-])({_YEAR})(?![\d/]|\s*[-–]\s*\d)", re.IGNORECASE)
_MONTH = re.compile(rf"(?:tháng|quý|học kỳ)\s+(?:\d{{1,2}}|[IV]{{1,3}})\s*/\s*({_YEAR})(?!\d)", re.IGNORECASE)
_ANNOUNCES = re.compile(
    r"(?:xây dựng|ban hành|phát động|đề ra|lập|triển khai|tổ chức)\s[^.;:]{0,60}?(?:kế hoạch|chương trình|phong trào|phương án)",
    re.IGNORECASE,
)
_TASK_YEAR = re.compile(
    rf"(?:nhiệm vụ|mục tiêu|công tác|thi đua|kế hoạch|chỉ tiêu)\s(?:\w+\s){{0,3}}năm\s+({_YEAR})(?!\d)", re.IGNORECASE
)


def years_in(text: str, issued: int | None) -> tuple[Years, int, int] | None:
    """The years that a title names, with the place of the expression; None where it names none.

    "đến năm 2020" runs from the year of issue.  A day, the number of a law and an outlook ("tầm nhìn đến năm
    2045") are no period.

    >>> years_in("Phòng, chống thiên tai giai đoạn 2021-2025, tầm nhìn đến năm 2030", None)[0]
    Years(first=2021, last=2025)
    """
    outside = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    if outside != text and (own := years_in(outside, issued)):
        return own  # "Thực hiện Đề án “… giai đoạn 2021-2030” năm 2023"
    masked = _mask(text)
    ranges = [m for m in _RANGE.finditer(masked) if 0 < int(m[2]) - int(m[1]) <= 30]
    if ranges:
        m = ranges[-1]
        return Years(first=int(m[1]), last=int(m[2])), m.start(), m.end()
    until = list(_UNTIL.finditer(masked))
    if until:
        m = until[-1]
        last = int(m[1])
        first = issued if issued is not None and issued <= last else last
        return Years(first=first, last=last), m.start(), m.end()
    singles = sorted([*_SINGLE.finditer(masked), *_MONTH.finditer(masked)], key=lambda m: m.start(1))
    if singles:
        m = singles[-1]
        return Years(first=int(m[1]), last=int(m[1])), m.start(1), m.end(1)
    days = _DAYS.search(text)
    if days:
        last = int(days[2])
        first = int(days[1] or last)
        return (Years(first=first, last=last), days.start(), days.end()) if first <= last else None
    return None


def years_announced(paragraph: str, issued: int | None) -> tuple[Years, int, int] | None:
    """The years in the sentence that announces the plan ("… xây dựng Kế hoạch … năm 2024 như sau"), or None."""
    masked = _mask(paragraph)
    announced = list(_ANNOUNCES.finditer(masked))
    if not announced:
        return None
    at = announced[-1].start()
    found = years_in(masked[at:], issued)
    if found:
        return found[0], found[1] + at, found[2] + at
    begin = max(masked.rfind(mark, 0, at) for mark in (". ", "; ", "\n"))
    task = _TASK_YEAR.search(masked, max(begin, 0), at)
    if task:
        return Years(first=int(task[1]), last=int(task[1])), task.start(1), task.end(1)
    return None


def _mask(text: str) -> str:
    for pattern in (_CITED, _OUTLOOK):
        text = pattern.sub(lambda m: " " * len(m.group()), text)
    return text
