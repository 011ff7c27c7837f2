from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.targets import extract_targets
from schemas.sections import SectionRole
from tests.extractors.figure_cases import reading_of, targets_in

# text, role of its section, [what each target must say]
CASES: list[tuple[str, SectionRole, list[dict[str, Any]]]] = [
    (
        "Trên 80% đoàn viên đạt danh hiệu “Thanh niên tiên tiến”; trong đó có 15% đoàn viên đạt danh hiệu “Điển hình”.",
        "targets",
        [
            {
                "comparator": ">=",
                "value": 80,
                "subject": "đoàn viên",
                "indicator": "đạt danh hiệu “Thanh niên tiên tiến”",
                "part_of": None,
            },
            {"comparator": "=", "value": 15, "subject": "đoàn viên", "part_of": 0},
        ],
    ),
    (
        "Tỷ lệ hội viên dự họp bình quân đạt 95% trở lên.",
        "targets",
        [
            {"comparator": ">=", "value": 95, "unit_code": "%", "indicator": "Tỷ lệ hội viên dự họp bình quân", "subject": None},
        ],
    ),
    (
        "Giảm từ 5-10% số vụ cháy so với năm 2023.",
        "purpose",
        [
            {
                "comparator": "range",
                "value": 5,
                "value_max": 10,
                "change": ("decrease", 5, "năm 2023"),
                "indicator": "Giảm số vụ cháy",
            },
        ],
    ),
    (
        "giảm tai nạn lao động từ 5-10% cả về số vụ và số người chết.",
        "purpose",
        [
            {
                "value": 5,
                "value_max": 10,
                "change": ("decrease", 5, None),
                "indicator": "giảm tai nạn lao động cả về số vụ và số người chết",
            },
        ],
    ),
    (
        "Các phòng cử 01 lãnh đạo và 01 chuyên viên tham dự.",
        "content",
        [
            {"value": 1, "unit_code": "lãnh đạo", "indicator": "Các phòng cử lãnh đạo"},
            {"value": 1, "unit_code": "chuyên viên", "indicator": "Các phòng cử chuyên viên tham dự", "inferred": True},
        ],
    ),
    (
        "Đến năm 2025 có 70% trạm y tế và 40% trường học được cấp nước sạch.",
        "objectives",
        [
            {"value": 70, "subject": "trạm y tế", "indicator": "được cấp nước sạch", "period": (2025, 2025), "inferred": True},
            {"value": 40, "subject": "trường học", "indicator": "được cấp nước sạch", "period": (2025, 2025)},
        ],
    ),
    (
        "Kim ngạch xuất khẩu ước đạt 9.6 tỷ USD, tăng khoảng 1,6% so với năm 2023, bằng 81% kế hoạch năm.",
        "content",
        [
            {
                "comparator": "~",
                "value": 9_600_000_000,
                "unit_code": "USD",
                "status": "forecast",
                "indicator": "Kim ngạch xuất khẩu",
                "change": ("increase", Decimal("1.6"), "năm 2023"),
                "plan_share": Decimal("0.81"),
            },
        ],
    ),
    (
        "Giá trị sản xuất đạt 34.500 tỷ đồng (năm 2023 đạt 31.200 tỷ đồng).",
        "targets",
        [
            {"value": 34_500_000_000_000, "status": "target", "period": (2024, 2024)},
            {"value": 31_200_000_000_000, "status": "actual", "period": (2023, 2023), "indicator": "Giá trị sản xuất"},
        ],
    ),
    (
        "Dự báo đến cuối năm có khoảng 390 hợp tác xã hoạt động, tăng 22 hợp tác xã.",
        "content",
        [
            {"comparator": "~", "value": 390, "status": "forecast", "change": ("increase", 22, None)},
        ],
    ),
    ("Lũy kế giải phóng mặt bằng đạt 190/207,45ha.", "tasks", [{"value": 190, "of": Decimal("207.45"), "unit_code": "ha"}]),
    (
        "Khôi phục trên 90% công suất so với trước dịch.",
        "tasks",
        [
            {"comparator": ">=", "value": 90, "change": ("ratio", 90, "trước dịch")},
        ],
    ),
    (
        "Tổng kinh phí thực hiện: 2,5 tỷ đồng, trong đó ngân sách tỉnh 1.500 triệu đồng, nguồn khác 1 tỷ đồng.",
        "funding",
        [
            {"value": 2_500_000_000, "unit_code": "VND", "indicator": "Tổng kinh phí thực hiện", "part_of": None},
            {"value": 1_500_000_000, "indicator": "ngân sách tỉnh", "part_of": 0},
            {"value": 1_000_000_000, "indicator": "nguồn khác", "part_of": 0},
        ],
    ),
    (
        "Mở 03 lớp tập huấn cho 150 học viên.",
        "tasks",
        [
            {"value": 3, "unit_code": "lớp tập huấn"},
            {"value": 150, "unit_code": "học viên", "indicator": "Mở lớp tập huấn cho học viên"},
        ],
    ),
    (
        "Phấn đấu có ít nhất 15/20 xã (75%) đạt chuẩn nông thôn mới.",
        "objectives",
        [
            {"comparator": ">=", "value": 15, "of": 20, "unit_code": "xã", "indicator": "xã đạt chuẩn nông thôn mới"},
        ],
    ),
    ("10% đơn vị trở lên đạt danh hiệu xuất sắc.", "targets", [{"comparator": ">=", "value": 10, "subject": "đơn vị"}]),
    ("100% đơn vị hoàn thành tốt nhiệm vụ trở lên.", "targets", [{"comparator": "=", "value": 100, "subject": "đơn vị"}]),
    ("Giảm tỷ lệ hộ nghèo xuống còn 3,5%.", "targets", [{"value": Decimal("3.5"), "change": None}]),
    ("Thu ngân sách tăng 12%/năm.", "targets", [{"value": 12, "unit_code": "%", "change": ("increase", 12, None)}]),
    (
        "Số bác sĩ đạt 11 bác sĩ/10.000 dân.",
        "targets",
        [{"value": 11, "unit_code": "bác sĩ/10.000 dân", "indicator": "Số bác sĩ"}],
    ),
    (
        "Cấp tỉnh 80%, cấp xã 40% hồ sơ được xử lý trên mạng.",
        "targets",
        [
            {"value": 80, "indicator": "Cấp tỉnh hồ sơ được xử lý trên mạng"},
            {"value": 40, "indicator": "cấp xã hồ sơ được xử lý trên mạng"},
        ],
    ),
    (
        "kiểm tra đạt từ 60% trở lên và giám sát đạt 10% trở lên so với tổng số hội viên",
        "content",
        [
            {"comparator": ">=", "value": 60, "indicator": "kiểm tra", "subject": "tổng số hội viên", "status": "target"},
            {"comparator": ">=", "value": 10, "indicator": "giám sát", "subject": "tổng số hội viên", "status": "target"},
        ],
    ),
    (
        "- Không có hội viên vi phạm pháp luật.",
        "targets",
        [{"value": 0, "unit_code": "hội viên", "indicator": "hội viên vi phạm pháp luật"}],
    ),
    (
        "Tính đến ngày 15/12/2023, toàn huyện có 148 dự án, trong đó 61 dự án mới.",
        "situation",
        [
            {"value": 148, "status": "actual", "period": (2023, 2023)},
            {"value": 61, "status": "actual", "part_of": 0},
        ],
    ),
    (
        "Năm 2023, tỷ lệ tốt nghiệp đạt 98,7%, tăng 0,5% so với năm 2022.",
        "situation",
        [
            {
                "value": Decimal("98.7"),
                "status": "actual",
                "period": (2023, 2023),
                "change": ("increase", Decimal("0.5"), "năm 2022"),
            },
        ],
    ),
    ("Tuổi thọ trung bình đạt 75 tuổi.", "objectives", [{"value": 75, "unit_code": "tuổi"}]),
    # names and predicates
    (
        "100% chi đoàn quán triệt Nghị quyết số 12-NQ/TW của Trung ương và ký cam kết; 90% hộ được vay vốn theo Kế hoạch 5.",
        "targets",
        [
            {"value": 100, "indicator": "quán triệt Nghị quyết số 12-NQ/TW của Trung ương và ký cam kết", "subject": "chi đoàn"},
            {"value": 90, "subject": "hộ"},
        ],
    ),
    (
        "100% chi hội thôn, khu phố có ít nhất 01 câu lạc bộ; 95% hội viên được học tập, quán triệt, tuyên truyền điều lệ.",
        "targets",
        [
            {"value": 100, "subject": "chi hội thôn, khu phố", "indicator": "có ít nhất 01 câu lạc bộ"},
            {"value": 95, "indicator": "được học tập, quán triệt, tuyên truyền điều lệ"},
        ],
    ),
    (
        "Tuyển đủ 20 giáo viên còn thiếu, hoàn thành trước năm học mới.",
        "targets",
        [{"value": 20, "indicator": "Tuyển đủ giáo viên còn thiếu"}],
    ),
    (
        "Tỷ lệ hộ nghèo còn dưới 2% và đạt chuẩn đô thị văn minh.",
        "targets",
        [{"value": 2, "indicator": "Tỷ lệ hộ nghèo", "comparator": "<="}],
    ),
    (
        "Năng suất lúa phấn đấu 60 tạ/ha; bội chi phấn đấu dưới 4% GDP; toàn huyện phấn đấu 90% hộ có nước sạch.",
        "targets",
        [
            {"value": 60, "indicator": "Năng suất lúa"},
            {"value": 4, "indicator": "bội chi GDP"},
            {"value": 90, "subject": "hộ", "indicator": "có nước sạch"},
        ],
    ),
    (
        "Khai thác gỗ 5.000m3, tre, nứa, luồng 700 tấn.",
        "targets",
        [{"value": 5000, "unit_code": "m3"}, {"value": 700, "indicator": "tre, nứa, luồng"}],
    ),
    (
        "Tỷ lệ bà mẹ được khám ít nhất 3 lần đạt 80%; mỗi trạm khám lưu động ít nhất 3 lần.",
        "targets",
        [
            {"value": 80, "indicator": "Tỷ lệ bà mẹ được khám ít nhất 3 lần"},
            {"value": 3, "unit_code": "lần"},
        ],
    ),
    (
        "Tỷ lệ đi học cấp tiểu học đạt 99%, cấp trung học cơ sở đạt 97%; cây xanh tăng 5%.",
        "targets",
        [
            {"value": 99, "indicator": "Tỷ lệ đi học cấp tiểu học"},
            {"value": 97, "indicator": "Tỷ lệ đi học cấp trung học cơ sở"},
            {"value": 5, "indicator": "cây xanh tăng"},
        ],
    ),
    (
        "Tỷ lệ hộ nghèo giảm 2%, riêng các huyện vùng cao giảm 4%.",
        "targets",
        [{"value": 2}, {"value": 4, "indicator": "Tỷ lệ hộ nghèo các huyện vùng cao giảm", "change": ("decrease", 4, None)}],
    ),
    (
        "- Ngô: diện tích 50 ha, năng suất 40 tạ/ha, sản lượng 200 tấn.",
        "targets",
        [
            {"value": 50, "indicator": "Ngô diện tích"},
            {"value": 40, "indicator": "Ngô năng suất"},
            {"value": 200, "indicator": "Ngô sản lượng"},
        ],
    ),
    ("Số xã đạt từ 10 tiêu chí trở lên là 12 xã.", "targets", [{"value": 12, "indicator": "Số xã đạt từ 10 tiêu chí trở lên"}]),
    (
        "Khám ngoại trú 25.000 lượt/năm; 2.100 lượt/tháng.",
        "targets",
        [{"value": 25000}, {"value": 2100, "indicator": "Khám ngoại trú lượt"}],
    ),
    (
        "5.000 chủ hộ nghèo được vay vốn.",
        "targets",
        [{"value": 5000, "unit_code": "chủ hộ"}],
    ),
    # counts in words
    (
        "Mỗi chi hội xây dựng từ một đến hai công trình; giúp hai hộ hội viên trở lên thoát nghèo.",
        "targets",
        [{"value": 1, "value_max": 2, "comparator": "range"}, {"value": 2, "comparator": ">=", "unit_code": "hộ"}],
    ),
    # how far, and how far to
    ("Tài sản tăng 7,3% lên 450 tỷ đồng.", "content", [{"value": 450 * 10**9, "change": ("increase", Decimal("7.3"), None)}]),
    ("Tỷ lệ che phủ tăng 2% lên 45%.", "content", [{"value": 45, "change": ("increase", 2, None)}]),
    ("Thu nhập tăng lên 60 triệu đồng.", "content", [{"value": 60_000_000, "change": None, "indicator": "Thu nhập"}]),
    ("Tỷ lệ tăng trưởng đạt 9%.", "content", [{"value": 9, "change": None}]),
    ("Giá trị sản xuất tăng bình quân 5 năm 11%.", "content", [{"value": 11, "change": ("increase", 11, None)}]),
    (
        "Tạo việc làm cho 600 lao động, giảm 5% số hộ nghèo so với năm 2023.",
        "content",
        [{"value": 600, "change": None}, {"value": 5, "change": ("decrease", 5, "năm 2023")}],
    ),
    # what was reached
    (
        "Cây ăn quả trồng mới được 10 ha, trong đó cam 6 ha, bưởi 4 ha; đàn lợn 300 con, giảm 2%; xã có 500 ha đất.",
        "situation",
        [{"value": 10}, {"value": 6, "part_of": 0}, {"value": 4, "part_of": 0}, {"value": 300, "change": ("decrease", 2, None)}],
    ),
    (
        "Tỷ lệ lao động qua đào tạo trong tổng số lao động đạt 46%.",
        "targets",
        [{"value": 46, "status": "target"}],
    ),
    # lists, parts and brackets
    (
        "Phấn đấu đạt các mục tiêu như: 95% hộ dân có nước hợp vệ sinh, trong đó, 65% đạt quy chuẩn.",
        "targets",
        [
            {"value": 95, "indicator": "có nước hợp vệ sinh", "subject": "hộ dân"},
            {"value": 65, "indicator": "đạt quy chuẩn", "subject": "hộ dân", "part_of": 0},
        ],
    ),
    (
        "Nâng tỷ lệ hộ có nước sạch lên 38% và tăng thêm 15% trong 5 năm, hộ có hệ thống thu gom và xử lý rác lên 58% "
        "và đưa tỷ lệ trường có nước sạch lên 100%.",
        "targets",
        [
            {"value": 38, "change": ("increase", 15, None)},
            {"value": 58, "indicator": "hộ có hệ thống thu gom và xử lý rác"},
            {"value": 100, "indicator": "đưa tỷ lệ trường có nước sạch"},
        ],
    ),
    (
        "Giá trị sản xuất đạt 3.000 tỷ đồng (đạt 98% so với kế hoạch và tăng 3,5% so cùng kỳ).",
        "situation",
        [{"value": 3000 * 10**9, "plan_share": Decimal("0.98"), "change": ("increase", Decimal("3.5"), "cùng kỳ")}],
    ),
    (
        "Đã kết nạp được 96 hội viên (vượt hơn 30% so với nghị quyết), kiểm tra 40 chi hội và 48 hội viên.",
        "situation",
        [{"value": 96}, {"value": 40}, {"value": 48, "indicator": "kiểm tra hội viên"}],
    ),
    (
        "Tỷ lệ học nghề đạt 35%, trong đó có ít nhất 600 nghiên cứu sinh; có 5 trường vào top 50 trường dẫn đầu.",
        "targets",
        [{"value": 35}, {"value": 600, "unit_code": "nghiên cứu sinh"}, {"value": 5}],
    ),
    (
        "Tăng độ che phủ lên 61% vào năm 2030 (độ che phủ 9 huyện miền núi là 69%).",
        "targets",
        [
            {"value": 61, "period": (2030, 2030)},
            {"value": 69, "period": (2030, 2030), "indicator": "độ che phủ 9 huyện miền núi"},
        ],
    ),
    (
        "Tỷ lệ số hóa đạt 100% (đối với hồ sơ tiếp nhận tại bộ phận một cửa từ ngày 01/6/2022).",
        "targets",
        [{"value": 100, "status": "target", "period": (2024, 2024)}],
    ),
    ("Giá trị sản xuất tăng hằng năm ở mức 5-6%.", "targets", [{"value": 5, "change": ("increase", 5, None)}]),
    (
        "Điện cho công nghiệp tăng 18%, tỷ trọng 47%.",
        "targets",
        [{"value": 18}, {"value": 47, "indicator": "tỷ trọng Điện cho công nghiệp"}],
    ),
    (
        "Không để phát sinh tụ điểm, triệt xóa từ 5-10% số điểm, tụ điểm.",
        "targets",
        [{"indicator": "triệt xóa số điểm, tụ điểm"}],
    ),
    ("Tỷ lệ hộ dân có nước sạch là 29%; trẻ em chiếm 30% dân số.", "situation", [{"value": 29, "status": "actual"}]),
    (
        "Tỷ lệ ra lớp nhà trẻ 43%, mẫu giáo 99%, tiểu học 100%.",
        "situation",
        [{"value": 43}, {"value": 99, "indicator": "Tỷ lệ ra lớp nhà trẻ mẫu giáo"}, {"value": 100, "status": "actual"}],
    ),
    (
        "Nếu như năm 2022 có 300 hộ đạt danh hiệu gia đình văn hóa thì năm 2023 đã tăng lên 359 hộ.",
        "situation",
        [{"value": 300, "status": "actual"}, {"value": 359, "period": (2023, 2023)}],
    ),
    ("Xây mới 84 nhà văn hóa, 27 nhà đa năng.", "situation", [{"value": 84}, {"value": 27}]),
    (
        "Ngành cơ khí chế tạo: giá trị sản xuất đạt 500 tỷ đồng và tốc độ tăng trưởng bình quân đạt 9%.",
        "targets",
        [{"value": 500 * 10**9}, {"value": 9, "indicator": "Ngành cơ khí chế tạo tốc độ tăng trưởng bình quân"}],
    ),
    (
        "Toàn tỉnh có 35% dân số và 26% số hộ tham gia tập luyện thường xuyên.",
        "targets",
        [
            {"value": 35, "subject": "dân số", "indicator": "Toàn tỉnh tham gia tập luyện thường xuyên"},
            {"value": 26, "indicator": "Toàn tỉnh số hộ tham gia tập luyện thường xuyên"},
        ],
    ),
    (
        "Cấy 50 ha lúa, năng suất 60 tạ/ha; thu nhập 50 triệu đồng; sản lượng 70 tấn.",
        "targets",
        [
            {"value": 50},
            {"value": 60, "indicator": "năng suất Cấy lúa"},
            {"value": 50_000_000},
            {"value": 70, "indicator": "sản lượng"},
        ],
    ),
    (
        "Thu nội địa 1.100 tỷ đồng, tăng 12% so với dự toán; thu thuế 90 tỷ đồng, vượt 5% dự toán; PCI đạt 65 điểm, tăng 5 bậc.",
        "targets",
        [
            {"value": 1100 * 10**9, "plan_share": None, "change": ("increase", 12, None)},
            {"value": 90 * 10**9, "plan_share": Decimal("1.05")},
            {"value": 65, "change": ("increase", 5, None)},
        ],
    ),
    (
        "Giảm tỷ lệ hộ nghèo 1,5%/năm, riêng các xã vùng cao giảm 3%/năm.",
        "targets",
        [{"value": Decimal("1.5")}, {"value": 3, "indicator": "Giảm tỷ lệ hộ nghèo các xã vùng cao giảm"}],
    ),
    (
        "Giải quyết việc làm cho 600 lao động (bình quân mỗi năm 200 lao động), trong đó xuất khẩu 50 lao động.",
        "targets",
        [{"value": 600}, {"value": 200, "indicator": "Giải quyết việc làm lao động"}, {"value": 50, "part_of": 0}],
    ),
    # numbers whose unit stands in their name, wholes and rates
    (
        "- Số bác sĩ/vạn dân: 10; số giường bệnh/vạn dân: 28,5. Số hộ thoát nghèo trên 300.",
        "targets",
        [
            {"value": 10, "unit_code": "bác sĩ/vạn dân", "indicator": "Số bác sĩ/vạn dân"},
            {"value": Decimal("28.5"), "unit_code": "giường bệnh/vạn dân"},
            {"value": 300, "unit_code": "hộ", "comparator": ">="},
        ],
    ),
    ("- Số: 12. Số điện thoại: 0912; số dân trên 300 và tổng số: 5.", "targets", []),
    ("Gieo trồng được 5.200 ha/5.000 ha.", "targets", [{"value": 5200, "of": 5000, "unit_code": "ha"}]),
    (
        "Giảm tỷ suất tử vong mẹ còn dưới 45/100.000 trẻ đẻ sống.",
        "targets",
        [{"value": 45, "unit_code": "/100.000 trẻ đẻ sống", "indicator": "Giảm tỷ suất tử vong mẹ"}],
    ),
    # names that are said once for a list
    (
        "Cơ cấu kinh tế: nông nghiệp 30%; công nghiệp – xây dựng 32%; dịch vụ 38%.",
        "targets",
        [
            {"value": 30, "indicator": "Cơ cấu kinh tế nông nghiệp"},
            {"value": 32, "indicator": "Cơ cấu kinh tế công nghiệp – xây dựng"},
            {"value": 38, "indicator": "Cơ cấu kinh tế dịch vụ"},
        ],
    ),
    (
        "- Kết quả rèn luyện (khối 6, 7): Tốt 90%; Khá 10%. Kết quả cụ thể: Tốt 90%.",
        "targets",
        [
            {"value": 90, "indicator": "Kết quả rèn luyện Tốt"},
            {"value": 10, "indicator": "Kết quả rèn luyện Khá"},
            {"value": 90, "indicator": "Tốt"},
        ],
    ),
    (
        "Tổng đàn trâu đạt 500 con, lợn đạt 1.300 con; thu nhập của dân tăng 5%, hộ nghèo giảm 2%.",
        "targets",
        [
            {"value": 500, "indicator": "Tổng đàn trâu"},
            {"value": 1300, "indicator": "Tổng đàn lợn"},
            {"value": 5},
            {"value": 2, "indicator": "hộ nghèo giảm"},
        ],
    ),
    (
        "Số hộ kinh doanh có ít nhất 240 hộ (nông nghiệp 100 hộ, dịch vụ 140 hộ).",
        "targets",
        [
            {"value": 240},
            {"value": 100, "indicator": "Số hộ kinh doanh nông nghiệp hộ"},
            {"value": 140, "indicator": "Số hộ kinh doanh dịch vụ hộ"},
        ],
    ),
    (
        "Cây trồng chủ yếu năm 2025 (Lúa: diện tích đạt 200 ha, năng suất trung bình đạt 60 tạ/ha).",
        "targets",
        [
            {"value": 200, "indicator": "Lúa diện tích", "period": (2025, 2025)},
            {"value": 60, "indicator": "Lúa năng suất trung bình", "period": (2025, 2025)},
        ],
    ),
    (
        "Tỷ lệ hộ, thôn và cơ quan đạt chuẩn văn hóa lần lượt là 88%, 82% và 95%.",
        "targets",
        [
            {"value": 88, "indicator": "Tỷ lệ hộ đạt chuẩn văn hóa"},
            {"value": 82, "indicator": "Tỷ lệ thôn đạt chuẩn văn hóa"},
            {"value": 95, "indicator": "Tỷ lệ cơ quan đạt chuẩn văn hóa"},
        ],
    ),
    (
        "Đến năm 2025 cơ cấu kinh tế: công nghiệp - dịch vụ là 60%, 40%; đến năm 2030 cơ cấu tương ứng là 65% và 35%.",
        "targets",
        [
            {"value": 60, "indicator": "cơ cấu kinh tế công nghiệp", "period": (2025, 2025)},
            {"value": 40, "indicator": "cơ cấu kinh tế dịch vụ", "period": (2025, 2025)},
            {"value": 65, "indicator": "cơ cấu kinh tế công nghiệp", "period": (2030, 2030)},
            {"value": 35, "indicator": "cơ cấu kinh tế dịch vụ", "period": (2030, 2030)},
        ],
    ),
    # as many names as figures, or nothing is handed out
    (
        "Tỷ lệ hộ, thôn và cơ quan đạt chuẩn văn hóa lần lượt là 88% và 95%.",
        "targets",
        [{"value": 88}, {"value": 95, "indicator": "Tỷ lệ hộ, thôn và cơ quan đạt chuẩn văn hóa lần lượt"}],
    ),
    (
        "Tỷ lệ tăng trưởng đạt trên 8%/năm, trong đó công nghiệp chế biến, chế tạo đạt trên 10%/năm; dịch vụ tăng 5%.",
        "targets",
        [
            {"value": 8},
            {"value": 10, "indicator": "Tỷ lệ tăng trưởng công nghiệp chế biến, chế tạo"},
            {"value": 5, "indicator": "dịch vụ tăng"},
        ],
    ),
    # frames and asides before the name
    (
        "Thực hiện truyền thông góp phần đạt mục tiêu 90% người dân được khám sức khỏe.",
        "objectives",
        [{"value": 90, "subject": "người dân", "indicator": "được khám sức khỏe"}],
    ),
    (
        "Về đào tạo giáo viên, đến năm 2025 có 60% giáo viên đạt trình độ đại học, 80% giáo viên đạt loại khá.",
        "objectives",
        [
            {"value": 60, "subject": "giáo viên", "indicator": "đạt trình độ đại học", "period": (2025, 2025)},
            {"value": 80, "subject": "giáo viên", "indicator": "đạt loại khá", "period": (2025, 2025)},
        ],
    ),
    (
        "Năm 2024 ngành nông nghiệp đặt chỉ tiêu gieo trồng 900 ha; doanh thu phấn đấu đạt trong khoảng 5 - 6 tỷ đồng.",
        "objectives",
        [{"value": 900, "indicator": "gieo trồng"}, {"value": 5 * 10**9, "comparator": "range", "indicator": "doanh thu"}],
    ),
    (
        "Chỉ số sản xuất phấn đấu duy trì mức tăng 7-8% so năm 2023; tốc độ tăng trưởng đạt 5%.",
        "objectives",
        [{"value": 7, "change": ("increase", 7, "năm 2023")}, {"value": 5, "change": None}],
    ),
    (
        "Nâng cao chất lượng cuộc sống, bảo đảm thu nhập bình quân tăng lên 1,5 lần so với năm 2020.",
        "objectives",
        [{"value": Decimal("1.5"), "indicator": "thu nhập bình quân", "change": ("increase", Decimal("1.5"), "năm 2020")}],
    ),
    ("Kinh phí đối ứng là 200 triệu đồng sử dụng từ nguồn sự nghiệp.", "funding", [{"indicator": "Kinh phí đối ứng"}]),
    (
        "Giá trị sản phẩm bình quân trên 1 ha đất: 118 triệu đồng; trồng mới đạt trên 1 ha.",
        "targets",
        [{"value": 118_000_000, "indicator": "Giá trị sản phẩm bình quân trên 1 ha đất"}, {"value": 1, "unit_code": "ha"}],
    ),
    (
        "Tỷ lệ phụ nữ được khám thai ít nhất 4 lần trong 3 thai kỳ đạt 80%, riêng khu vực miền núi đạt 75%.",
        "targets",
        [
            {"value": 80, "indicator": "Tỷ lệ phụ nữ được khám thai ít nhất 4 lần trong 3 thai kỳ"},
            {"value": 75, "indicator": "Tỷ lệ phụ nữ được khám thai ít nhất 4 lần trong 3 thai kỳ khu vực miền núi"},
        ],
    ),
    (
        "Mức độ hài lòng đạt 90%, trong đó mức độ hài lòng về thủ tục đất đai, xây dựng đạt 85%; hoàn thành xây dựng 02 cầu.",
        "targets",
        [
            {"value": 90},
            {"value": 85, "indicator": "mức độ hài lòng về thủ tục đất đai, xây dựng"},
            {"value": 2, "indicator": "hoàn thành xây dựng cầu"},
        ],
    ),
    (
        "Giảm 2% biên chế, hoàn thành sắp xếp 03 đơn vị; 100% đoàn viên tham gia ít nhất 01 hoạt động.",
        "targets",
        [{"value": 2}, {"value": 3, "unit_code": "đơn vị"}, {"value": 100}],
    ),
    (
        "Doanh thu tăng mạnh so với cùng kỳ (tăng 23% so với năm 2022); đàn lợn tăng (từ 20 con).",
        "situation",
        [{"value": 23, "indicator": "Doanh thu tăng", "change": ("increase", 23, "năm 2022")}],
    ),
    # status: a cue in brackets, one of its own statement, a bound in a name
    (
        "Giảm tỷ lệ hộ nghèo (theo chuẩn hiện nay) 2%; diện tích ngô 60 ha, năng suất dự kiến 50 tạ/ha; lạc 10 ha.",
        "targets",
        [{"value": 2, "status": "target"}, {"value": 60}, {"value": 50, "status": "forecast"}, {"value": 10, "status": "target"}],
    ),
    (
        "Năm 2023 tỷ lệ trẻ được khám ít nhất 2 lần đạt 70%.",
        "situation",
        [{"value": 70, "status": "actual", "period": (2023, 2023)}],
    ),
    (
        "Kết quả năm học 2022-2023: tỷ lệ lên lớp 97%; tốt nghiệp 100%; có 12 học sinh giỏi và 02 học sinh xuất sắc.",
        "situation",
        [{"value": 97}, {"value": 100, "status": "actual"}, {"value": 12}, {"value": 2, "status": "actual"}],
    ),
    # years: said before an earlier figure, behind one, in a bracket, in a name
    (
        "Kim ngạch năm 2025 đạt 80 triệu USD, tỷ lệ nội địa đạt 20%; tỷ lệ thu đạt 20% vào năm 2025 và khoảng 22%.",
        "targets",
        [
            {"period": (2025, 2025)},
            {"value": 20, "period": (2025, 2025)},
            {"value": 20, "period": (2025, 2025)},
            {"value": 22, "period": (2024, 2024)},
        ],
    ),
    (
        "Xây dựng 2 xã giai đoạn 1 (2011-2015) và các xã còn lại tăng 3 tiêu chí.",
        "targets",
        [{"value": 2, "unit_code": "xã"}, {"value": 3, "unit_code": "tiêu chí", "period": (2024, 2024)}],
    ),
    (
        "Tỷ lệ thất nghiệp năm 2025 dưới 4%; tỷ lệ nghèo giảm 1%.",
        "targets",
        [{"value": 4, "period": (2025, 2025)}, {"value": 1, "period": (2024, 2024)}],
    ),
    # criteria
    (
        "Bình quân đạt 17,6 tiêu chí/xã; có xã đạt 15/19 tiêu chí; xã đạt từ 10 tiêu chí trở lên giữ vững 12 tiêu chí.",
        "targets",
        [{"value": Decimal("17.6")}, {"value": 15, "of": 19}],
    ),
    # how long people live, units in brackets, rates that are names
    (
        "Tuổi thọ trung bình đạt 75 tuổi, trong đó thời gian sống khỏe mạnh đạt tối thiểu 68 năm; kéo dài trên 5 năm.",
        "targets",
        [{"value": 75, "unit_code": "tuổi"}, {"value": 68, "unit_code": "năm", "comparator": ">="}],
    ),
    (
        "- Tuổi thọ trung bình (tuổi): xấp xỉ 75,5\n- Tỷ lệ bao phủ (%): 95\n- Nhóm 2 (xem phụ lục): 95",
        "targets",
        [{"value": Decimal("75.5"), "comparator": "~", "unit_code": "tuổi"}, {"value": 95, "unit_code": "%"}],
    ),
    (
        "Có 10 bác sĩ và 30 giường bệnh trên 1 vạn dân; nhà ở 28 m2 sàn/người (cả nước 27 m2 sàn/người).",
        "targets",
        [
            {"value": 10, "indicator": "bác sĩ"},
            {"value": 30, "indicator": "giường bệnh", "unit_code": "giường bệnh trên 1 vạn dân"},
            {"value": 28, "indicator": "nhà ở"},
            {"value": 27, "indicator": "nhà ở cả nước"},
        ],
    ),
    (
        "85% cư dân được dùng nước sạch ít nhất 60 lít/người/ngày, 70% hộ có nhà tiêu; 100% hộ có nước, cấp 60 lít/người/ngày.",
        "targets",
        [
            {"value": 85, "indicator": "được dùng nước sạch ít nhất 60 lít/người/ngày"},
            {"value": 70},
            {"value": 100},
            {"value": 60, "unit_code": "L/người/ngày"},
        ],
    ),
    (
        "Về chỉ tiêu môi trường, tỷ lệ dùng nước sạch của thành thị là 95% và nông thôn là 93%.",
        "targets",
        [{"value": 95, "indicator": "tỷ lệ dùng nước sạch của thành thị"}, {"value": 93}],
    ),
    (
        "Tăng hệ số sử dụng đất lên 1,7 lần; khám 2 lần.",
        "targets",
        [{"value": Decimal("1.7"), "unit_code": "lần"}],
    ),
    (
        "Phấn đấu hoàn thành các chỉ tiêu đề ra: tỷ lệ quy hoạch vùng đạt 100%, quy hoạch phân khu đạt 78%.",
        "targets",
        [{"value": 100}, {"value": 78, "indicator": "tỷ lệ quy hoạch phân khu"}],
    ),
    (
        "Cây trồng đều tăng, nhất là sản lượng lạc đạt 28 tấn.",
        "situation",
        [{"value": 28, "indicator": "sản lượng lạc"}],
    ),
    (
        "Giảm tỷ lệ hộ nghèo 1,5%; riêng 02 huyện miền núi giảm 3%; xây dựng riêng 02 nhà.",
        "targets",
        [{"value": Decimal("1.5")}, {"value": 3}, {"value": 2, "unit_code": "nhà"}],
    ),
    (
        "Đào tạo trung cấp 260 người; kiểm tra việc chấp hành tại 40 doanh nghiệp; áp dụng tại 12 doanh nghiệp.",
        "targets",
        [{"value": 260, "unit_code": "người"}, {"value": 40, "unit_code": "doanh nghiệp"}],
    ),
    # lists in brackets, behind a colon, of marks
    (
        "Diện tích lúa 103 ha (vụ xuân 58 ha, vụ mùa 45 ha); sản lượng cá 40 tấn (sản lượng nuôi 30 tấn).",
        "targets",
        [
            {"value": 103},
            {"value": 58, "indicator": "Diện tích lúa vụ xuân"},
            {"value": 45, "indicator": "Diện tích lúa vụ mùa"},
            {"value": 40},
            {"value": 30, "indicator": "sản lượng nuôi"},
        ],
    ),
    (
        "100% giáo viên đạt chuẩn, trong đó trên chuẩn: mầm non 78%, tiểu học 92%; phòng học đạt 90%.",
        "targets",
        [
            {"value": 100},
            {"value": 78, "indicator": "trên chuẩn mầm non"},
            {"value": 92, "indicator": "trên chuẩn tiểu học"},
            {"value": 90, "indicator": "phòng học"},
        ],
    ),
    (
        "Học sinh xếp loại học lực khá, giỏi 62%, yếu, kém dưới 3%; hộ khá 5%.",
        "targets",
        [
            {"value": 62},
            {"value": 3, "indicator": "Học sinh xếp loại học lực yếu, kém"},
            {"value": 5, "indicator": "hộ khá"},
        ],
    ),
    (
        "Huy động trẻ nhà trẻ ra lớp 34%, mẫu giáo 97%.",
        "targets",
        [{"value": 34}, {"value": 97, "indicator": "Huy động trẻ nhà trẻ ra lớp mẫu giáo"}],
    ),
    (
        "Số doanh nghiệp lên sàn tăng thêm 150 doanh nghiệp, đạt trên 40% tổng số doanh nghiệp; giảm 5% tổng số vụ.",
        "targets",
        [{"value": 150}, {"value": 40, "subject": "tổng số doanh nghiệp"}, {"value": 5, "change": ("decrease", 5, None)}],
    ),
    (
        "Số trường đạt chuẩn: 41/58 trường, đạt tỷ lệ 70,7%, tăng 04 trường so với năm 2022.",
        "situation",
        [{"value": 41, "change": ("increase", 4, "năm 2022")}],
    ),
    (
        "Có 3/5 trường học trên địa bàn xã đạt chuẩn Quốc gia; mức tăng trưởng bình quân đạt trung bình 4-5%/năm.",
        "targets",
        [{"value": 3, "indicator": "trường học đạt chuẩn Quốc gia"}, {"value": 4, "change": None}],
    ),
    (
        "80% thanh niên đạt trình độ trung học; riêng thanh niên vùng cao đạt 60%; riêng dự án đường bộ đạt 60%.",
        "targets",
        [
            {"value": 80, "subject": "thanh niên"},
            {"value": 60, "subject": "thanh niên vùng cao", "indicator": "đạt trình độ trung học"},
            {"value": 60},
        ],
    ),
    (
        "Chiều cao trung bình của nam đạt 167 cm, nữ đạt 156 cm.",
        "targets",
        [{"value": 167}, {"value": 156, "indicator": "Chiều cao trung bình của nam nữ"}],
    ),
    (
        "Kinh phí 18 tỷ đồng, trong đó ngân sách tỉnh 12 tỷ đồng, còn lại 6 tỷ đồng từ nguồn xã hội hóa.",
        "funding",
        [{"value": 18 * 10**9}, {"indicator": "ngân sách tỉnh"}, {"indicator": "từ nguồn xã hội hóa"}],
    ),
    (
        "Kết quả gieo trồng: 140 ha. Trong đó: lúa 90 ha, năng suất 58 tạ/ha; ngô 50 ha.",
        "situation",
        [{"value": 140}, {"value": 90, "status": "actual"}, {"value": 58}, {"value": 50, "status": "actual"}],
    ),
    (
        "Tỷ lệ lao động qua đào tạo đạt 63%, trong đó có bằng cấp, chứng chỉ nghề 24%; đào tạo 98 người, đạt 109% mục tiêu.",
        "situation",
        [{"value": 63}, {"value": 24, "status": "actual"}, {"value": 98, "plan_share": Decimal("1.09")}],
    ),
    (
        "Chăn nuôi: Tổng đàn lợn 620 con; đàn bò 62 con; gia cầm 720 con.",
        "targets",
        [{"value": 620}, {"value": 62, "indicator": "đàn bò con"}, {"value": 720, "indicator": "đàn gia cầm con"}],
    ),
    # near misses
    ("Thực hiện tốt 06 nhiệm vụ trọng tâm, 03 khâu đột phá và 04 chương trình.", "content", []),
    ("Kỷ niệm 91 năm ngày thành lập; Khóa XV, kỳ họp thứ 8; tiêu chuẩn ISO 9001.", "content", []),
    ("Về kinh tế (11 chỉ tiêu)", "targets", []),
    ("Không để xảy ra ùn tắc giao thông kéo dài trên 30 phút.", "purpose", []),
    ("Không để xảy ra ùn tắc; không để học sinh đi học quá xa.", "targets", []),
    ("Toàn huyện có 41 trường học với 18.642 học sinh.", "situation", []),
    ("Lực lượng chức năng đã phát hiện, xử lý 1.229 trường hợp vi phạm (chiếm 36,87%).", "preamble", []),
    ("Giải nhất trị giá 5.000.000 đồng; 50% số điểm do ban giám khảo chấm.", "rewards", []),
    ("Bài viết có độ dài không quá 800 từ.", "requirements", []),
    ("Áp dụng tại 12 huyện, thị xã; mỗi cán bộ phụ trách 1 xã.", "content", []),
    ("Hưởng ứng phong trào “Cán bộ 3 gương mẫu, nhân dân 5 tự giác”.", "content", []),
    ("Trẻ em dưới 5 tuổi được chăm sóc; học 2 buổi/ngày.", "content", []),
    ("- Lưu: VT, 15 bản; 100% gửi qua mạng.", "recipients", []),
]


@pytest.mark.parametrize(("text", "role", "expected"), CASES, ids=[case[0][:50] for case in CASES])
def test_targets(text: str, role: SectionRole, expected: list[dict[str, Any]]) -> None:
    found = targets_in(text, role)
    assert len(found) == len(expected), [t.span.text for t in found]
    for target, fields in zip(found, expected, strict=True):
        said: dict[str, Any] = dict(target)
        if target.change is not None:
            said["change"] = (target.change.direction, target.change.value, target.change.relative_to)
        if target.period is not None:
            said["period"] = (target.period.first, target.period.last)
        assert {name: said[name] for name in fields} == fields
        assert target.figure_start < target.figure_end
        assert target.span.start <= target.figure_start


def test_the_years_of_a_list_stand_in_its_lead() -> None:
    text = "Đến năm 2030:\n- Trên 90% hộ dân có nước sạch.\n- 100% xã có trạm y tế."
    assert [(t.value, t.period and t.period.first) for t in targets_in(text, "targets", (2024, 2025))] == [
        (90, 2030),
        (100, 2030),
    ]


def test_a_year_that_describes_whom_is_not_the_year_of_the_target() -> None:
    (target,) = targets_in("Địa phương có số vụ năm 2023 tăng phải giảm tối thiểu 10% số vụ.", "targets")
    assert (target.status, target.period and target.period.first) == ("target", 2024)


@pytest.mark.parametrize("rule", [r for r in load_lexicon("targets").rule if r.pattern], ids=lambda rule: str(rule.id))
def test_the_lexicon_keeps_its_promises(rule) -> None:  # type: ignore[no-untyped-def]
    assert all(rule.regex.search(text) for text in rule.yes)
    assert not any(rule.regex.search(text) for text in rule.no)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "5%",
                "100%",
                " đạt ",
                " số hộ",
                "trong đó ",
                ", ",
                "; ",
                " và ",
                "(",
                ")",
                ": ",
                "\n",
                "từ 5 đến 10 xã",
                "giảm ",
                " trở lên",
                "2,5 tỷ đồng",
                "năm 2020",
                " so với ",
                "“",
                "”",
                "15/20 xã",
                "không có vụ ",
                " | ",
                "- ",
                "phấn đấu ",
                "một nửa số thôn",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_spans_are_slices_whatever_stands_around_a_figure(pieces: list[str]) -> None:
    text = "".join(pieces) or "x"
    reading = reading_of(text, "targets")
    for target in extract_targets(reading, (), ()):
        assert text[target.span.start : target.span.end] == target.span.text
        assert target.span.start <= target.figure_start < target.figure_end
        assert target.indicator.strip()


@pytest.mark.parametrize("piece", ["5% so với ", "100% và ", "(5% ", "a: 5%; ", "không có vụ ", "9.", "gấp ", " nửa ", "5 đồng "])
def test_hostile_repetition_stays_fast(piece: str) -> None:
    reading = reading_of(piece * (6000 // len(piece)), "targets")
    extract_targets(reading, (), ())
