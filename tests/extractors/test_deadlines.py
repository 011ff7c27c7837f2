"""Which date is a task's deadline."""

# ruff: noqa: E501  # a table of cases has one case a line

import pytest

from extractors.assignments import extract_assignments
from extractors.dates import extract_dates
from tests.reading import reading_of


def due(text):
    """(the date's words, why) of each assignment."""
    reading = reading_of(text)
    dates = extract_dates(reading, ())
    tasks = extract_assignments(reading, dates, ())
    return [(None if t.deadline is None else dates[t.deadline].span.text, t.deadline_rule) for t in tasks]


HEAD = "KẾ HOẠCH\nNăm 2022\nI. TỔ CHỨC THỰC HIỆN\n"
CASES = [
    ("1. Các phòng gửi báo cáo về Văn phòng trước ngày 05/6/2022.", [("trước ngày 05/6/2022", "in_the_task")]),
    ("1. Trước ngày 15/12/2022, các đơn vị gửi báo cáo về Văn phòng.", [("Trước ngày 15/12/2022", "in_the_task")]),
    ("1. Các phòng tổ chức thực hiện.\n2. Văn phòng báo cáo trước ngày 05/6/2022.", [(None, None), ("trước ngày 05/6/2022", "in_the_task")]),
    # A day says more than a frequency.
    ("1. Các phòng định kỳ 6 tháng báo cáo (trước 15/6 và 15/12 hằng năm).", [("trước 15/6 và 15/12 hằng năm", "in_the_task")]),
    # Different deadlines are different tasks, in one dash too.
    ("1. Phòng Nội vụ\n- Nộp danh sách trước ngày 05/3/2022. Tổng hợp báo cáo trước ngày 05/9/2022.",
     [("trước ngày 05/3/2022", "in_the_task"), ("trước ngày 05/9/2022", "in_the_task")]),
    ("1. Phòng Nội vụ\n- Nộp danh sách trước ngày 05/3/2022; gửi báo cáo trước ngày 05/9/2022.",
     [("trước ngày 05/3/2022", "in_the_task"), ("trước ngày 05/9/2022", "in_the_task")]),
    ("1. Phòng Nội vụ\n- Rà soát danh sách.\n- Thời gian hoàn thành: trước ngày 20/12/2022", [("trước ngày 20/12/2022", "label_below")]),
    # Near misses: when something runs, what is kept, what is open at its end.
    ("1. Phòng Nội vụ\n- Quán triệt Kế hoạch.\n- Thời gian thực hiện: Ngay sau khi Kế hoạch được ban hành.", [(None, None)]),
    ("1. Các phòng tuyên truyền kỷ niệm ngày 02/9.", [(None, None)]),
    ("1. Các phòng thực hiện Kế hoạch số 5/KH-UBND ngày 02/3/2022.", [(None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_deadline(text, expected):
    assert due(HEAD + text) == expected
