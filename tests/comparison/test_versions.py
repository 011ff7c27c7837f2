"""Two forms of a plan belong together, next year's and the neighbour's plans do not, nearly the same though their texts are."""

import random
from itertools import combinations, permutations

import pytest

from comparison.offices import OfficeName
from comparison.versions import Copy, contradict, grouped, likeness, meeting_of
from corpus.store.folding import searchable
from corpus.store.sketches import sketch_of

WORDS = "nạo vét kênh mương bảo đảm nước tưới cho vụ hè thu kiểm tra công trình đê kè cống trạm bơm hồ chứa dự trữ vật tư"


def text(seed=1, *, words=900, other=0.0, year=2021):
    """Words without end, some of them others; the year stands among them."""
    chance, changing = random.Random(seed), random.Random(seed + 1)
    pool = [one + two for one in WORDS.split() for two in ("", "a", "b", "c", "d")]
    body = [chance.choice(pool) for _ in range(words)]
    body = [changing.choice(pool) if changing.random() < other else word for word in body]
    return " ".join([*body, f"năm {year}"])


def copy(plan_id="a", body=None, **fields):
    runs, signature = sketch_of(searchable(body or text()))
    said = {
        "office": OfficeName("Ủy ban nhân dân xã Tân An", "UBND huyện Đắk Mây", "Tân An"),
        "kind": "ke_hoach",
        "number": "31",
        "symbol": "KH-UBND",
        "issued_on": "2021-02-10",
        "title": "Nạo vét kênh mương năm 2021",
        "period": (2021, 2021),
        "ocr": False,
        "characters": 4000,
    }
    return Copy(plan_id=plan_id, runs=runs, signature=signature, **{**said, **fields})


def office(body="Ủy ban nhân dân xã Tân An", parent="UBND huyện Đắk Mây", place="Tân An"):
    return OfficeName(body, parent, place)


DRAFT = {"number": None, "issued_on": "2021"}
NEXT = {"number": "28", "issued_on": "2022-02-12", "title": "Nạo vét kênh mương năm 2022", "period": (2022, 2022)}
# What the other one is, and whether both are one plan.
CASES = [
    ("the same", copy(), True),
    ("a draft with changed words", copy(body=text(other=0.03), **DRAFT), True),
    ("a draft without a day", copy(number=None, issued_on=None), True),
    ("a draft of December", copy(number=None, issued_on="2020-12"), True),
    ("a draft with a word more in its title", copy(title="Nạo vét kênh mương nội đồng năm 2021", **DRAFT), True),
    ("a short name of the office", copy(office=office("UBND xã Tân An")), True),
    ("no letterhead", copy(office=office(None, None, None), kind=None, symbol=None, title=None, period=None, **DRAFT), True),
    ("the first third", copy(body=text(words=300)), True),
    ("a bad scan", copy(body=text(other=0.2), ocr=True), True),
    ("a scan that misread its office", copy(ocr=True, office=office("Uy ban nhan dàn xa Tàn Ản", "UBND huyen Đăk Mãy")), True),
    ("a scan without a number", copy(body=text(other=0.05), ocr=True, number=None), True),
    ("a tone written elsewhere", copy(office=office("Uỷ ban nhân dân xã Tân An")), True),
    ("a title that names the quarter as well", copy(title="Nạo vét kênh mương quý II năm 2021", number=None), True),
    # Near misses.
    ("next year's", copy(body=text(year=2022), **NEXT), False),
    ("next year's draft", copy(body=text(year=2022), **{**NEXT, **DRAFT, "issued_on": "2022"}), False),
    ("next year's under the same number", copy(body=text(year=2022), **{**NEXT, "number": "31"}), False),
    ("next year's without a period", copy(period=None, title=None, number=None, issued_on="2022-02-12"), False),
    ("next year's scan", copy(body=text(year=2022), ocr=True, **NEXT), False),
    ("another number", copy(number="32"), False),
    ("another symbol", copy(symbol="KH-BCĐ"), False),
    ("another kind", copy(kind="quyet_dinh"), False),
    ("another office", copy(office=office("Ủy ban nhân dân xã Tân Lập", place="Tân Lập")), False),
    ("an office whose name has other marks", copy(office=office("Ủy ban nhân dân xã Tân Ân")), False),
    ("the same name in another district", copy(office=office(parent="UBND huyện Ea Lam")), False),
    ("another office, without numbers", copy(office=office("Ủy ban nhân dân xã Tân Lập", place="Tân Lập"), **DRAFT), False),
    ("a scan of another office", copy(ocr=True, office=office("Ủy ban nhân dân xã Tân Lập", place="Tân Lập")), False),
    ("a scan of another district", copy(ocr=True, office=office(parent="UBND huyện Ea Súp")), False),
    ("another plan of the office", copy(body=text(7)), False),
    ("another plan without a number", copy(body=text(other=0.3), title="Phòng, chống hạn hán năm 2021", **DRAFT), False),
    ("a line of text", copy(body=text(words=20)), False),
]


@pytest.mark.parametrize(("other", "one_plan"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_one_plan_or_two(other, one_plan):
    assert bool(likeness(copy(), other)) == bool(likeness(other, copy())) == one_plan


@pytest.mark.parametrize("other", [other for _, other, one_plan in CASES if one_plan], ids=[c[0] for c in CASES if c[2]])
def test_versions_meet(other):
    mine, theirs = meeting_of(copy()), meeting_of(other)
    assert set(mine.keys) & set(theirs.keys)
    assert mine.office == theirs.office or 0 in (mine.office, theirs.office)
    assert mine.number == theirs.number or 0 in (mine.number, theirs.number)


def test_two_quarters_are_two_plans():
    one, two = (copy(title=f"Nạo vét kênh mương quý {quarter} năm 2021", **DRAFT) for quarter in ("I", "II"))
    assert contradict(one, two)


def ids(groups):
    return sorted([one.plan_id for one in group] for group in groups)


def groups_of(copies):
    alike = {
        (a.plan_id, b.plan_id): how
        for a, b in combinations(sorted(copies, key=lambda c: c.plan_id), 2)
        if (how := likeness(a, b))
    }
    return grouped({one.plan_id: one for one in copies}, alike)


def test_a_fragment_does_not_join_two_years():
    nothing = {
        "kind": None,
        "symbol": None,
        "title": None,
        "period": None,
        "office": office(None, None, None),
        **DRAFT,
        "issued_on": None,
    }
    fragment = copy("f", text(words=600), **nothing)
    years = [copy("a"), copy("b", text(other=0.02, year=2022), **NEXT)]
    for order in permutations([fragment, *years]):
        assert ids(groups_of(order)) == [["a", "f"], ["b"]]


def test_the_best_version_comes_first():
    draft = copy("1", text(other=0.02), characters=4100, **DRAFT)
    cut = copy("2", text(words=500), characters=2200)
    scan = copy("3", text(other=0.1), ocr=True)
    word = copy("4", characters=3990)
    fuller = copy("5")
    for order in permutations([draft, cut, scan, word, fuller]):
        assert ids(groups_of(order)) == [["5", "4", "3", "2", "1"]]
