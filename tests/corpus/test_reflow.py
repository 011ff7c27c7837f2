"""Lines to paragraphs: where a page or a width broke a sentence, and where a paragraph ends."""

import textwrap

import pytest

from tests.corpus.reading_text import lines, read

PAGE_BREAKS = [
    ("- Việc phát động phong trào là nhiệm vụ của mỗi cơ quan, doanh\n\nnghiệp; mọi cá nhân đều tham gia.", 1),
    ("Các phòng tổng kết, gửi hồ sơ đề nghị khen thưởng về Văn\n\nphòng Sở trước ngày 30/11/2024.", 1),
    ("Hoàn thành các chỉ tiêu của Kế hoạch phát triển giáo dục năm\n\n2024 đã được giao từ đầu năm.", 1),
    ("Phối hợp với các đơn vị liên quan tham mưu trình Giám đốc và\n\nBan Chấp hành Công đoàn ngành xem xét.", 1),
    ("Sở Y tế phối hợp với các đơn vị phòng, chống dịch Covid-\n19 trên địa bàn tỉnh trong năm nay.", 1),
    ("Căn cứ Quyết định\nsố 34/QĐ-SNV ngày 10/10/2016 của Sở Nội vụ;", 1),
    ("Căn cứ Quyết định số 25/QĐ-TTg ngày\n04/02/2016 của Thủ tướng Chính phủ;", 1),
    ("Thực hiện cải cách hành chính của tỉnh giai đoạn\n2016 - 2020;", 1),
    # A paragraph ended.
    ("Thực hiện Nghị quyết số 05-NQ/TU ngày 02/01/2024 của Tỉnh ủy,\nSở Nội vụ xây dựng Kế hoạch như sau:", 2),
    ("- Ổn định sản xuất của các doanh nghiệp trên địa bàn huyện\n\n- Hướng dẫn lập thủ tục về môi trường.", 2),
    ("1. Hoàn thành các chỉ tiêu phát triển của Ban Quản lý khu du lịch\n\nThi đua thực hiện tốt công tác phòng dịch.", 2),
    ("1. Mục đích\nnâng cao nhận thức của cán bộ.", 2),
    ("II. NỘI DUNG THỰC HIỆN CỦA CÁC ĐƠN VỊ TRỰC THUỘC SỞ\ntiếp tục rà soát.", 2),
    ("Rà soát quy hoạch mạng lưới trường lớp đến từng địa bàn dân cư;\n\nbố trí kinh phí từ ngân sách.", 2),
]


@pytest.mark.parametrize(("text", "count"), PAGE_BREAKS)
def test_one_paragraph_a_line(text: str, count: int) -> None:
    assert len(lines(text)) == count


PARAGRAPHS = [
    "KẾ HOẠCH",
    "Chuyển đổi số ngành giáo dục năm 2024",
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 08/01/2024 của UBND tỉnh Hải Lâm về chuyển đổi số, Sở Giáo dục và Đào tạo "
    "xây dựng Kế hoạch chuyển đổi số năm 2024 với các nội dung như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Nâng cao năng lực số cho giáo viên và học sinh; phát triển kinh tế - xã hội của địa phương theo Nghị quyết của Tỉnh ủy "
    "giai đoạn 2021 - 2025, góp phần hoàn thành nhiệm vụ.",
    "- Huy động mọi nguồn lực. Các trường bố trí kinh phí hằng năm, lồng ghép với chương trình mục tiêu quốc gia và các dự án "
    "khác của ngành trên địa bàn tỉnh.",
    "2. Yêu cầu",
    "Việc triển khai phải đồng bộ, hiệu quả, tránh hình thức; phân công rõ người, rõ việc, rõ thời gian hoàn thành theo khoản 1 "
    "Điều 5 của Quy chế làm việc, không gây lãng phí nguồn lực.",
    "II. TỔ CHỨC THỰC HIỆN",
    "a) Phòng Giáo dục tiểu học: chủ trì hướng dẫn các trường thực hiện học bạ số trước ngày 30/9/2024, báo cáo Giám đốc Sở "
    "kết quả; phối hợp với Văn phòng Sở kiểm tra.",
    "Trên đây là Kế hoạch chuyển đổi số năm 2024 của ngành, yêu cầu các đơn vị nghiêm túc triển khai thực hiện./.",
]


@pytest.mark.parametrize("width", [64, 72, 80, 95])
@pytest.mark.parametrize("joint", ["\n", " \n\n"], ids=["wrapped", "a blank line between each two"])
def test_hard_wrapped(width: int, joint: str) -> None:
    wrapped = [line for words in PARAGRAPHS for line in textwrap.wrap(words, width, break_on_hyphens=False)]
    assert lines(joint.join(wrapped)) == PARAGRAPHS


UNEVEN = [
    "Thực hiện kế hoạch của Sở Y tế về công tác\ntiêm chủng mở rộng, các trạm y tế trên địa\nbàn huyện đã tiêm cho hơn\n"
    "1.250 trẻ dưới một tuổi, trong đó có 94 trẻ ở\nvùng sâu được tiêm tại nhà theo đúng\nquy định của ngành.",
    "2. Chỉ tiêu của ngành y tế\n100% trẻ được tiêm đủ mũi.",
    "3. Thực trạng bệnh sốt rét thường gặp tại\nđịa bàn các xã vùng cao của huyện\nMặc dù số ca mắc giảm trong năm qua,\n"
    "bệnh vẫn lưu hành ở các xã và thôn.",
]


def test_a_line_that_begins_with_a_figure_and_a_heading_over_two_lines() -> None:
    heading, below = UNEVEN[2].split("\nMặc")
    found = lines("\n".join(UNEVEN))
    assert found[0] == UNEVEN[0].replace("\n", " ")
    assert found[1:3] == UNEVEN[1].split("\n")
    assert found[3:] == [heading.replace("\n", " "), "Mặc" + below.replace("\n", " ")]


def test_wrapped_with_page_numbers_and_running_header() -> None:
    long = [paragraph for _ in range(4) for paragraph in PARAGRAPHS[2:11]]
    wrapped = [line for words in PARAGRAPHS[:2] + long for line in textwrap.wrap(words, 80, break_on_hyphens=False)]
    pages = [wrapped[at : at + 20] for at in range(0, len(wrapped), 20)]
    numbered = [[*page, "", str(number)] if number > 1 else page for number, page in enumerate(pages, start=1)]
    assert lines("\n".join(line for page in numbered for line in page)) == PARAGRAPHS[:2] + long
    headed = [["Kế hoạch chuyển đổi số", *page, f"Trang {number}"] for number, page in enumerate(pages, start=1)]
    assert lines("\f".join("\n".join(page) for page in headed)) == PARAGRAPHS[:2] + long


def test_numbers_that_count_no_pages_stay() -> None:
    assert lines("Biểu số liệu\n1\nSố trường\n12\n2\nSố lớp\n340") == [
        "Biểu số liệu",
        "1",
        "Số trường",
        "12",
        "2",
        "Số lớp",
        "340",
    ]


LETTERHEAD = """
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

HUYỆN VĨNH SƠN Độc lập - Tự do - Hạnh phúc

Số: 07/KH-UBND Vĩnh Sơn, ngày

15 tháng 01 năm 2024

KẾ HOẠCH
"""


def test_columns_of_a_letterhead() -> None:
    assert lines(LETTERHEAD) == [
        "ỦY BAN NHÂN DÂN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HUYỆN VĨNH SƠN",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/KH-UBND",
        "Vĩnh Sơn, ngày 15 tháng 01 năm 2024",
        "KẾ HOẠCH",
    ]


END = """Trên đây là Kế hoạch của Sở Công Thương năm 2024, đề nghị các đơn vị thực hiện./.
Nơi nhận:
- UBND tỉnh (b/c);
- Khối thi đua các sở quản lý ngành

kinh tế (Sở Tài chính);
- Các phòng, đơn vị
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Hoàng Thị Lan"""


def test_recipients_and_signature_keep_their_lines() -> None:
    found = lines(END)
    assert found[3] == "- Khối thi đua các sở quản lý ngành kinh tế (Sở Tài chính);"
    assert found[4:] == ["- Các phòng, đơn vị", "- Lưu: VT, VP.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Hoàng Thị Lan"]


def test_pieces_name_the_lines_of_the_file() -> None:
    document = read("\n\nGiao Phòng Nghiệp vụ Y tổng hợp kết quả của các đơn\n\nvị, báo cáo Giám đốc.")
    assert [(document.text[p.start : p.end], p.block) for p in document.pieces] == [
        ("Giao Phòng Nghiệp vụ Y tổng hợp kết quả của các đơn", "line 3"),
        ("vị, báo cáo Giám đốc.", "line 5"),
    ]


def test_a_kind_is_a_line_of_its_own_whatever_follows():
    body = "Thực hiện Nghị quyết của Ban Thường vụ về chuyển đổi số giai đoạn tới, Ban\nThường vụ huyện ủy ban hành kế hoạch.\n"
    found = lines("KẾ HOẠCH\nthực hiện Nghị quyết về chuyển đổi số\n" + body * 6)
    assert found[0] == "KẾ HOẠCH"
    assert found[1].startswith("thực hiện Nghị quyết")


NARROW_FIRST_LINES = """TỈNH HẢI LÂM
-------
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
|
Hải
Lâm, ngày 12 tháng 3 năm 2019
|
QUYẾT ĐỊNH
Căn cứ Luật Giáo dục nghề
nghiệp ngày 27 tháng 11 năm 2014;
Xét đề nghị của Sở Lao động và
Việc làm tại Tờ trình số 15/TTr-SLĐ ngày 05 tháng 3 năm 2019 về việc ban hành đề
án,
Điều 1. Ban hành kèm theo Quyết
định này Đề án nâng cao chất lượng đào tạo nghề cho thanh niên trên địa bàn tỉnh
Hải Lâm năm 2019.
Điều 2. Các sở, ban, ngành và địa
phương chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
|
TM.
ỦY BAN NHÂN DÂN
CHỦ TỊCH
Hoàng Thị Lan
|
ĐỀ ÁN
(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 12 tháng 3 năm 2019 của Ủy
ban nhân dân tỉnh)
"""


def test_cells_line_by_line_whose_first_lines_are_narrow():
    """A page of a collection of laws, copied: bars part the cells, each paragraph's first line was broken earlier."""
    assert lines(NARROW_FIRST_LINES) == [
        "TỈNH HẢI LÂM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hải Lâm, ngày 12 tháng 3 năm 2019",
        "QUYẾT ĐỊNH",
        "Căn cứ Luật Giáo dục nghề nghiệp ngày 27 tháng 11 năm 2014;",
        "Xét đề nghị của Sở Lao động và Việc làm tại Tờ trình số 15/TTr-SLĐ ngày 05 tháng 3 năm 2019 về việc ban hành đề án,",
        "Điều 1. Ban hành kèm theo Quyết định này Đề án nâng cao chất lượng đào tạo nghề cho thanh niên trên địa bàn tỉnh "
        "Hải Lâm năm 2019.",
        "Điều 2. Các sở, ban, ngành và địa phương chịu trách nhiệm thi hành Quyết định này./.",
        "Nơi nhận:",
        "- Như Điều 2;",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Hoàng Thị Lan",
        "ĐỀ ÁN",
        "(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 12 tháng 3 năm 2019 của Ủy ban nhân dân tỉnh)",
    ]


def test_recipients_beside_a_signature_are_read_down_the_columns():
    rows = "Nơi nhận: | TM. BAN CHẤP HÀNH\n- Tỉnh ủy; | CHỦ TỊCH\n- Các cơ sở; |\n- Lưu: VP. | Hoàng Thị Lan"
    found = lines(f"Trên đây là kế hoạch của Công đoàn./.\n{rows}")
    assert found[1:] == [
        "Nơi nhận:", "- Tỉnh ủy;", "- Các cơ sở;", "- Lưu: VP.", "TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Hoàng Thị Lan",
    ]  # fmt: skip


def test_a_signature_in_one_cell_and_one_right_under_a_table():
    body = "Trên đây là kế hoạch của Bộ./.\nNơi nhận: - Như trên; - Lưu: VT. | KT. BỘ TRƯỞNG THỨ TRƯỞNG Hoàng Thị Lan |\n"
    assert lines(body)[1:] == ["Nơi nhận: - Như trên; - Lưu: VT.", "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Hoàng Thị Lan"]
    table = "Thứ | Việc | Ai làm\nHai | Họp | Toàn trường\nNgười lập | HIỆU TRƯỞNG\nLê An | Hoàng Thị Lan\n"
    assert lines(table)[2:] == ["Người lập", "Lê An", "HIỆU TRƯỞNG", "Hoàng Thị Lan"]


def test_a_line_alone_between_bars():
    assert lines("Điều 3. Các sở thi hành Quyết định này./.\n| TM. ỦY BAN NHÂN DÂN |\nCHỦ TỊCH")[1] == "TM. ỦY BAN NHÂN DÂN"
