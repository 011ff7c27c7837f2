"""The words that may begin a reference: the kinds of documents, in full or for short ("Quyết định", "QĐ số 12/QĐ-UBND")."""

import re
from functools import cache
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from extractors.symbols import symbol_at

# "Sở Kế hoạch và Đầu tư": the word is part of an office's name.
_OFFICE_BEFORE = re.compile(r"(?<!\w)(?<!cơ )(?:bộ|sở|phòng|vụ|ban|cục|ngành|ủy ban|uỷ ban)\s+$")
# What stands before is looked at behind the first letter: at most places of a text there is none.
_ABBREVIATED = re.compile(r"(?P<letters>[A-ZĐ](?<![\w/-].)(?:[A-ZĐ]r?|(?<=T)TLT))\s+(?:số\s*:?\s*)?(?=\d)")
_TELEGRAM = re.compile(r"Điện(?<!\wĐiện)(?:\s+(?:mật|khẩn))?(?=\s+số\s*:?\s*\d)")  # of the police: "Điện số 12/HT"


class Kind(NamedTuple):
    """The word that names the kind of a document, with its interval and that of the line it stands in."""

    slug: str
    start: int
    end: int
    line_end: int
    next_kind: int  # where the next such word begins in the line, else the line's end: no issuer reaches beyond it


def find_kinds(reading: Reading) -> list[Kind]:
    """The words in reading order; an office's name holds none."""
    lexicon = load_lexicon("document_kinds")
    found = {
        span.start_char: (span.end_char, lexicon[span.label_].label)
        for span in reading.doc.spans["document_kinds"]
        if not _OFFICE_BEFORE.search(reading.lower, max(0, span.start_char - 9), span.start_char)
    }
    cues = load_lexicon("references")
    for span in reading.doc.spans["references"]:
        if cues[span.label_].id == "document":  # "văn bản hợp nhất" is a kind of its own
            found.setdefault(span.start_char, (span.end_char, "cong_van"))
    for match in _ABBREVIATED.finditer(reading.text):
        symbol = symbol_at(reading.text, match.end())
        slug = kind_of_letters(match["letters"])
        if slug and symbol and (match["letters"] == "CV" or kind_of_letters(symbol.kind_letters) == slug):
            found.setdefault(match.start(), (match.end("letters"), slug))
    for match in _TELEGRAM.finditer(reading.text):
        found.setdefault(match.start(), (match.end(), "cong_dien"))
    kinds: list[Kind] = []
    following = len(reading.text)
    for start, (end, slug) in sorted(found.items(), reverse=True):
        line_end = reading.line_at(start)[1]
        kinds.append(Kind(slug, start, end, line_end, min(line_end, following)))
        following = start
    return kinds[::-1]


def kind_of_letters(letters: str) -> str | None:
    """The kind whose symbol begins with the letters, a state document's before a Party's; None where there is none.

    >>> kind_of_letters("TT"), kind_of_letters("KL"), kind_of_letters("SYT")
    ('thong_tu', 'ket_luan', None)
    """
    return _slugs().get(letters)


@cache
def _slugs() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("abbr", "party_abbr"):
        for rule in load_lexicon("document_kinds").rule:
            if rule.values.get(name):
                found.setdefault(str(rule.values[name]), rule.label)
    return found
