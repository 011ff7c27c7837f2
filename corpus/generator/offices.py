"""The offices that issue plans: their letterhead, symbol, signer and the people they give work to."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.places import place

STATE_LINES = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


@dataclass(frozen=True, slots=True)
class Office:
    """One issuer; `lines` as printed, `names` as gold accepts them, the one that the text uses first."""

    lines: tuple[str, ...]
    names: tuple[str, ...]
    parent: str | None
    symbol: str  # of its documents: KH-SYT has the symbol SYT
    place: str
    head: str
    deputy: str
    unit: str  # the people under it: phòng, đơn vị
    to: str  # to whom its people report
    over: str  # to whom it reports itself
    area: str  # trên địa bàn tỉnh
    team: str = ""  # what a head signs for with TM.
    party: bool = False
    small: bool = False  # a school, a hospital, a cell: its people are inside the house
    central: bool = False  # a ministry and what is under it


Maker = Callable[[Chance, Domain], Office]


def _printed_parent(chance: Chance, level: str, name: str) -> tuple[str, str]:
    """The line of the people's committee above, and the same as gold writes it."""
    short = chance.maybe(0.6)
    return (
        (f"UBND {level} {name}".upper(), f"UBND {level} {name}")
        if short
        else (f"ỦY BAN NHÂN DÂN {level} {name}".upper(), f"Ủy ban nhân dân {level} {name}")
    )


def _province(chance: Chance, domain: Domain) -> Office:
    del domain
    return _committee(chance, "tỉnh", place(chance), "Các sở, ban, ngành", "Chính phủ")


def _district(chance: Chance, domain: Domain) -> Office:
    del domain
    level = chance.one(["huyện", "thị xã", "quận"])
    return _committee(chance, level, place(chance), "Các phòng, ban chuyên môn", "Ủy ban nhân dân tỉnh")


def _committee(chance: Chance, level: str, name: str, unit: str, over: str) -> Office:
    whole = f"ỦY BAN NHÂN DÂN {level} {name}".upper()
    lines = chance.one([(whole,), ("ỦY BAN NHÂN DÂN", f"{level} {name}".upper()), (f"UBND {level} {name}".upper(),)])
    full, short = f"Ủy ban nhân dân {level} {name}", f"UBND {level} {name}"
    return Office(
        lines,
        (full, short),
        None,
        "UBND",
        name,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        unit,
        f"Ủy ban nhân dân {level}",
        over,
        f"trên địa bàn {level}",
        team="ỦY BAN NHÂN DÂN",
    )


def _commune(chance: Chance, domain: Domain) -> Office:
    del domain
    level, upper = chance.one([("xã", "huyện"), ("phường", "thành phố"), ("thị trấn", "huyện")])
    name, above = place(chance), place(chance)
    parent_line, parent = _printed_parent(chance, upper, above)
    line = chance.one([f"UBND {level} {name}", f"ỦY BAN NHÂN DÂN {level} {name}"]).upper()
    with_parent = chance.maybe(0.5)
    return Office(
        (parent_line, line) if with_parent else (line,),
        (f"Ủy ban nhân dân {level} {name}", f"UBND {level} {name}"),
        parent if with_parent else None,
        "UBND",
        name,
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Các ban, ngành, thôn, tổ dân phố",
        f"Ủy ban nhân dân {level}",
        f"Ủy ban nhân dân {upper}",
        f"trên địa bàn {level}",
        team="ỦY BAN NHÂN DÂN",
    )


def _department(chance: Chance, domain: Domain) -> Office:
    name = place(chance)
    parent_line, parent = _printed_parent(chance, "tỉnh", name)
    title, letters = domain.department
    lines = (parent_line, *_in_two(chance, title.upper()))
    return Office(
        lines,
        (f"{title} tỉnh {name}", title),
        parent,
        letters,
        name,
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Các phòng, đơn vị trực thuộc",
        "Văn phòng Sở",
        "Ủy ban nhân dân tỉnh",
        "trên địa bàn tỉnh",
    )


def _in_two(chance: Chance, line: str) -> tuple[str, ...]:
    """A long name over two lines, where offices break it: before VÀ."""
    at = line.find(" VÀ ")
    return (line[:at], line[at + 1 :]) if at > 0 and len(line) > 24 and chance.maybe(0.5) else (line,)


def _section(chance: Chance, domain: Domain) -> Office:
    name = place(chance)
    parent_line, parent = _printed_parent(chance, "huyện", name)
    title, letters = chance.one(
        [
            ("Phòng Giáo dục và Đào tạo", "PGDĐT"),
            ("Phòng Y tế", "PYT"),
            ("Phòng Nội vụ", "PNV"),
            ("Phòng Kinh tế và Hạ tầng", "PKTHT"),
            ("Phòng Văn hóa và Thông tin", "PVHTT"),
        ]
    )
    del domain
    return Office(
        (parent_line, title.upper()),
        (f"{title} huyện {name}", title),
        parent,
        letters,
        name,
        "TRƯỞNG PHÒNG",
        "PHÓ TRƯỞNG PHÒNG",
        "Các bộ phận, đơn vị trực thuộc",
        "Lãnh đạo Phòng",
        "Ủy ban nhân dân huyện",
        "trên địa bàn huyện",
    )


def _board(chance: Chance, domain: Domain) -> Office:
    del domain
    name = place(chance)
    parent_line, parent = _printed_parent(chance, "tỉnh", name)
    title, letters = chance.one(
        [
            ("Ban Quản lý các khu công nghiệp", "BQLKCN"),
            ("Ban Quản lý Khu kinh tế", "BQLKKT"),
            ("Ban Quản lý dự án đầu tư xây dựng", "BQLDA"),
            ("Ban Quản lý rừng phòng hộ", "BQLRPH"),
        ]
    )
    lines = chance.one([(title.upper(),), (title[:11].strip().upper(), title[11:].strip().upper())])
    return Office(
        (parent_line, *lines),
        (f"{title} tỉnh {name}", title),
        parent,
        letters,
        name,
        "TRƯỞNG BAN",
        "PHÓ TRƯỞNG BAN",
        "Các phòng, đơn vị thuộc Ban",
        "Lãnh đạo Ban",
        "Ủy ban nhân dân tỉnh",
        "trên địa bàn tỉnh",
    )


def _school(chance: Chance, domain: Domain) -> Office:
    del domain
    kind, letters, level = chance.one(
        [
            ("Trường THPT", "THPT", "Sở Giáo dục và Đào tạo"),
            ("Trường THCS", "THCS", "Phòng GD&ĐT"),
            ("Trường Tiểu học", "TH", "Phòng GD&ĐT"),
            ("Trường Mầm non", "MN", "Phòng GD&ĐT"),
        ]
    )
    name, above = place(chance), place(chance)
    parent = f"{level} {above}" if "Phòng" in level else f"{level} tỉnh {above}"
    initials = "".join(word[0] for word in name.split())
    return Office(
        (parent.upper(), f"{kind} {name}".upper()),
        (f"{kind} {name}",),
        parent,
        f"{letters}{initials}",
        above,
        "HIỆU TRƯỞNG",
        "PHÓ HIỆU TRƯỞNG",
        "Các tổ chuyên môn",
        "Ban Giám hiệu",
        level,
        "trong nhà trường",
        small=True,
    )


def _hospital(chance: Chance, domain: Domain) -> Office:
    del domain
    name = place(chance)
    kind, letters = chance.one(
        [
            ("Bệnh viện Đa khoa tỉnh", "BVĐK"),
            ("Bệnh viện Y học cổ truyền tỉnh", "BVYHCT"),
            ("Trung tâm Kiểm soát bệnh tật tỉnh", "KSBT"),
            ("Trung tâm Y tế huyện", "TTYT"),
        ]
    )
    return Office(
        (f"SỞ Y TẾ {name}".upper(), f"{kind} {name}".upper()),
        (f"{kind} {name}",),
        f"Sở Y tế {name}",
        letters,
        name,
        "GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Các khoa, phòng",
        "Ban Giám đốc",
        "Sở Y tế",
        "trong đơn vị",
        small=True,
    )


def _party(chance: Chance, domain: Domain) -> Office:
    del domain
    name, above = place(chance), place(chance)
    kind, letters, above_line = chance.one(
        [
            (f"Huyện ủy {name}", "HU", f"Đảng bộ tỉnh {above}"),
            (f"Đảng ủy xã {name}", "ĐU", f"Đảng bộ huyện {above}"),
            (f"Đảng ủy Sở Y tế tỉnh {above}", "ĐU", "Đảng bộ Khối các cơ quan tỉnh"),
            (f"Chi bộ Trường THPT {name}", "CB", f"Đảng bộ huyện {above}"),
        ]
    )
    head = "BÍ THƯ"
    team = {"HU": "BAN THƯỜNG VỤ", "ĐU": "BAN CHẤP HÀNH", "CB": "CHI BỘ"}[letters]
    return Office(
        (above_line.upper(), kind.upper(), "*"),
        (kind,),
        above_line,
        letters,
        name,
        head,
        "PHÓ BÍ THƯ",
        "Các chi bộ trực thuộc" if letters != "CB" else "Các tổ đảng",
        "Ban Thường vụ" if letters == "HU" else "cấp ủy",
        "cấp ủy cấp trên",
        "trong toàn Đảng bộ" if letters != "CB" else "trong Chi bộ",
        team=team,
        party=True,
    )


def _union(chance: Chance, domain: Domain) -> Office:
    del domain
    name = place(chance)
    parent_line, parent, line, full, letters, head = chance.one(
        [
            (f"Liên đoàn Lao động tỉnh {name}", None, f"Công đoàn ngành Giáo dục tỉnh {name}", None, "CĐGD", "CHỦ TỊCH"),
            (f"Hội LHPN tỉnh {name}", None, f"Hội LHPN huyện {place(chance)}", None, "BTV", "CHỦ TỊCH"),
            (f"Liên đoàn Lao động tỉnh {name}", None, f"Công đoàn Viên chức tỉnh {name}", None, "CĐVC", "CHỦ TỊCH"),
        ]
    )
    del parent, full
    return Office(
        (parent_line.upper(), line.upper()),
        (line,),
        parent_line,
        letters,
        name,
        head,
        "PHÓ CHỦ TỊCH",
        "Các cấp hội, công đoàn cơ sở",
        "Ban Thường vụ",
        parent_line,
        f"trên địa bàn tỉnh {name}",
        team="BAN THƯỜNG VỤ",
    )


def _youth_union(chance: Chance, domain: Domain) -> Office:
    del domain
    name, below = place(chance), place(chance)
    return Office(
        (f"TỈNH ĐOÀN {name}".upper(), f"BCH ĐOÀN HUYỆN {below}".upper(), "***"),
        (f"BCH Đoàn huyện {below}", f"Ban Chấp hành Đoàn huyện {below}"),
        f"Tỉnh đoàn {name}",
        "ĐTN",
        below,
        "BÍ THƯ",
        "PHÓ BÍ THƯ",
        "Các cơ sở đoàn",
        "Ban Thường vụ Huyện đoàn",
        "Tỉnh đoàn",
        "trên địa bàn huyện",
        team="BAN THƯỜNG VỤ",
    )


def _ministry(chance: Chance, domain: Domain) -> Office:
    del chance
    title, letters = domain.ministry
    return Office(
        (title.upper(),),
        (title,),
        None,
        letters,
        "Hà Nội",
        "BỘ TRƯỞNG",
        "THỨ TRƯỞNG",
        "Các đơn vị thuộc Bộ",
        "Lãnh đạo Bộ",
        "Thủ tướng Chính phủ",
        "trong toàn ngành",
        central=True,
    )


def _bureau(chance: Chance, domain: Domain) -> Office:
    title, _ = domain.ministry
    name, letters = chance.one(
        [("Cục Quản lý chất lượng", "QLCL"), ("Cục Phát triển thị trường", "PTTT"), ("Cục Giám định", "GĐ")]
    )
    return Office(
        (title.upper(), name.upper()),
        (name,),
        title,
        letters,
        "Hà Nội",
        "CỤC TRƯỞNG",
        "PHÓ CỤC TRƯỞNG",
        "Các phòng, trung tâm thuộc Cục",
        "Lãnh đạo Cục",
        title,
        "trong phạm vi cả nước",
        central=True,
    )


_MAKERS: dict[Maker, float] = {
    _province: 5,
    _district: 4,
    _commune: 3,
    _department: 6,
    _section: 2,
    _board: 2,
    _school: 3,
    _hospital: 2,
    _party: 3,
    _union: 1.5,
    _youth_union: 1,
    _ministry: 1.5,
    _bureau: 1,
}


# Whose work the field is not: a hospital plans no traffic.
_NOT_THEIRS: dict[Maker, set[str]] = {
    _school: {"health", "industry", "interior", "agriculture", "traffic"},
    _hospital: {"education", "industry", "traffic", "agriculture", "youth", "disaster"},
    _union: {"health", "industry", "traffic", "agriculture", "disaster"},
    _youth_union: {"health", "industry", "interior", "agriculture"},
}


def draw_office(chance: Chance, domain: Domain) -> Office:
    """One issuer for a plan of the field."""
    weights = {make: weight for make, weight in _MAKERS.items() if domain.name not in _NOT_THEIRS.get(make, set())}
    return chance.weighted(weights)(chance, domain)
