"""The line that names the kind of a document (KẾ HOẠCH), and the kind that a symbol tells (KH-UBND)."""

import re
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.lines import Line, is_caps
from schemas.spelling import fold

# Words that make an office or a field of a kind's name: "KẾ HOẠCH VÀ ĐẦU TƯ", "QUY HOẠCH KIẾN TRÚC".
_NO_KIND = re.compile(r"ke hoach (?:va|&) dau tu|ke hoach - |thong bao so|bao cao so|hop dong so|luat su|lenh ")
_WARD = re.compile(r"(?:PHƯỜNG|Phường)\s")  # "PHƯỜNG AN HÒA" is no PHƯƠNG ÁN that a scanner misread
_DRAFT = re.compile(r"\(?du thao(?: lan \d)?\)?[\s:]{1,3}(?=\w)")  # "DỰ THẢO KẾ HOẠCH"
_SPACED = re.compile(r"(?:\w\s{1,3}){3,20}\w$")


class KindLine(NamedTuple):
    """The kind named by a line, and where in the line the subject begins (its length where nothing follows)."""

    kind: str
    end: int


def kind_of_line(line: Line) -> KindLine | None:
    """The kind that the line names as a title does, or None: alone on its line, or in capitals before its subject.

    Tolerates a scanner ("KÉ HOẠCH") and letters set apart ("K Ế  H O Ạ C H").
    """
    text = line.text.lstrip("*_ ")
    shift = len(line.text) - len(text)
    text = text.rstrip("*_ ")
    if len(text) > 600 or line.kind != "paragraph" or not text[:1].isupper():
        return None
    draft = _DRAFT.match(fold(text[:20]))
    if draft:
        text, shift = text[draft.end() :], shift + draft.end()
    if _SPACED.match(text):
        return _spaced_kind(text, shift)
    folded = fold(text)
    match = _titles().match(folded)
    if match is None or _NO_KIND.match(folded) or _WARD.match(text):
        return None
    rest = text[match.end() :].strip(" .:*_-–")
    alone = not rest or fold(rest).strip("( )") == "du thao"
    if alone and (line.is_caps or line.bold or line.centered or len(text.split()) <= 2):
        return KindLine(_titles_kinds()[match[1]], len(line.text))
    marked = is_caps(rest[:60]) or line.bold or line.centered
    parted = text[match.end() : match.end() + 1] in ("", " ", ":")
    if marked and parted and is_caps(text[: match.end()]) and not text.endswith((";", ",")):
        return KindLine(_titles_kinds()[match[1]], shift + match.end())
    return None


def kind_of_first_line(line: Line) -> KindLine | None:
    """The kind that a page's first line names in small letters before its subject: the heading of a web page."""
    text = line.text
    match = _titles().match(fold(text))
    if match is None or not text[:1].isupper() or len(text) > 250 or text.endswith((".", ";", ":", ",")):
        return None
    return KindLine(_titles_kinds()[match[1]], match.end()) if len(text.split()) > len(match[1].split()) + 2 else None


def _spaced_kind(text: str, shift: int) -> KindLine | None:
    joined = fold("".join(text.split()))
    for name, kind in _titles_kinds().items():
        if joined == name.replace(" ", ""):
            return KindLine(kind, shift + len(text))
    return None


def kind_of_symbol(symbol: str) -> str | None:
    """The kind that the first part of a symbol stands for, or None.

    >>> kind_of_symbol("KH-UBND"), kind_of_symbol("CTr/TU"), kind_of_symbol("SGDĐT-GDTrH")
    ('ke_hoach', 'chuong_trinh', None)
    """
    first = re.split(r"[-/]", symbol, maxsplit=1)[0]
    return _abbreviations().get(first) or _abbreviations().get(first.upper())


@cache
def _titles_kinds() -> dict[str, str]:
    return {fold(form): rule.label for rule in load_lexicon("document_kinds").rule for form in rule.forms}


@cache
def _titles() -> re.Pattern[str]:
    names = sorted(_titles_kinds(), key=len, reverse=True)
    return re.compile(r"(" + "|".join(name.replace(" ", r"\ ") for name in names) + r")(?!\w)")


@cache
def _abbreviations() -> dict[str, str]:
    found: dict[str, str] = {"KHLT": "ke_hoach", "KHPH": "ke_hoach", "KHLN": "ke_hoach", "CTPH": "chuong_trinh"}
    for rule in load_lexicon("document_kinds").rule:
        for key in ("party_abbr", "abbr"):
            if abbr := rule.values.get(key):
                found[str(abbr)] = rule.label
                found.setdefault(str(abbr).upper(), rule.label)
    return found
