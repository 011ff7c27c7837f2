import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import extract_dates
from extractors.items import Items
from extractors.lexicon import load_lexicon
from extractors.numbers import NUMBER
from extractors.targets import extract_targets
from extractors.unexplained import find_unexplained
from schemas.sections import SectionRole
from tests.extractors.figure_cases import reading_of, table_of

# text, role of its section, the reasons of its figures
REASONS: list[tuple[str, SectionRole, dict[str, int]]] = [
    ("Thực hiện 06 nhiệm vụ trọng tâm và 03 đột phá.", "content", {"count_in_name": 2}),
    ("Kỷ niệm 91 năm ngày thành lập Đảng.", "content", {"anniversary": 1}),
    ("Kỳ họp thứ 8, đợt 2.", "content", {"ordinal": 2}),
    ("Dịch Covid-19 và công nghiệp 4.0.", "content", {"proper_name": 1, "standard": 1}),
    ("Áp dụng ISO 9001:2015 và TCVN 5687.", "content", {"standard": 3}),
    ("Sửa chữa Quốc lộ 6 và quốc lộ 1A.", "content", {"proper_name": 1, "route": 1}),
    ("Điện thoại: 0203.123.4567.", "implementation", {"telephone_number": 1}),
    ("Theo khoản 4 Điều 8.", "content", {"part_of_document": 2}),
    ("Thực hiện Chỉ thị số 23 về an toàn.", "content", {"document_number": 1}),
    ("Trực 24/24 giờ.", "content", {"round_the_clock": 1}),
    ("Họp lúc 8h30.", "content", {"clock_time": 1}),
    ("Học sinh lớp 10 học 2 buổi/ngày tại tầng 2.", "content", {"class_or_grade": 1, "address": 1}),
    ("Không để ùn tắc kéo dài trên 30 phút.", "purpose", {"length_of_time": 1}),
    ("Phong trào “Cán bộ 3 gương mẫu”.", "content", {"name_in_quotation_marks": 1}),
    ("Toàn huyện có 41 trường.", "situation", {"describes_the_world": 1}),
    ("Áp dụng tại 12 huyện.", "content", {"count_of_those_concerned": 1}),
    ("1. Mục một\n2) Mục hai", "content", {"list_number": 2}),
    ("Hết trang\n3\nTrang sau", "content", {"page_number": 1}),
    ("Ghi chú[1] ở đây.", "content", {"footnote_mark": 1}),
    ("Nơi nhận: 15 bản.", "recipients", {"outside_the_body": 1}),
]


@pytest.mark.parametrize(("text", "role", "reasons"), REASONS, ids=[case[0][:40] for case in REASONS])
def test_reasons_have_names(text: str, role: SectionRole, reasons: dict[str, int]) -> None:
    reading = reading_of(text, role)
    _, explained = find_unexplained(reading, Items())
    assert {name: explained.get(name) for name in reasons} == reasons


UNEXPLAINED = [
    ("Hoàn thành 12 bộ hồ sơ nền.", ["12"]),
    ("Chuyển 345 qua bộ phận khác.", ["345"]),
    ("Tỷ lệ 95% đã nêu.", ["95"]),
]


@pytest.mark.parametrize(("text", "figures"), UNEXPLAINED)
def test_what_nothing_accounts_for_is_listed(text: str, figures: list[str]) -> None:
    found, _ = find_unexplained(reading_of(text, "content"), Items())
    assert [u.span.text for u in found] == figures


def test_items_account_for_their_figures() -> None:
    reading = reading_of("Đến năm 2025, phấn đấu 80% số hộ có nước sạch; họp ngày 15/4/2024.", "targets")
    dates = extract_dates(reading, ())
    items = Items(dates=dates, targets=extract_targets(reading, dates, ()))
    assert find_unexplained(reading, items) == ((), {})


def test_a_table_has_an_index() -> None:
    text, table = table_of([["TT", "Nhiệm vụ"], ["1", "Khảo sát"], ["2", "Tập huấn"]])
    found, explained = find_unexplained(reading_of(text, "tasks", tables=(table,)), Items())
    assert (found, explained) == ((), {"table_index": 2})


@pytest.mark.parametrize("rule", [r for r in load_lexicon("unexplained").rule if r.pattern], ids=lambda rule: str(rule.id))
def test_the_lexicon_keeps_its_promises(rule) -> None:  # type: ignore[no-untyped-def]
    assert all(rule.regex.search(text) for text in rule.yes)
    assert not any(rule.regex.search(text) for text in rule.no)


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            ["12", " xã ", "Điều ", "5%", "“", "”", "\n", "(", ")", ". ", "lần thứ ", "năm ", "1.", "-19", "a@b.vn "]
        ),
        max_size=20,
    )
)
def test_every_figure_is_accounted_for_once(pieces: list[str]) -> None:
    text = "".join(pieces) or "x"
    found, explained = find_unexplained(reading_of(text, "content"), Items())
    assert len(found) + sum(explained.values()) == sum(1 for _ in NUMBER.finditer(text))
    assert all(text[u.span.start : u.span.end] == u.span.text for u in found)
