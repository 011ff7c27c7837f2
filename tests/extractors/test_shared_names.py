"""Sentences of plans of other offices: what is measured said once for several figures, and figures that are no targets."""

from decimal import Decimal

import pytest

from schemas.sections import SectionRole
from tests.extractors.figure_cases import targets_in

# text, role, (value, indicator) of each target
NAMES: list[tuple[str, SectionRole, list[tuple[str, str]]]] = [
    (
        "Tỷ lệ trường có thư viện năm 2024 đạt 62%, năm 2025 đạt 68,5%, năm 2026 đạt 75%.",
        "targets",
        [("62", "Tỷ lệ trường có thư viện"), ("68.5", "Tỷ lệ trường có thư viện"), ("75", "Tỷ lệ trường có thư viện")],
    ),
    (
        "Đến năm 2025, tỷ lệ hộ có nước máy đạt 60%; đến năm 2030 đạt trên 80%.",
        "targets",
        [("60", "tỷ lệ hộ có nước máy"), ("80", "tỷ lệ hộ có nước máy")],
    ),
    (
        "Tổng kinh phí: 9 tỷ đồng; năm 2024: 4 tỷ đồng; năm 2025: 5 tỷ đồng.",
        "funding",
        [("9000000000", "Tổng kinh phí"), ("4000000000", "Tổng kinh phí"), ("5000000000", "Tổng kinh phí")],
    ),
    (
        "- Tỷ lệ thư viện số hóa tài liệu:\n+ Năm 2024: 30%\n+ Năm 2025: 45%",
        "targets",
        [("30", "Tỷ lệ thư viện số hóa tài liệu"), ("45", "Tỷ lệ thư viện số hóa tài liệu")],
    ),
    (
        "- Rèn luyện: Tốt 80%, Khá 18%, Trung bình 2%.",
        "targets",
        [("80", "Rèn luyện Tốt"), ("18", "Rèn luyện Khá"), ("2", "Rèn luyện Trung bình")],
    ),
    (
        "Nhân viên giỏi cấp cơ sở 12 người, cấp tỉnh 02 người.",
        "targets",
        [("12", "Nhân viên giỏi cấp cơ sở người"), ("2", "Nhân viên giỏi cấp tỉnh người")],
    ),
    (
        "Giảm ít nhất 6% hồ sơ tồn so với năm 2023; mỗi năm giảm 2%.",
        "targets",
        [("6", "Giảm hồ sơ tồn"), ("2", "Giảm hồ sơ tồn")],
    ),
    (
        "Nâng tỷ lệ chợ đạt chuẩn từ 40% năm 2021 lên 65% năm 2025.",
        "targets",
        [("40", "Nâng tỷ lệ chợ đạt chuẩn"), ("65", "Nâng tỷ lệ chợ đạt chuẩn")],
    ),
    ("Thu cân đối ngân sách xã: tăng 10%/năm.", "targets", [("10", "Thu cân đối ngân sách xã")]),
    ("Diện tích lúa nước 2 vụ 40 ha.", "targets", [("40", "Diện tích lúa nước 2 vụ")]),
    ("Mức hưởng thụ văn hóa 30 lần/người/năm.", "targets", [("30", "Mức hưởng thụ văn hóa")]),
    # near misses: a name of its own stays as it is
    (
        "Tổng kinh phí: 3 tỷ đồng, trong đó nguồn khác 1 tỷ đồng.",
        "funding",
        [("3000000000", "Tổng kinh phí"), ("1000000000", "nguồn khác")],
    ),
    (
        "Các chỉ tiêu cụ thể: Tỷ lệ hộ nghèo 3%; tỷ lệ hộ cận nghèo 4%.",
        "targets",
        [("3", "Tỷ lệ hộ nghèo"), ("4", "tỷ lệ hộ cận nghèo")],
    ),
    (
        "Đến năm 2025, 70% hồ sơ được nộp qua mạng; đến năm 2030, 90% người dân có tài khoản.",
        "targets",
        [("70", "được nộp qua mạng"), ("90", "có tài khoản")],
    ),
]


@pytest.mark.parametrize(("text", "role", "expected"), NAMES, ids=[case[0][:45] for case in NAMES])
def test_names(text: str, role: SectionRole, expected: list[tuple[str, str]]) -> None:
    assert [(t.value, t.indicator) for t in targets_in(text, role)] == [(Decimal(v), name) for v, name in expected]


# text, role, (value, comparator, status, first year, change) of each target
READ: list[tuple[str, SectionRole, list[tuple[str, str, str, int, tuple[str, str] | None]]]] = [
    (
        "Nâng tỷ lệ chợ đạt chuẩn từ 40% năm 2021 lên 65% năm 2025.",
        "targets",
        [("40", "=", "actual", 2021, None), ("65", "=", "target", 2025, None)],
    ),
    ("Giá trị dịch vụ phấn đấu đạt 640 tỷ đồng, tăng 9% so với kết quả thực hiện năm 2023.", "targets",
     [("640000000000", "=", "target", 2024, ("increase", "9"))]),
    ("Doanh thu du lịch đạt 90 tỷ đồng, bình quân mỗi năm tăng 7%.", "targets",
     [("90000000000", "=", "target", 2024, ("increase", "7"))]),
    ("Xuất khẩu tăng trên 12% (so năm 2023).", "targets", [("12", ">=", "target", 2024, ("increase", "12"))]),
    ("Số vốn đạt 80 triệu USD, bằng 104% so với dự ước thực hiện năm 2023; thu nhập đạt 50 triệu đồng.", "targets",
     [("80000000", "=", "target", 2024, ("ratio", "104")), ("50000000", "=", "target", 2024, None)]),
    ("Giảm 1,5% biên chế hành chính và 3% biên chế sự nghiệp.", "targets",
     [("1.5", "=", "target", 2024, ("decrease", "1.5")), ("3", "=", "target", 2024, ("decrease", "3"))]),
    ("Tỷ lệ hộ thiếu nước giảm bình quân/năm: trên 2%.", "targets", [("2", ">=", "target", 2024, ("decrease", "2"))]),
    ("Tuyển 60 dân quân, đạt 100% chỉ tiêu huyện giao.", "targets", [("60", "=", "target", 2024, None)]),
    ("GRDP đạt 70 triệu đồng (tương đương 2.900 USD).", "targets", [("70000000", "=", "target", 2024, None)]),
    ("Chi bồi dưỡng: 40.000 đồng/người x 50 người x 3 buổi = 6.000.000 đồng.", "funding",
     [("6000000", "=", "target", 2024, None)]),
    ("Số bác sĩ trên 10.000 dân đạt 9 bác sĩ.", "targets", [("9", "=", "target", 2024, None)]),
    ("Huy động 45/45 cháu ra lớp.", "targets", [("45", "=", "target", 2024, None)]),
    ("Chiến sĩ thi đua: 03 đ/c.", "targets", [("3", "=", "target", 2024, None)]),
    ("Tối thiểu có 02 sản phẩm đạt từ 4 sao trở lên.", "targets", [("2", ">=", "target", 2024, None)]),
    ("Kinh tế số chiếm 12% GRDP.", "targets", [("12", "=", "target", 2024, None)]),
    ("Tổng vốn đến năm 2025 đạt 396,1 tỷ.đ.", "targets", [("396100000000", "=", "target", 2025, None)]),
    ("Cắt giảm 4% điện, tối thiểu 3% nước đến hết năm 2026.", "targets",
     [("4", "=", "target", 2026, ("decrease", "4")), ("3", ">=", "target", 2026, ("decrease", "3"))]),
    ("95% trạm y tế xã trở lên khám bệnh bằng thẻ.", "targets", [("95", ">=", "target", 2024, None)]),
    ("Thu ngân sách đạt 100% chỉ tiêu trở lên.", "targets", [("100", ">=", "target", 2024, None)]),
    ("60% học sinh đạt loại tốt trở lên.", "targets", [("60", "=", "target", 2024, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "expected"), READ, ids=[case[0][:45] for case in READ])
def test_figures(text: str, role: SectionRole, expected: list[tuple[str, str, str, int, tuple[str, str] | None]]) -> None:
    found = []
    for t in targets_in(text, role):
        change = (t.change.direction, t.change.value) if t.change else None
        found.append((t.value, t.comparator, t.status, t.period and t.period.first, change))
    assert found == [(Decimal(v), c, s, y, (m[0], Decimal(m[1])) if m else None) for v, c, s, y, m in expected]


NOTHING: list[tuple[str, SectionRole]] = [
    ("Áp dụng mức thu học phí 90.000 đồng/học sinh/tháng.", "tasks"),
    ("Đối với các dự án có tổng mức đầu tư trên 20 tỷ đồng phải lấy ý kiến.", "tasks"),
    ("Tiêm 02 mũi vắc xin cách nhau 21 ngày.", "tasks"),
    ("Vận động các gia đình 2 con trở xuống.", "tasks"),
    ("Tổ giúp việc gồm 07 người.", "tasks"),
    ("Dân số 41.000 người, trong đó 55% là nữ.", "situation"),
    ("Phòng có 14 chuyên viên.", "situation"),
]


@pytest.mark.parametrize(("text", "role"), NOTHING, ids=[case[0][:45] for case in NOTHING])
def test_no_targets(text: str, role: SectionRole) -> None:
    assert [t.span.text for t in targets_in(text, role)] == []


def test_parts_take_the_years_of_their_whole() -> None:
    found = targets_in("Tỷ lệ xã đạt chuẩn năm 2027 đạt 60%, trong đó: xã nâng cao 20%; xã kiểu mẫu 5%.", "targets")
    assert [(t.value, t.period.first if t.period else None) for t in found] == [
        (Decimal(60), 2027),
        (Decimal(20), 2027),
        (Decimal(5), 2027),
    ]


@pytest.mark.parametrize(
    ("text", "share"),
    [("Thu ngân sách đạt 20 tỷ đồng, vượt 5% dự toán.", "1.05"), ("Thu đạt 20 tỷ đồng, bằng 81% kế hoạch năm.", "0.81")],
)
def test_shares_of_a_plan(text: str, share: str) -> None:
    (target,) = targets_in(text, "targets")
    assert target.plan_share == Decimal(share)
