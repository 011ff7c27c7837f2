"""The calendar: what is due and when, taken by strict parsers, repeated on the days that the page means."""

import json
from datetime import date, datetime

import icalendar
import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from corpus.exports.calendar_file import write_calendar, write_calendars
from corpus.exports.deadlines import deadlines
from corpus.exports.recurrences import repeated
from schemas.assignments import Assignee
from tests.corpus.exported import sample_records
from tests.records import document_of, record_of


def due(**changes):
    """The invented plan with its one date changed."""
    record = record_of(document_of())
    return record.model_copy(update={"dates": (record.dates[0].model_copy(update=changes),)})


def set_of(recurrence, **changes):
    return due(type="SET", value=None, latest=None, recurrence=recurrence, **changes)


def test_a_task_that_is_due_is_an_event_of_its_day(tmp_path):
    record = record_of(document_of())
    assert write_calendar([record], tmp_path / "a.ics", "Thời hạn") == (1, 1)
    raw = (tmp_path / "a.ics").read_bytes()
    assert b"DTSTART;VALUE=DATE:20210615\r\n" in raw
    (event,) = IcsCalendarStream.calendar_from_ics(raw.decode()).events
    assert (event.start, event.end) == (date(2021, 6, 15), date(2021, 6, 16))
    assert event.summary == "Phòng Kinh tế: báo cáo"
    assert "“trước ngày 15/6/2021”" in event.description
    assert "31/KH-UBND Nước sạch huyện Đắk Mây năm 2021" in event.description
    assert "tr. 1" in event.description
    assert event.categories == ["Phòng Kinh tế"]


def test_strict_parsers_take_the_samples(tmp_path):
    _, count = write_calendar(sample_records(), tmp_path / "a.ics", "Thời hạn")
    raw = (tmp_path / "a.ics").read_bytes()
    assert len(IcsCalendarStream.calendar_from_ics(raw.decode()).events) == count > 50
    calendar = icalendar.Calendar.from_ical(raw)
    assert [event.errors for event in calendar.walk() if event.errors] == []
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == count
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    for event in calendar.walk("VEVENT"):
        if "RRULE" in event:
            start = event["DTSTART"].dt
            rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime.combine(start, datetime.min.time()))
            assert rule[0].date() == start, "an event that does not stand on its own rule comes twice"


def test_the_same_records_make_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_calendar(sample_records(), tmp_path / name, "x")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


# recurrence, from, until → the first day, all days of the first two years
REPEATED = [
    ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15", "2021-02-01", "2021-12-31", ["2021-06-15", "2021-12-15"]),
    ("FREQ=MONTHLY;BYMONTHDAY=25", "2021-10-26", "2021-12-31", ["2021-11-25", "2021-12-25"]),
    # The page names no day: the last of the quarter, the half, the year, the month; the Friday of the week.
    ("FREQ=MONTHLY;INTERVAL=3", "2021-02-10", "2021-12-31", ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"]),
    ("FREQ=MONTHLY;INTERVAL=6", "2021-07-01", "2022-06-30", ["2021-12-31", "2022-06-30"]),
    ("FREQ=YEARLY", "2021-02-10", "2022-12-31", ["2021-12-31", "2022-12-31"]),
    ("FREQ=YEARLY;BYMONTH=11", "2021-02-10", "2022-12-31", ["2021-11-30", "2022-11-30"]),
    ("FREQ=MONTHLY", "2021-11-10", "2021-12-31", ["2021-11-30", "2021-12-31"]),
    ("FREQ=WEEKLY", "2021-12-20", "2021-12-31", ["2021-12-24", "2021-12-31"]),
    ("FREQ=DAILY", "2021-12-30", "2021-12-31", ["2021-12-30", "2021-12-31"]),
    ("FREQ=WEEKLY;BYDAY=MO", "2021-12-20", "2021-12-31", ["2021-12-20", "2021-12-27"]),
]


@pytest.mark.parametrize(("recurrence", "start", "end", "days"), REPEATED)
def test_repetitions(recurrence, start, end, days):
    found = repeated(recurrence, date.fromisoformat(start), date.fromisoformat(end))
    rule = rrulestr(found.rule, dtstart=datetime.combine(found.first, datetime.min.time()))
    assert [day.date().isoformat() for day in rule] == days
    assert found.first.isoformat() == days[0]
    assert found.day_was_added == ("DAY" not in recurrence.replace("FREQ=DAILY", "DAY"))


NEVER = [
    "",
    "FREQ",
    "FREQ=SOMETIMES",
    "BYMONTH=3",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31",
    "FREQ=MONTHLY;INTERVAL=x",
    "FREQ=MONTHLY;INTERVAL=0",
]


@pytest.mark.parametrize("recurrence", NEVER)
def test_what_never_comes_round(recurrence):
    assert repeated(recurrence, date(2021, 1, 1), date(2021, 12, 31)) is None


def test_nothing_comes_round_after_the_end():
    assert repeated("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", date(2021, 7, 1), date(2021, 12, 31)) is None


@given(
    freq=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 12),
    months=st.lists(st.integers(1, 12), max_size=3, unique=True),
    day=st.one_of(st.none(), st.integers(1, 31)),
    start=st.dates(date(2009, 1, 1), date(2030, 12, 31)),
)
def test_the_first_day_always_stands_on_its_rule(freq, interval, months, day, start):
    parts = [f"FREQ={freq}", f"INTERVAL={interval}"]
    parts += [f"BYMONTH={','.join(map(str, sorted(months)))}"] if months else []
    parts += [f"BYMONTHDAY={day}"] if day and freq in ("MONTHLY", "YEARLY") else []
    found = repeated(";".join(parts), start, None)
    if found:
        assert found.first >= start
        assert rrulestr(found.rule, dtstart=datetime.combine(found.first, datetime.min.time()))[0].date() == found.first


def test_a_repetition_lasts_as_long_as_the_plan():
    (found,) = deadlines(set_of("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"))
    assert (found.day, found.again.rule) == (date(2021, 6, 15), "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15;UNTIL=20211231")
    # Nothing is left of the plan's year: it goes on, without an end.
    (found,) = deadlines(set_of("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15"))
    assert (found.day, found.again.rule) == (date(2022, 1, 15), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15")


NOT_DUE = [
    {"latest": None, "value": "2021-06-15/.."},
    {"latest": "2021-02-30"},
    {"type": "SET", "latest": None, "recurrence": None},
    {"type": "SET", "latest": None, "recurrence": "FREQ=NEVER"},
    {"type": "DURATION", "latest": None, "value": "P15D"},
]


@pytest.mark.parametrize("changes", NOT_DUE)
def test_what_has_no_day_is_no_event(changes):
    assert list(deadlines(due(**changes))) == []


def test_a_deadline_that_no_task_has_is_the_issuers():
    record = record_of(document_of()).model_copy(update={"assignments": ()})
    (found,) = deadlines(record)
    assert found.offices == ("UBND huyện Đắk Mây",)
    assert found.what == "Giao Phòng Kinh tế báo cáo trước ngày 15/6/2021. Còn 7 việc."
    other = record.dates[0].model_copy(update={"role": "period"})
    assert list(deadlines(record.model_copy(update={"dates": (other,)}))) == []


def test_two_tasks_of_one_sentence_are_two_events():
    record = record_of(document_of())
    (task,) = record.assignments
    assert len({found.uid for found in deadlines(record.model_copy(update={"assignments": (task, task)}))}) == 2


@pytest.mark.parametrize("words", ["a;b,c\\d\ne", "x" * 500, "BEGIN:VEVENT\r\nUID:1", "tiếng Việt " * 30, "a\0b\x1bc"])
def test_words_cannot_break_the_calendar(words, tmp_path):
    record = record_of(document_of())
    task = record.assignments[0].model_copy(update={"action": words, "assignees": (Assignee(text=words, part="lead"),)})
    write_calendar([record.model_copy(update={"assignments": (task,)})], tmp_path / "a.ics", words)
    (event,) = IcsCalendarStream.calendar_from_ics((tmp_path / "a.ics").read_bytes().decode()).events
    assert len(event.summary) <= 200


def test_an_office_has_a_calendar_of_its_own(tmp_path):
    plans, events = write_calendars([record_of(document_of()), *sample_records()], tmp_path)
    files = sorted(tmp_path.glob("*.ics"))
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == {path.name for path in files}
    assert sum(len(IcsCalendarStream.calendar_from_ics(path.read_bytes().decode()).events) for path in files) == events
    (one,) = [path for path in files if path.name.startswith("ubnd-huyện-đắk-mây--phòng-kinh-tế-")]
    assert "X-WR-CALNAME:Phòng Kinh tế – UBND huyện Đắk Mây" in one.read_text(encoding="utf-8")
    assert plans == len(sample_records()) + 1
