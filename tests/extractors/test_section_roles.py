"""The role of a heading, alone and under a parent."""

from typing import get_args

import pytest

from extractors.lexicon import load_lexicon
from extractors.section_roles import is_known, role_of, run_in_role, run_on_role
from schemas.sections import SectionRole

CASES = [
    ("MỤC ĐÍCH, YÊU CẦU", None, "purpose_requirements"),
    ("Mục đích và yêu cầu", None, "purpose_requirements"),
    ("Muc dich, yeu cau", None, "purpose_requirements"),  # a scanner lost the diacritics
    ("Mục đích", "purpose_requirements", "purpose"),
    ("Yêu cầu", "purpose_requirements", "requirements"),
    ("QUAN ĐIỂM, MỤC TIÊU", None, "objectives"),
    ("Một số chỉ tiêu chủ yếu", "objectives", "targets"),
    ("Hoàn thành các chỉ tiêu phát triển của đơn vị", "content", "targets"),
    ("Thực hiện tốt các nhiệm vụ trọng tâm", "content", "tasks"),
    ("NHIỆM VỤ VÀ GIẢI PHÁP", None, "tasks"),
    ("NỘI DUNG THI ĐUA", None, "content"),
    ("THỜI GIAN PHÁT ĐỘNG", None, "timeline"),
    ("CƠ CẤU GIẢI THƯỞNG", None, "rewards"),
    ("PHÂN CÔNG NHIỆM VỤ", None, "implementation"),
    ("Chế độ báo cáo", "tasks", "implementation"),
    ("Kinh phí", "implementation", "funding"),
    ("ĐẶC ĐIỂM TÌNH HÌNH", None, "situation"),
    ("CƠ SỞ VẬT CHẤT", None, "funding"),
    ("HIỆN TRẠNG", None, "situation"),
    ("ĐIỀU KIỆN THỰC HIỆN CHƯƠNG TRÌNH NĂM HỌC", None, "situation"),
    ("KẾ HOẠCH NĂM 2022", None, "content"),
    ("CƠ SỞ XÂY DỰNG KẾ HOẠCH", None, "preamble"),
    ("Lịch kiểm tra", None, "timeline"),
    ("QUAN ĐIỂM CHỈ ĐẠO", None, "objectives"),
    ("ĐẶT VẤN ĐỀ", None, "situation"),
    ("Kiểm tra, đánh giá học sinh", "tasks", None),
    ("Lịch sử hình thành", None, None),
    ("Công tác chỉ đạo, kiểm tra", "content", None),
    ("Điều khoản thực hiện", None, "implementation"),
    ("Thi đua - khen thưởng", "tasks", None),  # a field of work there
    ("Thi đua, khen thưởng", None, "rewards"),
    ("Khen thưởng", "tasks", "rewards"),
    ("Danh hiệu thi đua", "objectives", "targets"),
    ("PHÂN TÍCH MÔI TRƯỜNG", None, "situation"),
    ("Sứ mạng", None, "objectives"),
    ("KẾ HOẠCH CỤ THỂ TỪNG THÁNG", None, "timeline"),
    ("CÔNG TÁC BẢO ĐẢM", None, "funding"),
    ("Công tác bảo đảm an toàn", "content", None),
    ("CƠ CẤU TỔ CHỨC", None, "situation"),
    ("Lý do chọn đề tài", "implementation", None),
    # none of their own: the parent's
    ("Cơ sở vật chất và đội ngũ", "targets", None),
    ("Sở Giáo dục và Đào tạo", "implementation", None),
    ("Nhiệm vụ của các phòng chuyên môn", "implementation", "implementation"),
    ("Kết quả, hạn chế", "implementation", None),
    ("Tổ chức thực hiện tốt các phong trào thi đua yêu nước", "content", None),
    ("Thành lập hệ thống giám sát, báo cáo thống kê ở các bệnh viện tuyến tỉnh và tuyến huyện trên địa bàn", "content", None),
    ("MỤC ĐÍCH", "appendix", None),
    ("Công ty Cổ phần An Bình", None, None),
]


@pytest.mark.parametrize(("heading", "parent", "role"), CASES)
def test_roles(heading, parent, role):
    found = role_of(heading, parent)
    assert (found and found[0]) == role


def test_labels_are_roles_of_the_schema():
    assert {rule.label for rule in load_lexicon("sections").rule} <= set(get_args(SectionRole))


def test_a_label_that_runs_on_still_tells_its_role():
    assert run_in_role("Yêu cầu: Các giải pháp phải thiết thực.", "purpose_requirements") == ("requirements", "requirements")
    assert run_in_role("Sở Y tế: Là cơ quan thường trực.", "implementation") is None


def test_a_heading_without_its_line_end_still_tells_its_role():
    found = run_on_role("Chỉ tiêu Hằng năm, các trường tổ chức tập huấn", "purpose_requirements")
    assert found is not None
    assert found[0] == "targets"
    assert run_on_role("chỉ tiêu được giao hằng năm", "content") is None


def test_known_word_for_word():
    assert all(map(is_known, ("MỤC ĐÍCH, YÊU CẦU", "Tổ chức thực hiện:")))
    assert not any(map(is_known, ("Tổ chức thực hiện tốt", "Sở Y tế")))
