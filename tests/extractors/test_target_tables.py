from decimal import Decimal

import pytest

from extractors.table_columns import header_rows, read_columns
from extractors.target_tables import find_target_tables, read_target_table
from extractors.targets import extract_targets
from schemas.base import Years
from schemas.targets import Target
from tests.extractors.figure_cases import reading_of, table_of


def targets_of(
    rows: list[list[str]], before: str = "Các chỉ tiêu như bảng sau:\n", years: tuple[int, int] = (2024, 2024)
) -> list[Target]:
    """The targets of the table in a plan for these years."""
    text, table = table_of(rows, before)
    reading = reading_of(text, "targets", years, (table,))
    return [target for found in find_target_tables(reading) for target in read_target_table(reading, found)]


def said(targets: list[Target]) -> list[tuple[str, str, Decimal, str | None, str, int | None]]:
    return [(t.indicator, t.comparator, t.value, t.unit_code, t.status, t.period.first if t.period else None) for t in targets]


def test_each_value_column_is_an_item() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Kế hoạch năm 2024"],
        ["1", "Số lớp học", "lớp", "1.160", "≥ 1.200"],
        ["2", "Kinh phí", "triệu đồng", "5.280", "6.750"],
    ]
    assert said(targets_of(rows)) == [
        ("Số lớp học", "=", 1160, "lớp", "actual", 2023),
        ("Số lớp học", ">=", 1200, "lớp", "target", 2024),
        ("Kinh phí", "=", 5_280_000_000, "VND", "actual", 2023),
        ("Kinh phí", "=", 6_750_000_000, "VND", "target", 2024),
    ]


def test_columns_in_another_order_with_an_estimate() -> None:
    rows = [
        ["Nội dung", "KH 2024", "UTH 2023", "TH 2022", "ĐVT", "Ghi chú"],
        ["Tỷ lệ hộ nghèo", "< 5", "5,5", "6,1", "%", ""],
    ]
    assert said(targets_of(rows)) == [
        ("Tỷ lệ hộ nghèo", "<=", 5, "%", "target", 2024),
        ("Tỷ lệ hộ nghèo", "=", Decimal("5.5"), "%", "forecast", 2023),
        ("Tỷ lệ hộ nghèo", "=", Decimal("6.1"), "%", "actual", 2022),
    ]


def test_bare_years_are_reached_before_the_plan_and_wanted_in_it() -> None:
    rows = [["TT", "Chỉ tiêu", "2023", "2024", "2025"], ["1", "Độ che phủ rừng (%)", "44", "44,5", "45"]]
    assert [(t.status, t.period and t.period.first, t.unit_code) for t in targets_of(rows, years=(2024, 2025))] == [
        ("actual", 2023, "%"),
        ("target", 2024, "%"),
        ("target", 2025, "%"),
    ]


def test_a_first_column_of_numbers_that_names_who() -> None:
    rows = [["Khối", "Giỏi (%)", "Khá (%)"], ["6", "24", "45"], ["7", "22", "44"]]
    assert [(t.indicator, t.subject, t.value) for t in targets_of(rows, "Chỉ tiêu chất lượng\n")] == [
        ("Giỏi", "Khối 6", 24),
        ("Khá", "Khối 6", 45),
        ("Giỏi", "Khối 7", 22),
        ("Khá", "Khối 7", 44),
    ]
    # Numbers under any other head only count the rows.
    rows = [["Số", "Giỏi (%)", "Khá (%)"], ["6", "24", "45"], ["7", "22", "44"]]
    assert targets_of(rows, "Chỉ tiêu chất lượng\n") == []


def test_names_with_numbers_in_the_first_column() -> None:
    rows = [
        ["Tên chỉ tiêu", "Thực hiện 2023", "Mục tiêu 2024"],
        ["1. Số bác sĩ cho 10000 dân", "9,8", "10"],
        ["2. Tỷ lệ trạm y tế có hộ sinh (%)", "94,5", ">95"],
    ]
    assert [(t.indicator, t.value, t.comparator, t.status) for t in targets_of(rows)] == [
        ("Số bác sĩ cho 10000 dân", Decimal("9.8"), "=", "actual"),
        ("Số bác sĩ cho 10000 dân", 10, "=", "target"),
        ("Tỷ lệ trạm y tế có hộ sinh", Decimal("94.5"), "=", "actual"),
        ("Tỷ lệ trạm y tế có hộ sinh", 95, ">=", "target"),
    ]


def test_a_second_row_of_heads_that_holds_the_unit() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Năm 2024", "Năm 2025"],
        ["", "", "Tỷ đồng", "Tỷ đồng"],
        ["1", "Doanh thu", "3.403", "3.026"],
        ["2", "Tỷ lệ cổ tức (%)", "13", "12"],
    ]
    assert [(t.value, t.unit_code) for t in targets_of(rows)] == [
        (3403 * 10**9, "VND"),
        (3026 * 10**9, "VND"),
        (13, "%"),
        (12, "%"),
    ]


def test_a_comparison_is_of_the_year_and_not_of_its_parts() -> None:
    rows = [
        ["Chỉ tiêu", "KH năm 2024", "Quý I", "6 tháng", "So với TH 2023 (%)"],
        ["Doanh thu (tỷ đồng)", "320", "60", "150", "113,2"],
    ]
    assert [t.change and t.change.value for t in targets_of(rows)] == [Decimal("113.2"), None, None]


def test_a_unit_said_once_above_the_table() -> None:
    rows = [["TT", "Nội dung", "Kinh phí"], ["1", "Tập huấn", "120"], ["2", "Tuyên truyền", "80"]]
    assert [t.value for t in targets_of(rows, "Dự toán kinh phí\nĐơn vị tính: triệu đồng\n")] == [120_000_000, 80_000_000]


def test_parts_of_a_row_and_a_comparison_column() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2024", "So sánh KH 2024/TH 2023 (%)"],
        ["1", "Tổng số dự án", "dự án", "20", "110"],
        ["", "- Trong đó: dự án mới", "dự án", "8", ""],
    ]
    first, second = targets_of(rows)
    assert first.change is not None
    assert (first.change.direction, first.change.value) == ("ratio", 110)
    assert (second.indicator, second.part_of) == ("dự án mới", 0)


def test_a_range_and_a_figure_with_its_own_unit() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Chỉ tiêu năm 2024"],
        ["1", "Thu hút dự án", "dự án", "10-12"],
        ["2", "Giải ngân", "", "95% trở lên"],
    ]
    first, second = targets_of(rows)
    assert (first.comparator, first.value, first.value_max) == ("range", 10, 12)
    assert (second.comparator, second.value, second.unit_code) == (">=", 95, "%")


def test_an_allocation_names_who_in_its_rows() -> None:
    rows = [["TT", "Đơn vị", "Số đảng viên kết nạp mới"], ["1", "Chi bộ Một", "2"], ["2", "Chi bộ Hai", "3"]]
    found = targets_of(rows, "Phân bổ chỉ tiêu cho các chi bộ\n")
    assert [(t.indicator, t.subject, t.value) for t in found] == [
        ("Số đảng viên kết nạp mới", "Chi bộ Một", 2),
        ("Số đảng viên kết nạp mới", "Chi bộ Hai", 3),
    ]


TASKS = [
    [["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"], ["1", "Khảo sát nhu cầu", "Văn phòng", "Tháng 5"]],
    [["STT", "Họ và tên", "Năm sinh"], ["1", "Nguyễn Văn A", "1980"]],
    [["TT", "Nội dung"], ["1", "Khai mạc"]],
]


@pytest.mark.parametrize("rows", TASKS)
def test_tables_of_tasks_and_people_hold_no_targets(rows: list[list[str]]) -> None:
    assert targets_of(rows, "Danh sách\n") == []


def test_spans_and_figures_are_slices() -> None:
    rows = [["TT", "Chỉ tiêu", "Đơn vị", "Kế hoạch 2024"], ["1", "Số lớp", "lớp", "từ 12"]]
    text, table = table_of(rows, "Bảng:\n")
    (target,) = targets_of(rows, "Bảng:\n")
    assert text[target.span.start : target.span.end] == target.span.text == "1 | Số lớp | lớp | từ 12"
    assert text[target.figure_start : target.figure_end] == "12"
    assert header_rows(table, text) == 1


def test_headings_over_two_rows() -> None:
    rows = [["TT", "Chỉ tiêu", "Thực hiện", "Kế hoạch"], ["", "", "2023", "2024"], ["1", "Số xã", "5", "6"]]
    text, table = table_of(rows)
    columns = read_columns(table, text, header_rows(table, text), Years(first=2024, last=2024))
    assert [(c.use, c.status, c.period and c.period.first) for c in columns] == [
        ("index", None, None),
        ("name", None, None),
        ("value", "actual", 2023),
        ("value", "target", 2024),
    ]


def test_a_ditto_mark_repeats_the_unit_above() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2024"],
        ["1", "Sản lượng", "tấn", "6.000"],
        ["", "- Vụ xuân", '"', "2.500"],
    ]
    assert [(t.value, t.unit_code) for t in targets_of(rows)] == [(6000, "t"), (2500, "t")]


def test_rows_of_schools_name_whose_and_headings_what() -> None:
    rows = [
        ["TT", "Tên trường", "Số lớp", "Số học sinh năm 2024", "Tỷ lệ chuyên cần (%)"],
        ["1", "Trường Hoa Ban", "12", "350", "95"],
    ]
    found = targets_of(rows, "Giao chỉ tiêu cho các trường:\n")
    assert [(t.indicator, t.subject, t.value, t.unit_code) for t in found] == [
        ("Số lớp", "Trường Hoa Ban", 12, "lớp"),
        ("Số học sinh", "Trường Hoa Ban", 350, "học sinh"),
        ("Tỷ lệ chuyên cần", "Trường Hoa Ban", 95, "%"),
    ]


def test_sources_of_money_are_told_apart_by_their_headings() -> None:
    rows = [["TT", "Nội dung", "Ngân sách tỉnh", "Ngân sách huyện"], ["1", "Dạy nghề", "800", "400"]]
    found = targets_of(rows, "Kinh phí (ĐVT: triệu đồng)\n")
    assert [(t.indicator, t.subject, t.value) for t in found] == [
        ("Dạy nghề", "Ngân sách tỉnh", 800_000_000),
        ("Dạy nghề", "Ngân sách huyện", 400_000_000),
    ]


def test_the_line_of_column_labels_is_no_heading() -> None:
    rows = [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2024"],
        ["A", "B", "C", "(1)"],
        ["1", "Diện tích lúa", "ha", "8.600"],
    ]
    assert said(targets_of(rows)) == [("Diện tích lúa", "=", 8600, "ha", "target", 2024)]


@pytest.mark.parametrize(
    ("over", "under", "status"),
    [
        ("Lộ trình thực hiện", "2025", "target"),
        ("Kế hoạch năm 2025", "Thực hiện", "actual"),
        ("Năm 2025", "Ước thực hiện", "forecast"),
        ("Kết quả thực hiện kế hoạch", "2025", "actual"),
        ("Thực hiện các chỉ tiêu", "Kế hoạch 2025", "target"),
    ],
)
def test_the_lowest_heading_and_its_first_word_tell_the_status(over: str, under: str, status: str) -> None:
    rows = [["TT", "Chỉ tiêu", over], ["", "", under], ["1", "Số xã đạt chuẩn", "6"]]
    (target,) = targets_of(rows, years=(2024, 2026))
    assert (target.status, target.period) == (status, Years(first=2025, last=2025))


def test_a_cell_that_tells_a_change() -> None:
    rows = [["TT", "Chỉ tiêu", "Mục tiêu năm 2024"], ["1", "Số ca mắc", "Giảm 10%"], ["2", "Số lớp", "12"]]
    first, second = targets_of(rows)
    assert first.change is not None
    assert (first.change.direction, first.change.value, second.change) == ("decrease", 10, None)


def test_a_cell_that_lists_whose() -> None:
    rows = [["TT", "Chỉ tiêu", "Mục tiêu năm 2024"], ["1", "Tỷ lệ hồ sơ số", "Cấp tỉnh: 95%; cấp xã: trên 70%"]]
    found = targets_of(rows)
    assert [(t.subject, t.comparator, t.value) for t in found] == [("Cấp tỉnh", "=", 95), ("cấp xã", ">=", 70)]


def test_parts_without_a_unit_take_the_one_of_their_whole() -> None:
    rows = [
        ["Chỉ tiêu", "2023", "2024"],
        ["Giá trị sản xuất (tỷ đồng)", "900", "1.000"],
        ["Trong đó:", "", ""],
        ["- Khai khoáng", "90", "100"],
        ["Số hộ", "10", "12"],
    ]
    assert [t.value for t in targets_of(rows)] == [900 * 10**9, 10**12, 90 * 10**9, 100 * 10**9, 10, 12]


def test_comparisons_go_to_the_year_that_they_compare() -> None:
    rows = [
        ["Chỉ tiêu", "TH 2022", "Ước 2023", "KH 2024", "Tốc độ tăng (%)", "Tốc độ tăng (%)"],
        ["", "", "", "", "2023/2022", "2024/2023"],
        ["Tổng đàn lợn (con)", "1.000", "1.100", "1.200", "10", "9,1"],
    ]
    found = targets_of(rows)
    assert [t.change and (t.change.direction, float(t.change.value)) for t in found] == [
        None,
        ("increase", 10),
        ("increase", 9.1),
    ]
    assert found[2].span.text.endswith("| 9,1")


def test_a_column_of_decreases_is_no_value() -> None:
    rows = [["Tiêu chí", "Năm 2023", "Mục tiêu năm 2024", "Tỷ lệ giảm (%)"], ["Số vụ", "20 vụ", "18 vụ", "10"]]
    before, wanted = targets_of(rows)
    assert before.change is None
    assert wanted.change is not None
    assert (wanted.change.direction, wanted.change.value, wanted.value) == ("decrease", 10, 18)


def test_a_caption_says_what_is_handed_out() -> None:
    rows = [["STT", "Chi, đảng bộ", "Chỉ tiêu giao"], ["1", "Đảng bộ xã Lim", "12"], ["2", "Chi bộ Trạm Y tế", "1"]]
    found = targets_of(rows, "Phụ lục. Giao chỉ tiêu kết nạp đảng viên năm 2024\n")
    assert [(t.indicator, t.subject, t.value, t.unit_code) for t in found] == [
        ("kết nạp đảng viên", "Đảng bộ xã Lim", 12, "đảng viên"),
        ("kết nạp đảng viên", "Chi bộ Trạm Y tế", 1, "đảng viên"),
    ]


def test_parts_in_a_table_under_targets_in_prose() -> None:
    rows = [["Chỉ tiêu", "Kế hoạch 2024"], ["Tổng số lớp", "20"], ["- Lớp mới", "8"]]
    text, table = table_of(rows, "Phấn đấu 95% học sinh chuyên cần.\nCác chỉ tiêu:\n")
    found = extract_targets(reading_of(text, "targets", (2024, 2024), (table,)), (), ())
    assert [(t.value, t.part_of) for t in found] == [(95, None), (20, None), (8, 1)]
