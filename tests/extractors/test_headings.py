"""What is a heading, what a sentence."""

import pytest

from extractors.headings import capital_run, is_heading

CASES = [
    # words, what follows, known, heading?
    ("TỔ CHỨC THỰC HIỆN", "nothing", False, True),
    ("Mục đích", "nothing", True, True),
    ("Doanh nghiệp trong các khu:", "list", False, True),
    ("Giao Văn phòng Sở:", "list", False, True),
    ("Các chỉ tiêu phấn đấu.", "list", False, True),
    ("Phong trào “Mỗi thầy cô một đổi mới, mỗi trường một công trình, mỗi ngày một việc tốt”.", "text", False, True),
    ("Tổ chức các hoạt động truyền thông nâng cao nhận thức của cán bộ y tế và cộng đồng;", "list", False, True),
    ("Khai mạc lớp tập huấn: giới thiệu tổng quan về phần mềm.", "list", False, True),
    ("Đề nghị Ủy ban nhân dân các huyện, thị xã", "list", False, True),
    # sentences
    ("Đề nghị Công đoàn vận động đoàn viên tham gia.", "text", False, False),
    ("Nâng cao ý thức tự giác chấp hành pháp luật.", "nothing", False, False),
    ("Yêu cầu: Các giải pháp phải thiết thực.", "text", False, False),
    ("Đến năm 2025 có tất cả các huyện thành lập ban chỉ đạo", "list", False, False),
    ("Củng cố mạng lưới y tế cơ sở. 100% cán bộ được tập huấn", "list", False, False),
    ("Trung tâm Y tế tỉnh là đơn vị chịu trách nhiệm trước Giám đốc Sở và có trách nhiệm:", "list", False, False),
    ("Hoàn thành xuất sắc nhiệm vụ chuyên môn, góp phần phát triển chung, với các nhiệm vụ sau:", "text", False, False),
    ("Trường Cao đẳng có trách nhiệm biên soạn tài liệu giảng dạy cho học viên", "nothing", False, False),
    ("...", "list", False, False),
    ("Đổi mới công tác tuyên truyền; đẩy mạnh tuyên truyền trên mạng.", "list", False, False),
    ("Đổi mới công tác tuyên truyền; hạ tầng số", "list", False, True),
]


@pytest.mark.parametrize(("words", "follows", "known", "expected"), CASES)
def test_headings_and_sentences(words, follows, known, expected):
    assert is_heading(words, bold=False, follows=follows, known=known) is expected


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        ("NHIỆM VỤ TRỌNG TÂM Để thực hiện mục tiêu trên, các đơn vị", "NHIỆM VỤ TRỌNG TÂM"),
        ("KINH PHÍ", ""),
        ("UBND tỉnh giao Sở Nội vụ theo dõi", ""),
        ("Ủy ban nhân dân tỉnh giao", ""),
    ],
)
def test_capitals_that_run_into_a_sentence(words, heading):
    assert words[: capital_run(words)] == heading


def test_hostile_words_stay_cheap():
    for words in ("a: " * 7_000, "“" * 20_000, ". A" * 7_000, " là" * 7_000):
        is_heading(words, bold=False, follows="list", known=False)
