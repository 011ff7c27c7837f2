"""Where a heading ends and a sentence begins, in a text whose lines were run together."""

import re

from corpus.readers.flat_letterhead import end_of_capitals
from corpus.readers.line_marks import UPPER, hangs, last_word
from corpus.readers.plan_words import HEADINGS, NAME_HEADS, NAME_OR_START, SENTENCE_STARTS
from corpus.readers.wrap_evidence import WrapEvidence

_LABEL = re.compile(
    r"(?:[IVX]{1,5}\s?[./)-]|\d{1,2}(?:\.\d{1,2}){0,3}\s?[./)]?|[a-zđ]\s?[.)]|[A-EĐ][./]|"
    r"(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s(?:(?:thứ|THỨ)\s\w+|[IVX]{1,5}|\d{1,2})[.:]?)\s*"
)
_TURN = re.compile(rf"(?<=[^\W_{UPPER}]|[)”%])\s+(?=[“\"]?[{UPPER}])")
_KNOWN = re.compile(f"(?:{HEADINGS})", re.IGNORECASE)
_STARTERS = re.compile(rf"(?:{SENTENCE_STARTS}|{NAME_OR_START})(?!\w)")
_SURE_STARTERS = re.compile(rf"(?:{SENTENCE_STARTS})(?!\w)")
_LONGEST = 260


def starts_sentence(text: str, at: int) -> bool:
    """Whether the words at the offset begin a sentence and no second half of an office's name."""
    return _SURE_STARTERS.match(text, at) is not None


def heading_end(text: str, start: int, end: int, evidence: WrapEvidence | None) -> int | None:
    """The offset where text begins behind the heading of the paragraph [start, end), None where no heading stands before text."""
    label = _LABEL.match(text, start, end)
    if label is None:
        return None
    begin, end = label.end(), min(end, start + 3 * _LONGEST)
    known = _KNOWN.match(text, begin, end)
    if _is_capitals(text[begin : begin + 12].rpartition(" ")[0] or text[begin : begin + 12]):
        at = end_of_capitals(text, begin, end)
        return at if begin < at < end else None
    if known:
        at = known.end() + len(text[known.end() : end]) - len(text[known.end() : end].lstrip(" :"))
        glued = text[known.end() : known.end() + 1] not in (" ", ":")
        if not glued and at < end and (text[at].isupper() or text[at] in '“"') and ":" not in text[known.end() : at]:
            return at
    for turn in _TURN.finditer(text, begin, min(end, begin + _LONGEST)):
        words = text[begin : turn.start()]
        if any(sign in words for sign in ".;:") or len(words.split()) > 55:
            return None
        if hangs(words) or words.count("(") != words.count(")") or words.count("“") != words.count("”"):
            continue
        if len(words.split()) > 3 and text.startswith(" ".join(words.split()[:2]) + " ", turn.end()):
            return turn.end()  # the sentence takes up the heading's first words
        if last_word(words) in NAME_HEADS or words.endswith(" Luật") or len(words.split()) < 2:
            continue
        if _STARTERS.match(text, turn.end()):
            return turn.end()
        if evidence is not None and evidence.begins_paragraph(turn.end()):
            return turn.end()
    return None


def is_known_heading(text: str, start: int, end: int) -> bool:
    """Whether [start, end) is a label with a heading that every plan has, or that is in capitals."""
    label = _LABEL.match(text, start, end)
    if label is None:
        return False
    known = _KNOWN.match(text, label.end(), end)
    return (known is not None and not text[known.end() : end].strip(" :.")) or _is_capitals(text[label.end() : end])


def _is_capitals(words: str) -> bool:
    return words.isupper() and sum(map(str.isalpha, words)) > 2
