"""Other documents that a plan names, each under its mark."""

from datetime import date, timedelta

from corpus.generator.calendar import Calendar, written_day
from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.marking import mark, small
from corpus.generator.office import Office

# kind in gold, its name, the abbreviation of the symbol, and who issues it (the abbreviation at the symbol's end)
_STATE = (
    ("nghi_dinh", "Nghị định", "NĐ", (("Chính phủ", "CP"),)),
    ("nghi_quyet", "Nghị quyết", "NQ", (("Chính phủ", "CP"), ("Hội đồng nhân dân tỉnh", "HĐND"), ("HĐND huyện", "HĐND"))),
    ("quyet_dinh", "Quyết định", "QĐ", (("Thủ tướng Chính phủ", "TTg"), ("Ủy ban nhân dân tỉnh", "UBND"), ("UBND tỉnh", "UBND"))),
    ("chi_thi", "Chỉ thị", "CT", (("Thủ tướng Chính phủ", "TTg"), ("Chủ tịch UBND tỉnh", "UBND"))),
    ("ke_hoach", "Kế hoạch", "KH", (("Ủy ban nhân dân tỉnh", "UBND"), ("UBND tỉnh", "UBND"))),
    ("chuong_trinh", "Chương trình", "CTr", (("UBND tỉnh", "UBND"),)),
    ("cong_van", "Công văn", "", (("UBND tỉnh", "UBND-KGVX"), ("Văn phòng UBND tỉnh", "VP-TH"))),
    ("thong_bao", "Thông báo", "TB", (("Văn phòng UBND tỉnh", "VPUBND"),)),
    ("huong_dan", "Hướng dẫn", "HD", ()),  # of the department
    ("thong_tu", "Thông tư", "TT", ()),  # of the ministry
)
_PARTY = (
    ("chi_thi", "Chỉ thị", "CT", (("Ban Bí thư", "TW"), ("Bộ Chính trị", "TW"), ("Ban Thường vụ Tỉnh ủy", "TU"))),
    ("nghi_quyet", "Nghị quyết", "NQ", (("Bộ Chính trị", "TW"), ("Ban Chấp hành Đảng bộ tỉnh", "TU"), ("Huyện ủy", "HU"))),
    ("ket_luan", "Kết luận", "KL", (("Ban Bí thư", "TW"), ("Ban Thường vụ Tỉnh ủy", "TU"))),
    ("ke_hoach", "Kế hoạch", "KH", (("Ban Thường vụ Tỉnh ủy", "TU"), ("Tỉnh ủy", "TU"))),
)
_CENTRAL = (
    _STATE[0],
    ("nghi_quyet", "Nghị quyết", "NQ", (("Chính phủ", "CP"),)),
    ("chi_thi", "Chỉ thị", "CT", (("Thủ tướng Chính phủ", "TTg"),)),
    ("quyet_dinh", "Quyết định", "QĐ", (("Thủ tướng Chính phủ", "TTg"),)),
    ("thong_tu", "Thông tư", "TT", ()),
)
_YEARED = {"nghi_dinh", "thong_tu"}  # legal documents carry the year in their number


class Citations:
    """The documents that one plan stands on."""

    def __init__(self, chance: Chance, domain: Domain, office: Office, calendar: Calendar) -> None:
        self.chance, self.domain, self.office, self.calendar = chance, domain, office, calendar
        self._laws = [law for law in domain.laws if law.passed < calendar.issued.isoformat()]

    def document(self, relation: str, *, full: bool = False, party: bool | None = None) -> str:
        """One document by its number; `full` for kind, number, day and issuer all."""
        chance = self.chance
        party = chance.maybe(0.9 if self.office.party else 0.2) if party is None else party
        kind, name, letters, issuers = chance.one(_PARTY if party else _CENTRAL if self.office.central else _STATE)
        if kind == "thong_tu":
            issuers = (self.domain.ministry,)
        elif kind == "huong_dan":
            issuers = (self.domain.department,)
        issuer, tail = chance.one(issuers)
        day = self._day()
        number = chance.number(1, 400) if kind != "cong_van" else chance.number(300, 5200)
        said = f"{number:02d}"
        if party:
            canonical = f"{said}-{letters}/{tail}"
        elif kind in _YEARED or (kind == "nghi_quyet" and tail == "HĐND" and chance.maybe(0.4)):
            canonical = f"{said}/{day.year}/{letters}-{tail}"
        elif letters:
            canonical = f"{said}/{letters}-{tail}"
        else:
            canonical = f"{said}/{tail}"
        count = chance.one(["số ", "số ", "số ", ""]) if not full else "số "
        words = f"{name} {count}{canonical}"
        if full or chance.maybe(0.8):
            words += f"{',' if chance.maybe(0.06) else ''} {mark(f'c {day.isoformat()}', f'ngày {written_day(chance, day)}')}"
        if full or chance.maybe(0.75):
            words += f" của {mark('i', issuer)}"
        return mark(f"r {relation} {kind} {canonical}", words)

    def _day(self) -> date:
        return self.calendar.issued - timedelta(days=self.chance.number(15, 2400))

    def law(self, relation: str) -> str:
        """A law by its name."""
        law = self.chance.one(self._laws)
        day = date.fromisoformat(law.passed)
        kind = self.chance.weighted({"bare": 3, "day": 4, "year": 3})
        if kind == "bare":
            return mark(f"r {relation} luat", law.name)
        said, value = (
            (f"ngày {written_day(self.chance, day)}", law.passed) if kind == "day" else (f"năm {day.year}", str(day.year))
        )
        return mark(f"r {relation} luat", f"{law.name} {mark(f'c {value}', said)}")

    def subject(self) -> str:
        """What a cited document is about."""
        chance, topic = self.chance, small(chance_topic(self))
        lead = chance.one(["về ", "về việc ", "về tăng cường ", "quy định về "])
        time = f" {self.calendar.later_programme()}" if chance.maybe(0.3) else ""
        return f"{lead}{topic}{time}"

    def basis(self) -> list[str]:
        """The paragraphs that say on what the plan stands."""
        chance = self.chance
        lines = []
        if self._laws and not self.office.party and chance.maybe(0.5):
            lines.append(f"Căn cứ {self.law('basis')};")
        for _ in range(chance.number(0, 2)):
            lines.append(f"Căn cứ {self.document('basis')} {self.subject()};")
        lead = chance.one(["Thực hiện", "Thực hiện", "Triển khai thực hiện", "Thực hiện"])
        main = f"{lead} {self.document('implements', full=chance.maybe(0.7))} {self.subject()}"
        if chance.maybe(0.4):
            main += f"; {self.document('implements')} {self.subject()}"
        if chance.maybe(0.12) and not self.office.central:
            main += f" và {self._pair()}"
        lines.append(f"{main},")
        return lines

    def _pair(self) -> str:
        """Two decisions under one word."""
        a, b = self.chance.number(10, 200), self.chance.number(201, 900)
        first = mark(f"r implements quyet_dinh {a}/QĐ-UBND", f"Quyết định số {a}/QĐ-UBND")
        second = mark(f"r implements quyet_dinh {b}/QĐ-UBND", f"số {b}/QĐ-UBND")
        return f"các {first}, {second} của UBND tỉnh"


def chance_topic(citations: Citations) -> str:
    """A topic of the field."""
    return citations.chance.one(citations.domain.topics)
