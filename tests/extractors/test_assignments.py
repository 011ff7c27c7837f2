"""Who is to do what."""

# ruff: noqa: E501  # a table of cases has one case a line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.assignments import extract_assignments
from extractors.dates import extract_dates
from extractors.lexicon import load_lexicon
from extractors.offices import View
from extractors.references import extract_references
from extractors.task_lines import labels_in
from tests.reading import reading_of


def read(text):
    reading = reading_of(text)
    references = extract_references(reading)
    return extract_assignments(reading, extract_dates(reading, references), references)


def brief(text):
    """(leads, supports, action) of each assignment."""
    return [
        (
            [a.text for a in task.assignees if a.part == "lead"],
            [a.text for a in task.assignees if a.part == "support"],
            task.action,
        )
        for task in read(text)
    ]


DO = "KẾ HOẠCH\nNăm 2022\nI. TỔ CHỨC THỰC HIỆN\n"
SENTENCES = [
    ("1. Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát định mức.", [(["Sở Y tế"], ["Sở Tài chính"], "chủ trì, phối hợp với Sở Tài chính rà soát định mức")]),
    ("1. Giao Văn phòng Sở (bộ phận thường trực) căn cứ quy chế, có trách nhiệm theo dõi tiến độ.", [(["Văn phòng Sở"], [], "theo dõi tiến độ")]),
    ("1. Đề nghị Công đoàn, Đoàn Thanh niên vận động đoàn viên tham gia.", [(["Công đoàn", "Đoàn Thanh niên"], [], "vận động đoàn viên tham gia")]),
    ("1. Căn cứ Kế hoạch này, các phòng, đơn vị xây dựng kế hoạch cụ thể.", [(["các phòng, đơn vị"], [], "xây dựng kế hoạch cụ thể")]),
    ("1. UBND huyện yêu cầu các xã, thị trấn lập danh sách hộ nghèo.", [(["các xã, thị trấn"], [], "lập danh sách hộ nghèo")]),
    ("1. UBND các xã chịu trách nhiệm trước UBND huyện về kết quả.", [(["UBND các xã"], [], "chịu trách nhiệm trước UBND huyện về kết quả")]),
    ("1. Sở Tài chính thẩm định dự toán; Sở Nội vụ tổng hợp kết quả.", [(["Sở Tài chính"], [], "thẩm định dự toán"), (["Sở Nội vụ"], [], "tổng hợp kết quả")]),
    # The sentences of a paragraph go on with the one who was named.
    ("1. Văn phòng lập chuyên mục mới. Thường xuyên đưa tin về phong trào.", [(["Văn phòng"], [], "lập chuyên mục mới"), (["Văn phòng"], [], "Thường xuyên đưa tin về phong trào")]),
    # The gazetteer does not hold this name to its end: parts of speech tell.
    ("1. Trung tâm Nước sạch sinh hoạt nông thôn lắp đặt đồng hồ nước.", [(["Trung tâm Nước sạch sinh hoạt nông thôn"], [], "lắp đặt đồng hồ nước")]),
    ("1. Chế độ báo cáo: Các đơn vị báo cáo kết quả về Phòng Nội vụ.", [(["Các đơn vị"], [], "báo cáo kết quả về Phòng Nội vụ")]),
]  # fmt: skip
LISTS = [
    ("1. Hội đồng Thi đua\n- Bình xét danh hiệu. Công khai kết quả.\n- Phối hợp với Công đoàn tổ chức lễ trao giải.", [
        (["Hội đồng Thi đua"], [], "Bình xét danh hiệu. Công khai kết quả"),
        (["Hội đồng Thi đua"], ["Công đoàn"], "Phối hợp với Công đoàn tổ chức lễ trao giải"),
    ]),
    ("1. Giao Văn phòng Ban:\n- Theo dõi, đôn đốc các phòng, đơn vị thực hiện.", [(["Văn phòng Ban"], [], "Theo dõi, đôn đốc các phòng, đơn vị thực hiện")]),
    ("1. Trách nhiệm của các trường học\nXây dựng kế hoạch năm học.", [(["các trường học"], [], "Xây dựng kế hoạch năm học")]),
    ("1. Phòng Nội vụ: Tham mưu khen thưởng.", [(["Phòng Nội vụ"], [], "Tham mưu khen thưởng")]),
    ("1. Trạm Y tế có trách nhiệm:\n- Khám sức khỏe.\n- Tiêm vắc xin cho trẻ.\nKinh phí do ngân sách cấp.", [(["Trạm Y tế"], [], "Khám sức khỏe"), (["Trạm Y tế"], [], "Tiêm vắc xin cho trẻ")]),
    ("1. Cục Thống kê\na) Điều tra mức sống dân cư;\nb) Phối hợp với Sở Nội vụ rà soát hộ.", [(["Cục Thống kê"], [], "Điều tra mức sống dân cư"), (["Cục Thống kê"], ["Sở Nội vụ"], "Phối hợp với Sở Nội vụ rà soát hộ")]),
    ("1. Thành lập Ban Chỉ đạo\n- Trưởng ban: Ông Lê Văn An\n- Phó ban: Bà Trần Thị Bé", []),
]  # fmt: skip
CARDS = [
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Nâng cao chất lượng giáo dục mũi nhọn trong toàn ngành.\n- Đơn vị chủ trì: Phòng Chuyên môn.\n- Đơn vị phối hợp: các trường học.\n- Sản phẩm: Báo cáo.",
     [(["Phòng Chuyên môn"], ["các trường học"], "Nâng cao chất lượng giáo dục mũi nhọn trong toàn ngành")]),
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n1. Kiểm tra\nKiểm tra hồ sơ giáo viên.\nChủ trì: Phó Hiệu trưởng; phối hợp: tổ trưởng chuyên môn.", [(["Phó Hiệu trưởng"], ["tổ trưởng chuyên môn"], "Kiểm tra hồ sơ giáo viên")]),
    ("KẾ HOẠCH\nI. NHIỆM VỤ\n- Tổ chức hội thi kể chuyện (giao Đoàn Thanh niên chủ trì).", [(["Đoàn Thanh niên"], [], "Tổ chức hội thi kể chuyện")]),
]  # fmt: skip
NEAR_MISSES = [
    # No one is named.
    "KẾ HOẠCH\nI. NỘI DUNG\n1. Tiếp tục quán triệt các chủ trương của Đảng.\n- Tăng cường kiểm tra, đôn đốc.",
    # The subject is a movement or an idea.
    DO + "Phong trào thi đua phải được phát động sâu rộng.\nCông tác tuyên truyền tiếp tục đổi mới.",
    # Who is inspected when.
    "KẾ HOẠCH\nI. THỜI GIAN\n- Phòng Nội vụ: ngày 12/3/2022\n- Trạm Y tế: ngày 13/3/2022",
    # To whom a demand applies.
    "KẾ HOẠCH\nI. MỤC ĐÍCH, YÊU CẦU\n1. Đối với các doanh nghiệp:\nNâng cao năng suất lao động.",
    # What is there already; exhortations; words that are no office.
    "KẾ HOẠCH\nI. KẾT QUẢ THỰC HIỆN NĂM 2021\n1. Sở Y tế tổ chức tập huấn cho 50 cán bộ.",
    "KẾ HOẠCH\nI. NỘI DUNG\nCán bộ, công chức ra sức thi đua lập thành tích.",
    DO + "Ban hành văn bản chỉ đạo. Phòng, chống dịch bệnh. Hội nghị triển khai vào tháng 3. Giao thông được cải thiện.",
    DO + "1. Các phòng đã hoàn thành kế hoạch.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentence(text, expected):
    assert brief(DO + text) == expected


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_heading_over_a_list(text, expected):
    assert brief(DO + text) == expected


@pytest.mark.parametrize(("text", "expected"), CARDS)
def test_labels_below_a_task(text, expected):
    assert brief(text) == expected


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_no_assignment(text):
    assert brief(text) == []


def test_a_sentence_before_numbered_tasks_is_one_task():
    text = "KẾ HOẠCH\nI. NHIỆM VỤ\nCác cơ quan, đơn vị cần thực hiện các nhiệm vụ sau:\n1. Nâng cao nhận thức của người dân.\n2. Mở rộng tuyến đường."
    assert brief(text) == [(["Các cơ quan, đơn vị"], [], "thực hiện các nhiệm vụ sau")]


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("1. Các phòng gửi báo cáo về Văn phòng Ban trước ngày 5/6/2022 để báo cáo Sở Nội vụ.", "Văn phòng Ban"),
        ("1. Các phòng báo cáo kết quả về Sở Y tế (qua Phòng Nghiệp vụ) hằng quý.", "Sở Y tế (qua Phòng Nghiệp vụ)"),
        ("1. Các phòng lập danh sách gửi về Ban trước ngày 5/6/2022.", "Ban"),
        ("1. Các phòng tổ chức thực hiện.", None),
    ],
)
def test_receiver(text, receiver):
    assert [task.report_to for task in read(DO + text)] == [receiver]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cơ quan chủ trì: Sở A. Phối hợp: Sở B; thời gian: quý I", ["lead", "support", "time"]),
        ("Địa điểm: Hội trường", ["other"]),
        ("Tổ chức hội nghị: một ngày", []),
    ],
)
def test_labels(text, names):
    assert [label.name for label in labels_in(View(text, text.lower()), 0, len(text))] == names


@pytest.mark.parametrize("name", ["offices", "assignments"])
def test_every_form_begins_with_a_word_and_is_in_lower_case(name):
    for rule in load_lexicon(name).rule:
        assert all(form == form.lower() and form[0].isalnum() for form in rule.forms)


PIECES = st.sampled_from(
    ["I. TỔ CHỨC THỰC HIỆN", "1. Sở Y tế", "a) Giao phòng Nội vụ:", "- Báo cáo trước ngày 05/6/2022;", "+ Phối hợp với", "Đơn vị chủ trì:", "Các phòng", "có trách nhiệm:",
     "2. Nhiệm vụ", "(giao Sở Tài chính", "căn cứ", ",", ".", ";", ":", "và", "Trên đây là", "\t", "thực hiện các nhiệm vụ sau:", "Thời gian: quý I/2022"]
)  # fmt: skip


@settings(max_examples=100)
@given(
    st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=25).map("\n".join), st.lists(PIECES, max_size=25).map(" ".join))
)
def test_spans_are_exact_and_nothing_raises(text):
    reading = reading_of(text)
    dates = extract_dates(reading, ())
    for task in extract_assignments(reading, dates, ()):
        assert text[task.span.start : task.span.end] == task.span.text
        assert task.action in task.span.text
        assert any(a.part == "lead" for a in task.assignees)
        assert task.deadline is None or 0 <= task.deadline < len(dates)


@pytest.mark.parametrize(
    "piece", ["Sở Y tế; ", "các ", "Thủ trưởng ", "Căn cứ, ", "- Sở Y tế có trách nhiệm:\n", "(giao Sở Y tế "]
)
def test_hostile_text_stays_cheap(piece):
    assert len(read(DO + piece * 2000)) <= 2000


BRACKETS = [
    ("- In sổ tay hướng dẫn (chủ trì: Phòng Nghiệp vụ; phối hợp: Văn phòng Sở; trước ngày 16/4/2022).", [(["Phòng Nghiệp vụ"], ["Văn phòng Sở"], "In sổ tay hướng dẫn")]),
    ("- Mở lớp tin học (Phòng Đào tạo chủ trì, phối hợp với Văn phòng Sở; hoàn thành trong tháng 9/2022).", [(["Phòng Đào tạo"], ["Văn phòng Sở"], "Mở lớp tin học")]),
    ("- Mở lớp tin học (giao Phòng Đào tạo; thời gian: Quý II).", [(["Phòng Đào tạo"], [], "Mở lớp tin học")]),
    ("- Đọc thư chúc mừng năm học mới (Đ/c Thanh).", [(["Đ/c Thanh"], [], "Đọc thư chúc mừng năm học mới")]),
    # Asides name no one who acts.
    ("- Bồi dưỡng nguồn nhân lực (cán bộ, công chức).", []),
    ("- Giữ mô hình điểm (kể cả các trường ngoài công lập; giao lưu hai tháng một lần).", []),
    ("- Nâng chất lượng dịch vụ (trước ngày 16/4/2022).", []),
]  # fmt: skip
LABELS = [
    ("1. Phòng Quản lý vận tải, phương tiện: kiểm tra bến khách.", ["Phòng Quản lý vận tải, phương tiện"]),
    ("1. Đội Kiểm tra quy tắc đô thị: Gửi báo cáo hằng tháng.", ["Đội Kiểm tra quy tắc đô thị"]),
    ("1. Nhân viên thư viện, thiết bị: Giới thiệu sách mới.", ["Nhân viên thư viện, thiết bị"]),
    ("1. TTCM: kiểm tra hồ sơ giáo viên.", ["TTCM"]),
    ("1. Đồng chí Lê Thị Mơ - Phó Hiệu trưởng phụ trách cơ sở vật chất: Rà soát thiết bị.", ["Đồng chí Lê Thị Mơ - Phó Hiệu trưởng phụ trách cơ sở vật chất"]),
    ("1. Đối với học sinh: Chấp hành nội quy nhà trường.", ["học sinh"]),
    # A clause before a colon is no name, and a name before anything but a task is no label.
    ("1. Các đơn vị khi phát hiện ca bệnh: báo cáo ngay Trạm Y tế.", ["Các đơn vị"]),
    ("1. Hội đồng chấm thi gồm: tổ chức ở phần sau.", []),
    ("1. Cơ quan chủ quản: Sở Nội vụ.", []),
]  # fmt: skip
NAMES = [
    ("1. Đối với UBND các huyện, thành, thị cần lập kế hoạch riêng.", ["UBND các huyện, thành, thị"]),
    ("1. UBND tỉnh cũng giao Sở Nội vụ theo dõi việc thực hiện.", ["Sở Nội vụ"]),
    ("1. Hội Nông dân tỉnh, Tỉnh đoàn, Hội Phụ nữ tỉnh tuyên truyền trong hội viên.", ["Hội Nông dân tỉnh", "Tỉnh đoàn", "Hội Phụ nữ tỉnh"]),
    ("1. Khoa Hồi sức tích cực và Chống độc\n- Chuẩn bị giường bệnh.", ["Khoa Hồi sức tích cực và Chống độc"]),
    ("1. Phòng Kế hoạch tổng hợp là đầu mối theo dõi.", ["Phòng Kế hoạch tổng hợp"]),
    ("1. Phòng Điều dưỡng có nhiệm vụ:\n- Giám sát quy trình chăm sóc.", ["Phòng Điều dưỡng"]),
    ("Trạm Y tế\n- Khám sức khỏe cho học sinh.", ["Trạm Y tế"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BRACKETS)
def test_brackets_behind_a_task(text, expected):
    assert brief("KẾ HOẠCH\nNăm 2022\nI. NHIỆM VỤ\n" + text) == expected


@pytest.mark.parametrize(("text", "leads"), LABELS + NAMES)
def test_names_of_leaders(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


@pytest.mark.parametrize(
    "heading", ["1. Đội ngũ nhà giáo", "1. Chính quyền số", "1. Trường học an toàn", "1. Doanh nghiệp", "1. Hợp tác xã"]
)
def test_a_field_is_no_office(heading):
    assert brief(f"KẾ HOẠCH\nI. NHIỆM VỤ\n{heading}\n- Chú trọng giáo dục đạo đức.") == []


def test_labels_in_the_line_of_a_task_or_before_the_leader():
    head = "KẾ HOẠCH\nNăm 2022\nI. NỘI DUNG\n"
    [task] = read(
        head
        + "1. Lập kho học liệu. Đơn vị chủ trì: Phòng Chuyên môn; đơn vị phối hợp: các trường; thời gian: trước ngày 30/6/2022."
    )
    assert (task.action, [a.text for a in task.assignees], task.deadline) == (
        "Lập kho học liệu",
        ["Phòng Chuyên môn", "các trường"],
        1,
    )
    [task] = read(
        head + "1. Mở lớp bồi dưỡng\na) Thời gian: tháng 7/2022\nb) Phân công: Phòng Đào tạo chủ trì, phối hợp với Văn phòng."
    )
    assert ([a.text for a in task.assignees], task.deadline) == (["Phòng Đào tạo", "Văn phòng"], 1)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("1. Các cơ sở giáo dục mầm non, phổ thông cập nhật dữ liệu hằng tháng.", ["Các cơ sở giáo dục mầm non, phổ thông"]),
        ("1. Khối trưởng các khối lớp phân công giáo viên dạy thay.", ["Khối trưởng các khối lớp"]),
        ("1. Học sinh được tham gia các hoạt động trải nghiệm.", []),
        ("1. Các trường mầm non, hướng dẫn chị nuôi nấu ăn.", ["Các trường mầm non"]),
    ],
)
def test_rights_are_no_tasks_and_plural_names_go_on(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


LATER_SENTENCES = [
    ("NHIỆM VỤ", "1. Giữ sạch đường làng. Trưởng thôn phải kiểm tra hằng tuần; mỗi hộ gia đình có trách nhiệm quét dọn ngõ.", ["Trưởng thôn", "mỗi hộ gia đình"]),
    ("YÊU CẦU", "1. Việc phát động phải thiết thực. Người đứng đầu cấp ủy, chính quyền phải trực tiếp chỉ đạo phong trào.", ["Người đứng đầu cấp ủy", "chính quyền"]),
    ("YÊU CẦU", "1. Các phòng phải nêu cao tinh thần tiết kiệm. Các khoa nêu cao tinh thần đoàn kết.", ["Các phòng"]),
    ("NỘI DUNG", "1. Các cấp, các ngành tiến hành rà soát biển báo.", ["Các cấp, các ngành"]),
    # What a law says in quotation marks; no one named; a noun at the beginning of a clause; a target.
    ("NHIỆM VỤ", "1. Thực hiện khoản 4: “Ủy ban nhân dân cấp tỉnh quy định việc thu phí” theo lộ trình.", []),
    ("NHIỆM VỤ", "1. Kiện toàn tổ tuần tra; phân công thành viên phụ trách từng xóm; bảo vệ an toàn đê điều.", []),
    ("NHIỆM VỤ", "1. Mở đường mới. Doanh nghiệp tham gia đầu tư tăng 10%.", []),
    ("CHỈ TIÊU THI ĐUA KHÁC", "1. Xây dựng cơ quan văn hóa; Lãnh đạo các tổ chức đoàn thể hàng năm đạt hoàn thành tốt nhiệm vụ.", []),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "text", "leads"), LATER_SENTENCES)
def test_who_is_told_later_in_a_paragraph(heading, text, leads):
    assert [name for names, _, _ in brief(f"KẾ HOẠCH\nNăm 2022\nI. {heading}\n{text}") for name in names] == leads


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What an office asks of others is its own task; what a plan asks is theirs.
        ("1. Sở Y tế\n- Yêu cầu các bệnh viện công khai giá thuốc.\n- Phân công cán bộ theo dõi từng khoa.", ["Sở Y tế", "Sở Y tế"]),
        ("1. Sở Y tế kiểm tra nhà thuốc; đề nghị các bệnh viện công khai giá thuốc.", ["Sở Y tế"]),
        ("1. Văn phòng lập danh sách. Yêu cầu các phòng nộp hồ sơ đúng hạn.", ["Văn phòng", "các phòng"]),
        # The closing formula is for all who were named.
        ("1. Sở Y tế\n- Mở lớp tập huấn.\nTrong quá trình thực hiện, nếu có vướng mắc, đề nghị các đơn vị phản ánh về Sở.", ["Sở Y tế", "các đơn vị"]),
        ("1. Các khoa\n- Mở lớp tập huấn.\nQuá trình thực hiện nếu có vướng mắc các phòng báo cáo về Ban Giám đốc.", ["Các khoa", "các phòng"]),
        # A numbered line that is a name and no more heads what stands below it.
        ("1. Đề nghị các Sở: Xây dựng, Công Thương; Công ty Điện lực Hoa Lư\nChủ trì rà soát cột điện.", ["các Sở: Xây dựng, Công Thương", "Công ty Điện lực Hoa Lư"]),
        # The name of a committee says what it is for.
        ("1. Ban Chỉ đạo xây dựng gia đình học tập huyện tham mưu tổ chức hội thi.", ["Ban Chỉ đạo xây dựng gia đình học tập huyện"]),
        ("1. Ban Chỉ đạo tổ chức kiểm tra tại các xã.", ["Ban Chỉ đạo"]),
        ("1. Ban Chỉ đạo thi yêu cầu các trường niêm yết danh sách.", ["các trường"]),
        # The dashes below a numbered line are for the one it begins with.
        ("1. Văn phòng theo dõi việc thực hiện. Các phòng gửi số liệu.\n- Tổng hợp kết quả hằng quý.\n- Các khoa nộp báo cáo.\n2. Kinh phí", ["Văn phòng", "Các phòng", "Văn phòng", "Các khoa"]),
        ("1. Phòng Y tế tổ chức khám mắt. Hoàn thành trước ngày 5/6/2022.", ["Phòng Y tế"]),
        ("1. Yêu cầu các chủ rừng phát dọn thực bì.", ["các chủ rừng"]),
        ("1. Kinh phí: ngân sách xã cấp, giao Kế toán xã lập dự toán chi tiết.", ["Kế toán xã"]),
        # Who fails to act is not told to; who answers for it is.
        ("1. Những đơn vị không thực hiện đúng quy định, lãnh đạo đơn vị phải chịu trách nhiệm trước Sở.", ["lãnh đạo đơn vị"]),
        ("1. Phó Bí thư Thường trực Huyện ủy chỉ đạo chung. Theo đó các phòng lập danh sách hộ nghèo.", ["Phó Bí thư Thường trực Huyện ủy", "các phòng"]),
        ("1. Trung tâm Kiểm soát bệnh tật tổng hợp số liệu tiêm.", ["Trung tâm Kiểm soát bệnh tật"]),
        ("1. Chủ tịch UBND TP. Hoa Lư Lê Văn An yêu cầu Sở Xây dựng rà soát cột điện.", ["Sở Xây dựng"]),
        ("1. Để kịp tiến độ, ngày 05/3/2022 Sở Y tế yêu cầu các trạm lập danh sách.", ["các trạm"]),
        ("1. Tổng cục yêu cầu các Cục DTNN khu vực: Hà Nội, Tây Bắc, Hà Bắc trực ban liên tục. Bên cạnh đó, rà soát kho hàng.", ["các Cục DTNN khu vực: Hà Nội, Tây Bắc, Hà Bắc"] * 2),
        ("1. Tiểu ban Y tế do Phó Chủ tịch UBND xã làm trưởng.", []),
        ("1. Giám đốc Công ty chịu trách nhiệm chung; các xí nghiệp, phân xưởng lập tiến độ chi tiết.", ["Giám đốc Công ty", "các xí nghiệp, phân xưởng"]),
        ("1. Văn phòng Huyện ủy tổng hợp, báo cáo Ban Thường vụ.", ["Văn phòng Huyện ủy"]),
        ("1. Chánh Văn phòng; Giám đốc Sở: Y tế, Nội vụ; Trưởng ban bốn mùa; Chủ tịch UBND các xã lập danh sách.", ["Chánh Văn phòng", "Giám đốc Sở: Y tế, Nội vụ", "Trưởng ban", "Chủ tịch UBND các xã"]),
        ("1. Đề nghị UBND các huyện trọng điểm về nuôi tôm chỉ đạo các xã khử khuẩn ao.", ["UBND các huyện trọng điểm về nuôi tôm"]),
        # A way of doing without anything to do.
        ("1. Thành lập tổ tuần tra; Ban Chỉ đạo cấp tỉnh theo quy định.", []),
        # A label, no office.
        ("1. Cơ quan chủ trì, phối hợp\n- Bộ Y tế.", []),
    ],
)  # fmt: skip
def test_whose_task_it_is(text, expected):
    assert [name for names, _, _ in brief(DO + text) for name in names] == expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Thực hiện Luật Trẻ em, UBND huyện yêu cầu các trường lập đường dây nóng, cụ thể như sau:\nI. MỤC ĐÍCH\nGiữ an toàn.", ["các trường"]),
        ("Thực hiện Luật Trẻ em, UBND huyện xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\nGiữ an toàn.", []),
        # A letter in paragraphs.
        ("Các chi đoàn thu quỹ và lập danh sách.\nUBND xã tổ chức hội nghị.", ["Các chi đoàn"]),
        ("Yêu cầu các trường triển khai một số nhiệm vụ sau:\nXây dựng phương án bơi lội.", ["các trường"]),
        ("Giao phòng Y tế lập danh sách trẻ em.\nTrưởng phòng Y tế phải chịu trách nhiệm về danh sách.", ["phòng Y tế", "Trưởng phòng Y tế"]),
    ],
)  # fmt: skip
def test_who_is_told_before_the_first_heading(text, leads):
    assert [name for names, _, _ in brief("KẾ HOẠCH\nBảo vệ trẻ em năm 2022\n" + text) for name in names] == leads


def test_a_card_says_what_is_to_be_done():
    text = "KẾ HOẠCH\nNăm 2022\nI. NHIỆM VỤ\n1. Tập huấn\na) Nội dung: Mở hai lớp sơ cấp cứu.\nb) Đơn vị thực hiện: Trạm Y tế.\nc) Thời gian: Quý II/2022."
    [task] = read(text)
    assert (task.action, [a.text for a in task.assignees]) == ("Mở hai lớp sơ cấp cứu", ["Trạm Y tế"])
    assert task.deadline is not None


def test_labels_behind_a_task_speak_of_it_alone():
    text = "KẾ HOẠCH\nNăm 2022\nI. NHIỆM VỤ\n- Trồng cây dọc đường làng.\n- Sơn lại cổng chào. Đơn vị thực hiện: Đoàn xã. Thời gian: tháng 3/2022."
    assert brief(text) == [(["Đoàn xã"], [], "Sơn lại cổng chào")]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # No gazetteer holds the second name; the headings beside it are names.
        ("1. Phòng Y tế\n- Lập kế hoạch.\n2. Nhóm hạt nhân bơi lội\n- Mở lớp dạy bơi.\n3. Trạm Y tế\n- Trực sơ cứu.", ["Phòng Y tế", "Nhóm hạt nhân bơi lội", "Trạm Y tế"]),
        ("1. Phòng Y tế\n- Lập kế hoạch.\n2. Kinh phí hoạt động\n- Huy động tài trợ.\n3. Trạm Y tế\n- Trực sơ cứu.", ["Phòng Y tế", "Trạm Y tế"]),
        ("1. Phòng Y tế\n- Lập kế hoạch.\n2. Đẩy mạnh dạy bơi\n- Mở lớp dạy bơi.\n3. Trạm Y tế\n- Trực sơ cứu.", ["Phòng Y tế", "Trạm Y tế"]),
        # Most headings beside it are none.
        ("1. Phòng Y tế\n- Lập kế hoạch.\n2. Bơi lội an toàn\n- Mở lớp dạy bơi.\n3. Mặc áo phao\n- Phát áo phao.", ["Phòng Y tế"]),
        # The same for labels, once one of them is known.
        ("1. Phân công\n- Kế toán: dự trù kinh phí.\n- Bếp ăn bán trú: chuẩn bị nước uống.", ["Kế toán", "Bếp ăn bán trú"]),
        ("1. Phân công\n- Kế toán: dự trù kinh phí.\n- Đợt 1: chuẩn bị nước uống.\n- Buổi sáng: treo băng rôn.", ["Kế toán"]),
        # A name that ends in a verb goes on to the colon; what the office does is no name.
        ("1. Ban Quản lý bảo trì đường bộ tỉnh: khắc phục hư hỏng mặt đường.", ["Ban Quản lý bảo trì đường bộ tỉnh"]),
        ("1. Trung tâm Kiểm soát thanh toán bảo hiểm điện tử: Chủ trì xây dựng tài liệu.", ["Trung tâm Kiểm soát thanh toán bảo hiểm điện tử"]),
        ("1. Ban Quản lý tổ chức hai hoạt động: Thăm hỏi công nhân, tặng quà.", ["Ban Quản lý"]),
        # What those do who have a charge.
        ("1. Công chức được phân công xử lý văn bản phải lập hồ sơ công việc.", ["Công chức được phân công xử lý văn bản"]),
        ("1. Công chức được phân công xử lý văn bản đến.", ["Công chức"]),
        # No one is told; the plan is announced.
        ("1. Thường trực Đảng ủy yêu cầu tuyệt đối không chủ quan.", []),
        ("Nhà trường phân công nhiệm vụ cụ thể như sau:\n1. Tổ Văn phòng\n- In tài liệu.", ["Tổ Văn phòng"]),
        # The colon behind several bodies opens a task.
        ("1. Các tổ chức chính trị - xã hội: Tăng cường vận động hội viên.", ["Các tổ chức chính trị - xã hội"]),
        ("1. Mỗi lớp khối 4, 5 nộp một tờ báo tường.", ["Mỗi lớp khối 4, 5"]),
        ("1. Kho bạc Nhà nước từ tỉnh đến huyện giải ngân kịp thời.", ["Kho bạc Nhà nước từ tỉnh đến huyện"]),
        ("- Cuối mỗi học kỳ, Ban Giám hiệu tổ chức họp sơ kết.", ["Ban Giám hiệu"]),
        ("1. Cán bộ phụ trách điểm trường Bản Lềnh: Thường trực quản lý nền nếp.", ["Cán bộ phụ trách điểm trường Bản Lềnh"]),
        ("1. Kinh phí: ngân sách xã cấp. Kế toán xã chịu trách nhiệm thanh quyết toán.", ["Kế toán xã"]),
        ("1. Kinh phí: ngân sách xã cấp. Các thôn tham gia đóng góp.", []),
    ],
)  # fmt: skip
def test_names_beside_names(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


def test_brackets_that_say_when_and_who_helps():
    head = "KẾ HOẠCH\nNăm 2022\nI. NHIỆM VỤ\n"
    [task] = read(head + "- Giao quyền tự chủ cho các trường (Phòng Tài chính - Kế hoạch tham mưu, xong trước 30/6/2022).")
    assert ([a.text for a in task.assignees], task.deadline) == (["Phòng Tài chính - Kế hoạch"], 1)
    assert brief(head + "- Giảm thời gian giải quyết hồ sơ (Các phòng thực hiện; Văn phòng Sở phối hợp).") == [
        (["Các phòng"], ["Văn phòng Sở"], "Giảm thời gian giải quyết hồ sơ")
    ]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("1. YS. Lò Thị Pha: Phụ trách tiêm chủng.\n2. ThS. Bùi Văn Tá - Trưởng khoa: Phụ trách xét nghiệm.", ["YS. Lò Thị Pha", "ThS. Bùi Văn Tá - Trưởng khoa"]),
        # A post and the body that its last word begins; a post alone.
        ("1. Trưởng ban thanh tra nhân dân: giám sát việc thu chi.", ["Trưởng ban thanh tra nhân dân"]),
        ("1. Trưởng ban tổ chức kiểm tra sân bãi.", ["Trưởng ban tổ chức"]),
        # A body shares its work among its people, or gives it to another.
        ("1. Hội đồng trường phân công thành viên theo dõi từng điểm thi.", ["Hội đồng trường"]),
        ("1. Sở Y tế phân công Phòng Nghiệp vụ theo dõi từng điểm thi.", ["Phòng Nghiệp vụ"]),
        ("1. Ban Quản lý các khu công nghiệp tỉnh kiểm tra việc xả thải.", ["Ban Quản lý các khu công nghiệp tỉnh"]),
        ("1. Riêng Sở Y tế nộp trước ngày 5/6/2022.", ["Sở Y tế"]),
        ("1. Đối với tổ, nhóm chuyên môn\n- Thống nhất nội dung ôn tập.", ["tổ, nhóm chuyên môn"]),
        # Who heads a list of people leads none of their tasks.
        ("II. PHÂN CÔNG CÁN BỘ\n1. Đồng chí Lê Văn An: Phụ trách chung.", ["Đồng chí Lê Văn An"]),
    ],
)  # fmt: skip
def test_people_and_their_posts(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


def test_who_helps_stands_before_the_task():
    text = "1. Phòng Y tế chủ trì, Phòng Nội vụ, Huyện đoàn phối hợp tổ chức hội thi."
    assert [supports for _, supports, _ in brief(DO + text)] == [["Phòng Nội vụ", "Huyện đoàn"]]


def test_a_result_below_a_task_is_its_product():
    text = "KẾ HOẠCH\nNăm 2022\nI. NHIỆM VỤ\n1. Tổ chức hội chợ.\na) Cơ quan thực hiện: Trung tâm Xúc tiến\nb) Kết quả: Hội chợ có 200 gian hàng"
    [task] = read(text)
    assert task.product == "Hội chợ có 200 gian hàng"
    # Results of the past are no product of a task.
    assert brief("KẾ HOẠCH\nNăm 2022\nI. KẾT QUẢ NĂM 2021\n1. Sở Y tế mở hai lớp.\na) Kết quả: 200 người học") == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("1. Hội đồng đánh giá cấp huyện họp chấm điểm sản phẩm.", ["Hội đồng đánh giá cấp huyện"]),
        ("1. Các doanh nghiệp du lịch, lữ hành nội địa xây dựng sản phẩm mới.", ["Các doanh nghiệp du lịch, lữ hành nội địa"]),
        # A comma before a task, and one in a list of things.
        ("1. Các phòng, nhất trí cao với kế hoạch.", []),
        ("1. Các cơ quan, đơn vị được kiểm tra chuẩn bị báo cáo.", ["Các cơ quan, đơn vị được kiểm tra"]),
        ("1. Các trường được kiểm tra vào tháng 5.", []),
        ("1. Ban Tổ chức giải do đồng chí Phó Trưởng phòng Giáo dục làm Trưởng ban.", []),
        ("1. Phòng Y tế\n- Lập kế hoạch.\n2. Nhóm hạt nhân bơi lội: mở lớp dạy bơi.\n3. Trạm Y tế\n- Trực sơ cứu.", ["Phòng Y tế", "Nhóm hạt nhân bơi lội", "Trạm Y tế"]),
    ],
)  # fmt: skip
def test_names_that_go_on(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


def test_a_common_noun_with_a_day_is_told():
    head = "KẾ HOẠCH\nNăm 2022\nI. QUY TRÌNH\n"
    assert brief(head + "Bước 1: Cộng tác viên đến từng hộ lập phiếu, xong trước ngày 25/10/2022.")[0][0] == ["Cộng tác viên"]
    assert brief(head + "Bước 1: Cộng tác viên đến từng hộ lập phiếu.") == []


def test_together_with():
    text = "1. Văn phòng chủ trì, cùng Sở Nội vụ theo dõi việc thực hiện."
    assert [supports for _, supports, _ in brief(DO + text)] == [["Sở Nội vụ"]]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("1. Ban Tham mưu: Chủ trì chuẩn bị giáo án.", ["Ban Tham mưu"]),
        ("1. Tiểu đội trưởng, Khẩu đội trưởng kiểm tra trang bị.", ["Tiểu đội trưởng", "Khẩu đội trưởng"]),
        ("1. Ngành điện, viễn thông chặt tỉa cây gần đường dây.", ["Ngành điện, viễn thông"]),
        ("1. Yêu cầu các đồng chí trong Ban Chấp hành nghiêm túc thực hiện.", ["các đồng chí trong Ban Chấp hành"]),
        ("1. Chi hội Phụ nữ, Chi đoàn thôn: tập văn nghệ.", ["Chi hội Phụ nữ", "Chi đoàn thôn"]),
        # When it is to be done, and nothing to do.
        ("1. Các lực lượng\n1.1. Trước khi bão đổ bộ\n1.2. Chặt tỉa cây.", ["Các lực lượng"]),
        ("1. Các lực lượng\n- Trước ngày 5/6/2022 chặt tỉa toàn bộ cây xanh dọc đường.", ["Các lực lượng"]),
    ],
)  # fmt: skip
def test_forces_and_fields(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


def test_who_is_set_apart_among_solutions():
    head = "KẾ HOẠCH\nNăm 2022\nIV. GIẢI PHÁP\n"
    assert brief(head + "* Về phía giáo viên:\n- Soạn chương trình ôn tập.") == [(["giáo viên"], [], "Soạn chương trình ôn tập")]
    assert brief(head + "* Về chuyên môn:\n- Soạn chương trình ôn tập.") == []
    card = (
        "KẾ HOẠCH\nNăm 2022\nIII. NỘI DUNG\n1. Mở hai lớp tin học.\n- Số lượng: 60 người.\n- Đơn vị tổ chức: Trường Chính trị.\n"
    )
    assert brief(card) == [(["Trường Chính trị"], [], "Mở hai lớp tin học")]


def test_headings_and_lines_that_share_out_work():
    text = "II. PHÂN CÔNG LỰC LƯỢNG\n1. Tổ 1: Bảo vệ đền chính.\n- Tuần tra, kiểm soát quanh đền."
    assert all(leads != ["LỰC LƯỢNG"] for leads, _, _ in brief(DO + text))
    text = "1. Hiệu trưởng\n- Phân công nhiệm vụ cho giáo viên, nhân viên.\n2. Phân công cho Trạm Y tế\n- Khám mắt cho học sinh."
    assert [leads for leads, _, _ in brief(DO + text)] == [["Hiệu trưởng"], ["Trạm Y tế"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Trang trí hội trường, khánh tiết: Đoàn Thanh niên thực hiện.", [(["Đoàn Thanh niên"], [], "Trang trí hội trường, khánh tiết")]),
        ("- Dẫn chương trình buổi lễ: đ/c Lan.", [(["đ/c Lan"], [], "Dẫn chương trình buổi lễ")]),
        ("- Âm thanh, ánh sáng: Tổ Kỹ thuật phụ trách, phối hợp với Đoàn xã.", [(["Tổ Kỹ thuật"], ["Đoàn xã"], "Âm thanh, ánh sáng")]),
        # A name and its task; members; who comes; when.
        ("- Đoàn xã: Tổ chức văn nghệ chào mừng.", [(["Đoàn xã"], [], "Tổ chức văn nghệ chào mừng")]),
        ("- Trưởng ban tổ chức: đồng chí Lê Văn An.", []),
        ("- Tham dự buổi lễ: lãnh đạo các phòng.", []),
        ("- Nội quy, trật tự: Sở Y tế ngày 12/3/2022.", []),
    ],
)  # fmt: skip
def test_a_matter_and_who_does_it(text, expected):
    assert brief(DO + text) == expected


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("1. Doanh nghiệp sản xuất phụ tùng: chủ động đầu tư dây chuyền.", ["Doanh nghiệp sản xuất phụ tùng"]),
        ("1. Doanh nghiệp phải sản xuất phụ tùng: chủ động đầu tư.", ["Doanh nghiệp"]),
        ("1. Sở Y tế thi công nhà kho: chủ động đầu tư.", ["Sở Y tế"]),
    ],
)
def test_what_a_common_noun_lives_by(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads


def test_beside_whom_a_task_is_done():
    text = "1. Phòng Giáo dục: cùng Phòng Nội vụ thẩm định hồ sơ.\n2. Phòng Y tế: cùng lúc mở ba lớp tập huấn."
    assert [supports for _, supports, _ in brief(DO + text)] == [["Phòng Nội vụ"], []]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        # A sentence whose name no gazetteer holds, among sentences of names; a matter and a verb among them.
        ("1. Phòng Y tế lập kế hoạch.\n2. Nhóm hạt nhân bơi lội mở lớp dạy bơi.\n3. Trạm Y tế trực sơ cứu.", ["Phòng Y tế", "Nhóm hạt nhân bơi lội", "Trạm Y tế"]),
        ("1. Phòng Y tế lập kế hoạch.\n2. Kinh phí dạy bơi huy động từ tài trợ.\n3. Trạm Y tế trực sơ cứu.", ["Phòng Y tế", "Trạm Y tế"]),
        ("1. Phòng Y tế lập kế hoạch.\n2. Đi từng nhà tuyên truyền về bơi lội.\n3. Trạm Y tế trực sơ cứu.", ["Phòng Y tế", "Trạm Y tế"]),
        # A post with a task, and one with its holder.
        ("- Tổ trưởng: duyệt bài giảng của tổ.", ["Tổ trưởng"]),
        ("- Tổ trưởng: Bà Trần Thị Bé.", []),
    ],
)  # fmt: skip
def test_sentences_beside_sentences(text, leads):
    assert [name for names, _, _ in brief(DO + text) for name in names] == leads
