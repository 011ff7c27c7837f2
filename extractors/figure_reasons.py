"""Why a figure is no item: a list number, a telephone number, the count in a name, and other reasons that have a name."""

import re

from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from extractors.table_columns import header_rows
from extractors.units import Unit, read_unit
from schemas.document import Table

_LEXICON = load_lexicon("unexplained")
_TARGETS = load_lexicon("targets")
_BEFORE = Edge(_LEXICON, "before")
_AFTER = tuple((rule.id, rule.regex) for rule in _LEXICON.labelled("after"))
_AROUND = tuple((rule.id, rule.regex) for rule in _LEXICON.labelled("around"))
_NOT_WANTED = Edge(_TARGETS, "not_wanted")
_NOT_WANTED_BEFORE = Edge(_TARGETS, "not_wanted_before")
_CONCERNED = Edge(_TARGETS, "ordinal_before")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/:]|\d{1,2}(?:\.\d{1,2}){1,3}\s|\d{1,2}\)")
_INLINE_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]\s?(?=[A-ZĐÀ-Ý])")
_STANDARD = re.compile(r"(?:iso|tcvn|qcvn|iec)[ \d:/-]{0,24}[:/-]\s?$")
_RANGE = re.compile(r" ?(?:[-–]|đến) ?\d{1,3}(?![\d.,/])")
_SMALL = frozenset({"mũi", "liều", "con"})
# "đối với các dự án có tổng mức đầu tư trên 15 tỷ đồng" says which ones
_CONDITION = re.compile(r"(?:đối với|với những|với các|các|những) [^.;,:\n]{0,60} có [^.;,:\n]{0,40}$|đối với [^.;,:\n]{0,50}$")
_CONDITION_BACK = 110
_PLACE_COUNT = frozenset({"place", "what_happened"})
# Parts of a plan that tell what was or set the scene.
_TOLD = frozenset({"preamble", "situation", "closing"})
_LONGEST_AFTER = 40


def reason_for(reading: Reading, start: int, end: int, role: str) -> str | None:
    """The name of the reason why the number [start, end) is no item, or None where there is none."""
    return (
        _by_layout(reading, start, end)
        or _by_table(reading, start)
        or _by_name(reading, start, end)
        or _by_words(reading, start, end)
        or _by_unit(reading, start, end, role)
    )


def _by_layout(reading: Reading, start: int, end: int) -> str | None:
    """Numbers of lists, pages and footnotes."""
    text = reading.text
    line_start, line_end = reading.line_at(start)
    before = text[line_start:start].strip(' \u00a0-–+*“"(')
    if not before and _LABEL.match(text, start):
        return "list_number"
    if not before and not text[end:line_end].strip(" -–.|"):
        return "page_number"
    around = text[start - 1 : start] + text[end : end + 1]
    if around == "[]":
        return "footnote_mark"
    if _INLINE_LABEL.match(text, start) and text[:start].rstrip(' “”"')[-1:] in (".", ":", ";", ")", ""):
        return "list_number"
    if around == "()" and end - start <= 2:
        return "list_number"
    return None


def _by_table(reading: Reading, offset: int) -> str | None:
    """Numbers in the first column, and cells of tables that hold no targets."""
    for table in reading.document.tables:
        if table.start <= offset < table.end:
            return _in_table(table, reading.text, offset)
    return None


def _in_table(table: Table, text: str, offset: int) -> str | None:
    first = min((cell.column for cell in table.cells), default=0)
    for cell in table.cells:
        if cell.start <= offset < cell.end:
            if cell.column == first:
                return "table_index"
            return "table_heading" if cell.row < header_rows(table, text) else None
    return None


def _by_name(reading: Reading, start: int, end: int) -> str | None:
    """Numbers inside names: Covid-19, 4.0, “3 gương mẫu”, an address on the web."""
    text = reading.text
    before = text[start - 1 : start]
    if before.isalpha() or (before in ("-", "–", ".") and text[start - 2 : start - 1].isalpha()):
        return "proper_name"
    sentence, _ = reading.sentence_at(start)
    opened = text.rfind("“", max(sentence, start - 300), start)
    if opened >= 0 and text.find("”", opened, start) < 0 and text.find("”", end, end + 300) >= 0:
        return "name_in_quotation_marks"
    word_start, word_end = text.rfind(" ", 0, start) + 1, text.find(" ", end)
    word = text[word_start : word_end if word_end >= 0 else len(text)]
    if "@" in word or "www." in word or "http" in word:
        return "web_address"
    if text[end : end + 1].isalpha() and text[end : end + 1].isupper() and not text[end + 1 : end + 2].isalpha():
        return "proper_name"  # Quốc lộ 1A, 5S
    return None


def _by_words(reading: Reading, start: int, end: int) -> str | None:
    """Reasons that the words around the number give."""
    plain = reading.plain
    for reason, pattern in _AROUND:
        if pattern.match(plain[start : start + _LONGEST_AFTER]):
            return reason
    for reason, pattern in _AFTER:
        if pattern.match(plain[end : end + _LONGEST_AFTER]):
            return reason
    if _STANDARD.search(plain[max(0, start - 30) : start]):
        return "standard"
    hit = _BEFORE.before(plain, start)
    return hit.rule.id if hit is not None else None


def _by_unit(reading: Reading, start: int, end: int, role: str) -> str | None:
    """Reasons that what is counted gives."""
    plain = reading.plain
    # "từ 15-60 tuổi": the unit of a range stands behind its second number
    later = _RANGE.match(plain, end)
    unit = read_unit(reading.text, plain, later.end() if later else end)
    if unit is None:
        return None
    if unit.kind == "structure" or unit.rule == "criteria":
        return "count_in_name"
    if unit.kind == "time":
        return "length_of_time"
    if unit.rule == "age":
        return "age"
    if unit.code in _SMALL:
        return "dose_or_family"
    if _CONDITION.search(plain[max(0, start - _CONDITION_BACK) : start]):
        return "condition"
    if _NOT_WANTED.after(plain, unit.start) or _NOT_WANTED.after(plain, unit.end):
        return "prize_or_mark"
    hit = _NOT_WANTED_BEFORE.before(plain, start) or _CONCERNED.before(plain, start)
    if hit is not None:
        return "count_of_those_concerned" if hit.rule.id in _PLACE_COUNT else hit.rule.id
    return _by_role(unit, role)


def _by_role(unit: Unit, role: str) -> str | None:
    if unit.kind == "unknown":
        return None
    if role in _TOLD:
        return "describes_the_world"
    return "prize_or_mark" if role == "rewards" else None
