"""The grammar on the cases that its peers test themselves with (in ../shared/peers), and on bare texts of our own."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.bare_times import BareTime, read_times

PEERS = Path(__file__).resolve().parents[3] / "shared" / "peers"
needs_peers = pytest.mark.skipif(not PEERS.exists(), reason="../shared/peers is not there")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PEERS / name).read_text(encoding="utf-8").splitlines()]


def as_duckling(row: dict[str, Any]) -> bool:
    today = date.fromisoformat(row["reference_time"][:10])
    found, expected = read_times(row["text"], today), row["expected"]
    if expected is None:
        return not found
    if expected.get("first_day"):
        return any((str(t.earliest), str(t.latest)) == (expected["first_day"], expected["last_day"]) for t in found)
    return any((today.isoformat() if t.value.startswith("T") else "") + t.value == expected["iso"] for t in found if t.value)


def as_codelink(row: dict[str, Any]) -> bool:
    today = date(2021, 5, 5)
    found, value = read_times(row["text"], today), row["value"]
    if value is None:
        return not found
    return any(same(time, value, today.year) for time in found)


def same(time: BareTime, value: str, year: int) -> bool:
    """Whether they say the same; a quarter is an interval here, a year that is not written is the day's own and so marked."""
    if "-Q" in value:
        first = 3 * int(value[-1]) - 2
        return time.value is not None and time.value.startswith(f"{value[:4]}-{first:02d}-01/{value[:4]}-{first + 2:02d}-")
    if "XXXX" in value:
        return time.inferred and time.value == value.replace("XXXX", str(year))
    return time.value == value.replace("thisyear", str(year))


@needs_peers
def test_at_least_64_of_ducklings_71():
    cases = rows("duckling_vi_dates.jsonl")
    missed = [row["text"] for row in cases if not as_duckling(row)]
    assert len(cases) == 71
    # A first week of a month is its first seven days here, and 2:30 is at night: Duckling reads both otherwise.
    assert len(cases) - len(missed) >= 69, missed


@needs_peers
def test_all_of_codelinks_57():
    cases = rows("codelink_dates.jsonl")
    missed = [row["text"] for row in cases if not as_codelink(row)]
    assert len(cases) == 57
    assert missed == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("họp tuần này", ["2024-03-04/2024-03-10"]),
        ("họp tuần sau", ["2024-03-11/2024-03-17"]),
        ("báo cáo tháng trước", ["2024-02"]),
        ("báo cáo quý tới", ["2024-04-01/2024-06-30"]),
        ("trong 3 tuần tới", ["2024-03-11/2024-03-31"]),
        ("trong 2 tháng qua", ["2024-01/2024-02"]),
        ("hôm nay", ["2024-03-06"]),
        ("năm ngoái", ["2023"]),
        ("tháng 12 năm ngoái", ["2023-12"]),
        ("quý IV năm trước", ["2023-10-01/2023-12-31"]),
        ("lễ Giáng sinh", ["2024-12-25"]),
        ("Tết Nguyên đán", ["2025-01-29"]),
        ("lúc 4 giờ chiều ngày 23/4", ["2024-04-23T16"]),
        ("17h30 ngày 2/5/2024", ["2024-05-02T17:30"]),
        ("họp lúc 9h15", ["T09:15"]),
        ("02.2000", ["2000-02"]),
        ("3/9/91", ["1991-09-03"]),
        # Near misses
        ("25:00", []),
        ("12:61", []),
        ("13/2000", []),
        ("32/12", []),
        ("các năm trước", []),
        ("0,5-1%", []),
        ("tỷ số 2-1", []),
    ],
)
def test_a_bare_text(text, values):
    assert [time.value for time in read_times(text, date(2024, 3, 6))] == values


def test_the_span_is_a_slice():
    text = "Gửi trước 17h30 ngày 2/5/2024, họp 9h15 hôm nay"
    assert all(text[time.start : time.end] == time.text for time in read_times(text, date(2024, 3, 6)))
