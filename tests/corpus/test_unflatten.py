"""Texts whose lines were run together: letterhead, labels, headings before text, and numbers that are no labels."""

import textwrap
from pathlib import Path

import pytest

from corpus.readers.line_marks import ends_sentence, has_label
from tests.corpus.reading_text import lines, read

SERIES = Path(__file__).resolve().parents[2] / "../shared/real/series"

PLAN = [
    "ỦY BAN NHÂN DÂN TỈNH HẢI LÂM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND",
    "Hải Lâm, ngày 03 tháng 02 năm 2024",
    "KẾ HOẠCH",
    "PHÒNG, CHỐNG TAI NẠN ĐUỐI NƯỚC TRẺ EM NĂM 2024",
    "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;",
    "Căn cứ Quyết định số 1248/QĐ-TTg ngày 19/7/2021 của Thủ tướng Chính phủ về chương trình giai đoạn 2021 - 2030;",
    "Thực hiện chỉ đạo của Bộ Lao động, UBND tỉnh ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Nâng cao nhận thức của gia đình, nhà trường về kinh tế - xã hội và an toàn cho trẻ em.",
    "- Giảm từ 5-10% số trẻ em bị đuối nước so với năm 2023.",
    "2. Yêu cầu",
    "a) Các sở, ngành phối hợp chặt chẽ theo khoản 1. Điều 6 của Quy chế.",
    "b) Kinh phí bảo đảm 9.6 tỷ đồng, sử dụng đúng mục đích trong quý I. Không để lãng phí.",
    "II. NHIỆM VỤ TRỌNG TÂM",
    "Để thực hiện mục tiêu trên, các ngành tập trung thực hiện các nhiệm vụ sau:",
    "1. Công tác tuyên truyền, giáo dục",
    "Tiếp tục tuyên truyền trên Đài Phát thanh - Truyền hình tỉnh và TP. Hải Lâm.",
    "2. Dạy bơi an toàn cho học sinh",
    "- Tổ chức ít nhất 40 lớp dạy bơi;",
    "- Đơn vị phối hợp: Hội Liên hiệp Phụ nữ, Tỉnh đoàn.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Hội đồng Thi đua - Khen thưởng tỉnh",
    "a) Theo dõi, đề xuất khen thưởng.",
    "b) Báo cáo trước ngày 15 tháng 12 năm 2024.",
    "2. Sở Văn hóa - Thể thao và Du lịch: Chủ trì kiểm tra các bể bơi.",
    "Trên đây là Kế hoạch phòng, chống đuối nước năm 2024, yêu cầu các đơn vị triển khai thực hiện./.",
    "Nơi nhận:",
    "- Bộ Lao động (b/c);",
    "- Các sở, ban, ngành;",
    "- Lưu: VT, KGVX.",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. CHỦ TỊCH",
    "PHÓ CHỦ TỊCH",
    "Đặng Thị Hoa",
]


def run_together(plan: list[str], width: int | None) -> str:
    """The plan as a crawler leaves it, broken at a width or in one line."""
    text = " ".join([plan[0], "-------", *plan[1:3], "---------------", *plan[3:]])
    return text if width is None else textwrap.fill(text, width, break_on_hyphens=False)


@pytest.mark.parametrize("width", [None, 70, 80, 97])
def test_whole_plan(width: int | None) -> None:
    document = read(run_together(PLAN, width))
    assert document.flattened
    assert document.text.split("\n") == PLAN


def test_lines_as_they_are_stay() -> None:
    document = read("\n".join(PLAN))
    assert not document.flattened
    assert document.text.split("\n") == PLAN


HEAD = "I. NỘI DUNG 1. Rà soát. 2. Kiểm tra. 3. Báo cáo. 4. Tổng kết. II. THỰC HIỆN 1. "
AFTER = [
    ("Kinh phí thực hiện Do ngân sách bảo đảm.", ["1. Kinh phí thực hiện", "Do ngân sách bảo đảm."]),
    ("Sở Y tế - Chủ trì: Trung tâm Kiểm soát bệnh tật.", ["1. Sở Y tế", "- Chủ trì: Trung tâm Kiểm soát bệnh tật."]),
    ("Văn phòng Sở a) Tổng hợp. b) Báo cáo.", ["1. Văn phòng Sở", "a) Tổng hợp.", "b) Báo cáo."]),
    ("Mục tiêu cụ thể - 100% đơn vị đạt chuẩn.", ["1. Mục tiêu cụ thể", "- 100% đơn vị đạt chuẩn."]),
    (
        "Giai đoạn 2021 - 2025 1.1. Quản lý đất đai. 1.2. Quy hoạch.",
        ["1. Giai đoạn 2021 - 2025", "1.1. Quản lý đất đai.", "1.2. Quy hoạch."],
    ),
    ("Ban hành quy chế a. Thẩm định. b. Phê duyệt.", ["1. Ban hành quy chế", "a. Thẩm định.", "b. Phê duyệt."]),
    # The sentence takes up the heading's first words.
    (
        "Tổ chức tập huấn cho cán bộ Tổ chức tập huấn tại ba huyện.",
        ["1. Tổ chức tập huấn cho cán bộ", "Tổ chức tập huấn tại ba huyện."],
    ),
    ("Kinh phí: 5 triệu đồng; Ngoài ra, còn quà.", ["1. Kinh phí: 5 triệu đồng;", "Ngoài ra, còn quà."]),
    # Labels inside a quotation are those of another document.
    (
        "Theo Điều 8 “4. Sở có trách nhiệm: a) Quản lý; b) Kiểm tra.” thì báo cáo.",
        ["1. Theo Điều 8 “4. Sở có trách nhiệm: a) Quản lý; b) Kiểm tra.” thì báo cáo."],
    ),
    ("Theo “quy định: a) Quản lý; b) Kiểm tra.", ["1. Theo “quy định:", "a) Quản lý;", "b) Kiểm tra."]),
    # One paragraph.
    ("Kiểm tra kho. Ngoài ra, báo cáo.", ["1. Kiểm tra kho. Ngoài ra, báo cáo."]),
    ("Phòng Tài chính - Kế hoạch theo dõi.", ["1. Phòng Tài chính - Kế hoạch theo dõi."]),
    ("Sở Xây dựng chủ trì theo điểm a) Khoản này.", ["1. Sở Xây dựng chủ trì theo điểm a) Khoản này."]),
    ("Hoàn thành trong tháng 6. Các phòng báo cáo.", ["1. Hoàn thành trong tháng 6. Các phòng báo cáo."]),
    ("Thực hiện Thông tư 01/2011 và mục 4. Phụ lục kèm theo.", ["1. Thực hiện Thông tư 01/2011 và mục 4. Phụ lục kèm theo."]),
    ("Tuyến đường Hà Nội - Lào Cai dài 5 km.", ["1. Tuyến đường Hà Nội - Lào Cai dài 5 km."]),
    ("Ủy ban nhân dân TP. Hồ Chí Minh phối hợp.", ["1. Ủy ban nhân dân TP. Hồ Chí Minh phối hợp."]),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Chọn bài trên Website 1. Cách chọn: Bấm nút. 2. Cách trao: Gửi quà.",
            ["Chọn bài trên Website", "1. Cách chọn: Bấm nút.", "2. Cách trao: Gửi quà."],
        ),
        (
            "Lớp 5: 30 em; tổng số 109 1/ Thuận lợi: Đủ phòng. 2/ Khó khăn: Thiếu thầy.",
            [
                "Lớp 5: 30 em; tổng số 109",
                "1/ Thuận lợi: Đủ phòng.",
                "2/ Khó khăn: Thiếu thầy.",
            ],
        ),
        ("Sửa quốc lộ 1. Làm mới: 5 km. Xong.", ["Sửa quốc lộ 1. Làm mới: 5 km. Xong."]),
        ("- Đối với ảnh: in màu -Đối với phim: dài.", ["- Đối với ảnh: in màu", "-Đối với phim: dài."]),
        ("- Đối với ảnh: in màu -Nội dung: dài.", ["- Đối với ảnh: in màu", "-Nội dung: dài."]),
        ("- Đối với ảnh in màu -Phim: dài.", ["- Đối với ảnh in màu -Phim: dài."]),
    ],
)
def test_under_a_heading(words: str, expected: list[str]) -> None:
    assert lines(HEAD.removesuffix("1. ") + words)[5:] == ["II. THỰC HIỆN", *expected]


@pytest.mark.parametrize(("words", "expected"), AFTER)
def test_breaks(words: str, expected: list[str]) -> None:
    found = lines(HEAD + words)
    assert found[:5] == ["I. NỘI DUNG", "1. Rà soát.", "2. Kiểm tra.", "3. Báo cáo.", "4. Tổng kết."]
    assert found[6:] == expected


def test_second_office_and_title_in_small_letters() -> None:
    text = (
        "UBND TỈNH HẢI LÂM SỞ NỘI VỤ ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---- Số: 9/KH-SNV "
        "Hải Lâm, ngày 03 tháng 02 năm 2024 KẾ HOẠCH Cải cách hành chính năm 2024 Thực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh, "
        "Sở Nội vụ xây dựng kế hoạch: I. MỤC TIÊU 1. Giảm thời gian. 2. Nâng chất lượng."
    )
    found = lines(text)
    assert found[:2] == ["UBND TỈNH HẢI LÂM", "SỞ NỘI VỤ"]
    assert found[6:9] == [
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2024",
        "Thực hiện Kế hoạch số 5/KH-UBND của UBND tỉnh, Sở Nội vụ xây dựng kế hoạch:",
    ]


def test_parts_with_a_slash_and_a_school_year_in_a_heading():
    assert lines(
        "KẾ HOẠCH HOẠT ĐỘNG Y TẾ Căn cứ nhiệm vụ năm học, nhà trường lập kế hoạch: A/ TÌNH HÌNH NĂM HỌC 2022 – 2023 + Số lớp: 5. "
        "I/ Thuận lợi: - Đủ phòng. II/ Khó khăn: - Thiếu thầy. B/ NHIỆM VỤ NĂM HỌC 2023 – 2024 I/ Chỉ tiêu: - Dạy tốt."
    )[3:] == [
        "A/ TÌNH HÌNH NĂM HỌC 2022 – 2023", "+ Số lớp: 5.", "I/ Thuận lợi:", "- Đủ phòng.", "II/ Khó khăn:", "- Thiếu thầy.",
        "B/ NHIỆM VỤ NĂM HỌC 2023 – 2024", "I/ Chỉ tiêu:", "- Dạy tốt.",
    ]  # fmt: skip


@pytest.mark.skipif(not SERIES.is_dir(), reason="the shared plans are not beside the checkout")
def test_real_run_together_plans() -> None:
    for path in sorted(SERIES.glob("*.txt")):
        document = read(path.read_bytes())
        found = document.text.split("\n")
        assert document.flattened, path.name
        assert "KẾ HOẠCH" in found[4:8], path.name
        assert found[found.index("KẾ HOẠCH") - 1].split(", ngày")[0].istitle(), path.name
        first = next((at for at, line in enumerate(found) if has_label(line)), len(found))
        body = found[first:]
        assert sum(map(has_label, body)) >= 0.7 * len(body), path.name
        unended = [line for line in body[:-1] if not ends_sentence(line) and len(line) > 300]
        assert len(unended) <= 1, (path.name, unended)
