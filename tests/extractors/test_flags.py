"""Doubts about a plan: each with a near miss beside it."""

import pytest

from extractors.annotator import annotator
from extractors.flag_registry import flag_kinds, raise_flag
from extractors.pipeline import extract
from tests.reading import document_of

LETTERHEAD = """SỞ Y TẾ LAM GIANG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}
{place}
KẾ HOẠCH
Phòng bệnh mùa hè năm 2022
Căn cứ Luật Phòng, chống bệnh truyền nhiễm, Sở Y tế Lam Giang xây dựng kế hoạch như sau:
{body}
Nơi nhận:
- Lưu: VT.
{signature}"""
BODY = (
    "I. MỤC TIÊU\nKhông để dịch lớn xảy ra.\nII. NHIỆM VỤ\n{words}\n"
    "III. TỔ CHỨC THỰC HIỆN\n1. Phòng Nghiệp vụ theo dõi việc thực hiện."
)


def flags_of(
    words="Giữ vệ sinh.",
    *,
    number="Số: 15/KH-SYT",
    place="Lam Giang, ngày 10 tháng 02 năm 2022",
    body=BODY,
    signature="GIÁM ĐỐC\n\nTrần Văn Bình",
):
    text = LETTERHEAD.format(number=number, place=place, body=body.format(words=words), signature=signature)
    text = "\n".join(line for line in text.split("\n") if line)
    return extract(document_of(text), annotator()).flags


def codes(*args, **changes):
    return [flag.code for flag in flags_of(*args, **changes)]


def test_a_plan_without_fault_has_no_flag():
    assert codes() == []


HEADER = [
    ({"number": ""}, ["missing_number"]),
    ({"number": "Số:      /KH-SYT"}, ["blank_number"]),
    ({"place": ""}, ["missing_issue_date"]),
    ({"place": "Lam Giang, ngày     tháng 02 năm 2022"}, ["partial_issue_date"]),
    ({"signature": ""}, ["missing_signer"]),
    ({"body": "I. MỤC TIÊU\nKhông để dịch lớn xảy ra.\nII. NHIỆM VỤ\n{words}"}, ["missing_section"]),
    # Offices as headings say who.
    ({"body": "I. MỤC TIÊU\nGiảm bệnh.\nII. BIỆN PHÁP\n1. Sở Y tế\n- Khám.\n2. Đối với Hội Nông dân\n- Họp.\n{words}"}, []),
    (
        {"body": "I. MỤC TIÊU\nGiảm bệnh.\nII. BIỆN PHÁP\n1. Sở Y tế\n- Khám.\n2. Khám bệnh\n- Ở xã.\n{words}"},
        ["missing_section"],
    ),
    # A heading may name both what is done and who does it.
    ({"body": "I. MỤC TIÊU\nKhông để dịch lớn xảy ra.\nII. NỘI DUNG VÀ PHÂN CÔNG THỰC HIỆN\n{words}"}, []),
]


@pytest.mark.parametrize(("changes", "expected"), HEADER)
def test_what_the_form_asks_for(changes, expected):
    assert codes(**changes) == expected


WORDS = [
    ("Gửi báo cáo về Sở Y tế trước ngày 15/12/2021.", ["deadline_before_issue", "year_out_of_period"]),
    ("Gửi báo cáo về Sở Y tế trước ngày 15/12/2022.", []),
    ("Đến ngày 15/12/2021, toàn tỉnh đã có 30 trạm; 9 tháng đầu năm 2021 đạt 70%.", []),  # what was
    ("Trẻ sinh từ ngày 01/01/2014 đến ngày 31/12/2016 được tiêm.", []),
    ("Ông An vào ngành ngày 03/02/2012.", []),
    ("Gửi báo cáo về Sở Y tế trước ngày 15/01/2023.", []),  # the report on a year is due in the next one
    ("Đợt 1: từ ngày 01/5/2014 đến ngày 31/8/2014.", ["year_out_of_period"]),
    ("Đợt 1: từ ngày 01/5/2022 đến ngày 31/8/2022.", []),
    ("Thực hiện Quyết định số 5/QĐ-BYT ngày 02/3/2014 của Bộ Y tế.", []),  # a citation has its own year
    ("Chương trình giai đoạn 2014-2030.", []),  # a longer programme
    (
        "Tổ chức tổng kết xong trước ngày 30/11/2022, gửi báo cáo về Sở Y tế trước ngày 20/11/2022.",
        ["due_before_done"],
    ),
    ("Tổ chức tổng kết xong trước ngày 30/11/2022, gửi báo cáo về Sở Y tế trước ngày 10/12/2022.", []),
    ("1. Diệt muỗi.\n1. Phun thuốc.", ["duplicate_number"]),
    ("1. Diệt muỗi.\n2. Phun thuốc.\n4. Kiểm tra.", ["number_gap"]),
    ("1. Diệt muỗi.\n2. Phun thuốc.\n3. Kiểm tra.", []),
    ("Thực hiện Kế hoạch số 8/QĐ-UBND của UBND tỉnh.", ["kind_symbol_mismatch"]),
    ("Thực hiện Quy định số 8-QĐ/TU của Tỉnh ủy.", []),  # the Party writes QĐ for quy định too
    ("Thực hiện Kết luận số 8-TB/TW của Bộ Chính trị.", []),  # conclusions are handed on in a notice
    (  # numbers begin anew each year
        "Thực hiện Kế hoạch số 8/KH-UBND ngày 05/01/2021.\nTheo Kế hoạch số 8/KH-UBND ngày 09/01/2022.",
        [],
    ),
    ("Thực hiện Chương trình số 8-CT/TU của Tỉnh ủy.", []),  # so did Party committees for years
    ("Thực hiện Kế hoạch dạy bơi của xã nêu tại số 8/QĐ-UBND.", []),  # the number may be another document's
    ("Thực hiện Đề án 06/QĐ-TTg.", []),  # an Đề án is issued by a decision
    (
        "Thực hiện Quyết định số 8/QĐ-UBND ngày 05/01/2022.\nTheo Quyết định số 8/QĐ-UBND ngày 06/01/2022.",
        ["reference_disagrees"],
    ),
    ("Thực hiện Quyết định số 8/QĐ-UBND ngày 05/01/2022.\nTheo Quyết định số 8/QĐ-UBND ngày 5/1/2022.", []),
    ("Thực hiện Quyết định số 8/2019/QĐ-UBND ngày 05/01/2018 của UBND tỉnh.", ["reference_disagrees"]),
    ("Thực hiện Quyết định số 8/2019/QĐ-UBND ngày 31/12/2019 của UBND tỉnh.", []),
    ("Thực hiện Quyết định số 8/QĐ-UBND ngày 11/02/2022 của UBND tỉnh.", ["citation_after_issue"]),
    ("Thực hiện Quyết định số 8/QĐ-UBND ngày 10/02/2022 của UBND tỉnh.", []),
    ("Quyết toán các dự án hoàn thành trước ngày 31/12/2021.", []),  # the day tells which projects
    ("Các đơn vị hoàn thành trước ngày 31/12/2021.", ["deadline_before_issue", "year_out_of_period"]),
    ("Hỗ trợ hộ có đất trước ngày 01/7/2014.", []),
    ("Khởi công trạm y tế, đưa vào sử dụng trước quý IV/2025.", []),  # a long work
    ("Gửi báo cáo trước ngày 15/12/2032.", ["year_out_of_period"]),
    ("Tiếp tục đơn đốc các xã.", ["ocr_suspect"]),
    ("Tiếp tục đôn đốc các xã.", []),
    ("Quản lý nhà nước về y tế của Chính phủ.", []),
    ("Quản lý nha nước về y tế.", ["ocr_suspect"]),
    ("Phần đầu hoàn thành nhiệm vụ.", ["ocr_suspect"]),
    ("Phần đầu năm dành cho tập huấn.", []),
    ("Kiện toàn hệ thông trạm y tế.", ["ocr_suspect"]),
    ("Kế họach và họat động của trạm.", []),  # a keyboard put the mark there, no scanner
    ("Ứng dụng công nghệ thông tin.", []),
    ("Đánh giá tình hình thực hiện.", []),  # two words of which the syllables stand side by side
    ("Phát huy đồng bộ, ban hành đồng thời các giải pháp.", []),
    ("Truyển thông về tiêm chủng.", ["ocr_suspect"]),
    ("Phát huy truyền thống của ngành.", []),
    ("Khám chữa bệnh vượt tuyến đúng quy định.", []),  # too far from "tuyển dụng"
    ("Góp phần đấu tranh, theo hướng dân chủ, hướng ủng hộ; cần bố trí đủ.", []),
    ("Bồi dường giáo viên.", ["ocr_suspect"]),
    ("Tập huấn cho tổ trưởng chuyên môn họp bàn.", []),
    ("Khắc phục thiéu sót.", ["ocr_suspect"]),
    ("Sửa chữa ôtô, họat động của thôn, 12 kiôt, 5 km đường gom, giá 500 đ.", []),
    ("Vận động toàn d n tham gia để n ng cao kỹ năng.", ["ocr_suspect", "ocr_suspect"]),
    ("Theo điểm c khoản 2, lớp 6 c học bơi, dài 5 m tại bến.", []),
    ("Tiep tuc don doc cac xa.", []),  # no marks at all is another matter
]


@pytest.mark.parametrize(("words", "expected"), WORDS)
def test_what_the_body_says(words, expected):
    assert codes(words) == expected


def test_a_scan_has_one_flag_for_all_its_misread_words():
    document = document_of(
        LETTERHEAD.format(number="Số: 15/KH-SYT", place="", body="I. NHIỆM VỤ\nĐơn đốc các xã, tố chức thi.", signature="")
    )
    seen = []
    for ocr in (False, True):
        source = document.source.model_copy(update={"ocr": ocr})
        flags = extract(document.model_copy(update={"source": source}), annotator()).flags
        seen.append([flag.message for flag in flags if flag.code == "ocr_suspect"])
    assert seen == [
        ['Probably misread by a scanner: "Đơn đốc" → "đôn đốc".', 'Probably misread by a scanner: "tố chức" → "tổ chức".'],
        ['Probably misread by a scanner: "Đơn đốc" → "đôn đốc"; "tố chức" → "tổ chức".'],
    ]


FIGURES = [
    ("Chi phí năm 2022 ước đạt 8,5 tỷ đồng, tăng 4,8% so với năm 2021 (năm 2021 đạt 8,1 tỷ đồng).", ["figures_disagree"]),
    ("Chi phí năm 2022 ước đạt 8,5 tỷ đồng, tăng 4,9% so với năm 2021 (năm 2021 đạt 8,1 tỷ đồng).", []),
    ("Chi phí năm 2022 ước đạt 8,5 tỷ đồng, tăng khoảng 5% so với năm 2021 (năm 2021 đạt 8,1 tỷ đồng).", []),  # rounded
    ("Thu đạt 9.6 tỷ đồng; chi đạt 8,5 tỷ đồng.", ["mixed_number_format"]),
    ("Thu đạt 9.600 tỷ đồng; chi đạt 8,5 tỷ đồng.", []),  # a grouping point
    ("Tập huấn cho 100 cán bộ, trong đó 60 cán bộ nữ, 55 đảng viên.", []),  # some may be both
    ("Tập huấn cho 100 cán bộ, trong đó 120 cán bộ nữ.", ["figures_disagree"]),
]


@pytest.mark.parametrize(("words", "expected"), FIGURES)
def test_figures(words, expected):
    assert codes(words) == expected


def test_a_day_that_breaks_the_order_of_a_schedule_by_a_year():
    words = "- Ngày 28/12/2022: tập huấn.\n- Ngày 02/01/2022: thực hành.\n- Ngày 05/01/2023: kiểm tra."
    assert "year_out_of_period" in codes(words)
    assert codes(words.replace("02/01/2022", "02/01/2023")) == []


def test_a_flag_speaks_both_languages_with_the_figures():
    flag = next(f for f in flags_of("Gửi báo cáo trước ngày 15/12/2021.") if f.code == "deadline_before_issue")
    assert "15/12/2021" in flag.message
    assert "15/12/2021" in flag.message_vi
    assert flag.span is not None
    assert flag.severity == "error"


def test_a_sentence_with_a_name_that_is_not_said_is_refused():
    with pytest.raises(KeyError):
        raise_flag("blank_number")


def test_the_registry_and_the_schema_name_the_same_flags():
    assert len(flag_kinds()) == 19
