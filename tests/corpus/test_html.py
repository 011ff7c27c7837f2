# ruff: noqa: E501  a case is one line
"""What a web page shows, read as a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.read import read_bytes
from schemas.document import Document
from schemas.errors import SourceUnreadable


def read(body: str, name: str = "a.html") -> Document:
    return read_bytes(f"<html><head><title>Trang</title></head><body>{body}</body></html>".encode(), name)


LINES = [
    ("paragraphs", "<p>Một</p>chữ rời<p>Hai</p>", ["Một", "chữ rời", "Hai"]),
    ("white space is one space", "<p>Kế\n   hoạch&nbsp;<b>năm</b>  2024</p>", ["Kế hoạch năm 2024"]),
    ("one word in two elements", "<p>Kế ho<b>ạch</b></p>", ["Kế hoạch"]),
    ("a break parts lines", "<p>KẾ HOẠCH<br>Phát động</p>", ["KẾ HOẠCH", "Phát động"]),
    ("what is not shown", "<p>A</p><script>x()</script><style>p{}</style><p style='display: none'>B</p><!-- C -->", ["A"]),
    (
        "numbers of a list",
        "<ol type='I'><li>Một<li>Hai<ol type='a'><li>Ba</ol><li>Bốn</ol>",
        ["I. Một", "II. Hai", "a. Ba", "III. Bốn"],
    ),
    ("a list that goes on", "<ol start='3'><li>Ba<li value='7'>Bảy<li>Tám</ol>", ["3. Ba", "7. Bảy", "8. Tám"]),
    ("bullets", "<ul><li>Một</li><li><p>Hai</p></li></ul>", ["- Một", "- Hai"]),
    ("a table of data", "<table border=1><tr><th>A<th>B<tr><td>1<td>2</table>", ["A | B", "1 | 2"]),
    ("merged cells", "<table border=1><tr><td rowspan=2>A<td>B<tr><td>C<tr><td colspan=2>D</table>", ["A | B", " | C", "D"]),
    (
        "a table inside a cell",
        "<table border=1><tr><td>A<td><table border=1><tr><td>x<td>y</table><tr><td>B<td>C</table>",
        ["A | x y", "B | C"],
    ),
    ("what was deleted is gone", "<p>đạt <del>80</del><ins>95</ins>%</p>", ["đạt 95%"]),
    (
        "a note stands behind its paragraph",
        "<p>Một<a href='#_ftn1' name='_ftnref1'>[1]</a> dòng</p><p>Hai</p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Ghi <b>chú</b></p></div>",
        ["Một dòng", "Ghi chú", "Hai"],
    ),
    (
        "a note as LibreOffice has it, that calls itself",
        "<p>Một<a href='#sdfootnote1sym'><sup>1</sup></a></p>"
        "<div id=sdfootnote1><p><a href='#sdfootnote1anc'>1</a> Ghi chú<a href='#sdfootnote1sym'>!</a></p></div><p>Hai</p>",
        ["Một", "Ghi chú!", "Hai"],
    ),
    (
        "a note that nobody calls stays",
        "<p>Một</p><div id=ftn2><a href='#_ftnref2'>[2]</a> Ghi chú</div>",
        ["Một", "[2] Ghi chú"],
    ),
    ("a page set in a table", "<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", ["Một", "Hai"]),
]


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_lines(body, lines):
    assert read(body).text.split("\n") == lines


def test_letterhead_and_signature():
    doc = read(
        "<table><tr><td><b>SỞ NÔNG THÔN</b><br>Số: 12/KH-SNT</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
        "<p align=center><b>KẾ HOẠCH</b></p><p>Thân bài.</p>"
        "<table><tr><td><p>Nơi nhận:</p><p>- Lưu: VT.</p></td><td align=center><b>GIÁM ĐỐC</b></td></tr></table>"
    )
    assert [(b.side, b.bold, b.centered, doc.text[b.start : b.end]) for b in doc.blocks] == [
        ("left", False, False, "SỞ NÔNG THÔN"),
        ("left", False, False, "Số: 12/KH-SNT"),
        ("right", False, False, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (None, True, True, "KẾ HOẠCH"),
        (None, False, False, "Thân bài."),
        ("left", False, False, "Nơi nhận:"),
        ("left", False, False, "- Lưu: VT."),
        ("right", True, True, "GIÁM ĐỐC"),
    ]


MENU = "".join(f"<li><a href='/muc/{number}'>Chuyên mục số {number}</a></li>" for number in range(10))
LETTERHEAD = "<table><tr><td>SỞ Y TẾ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
FOOT = "<div>Bản quyền thuộc Sở Y tế. Lượt truy cập: 1.234</div>"
END = "<p>Nơi nhận:</p><p>- Lưu: VT.</p>"
APPENDIX = "<div><p>Phụ lục</p><p>Danh sách.</p></div>"
SHOWN = ["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Tiêm chủng 95% trẻ.", "Nơi nhận:", "- Lưu: VT."]
PLAN = f"{LETTERHEAD}<p>Tiêm chủng 95% trẻ.</p>{END}"
PORTALS = [
    ("menu, list and foot go", f"<ul>{MENU}</ul><div>{PLAN}<ul>{MENU}</ul></div>{FOOT}", SHOWN),
    ("appendices stay", f"<ul>{MENU}</ul><div>{PLAN}</div>{APPENDIX}{FOOT}", [*SHOWN, "Phụ lục", "Danh sách."]),
    ("so does the signer", f"<ul>{MENU}</ul><div>{PLAN}</div><p>GIÁM ĐỐC</p>{FOOT}", [*SHOWN, "GIÁM ĐỐC"]),
    ("a page with few links stays whole", f"<p><a href='/'>Về trang đầu</a></p><div>{PLAN}</div>Cuối trang", ["Về trang đầu", *SHOWN, "Cuối trang"]),
    ("of a page without a letterhead only lists of links go", f"<ul>{MENU}</ul><p>Tiêm chủng.</p>{FOOT}", ["Tiêm chủng.", "Bản quyền thuộc Sở Y tế. Lượt truy cập: 1.234"]),
    ("a link amid a sentence stays", f"<ul>{MENU}</ul><div>{PLAN}<p>Theo <a href='/luat'>Luật</a> này.</p></div>", [*SHOWN, "Theo Luật này."]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), [case[1:] for case in PORTALS], ids=[case[0] for case in PORTALS])
def test_what_a_portal_puts_around_a_plan_is_left_out(body, lines):
    assert read(body).text.split("\n") == lines


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.doc", "a"])
def test_the_name_does_not_matter(name):
    doc = read("<p>Kế hoạch</p>", name)
    assert (doc.source.format, doc.text) == ("html", "Kế hoạch")


ENCODINGS = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", ""),
    ("utf-8", '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'),
    ("cp1252", '<meta charset="windows-1252">'),
]


@pytest.mark.parametrize(("encoding", "meta"), ENCODINGS)
def test_encodings(encoding, meta):
    words = "Ngày 5 tháng 2, đạt 95%" if encoding != "cp1252" else "Công hòa, xã, năm".replace("ă", "â")
    data = f"<html><head>{meta}</head><body><p>{words}</p></body></html>".encode(encoding)
    assert read_bytes(data, "a.html").text == words


def test_a_page_without_words():
    with pytest.raises(SourceUnreadable) as raised:
        read("<p> </p><img src=x>")
    assert raised.value.reason == "no_text"


SOUP = [
    "<p>",
    "</p>",
    "<td>",
    "<table border=1>",
    "</table>",
    "<tr>",
    "<td rowspan=2>",
    "<ol>",
    "<li>",
    "<br>",
    "chữ ",
    "5",
    "&",
    "<",
]


@given(st.lists(st.sampled_from(SOUP), max_size=60))
def test_any_soup_gives_a_document(soup):
    doc = read("chữ" + "".join(soup))
    assert [doc.text[b.start : b.end] for b in doc.blocks] == doc.text.split("\n")
