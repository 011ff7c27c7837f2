"""Flags for days that cannot be right: before the issue, before the work, outside the plan's years."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from schemas.dates import DateItem
from schemas.flags import Flag

# Matched without diacritics, so that what a scanner misread is found too.
_REPORT = re.compile(r"bao cao|gui|tong hop")
_WORK = re.compile(r"so ket|tong ket|hoan thanh|xong|ket thuc")
_TOPIC = re.compile(r"so ket|tong ket|kiem tra|giam sat|ra soat|tap huan|khao sat|danh gia")
# Sections that tell of the past: their dates need not lie in the plan's years.
_PAST_ROLES = frozenset({"situation", "preamble", "signature", "recipients"})


def deadlines_before_issue(reading: Reading, items: Items) -> Iterator[Flag]:
    """Deadlines whose last day lies before the first day on which the plan can have been issued."""
    issued = _issue_day(reading)
    if issued is None:
        return
    for item in items.dates:
        last = _day(item.latest)
        if item.role != "deadline" or item.inferred or not last or last >= issued:
            continue
        if not _in_the_past(reading, item) and _is_asked(reading, item):
            yield raise_flag("deadline_before_issue", item.span, deadline=item.span.text, issued=reading.header.issued_on or "")


def reports_before_work(reading: Reading, items: Items) -> Iterator[Flag]:
    """A report that is due before the day by which the same section wants the work itself done."""
    by_section: dict[str | None, list[_Due]] = {}
    clause_start = 0
    for item in items.dates:
        if item.role == "deadline" and item.latest and not item.recurrence:
            start = max(clause_start, reading.line_at(item.span.start)[0])
            clause_start = item.span.end
            due = _Due.of(item, item.latest, reading.folded[start : item.span.start], reading.sentence_at(item.span.start)[0])
            by_section.setdefault(item.section_id, []).append(due)
    for dues in by_section.values():
        for report in dues:
            done = next((d for d in dues if d.is_work_for(report)), None)
            if done is not None:
                yield raise_flag("due_before_done", report.item.span, report=report.item.span.text, done=done.item.span.text)


@dataclass(frozen=True)
class _Due:
    """A deadline with what its clause speaks of."""

    item: DateItem
    latest: str
    sentence: int
    topic: str | None  # what is done and reported on: sơ kết (review), tổng kết (closing review), …
    is_report: bool
    is_work: bool

    @classmethod
    def of(cls, item: DateItem, latest: str, clause: str, sentence: int) -> "_Due":
        """The deadline of a clause; `latest` is the item's own, known to be there."""
        topics = _TOPIC.findall(clause)
        is_report = _REPORT.search(clause) is not None
        is_work = not is_report and _WORK.search(clause) is not None
        return cls(item, latest, sentence, topics[-1] if topics else None, is_report, is_work)

    def is_work_for(self, report: "_Due") -> bool:
        """Whether this is the work that the report tells of, and is to be done after the report is due."""
        said_together = report.topic is None and self.sentence == report.sentence
        related = said_together or (self.topic is not None and self.topic == report.topic)
        later = report.latest < self.latest and report.latest[:4] == self.latest[:4]
        return self.is_work and report.is_report and related and later


def years_out_of_period(reading: Reading, items: Items) -> Iterator[Flag]:
    """Days and months whose year is not the plan's, and days that break the order of a schedule by a year."""
    yield from _outside_the_plan(reading, items)
    yield from _out_of_order(reading, items)


def _outside_the_plan(reading: Reading, items: Items) -> Iterator[Flag]:
    period = reading.header.period
    if period is None:
        return
    issued = _issue_day(reading)
    said = str(period.first) if period.first == period.last else f"{period.first}-{period.last}"
    for item in items.dates:
        first, last = _day(item.earliest) or _day(item.latest), _day(item.latest)
        if item.inferred or not first or not last or not _is_precise(item) or _in_the_past(reading, item):
            continue
        too_early = last.year < period.first and (issued is None or last < issued) and _is_asked(reading, item)
        # Years ahead lie the ends of long works too; a day is named for what the plan itself asks.
        too_late = first.year > period.last + 1 and bool(_WHOLE_DAY.search(item.span.text)) and _is_asked(reading, item)
        if too_early or too_late:
            yield raise_flag("year_out_of_period", item.span, date=item.span.text, period=said)


_WHOLE_DAY = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm")
_LABELLED = re.compile(r"(?:^|[|:(])[\s\-+*•]*(?:\d{1,2}[.)]\s*)?(?:trong\s+|vào\s+|ngày\s+)?$")


def _around(reading: Reading, item: DateItem) -> str:
    """The words of the sentence close to the item."""
    first, last = reading.sentence_at(item.span.start)
    return reading.lower[max(first, item.span.start - 80) : min(last, item.span.end + 30)]


def _is_asked(reading: Reading, item: DateItem) -> bool:
    """Whether the plan asks for something at that time: it begins its line, follows a label, or a verb asks for it."""
    before = reading.lower[reading.line_at(item.span.start)[0] : item.span.start]
    around = _around(reading, item)
    lexicon = load_lexicon("dates")
    if lexicon["flag.tells"].regex.search(around) or lexicon["flag.tells_apart"].regex.search(before):
        return False
    bounded = item.role == "deadline" or re.search(r"đến|[-–]", item.span.text.lower()) is not None
    return _LABELLED.search(before) is not None or (bounded and lexicon["flag.asks"].regex.search(around) is not None)


def _out_of_order(reading: Reading, items: Items) -> Iterator[Flag]:
    """In a schedule that straddles New Year, the day that still carries the old year."""
    days = [
        item
        for item in items.dates
        if item.role in ("period", "deadline") and _is_precise(item) and not item.inferred and not _in_the_past(reading, item)
    ]
    for before, item, after in zip(days, days[1:], days[2:], strict=False):
        start, own, end = _day(before.latest), _day(item.latest), _day(after.latest)
        if not (start and own and end) or start > end or end - start > timedelta(days=120):
            continue
        moved = _next_year(own)
        if own < start - timedelta(days=200) and moved and start <= moved <= end:
            said = f"{before.span.text} … {after.span.text}"
            yield raise_flag("year_out_of_period", item.span, date=item.span.text, period=said)


def _is_precise(item: DateItem) -> bool:
    """Whether a day or month of its own is written: a bare year or a term is not to be judged."""
    if item.role not in ("period", "deadline") or item.recurrence or not item.value or item.type == "DURATION":
        return False
    return any(len(part) >= 7 for part in item.value.split("/"))


def _in_the_past(reading: Reading, item: DateItem) -> bool:
    section = reading.section_at(item.span.start)
    return section is not None and section.role in _PAST_ROLES


def _issue_day(reading: Reading) -> date | None:
    """The first day on which the plan can have been issued; None where it does not even say the month."""
    issued = reading.header.issued_on
    if issued is None or len(issued) < 7:
        return None
    return _day(issued if len(issued) == 10 else f"{issued}-01")


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _next_year(day: date) -> date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return None
