"""Offices of provinces, districts and communes."""

from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.office import Office
from corpus.generator.places import place


def province(chance: Chance, domain: Domain) -> Office:
    """The people's committee of a province."""
    del domain
    return _committee(chance, "tỉnh", place(chance), "Các sở, ban, ngành", "Chính phủ")


def district(chance: Chance, domain: Domain) -> Office:
    """The people's committee of a district."""
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


def commune(chance: Chance, domain: Domain) -> Office:
    """The people's committee of a commune."""
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


def department(chance: Chance, domain: Domain) -> Office:
    """A department (sở) of a province."""
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


def section(chance: Chance, domain: Domain) -> Office:
    """A section (phòng) of a district."""
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


def board(chance: Chance, domain: Domain) -> Office:
    """A management board of a province."""
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


def _printed_parent(chance: Chance, level: str, name: str) -> tuple[str, str]:
    """The line of the people's committee above, and the same as gold writes it."""
    short = chance.maybe(0.6)
    return (
        (f"UBND {level} {name}".upper(), f"UBND {level} {name}")
        if short
        else (f"ỦY BAN NHÂN DÂN {level} {name}".upper(), f"Ủy ban nhân dân {level} {name}")
    )


def _in_two(chance: Chance, line: str) -> tuple[str, ...]:
    """A long name over two lines, where offices break it: before VÀ."""
    at = line.find(" VÀ ")
    return (line[:at], line[at + 1 :]) if at > 0 and len(line) > 24 and chance.maybe(0.5) else (line,)
