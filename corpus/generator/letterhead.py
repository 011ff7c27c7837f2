"""What stands above and below a generated plan: the front matter, as corpus/samples has it."""

from dataclasses import dataclass
from datetime import date, timedelta

from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.citations import Citations
from corpus.generator.domains import Domain
from corpus.generator.marking import capital, mark
from corpus.generator.office import STATE_LINES, Office
from corpus.generator.outline import upper
from corpus.generator.signatures import draw_signature
from corpus.samples.plan_source import FlagSource, Front, SignerSource

_KINDS = {"ke_hoach": ("KẾ HOẠCH", "KH"), "chuong_trinh": ("CHƯƠNG TRÌNH", "CTr")}


@dataclass(frozen=True, slots=True)
class Times:
    """When a plan was issued, and the years that it is for."""

    issued: date
    first: int
    last: int
    school_year: bool = False


def draw_times(chance: Chance, domain: Domain) -> Times:
    """A day of issue between 2009 and 2026, and one year, a school year, or a stretch of years."""
    year = chance.number(2009, 2026)
    if domain.school_year and chance.maybe(0.15):
        return Times(date(year, 8, 1) + timedelta(days=chance.number(0, 55)), year, year + 1, school_year=True)
    issued = date(year, 1, 1) + timedelta(days=chance.number(3, 110))
    if chance.maybe(0.2):
        return Times(issued, year, year + chance.number(2, 5))
    if chance.maybe(0.2):
        return Times(date(year - 1, 12, 1) + timedelta(days=chance.number(0, 29)), year, year)
    return Times(issued, year, year)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the plan is about: the title's words with their marks, and the same within a sentence."""

    title: str
    inside: str
    theme: str | None


def draw_subject(chance: Chance, domain: Domain, calendar: Calendar, citations: Citations, *, school_year: bool) -> Subject:
    """A title in one of the wordings that offices use."""
    topic = chance.one(domain.topics)
    when = calendar.school_year() if school_year else calendar.span()
    inside = f"{topic} {when}"
    title = chance.weighted(
        {
            capital(inside): 6,
            f"Thực hiện công tác {inside}": 2,
            f"Triển khai công tác {inside}": 1.5,
            f"Về {inside}": 0.7,
            f"Thực hiện {citations.document('implements', full=True)} về {topic} {when}": 1.2,
        }
    )
    return Subject(title, inside, chance.one(domain.themes) if chance.maybe(0.3) else None)


def draw_front(
    chance: Chance, office: Office, domain: Domain, *, times: Times, subject: Subject, flags: list[FlagSource]
) -> Front:
    """The letterhead, the title and the signer; a number or a day left open is flagged."""
    kind = chance.weighted({"ke_hoach": 5, "chuong_trinh": 1})
    kind_line, letters = _KINDS[kind]
    number = f"{chance.number(1, 350):02d}"
    symbol = f"{letters}/{office.symbol}" if office.party else f"{letters}-{office.symbol}"
    blank = chance.maybe(0.1)
    gap = chance.one([" ", "     ", "...", " …… "])
    open_number = f"{gap}-" if office.party else f"{gap}/"
    full = (f"{number}-" if office.party else f"{number}/") + symbol
    number_line = chance.one(["Số: ", "Số "] if office.party else ["Số: ", "Số: ", "Số:", "Số "])
    number_line += f"{open_number}{symbol}" if blank else full
    if blank:
        flags.append({"code": "blank_number"})
    signature = draw_signature(chance, office)
    signer: SignerSource = {"lines": list(signature.lines), "position": signature.position, "name": signature.name}
    if signature.on_behalf:
        signer["on_behalf"] = signature.on_behalf
    front: Front = {
        "kind": kind,
        "formats": ["docx", "txt"],
        "numbering": "typed",
        "left": list(office.lines),
        "right": list(STATE_LINES),
        "number_line": number_line,
        "place_line": f"{office.place}, {_issue_mark(chance, times.issued, flags)}",
        "kind_line": kind_line,
        "title": [upper(subject.title) if chance.maybe(0.15) else subject.title],
        "symbol": symbol,
        "issuing_body": list(office.names),
        "place": office.place,
        "issued_on": _issued_on(flags, times.issued),
        "period": [times.first, times.last],
        "recipients": _recipients(chance, office, domain),
        "signer": signer,
        "flags": flags,
    }
    if office.party:
        front["party"] = True
        front["right"] = ["ĐẢNG CỘNG SẢN VIỆT NAM"]
    if not blank:
        front["number"] = number
    if office.parent:
        front["parent_body"] = office.parent
    if subject.theme:
        front["theme"] = subject.theme
    return front


def _issue_mark(chance: Chance, issued: date, flags: list[FlagSource]) -> str:
    d, m, y = issued.day, issued.month, issued.year
    if chance.maybe(0.08):
        words = f"ngày{chance.one(['    ', ' ... ', ' '])}tháng {m:02d} năm {y}"
        flags.append({"code": "partial_issue_date", "text": words})
        return mark(f"d {y}-{m:02d} issue", words)
    month = f"{m:02d}" if m < 3 else str(m)
    return mark(f"d {issued.isoformat()} issue", f"ngày {d:02d} tháng {month} năm {y}")


def _issued_on(flags: list[FlagSource], issued: date) -> str:
    partial = any(flag["code"] == "partial_issue_date" for flag in flags)
    return f"{issued:%Y-%m}" if partial else issued.isoformat()


def _recipients(chance: Chance, office: Office, domain: Domain) -> list[str]:
    people = [f"{office.over}{chance.one([' (b/c)', ' (để báo cáo)', ''])}", office.unit, *chance.some(domain.partners, 1, 3)]
    keep = "Lưu VPCU" if office.party else f"Lưu: VT{chance.one(['', ', VP', ', TH', ', KHTC'])}"
    return [*people, keep]
