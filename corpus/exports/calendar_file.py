"""Deadlines as iCalendar (RFC 5545): events of a whole day, repeated by RRULE, the same bytes for the same records."""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from icalendar import Calendar, Event, vRecur, vText

from corpus.exports.days import first_and_last
from corpus.exports.deadlines import Deadline, deadlines
from corpus.exports.whole import PACKAGE
from schemas.record import PlanRecord

_NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # DTSTAMP of a plan without a day of issue: RFC 5545 wants one, and we have no clock
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # RFC 5545 forbids them in text
_SUMMARY = 200  # characters that a calendar shows in one line


_END = b"END:VCALENDAR\r\n"


class Diary:
    """A calendar that is written as it grows; events in the order in which they come."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        calendar = Calendar()
        calendar.add("prodid", f"-//kehoach//kehoach {version('kehoach')}//VI")
        calendar.add("version", "2.0")
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", vText(" ".join(_clean(name).split())))
        self._file = file
        self._file.write(calendar.to_ical().removesuffix(_END))
        self.name = name
        self.events = 0

    def add(self, record: PlanRecord, due: Deadline) -> None:
        """Adds the deadline of the record."""
        self._file.write(_event(record, due).to_ical())
        self.events += 1

    def close(self) -> None:
        """Ends the calendar, not the file."""
        self._file.write(_END)


def write_calendar(records: Iterable[PlanRecord], path: Path, name: str) -> tuple[int, int]:
    """How many records and events were written to the one file."""
    count = 0
    with path.open("wb") as file:
        diary = Diary(name, file)
        for record in records:
            count += 1
            for due in deadlines(record):
                diary.add(record, due)
        diary.close()
    return count, diary.events


def write_calendars(records: Iterable[PlanRecord], folder: Path) -> tuple[int, int]:
    """How many records and events were written: a file for each issuing body and office that leads, and a list of them."""
    diaries: dict[tuple[str, str], tuple[Diary, BytesIO]] = {}  # too many for as many open files
    count = 0
    for record in records:
        count += 1
        issuer = record.header.issuing_body or record.source.name
        for due in deadlines(record):
            for office in due.offices:
                key = (" ".join(issuer.split()).casefold(), " ".join(office.split()).casefold())
                name = issuer if key[0] == key[1] else f"{office} – {issuer}"
                if key not in diaries:
                    diaries[key] = Diary(name, file := BytesIO()), file
                diaries[key][0].add(record, due)
    resources: list[dict[str, str | int]] = []
    for key in sorted(diaries):
        diary, file = diaries[key]
        diary.close()
        name = f"{_slug(key)}.ics"
        (folder / name).write_bytes(file.getvalue())
        described: dict[str, str | int] = {
            "name": f"calendar-{len(resources) + 1}",
            "path": name,
            "title": diary.name,
            "events": diary.events,
        }
        resources.append({**described, "format": "ics", "mediatype": "text/calendar", "encoding": "utf-8"})
    package = {"profile": "data-package", "name": "kehoach-calendars", "resources": resources}
    (folder / PACKAGE).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return count, sum(diary.events for diary, _ in diaries.values())


def _event(record: PlanRecord, due: Deadline) -> Event:
    header = record.header
    issued, _ = first_and_last(header.issued_on)
    document = "/".join(part for part in (header.number, header.symbol) if part)
    offices = "; ".join(due.offices)
    event = Event()
    event.add("uid", f"{due.uid}@kehoach")
    event.add("dtstamp", datetime.combine(issued, time(), UTC) if issued else _NO_DAY)
    event.add("dtstart", due.day)  # a day without DTEND lasts one day
    if due.again:
        event.add("rrule", vRecur.from_ical(due.again.rule))
    event.add("summary", _shortened(_clean(f"{offices}: {due.what}")))
    event.add("description", _clean("\n".join(_told(record, due, document))))
    event.add("categories", [_clean(office) for office in due.offices])
    event.add("class", "PUBLIC")
    event.add("transp", "TRANSPARENT")  # a deadline takes no one's time
    return event


def _told(record: PlanRecord, due: Deadline, document: str) -> list[str]:
    header = record.header
    page = f", tr. {due.page}" if due.page else ""
    lines = [
        due.what,
        f"Thời hạn (deadline): “{due.quote}”",
        *([f"Phối hợp (support): {'; '.join(due.support)}"] if due.support else []),
        *([f"Sản phẩm (product): {due.product}"] if due.product else []),
        *([f"Báo cáo về (report to): {due.report_to}"] if due.report_to else []),
        f"Theo (from): {' '.join(part for part in (document, header.title) if part) or record.source.name}",
        f"Tệp (file): {record.source.name}{page}",
    ]
    if due.again and due.again.day_was_added:
        lines.append("Văn bản không ghi ngày; lấy ngày cuối kỳ (the page names no day; the last one of the period stands here)")
    return lines


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SUMMARY else line[: _SUMMARY - 1] + "…"


def _slug(key: tuple[str, str]) -> str:
    """A file name that a person can read and that no two offices share.

    >>> _slug(("sở y tế", "văn phòng sở"))
    'sở-y-tế--văn-phòng-sở-676061'
    """
    words = ["-".join(re.findall(r"\w+", part))[:50].rstrip("-") for part in dict.fromkeys(key)]
    return f"{'--'.join(words)}-{sha256('|'.join(key).encode()).hexdigest()[:6]}"
