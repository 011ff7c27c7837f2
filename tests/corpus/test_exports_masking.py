"""Masks: what they name is nowhere in the record, and everything else stays where it was."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.exports.masking import BLACK, mask
from schemas.base import Span
from tests.corpus.exported import sample_records
from tests.records import document_of, record_of


def with_text(more):
    record = record_of(document_of())
    return record.model_copy(update={"text": f"{record.text}\n{more}"})


def spans_of(value):
    if isinstance(value, Span):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from spans_of(one)
    elif isinstance(value, dict):
        yield from spans_of(list(value.values()))
    elif hasattr(value, "model_fields_set"):
        yield from spans_of([getattr(value, name) for name in type(value).model_fields])


@pytest.mark.parametrize("record", sample_records(), ids=lambda record: record.source.name)
def test_a_masked_signer_is_nowhere_and_nothing_else_moves(record):
    masked = mask(record, ("signers",))
    name = record.header.signer.name
    assert name.casefold() not in masked.model_dump_json().casefold()
    assert masked.header.signer.name is None
    assert (masked.header.signer.position, masked.plan_id, masked.source) == (
        record.header.signer.position,
        record.plan_id,
        record.source,
    )
    assert len(masked.text) == len(record.text)
    assert [(s.start, s.end) for s in spans_of(masked)] == [(s.start, s.end) for s in spans_of(record)]
    assert all(span.text == masked.text[span.start : span.end] for span in spans_of(masked))
    assert [t.value for t in masked.targets] == [t.value for t in record.targets]
    kept = [a for a, b in zip(record.text, masked.text, strict=True) if a == b]
    assert len(kept) >= len(record.text) - 3 * len(name)


def test_without_masks_a_record_is_itself():
    record = record_of(document_of())
    assert mask(record, ()) is record
    assert mask(record, ("people", "contacts")) is record


def test_a_name_in_capitals_and_on_two_lines_is_masked_too():
    masked = mask(with_text("TRẦN VĂN MẪU\nGửi Trần Văn\nMẫu; Trần Văn Mẫun; xã Trần Văn"), ("signers",))
    assert masked.text.splitlines()[-3:] == [BLACK * 12, f"Gửi {BLACK * 8}", f"{BLACK * 3}; Trần Văn Mẫun; xã Trần Văn"]


def test_a_span_that_cuts_a_name_in_two_still_says_what_stands_there():
    record = with_text("Trần Văn Mẫu")
    start = len(record.text) - 12
    item = record.unexplained[0].model_copy(update={"span": Span(start=start, end=start + 8, text="Trần Văn")})
    masked = mask(record.model_copy(update={"unexplained": (item,)}), ("signers",))
    assert masked.unexplained[0].span.text == BLACK * 8


HIDDEN = [
    ("Giao đồng chí Lý Thị Hoa chủ trì", "people", "Lý Thị Hoa"),
    ("mời ông Phan Bá Đạt, bà NÔNG THỊ MAI dự", "people", "Phan Bá Đạt"),
    ("mời ông Phan Bá Đạt, bà NÔNG THỊ MAI dự", "people", "NÔNG THỊ MAI"),
    ("Đ/c Vi Văn Tú - Trưởng phòng", "people", "Vi Văn Tú"),
    ("Họ và tên: Lò Thị Én", "people", "Lò Thị Én"),
    ("Liên hệ: vanthu.stl@lacgiang.gov.vn.", "contacts", "vanthu.stl@lacgiang.gov.vn"),
    ("ĐT: 0203.3.825.999", "contacts", "0203.3.825.999"),
    ("điện thoại 0912 345 678;", "contacts", "0912 345 678"),
    ("gọi +84912345678", "contacts", "+84912345678"),
]
LEFT = [
    # Offices and ranks behind a form of address, places, names of one word.
    ("đồng chí Bí thư Huyện ủy chỉ đạo", "people"),
    ("đồng chí Phó Chủ tịch UBND", "people"),
    ("tỉnh Bà Rịa - Vũng Tàu", "people"),
    ("ông Sáu và bà con", "people"),
    ("các đồng chí lãnh đạo Sở", "people"),
    ("không ông Phan Bá", "signers"),
    # Figures, dates and numbers of documents.
    ("0,123456789 ha", "contacts"),
    ("số 0123/KH-UBND ngày 01/02/2021", "contacts"),
    ("ngày 01.02.2021 đến 03.04.2022", "contacts"),
    ("1.234.567.890 đồng", "contacts"),
    ("người @ nơi", "contacts"),
]


@pytest.mark.parametrize(("text", "which", "name"), HIDDEN)
def test_hidden(text, which, name):
    masked = mask(with_text(text), (which,))
    assert name not in masked.text
    assert BLACK * len(name) in masked.text
    assert masked.text.count(BLACK) == sum(len(other) for words, _, other in HIDDEN if words == text)


@pytest.mark.parametrize(("text", "which"), LEFT)
def test_left(text, which):
    assert mask(with_text(text), (which,)).text.endswith(text)


@given(st.text(max_size=200))
def test_any_text_keeps_its_length_and_its_record(more):
    record = with_text(more)
    masked = mask(record, ("signers", "people", "contacts"))
    assert len(masked.text) == len(record.text)
    assert json.loads(masked.model_dump_json())["plan_id"] == record.plan_id


def test_hostile_text_takes_no_time():
    for hostile in ("0" * 20_000, "0 " * 10_000, "a@" * 10_000, "ông A " * 4_000, "a." * 10_000 + "@", "đồng chí " * 3_000):
        mask(with_text(hostile), ("signers", "people", "contacts"))
