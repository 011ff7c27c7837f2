"""Zones: where the parts of a page begin and end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layout import find_layout
from tests.extractors.plan_pages import page

PLAN = """
L|SỞ Y TẾ AN BÌNH
L|Số: 12/KH-TTYT
R|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
R|Tân Lập, ngày 02 tháng 3 năm 2022
BC|KẾ HOẠCH
BC|Phòng, chống dịch năm 2022
Căn cứ Kế hoạch số 5/KH-SYT, Trung tâm xây dựng kế hoạch như sau:
I. MỤC TIÊU
Giảm số ca mắc.
L|Nơi nhận:
L|- Sở Y tế;
R|GIÁM ĐỐC
R|Lê Văn An
BC|PHỤ LỤC
BC|DANH MỤC
T|1 | Việc
"""


def zones(text):
    return [(zone.kind, zone.first, zone.last) for zone in find_layout(page(text)).zones]


def test_zones_of_a_plan():
    assert zones(PLAN) == [
        ("letterhead", 0, 4), ("title", 4, 6), ("body", 6, 9), ("recipients", 9, 11), ("signature", 11, 13), ("appendix", 13, 16),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("KẾ HOẠCH\nTổ chức hội thi\nCăn cứ Luật;", ["KẾ HOẠCH", "Tổ chức hội thi"]),
        (
            "KẾ HOẠCH\nTriển khai công tác của\nBan Chỉ đạo\nThực hiện Chỉ thị số 5,",
            ["KẾ HOẠCH", "Triển khai công tác của", "Ban Chỉ đạo"],
        ),
        ("KẾ HOẠCH\nTổ chức hội thi\nnăm 2022\nCăn cứ Luật;", ["KẾ HOẠCH", "Tổ chức hội thi", "năm 2022"]),
        ("KẾ HOẠCH\nTỔ CHỨC HỘI THI\nNĂM 2022\nCăn cứ Luật;", ["KẾ HOẠCH", "TỔ CHỨC HỘI THI", "NĂM 2022"]),
        ("KẾ HOẠCH NĂM HỌC 2022-2023\nMỤC TIÊU\nDạy tốt.", ["KẾ HOẠCH NĂM HỌC 2022-2023"]),  # a heading, not the title
        (
            "KẾ HOẠCH\nTUYÊN TRUYỀN PHÁP LUẬT TRONG NĂM\nR|2023\n1. A\nDạy tốt.",
            ["KẾ HOẠCH", "TUYÊN TRUYỀN PHÁP LUẬT TRONG NĂM", "2023"],
        ),
        (  # in bold like the title, but a heading word for word
            "BC|KẾ HOẠCH\nBC|Tổ chức hội thi\nB|MỤC ĐÍCH\nDạy tốt.",
            ["KẾ HOẠCH", "Tổ chức hội thi"],
        ),
        ("KẾ HOẠCH\nCăn cứ Luật Thanh niên ngày 16/6/2020, đơn vị lập kế hoạch như sau:\nI. A", ["KẾ HOẠCH"]),  # no title at all
        ("K Ế  H O Ạ C H\nTổ chức hội thi\nCăn cứ Luật;", ["K Ế  H O Ạ C H", "Tổ chức hội thi"]),
        (  # a school year of its own line under capitals
            "KẾ HOẠCH\nHOẠT ĐỘNG Y TẾ\nNăm học 2020 - 2021\nCăn cứ Luật;",
            ["KẾ HOẠCH", "HOẠT ĐỘNG Y TẾ", "Năm học 2020 - 2021"],
        ),
        (  # but not a sentence that begins so
            "KẾ HOẠCH\nHOẠT ĐỘNG Y TẾ\nNăm học 2020 - 2021 là năm học đầu tiên, nhà trường lập kế hoạch.\nI. A",
            ["KẾ HOẠCH", "HOẠT ĐỘNG Y TẾ"],
        ),
        (
            "CHƯƠNG TRÌNH HÀNH ĐỘNG\nCỦA BAN CHẤP HÀNH\nthực hiện Nghị quyết số 5-NQ/TU\nCăn cứ Điều lệ;",
            ["CHƯƠNG TRÌNH HÀNH ĐỘNG", "CỦA BAN CHẤP HÀNH", "thực hiện Nghị quyết số 5-NQ/TU"],
        ),
        (  # who decides is no title
            "QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH KẾ HOẠCH\nBỘ TRƯỞNG BỘ Y TẾ\nCăn cứ Luật;",
            ["QUYẾT ĐỊNH", "VỀ VIỆC BAN HÀNH KẾ HOẠCH"],
        ),
        (  # nor is a council and its session
            "NGHỊ QUYẾT\nVỀ NHIỆM VỤ NĂM 2011\nHỘI ĐỒNG NHÂN DÂN HUYỆN TÂN LẬP\nKHÓA VII, KỲ HỌP THỨ 17\nCăn cứ Luật;",
            ["NGHỊ QUYẾT", "VỀ NHIỆM VỤ NĂM 2011"],
        ),
        (  # a web page's heading, and the count of its readers
            "Kế hoạch tổ chức Đại hội nhiệm kỳ 2020 - 2025\n0\n3259\nCăn cứ Điều lệ;",
            ["Kế hoạch tổ chức Đại hội nhiệm kỳ 2020 - 2025"],
        ),
        (  # but a chief may stand in a title
            "KẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ SỐ 5 CỦA\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật;",
            ["KẾ HOẠCH", "THỰC HIỆN CHỈ THỊ SỐ 5 CỦA", "THỦ TƯỚNG CHÍNH PHỦ"],
        ),
        (  # lines in small letters with nothing but the preamble under them
            "KẾ HOẠCH\nTổ chức đại hội, tiến tới Đại hội\nHội Nông dân huyện lần thứ V,\nnhiệm kỳ 2024 - 2029\nCăn cứ Điều lệ;",
            [
                "KẾ HOẠCH",
                "Tổ chức đại hội, tiến tới Đại hội",
                "Hội Nông dân huyện lần thứ V,",
                "nhiệm kỳ 2024 - 2029",
            ],
        ),
        (  # but not a slogan, nor a sentence
            "KẾ HOẠCH\nTổ chức hội thi\nChủ đề: “Vui khỏe”\nCăn cứ Luật;",
            ["KẾ HOẠCH", "Tổ chức hội thi"],
        ),
        ("KẾ HOẠCH\nTổ chức hội thi\nHội thi là dịp gặp gỡ của đoàn viên.\nCăn cứ Luật;", ["KẾ HOẠCH", "Tổ chức hội thi"]),
        ("TỜ TRÌNH\nVề việc ban hành Kế hoạch\nC|Kính gửi: Sở Y tế\nCăn cứ Luật;", ["TỜ TRÌNH", "Về việc ban hành Kế hoạch"]),
        ("KÉ HOẠCH\nTổ chức hội thi\nCăn cứ Luật;", ["KÉ HOẠCH", "Tổ chức hội thi"]),  # a scanner's slip
    ],
)
def test_titles_end_where_the_plan_begins(text, title):
    assert find_layout(page(text)).texts("title") == title


def test_an_office_of_planning_is_no_title():
    assert find_layout(page("SỞ\nKẾ HOẠCH VÀ ĐẦU TƯ\nSố: 1/BC-SKHĐT\nBÁO CÁO\nTình hình")).kind.kind == "bao_cao"


def test_a_position_that_heads_a_decision_is_no_signature():
    found = zones(
        "QUYẾT ĐỊNH\nBan hành Kế hoạch\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP\nCăn cứ Luật;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành."
    )
    assert [kind for kind, _, _ in found] == ["title", "body"]


TWO_SIGNERS = "KẾ HOẠCH\nHội thi\nI. A\n- B.\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An\n"


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        ("PHÊ DUYỆT CỦA PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỞNG PHÒNG\nTrần Thị Bích", "signature"),
        ("XÁC NHẬN CỦA UBND XÃ\nCHỦ TỊCH\nTrần Thị Bích", "signature"),
        ("ĐẠI DIỆN SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH\nPHÓ GIÁM ĐỐC\nTrần Thị Bích", "signature"),
        ("SỞ Y TẾ TỈNH AN BÌNH\nPHÓ GIÁM ĐỐC\nTrần Thị Bích", "signature"),
        ("DANH MỤC NHIỆM VỤ NĂM 2022\nT|1 | Khám", "appendix"),
        ("LỊCH KIỂM TRA CÁC ĐƠN VỊ\n1. Xã Hòa An", "appendix"),
    ],
)
def test_what_stands_under_the_signer(after, kind):
    assert find_layout(page(TWO_SIGNERS + after)).zones[-1].kind == kind


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*PLAN.strip().split("\n"), "", "x", "-----", "QUYẾT ĐỊNH", "KT. GIÁM ĐỐC", "1."]), max_size=30))
def test_zones_follow_one_another_without_a_gap(lines):
    layout = find_layout(page("\n".join(lines)))
    at = 0
    for zone in layout.zones:
        assert zone.first == at < zone.last
        at = zone.last
    assert at == len(layout.lines)


def test_a_page_that_lost_the_line_of_its_kind():
    head = "ỦY BAN NHÂN DÂN\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/{}-UBND\nAn Bình, ngày 3 tháng 4 năm 2019\n"
    plan = "PHÒNG, CHỐNG DỊCH BỆNH NĂM 2019\nCăn cứ Luật;\nI. MỤC TIÊU\nGiảm số ca."
    assert find_layout(page(head.format("KH") + plan)).texts("title") == ["PHÒNG, CHỐNG DỊCH BỆNH NĂM 2019"]
    assert find_layout(page(head.format("VX") + plan)).zone("title") is None  # a letter has none


SIGNED_SMALL = "KẾ HOẠCH\nHội thi\nI. A\n- B.\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.\n{}\nLê Văn An"


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("Hiệu trưởng", "signature"),
        ("SỞ Y TẾ\nGIÁM ĐỐC", "signature"),  # the office over the position of its chief
        ("Hiệu trưởng các trường", "recipients"),  # no office and nothing else
    ],
)
def test_who_signs_under_the_recipients(line, last):
    found = find_layout(page(SIGNED_SMALL.format(line)))
    assert [zone.kind for zone in found.zones if "\n".join(line.split("\n")[:1]) in found.texts(zone.kind)] == [last]
