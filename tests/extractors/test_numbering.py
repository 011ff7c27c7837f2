"""Labels: how sections are numbered, and what only looks like a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbering import parse_label, roman_value, scanned_letter, scanned_roman, to_roman

LABELS = [
    ("I. MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
    ("I.MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
    ("IV/ Kinh phí", "roman", "IV", "Kinh phí"),
    ("II - YÊU CẦU", "roman", "II", "YÊU CẦU"),
    ("II- Yêu cầu", "roman", "II", "Yêu cầu"),
    ("III NỘI DUNG", "roman", "III", "NỘI DUNG"),
    ("1. Mục đích", "arabic", "1", "Mục đích"),
    ("1/ Mục tiêu", "arabic", "1", "Mục tiêu"),
    ("1- Mục tiêu", "arabic", "1", "Mục tiêu"),
    ("2) Sở Y tế", "arabic_bracket", "2", "Sở Y tế"),
    ("2.1. Rà soát", "decimal2", "2.1", "Rà soát"),
    ("2.1 Rà soát", "decimal2", "2.1", "Rà soát"),
    ("1.2.3. Rà soát", "decimal3", "1.2.3", "Rà soát"),
    ("a) Sở Nội vụ", "letter", "a", "Sở Nội vụ"),
    ("đ) Sở Nội vụ", "letter", "đ", "Sở Nội vụ"),
    ("a- Quý III", "letter", "a", "Quý III"),
    ("b. Sở Nội vụ", "letter", "b", "Sở Nội vụ"),
    ("(1) rà soát", "paren", "1", "rà soát"),
    ("(ii) rà soát", "small_roman", "ii", "rà soát"),
    ("A. ĐÁNH GIÁ", "upper", "A", "ĐÁNH GIÁ"),
    ("Phần thứ nhất", "phan", "Phần thứ nhất", ""),
    ("PHẦN MỘT", "phan", "PHẦN MỘT", ""),
    ("Phần ba: Giải pháp", "phan", "Phần ba", "Giải pháp"),
    ("PHẦN II: NHIỆM VỤ", "phan", "PHẦN II", "NHIỆM VỤ"),
    ("Chương I", "chuong", "Chương I", ""),
    ("Mục 2. Tổ chức", "muc", "Mục 2", "Tổ chức"),
    ("Điều 3. Hiệu lực", "dieu", "Điều 3", "Hiệu lực"),
    ("5. 100% trường học", "arabic", "5", "100% trường học"),
    ("I, ĐẶC ĐIỂM TÌNH HÌNH", "roman", "I", "ĐẶC ĐIỂM TÌNH HÌNH"),
    ("II, Danh hiệu thi đua", "roman", "II", "Danh hiệu thi đua"),
    ("1, Thuận lợi", "arabic", "1", "Thuận lợi"),
    ("1.1- Đối tượng kiểm tra", "decimal2", "1.1", "Đối tượng kiểm tra"),
    ("1.2, Khó khăn", "decimal2", "1.2", "Khó khăn"),
    ("A- MỤC ĐÍCH", "upper", "A", "MỤC ĐÍCH"),
    ("C- NHIỆM VỤ", "upper", "C", "NHIỆM VỤ"),
    ("D - TỔ CHỨC", "upper", "D", "TỔ CHỨC"),
]
NO_LABELS = [
    "15/4/2021 là hạn chót", "1.000 đồng", "9.6 tỷ USD", "100% cán bộ", "1/2 số đơn vị", "24/24h", "12/KH-UBND ngày 01/02",
    "Điều 5 Luật Thanh niên quy định", "Mục tiêu chung", "Mục 3 của kế hoạch này", "Phần đầu năm", "Phần ba của bài",
    "Chương trình hành động",
    "v.v", "Năm 2021", "V thứ ba", "2021. Năm học mới", "II", "", "- Mục đích", "I", "a", "1",
    "e- learning", "1, 2 và 3 của kế hoạch", "5, khoản 6 của Nghị định", "9,45 tỷ USD",
    "V, khóa mới", "A - Công ty bánh kẹo", "C, D là hai lớp", "1.5 - 2 tỷ đồng",
]  # fmt: skip


@pytest.mark.parametrize(("text", "style", "number", "words"), LABELS)
def test_labels(text, style, number, words):
    label = parse_label(text)
    assert label is not None
    assert (label.style, label.number, text[label.end :]) == (style, number, words)


@pytest.mark.parametrize("text", NO_LABELS)
def test_what_only_looks_like_a_label(text):
    assert parse_label(text) is None


@pytest.mark.parametrize(
    ("text", "expected", "number"),
    [
        ("l. MỤC TIÊU", 1, "I"),
        ("lI. YÊU CẦU", 2, "II"),
        ("HI. TỔ CHỨC", 3, "III"),
        ("H. NỘI DUNG", 2, "II"),
        ("H. NỘI DUNG", 3, None),  # not its turn
        ("IM, KINH PHÍ", 3, "III"),
        ("M. YÊU CẦU", 2, "II"),
        ("1V. TỔ CHỨC", 4, "IV"),
        ("M. YÊU CẦU", 5, None),
        ("IM, kinh phí hỗ trợ", 3, None),
        ("l. Mục tiêu nhỏ", 1, None),  # not in capitals
    ],
)
def test_numerals_that_a_scanner_misread(text, expected, number):
    label = scanned_roman(text, expected)
    assert (label and label.number) == number


@pytest.mark.parametrize(
    ("text", "expected", "number"),
    [
        ("ø) Sở Y tế", 7, "g"),
        ("ø).Trung tâm y tế", 7, "g"),
        ("ẽ) Sở Y tế", 1, None),  # no series has begun
        ("g) Sở Y tế", 7, None),  # no misread letter
        ("ở Sở Y tế", 7, None),
        ("ø) 15", 7, None),
    ],
)
def test_letters_that_a_scanner_misread(text, expected, number):
    label = scanned_letter(text, expected)
    assert (label and label.number) == number


@given(st.integers(1, 398))
def test_roman_there_and_back(value):
    assert roman_value(to_roman(value)) == value


@given(st.text(max_size=80))
def test_a_label_never_runs_over_its_line(text):
    label = parse_label(text)
    assert label is None or (0 < label.end <= len(text) and label.value > 0)


@pytest.mark.parametrize("text", ["1." * 10_000, "I" * 20_000, "(" * 20_000, "a)" * 10_000, "1 " * 10_000, "Điều " * 5_000])
def test_hostile_lines_stay_cheap(text):
    parse_label(text)
