"""The header: letterhead, title, period, theme, signer, recipients."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.casing import sentence_case
from extractors.issuers import proper_name
from extractors.signature import is_person, is_position, read_signer
from extractors.years import years_announced, years_in
from schemas.base import Years
from tests.extractors.plan_pages import header_of, page

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nKẾ HOẠCH\nTổ chức hội thi\nCăn cứ Luật Thanh niên;\nI. MỤC ĐÍCH\nVui khỏe.\n"

NUMBERS = [
    ("Số: 31/KH-SYT", "31", "KH-SYT", "read"),
    ("Số: 31 /KH-BQLKKT", "31", "KH-BQLKKT", "read"),
    ("Số: /KH-KCN", None, "KH-KCN", "blank"),
    ("Số:        /KH-UBND", None, "KH-UBND", "blank"),
    ("Số: ……/KH-UBND", None, "KH-UBND", "blank"),
    ("Số: 01/2020/KH-BCT", "01", "KH-BCT", "read"),
    ("Số: 15-KH/TU", "15", "KH/TU", "read"),
    ("Số 15-KH/ĐU", "15", "KH/ĐU", "read"),
    ("Só: 7/KH-BVĐK", "7", "KH-BVĐK", "read"),  # a scanner's slip
    ("Số: 16/KH-\nUBATGTQG", "16", "KH-UBATGTQG", "read"),
    ("Số: 98 KH/TĐTN-TNTH", "98", "KH/TĐTN-TNTH", "read"),
    ("Số:      KH/TĐTN", None, "KH/TĐTN", "blank"),
    ("Số: 98/KH-THCS LL", "98", "KH-THCS LL", "read"),
    ("Số: 98/KH-THCS LL An Bình, ngày 5 tháng 9 năm 2023", "98", "KH-THCS LL", "read"),
    ("Số: 98/KH-SYT TP. Tân Lập, ngày 5 tháng 9 năm 2023", "98", "KH-SYT", "read"),
    ("Số: ⁀56 /KH-SYT", "56", "KH-SYT", "read"),
    ("Số 12 - KH/ĐU", "12", "KH/ĐU", "read"),
    ("Số: 125/SCN-KH", "125", "SCN-KH", "read"),  # before 2011 the office stood first
    ("Số: 14/KHPH-BTGTU-SVHTTDL-TĐTN", "14", "KHPH-BTGTU-SVHTTDL-TĐTN", "read"),
    ("Số: 98/KH-SYT An Bình, ngày 5 tháng 9 năm 2023", "98", "KH-SYT", "read"),
    ("", None, None, "absent"),
]


@pytest.mark.parametrize(("line", "number", "symbol", "state"), NUMBERS)
def test_number_and_symbol(line, number, symbol, state):
    header = header_of(f"SỞ Y TẾ\n{line}\n{MOTTO}{BODY}")
    assert (header.number, header.symbol, header.number_state) == (number, symbol, state)


DATES = [
    ("An Bình, ngày 05 tháng 9 năm 2023", "An Bình", "2023-09-05", "read"),
    ("An Bình, ngày tháng 02 năm 2021", "An Bình", "2021-02", "blank"),
    ("An Bình, ngày ..... tháng ..... năm 2019", "An Bình", "2019", "blank"),
    ("TP. Tân Lập, ngày 1 tháng 3 năm 2020", "TP. Tân Lập", "2020-03-01", "read"),
    ("An Bình , ngày 19 tháng 02 năm 2020", "An Bình", "2020-02-19", "read"),
    ("An Bình, ngày 31 tháng 02 năm 2020", "An Bình", "2020-02", "blank"),  # no calendar has it
    ("Phường 2, ngày 15 tháng 9 năm 2020", "Phường 2", "2020-09-15", "read"),
    ("TẬP TRUNG An Bình, ngày 15 tháng 9 năm 2020", "An Bình", "2020-09-15", "read"),  # an office ran into the line
    ("AN BÌNH, ngày 15 tháng 9 năm 2020", "An Bình", "2020-09-15", "read"),
    ("An Bình, ngày 15/9/2020", "An Bình", "2020-09-15", "read"),
    ("An Bình ngày 15 tháng 9 năm 2020", "An Bình", "2020-09-15", "read"),
    ("An Bình, tháng 9 năm 2020", "An Bình", "2020-09", "blank"),
    ("An Bình, ngày …../9/2020", "An Bình", "2020-09", "blank"),
    ("An Bình, ngày 15 tháng 9năm2020", "An Bình", "2020-09-15", "read"),
    ("An Bình, ngày 15 , tháng 9, năm 2020", "An Bình", "2020-09-15", "read"),
    ("An Bình, ngày1Sl tháng 0 năm 2020", "An Bình", "2020", "blank"),  # a hand that a scanner misread
    ("An Bình, ngày 15 tháng 9 năm 2.020", "An Bình", "2020-09-15", "read"),
    ("Bộ trưởng họp ngày 15 tháng 9 năm 2020", None, "2020-09-15", "read"),  # a sentence names no place
    ("", None, None, "absent"),
]


@pytest.mark.parametrize(("line", "place", "day", "state"), DATES)
def test_place_and_day(line, place, day, state):
    header = header_of(f"SỞ Y TẾ\nSố: 1/KH-SYT\n{MOTTO}{line}{BODY}")
    assert (header.place, header.issued_on, header.date_state) == (place, day, state)


OFFICES = [
    ("UBND TỈNH AN BÌNH\nSỞ Y TẾ", "Sở Y tế", "UBND tỉnh An Bình"),
    ("UBND TỈNH AN BÌNH SỞ Y TẾ", "Sở Y tế", "UBND tỉnh An Bình"),  # a cell whose line break was lost
    ("CÔNG ĐOÀN CƠ SỞ TRƯỜNG LÊ LỢI", "Công đoàn cơ sở trường Lê Lợi", None),  # one office
    ("SỞ Y TẾ\nSỞ Y TẾ", "Sở Y tế", None),
    ("ỦY BAN NHÂN DÂN\nỦY BAN NHÂN DÂN HUYỆN TÂN LẬP", "Ủy ban nhân dân huyện Tân Lập", None),
    ("Bộ lọc tìm kiếm\nSỞ Y TẾ", "Sở Y tế", None),  # of the web page
    ("UBND PHƯỜNG 12\nBCĐ PHONG TRÀO\nTOÀN DÂN ĐOÀN KẾT", "BCĐ phong trào toàn dân đoàn kết", "UBND phường 12"),
    (
        "UBND HUYỆN TÂN LẬP\nTRUNG TÂM GIÁO DỤC NGHỀ NGHIỆP -\nGIÁO DỤC THƯỜNG XUYÊN",
        "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên",
        "UBND huyện Tân Lập",
    ),
    ("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH", "Ủy ban nhân dân tỉnh An Bình", None),
    ("ỦY BAN NHÂN DÂN TỈNH AN BÌNH", "Ủy ban nhân dân tỉnh An Bình", None),
    ("SỞ GIÁO DỤC VÀ\nĐÀO TẠO", "Sở Giáo dục và Đào tạo", None),
    ("ĐẢNG BỘ TỈNH AN BÌNH\nĐẢNG ỦY SỞ Y TẾ\n*", "Đảng ủy Sở Y tế", "Đảng bộ tỉnh An Bình"),
    ("SỞ Y TẾ AN BÌNH\nBỆNH VIỆN ĐA KHOA TÂN LẬP", "Bệnh viện Đa khoa Tân Lập", "Sở Y tế An Bình"),
    ("LĐLĐ TỈNH AN BÌNH\nCÔNG ĐOÀN NGÀNH Y TẾ", "Công đoàn ngành Y tế", "LĐLĐ tỉnh An Bình"),
    ("CÔNG ĐOÀN NGÀNH Y TẾ\nCĐCS TRƯỜNG LÊ LỢI", "CĐCS trường Lê Lợi", "Công đoàn ngành Y tế"),
    ("BCH ĐOÀN TỈNH AN BÌNH\n***", "BCH Đoàn tỉnh An Bình", None),
    ("HỘI ĐỒNG ĐỘI HUYỆN TÂN LẬP", "Hội đồng Đội huyện Tân Lập", None),
    ("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân huyện An Bình", None),  # its second line was lost; the body has it
    ("PHÒNG GD&ĐT HUYỆN TÂN LẬP\nTRƯỜNG TIỂU HỌC LÊ LỢI\n-------", "Trường Tiểu học Lê Lợi", "Phòng GD&ĐT huyện Tân Lập"),
]


@pytest.mark.parametrize(("lines", "issuer", "parent"), OFFICES)
def test_offices(lines, issuer, parent):
    header = header_of(f"{lines}\nSố: 1/KH-X\n{MOTTO}An Bình, ngày 05 tháng 9 năm 2023{BODY}Tại huyện An Bình.")
    assert (header.issuing_body, header.parent_body) == (issuer, parent)


NAMES = [
    "Chi cục Kiểm lâm", "Chi cục Chăn nuôi và Thú y", "Trung tâm Khuyến nông", "Phòng Tài chính - Kế hoạch",
    "Phòng Kinh tế và Hạ tầng",
    "Đài Phát thanh và Truyền hình tỉnh", "Ban Quản lý Rừng phòng hộ", "Hội đồng Phối hợp phổ biến, giáo dục pháp luật",
    "Trường Đại học Bách khoa", "Trường THCS Lê Lợi", "Công ty TNHH MTV Môi trường đô thị", "Học viện Chính trị",
    "Sở Y tế An Bình",
    "Huyện đoàn Tân Lập", "Ban Chỉ đạo Phòng, chống ma túy", "Công đoàn cơ sở trường Lê Lợi", "Thanh tra tỉnh",
    "Tổng công ty Điện lực miền Bắc", "Ngân hàng Chính sách xã hội", "Văn phòng Ủy ban nhân dân tỉnh",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_offices_as_a_sentence_writes_them(name):
    assert proper_name(name.upper(), "") == name


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("PHÒNG BỆNH TRÊN ĐỊABÀN HUYỆN", "Phòng bệnh trên địabàn huyện"),  # a converter lost a space
        ("PHÒNG BỆNH CỦA HĐND VÀ BQLĐT", "Phòng bệnh của HĐND và BQLĐT"),
        ("PHÒNG BỆNH COVID TẠI THPT", "Phòng bệnh COVID tại THPT"),
    ],
)
def test_two_syllables_without_their_space_are_no_abbreviation(printed, written):
    assert sentence_case(printed, "") == written


def test_a_joint_plan_of_two_departments_stands_under_their_committee():
    head = f"UBND TỈNH AN BÌNH\nSỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO\nSố: 5/KHLT-SYT-SGDĐT\n{MOTTO}An Bình, ngày 1 tháng 3 năm 2020"
    header = header_of(f"{head}\nKẾ HOẠCH LIÊN TỊCH\nPhối hợp y tế trường học\nI. MỤC TIÊU\nKhỏe.")
    assert (header.parent_body, header.issuing_body) == ("UBND tỉnh An Bình", "Sở Y tế - Sở Giáo dục và Đào tạo")
    both = head.replace("SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO", "ỦY BAN MTTQ TỈNH AN BÌNH")
    header = header_of(f"{both}\nKẾ HOẠCH LIÊN TỊCH\nPhối hợp giám sát\nI. MỤC TIÊU\nKhỏe.")
    assert header.parent_body is None


def test_the_sentence_that_names_a_committee_of_a_term():
    header = header_of(
        "CHƯƠNG TRÌNH\nBảo vệ rừng\nThực hiện Chỉ thị số 13, Ban Thường vụ Tỉnh ủy (khóa XV) ban hành chương trình:\nI. A\n"
    )
    assert header.issuing_body == "Ban Thường vụ Tỉnh ủy"


def test_an_approval_above_the_signature_does_not_hide_the_signer():
    body = f"SỞ Y TẾ\nSố: 1/KH-X\n{MOTTO}An Bình, ngày 05 tháng 9 năm 2023{BODY}Trên đây là kế hoạch./.\n"
    end = "Nơi nhận:\n- Sở Nội vụ; (b/c)\n- Lưu: VT.\nHIỆU TRƯỞNG\nĐỗ Ngọc Khuê"
    header = header_of(f"{body}DUYỆT CỦA SỞ Y TẾ\n{end}")
    assert header.signer is not None
    assert (header.signer.name, header.signer.position) == ("Đỗ Ngọc Khuê", "HIỆU TRƯỞNG")
    assert header.recipients == ("Sở Nội vụ (b/c)", "Lưu: VT")


def test_a_ward_whose_name_begins_with_an_is_no_kind():
    header = header_of(f"ỦY BAN NHÂN DÂN\nPHƯỜNG AN HÒA TÂY\nSố: 5/KH-UBND\n{MOTTO}An Hòa Tây, ngày 1 tháng 3 năm 2026{BODY}")
    assert (header.kind, header.number) == ("ke_hoach", "5")
    assert header.issuing_body == "Ủy ban nhân dân phường An Hòa Tây"
    assert header_of("PHUONG ÁN\nPhòng cháy năm 2022\nI. MỤC TIÊU\nAn toàn.").kind == "phuong_an"


def test_a_long_title_in_capitals_on_a_page_that_lost_the_kind():
    head = "ỦY BAN NHÂN DÂN\nSố: 58/KH-UBND\nAn Bình, ngày 20 tháng 3 năm 2023\n"
    title = "GIÁM SÁT VÀ PHÒNG, CHỐNG DỊCH CÚM TRÊN NGƯỜI TẠI CÁC XÃ, PHƯỜNG VÀ TRƯỜNG HỌC TRÊN ĐỊA BÀN TỈNH NĂM 2023"
    header = header_of(f"{head}{title}\nCăn cứ Luật;\nI. MỤC TIÊU\nKhỏe.")
    assert (header.kind, header.title and header.title[:19].lower()) == ("ke_hoach", "giám sát và phòng, ")


def test_the_youth_union_prints_its_name_where_the_motto_stands():
    header = header_of(
        f"BCH ĐOÀN TỈNH AN BÌNH\n***\nSố: 5-KH/TĐTN\nĐOÀN TNCS HỒ CHÍ MINH\nAn Bình, ngày 1 tháng 3 năm 2020{BODY}"
    )
    assert (header.issuing_body, header.parent_body, header.symbol) == ("BCH Đoàn tỉnh An Bình", None, "KH/TĐTN")
    header = header_of(f"ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH AN BÌNH\nSố: 5-KH/TĐTN\nAn Bình, ngày 1 tháng 3 năm 2020{BODY}")
    assert header.issuing_body == "Đoàn TNCS Hồ Chí Minh tỉnh An Bình"


def test_a_name_that_the_body_writes_keeps_its_capitals():
    header = header_of(f"CỤC VĂN THƯ VÀ\nLƯU TRỮ QUỐC GIA\nSố: 1/KH-X{BODY}Cục Văn thư và Lưu trữ quốc gia chủ trì.")
    assert header.issuing_body == "Cục Văn thư và Lưu trữ quốc gia"


def test_a_preamble_under_a_heading_names_the_issuer_too():
    grounds = "I. CƠ SỞ XÂY DỰNG KẾ HOẠCH\nCăn cứ Điều lệ;\n{}\nII. MỤC TIÊU\nVui khỏe."
    named = header_of(
        "KẾ HOẠCH\nTổ chức hội thi\n" + grounds.format("Công đoàn trường Lê Lợi xây dựng kế hoạch năm học như sau:")
    )
    assert named.issuing_body == "Công đoàn trường Lê Lợi"
    told = header_of("KẾ HOẠCH\nTổ chức hội thi\n" + grounds.format("Sở Y tế xây dựng nhiều trạm y tế ở các xã."))
    assert told.issuing_body is None


def test_two_columns_in_one_line():
    header = header_of(
        "UBND TỈNH AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ Y TẾ Độc lập – Tự do – Hạnh phúc\n"
        f"Số: 12/KH-SYT An Bình, ngày 5 tháng 9 năm 2023{BODY}"
    )
    assert (header.parent_body, header.issuing_body, header.place) == ("UBND tỉnh An Bình", "Sở Y tế", "An Bình")
    assert (header.number, header.symbol, header.issued_on) == ("12", "KH-SYT", "2023-09-05")


def test_without_a_letterhead_the_announcing_sentence_names_the_issuer():
    header = header_of(
        "KẾ HOẠCH\nTổ chức hội thi\nHưởng ứng phong trào, Trưởng Ban Quản lý các khu công nghiệp phát động hội thi:\nI. A\n"
    )
    assert header.issuing_body == "Ban Quản lý các khu công nghiệp"
    assert (header.number_state, header.date_state, header.signer) == ("absent", "absent", None)


def test_the_fullest_name_that_the_text_gives():
    header = header_of(f"SỞ Y TẾ\nSố: 1/KH-SYT\nAn Bình, ngày 05 tháng 9 năm 2023{BODY}Sở Y tế tỉnh An Bình chủ trì.")
    assert header.issuing_body == "Sở Y tế tỉnh An Bình"


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("KẾ HOẠCH\nTổ chức hội thi\nnăm 2022", "ke_hoach", "Tổ chức hội thi năm 2022"),
        ("KẾ HOẠCH NĂM AN TOÀN GIAO THÔNG 2022", "ke_hoach", "Năm An toàn giao thông 2022"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết số 1", "chuong_trinh", "Thực hiện Nghị quyết số 1"),
        ("PHƯƠNG ÁN\nPhòng cháy năm 2022./.", "phuong_an", "Phòng cháy năm 2022"),
        ("KẾ HOẠCH\nDẠY HỌC VÀ Y TẾ\nNăm học 2020 - 2021", "ke_hoach", "Dạy học và y tế Năm học 2020 - 2021"),
        (
            "KẾ HOẠCH\nTổ chức hội thi\n(Ban hành kèm theo Quyết định số 5/QĐ-SYT\ncủa Giám đốc Sở Y tế)",
            "ke_hoach",
            "Tổ chức hội thi",
        ),
        ("KẾ HOẠCH\nV/v: Tổ chức hội thi", "ke_hoach", "Tổ chức hội thi"),
        ("DỰ THẢO KẾ HOẠCH\nTổ chức hội thi", "ke_hoach", "Tổ chức hội thi"),
        ("KẾ HOẠCH (DỰ THẢO)\nTổ chức hội thi", "ke_hoach", "Tổ chức hội thi"),
        ("KẾ HOẠCH CHIẾN LƯỢC\nPhát triển nhà trường", "ke_hoach", "Chiến lược Phát triển nhà trường"),
        ("KẾ HOẠCH NĂM 2022\nTrường ta luôn đổi mới, sáng tạo trong dạy và học.", "ke_hoach", "Năm 2022"),
        (
            "KẾ HOẠCH\nTổ chức kỷ niệm 40 năm\nNgày Nhà giáo (20/11/1982 - 20/11/2022)",
            "ke_hoach",
            "Tổ chức kỷ niệm 40 năm Ngày Nhà giáo (20/11/1982 - 20/11/2022)",
        ),
        ("KẾ HOẠCH\nTỔ CHỨC NGÀY HỘI TẠI TỈNH AN BÌNH", "ke_hoach", "Tổ chức ngày hội tại tỉnh An Bình"),
    ],
)
def test_kind_and_title(title, kind, words):
    header = header_of(f"SỞ Y TẾ\nSố: 1/KH-SYT\n{title}\nCăn cứ Luật Thanh niên;\nI. MỤC ĐÍCH\nVui khỏe.")
    assert (header.kind, header.title) == (kind, words)


def test_a_letter_has_its_subject_beside_the_number():
    header = header_of(
        f"SỞ Y TẾ\nSố: 45/SYT-NVY\nV/v tăng cường phòng dịch\n{MOTTO}An Bình, ngày 5 tháng 9 năm 2023\nKính gửi: Các bệnh viện"
    )
    assert (header.kind, header.title, header.symbol) == ("cong_van", "tăng cường phòng dịch", "SYT-NVY")


def test_the_subject_of_a_letter_goes_on_to_those_to_whom_it_goes():
    head = "PHÒNG GIÁO DỤC\nSố: 45/PGD-TH\nAn Bình, ngày 5 tháng 9 năm 2023\nV/v hướng dẫn\nGiáo dục tiểu học năm học 2023-2024\n"
    header = header_of(f"{head}Kính gửi: Các trường\nCăn cứ Luật Giáo dục, các trường dạy tốt.")
    assert (header.title, header.period.first) == ("hướng dẫn Giáo dục tiểu học năm học 2023-2024", 2023)


YEARS = [
    ("Phát triển nhà trường từ năm 2019 - đến năm 2024", None, (2019, 2024)),
    ("Phát động thi đua năm 2021", None, (2021, 2021)),
    ("Thi đua giai đoạn 2021 - 2025", None, (2021, 2025)),
    ("Phòng bệnh giai đoạn đến năm 2020", 2017, (2017, 2020)),
    ("Bảo vệ môi trường đến năm 2025, tầm nhìn đến năm 2030", 2022, (2022, 2025)),
    ("Triển khai năm học 2023-2024", None, (2023, 2024)),
    ("Từ năm 2021 đến năm 2025", None, (2021, 2025)),
    ("Ra quân quý III/2023", None, (2023, 2023)),
    ("Thực hiện Đề án “Học tập suốt đời giai đoạn 2021 - 2030” năm 2023", None, (2023, 2023)),
    ("Thực hiện Đề án “Học tập suốt đời giai đoạn 2021 - 2030”", None, (2021, 2030)),
    ("Cao điểm cấp thẻ (từ ngày 15/7/2022 đến 30/9/2022)", None, (2022, 2022)),
    ("Trực Tết từ 25/12/2021 đến hết ngày 10/02/2022", None, (2021, 2022)),
    ("Thực hiện Công văn ngày 15/7/2022", None, None),
    ("Thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021 của Thủ tướng", None, None),
    ("Thực hiện Nghị định số 30/2020/NĐ-CP", None, None),
    ("Thực hiện Chỉ thị ngày 05 tháng 9 năm 2023", None, None),
    ("Trong tình hình mới", None, None),
]


@pytest.mark.parametrize(("title", "issued", "years"), YEARS)
def test_period_of_a_title(title, issued, years):
    found = years_in(title, issued)
    assert (found and found[0]) == (years and Years(first=years[0], last=years[1]))


def test_period_of_the_announcing_sentence():
    said = "Thực hiện Kế hoạch ngày 05/01/2020 giai đoạn 2016-2020, Sở Y tế xây dựng Kế hoạch phòng dịch năm 2021 như sau:"
    assert years_announced(said, None)[0] == Years(first=2021, last=2021)
    assert years_announced("Thực hiện Nghị quyết giai đoạn 2016-2020, Sở Y tế xây dựng kế hoạch như sau:", None) is None


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("với chủ đề “Xanh, sạch, đẹp quê hương”", "Xanh, sạch, đẹp quê hương"),
        ("Chủ đề năm 2022 là “Vì một môi trường xanh”,", "Vì một môi trường xanh"),
        ("Chủ đề “Năm Môi trường 2022”: “Vì một môi trường xanh”.", "Vì một môi trường xanh"),
        ("thực hiện “mục tiêu kép” trong năm", None),
    ],
)
def test_theme(words, theme):
    assert header_of(f"KẾ HOẠCH\nTổ chức hội thi\nSở Y tế phát động {words}\nI. MỤC ĐÍCH\nVui khỏe.").theme == theme


SIGNERS = [
    (["GIÁM ĐỐC", "Lê Văn An"], ("Lê Văn An", "GIÁM ĐỐC", None)),
    (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "BSCKII. Lê Văn An"], ("Lê Văn An", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
    (["KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An"], ("Lê Văn An", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
    (
        ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn An"],
        ("Lê Văn An", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"),
    ),
    (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Văn An"], ("Lê Văn An", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ")),
    (
        ["TM. ỦY BAN AN TOÀN", "GIAO THÔNG HUYỆN", "PHÓ CHỦ TỊCH", "Lê Văn An"],
        ("Lê Văn An", "PHÓ CHỦ TỊCH", "TM. ỦY BAN AN TOÀN GIAO THÔNG HUYỆN"),
    ),
    (["HIỆU TRƯỞNG", "LÊ VĂN AN"], ("Lê Văn An", "HIỆU TRƯỞNG", None)),
    (["Ký bởi: Sở Y tế", "Lê Văn An"], None),
    # The office was lost under a stamp; but two names, or no surname, say nothing.
    (["Lê Văn An"], ("Lê Văn An", None, None)),
    (["Lê Văn An", "Trần Bá"], None),
    (["Vui Khỏe Mỗi Ngày"], None),
    (["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "H’ Yim Kđoh"], ("H’ Yim Kđoh", "PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH")),
    (["TRƯỞNG TRẠM", "YS. Lý A Páo", "XÁC NHẬN CỦA UBND XÃ", "CHỦ TỊCH", "Lê Văn An"], ("Lý A Páo", "TRƯỞNG TRẠM", None)),
    (["PHÊ DUYỆT CỦA SỞ Y TẾ", "GIÁM ĐỐC", "Lê Văn An", "VIỆN TRƯỞNG", "Trần Bá"], ("Trần Bá", "VIỆN TRƯỞNG", None)),
    (["DUYỆT CỦA HIỆU TRƯỞNG | NGƯỜI LẬP KẾ HOẠCH", "Lê Văn An | Trần Bá"], ("Lê Văn An", "HIỆU TRƯỞNG", None)),
    (["KT.GIÁM ĐỐC", "P.GIÁM ĐỐC", "Lê Văn An"], ("Lê Văn An", "P.GIÁM ĐỐC", "KT. GIÁM ĐỐC")),
    (["TM/ UBND XÃ", "CHỦ TỊCH", "Lê Văn An"], ("Lê Văn An", "CHỦ TỊCH", "TM/ UBND XÃ")),
    (
        ["KT. TRƯỞNG CÔNG AN XÃ", "PHÓ TRƯỞNG CÔNG AN XÃ", "Thiếu tá Lê Văn An"],
        ("Lê Văn An", "PHÓ TRƯỞNG CÔNG AN XÃ", "KT. TRƯỞNG CÔNG AN XÃ"),
    ),
    (["TRƯỞNG KHOA", "CNĐD. Lê Thị Hải-Yến"], ("Lê Thị Hải-Yến", "TRƯỞNG KHOA", None)),
    (["Hiệu trưởng", "Lê Văn An"], ("Lê Văn An", "Hiệu trưởng", None)),
    (["Hiệu trưởng nhà trường họp", "Lê Văn An"], None),
    (["SỞ Y TẾ", "GIÁM ĐỐC", "Lê Văn An", "TỈNH ĐOÀN", "BÍ THƯ", "Trần Bá"], ("Lê Văn An", "GIÁM ĐỐC", None)),
    (["| TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An"], ("Lê Văn An", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")),
]


@pytest.mark.parametrize(("lines", "expected"), SIGNERS)
def test_signer(lines, expected):
    signer = read_signer(lines)
    assert (signer and (signer.name, signer.position, signer.on_behalf)) == expected


@pytest.mark.parametrize("text", ["Lê Văn An", "ThS. Trần Thị Bích Ngọc", "NGUYỄN VĂN HẢI", "Hoàng A Chinh", "Y Thông"])
def test_persons(text):
    assert is_person(text)


@pytest.mark.parametrize("text", ["Sở Nội vụ", "QUYẾT ĐỊNH", "PHÓ GIÁM ĐỐC", "Lưu: VT", "An", "Nơi nhận:", "KẾ HOẠCH"])
def test_no_persons(text):
    assert not is_person(text)


def test_positions():
    assert is_position("PHÓ GIÁM ĐỐC")
    assert not is_position("Giám đốc Sở chủ trì")


RECIPIENTS = [
    ("Nơi nhận:\n- Sở Y tế (b/c);\n- Lưu: VT, NV.", ["Sở Y tế (b/c)", "Lưu: VT, NV"]),
    (
        "Nơi nhận:\n- Cụm thi đua các tỉnh\nmiền núi (Cụm trưởng);\n- Lưu: VT.",
        ["Cụm thi đua các tỉnh miền núi (Cụm trưởng)", "Lưu: VT"],
    ),
    ("Nơi nhận:\n- Lưu: VT.\nBản điện tử:\n- Sở Y tế;\n- Sở Nội vụ.", ["Lưu: VT", "Sở Y tế", "Sở Nội vụ"]),
    ("Nơi nhận: - Như trên; - Sở Y tế; - Lưu: VT.", ["Như trên", "Sở Y tế", "Lưu: VT"]),
    ("Nơi nhận:\nSở Y tế;\nLưu: VT.", ["Sở Y tế", "Lưu: VT"]),
    ("Nơi gửi:\n- Sở Y tế;\n- Lưu: VT.", ["Sở Y tế", "Lưu: VT"]),
    ("* Nơi nhận:\n- UBND các huyện, thị xã,\nthành phố;\n- Lưu: VT.", ["UBND các huyện, thị xã, thành phố", "Lưu: VT"]),
    ("Nơi nhận:\n- Sở Y tế; (Đã ký)\n- Lưu: VT.", ["Sở Y tế", "Lưu: VT"]),
    (
        "Nơi nhận: GIÁM ĐỐC\n- Hội đồng Thi đua - Khen thưởng;\n- Lưu: VT. Lê Văn An",
        ["Hội đồng Thi đua - Khen thưởng", "Lưu: VT"],
    ),
]


def test_a_signature_beside_the_list_with_the_name_below_it():
    header = header_of(
        "KẾ HOẠCH\nTổ chức hội thi\nI. MỤC ĐÍCH\n- Vui khỏe.\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- Sở Y tế; KT. CHỦ TỊCH\n"
        "- Các phòng; PHÓ CHỦ TỊCH\n- Lưu: VT.\nHuỳnh Thị Mai"
    )
    assert list(header.recipients) == ["Sở Y tế", "Các phòng", "Lưu: VT"]
    assert header.signer is not None
    assert header.signer.on_behalf == "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
    assert (header.signer.name, header.signer.position) == ("Huỳnh Thị Mai", "PHÓ CHỦ TỊCH")


def test_a_name_alone_under_the_list():
    header = header_of(
        "KẾ HOẠCH\nTổ chức hội thi\nI. MỤC ĐÍCH\n- Vui khỏe.\nNơi nhận:\n- Sở Y tế;`\n- Các phòng;\n- Lưu VT.\nHuỳnh Thị Mai"
    )
    assert list(header.recipients) == ["Sở Y tế", "Các phòng", "Lưu VT"]  # a speck is no recipient
    assert header.signer is not None
    assert (header.signer.name, header.signer.position, header.signer.on_behalf) == ("Huỳnh Thị Mai", None, None)


@pytest.mark.parametrize(("text", "names"), RECIPIENTS)
def test_recipients(text, names):
    tail = "" if "GIÁM ĐỐC" in text else "\nGIÁM ĐỐC\nLê Văn An"
    header = header_of(f"KẾ HOẠCH\nTổ chức hội thi\nI. MỤC ĐÍCH\n- Vui khỏe.\n{text}{tail}")
    assert list(header.recipients) == names
    assert header.signer is not None
    assert (header.signer.name, header.signer.position) == ("Lê Văn An", "GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH", "Ủy ban nhân dân tỉnh Nam Định"),
        ("TRIỂN KHAI NGHỊ QUYẾT SỐ 5 CỦA SỞ Y TẾ", "Triển khai Nghị quyết số 5 của Sở Y tế"),
        ("PHÒNG, CHỐNG COVID-19 TẠI TRƯỜNG THPT", "Phòng, chống COVID-19 tại trường THPT"),
        ("Đã viết thường", "Đã viết thường"),
        ("ĐÀO TẠO CÁN BỘ Y TẾ CỦA BỘ Y TẾ", "Đào tạo cán bộ y tế của Bộ Y tế"),
        ("KIỂM TRA NỘI BỘ NGÀNH Y TẾ", "Kiểm tra nội bộ ngành Y tế"),
        ("TRONG TRẠNG THÁI “BÌNH THƯỜNG MỚI” TẠI THÁI BÌNH", "Trong trạng thái “Bình thường mới” tại Thái Bình"),
    ],
)
def test_capitals_back_to_a_sentence(capitals, written):
    assert sentence_case(capitals, "") == written


PIECES = (
    [line for text, *_ in NUMBERS for line in text.split("\n")] + [text for text, *_ in DATES] + [text for text, *_ in OFFICES]
)
PIECES += (
    [line for lines, _ in SIGNERS for line in lines]
    + [line for text, _ in RECIPIENTS for line in text.split("\n")]
    + BODY.split("\n")
)


def check_spans(text):
    document = page(text)
    for span in header_of(text).spans.values():
        assert document.text[span.start : span.end] == span.text
        assert span.text.strip() == span.text


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_span_is_an_exact_slice(lines):
    check_spans("\n".join(lines))


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_no_text_makes_the_header_raise(text):
    check_spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 20_000,
        "Số: " * 5_000,
        "ngày " * 4_000,
        "“" * 20_000,
        "chủ đề “" * 2_000,
        "- " * 10_000,
        "Đ, " * 7_000,
        "KT. " * 5_000,
        "1/" * 9_000,
    ],
)
@pytest.mark.parametrize("before", ["", "KẾ HOẠCH\n", "KẾ HOẠCH\nA\nI. B\nNơi nhận: "])
def test_hostile_text_stays_linear(text, before):
    header_of(before + text)
