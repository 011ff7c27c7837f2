"""Calendar values: EDTF, bounds and recurrences."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lunar_new_year import FIRST_DAYS, named_year, new_year
from extractors.time_values import (
    Point,
    Stretch,
    day,
    duration,
    edge_of,
    every,
    joined,
    month,
    months,
    of_iso,
    quarter,
    recurrence,
    times_in,
    week_of,
    year,
)


@pytest.mark.parametrize(
    ("stretch", "edtf", "first", "last"),
    [
        (day(2024, 2, 29), "2024-02-29", "2024-02-29", "2024-02-29"),
        (month(2024, 2), "2024-02", "2024-02-01", "2024-02-29"),
        (year(2021), "2021", "2021-01-01", "2021-12-31"),
        (quarter(2021, 1), "2021-01-01/2021-03-31", "2021-01-01", "2021-03-31"),
        (months(2021, 7, 12), "2021-07-01/2021-12-31", "2021-07-01", "2021-12-31"),
        (Stretch(Point(2022), None), "2022/..", "2022-01-01", None),
        (Stretch(None, Point(2021, 4, 15)), "../2021-04-15", None, "2021-04-15"),
        (day(None, 9, 2), "XXXX-09-02", None, None),
    ],
)
def test_a_stretch_and_its_bounds(stretch, edtf, first, last):
    bounds = [d.isoformat() if d else None for d in (stretch.earliest(), stretch.latest())]
    assert [stretch.edtf(), *bounds] == [edtf, first, last]


@pytest.mark.parametrize(
    "stretch",
    [day(2023, 2, 29), day(2024, 13, 1), month(2024, 0), day(2024, 4, 31), Stretch(None, None), joined(year(2025), year(2021))],
)
def test_what_no_calendar_has(stretch):
    assert not stretch.exists()


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        (day(None, 12, 15), day(2025, 2, 15), "2024-12-15/2025-02-15"),
        (day(2014, 7, 1), day(None, 12, 31), "2014-07-01/2014-12-31"),
        (day(2024, 12, 15), day(None, 2, 15), "2024-12-15/2025-02-15"),
        (month(None, 3), month(2024, 10), "2024-03/2024-10"),
    ],
)
def test_a_year_goes_from_one_end_to_the_other(first, last, edtf):
    assert joined(first, last).edtf() == edtf


@pytest.mark.parametrize(
    ("stretch", "edge", "as_start", "as_end"),
    [
        (year(2021), "START", Point(2021, 1, 1), Point(2021, 1)),
        (year(2021), "MID", Point(2021, 6), Point(2021, 6)),
        (year(2021), "END", Point(2021, 12), Point(2021, 12, 31)),
        (month(2021, 5), "START", Point(2021, 5, 1), Point(2021, 5, 10)),
        (month(2021, 2), "END", Point(2021, 2, 21), Point(2021, 2, 28)),
    ],
)
def test_the_part_of_a_year_or_month_at_an_end_of_a_range(stretch, edge, as_start, as_end):
    assert (edge_of(stretch, edge, last=False), edge_of(stretch, edge, last=True)) == (as_start, as_end)


def test_recurrences():
    assert recurrence("YEARLY", month_numbers=[12, 6, 6], month_days=[15]) == "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"
    assert recurrence("WEEKLY", weekdays=["MO"]) == "FREQ=WEEKLY;BYDAY=MO"
    assert (every(6, "tháng"), every(12, "tháng"), every(0, "tháng")) == ("FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY", None)
    assert (times_in(4, "năm"), times_in(2, "tháng")) == ("FREQ=MONTHLY;INTERVAL=3", None)
    assert [duration("2", unit) for unit in ("ngày", "tuần", "tháng", "quý", "năm")] == ["P2D", "P2W", "P2M", "P6M", "P2Y"]


def test_iso_days():
    assert of_iso("2021-02-30") is None
    assert of_iso("2021-2-3-4") is None
    assert of_iso("") is None
    assert of_iso("2021") == Point(2021)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_a_week_begins_on_monday_and_has_seven_days(value, offset):
    week = week_of(value, offset)
    first, last = week.earliest(), week.latest()
    assert first is not None
    assert last is not None
    assert (first.weekday(), (last - first).days) == (0, 6)


def test_lunar_years():
    assert (named_year("Ất Tỵ", 2024), named_year("Giáp Thìn", 2025), named_year("Canh Tý", 2020)) == (2025, 2024, 2020)
    assert named_year("Ất Tuất", 2024) is None  # no such pair
    assert named_year("năm 2024", 2024) is None
    assert new_year(1900) is None
    # The first day of the lunar year lies between 20 January and 21 February, 354-385 days after the last one.
    days = [new_year(y) for y in sorted(FIRST_DAYS)]
    assert all(d and date(d.year, 1, 20) <= d <= date(d.year, 2, 21) for d in days)
    assert {(b - a).days for a, b in pairwise(days) if a and b} <= {353, 354, 355, 383, 384, 385}
