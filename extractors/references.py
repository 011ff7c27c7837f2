"""Mentions of other documents: by number and symbol, by name, or by a short name that the text introduced."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.confidence import confidence
from extractors.days import DAY, OPEN_DAY, iso_day, open_day
from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from extractors.reference_confidence import RULE_CONFIDENCE
from extractors.reference_issuers import announced_before, issuer_at, issuer_before, issuer_in_capitals, named_issuer_at, title_at
from extractors.reference_kinds import Kind, find_kinds, kind_of_letters
from extractors.reference_leads import (
    BLANK_LEAD,
    DATE_LEAD,
    DATED,
    ISSUER_THEN_NUMBER,
    LISTED,
    NAME_THEN_NUMBER,
    NEXT_AFTER_TITLE,
    NEXT_IN_LIST,
    NUMBER_LEAD,
    SHORT,
    SHORT_PLURAL,
)
from extractors.reference_names import (
    AMENDING,
    CONGRESS,
    CONSTITUTION,
    LAW_YEAR,
    NEXT_LAW,
    PROGRAMME,
    QUOTED,
    STATUTES,
    STRATEGY,
    UNKNOWN_LAW,
)
from extractors.symbols import Symbol, blank_symbol_at, symbol_at
from schemas.references import Reference, Relation

_LAW_KINDS = frozenset({"luat", "bo_luat", "phap_lenh"})
_SHORT_KINDS = frozenset(
    {"chi_thi", "nghi_quyet", "nghi_dinh", "de_an", "quyet_dinh", "ket_luan", "thong_tu", "chuong_trinh", "ke_hoach"}
)
_QUOTED_KINDS = frozenset({"de_an", "nghi_quyet", "chi_thi", "quy_dinh", "quy_che", "ket_luan"})
_DATED_KINDS = frozenset(
    {"to_trinh", "ket_luan", "thong_bao", "cong_van", "cong_dien", "bien_ban", "chi_thi", "nghi_quyet", "quyet_dinh"}
)
_ISSUED_KINDS = frozenset({"nghi_quyet", "chi_thi", "ket_luan", "quyet_dinh", "nghi_dinh"})
_RELATIONS: dict[str, Relation] = {"basis": "basis", "implements": "implements", "mentions": "mentions"}
_GROUNDS = re.compile(r"căn cứ|cơ sở pháp lý")  # the heading over a list of what the plan rests on


@dataclass
class _Found:
    """A reference before its relation is known; `reach` is where its title ends."""

    kind: str
    start: int
    end: int
    rule: str
    symbol: Symbol | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None
    reach: int = 0


def extract_references(reading: Reading) -> tuple[Reference, ...]:
    """The references in reading order.

    A plan that names itself ("kèm theo Kế hoạch số …") is left out; so is a generic mention
    without a number or a name of its own.
    """
    found: list[_Found] = []
    introduced: set[tuple[str, str]] = set()
    kinds = find_kinds(reading)
    starts = [kind.start for kind in kinds]
    for kind in kinds:
        if any(f.start <= kind.start < f.end for f in found[-8:]):
            continue
        inside_title = any(kind.start < f.reach for f in found[-4:])
        for hit in _read(reading, kind, starts, introduced, inside_title):
            if any(f.start == hit.start for f in found[-8:]):
                continue  # a list goes on behind the title of one of its members
            if hit.symbol:
                introduced.add((hit.kind, hit.symbol.number))
            found.append(hit)
    found.sort(key=lambda hit: hit.start)
    _share_issuers(reading.text, found)
    cues = _cues(reading, found)
    return tuple(_reference(reading, hit, found, cues) for hit in found if not _is_itself(reading, hit))


def _read(
    reading: Reading, kind: Kind, starts: Sequence[int], introduced: set[tuple[str, str]], inside_title: bool
) -> Iterator[_Found]:
    """What the word begins: nothing, one reference, or several with numbers in a list."""
    text = reading.text
    symbol = _symbol_after(reading.text, kind, starts)
    if symbol is not None:
        first = _numbered(text, kind, symbol)
        if first.issuer is None and ISSUER_THEN_NUMBER.match(text, kind.end, symbol.end):
            before = issuer_at(text, kind.end, symbol.start)
            first.issuer = re.sub(r"\s+số$", "", before[0]) if before else None
        first.issuer = first.issuer or issuer_before(text, kind.start)
        if first.date is None and (announced := announced_before(text, kind.start)):
            first.date, first.issuer = announced[0], first.issuer or announced[1]
        yield first
        yield from _listed(text, kind, first)
        return
    named = _blank(text, kind) or _named(reading, kind, inside_title)
    if named is not None:
        yield named
        return
    yield from _short(text, kind, introduced)


def _blank(text: str, kind: Kind) -> _Found | None:
    """A document whose number was left to be filled in by hand: "Quyết định số    /QĐ-UBND ngày    tháng 3 năm 2022"."""
    lead = BLANK_LEAD.match(text, kind.end, kind.line_end)
    symbol = blank_symbol_at(text, lead.end()) if lead else None
    return _numbered(text, kind, symbol, "blank_number") if symbol else None


def _symbol_after(text: str, kind: Kind, starts: Sequence[int]) -> Symbol | None:
    """The number behind the word; a name or an issuer may stand between, but no other kind (`starts` are all of theirs)."""
    lead = NUMBER_LEAD.match(text, kind.end, kind.line_end)
    if lead:
        return symbol_at(text, lead.end())
    name = ISSUER_THEN_NUMBER.match(text, kind.end, kind.line_end) or NAME_THEN_NUMBER.match(text, kind.end, kind.line_end)
    if name and bisect_left(starts, kind.end) == bisect_left(starts, name.end()):
        return symbol_at(text, name.end())
    return None


def _numbered(text: str, kind: Kind, symbol: Symbol, rule: str = "numbered") -> _Found:
    found = _Found(_kind_of(kind.slug, symbol), kind.start, symbol.end, rule, symbol, reach=symbol.end)
    _add_date(text, found, kind.line_end)
    issuer = issuer_at(text, found.end, kind.next_kind) or issuer_in_capitals(text, found.end, kind.next_kind)
    if issuer is None and found.date and (named := named_issuer_at(text, found.end, kind.next_kind)):
        found.title, issuer = named[0], named[1:]
    if issuer:
        found.issuer, found.end = issuer
        if found.date is None:
            _add_date(text, found, kind.line_end)
    title = title_at(text, found.end, kind.line_end)
    if title:
        found.title, _, found.reach = title
    found.reach = max(found.reach, found.end)
    return found


def _kind_of(slug: str, symbol: Symbol) -> str:
    """The kind that the word says; "văn bản số 12/KH-…" is what its symbol says."""
    return kind_of_letters(symbol.kind_letters) or slug if slug == "cong_van" else slug


def _add_date(text: str, found: _Found, line_end: int) -> None:
    """The day of the cited document, where it stands right after what was read so far."""
    lead = DATE_LEAD.match(text, found.end, line_end)
    day = DAY.match(text, lead.end(), line_end) if lead else None
    if day:
        found.date, found.end = iso_day(day), day.end()
    elif left_open := OPEN_DAY.match(text, found.end + (text[found.end : found.end + 1] == " "), line_end):
        found.date, found.end = open_day(left_open), left_open.end()


def _listed(text: str, kind: Kind, first: _Found) -> Iterator[_Found]:
    """Further numbers after the first: "Quyết định số 12/QĐ-UBND ngày … và số 15/QĐ-UBND"."""
    last = first
    while symbol := _next_symbol(text, last, kind.line_end):
        same = first.symbol is None or first.symbol.kind_letters == symbol.kind_letters
        slug = first.kind if same else _kind_of("cong_van", symbol)
        found = _Found(slug, symbol.start, symbol.end, "numbered_list", symbol, issuer=first.issuer, reach=symbol.end)
        _add_date(text, found, kind.line_end)
        if title := title_at(text, found.end, kind.line_end):
            found.title, _, found.reach = title
        found.reach = max(found.reach, found.end)
        yield found
        last = found


def _next_symbol(text: str, last: _Found, line_end: int) -> Symbol | None:
    """The number that goes on with the list after `last`, or after its title; None where the list ends."""
    lead = NEXT_IN_LIST.match(text, last.end, line_end)
    if lead is None and last.title:
        lead = NEXT_AFTER_TITLE.match(text, last.reach, line_end)
    return symbol_at(text, lead.end()) if lead else None


def _named(reading: Reading, kind: Kind, inside_title: bool) -> _Found | None:
    """A document with a name of its own instead of a number."""
    text, end = reading.text, kind.line_end
    if kind.slug in _LAW_KINDS:
        return _law(reading, kind)
    if kind.slug == "hien_phap" and text[kind.start].isupper() and (match := CONSTITUTION.match(text, kind.end, end)):
        return _Found(kind.slug, kind.start, match.end(), "constitution", reach=match.end())
    if kind.slug == "nghi_quyet" and (match := CONGRESS.match(text, kind.end, end)):
        found = _Found(kind.slug, kind.start, match.end(), "congress")
        if quoted := QUOTED.match(text, found.end, end):
            found.title, found.end = quoted[1], quoted.end()
        _add_date(text, found, end)
        return found
    capital = text[kind.start].isupper()
    if kind.slug == "dieu_le" and capital and (match := STATUTES.match(text, kind.end, end)):
        return _Found(kind.slug, kind.start, match.end(), "statutes", title=match.group().strip())
    if inside_title or not capital:
        return None
    if kind.slug in _DATED_KINDS and DATED.match(text, kind.end, end):
        found = _Found(kind.slug, kind.start, kind.end, "dated")
        _add_date(text, found, end)
        if found.date:
            if issuer := issuer_at(text, found.end, kind.next_kind):
                found.issuer, found.end = issuer
            found.reach = found.end
            return found
    if kind.slug in _QUOTED_KINDS and (quoted := QUOTED.match(text, kind.end, end)):
        return _Found(kind.slug, kind.start, quoted.end(), "quoted_title", title=quoted[1])
    named = {"chuong_trinh": PROGRAMME, "chien_luoc": STRATEGY}.get(kind.slug)
    if named and (match := named.match(text, kind.end, end)):
        return _Found(kind.slug, kind.start, match.end(), "national_programme", title=match.group().strip())
    if kind.slug in _ISSUED_KINDS and (issuer := issuer_at(text, kind.end, kind.next_kind)):
        found = _Found(kind.slug, kind.start, issuer[1], "issuer_and_title", issuer=issuer[0])
        _add_date(text, found, end)
        title = title_at(text, found.end, end)
        if title is None or not title[0].lower().startswith(("về", "v/v")):
            return found if found.date else None
        cut = re.compile(r"[,.:]").search(text, title[1] + 6, title[2])
        found.title, found.end = title[0], cut.start() if cut else title[2]
        found.reach = found.end
        return found
    return None


def _law(reading: Reading, kind: Kind) -> _Found | None:
    """A law by its name; one that amends others takes their names in."""
    text = reading.text
    amending = AMENDING.match(text, kind.end, kind.line_end) if text[kind.start].isupper() else None
    if amending:
        end, rule = _law_names(reading, amending.end(), kind.line_end), "law_that_amends"
    else:
        end, rule = _law_name(reading, kind.start, kind.end, kind.line_end)
    if end is None:
        return None
    slug = load_lexicon("laws")[rule].label if rule in load_lexicon("laws").by_id else kind.slug
    found = _Found(slug, kind.start, end, rule if rule in RULE_CONFIDENCE else "law_by_name")
    found.title = text[kind.end : found.end].strip()
    lead = NUMBER_LEAD.match(text, found.end, kind.line_end)
    if lead and (symbol := symbol_at(text, lead.end())):
        found.symbol, found.end, found.rule = symbol, symbol.end, "numbered"
    elif year := LAW_YEAR.match(text, found.end, kind.line_end):
        found.end = year.end()
    _add_date(text, found, kind.line_end)
    if found.date is None and (passed := issuer_at(text, found.end, kind.next_kind)):  # "… của Quốc hội ngày 29/6/2006"
        dated = _Found(slug, kind.start, passed[1], found.rule)
        _add_date(text, dated, kind.line_end)
        if dated.date:
            found.date, found.end, found.issuer = dated.date, dated.end, passed[0]
    found.reach = found.end
    return found


def _law_name(reading: Reading, start: int, word_end: int, line_end: int) -> tuple[int | None, str]:
    """Where the name of the law that begins at `start` ends, and the rule that knows it, else "law_unknown"."""
    known = next((span for span in reading.doc.spans["laws"] if span.start_char == start), None)
    if known is not None:
        return known.end_char, known.label_
    text = reading.text
    match = UNKNOWN_LAW.match(text, word_end, line_end) if text[start].isupper() else None
    return (match.end() if match else None), "law_unknown"


def _law_names(reading: Reading, start: int, line_end: int) -> int | None:
    """Where the names of the laws end that stand from `start` on: "… của Luật A và Luật B"; None where there is none."""
    end = None
    at: re.Match[str] | None = NEXT_LAW.match(reading.text, start, line_end)
    while at:
        name_end, _ = _law_name(reading, at.start("word"), at.end("word"), line_end)
        if name_end is None:
            break
        end = name_end
        at = NEXT_LAW.match(reading.text, end, line_end)
    return end


def _short(text: str, kind: Kind, introduced: set[tuple[str, str]]) -> Iterator[_Found]:
    """A short name: "Chỉ thị 11", "Đề án số 08", "các Nghị quyết số 01 và 02"."""
    if kind.slug not in _SHORT_KINDS or not (text[kind.start].isupper() or (kind.slug, "") in introduced):
        return
    plural = SHORT_PLURAL.match(text, kind.end, kind.line_end)
    if plural:
        yield _Found(kind.slug, kind.start, plural.end(1), "short_name_list")
        for number in re.compile(r"\d{1,4}").finditer(text, plural.start(2), plural.end(2)):
            yield _Found(kind.slug, number.start(), number.end(), "short_name_list")
        return
    match = SHORT.match(text, kind.end, kind.line_end)
    if match is None:
        return
    said_number = "số" in text[kind.end : match.start("number")]
    known = any(slug == kind.slug and number.lstrip("0") == match["number"].lstrip("0") for slug, number in introduced)
    found = _Found(kind.slug, kind.start, match.end("number"), "short_name")
    _add_date(text, found, kind.line_end)
    with_year = "/" in match["number"] and kind.slug in ("nghi_dinh", "thong_tu")
    if known or said_number or with_year or kind.slug == "de_an" or found.date:
        issuer = issuer_at(text, found.end, kind.next_kind) if found.date or said_number else None
        if issuer:
            found.issuer, found.end = issuer
        yield found


def _share_issuers(text: str, found: list[_Found]) -> None:
    """Gives documents that are listed side by side the issuer that is named once, behind the last of them.

    "Chỉ thị số 5/CT-TTg ngày …, Chỉ thị số 6/CT-TTg ngày … của Thủ tướng Chính phủ": only where the symbols agree.
    """
    for before, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if before.issuer or before.title or not after.issuer or before.symbol is None or after.symbol is None:
            continue
        if before.symbol.letters == after.symbol.letters and LISTED.fullmatch(text, before.end, after.start):
            before.issuer = after.issuer


def _is_itself(reading: Reading, found: _Found) -> bool:
    """Whether the plan cites itself, as its appendix does: "(Kèm theo Kế hoạch số …)"."""
    before = reading.lower[max(0, found.start - 40) : found.start]
    if re.search(r"(?:kèm theo|của)\s+$", before) is None or found.symbol is None:
        return False
    header = reading.header
    if header.symbol and found.symbol.letters.lower() == header.symbol.replace("–", "-").lower():
        return header.number is None or header.number.lstrip("0") == found.symbol.number.lstrip("0")
    return before.endswith("kèm theo ") and found.kind == header.kind and found.date in (None, header.issued_on)


def _cues(reading: Reading, all_found: list[_Found]) -> list[tuple[int, Relation]]:
    """The words that govern references, by offset; those inside a reference or its title say what another document does."""
    lexicon = load_lexicon("references")
    cues = []
    held = iter(all_found)
    current = next(held, None)
    reach = -1
    for span in sorted(reading.doc.spans["references"], key=lambda span: span.start_char):
        relation = _RELATIONS.get(lexicon[span.label_].label)
        if relation is None:
            continue
        while current is not None and current.start <= span.start_char:
            reach = max(reach, current.reach, current.end)
            current = next(held, None)
        if span.start_char >= reach:
            cues.append((span.start_char, relation))
    return cues


def _relation(reading: Reading, found: _Found, all_found: list[_Found], cues: list[tuple[int, Relation]]) -> Relation:
    """What the plan does with the document: the cue that governs it; in another's title it is only mentioned."""
    if any(other.start < found.start < other.reach for other in all_found if other is not found):
        return "mentions"
    first = reading.sentence_at(found.start)[0]
    at = bisect_left(cues, (found.start,)) - 1
    if at >= 0 and cues[at][0] >= first:
        return cues[at][1]
    headings = (section.heading or "" for section in reading.ancestors(reading.section_at(found.start)))
    return "basis" if any(_GROUNDS.match(heading.lower()) for heading in headings) else "mentions"


def _reference(reading: Reading, found: _Found, all_found: list[_Found], cues: list[tuple[int, Relation]]) -> Reference:
    section = reading.section_at(found.start)
    symbol = found.symbol
    return Reference(
        span=reading.span(found.start, found.end),
        section_id=section.section_id if section else None,
        confidence=confidence("references", RULE_CONFIDENCE[found.rule]),
        rule=found.rule,
        kind=found.kind,
        number=(symbol.number or None) if symbol else None,
        symbol=symbol.letters if symbol else None,
        canonical=(symbol.canonical or None) if symbol else None,
        title=found.title,
        issuer=found.issuer,
        date=found.date,
        relation=_relation(reading, found, all_found, cues),
    )
