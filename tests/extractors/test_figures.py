from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.figures import find_figures
from extractors.lexicon import load_lexicon
from extractors.units import read_unit, unit_of
from schemas.spelling import plain

# text, [(comparator, value, value_max, unit code, words with bounds)]
CASES = [
    ("giảm từ 5-10% số vụ", [("range", "5", "10", "%", "từ 5-10%")]),
    ("giảm 5 - 10% số vụ", [("range", "5", "10", "%", "5 - 10%")]),
    ("giảm tối thiểu 5% - 10% số vụ", [("range", "5", "10", "%", "tối thiểu 5% - 10%")]),
    ("giảm từ 5% ÷ 10% số vụ", [("range", "5", "10", "%", "từ 5% ÷ 10%")]),
    ("từ 5% đến 10% số vụ", [("range", "5", "10", "%", "từ 5% đến 10%")]),
    ("từ 01 đến 02 ngôi nhà", [("range", "1", "2", "ngôi nhà", "từ 01 đến 02 ngôi nhà")]),
    ("từ 100 triệu đồng đến 200 triệu đồng", [("range", "1E8", "2E8", "VND", "từ 100 triệu đồng đến 200 triệu đồng")]),
    ("trên 80% số hộ", [(">=", "80", None, "%", "trên 80%")]),
    ("Hơn 80% số hộ", [(">=", "80", None, "%", "Hơn 80%")]),
    ("đạt 95% trở lên", [(">=", "95", None, "%", "95% trở lên")]),
    ("đạt từ 60% trở lên", [(">=", "60", None, "%", "từ 60% trở lên")]),
    ("còn 5% trở xuống", [("<=", "5", None, "%", "5% trở xuống")]),
    ("từ 01 đảng viên trở lên", [(">=", "1", None, "đảng viên", "từ 01 đảng viên trở lên")]),
    ("không quá 2%", [("<=", "2", None, "%", "không quá 2%")]),
    ("tối thiểu 20 nghìn lao động", [(">=", "20000", None, "lao động", "tối thiểu 20 nghìn lao động")]),
    ("ước đạt khoảng 8,5 tỷ USD", [("~", "8.5E9", None, "USD", "ước đạt khoảng 8,5 tỷ USD")]),
    ("gần 300 doanh nghiệp", [("~", "300", None, "doanh nghiệp", "gần 300 doanh nghiệp")]),
    ("≥ 95%", [(">=", "95", None, "%", "≥ 95%")]),
    ("(<5%)", [("<=", "5", None, "%", "<5%")]),
    ("thêm 30ha", [("=", "30", None, "ha", "30ha")]),
    ("1 tỷ 200 triệu đồng", [("=", "1.2E9", None, "VND", "1 tỷ 200 triệu đồng")]),
    ("1.000.000 đ/giải", [("=", "1E6", None, "VND", "1.000.000 đ/giải")]),
    ("62 tạ/ha", [("=", "62", None, "tạ/ha", "62 tạ/ha")]),
    ("5.000 m3/ngày đêm", [("=", "5000", None, "m3/ngày đêm", "5.000 m3/ngày đêm")]),
    ("11 bác sĩ/10.000 dân", [("=", "11", None, "bác sĩ/10.000 dân", "11 bác sĩ/10.000 dân")]),
    ("32 giường bệnh trên một vạn dân", [("=", "32", None, "giường bệnh trên một vạn dân", "32 giường bệnh trên một vạn dân")]),
    ("hai phần ba số xã", [("=", "66.67", None, "%", "hai phần ba")]),
    ("ít nhất 2/3 số đại biểu", [(">=", "66.67", None, "%", "ít nhất 2/3")]),
    ("một nửa số thôn", [("=", "50", None, "%", "một nửa")]),
    ("tăng gấp đôi số trường", [("=", "2", None, "lần", "gấp đôi")]),
    ("ít nhất hai cá nhân được khen", [(">=", "2", None, "cá nhân", "ít nhất hai cá nhân")]),
    ("từ 5% xuống còn 3%", [("=", "3", None, "%", "từ 5% xuống còn 3%")]),
    # near misses
    ("Covid-19", []),
    ("Chỉ thị 34-CT/TW", []),
    ("quốc lộ 1A", []),
    ("giai đoạn 2021-2025", []),
    ("nửa đêm", []),
    ("1. Mục đích", []),
    ("gấp rút triển khai", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_find_figures(text: str, expected: list[tuple[str, str, str | None, str, str]]) -> None:
    found = [
        (f.comparator, f.value, f.value_max, f.unit and f.unit.code, text[f.start : f.end])
        for f in find_figures(text, plain(text))
    ]
    assert found == [(c, Decimal(v), Decimal(m) if m else None, u, w) for c, v, m, u, w in expected]


def test_parts_of_a_whole() -> None:
    text = "đạt 190/207,45ha"
    (figure,) = find_figures(text, plain(text))
    assert (figure.value, figure.of) == (190, Decimal("207.45"))


def test_a_rate_is_no_part() -> None:
    text = "42/100.000 trẻ đẻ sống"
    (figure,) = find_figures(text, plain(text))
    assert (figure.value, figure.of) == (42, None)


def test_blocked_stretches_hold_no_figures() -> None:
    text = "ngày 15/4 có 30 người"
    assert [f.value for f in find_figures(text, plain(text), [(0, 9)])] == [30]


UNITS = [
    (" tỷ đồng, tăng", "tỷ đồng", "VND"),
    # A scanner's slip; alone the word is another.
    (" triệu đông, tăng", "triệu đông", "VND"),
    (" triệu USD", "triệu USD", "USD"),
    ("%/năm", "%", "%"),
    (" nghìn lượt khách", "lượt khách", "lượt khách"),
    (" kWh", "kWh", "kW.h"),
    (" nhiệm vụ trọng tâm", "nhiệm vụ trọng tâm", "nhiệm vụ trọng tâm"),
    (" điểm trông giữ trẻ", "điểm trông", "điểm trông"),
    (" điểm, tăng", "điểm", "điểm"),
]


@pytest.mark.parametrize(("after", "printed", "code"), UNITS)
def test_units(after: str, printed: str, code: str) -> None:
    unit = read_unit(after, plain(after), 0)
    assert unit is not None
    assert (unit.printed, unit.code) == (printed, code)


@pytest.mark.parametrize("after", [". Sau đó", " và", ", 5", "", " của tỉnh"])
def test_no_unit(after: str) -> None:
    assert read_unit(after, plain(after), 0) is None


def test_unit_of_a_column() -> None:
    unit = unit_of("Triệu đồng", "triệu đồng")
    assert unit is not None
    assert (unit.code, unit.factor) == ("VND", 10**6)
    assert unit_of("Ghi chú", "ghi chú") is None


@pytest.mark.parametrize("rule", load_lexicon("units").rule, ids=lambda rule: str(rule.id))
def test_the_lexicon_of_units_keeps_its_promises(rule) -> None:  # type: ignore[no-untyped-def]
    forms = [form for r in load_lexicon("units").rule for form in r.forms]
    assert all(forms.count(form) == 1 for form in rule.forms)
    for example in rule.yes:
        found = find_figures(example, plain(example))
        assert any(f.unit is not None and f.unit.rule == rule.id for f in found), example


@given(st.text(alphabet="0123456789.,%/- đồngtỷtrênừđếởlê\n()", max_size=80))
def test_figures_lie_in_the_text(text: str) -> None:
    for figure in find_figures(text, plain(text)):
        assert 0 <= figure.start <= figure.core_start < figure.core_end <= figure.end <= len(text)
        assert any(char.isdigit() for char in text[figure.core_start : figure.core_end]) or figure.rule != "number"
        assert figure.value_max is None or figure.value_max > figure.value


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    find_figures(text, plain(text))
