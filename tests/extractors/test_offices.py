"""Names of offices and groups of people."""

# ruff: noqa: E501  # a table of cases has one case a line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.offices import View, read_group
from schemas.spelling import plain


def read(text):
    view = View(text, plain(text))
    group = read_group(view, 0, len(text))
    return None if group is None else ([text[a:b] for a, b in group.parts()], text[group.stop :].strip())


# text, the names, what is left
NAMES = [
    ("Sở Y tế chủ trì", ["Sở Y tế"], "chủ trì"),
    ("Sở Giao thông vận tải chủ trì", ["Sở Giao thông vận tải"], "chủ trì"),
    ("Các phòng, đơn vị trực thuộc Ban tổ chức sơ kết", ["Các phòng, đơn vị trực thuộc Ban"], "tổ chức sơ kết"),
    ("Sở Công Thương, Công an tỉnh báo cáo", ["Sở Công Thương", "Công an tỉnh"], "báo cáo"),
    ("Sở Lao động - Thương binh và Xã hội hướng dẫn", ["Sở Lao động - Thương binh và Xã hội"], "hướng dẫn"),
    ("UBND các huyện, thành phố, thị xã xây dựng", ["UBND các huyện, thành phố, thị xã"], "xây dựng"),
    ("Phòng Giáo dục và Đào tạo huyện Lam Giang lập", ["Phòng Giáo dục và Đào tạo huyện Lam Giang"], "lập"),
    ("Thủ trưởng các cơ quan, đơn vị có liên quan chịu", ["Thủ trưởng các cơ quan, đơn vị có liên quan"], "chịu"),
    ("Văn phòng Ban (bộ phận thường trực) theo dõi", ["Văn phòng Ban"], "theo dõi"),
    ("Giáo viên chủ nhiệm phối hợp với", ["Giáo viên chủ nhiệm"], "phối hợp với"),
    ("Trung tâm Y tế huyện, Trạm Y tế xã rà soát", ["Trung tâm Y tế huyện", "Trạm Y tế xã"], "rà soát"),
    ("Các Sở: Tư pháp, Tài chính thẩm định", ["Các Sở: Tư pháp, Tài chính"], "thẩm định"),
    ("Công an tỉnh; các sở, ban, ngành; UBND các cấp", ["Công an tỉnh", "các sở, ban, ngành", "UBND các cấp"], ""),
    ("Ban Tuyên giáo Huyện ủy chủ trì", ["Ban Tuyên giáo Huyện ủy"], "chủ trì"),
    ("Bí thư chi bộ trực thuộc quán triệt", ["Bí thư chi bộ trực thuộc"], "quán triệt"),
    ("Trưởng các phòng, ban quán triệt", ["Trưởng các phòng, ban"], "quán triệt"),
    ("Cán bộ, công chức và người lao động trong cơ quan phải", ["Cán bộ, công chức và người lao động trong cơ quan"], "phải"),
    ("Đồng chí Trần Văn Bình phụ trách", ["Đồng chí Trần Văn Bình"], "phụ trách"),
    ("Các ông (bà) Trưởng phòng thực hiện", ["Các ông (bà) Trưởng phòng"], "thực hiện"),
    ("các tổ chức chính trị - xã hội vận động", ["các tổ chức chính trị - xã hội"], "vận động"),
    ("03 đơn vị báo cáo", ["03 đơn vị"], "báo cáo"),
]  # fmt: skip
NEAR_MISSES = [
    "Ban hành văn bản", "Phòng, chống dịch bệnh", "Phòng ngừa tai nạn", "Tổ chức hội nghị", "Hội nghị tổng kết", "Hội thi tay nghề",
    "Đoàn kết nội bộ", "Bộ máy tinh gọn", "Bộ tiêu chí đánh giá", "Trường hợp vướng mắc", "Khoa học và công nghệ", "Xã hội hóa", "Cấp phát thuốc",
    "Báo cáo kết quả", "Phong trào thi đua phải được phát động", "Công tác tuyên truyền", "các phong trào", "Sở hữu trí tuệ", "Viện trợ", "ban đầu", "",
]  # fmt: skip


@pytest.mark.parametrize(("text", "names", "rest"), NAMES)
def test_names(text, names, rest):
    assert read(text) == (names, rest)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_no_name(text):
    assert read(text) is None


PIECES = st.lists(
    st.sampled_from(
        ["Sở", "các", "Y tế", "và", ",", "(", ")", "huyện", "trực thuộc", "Ban", ";", "thủ trưởng", "A", "-", ":", "\n", "ông"]
    ),
    max_size=25,
)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=60), PIECES.map(" ".join)))
def test_a_name_lies_in_the_text_and_its_parts_in_the_name(text):
    view = View(text, plain(text))
    for start in range(0, len(text), 7):
        group = read_group(view, start, len(text))
        if group is not None:
            assert start <= group.start < group.end <= group.stop <= len(text)
            assert all(group.start <= a < b <= group.end for a, b in group.parts())
