"""Each verdict and each gate, on figures made up for it, with near misses."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.model import Edition, Figure, Match, Place
from comparison.outcomes import outcomes_of
from comparison.pairing import pair_figures
from comparison.scope import names_in, opposed
from comparison.series import line_up
from comparison.units import one_dimension, quantity
from comparison.verdicts import step
from comparison.wording import Vocabulary
from schemas.targets import Change

SURE = Match(score=1.0, doubtful=False, reasons=())


def code_of(unit):
    return "USD" if "USD" in unit else "VND" if "đồng" in unit else unit


def figure(words, value, unit="%", year=2021, comparator="=", **more):
    high = more.pop("high", None)
    place = Place(plan_id=f"p{year}", file=f"{year}.docx", page=1, start=0, end=1, quote=words)
    index = more.pop("index", 0)
    for_year = more.pop("for_year", year)
    fixed = {"status": "target", "subject": None, "change": None, "of": None, "plan_share": None} | more
    return Figure(
        edition=Edition(year, year),
        index=index,
        indicator=words,
        comparator=comparator,
        value=Decimal(str(value)),
        value_max=None if high is None else Decimal(str(high)),
        unit=unit,
        unit_code=code_of(unit),
        first_year=for_year,
        last_year=for_year,
        confidence=0.9,
        scope=names_in(f"- {words}"),
        places=(place,),
        **fixed,
    )


def falls(value):
    return Change(direction="decrease", value=Decimal(value), unit_code="%", relative_to=None)


VERDICTS = [
    # before, after, verdict, move, stricter
    ((85, "%", "="), (90, "%", "="), "raised", "raised", None),
    ((85, "%", ">="), (90, "%", ">="), "raised", "raised", True),
    ((6, "%", "<="), (5, "%", "<="), "lowered", "lowered", True),
    ((6, "%", "<="), (7, "%", "<="), "raised", "raised", False),
    ((15, "%", "="), (15, "%", "<="), "same", "same", None),
    ((12e9, "tỷ đồng", "="), (12e9, "triệu đồng", "="), "unit_changed", "same", None),
    ((12e9, "tỷ đồng", "="), (13e9, "triệu đồng", "="), "unit_changed", "raised", None),
    ((2, "ha", "="), (20000, "m2", "="), "unit_changed", "same", None),
    ((2, "ha", "="), (19000, "m2", "="), "unit_changed", "lowered", None),
    ((1.5, "tấn", "="), (15, "tạ", "="), "unit_changed", "same", None),
    ((12e9, "tỷ đồng", "="), (12e6, "triệu USD", "="), "not_comparable", None, None),
    ((50000, "lượt người", "="), (6, "%", "="), "not_comparable", None, None),
    ((12, "lớp", "="), (12, "hội nghị", "="), "not_comparable", None, None),
    ((3, "dự án", ">="), (4, "dự án đầu tư", ">="), "raised", "raised", True),
    ((8.2e6, "triệu đồng/người/tháng", "="), (98e6, "triệu đồng/người/năm", "="), "not_comparable", None, None),
]


@pytest.mark.parametrize(("before", "after", "verdict", "move", "stricter"), VERDICTS)
def test_verdict(before, after, verdict, move, stricter):
    left, right = (figure("Chỉ tiêu", one[0], one[1], year, one[2]) for one, year in ((before, 2021), (after, 2022)))
    found = step(left, right, SURE)
    assert (found.verdict, found.move, found.stricter) == (verdict, move, stricter)


def test_ranges():
    before = figure("Thu hút dự án", 12, "dự án", comparator="range", high=15)
    assert step(before, figure("Thu hút dự án", 15, "dự án", 2022, ">="), SURE).verdict == "raised"
    assert step(before, figure("Thu hút dự án", 12, "dự án", 2022, "range", high=18), SURE).difference == 3


def test_a_rise_is_not_a_level():
    rise = figure("Sản lượng", 6, "%", change=Change(direction="increase", value=Decimal(6), unit_code="%", relative_to=None))
    assert step(figure("Sản lượng", 5, "%"), rise, SURE).verdict == "not_comparable"


PAIRED = [
    ("Tỷ lệ hộ nghèo", "Hộ nghèo", True),
    ("Kim ngạch xuất khẩu", "Kim ngạch nhập khẩu", False),
    ("Tỷ lệ tốt nghiệp THCS", "Tỷ lệ tốt nghiệp trung học cơ sở", True),
    ("Tỷ lệ tốt nghiệp THCS", "Tỷ lệ tốt nghiệp trung học phổ thông", False),
    ("Giá trị sản xuất KCN Bãi Sậy", "Giá trị sản xuất KCN Tây Lạc", False),
    ("Giá trị sản xuất KCN Bãi Sậy", "GTSX KCN Bãi Sậy", True),
    ("Số ca mắc sốt xuất huyết", "Số ca tử vong do sốt xuất huyết", False),
    ("Tỷ lệ hộ nghèo", "Tỷ lệ hộ cận nghèo", False),
    ("công chức đạt danh hiệu Lao động tiên tiến", "công chức đạt danh hiệu Chiến sĩ thi đua", False),
    ("GPMB các KCN", "Giải phóng mặt bằng các khu công nghiệp", True),
    ("Tỷ lệ tái nghiện ma túy", "Tỷ lệ nghiện ma túy", False),
    ("Số đề tài nghiên cứu nghiệm thu", "Đề tài được nghiệm thu", True),  # tài nghiên is not tái nghiện
    ("Lắp thiết bị giám sát tàu cá", "Thiết bị giám sát lắp trên tàu cá", True),  # giám is not giảm
    ("Giảm số vụ cháy", "Số vụ cháy", False),
    ("Số người chet do cháy", "Số người chết do cháy", True),  # a scan lost the marks
    ("Số vụ việc TGPL", "Vụ việc trợ giúp pháp lý", True),  # the one plan says what the other shortens
    ("Sáng kiến cấp cơ sở", "Sáng kiến cấp tỉnh", False),
    ("Kết quả thoả thuận hoà giải", "Hòa giải theo thỏa thuận", True),
]


@pytest.mark.parametrize(("left", "right", "paired"), PAIRED)
def test_paired(left, right, paired):
    sides = [figure(left, 10)], [figure(right, 12, year=2022)]
    found = pair_figures(*sides, Vocabulary([left, right, "Thu ngân sách", "Diện tích trồng rừng", "Số lớp tập huấn"]))
    assert bool(found) is paired


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("ha", "m2", True),
        ("tỷ đồng", "triệu đồng", True),
        ("triệu USD", "tỷ đồng", False),
        ("km", "ha", False),
        ("%", "ca", False),
    ],
)
def test_dimensions(a, b, same):
    assert one_dimension(*(quantity(unit, code_of(unit), Decimal(1), None) for unit in (a, b))) is same


def test_series_over_a_year_without_it():
    names = ["Tỷ lệ hộ nghèo", "Trồng rừng tập trung"]
    by_edition = {
        Edition(2021, 2021): [figure(names[0], 5), figure(names[1], 100, "ha", index=1)],
        Edition(2022, 2022): [figure(names[0], 4, year=2022)],
        Edition(2023, 2023): [figure(names[0], 3, year=2023), figure(names[1], 120, "ha", 2023, index=1)],
    }
    series = line_up(by_edition, Vocabulary(names))
    found = {one.name: [(step.before.first, step.after.first, step.verdict) for step in one.steps] for one in series}
    assert found == {
        names[0]: [(2021, 2022, "lowered"), (2022, 2023, "lowered")],
        names[1]: [(2021, 2023, "raised")],
    }


RESULTS = [
    (figure("Tỷ lệ lấp đầy", 62), figure("Tỷ lệ lấp đầy", 60.5, status="actual"), "missed"),
    (figure("Tỷ lệ lấp đầy", 62), figure("Tỷ lệ lấp đầy", 62, status="actual"), "met"),
    (figure("Tỷ lệ hộ nghèo", 5), figure("Tỷ lệ hộ nghèo", 4.2, status="actual"), "met"),
    (figure("Tỷ lệ hộ nghèo", 5), figure("Tỷ lệ hộ nghèo", 5.1, status="actual"), "missed"),
    (figure("Số ca bệnh dại", 2, "ca", comparator="<="), figure("Số ca bệnh dại", 3, "ca", status="actual"), "missed"),
    (
        figure("Thu hút dự án", 12, "dự án", comparator="range", high=15),
        figure("Thu hút dự án", 17, "dự án", status="actual"),
        "met",
    ),
    (figure("Giảm số vụ cháy", 5, change=falls(5)), figure("Số vụ cháy", 40, "vụ", status="actual", change=falls("5.4")), "met"),
    (
        figure("Giảm số vụ cháy", 8, change=falls(8)),
        figure("Số vụ cháy", 40, "vụ", status="actual", change=falls("5.4")),
        "missed",
    ),
    (figure("Trồng rừng", 5, "ha"), figure("Nuôi cá", 5, "ha", status="actual"), "no_figure"),
]


@pytest.mark.parametrize(("promised", "reached", "result"), RESULTS)
def test_results(promised, reached, result):
    words = Vocabulary([promised.wording, reached.wording, "giảm", "Thu ngân sách", "Số lớp tập huấn"])
    assert [one.result for one in outcomes_of([promised], [reached], words)] == [result]


WORDS = st.text("abcđêô ưuyxkhng", min_size=1, max_size=40)


@given(st.lists(WORDS, max_size=8), st.lists(WORDS, max_size=8))
def test_pairs_are_one_to_one(left, right):
    sides = [figure(words, 1, index=at) for at, words in enumerate(left)], [figure(words, 2) for words in right]
    found = pair_figures(*sides, Vocabulary([*left, *right]))
    assert len({pair.left for pair in found}) == len({pair.right for pair in found}) == len(found)
    assert all(0 <= pair.match.score <= 1 for pair in found)


@given(WORDS)
def test_nothing_is_opposed_to_itself(words):
    assert opposed(words, words) is None


@given(st.decimals("0.01", 10**6, places=2), st.decimals("0.01", 10**6, places=2), st.sampled_from(["=", ">=", "<="]))
def test_raised_one_way_is_lowered_the_other(a, b, comparator):
    left, right = figure("x", a, comparator=comparator), figure("x", b, year=2022, comparator=comparator)
    there, back = step(left, right, SURE), step(right, left, SURE)
    assert there.difference == -back.difference
    assert {there.verdict, back.verdict} in ({"same"}, {"raised", "lowered"})
