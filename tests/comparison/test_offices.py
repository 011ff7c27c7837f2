"""One office under its names; what became of it; what a user's own table corrects."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from comparison.offices import Office, OfficeName, asked_for, kin_of, office_of, office_table, same_office
from schemas.errors import PlanError

TABLE = office_table()
INDUSTRY = Office("ban quan ly khu cong nghiep", "bac giang")
NAMES = [
    (OfficeName("Ban Quản lý các KCN", "UBND tỉnh Bắc Giang"), INDUSTRY),
    (OfficeName("Ban Quản lý các khu công nghiệp tỉnh Bắc Giang"), INDUSTRY),
    (OfficeName("BQL KCN", "UBND TỈNH BẮC GIANG", None), INDUSTRY),
    (OfficeName("BQLKCN tỉnh Bắc Giang"), INDUSTRY),
    (OfficeName("Ban Quản lý các KCN", None, "Bắc Giang"), INDUSTRY),
    (OfficeName("Ban Quản lý các KCN"), INDUSTRY._replace(province=None)),
    (OfficeName("Ban Quản lý Khu kinh tế tỉnh Bắc Giang"), Office("ban quan ly khu kinh te", "bac giang")),
    (OfficeName("UBND tỉnh Lạc Giang"), Office("uy ban nhan dan", "lac giang")),
    (OfficeName("Ủy ban nhân dân thành phố Hải Phòng"), Office("uy ban nhan dan", "hai phong")),
    (OfficeName("Ủy ban nhân dân huyện Vĩnh Khê", None, "Vĩnh Khê"), Office("uy ban nhan dan huyen vinh khe", None)),
    (OfficeName("Sở Y tế", "UBND tỉnh Hoài Sơn"), Office("so y te", "hoai son")),
    (OfficeName("Sở KH&ĐT tỉnh Hoài Sơn"), Office("so ke hoach dau tu", "hoai son")),
    (OfficeName("Sở Kế hoạch và Đầu tư tỉnh Hoài Sơn"), Office("so ke hoach dau tu", "hoai son")),
    (OfficeName("Sở LĐ-TB&XH", "UBND tỉnh Hoài Sơn"), Office("so lao dong thuong binh xa hoi", "hoai son")),
    (OfficeName("Sở Nông nghiệp & PTNT", None, "Hoài Sơn"), Office("so nong nghiep phat trien nong thon", "hoai son")),
    (OfficeName("Sở VH,TT&DL tỉnh Hoài Sơn"), Office("so van hoa the thao du lich", "hoai son")),
    (OfficeName("Ủy ban nhân dân tỉnh Hà Tây"), Office("uy ban nhan dan", "ha tay")),
]


@pytest.mark.parametrize(("name", "office"), NAMES)
def test_names(name, office):
    assert office_of(name, TABLE) == office


def test_without_a_body_there_is_no_office():
    assert office_of(OfficeName(None, "UBND tỉnh Lạc Giang"), TABLE) is None


def test_an_unsaid_province_leaves_it_open():
    assert same_office(INDUSTRY, INDUSTRY._replace(province=None), TABLE) is None
    assert same_office(INDUSTRY, INDUSTRY._replace(province="bac ninh"), TABLE) is False


@pytest.mark.parametrize("query", ["BQL KCN bac giang", "ban quản lý các khu công nghiệp", "KCN Bắc Giang", "khu cong nghiep"])
def test_asked_for(query):
    there = [(office_of(name, TABLE), name) for name in (NAMES[0][0], NAMES[1][0], NAMES[7][0], NAMES[10][0])]
    assert asked_for(query, there) == [INDUSTRY]


@pytest.mark.parametrize("query", ["", "???", "Sở Giáo dục"])
def test_asked_for_none(query):
    assert asked_for(query, [(INDUSTRY, NAMES[0][0])]) == []


def test_the_mergers_of_2025():
    mergers = [one for one in TABLE.successions if one.of == "province" and one.day == "2025-07-01"]
    gone = [old for one in mergers for old in one.old if old != one.new]
    assert len(mergers) == 23
    assert len(gone) == len(set(gone)) == 29  # 63 provinces became 34
    assert all(one.source and {*one.old, one.new} <= TABLE.provinces for one in mergers)


@pytest.mark.skipif(not find_spec("underthesea"), reason="underthesea is not there")
def test_the_mergers_agree_with_underthesea():
    """Its table of wards says, province by province, into which new one each went."""
    folder = Path(find_spec("underthesea").origin).parent / "address" / "data" / "mapping.json"
    pairs = set(province_pairs(json.loads(folder.read_text(encoding="utf-8"))))
    ours = {(old, one.new) for one in TABLE.successions if one.day == "2025-07-01" and one.of == "province" for old in one.old}
    assert ours == {pair for pair in pairs if pair[0] != pair[1]} | {(new, new) for _, new in ours}


def province_pairs(table):
    from comparison.offices import _key  # noqa: PLC0415

    def bare(name):
        return _key(name).removeprefix("tinh ").removeprefix("thanh pho ").removeprefix("tp ")

    rows = table["ward_mapping"]
    for row in rows:
        yield bare(row["old_province"]), bare(row["new_province"])


def test_kin():
    (later,) = kin_of(INDUSTRY, TABLE)
    assert (later.office.province, later.is_later, later.succession.source) == ("bac ninh", True, "Nghị quyết 202/2025/QH15")
    earlier = kin_of(Office("so tai chinh", "son la"), TABLE)
    assert [(one.office.body, one.is_later) for one in earlier] == [("so ke hoach dau tu", False)]
    assert kin_of(Office("uy ban nhan dan", "son la"), TABLE) == []


def test_a_table_of_the_user(tmp_path):
    own = tmp_path / "offices.toml"
    own.write_text(
        '[[alias]]\nname = "Ban Công nghiệp"\nbody = "Ban Quản lý các KCN"\n'
        '[[body]]\nday = "2019-01-01"\nsource = "QĐ 1"\nto = "Văn phòng A"\nfrom = ["Văn phòng các KCN"]\n',
        encoding="utf-8",
    )
    table = office_table(own)
    assert office_of(OfficeName("Ban công nghiệp", "UBND tỉnh Bắc Giang"), table) == INDUSTRY
    assert kin_of(Office("van phong khu cong nghiep", None), table)[0].office == Office("van phong a", None)


def test_offices_kept_apart(tmp_path):
    own = tmp_path / "offices.toml"
    own.write_text(
        '[[apart]]\none = "Ban Quản lý các KCN @ Bắc Giang"\nother = "ban quan ly khu cong nghiep @ ?"\n'
        '[[apart]]\none = "ban quan ly khu cong nghiep @ bac ninh"\nother = "ban quan ly khu cong nghiep @ bac giang"\n',
        encoding="utf-8",
    )
    table = office_table(own)
    assert same_office(INDUSTRY, INDUSTRY._replace(province=None), table) is False
    assert kin_of(INDUSTRY, table) == []


@pytest.mark.parametrize("text", ["= 1", "[[alias]]\nname = 'A'\n"])
def test_a_broken_table_is_told(tmp_path, text):
    own = tmp_path / "offices.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=r"offices\.toml"):
        office_table(own)
