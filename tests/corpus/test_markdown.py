"""Markup that goes, markup-like signs that stay, and tables of text files."""

import pytest

from tests.corpus.reading_text import lines, read

CASES = [
    ("chủ đề “*Đoàn kết, sáng tạo*” năm 2024", "chủ đề “Đoàn kết, sáng tạo” năm 2024"),
    ("gửi về Sở **trước ngày 15/4/2024** để tổng hợp", "gửi về Sở trước ngày 15/4/2024 để tổng hợp"),
    ("- **Đợt một:** Từ đầu năm", "- Đợt một: Từ đầu năm"),
    ("***Yêu cầu***", "Yêu cầu"),
    ("__Mục tiêu__ và _chỉ tiêu_", "Mục tiêu và chỉ tiêu"),
    ("việc “*Học tập và làm theo tư*\ntưởng, đạo đức”", "việc “Học tập và làm theo tư\ntưởng, đạo đức”"),
    ("## II. NỘI DUNG ##", "II. NỘI DUNG"),
    ("Độc lập - Tự do - Hạnh phúc ----------", "Độc lập - Tự do - Hạnh phúc"),
    # What only looks like markup stays.
    ("diện tích 5 * 3 m và 2*4*6 m", "diện tích 5 * 3 m và 2*4*6 m"),
    ("(*) Số liệu ước (*)", "(*) Số liệu ước (*)"),
    ("* Về công tác tuyên truyền", "* Về công tác tuyên truyền"),
    ("*Ghi chú: số liệu tạm tính", "*Ghi chú: số liệu tạm tính"),
    ("Số: ____/KH-SYT", "Số: ____/KH-SYT"),
    ("địa chỉ van_thu_so@hailam.gov.vn", "địa chỉ van_thu_so@hailam.gov.vn"),
    ("#chuyendoiso là khẩu hiệu", "#chuyendoiso là khẩu hiệu"),
    ("- Lưu: VT", "- Lưu: VT"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_markup(text: str, expected: str) -> None:
    assert read(text).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"1\. Mục đích \- yêu cầu", "1. Mục đích - yêu cầu"),
        ("xem [Kế hoạch 12](https://hailam.gov.vn/kh12.pdf) của Sở", "xem Kế hoạch 12 của Sở"),
        ("TT&nbsp;dòng một<br>dòng hai", "TT dòng một dòng hai"),
        ("```text\nSở Y tế\n```", "Sở Y tế"),
        ("tỷ lệ < 5% và > 3%", "tỷ lệ < 5% và > 3%"),
        ("quy mô [1] và (2)", "quy mô [1] và (2)"),
    ],
)
def test_only_in_markdown(text: str, expected: str) -> None:
    assert read(text, "markdown").text == expected


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**I. MỤC TIÊU**", True),
        ("1. **Mục đích**", True),
        ("# Mục đích", True),
        ("- **Đợt một:** từ đầu năm", False),
        ("**a** và **b**", False),
        ("*nghiêng*", False),
    ],
)
def test_bold_is_remembered(text: str, bold: bool) -> None:
    assert [block.bold for block in read(text).blocks] == [bold]


def test_bold_reaches_over_lines_but_not_over_a_blank_one() -> None:
    assert [(b.bold) for b in read("**KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN**\n\nLê Văn An").blocks] == [True, True, False]
    assert lines("**Ghi chú\n\nhai sao** ở đây")[0] == "**Ghi chú"


TABLE = """
| TT | Chỉ tiêu | Đơn vị | Kế hoạch 2024 |
|---:|:---------|--------|---|
| 1 | Tỷ lệ hồ sơ đúng hạn | % | 95 |
| 2 | Số lớp tập huấn | lớp | |

Trên đây là Kế hoạch.
"""


def test_pipe_table() -> None:
    document = read("Các chỉ tiêu:\n" + TABLE, "markdown")
    assert document.text.split("\n")[1:4] == [
        "TT | Chỉ tiêu | Đơn vị | Kế hoạch 2024",
        "1 | Tỷ lệ hồ sơ đúng hạn | % | 95",
        "2 | Số lớp tập huấn | lớp | ",
    ]
    (table,) = document.tables
    words = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows()]
    assert words[2] == ["2", "Số lớp tập huấn", "lớp", ""]
    assert [block.kind for block in document.blocks] == ["paragraph", "row", "row", "row", "paragraph"]
    assert next(piece.block for piece in document.pieces if piece.start >= table.start) == "line 3"


@pytest.mark.parametrize(
    "text",
    ["TT | Nhiệm vụ | Chủ trì\n1 | Rà soát | Phòng Y tế", "TT\tNhiệm vụ\tChủ trì\n1\tRà soát\tPhòng Y tế"],
    ids=["bars", "tabs"],
)
def test_tables_without_frame(text: str) -> None:
    document = read(text)
    assert document.text == "TT | Nhiệm vụ | Chủ trì\n1 | Rà soát | Phòng Y tế"
    assert len(document.tables) == 1
    assert read(document.text) == document.model_copy(update={"source": read(document.text).source})


@pytest.mark.parametrize(
    "text", ["1.\tMục đích\n2.\tYêu cầu", "UBND TỈNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Phòng A | Phòng B"]
)
def test_no_table(text: str) -> None:
    assert read(text).tables == ()


LETTERHEAD = """
| UBND TỈNH HẢI LÂM<br>**SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br/>Độc lập - Tự do - Hạnh phúc |
|---|---|
| Số: 5/KH-SYT | Hải Lâm, ngày 3 tháng 2 năm 2024 |
"""


def test_letterhead_in_a_table_is_no_table() -> None:
    document = read(LETTERHEAD, "markdown")
    assert document.tables == ()
    assert document.text.split("\n") == [
        "UBND TỈNH HẢI LÂM",
        "SỞ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 5/KH-SYT",
        "Hải Lâm, ngày 3 tháng 2 năm 2024",
    ]
    assert [block.side for block in document.blocks] == ["left", "left", "right", "right", "left", "right"]
