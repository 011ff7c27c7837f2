"""Schools, hospitals, the Party, unions and the centre."""

from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.office import Office
from corpus.generator.places import place


def school(chance: Chance, domain: Domain) -> Office:
    """A school."""
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


def hospital(chance: Chance, domain: Domain) -> Office:
    """A hospital."""
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


def party(chance: Chance, domain: Domain) -> Office:
    """A Party committee or cell."""
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


def union(chance: Chance, domain: Domain) -> Office:
    """A trade union."""
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


def youth_union(chance: Chance, domain: Domain) -> Office:
    """A youth union."""
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


def ministry(chance: Chance, domain: Domain) -> Office:
    """A ministry."""
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


def bureau(chance: Chance, domain: Domain) -> Office:
    """A bureau of a ministry."""
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
