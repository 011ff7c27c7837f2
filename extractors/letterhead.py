"""What the letterhead says: offices, number and symbol, place and day.

Its two columns come line after line, side by side in one line, or as cells; so each thing is taken out of
the text by its own form, and what is left over are the offices.
"""

import re
from dataclasses import dataclass, field

from extractors.lexicon import load_lexicon
from extractors.lines import is_caps
from extractors.place_and_day import read_place_and_day
from schemas.header import HeaderField
from schemas.spelling import fold, lower, squeeze

Place = tuple[int, int]  # offsets in the document

_MOTTO = re.compile(
    r"cong\s{0,3}h[oa]{1,2}a?\s+xa\s+hoi(?:\s+chu\s+nghia(?:\s+v\w{0,3})?(?=\s*(?:\n|$)))?|chu\s*nghia\s*viet\s*nam|doc\s+lap\s*\W{0,4}\s*tu\s+do\s*\W{0,4}\s*hanh\s+phuc|"
    r"doc\s+lap\s*[-–]\s*tu\s+do|dang\s+cong\s+san\s+viet\s+nam"
)
# The Youth Union's own line over the day, where others print the motto of the state.
_UNION = re.compile(r"doan\s+(?:tncs|thanh\s+nien\s+cong\s+san)\s+ho\s+chi\s+minh(?=\W{0,40}(?:\n|$))")
_DATE_BELOW = re.compile(r"\W{1,60}[^\n,]{2,45},\s{0,9}ngay")
_NUMBER = re.compile(
    r"(?<!\w)[Ss][ốôóòoồỐÔÓO0]\s*[:;.]?[^\w\n/-]{0,40}?\s*(?P<number>\d{1,5}(?=\D)|)[a-z]?[\s.…_]{0,40}(?P<year>/\s?(?:19|20)\d\d|)\s{0,4}"
    # the Youth Union leaves the dash out: "Số: 98 KH/TĐTN"
    r"(?P<mark>[-–/]|(?=(?:KH|CTr|HD|BC|TB|QĐ|NQ|CV|TTr|KL)\s?/\s?[A-ZĐ]))\s{0,3}"
    r"(?P<symbol>[A-ZĐƯÂÔ][\wĐđƯư&.]{0,20}(?:\s?[-–/]\s{0,4}[A-ZĐƯÂÔ][\w&.]{0,20}){0,6}"
    r"(?:[^\S\n]?[A-ZĐƯÂÔ]{1,6}\d{0,2}(?=[^\S\n]{0,9}(?:\n|$|\||[A-ZĐÂÔƯ][^\W\d_A-Z]+[^\n,]{0,30},\s{0,9}ng[àa]y))(?<!TP)(?<!TX))?)"
)
_BLANK_NUMBER = re.compile(r"(?<!\w)[Ss][ốỐ]\s*:\s*(?P<number>\d{0,5})[\s.…_]{0,40}(?=\n|$|\|)")
_SUBJECT = re.compile(r"(?:V/v|Về việc)[:\s]\s*(?P<words>[^\n|]{5,300})", re.IGNORECASE)
_SUBJECT_LINE = re.compile(r"\n(?P<line>[^\n|]{3,200})")
_MAX_SUBJECT = 5  # lines
_PIECES = re.compile(r"\n|\s\|\s?|[-–—_*=~.]{2,}|\s{4,}|[*●]")
_NO_OFFICE = re.compile(
    r"\W*(?:du thao|hoa toc|thuong khan|khan|mat|toi mat|sao y|sao luc|ban sao|cong bao|ban chinh|trich sao|lan \d|mau so|"
    r"phu luc|\(|kinh gui)"
)
# Two offices in one line: "UBND HUYỆN AN BÌNH TRƯỜNG TIỂU HỌC LÊ LỢI"; a union or a party cell of a school is one office.
_SECOND_OFFICE = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|SỞ|BỘ|PHÒNG (?:GD|GIÁO)|LIÊN ĐOÀN LAO ĐỘNG|LĐLĐ)\S*\s(?:\S+\s){1,8}?"
    r"(?=(?:SỞ|PHÒNG|TRƯỜNG|TRUNG TÂM|BỆNH VIỆN|CHI CỤC|TRẠM|CĐCS|CÔNG ĐOÀN CƠ SỞ)\s)(?<!VÀ\s)(?<!- )(?<!CÁC\s)"
)
_HANGS = re.compile(r"(?:\bvà|,|-|–|&|\bcủa)\s*$", re.IGNORECASE)


@dataclass
class Letterhead:
    """What was read; `places` has the offsets of each field by its name in the header."""

    number: str | None = None
    symbol: str | None = None
    number_state: HeaderField = "absent"
    place: str | None = None
    issued_on: str | None = None
    date_state: HeaderField = "absent"
    subject: str | None = None
    offices: list[tuple[str, int, int]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)


def read_letterhead(text: str, start: int, *, with_subject: bool) -> Letterhead:
    """The letterhead in `text`, which begins at the offset `start` of the document.

    `with_subject` asks for the line "V/v …" of a letter, which has no title of its own.
    """
    found = Letterhead()
    rest = _mask_motto(text)
    rest = _read_number(rest, start, found)
    rest = _read_date(rest, start, found)
    if with_subject and (match := _SUBJECT.search(rest)):
        end = _end_of_subject(rest, match.end())
        found.subject = squeeze(rest[match.start("words") : end])
        found.places["title"] = (start + match.start("words"), start + end)
        rest = rest[: match.start()] + "\n" * (end - match.start()) + rest[end:]
    found.offices = _offices(rest, start)
    return found


def _end_of_subject(text: str, end: int) -> int:
    """Where the subject ends that goes on below its first line: no capitals, no office, no bracket."""
    head = load_lexicon("header")["office_head"].regex
    for _ in range(_MAX_SUBJECT - 1):
        match = _SUBJECT_LINE.match(text, end)
        line = match["line"].strip() if match else ""
        if match is None or is_caps(line) or not line[:1].isalnum() or (line[:1].isupper() and head.match(lower(line))):
            break
        end = match.end()
    return end


def _masked(text: str, match: re.Match[str]) -> str:
    return text[: match.start()] + "\n" * (match.end() - match.start()) + text[match.end() :]


def _mask_motto(text: str) -> str:
    """The text without the motto of the state or the Party, and without the Youth Union's line in its place."""
    folded = fold(text)
    for match in _MOTTO.finditer(folded):
        text = _masked(text, match)
    for match in _UNION.finditer(folded):
        line = folded[folded.rfind("\n", 0, match.start()) + 1 : match.start()]
        beside = line.startswith(("bch doan", "ban chap hanh", "tinh doan", "huyen doan", "xa doan")) and not line.endswith(
            "hanh "
        )
        if beside or (match.start() and _DATE_BELOW.match(folded, match.end())):
            text = _masked(text, match)
    return text


def _read_number(text: str, start: int, found: Letterhead) -> str:
    match = _NUMBER.search(text)
    if match is None:
        blank = _BLANK_NUMBER.search(text)
        if blank is None:
            return text
        found.number_state = "read" if blank["number"] else "blank"
        found.number = blank["number"] or None
        found.places["number"] = (start + blank.start(), start + len(text[: blank.end()].rstrip()))
        return _masked(text, blank)
    found.number = match["number"] or None
    found.number_state = "read" if found.number else "blank"
    symbol = re.sub(r"\s*[-–]\s*", "-", squeeze(match["symbol"])).strip(" .-/")
    found.symbol = re.sub(r"\s*/\s*", "/", symbol)
    if match["number"]:
        found.places["number"] = (start + match.start("number"), start + match.end("number"))
    else:
        found.places["number"] = (start + match.start(), start + match.end())
    found.places["symbol"] = (start + match.start("symbol"), start + match.start("symbol") + len(match["symbol"].rstrip(" .-/")))
    return _masked(text, match)


def _read_date(text: str, start: int, found: Letterhead) -> str:
    read = read_place_and_day(text)
    if read is None:
        return text
    found.place, found.issued_on = read.place, read.issued_on
    if read.place is not None:
        found.places["place"] = (start + read.place_at[0], start + read.place_at[1])
    complete = read.issued_on is not None and len(read.issued_on) == 10
    found.date_state = "read" if complete else "blank"
    found.places["issued_on"] = (start + read.day_at[0], start + read.day_at[1])
    first, end = read.whole
    return text[:first] + "\n" * (end - first) + text[end:]


def _offices(text: str, start: int) -> list[tuple[str, int, int]]:
    """The names of the offices, outermost first; a line that begins no office carries on the one above.

    An office that is printed twice, the second time perhaps more fully, is one.
    """
    head = load_lexicon("header")["office_head"].regex
    found: list[tuple[str, int, int]] = []
    above = 0
    for piece, a, b in _in_capitals(_cut(text)):
        opens = head.match(lower(piece)) is not None
        if found and (not opens or _HANGS.search(found[-1][0]) or " " not in found[-1][0].strip()):
            name, first, _ = found.pop()
            joint = " - " if text[above:a].strip(" \t\n|") in ("-", "–") else " "  # "NGHỀ NGHIỆP -⏎GIÁO DỤC THƯỜNG XUYÊN"
            found.append((squeeze(f"{name}{joint}{piece}"), first, start + b))
        elif opens or not found:
            if found and f"{fold(piece)} ".startswith(f"{fold(found[-1][0])} "):
                found.pop()
            found.append((squeeze(piece), start + a, start + b))
        above = b
    return found


def _in_capitals(pieces: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The pieces that may be names of offices: in capitals; in small letters only where no capitals stand below."""
    head = load_lexicon("header")["office_head"].regex
    kept: list[tuple[str, int, int]] = []
    for piece, a, b in pieces:
        if _NO_OFFICE.match(fold(piece)) or sum(map(str.isalpha, piece)) < 2:
            continue
        if is_caps(piece):
            kept = [one for one in kept if is_caps(one[0])]  # what a web page prints above
            inner = _SECOND_OFFICE.match(piece)
            cut = inner.end() if inner else 0
            kept += [(piece[:cut].strip(), a, a + cut - 1), (piece[cut:], a + cut, b)] if cut else [(piece, a, b)]
        elif head.match(lower(piece)) and len(piece) < 80 and piece[:1].isupper():
            kept.append((piece, a, b))
    return kept


def _cut(text: str) -> list[tuple[str, int, int]]:
    pieces, at = [], 0
    for match in _PIECES.finditer(text):
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, len(text)))
    out = []
    for a, b in pieces:
        words = text[a:b]
        stripped = words.strip(" -–—|:\t")
        if stripped:
            first = a + words.find(stripped)
            out.append((stripped, first, first + len(stripped)))
    return out
