"""Capitals that only the fonts of TCVN3 showed, raised again where what is around them tells."""

import pytest

from corpus.readers.decoding import decode
from corpus.readers.lost_initials import raise_initials
from corpus.readers.lost_lines import raise_lines
from tests.corpus.legacy_encoders import to_tcvn3

INITIALS = [
    ("a committee's name", "giao ủy ban nhân dân xã", "giao Ủy ban nhân dân xã"),
    ("a committee's name by a name behind it", "của ủy ban Mặt trận huyện", "của Ủy ban Mặt trận huyện"),
    ("committees in general", "các ủy ban và cấp ủy", "các ủy ban và cấp ủy"),
    ("behind a number", "1. Mở lớp.\n2. ứng dụng tin học.", "1. Mở lớp.\n2. Ứng dụng tin học."),
    ("behind a sentence", "Mở lớp cho dân. ứng dụng tin học.", "Mở lớp cho dân. Ứng dụng tin học."),
    ("behind a short form", "tại TP. ấy", "tại TP. ấy"),
    ("a line that goes on", "Mở lớp cho các hộ\nở xa.", "Mở lớp cho các hộ\nở xa."),
    ("where all items begin small", "- mở lớp;\n- ủng hộ quỹ;\n- thăm hỏi;", "- mở lớp;\n- ủng hộ quỹ;\n- thăm hỏi;"),
    ("a figure that ends a line", "đạt 2.\nứng dụng", "đạt 2.\nứng dụng"),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in INITIALS], ids=[case[0] for case in INITIALS])
def test_first_letters(text, expected):
    assert raise_initials(text) == expected


HEAD = "cộng hòa xã hội chủ nghĩa việt nam\nĐộc lập - Tự do - Hạnh phúc\nkế hoạch\nPhòng, chống bão\n"
RAISED = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nKẾ HOẠCH\nPhòng, chống bão\n"
LINES = [
    ("a heading", "i. mục đích, yêu cầu\n1. Mục đích", "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích"),
    ("a heading behind a colon", "Kế hoạch như sau:\ni. mục đích\nBảo vệ dân.", "Kế hoạch như sau:\nI. MỤC ĐÍCH\nBảo vệ dân."),
    ("a heading over two lines", "ii. mục tiêu,\nchỉ tiêu năm 2004\nĐạt 5%.", "II. MỤC TIÊU,\nCHỈ TIÊU NĂM 2004\nĐạt 5%."),
    ("its short forms", "iii. việc của UBND xã\nHọp.", "III. VIỆC CỦA UBND XÃ\nHọp."),
    (
        "the signer",
        "Mở lớp./.\nkt. chủ tịch\nphó chủ tịch\nTrần Văn Bình",
        "Mở lớp./.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn Bình",
    ),
    ("an item", "Gồm có:\n- mở lớp;\n- thăm hỏi;\nHết.", "Gồm có:\n- mở lớp;\n- thăm hỏi;\nHết."),
    ("a list without dashes", "Gồm có:\nmở lớp;\nthăm hỏi.", "Gồm có:\nmở lớp;\nthăm hỏi."),
    (
        "an office, small in its first letter only",
        "Xong.\n5. ủy ban nhân dân xã\nMở lớp.",
        "Xong.\n5. ủy ban nhân dân xã\nMở lớp.",
    ),
    (
        "lines of a page's width that go on",
        "Ban Chỉ huy phòng, chống thiên tai huyện phân công các\nthành viên trực ban, kiểm tra các tuyến đê xung yếu và\n"
        "báo cáo cấp trên theo quy định hiện hành của tỉnh về\ncông tác phòng, chống bão",
        "Ban Chỉ huy phòng, chống thiên tai huyện phân công các\nthành viên trực ban, kiểm tra các tuyến đê xung yếu và\n"
        "báo cáo cấp trên theo quy định hiện hành của tỉnh về\ncông tác phòng, chống bão",
    ),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_whole_lines(text, expected):
    assert raise_lines(HEAD + text) == RAISED + expected


def test_lines_are_left_alone_where_the_motto_has_its_capitals():
    text = f"{RAISED}i. mục đích\n1. Bảo vệ dân."
    assert raise_lines(text) == text


def test_a_paper_in_fonts_of_capitals_reads_as_it_was_printed():
    text = "SỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nI. MỤC ĐÍCH\n1. Ứng dụng; giao Ủy ban nhân dân xã."
    lines = text.split("\n")
    typed = "\n".join(line.lower() if line.isupper() else line for line in lines)
    assert decode(to_tcvn3(typed).encode("cp1252")) == text
