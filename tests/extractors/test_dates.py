"""Expressions of time: the published table of cases, and what must hold on any text."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.annotator import annotator
from extractors.dates import extract_dates
from extractors.layout import find_layout
from extractors.reading import Reading
from extractors.references import extract_references
from extractors.sections import segment_sections
from extractors.time_values import of_iso
from schemas.base import Span, Years
from schemas.dates import DateItem
from schemas.document import Cell, Document, Table
from schemas.header import Header
from tests.reading import document_of

TABLE = json.loads((Path(__file__).parents[2] / "docs" / "date_cases.json").read_text(encoding="utf-8"))
CASES = TABLE["cases"]
FIELDS = ("type", "value", "earliest", "latest", "mod", "recurrence", "role", "anchor")


def read(
    text: str,
    issued_on: str | None = "2024-02-10",
    period: tuple[int, int] | None = (2024, 2024),
    document: Document | None = None,
) -> tuple[DateItem, ...]:
    """The dates of a text in a plan with this header."""
    document = document or document_of(text)
    header = Header(issued_on=issued_on, period=Years(first=period[0], last=period[1]) if period else None)
    sections = segment_sections(document, find_layout(document))
    reading = Reading(document=document, doc=annotator()(document.text), sections=sections, header=header)
    return extract_dates(reading, extract_references(reading))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_case(case):
    found = read(case["text"], case["issued_on"], case["period"] and tuple(case["period"]))
    told = [{"text": item.span.text, **{name: getattr(item, name) for name in FIELDS}} for item in found]
    assert told == (case["expected"] or [])


def test_the_table_is_large_and_has_near_misses():
    assert len(CASES) >= 250
    assert sum(case["expected"] is None for case in CASES) >= 60
    assert len({case["text"] + str(case["issued_on"]) for case in CASES}) == len(CASES)


def test_the_day_of_issue_stands_in_the_letterhead():
    text = "SỞ Y TẾ\nHòa Sơn, ngày 05 tháng 02 năm 2024\nKẾ HOẠCH\nCông tác y tế năm 2024\nHọp ngày 05 tháng 02 năm 2024."
    assert [item.role for item in read(text, None)] == ["issue", "period", "period"]


def test_a_span_of_the_header_decides_what_the_day_of_issue_is():
    document = document_of("Vĩnh Khê, ngày 05 tháng 02 năm 2024, họp mặt tại Vĩnh Khê, ngày 06 tháng 02 năm 2024")
    start = document.text.index("ngày 06")
    span = Span(start=start, end=len(document.text), text=document.text[start:])
    header = Header(issued_on="2024-02-06", spans={"issued_on": span})
    reading = Reading(document, annotator()(document.text), segment_sections(document, find_layout(document)), header)
    assert [item.role for item in extract_dates(reading, ())] == ["period", "issue"]


def test_a_plan_attached_to_itself_says_its_own_day():
    attached = "(Kèm theo Kế hoạch số 12/KH-SYT ngày 10/02/2024 của Sở Y tế)"
    assert [item.role for item in read(attached)] == ["issue"]
    assert [item.role for item in read(attached.replace("10/02/2024", "11/02/2024"))] == ["citation"]


def test_a_year_comes_from_the_heading_of_the_section():
    text = "I. KẾT QUẢ THỰC HIỆN NĂM 2023\n1. Công tác tuyên truyền\nTổ chức hội thi ngày 15/6 tại các xã."
    (item,) = [item for item in read(text) if item.span.text == "ngày 15/6"]
    assert (item.value, item.anchor, item.inferred) == ("2023-06-15", "section", True)


def rows(*lines: str) -> Document:
    """A document that is one table, its cells parted by " | "."""
    text = "\n".join(lines)
    document = document_of(text)
    cells, at = [], 0
    for row, line in enumerate(lines):
        for column, words in enumerate(line.split(" | ")):
            cells.append(Cell(row=row, column=column, start=at, end=at + len(words)))
            at += len(words) + 3
        at -= 2
    return document.model_copy(update={"tables": (Table(start=0, end=len(text), cells=tuple(cells)),)})


@pytest.mark.parametrize(
    ("head", "cell", "role"),
    [
        ("TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian hoàn thành", "Quý II/2024", "deadline"),
        ("TT | Nhiệm vụ | Sản phẩm | Thời gian", "15/6", "deadline"),
        ("TT | Nhiệm vụ | Đơn vị chủ trì | Thời hạn", "Tháng 6/2024", "deadline"),
        ("TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian", "Năm 2024", "period"),
        # A schedule: no one has to deliver anything by it.
        ("TT | Nội dung | Địa điểm | Thời gian", "15/6/2024", "period"),
        ("TT | Nhiệm vụ | Đơn vị chủ trì | Ghi chú", "Quý II/2024", "period"),
    ],
)
def test_the_head_of_a_column_tells_the_role(head, cell, role):
    document = rows(head, f"1 | Rà soát | Phòng Nghiệp vụ | {cell}")
    assert [item.role for item in read("", document=document)] == [role]


# ---------------------------------------------------------------- what must always hold

WORDS = """ngày tháng năm quý từ đến trước hết cuối đầu nay hằng định kỳ và 15/6 30/02/2021 2021 2021-2025 III 6 1/2 O1/7 , . ( )
| - – / 15h00 nhiệm kỳ học giai đoạn Quốc khánh tuần lần một 0 31 99 lớp kể so với Số: 12/KH-SYT mùng tết nguyên đán"""
PIECES = st.sampled_from([*WORDS.split(), "\n"])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join))


def parses(value: str) -> bool:
    """Whether the value is EDTF as records.md uses it, or a duration."""
    if value.startswith("P"):
        return value[-1] in "DWMY" and float(value[1:-1]) > 0
    ends = value.split("/")
    return len(ends) <= 2 and all(end == ".." or of_iso(end.replace("XXXX", "2000")) is not None for end in ends)


@settings(max_examples=150)
@given(TEXTS, st.sampled_from([None, "2024", "2024-02", "2024-02-29"]), st.sampled_from([None, (2024, 2024), (2021, 2025)]))
def test_any_text_gives_exact_spans_and_values_that_parse(text, issued_on, period):
    document = document_of(text)
    items = read("", issued_on, period, document)
    for item in items:
        assert document.text[item.span.start : item.span.end] == item.span.text
        assert item.value is None or parses(item.value)
        assert (item.recurrence is None) or item.recurrence.startswith("FREQ=")
        if item.earliest and item.latest:
            assert date.fromisoformat(item.earliest) <= date.fromisoformat(item.latest)
        assert 0 < item.confidence <= 1
    starts = [item.span.start for item in items]
    assert starts == sorted(starts)
    assert all(a.span.end <= b.span.start for a, b in pairwise(items))


@settings(max_examples=60)
@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d:02} tháng {m:02} năm {y}"]),
)
def test_every_day_of_the_calendar_is_read(day, form):
    (item,) = read(f"Họp ngày {form.format(d=day.day, m=day.month, y=day.year)} tại xã.")
    assert item.value == item.earliest == item.latest == day.isoformat()


@pytest.mark.parametrize(
    "hostile",
    [
        "năm ",
        "ngày ",
        "1/",
        "1, ",
        "2021 - ",
        "a",
        "định kỳ ",
        "tháng 1,",
        "0",
        " ",
        "quý i,",
        "từ 1/1 đến ",
        "Quốc khánh ",
        "15/6 và ",
    ],
)
def test_hostile_text_ends(hostile):
    read(hostile * (40_000 // len(hostile)))  # what is not linear does not end within the patience of a test run


def test_a_plan_for_tet_begins_before_new_year():
    text = "KẾ HOẠCH\nTrực Tết {}\nCa trực từ ngày 15/12, gửi báo cáo trước ngày 05/02."
    header = {"issued_on": "2023-11-20", "title": "Trực Tết Giáp Thìn"}
    for title, first in (("Trực Tết Giáp Thìn", "2023-12-15/.."), ("Trực hè", "2024-12-15/..")):
        document = document_of(text.format(title))
        reading = Reading(
            document=document,
            doc=annotator()(document.text),
            sections=segment_sections(document, find_layout(document)),
            header=Header(**(header | {"title": title}), period=Years(first=2024, last=2024)),
        )
        values = [item.value for item in extract_dates(reading, ()) if item.role != "commemoration"]
        assert values == [first, "../2024-02-05"]
