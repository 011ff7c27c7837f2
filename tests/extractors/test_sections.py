"""Sections: the tree of a plan, whatever its numbers; it covers the whole text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extractors.plan_pages import outline, page, sections_of

PREAMBLE = "KẾ HOẠCH\nTổ chức hội thi năm 2022\nCăn cứ Luật, Sở Y tế lập kế hoạch như sau:\n"
P = (1, None, None, "preamble")

CASES = {
    "roman, arabic, decimal, letter": (
        "I. NHIỆM VỤ\n1. Tuyên truyền\n1.1. Nội dung tuyên truyền\n- Về bệnh.\n"
        "a) Cho dân.\nb) Cho cán bộ.\n2. Tập huấn\n- Hai lớp.",
        [
            (1, "I", "NHIỆM VỤ", "tasks"), (2, "1", "Tuyên truyền", "tasks"), (3, "1.1", "Nội dung tuyên truyền", "content"),
            (4, "a", None, "content"), (4, "b", None, "content"), (2, "2", "Tập huấn", "tasks"),
        ],
    ),
    "capitals over romans": (
        "A. KẾT QUẢ NĂM 2021\nI. Công tác y tế\n- Tốt.\n"
        "B. NHIỆM VỤ NĂM 2022\nI. Chỉ tiêu\n- 90% dân tiêm chủng.\nII. Giải pháp\n- Tiêm.",
        [
            (1, "A", "KẾT QUẢ NĂM 2021", "situation"), (2, "I", "Công tác y tế", "situation"),
            (1, "B", "NHIỆM VỤ NĂM 2022", "tasks"), (2, "I", "Chỉ tiêu", "targets"), (2, "II", "Giải pháp", "tasks"),
        ],
    ),
    "letters right under a roman": (
        "IV. TỔ CHỨC THỰC HIỆN\na) Công đoàn:\n- Vận động.\nb) Đoàn Thanh niên\n- Ra quân.\nV. KINH PHÍ\nTừ ngân sách.",
        [
            (1, "IV", "TỔ CHỨC THỰC HIỆN", "implementation"), (2, "a", "Công đoàn", "implementation"),
            (2, "b", "Đoàn Thanh niên", "implementation"), (1, "V", "KINH PHÍ", "funding"),
        ],
    ),
    "arabic outermost": (
        "1. Mục đích\nNâng cao sức khỏe.\n2. Nội dung\na) Khám bệnh.\nb) Phát thuốc.\n"
        "3. Tổ chức thực hiện\nPhòng y tế theo dõi.",
        [
            (1, "1", "Mục đích", "purpose"), (1, "2", "Nội dung", "content"), (2, "a", None, "content"),
            (2, "b", None, "content"),
            (1, "3", "Tổ chức thực hiện", "implementation"),
        ],
    ),
    "parts over two lines": (
        "Phần thứ nhất\nMỤC TIÊU\nI. MỤC TIÊU CHUNG\nGiảm bệnh.\nPhần thứ hai\nTỔ CHỨC THỰC HIỆN\n1. Sở Y tế\n- Chủ trì.",
        [
            (1, "Phần thứ nhất", "MỤC TIÊU", "objectives"), (2, "I", "MỤC TIÊU CHUNG", "objectives"),
            (1, "Phần thứ hai", "TỔ CHỨC THỰC HIỆN", "implementation"), (2, "1", "Sở Y tế", "implementation"),
        ],
    ),
    "a heading over two lines": (
        "I. NHIỆM VỤ, GIẢI PHÁP\nTRỌNG TÂM NĂM 2022\n1. Tiêm chủng\n- Trẻ em.",
        [(1, "I", "NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM NĂM 2022", "tasks"), (2, "1", "Tiêm chủng", "tasks")],
    ),
    "numbers that repeat and skip": (
        "II. NỘI DUNG\n5. Khám bệnh\n- Ở xã.\n5. Phát thuốc\n- Ở thôn.\n7. Tập huấn\n- Ở huyện.",
        [
            (1, "II", "NỘI DUNG", "content"), (2, "5", "Khám bệnh", "content"), (2, "5", "Phát thuốc", "content"),
            (2, "7", "Tập huấn", "content"),
        ],
    ),
    "capitals without a number": (
        "MỤC TIÊU\nGiảm bệnh.\nCÁC GIẢI PHÁP\n1. Tiêm chủng.\n2. Khám bệnh.",
        [
            (1, None, "MỤC TIÊU", "objectives"), (1, None, "CÁC GIẢI PHÁP", "tasks"), (2, "1", None, "tasks"),
            (2, "2", None, "tasks"),
        ],
    ),
    "bold headings over numbers": (
        "B|Mục tiêu chung\nGiảm bệnh.\nB|Các nhiệm vụ trọng tâm\n- Khám.\nB|1. Tiêm chủng\n- Trẻ em.\n"
        "B|Tổ chức thực hiện\n1. Khoa Nội theo dõi.\n2. Khoa Ngoại phối hợp.",
        [
            (1, None, "Mục tiêu chung", "objectives"), (1, None, "Các nhiệm vụ trọng tâm", "tasks"),
            (2, "1", "Tiêm chủng", "tasks"),
            (1, None, "Tổ chức thực hiện", "implementation"), (2, "1", None, "implementation"), (2, "2", None, "implementation"),
        ],
    ),
    "chapters, sections and articles": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Mục đích\n1. Khỏe.\n2. Vui.\nChương II\nTRÁCH NHIỆM CỦA CÁC SỞ\n"
        "Mục 1. Sở Y tế\nĐiều 2. Nhiệm vụ của Sở\n1. Khám:\na) Cho dân.",
        [
            (1, "Chương I", "QUY ĐỊNH CHUNG", "content"), (2, "Điều 1", "Mục đích", "purpose"), (3, "1", None, "purpose"),
            (3, "2", None, "purpose"), (1, "Chương II", "TRÁCH NHIỆM CỦA CÁC SỞ", "implementation"),
            (2, "Mục 1", "Sở Y tế", "implementation"), (3, "Điều 2", "Nhiệm vụ của Sở", "implementation"),
            (4, "1", "Khám", "implementation"), (5, "a", None, "implementation"),
        ],
    ),
    "labels with a comma or a dash": (
        "A- TÌNH HÌNH\nI, Thuận lợi\n1, Đội ngũ\n- Đủ.\n2, Cơ sở\n- Tốt.\nB- NHIỆM VỤ\nI, Khám bệnh\n1.1- Khám ở xã\n- Một đợt.",
        [
            (1, "A", "TÌNH HÌNH", "situation"), (2, "I", "Thuận lợi", "situation"), (3, "1", "Đội ngũ", "situation"),
            (3, "2", "Cơ sở", "situation"), (1, "B", "NHIỆM VỤ", "tasks"), (2, "I", "Khám bệnh", "tasks"),
            (3, "1.1", "Khám ở xã", "tasks"),
        ],
    ),
    "counted headings in bold": (
        "I. CÁC TÌNH HUỐNG\nB|Tình huống 1: Chưa có ca bệnh\n- Giám sát.\nB|Tình huống 2: Có ca bệnh\n- Cách ly.\n"
        "Tình huống 3: báo cáo ngay về Sở Y tế.\n- Báo cáo.",
        [
            (1, "I", "CÁC TÌNH HUỐNG", "content"), (2, None, "Tình huống 1: Chưa có ca bệnh", "content"),
            (2, None, "Tình huống 2: Có ca bệnh", "content"),
        ],
    ),
    "counted headings over a list": (
        "I. NỘI DUNG\nChương trình 1: Truyền thông\na) Chỉ tiêu:\n- 80%.\nChương trình 2: Giám sát\na) Chỉ tiêu:\n- 90%.",
        [
            (1, "I", "NỘI DUNG", "content"),
            (2, None, "Chương trình 1: Truyền thông", "content"), (3, "a", "Chỉ tiêu", "targets"),
            (2, None, "Chương trình 2: Giám sát", "content"), (3, "a", "Chỉ tiêu", "targets"),
        ],
    ),
    "a first numeral that a scanner read as a figure": (
        "1. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nKhỏe.\n2. Yêu cầu\nVui.\nII. NỘI DUNG\n1. Khám bệnh\n- Ở xã.",
        [
            (1, "I", "MỤC ĐÍCH, YÊU CẦU", "purpose_requirements"), (2, "1", "Mục đích", "purpose"),
            (2, "2", "Yêu cầu", "requirements"), (1, "II", "NỘI DUNG", "content"), (2, "1", "Khám bệnh", "content"),
        ],
    ),
    "a figure that is one": (
        "1. MỤC ĐÍCH\nKhỏe.\n2. NỘI DUNG\n2.1. Khám bệnh\n- Ở xã.",
        [(1, "1", "MỤC ĐÍCH", "purpose"), (1, "2", "NỘI DUNG", "content"), (2, "2.1", "Khám bệnh", "content")],
    ),
    "abbreviations under a heading are text": (
        "I. ĐỐI TƯỢNG\nCBQL, GV.\nII. NỘI DUNG\n- Học.",
        [(1, "I", "ĐỐI TƯỢNG", "scope"), (1, "II", "NỘI DUNG", "content")],
    ),
    "what an article approves is numbered in it": (
        "Điều 1. Phê duyệt đề án phòng bệnh với những nội dung chủ yếu như sau:\n"
        "I. MỤC TIÊU\n1. Giảm bệnh.\nII. NỘI DUNG\n- Khám.\nĐiều 2. Có hiệu lực từ ngày ký.",
        [
            (1, "Điều 1", None, "other"), (2, "I", "MỤC TIÊU", "objectives"), (3, "1", None, "objectives"),
            (2, "II", "NỘI DUNG", "content"), (1, "Điều 2", None, "other"),
        ],
    ),
    "articles in chapters": (
        "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n1. Toàn tỉnh.\nChương II\nTỔ CHỨC THỰC HIỆN\nĐiều 2. Hiệu lực\n1. Từ nay.",
        [
            (1, "Chương I", "QUY ĐỊNH CHUNG", "content"), (2, "Điều 1", "Phạm vi", "scope"), (3, "1", None, "scope"),
            (1, "Chương II", "TỔ CHỨC THỰC HIỆN", "implementation"), (2, "Điều 2", "Hiệu lực", "implementation"),
            (3, "1", None, "implementation"),
        ],
    ),
    "brackets with a stop": (
        "I. NỘI DUNG\n(1). Khám bệnh\n- Ở xã.\n(2). Phát thuốc\n- Ở xã.",
        [(1, "I", "NỘI DUNG", "content"), (2, "1", "Khám bệnh", "content"), (2, "2", "Phát thuốc", "content")],
    ),
    "labels that run on": (
        "I. NỘI DUNG\n1. Thời gian: Trong tháng 5.\n2. Phòng y tế: Là đầu mối.",
        [(1, "I", "NỘI DUNG", "content"), (2, "1", None, "timeline"), (2, "2", None, "content")],
    ),
    "dashes, pluses and rows are no sections": (
        "I. NỘI DUNG\n- 1. Khám bệnh\n+ Phát thuốc\nT|1. | Khám | Phòng A\nT|I | TỔNG | 2",
        [(1, "I", "NỘI DUNG", "content")],
    ),
    "numerals that a scanner misread": (
        "l. MỤC TIÊU\n1. Giảm bệnh.\nlI. NỘI DUNG\n1. Khám bệnh:\n- Ở xã.",
        [
            (1, "I", "MỤC TIÊU", "objectives"), (2, "1", None, "objectives"), (1, "II", "NỘI DUNG", "content"),
            (2, "1", "Khám bệnh", "content"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_outline(name):
    text, expected = CASES[name]
    assert outline(PREAMBLE + text) == [P, *expected]


END = "Nơi nhận:\n- Sở Y tế;\n- Lưu: VT.\nGIÁM ĐỐC\nLê Văn An"


@pytest.mark.parametrize(
    ("last", "closes"),
    [
        ("Trên đây là Kế hoạch của Trung tâm./.", True),
        ("Yêu cầu các khoa, phòng nghiêm túc thực hiện./.", True),
        ("Trong quá trình thực hiện, nếu có vướng mắc, báo cáo về Sở./.", True),
        ("Toàn ngành quyết tâm hoàn thành nhiệm vụ năm 2022./.", True),  # the end mark after a list
        ("- Phòng Tài chính bố trí kinh phí./.", False),  # an item of the list
        ("3. Yêu cầu các khoa thực hiện./.", False),
    ],
)
def test_closing(last, closes):
    found = outline(f"{PREAMBLE}I. TỔ CHỨC THỰC HIỆN\n1. Khoa Nội\n- Trực.\n2. Khoa Ngoại\n- Trực.\n{last}\n{END}")
    assert ("closing" in [role for *_, role in found]) is closes
    assert [role for *_, role in found][-2:] == ["recipients", "signature"]


def test_a_proposal_ends_with_what_is_put_before_the_council():
    found = outline(f"{PREAMBLE}I. NHIỆM VỤ\nHuy động vốn.\nỦy ban nhân dân tỉnh kính trình Hội đồng nhân dân xem xét./.\n{END}")
    assert [role for *_, role in found] == ["preamble", "tasks", "closing", "recipients", "signature"]


def test_the_only_paragraph_under_a_heading_is_no_closing():
    found = outline(f"{PREAMBLE}I. NỘI DUNG\n- Khám.\nII. KINH PHÍ\nTừ ngân sách của đơn vị./.\n{END}")
    assert [role for *_, role in found] == ["preamble", "content", "funding", "recipients", "signature"]


def test_appendices_pass_their_role_on():
    found = outline(
        f"{PREAMBLE}I. NỘI DUNG\n- Khám.\n{END}\n"
        "BC|PHỤ LỤC I\nBC|MẪU BÁO CÁO\nC|(Kèm theo Kế hoạch số 5/KH-TTYT)\nI. Kết quả\n- Tốt.\n"
        "BC|PHỤ LỤC II\nBC|DANH MỤC VIỆC\nT|1 | Khám | Khoa Nội"
    )
    assert found[-3:] == [
        (1, "PHỤ LỤC I", "MẪU BÁO CÁO", "appendix"),
        (2, "I", "Kết quả", "appendix"),
        (1, "PHỤ LỤC II", "DANH MỤC VIỆC", "appendix"),
    ]


def test_an_appendix_with_a_counted_label_and_a_title_in_small_letters():
    found = outline(
        f"{PREAMBLE}I. NỘI DUNG\n- Khám.\n{END}\nPhụ lục số 02\nDanh mục việc năm 2022\n"
        "(Kèm theo Kế hoạch số 5/KH-TTYT)\nT|1 | Khám"
    )
    assert found[-1] == (1, "Phụ lục số 02", "Danh mục việc năm 2022", "appendix")


def test_a_signature_beside_the_list_is_a_section_too():
    found = outline(f"{PREAMBLE}I. NỘI DUNG\n- Khám.\nNơi nhận: GIÁM ĐỐC\n- Sở Y tế;\n- Lưu: VT. Lê Văn An")
    assert [role for *_, role in found][-2:] == ["recipients", "signature"]
    found = outline(f"{PREAMBLE}I. NỘI DUNG\n- Khám.\nNơi nhận: GIÁM ĐỐC\n- Sở Y tế;\n- Lưu: VT.")
    assert [role for *_, role in found][-2:] == ["recipients", "signature"]
    found = outline(f"{PREAMBLE}I. NỘI DUNG\n- Khám.\nNơi nhận:\n- Sở Y tế;\n- Lưu: VT.")
    assert [role for *_, role in found][-1] == "recipients"


CARRIED = f"""
ỦY BAN NHÂN DÂN
HUYỆN TÂN LẬP
Số: 5/QĐ-UBND
QUYẾT ĐỊNH
Về việc ban hành Kế hoạch tiêm chủng năm 2022
CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP
Căn cứ Luật;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tiêm chủng.
Điều 2. Trưởng phòng Y tế chịu trách nhiệm thi hành./.
{END.replace("GIÁM ĐỐC", "CHỦ TỊCH")}
KẾ HOẠCH
Tiêm chủng năm 2022
(Ban hành kèm theo Quyết định số 5/QĐ-UBND)
I. MỤC TIÊU
Giảm bệnh.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế
- Chủ trì.
"""


def test_a_plan_that_a_decision_carries_keeps_its_roles():
    assert outline(CARRIED) == [
        P, (1, "Điều 1", None, "other"), (1, "Điều 2", None, "other"), (1, None, "Nơi nhận", "recipients"),
        (1, None, None, "signature"), (1, None, "KẾ HOẠCH Tiêm chủng năm 2022", "preamble"), (1, "I", "MỤC TIÊU", "objectives"),
        (1, "II", "TỔ CHỨC THỰC HIỆN", "implementation"), (2, "1", "Phòng Y tế", "implementation"),
    ]  # fmt: skip


LINES = (
    [line for text, _ in CASES.values() for line in text.split("\n")]
    + CARRIED.split("\n")
    + END.split("\n")
    + ["", " ", "x: y", "l. A"]
)


def check_cover(text):
    document = page(text)
    sections = sections_of(text)
    assert bool(sections) == bool(document.text)
    if not sections:
        return
    starts = [section.span.start for section in sections]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert max(section.span.end for section in sections) == len(document.text)
    by_id = {section.section_id: section for section in sections}
    parents = {section.parent_id for section in sections}
    for number, section in enumerate(sections, start=1):
        assert section.section_id == f"s{number}"
        assert document.text[section.span.start : section.span.end] == section.span.text
        assert section.span.start <= section.body_start <= section.span.end
        following = starts[number] if number < len(sections) else len(document.text)
        assert section.span.end == following or section.section_id in parents  # leaves tile the text
        if section.parent_id is None:
            assert section.level == 1
        else:
            parent = by_id[section.parent_id]
            assert section.level == parent.level + 1
            assert parent.span.start <= section.span.start
            assert section.span.end <= parent.span.end


@settings(max_examples=200)
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_sections_cover_any_page(lines):
    check_cover("\n".join(lines))


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_sections_cover_any_text(text):
    check_cover(text)


@pytest.mark.parametrize(
    "line",
    [
        "I. A",
        "1. a",
        "PHỤ LỤC",
        "Nơi nhận:",
        "KẾ HOẠCH",
        "- x",
        "GIÁM ĐỐC",
        "1.1.1. Sở",
        "a) b",
        "A",
        "Nơi nhận:\nGIÁM ĐỐC\nLê An\nKẾ HOẠCH\nI. A",
    ],
)
def test_a_long_page_of_one_line_stays_linear(line):
    sections_of("\n".join(["KẾ HOẠCH", "Hội thi", *[line] * (4_000 // (1 + line.count("\n")))]))


APPENDICES = [
    ("PHỤ LỤC SỐ 01\nDANH MỤC", "PHỤ LỤC SỐ 01", "DANH MỤC"),
    ("Phụ lục 2. Danh mục", "Phụ lục 2", "Danh mục"),
    ("PHỤ LỤC II: DANH MỤC", "PHỤ LỤC II", "DANH MỤC"),
    ("PHỤ LỤC\nDANH MỤC", None, "DANH MỤC"),
    ("BIỂU 1: DANH MỤC", "BIỂU 1", "DANH MỤC"),
    ("BIỂU SỐ 02\nDANH MỤC", "BIỂU SỐ 02", "DANH MỤC"),
    ("MẪU SỐ 1\nBÁO CÁO KẾT QUẢ", "MẪU SỐ 1", "BÁO CÁO KẾT QUẢ"),
    ("BIỂU MẪU BÁO CÁO", None, "BIỂU MẪU BÁO CÁO"),
]


@pytest.mark.parametrize(("text", "number", "heading"), APPENDICES)
def test_labels_of_appendices(text, number, heading):
    found = outline(f"{PREAMBLE}I. NỘI DUNG\n- Khám.\n{END}\n{text}\nT|1 | Khám")
    assert found[-1] == (1, number, heading, "appendix")
