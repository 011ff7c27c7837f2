"""What printers other than LibreOffice do to a page: each page is written by hand, operator by operator."""

import pytest

from corpus.readers.read import read_bytes
from tests.corpus.pdf_pages import Text, pdf_of

BODY = [
    "Căn cứ Luật Thi đua, Khen thưởng và các luật sửa đổi, bổ sung",
    "của Quốc hội; Ban Quản lý xây dựng kế hoạch phát động phong trào",
    "thi đua trong toàn ngành, với các nội dung và chỉ tiêu cụ thể như",
    "sau đây.",
]
PARAGRAPH = " ".join(BODY)
LEFT, RIGHT, INDENT = 85, 541, 28


def body(y, lead=19.0):
    """A paragraph as Word justifies it: each word placed on its own, no space drawn."""
    placed = []
    for at, line in enumerate(BODY):
        x = LEFT + (INDENT if at == 0 else 0)
        if at == len(BODY) - 1:
            placed.append(Text(x, y + at * lead, line))
            continue
        words = line.split()
        gap = (RIGHT - x - sum(6.5 * len(word) for word in words)) / (len(words) - 1)
        for word in words:
            placed.append(Text(x, y + at * lead, word))
            x += 6.5 * len(word) + gap
    return placed


def read(*pages):
    doc = read_bytes(pdf_of(*pages), "a.pdf", "never")
    return [(block.side, doc.text[block.start : block.end]) for block in doc.blocks]


def words_of(line):
    return read([Text(LEFT, 100, line), *body(190)])[0][1]


LETTERHEAD = [
    ("left", "UBND TỈNH BÌNH LÂM"),
    ("left", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    ("left", "Số: 15/KH-SGDĐT"),
    ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("right", "Độc lập - Tự do - Hạnh phúc"),
    ("right", "Bình Lâm, ngày 05 tháng 3 năm 2024"),
]


@pytest.mark.parametrize("off", [0, 1.5, 2.5, 3.5, 6, -4], ids=str)
def test_a_letterhead_in_text_boxes_shares_no_baseline(off):
    head = [
        Text(95, 60, "UBND TỈNH BÌNH LÂM", size=12),
        Text(85, 76, "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Bold", 12),
        Text(110, 100, "Số: 15/KH-SGDĐT"),
        Text(290, 60 + off, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", 12),
        Text(330, 76 + off, "Độc lập - Tự do - Hạnh phúc", "Bold"),
        Text(320, 100 + off, "Bình Lâm, ngày 05 tháng 3 năm 2024"),
    ]
    title = [Text(260, 140, "KẾ HOẠCH", "Bold", 14), Text(170, 158, "Phát động phong trào thi đua năm 2024", "Bold", 14)]
    found = read([*head, *title, *body(190), *body(290)])
    assert found[:6] == LETTERHEAD
    assert found[6:8] == [(None, "KẾ HOẠCH"), (None, "Phát động phong trào thi đua năm 2024")]
    assert found[8:] == [(None, PARAGRAPH)] * 2


@pytest.mark.parametrize("off", [0, 1.9, 2.1, 5], ids=str)
def test_recipients_in_small_type_beside_the_authority(off):
    end = [
        Text(85, 500, "Nơi nhận:", "BoldItalic", 12),
        Text(85, 515, "- Như trên;", size=11),
        Text(85, 528, "- Lưu: VT, TCCB.", size=11),
        Text(350, 500 + off, "KT. GIÁM ĐỐC", "Bold", 14),
        Text(350, 517 + off, "PHÓ GIÁM ĐỐC", "Bold", 14),
        Text(350, 600, "Nguyễn Văn Bình", "Bold", 14),
    ]
    assert read([*body(300), *end])[1:] == [
        ("left", "Nơi nhận:"),
        ("left", "- Như trên;"),
        ("left", "- Lưu: VT, TCCB."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "PHÓ GIÁM ĐỐC"),
        ("right", "Nguyễn Văn Bình"),
    ]


def test_a_line_drawn_in_pieces_that_do_not_quite_align():
    pieces = [
        Text(t.x + at * t.size / 2 + ((at * 7) % 3 - 1) * 0.25, t.y + ((at * 5) % 3 - 1) * 0.3, t.words[at : at + 3])
        for t in body(190)
        for at in range(0, len(t.words), 3)
    ]
    assert read(pieces) == [(None, PARAGRAPH)]


# What the font calls the sign that it prints → what a person reads.
SIGNS = [
    ("Tỷ lệ 10\u00ad15% và Covid\u00ad19", "Tỷ lệ 10-15% và Covid-19"),
    ("Tỷ lệ 10\u201115%, Số 12/KH\u2010UBND", "Tỷ lệ 10-15%, Số 12/KH-UBND"),
    ("Giai đoạn 2021\u20132025", "Giai đoạn 2021\u20132025"),
    ("Tài khoản Of\ue000ce, e\ue002cient, con\ue000g, in\ue001ow", "Tài khoản Office, efficient, config, inflow"),
    ("Kế  hoạch   năm\u00a02024  của", "Kế hoạch năm 2024 của"),
    ("Thực hiê\u0323n nhiê\u0323m vu\u0323", "Thực hiện nhiệm vụ"),
]


@pytest.mark.parametrize(("drawn", "expected"), SIGNS)
def test_signs(drawn, expected):
    assert words_of(drawn) == expected


@pytest.mark.parametrize("space", [0, 1.5, 6, 8], ids=str)
def test_a_title_set_with_letter_space(space):
    title = Text(200, 100, "KẾ HOẠCH", "Bold", 14, space)
    assert read([title, *body(190)])[0] == (None, "KẾ HOẠCH")


@pytest.mark.parametrize("space", [-0.3, 0, 0.8, 1.5], ids=str)
def test_text_that_is_squeezed_or_stretched(space):
    line = Text(LEFT, 100, "Thực hiện nhiệm vụ năm học mới", spacing=space)
    assert read([line, *body(190)])[0][1] == "Thực hiện nhiệm vụ năm học mới"


def test_bold_made_by_printing_twice():
    twice = [Text(200, 100, "KẾ HOẠCH NĂM"), Text(200.3, 100, "KẾ HOẠCH NĂM")]
    assert read([*twice, *body(190)])[0][1] == "KẾ HOẠCH NĂM"


def test_a_raised_sign_belongs_to_its_line():
    x = 85 + 15 * 6.5
    line = [Text(85, 100, "Diện tích 150 m"), Text(x, 95, "2", size=8), Text(x + 6, 100, " đất ở")]
    assert read([*line, *body(190)])[0][1] == "Diện tích 150 m2 đất ở"


def test_list_items_are_not_a_column():
    items = [Text(113, 100 + 20 * at, f"- Mục tiêu thứ {at} của kế hoạch này;") for at in range(4)]
    assert [side for side, _ in read([*items, *body(300)])] == [None] * 5


def test_bold_is_told_by_the_name_of_the_font_in_part():
    doc = read_bytes(pdf_of([Text(85, 100, "KẾ HOẠCH", "TimesNewRomanPS-BoldMT"), *body(190)]), "a.pdf", "never")
    assert [block.bold for block in doc.blocks] == [True, False]
