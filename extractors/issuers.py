"""Who issues a plan: the offices of the letterhead, or the subject of the sentence that announces it."""

import re

from extractors.casing import sentence_case
from extractors.lexicon import load_lexicon
from schemas.spelling import fold, lower, squeeze

# "…, Ban Quản lý các khu công nghiệp xây dựng Kế hoạch …"
_ANNOUNCES = re.compile(
    r"(?:^|[,.;:”\"]\s{1,3}|\n)(?P<who>[A-ZĐỦỞ][^,.;:“”()\n]{3,90}?)\s(?:\((?:khóa|khoá|sau đây)\s[^()\n]{1,60}\)\s)?(?:đã\s)?"
    r"(?:xây dựng|ban hành|phát động|đề ra|lập|triển khai|tổ chức|thông báo|đề nghị|yêu cầu)\s"
)
_CHIEF = re.compile(
    r"(?:Chủ tịch|Phó Chủ tịch|Giám đốc|Tổng Giám đốc|Bộ trưởng|Hiệu trưởng|Thủ trưởng|Lãnh đạo|Cục trưởng|Chánh|Trưởng|"
    r"Bí thư|Viện trưởng)\s+"
    r"(?=Ủy ban|UBND|Sở|Bộ|Ban|Trường|Cục|Chi cục|Văn phòng|Phòng|Viện|Trung tâm|Bệnh viện|Thanh tra|Đảng|Huyện|Tỉnh)"
)
_CAPITAL = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_OF_PLACE = re.compile(
    rf" (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường) [{_CAPITAL}]\w*(?: (?:- )?[{_CAPITAL}]\w*){{0,3}}"
)
_HAS_PLACE = re.compile(r"\s(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã|phường|thị trấn|quốc gia|trung ương|việt nam)(?:\s|$)")
_NEAR = 4000  # characters in which a name is looked up without its diacritics
_JOINT = re.compile(r"LT|LN|LS|PH(?![A-Z])")


def proper_name(office: str, evidence: str) -> str:
    """The name of an office as a sentence writes it; one that is not in capitals stays as it is."""
    return sentence_case(squeeze(office).strip(" .,;:-–*"), evidence, name=True)


def is_joint(kind_words: str, symbol: str | None) -> bool:
    """Whether several offices issue it together: KẾ HOẠCH LIÊN TỊCH, KHLT-…, KHPH-…"""
    first = (symbol or "").split("-")[0].split("/")[0]
    words = fold(kind_words)
    return "lien tich" in words or "lien nganh" in words or (len(first) > 2 and _JOINT.search(first[2:]) is not None)


def announced_issuer(preamble: str, start: int) -> tuple[str, int, int] | None:
    """The office that the last sentence of the preamble names as its subject, with its offsets; else None."""
    head = load_lexicon("header")["office_head"].regex
    best: tuple[str, int, int] | None = None
    for match in _ANNOUNCES.finditer(preamble):
        who, at = match["who"], match.start("who")
        chief = _CHIEF.match(who)
        if chief:
            who, at = who[chief.end() :], at + chief.end()
        if head.match(lower(who)) and len(who.split()) <= 16:
            best = (who, start + at, start + at + len(who))
    return best


def fullest_name(name: str, text: str, place: str | None) -> tuple[str, int, int] | None:
    """The name with its province or district where the text adds it ("Sở Y tế tỉnh …"), with its offsets; else None.

    `place` is that of the letterhead: where it is known, the added name has to be it.
    """
    if _HAS_PLACE.search(lower(name)):
        return None
    if fold(name) in ("uy ban nhan dan", "ubnd") and place is not None:  # a page that lost the second line of the office
        level_and_place = rf"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s{re.escape(place)}(?!\w)"
        of_place = re.search(level_and_place, text[:_NEAR], re.IGNORECASE)
        if of_place:
            level = lower(of_place.group().split()[0])
            return f"{name} {'thành phố' if level == 'thành' else level} {place}", *of_place.span()
    wanted, small = lower(name), text.lower()
    if len(small) != len(text):
        small = lower(text)
    at = small.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        added = _OF_PLACE.match(text, end)
        if added and (place is None or fold(place) in fold(added.group())):
            return name + added.group(), at, added.end()
        at = small.find(wanted, end)
    folded, wanted = fold(text[:_NEAR]), fold(name)  # a slip in the letterhead: "TRUYỂN THÔNG"
    at = folded.find(wanted)
    while at >= 0:
        added = _OF_PLACE.match(text, at + len(wanted))
        if added and (place is None or fold(place) in fold(added.group())):
            return text[at : added.end()], at, added.end()
        at = folded.find(wanted, at + len(wanted))
    return None
