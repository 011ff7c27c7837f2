"""The labels that number a plan's sections: how they are written, and in which order they follow one another."""

import re
from typing import NamedTuple

from extractors.lines import is_caps
from schemas.spelling import lower

# Rank of a way to number: smaller is further out.  Capitals and Roman numerals may hold one another.
RANKS = {
    "phan": 0, "chuong": 1, "muc": 2, "dieu": 4, "upper": 3, "roman": 3, "arabic": 5, "decimal2": 6, "decimal3": 7,
    "decimal4": 8, "decimal5": 9, "letter": 10, "arabic_bracket": 11, "small_roman": 11, "paren": 12,
}  # fmt: skip
LETTERS = "abcdđeghiklmnopqrstuvxy"  # Nghị định 30/2020/NĐ-CP: the order of points, without f, j, w, z
_ORDINALS = {
    "nhất": 1, "một": 1, "hai": 2, "nhì": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
_WORDS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "muc", "điều": "dieu"}
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LABEL = re.compile(
    r"""(?:
      (?P<word>(?i:phần|chương|tiểu\s{1,3}mục|mục|điều))\s{1,3}
        (?P<count>(?i:thứ\s{1,3})?(?i:nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)|[IVXLC]{1,7}(?!\w)|\d{1,3}(?![\w/,]))
        \s{0,3}[.:)/–—-]?
    | (?P<decimal>\d{1,2}(?:\.\d{1,2}){1,4})(?!\d)(?P<dend>\s?[.)/:]{1,2}|\s?[-–](?=\s)|,(?=\s)|)
    | (?P<arabic>\d{1,3})\s{0,2}(?P<aend>\.\)|\./|[.)/:](?!\d)|[-–](?=\s)|,(?=\s{1,3}[^\W\d_]))
    | \((?P<paren>\d{1,2}|[a-zđ]|[ivx]{1,4})\)(?:[.:](?=\s))?
    | (?P<roman>[IVXLC]{1,7})(?P<rend>\s{0,2}[.)/:]|\s{0,2}[-–—](?=\s)|,(?=\s)|(?=\s))
    | (?P<upper>[A-ZĐ])(?P<uend>\s?[.)/](?!\w)|\s?[-–—,](?=\s))
    | (?P<letter>[a-zđ])(?P<sub>\d?)\s?(?P<lend>[.)/]|-(?=\s))
    )""",
    re.VERBOSE,
)
_SYMBOL = re.compile(r"[A-ZĐ]{1,6}[a-z]{0,2}[-/][A-ZĐ]")
# What a scanner makes of I, II, III: l, 1, |, H, T, M; only before words in capitals, and only in its turn.
_SCANNED = re.compile(r"(?P<roman>[IVXlL1|HMTi!]{1,5})\s?[.,:]\s{0,3}(?=\S)")
SCANNED_NUMERALS = "IVXlL1|HMTi!"
_ONE_STROKE = str.maketrans("l1|Ti!L", "IIIIIII")
# A letter that numbers nothing, where the next of a), b), c) … is due: "ø)" for "g)".
_SCANNED_LETTER = re.compile(r"(?P<letter>[^\W\d_a-zA-ZĐđ])\s?\)[.\s]{0,3}(?=[^\W\d_])")


class Label(NamedTuple):
    """A label at the start of a line: `number` as printed, `end` where its words begin (offset in the line)."""

    style: str
    number: str
    value: int
    end: int
    mark: str = ""

    @property
    def rank(self) -> int:
        """How far in it stands by custom; smaller is further out."""
        return RANKS[self.style]

    @property
    def is_first(self) -> bool:
        """Whether it opens a series."""
        return self.value == 1


def parse_label(text: str) -> Label | None:
    """The label that the line begins with, or None.

    Not labels: a day (15/4/2021), a figure (1.000 đồng, 9.6 tỷ), a capital before a name (P. Tổ chức is left to the
    caller, who knows the series).

    >>> [parse_label(s).number for s in ("II. YÊU CẦU", "1/ Mục tiêu", "2.1. Rà soát", "đ) Sở Y tế", "Điều 3. Tổ chức")]
    ['II', '1', '2.1', 'đ', 'Điều 3']
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    end = match.end()
    rest = text[end:].lstrip()
    end = len(text) - len(rest)
    glued = end == match.end() and bool(rest)  # no space after the label
    if match["word"]:
        return _word_label(match, rest, end)
    if match["decimal"]:
        return _decimal_label(match, rest, end)
    if match["arabic"]:
        if rest and not (rest[0].isupper() or not glued or rest[0] in "“\"'‘("):
            return None
        if glued and (not (rest[0].isalpha() or rest[0] in "“\"'‘(") or _SYMBOL.match(rest)):
            return None  # "12/KH-UBND"
        value = int(match["arabic"])
        mark = match["aend"]
        if mark == "," and not rest[:1].isupper():
            return None  # "5, khoản 6 của Nghị định", but "1, Thuận lợi"
        style = "arabic_bracket" if mark == ")" else "arabic"
        return Label(style, match["arabic"], value, end, mark) if 0 < value < 100 else None
    if match["paren"]:
        return _paren_label(match["paren"], end) if rest else None
    if glued and match["roman"] and rest[0].islower():
        return None  # "V/v tăng cường …"
    if match["roman"] and match["roman"] not in "CL":
        return _roman_label(match["roman"], match["rend"].strip(), rest, end)
    if match["upper"] or match["roman"]:
        letter = match["upper"] or match["roman"]
        if (match["uend"] or match["rend"]).strip() in ("-", "–", "—", ",") and not is_caps(rest[:80]):
            return None  # "A- MỤC ĐÍCH", but not "A - B"
        at = LETTERS.find(letter.lower())
        return Label("upper", letter, at + 1, end) if at >= 0 and rest and not glued else None
    return _letter_label(match, rest, end, glued)


def _roman_label(numeral: str, mark: str, rest: str, end: int) -> Label | None:
    value = roman_value(numeral)
    if not 0 < value < 40:
        return None
    if mark in ("-", "–", "—", ":", ",") and not is_caps(rest[:80]) and (len(rest.split()) > 12 or not rest[:1].isupper()):
        return None
    if not mark and not is_caps(rest[:80]):  # "I MỤC ĐÍCH", but not "V thứ ba"
        return None
    return Label("roman", numeral, value, end, mark)


def _word_label(match: re.Match[str], rest: str, end: int) -> Label | None:
    word, count = " ".join(match["word"].split()), " ".join(match["count"].split())
    style = _WORDS[lower(word)]
    if not word[0].isupper():
        return None
    stopped = match.group()[-1] in ".:)/–—-"
    if rest and not stopped and not is_caps(rest[:60]):
        return None  # "Điều 5 Luật Đường bộ quy định…", "Mục 3 của Kế hoạch"
    number = f"{word} {count}"
    if count.isdigit():
        return Label(style, number, int(count), end)
    if value := roman_value(count):
        return Label(style, number, value, end)
    value = _ORDINALS.get(lower(count).split()[-1], 0)
    ordinal = "thứ" in lower(count) or word.isupper() or not rest or stopped  # "PHẦN MỘT", but not "Phần ba của đề án"
    return Label(style, number, value, end) if ordinal and style == "phan" else None


def _decimal_label(match: re.Match[str], rest: str, end: int) -> Label | None:
    parts = match["decimal"].split(".")
    stopped = match["dend"].strip() not in ("", ",", "-", "–")
    if not rest or (not stopped and not (rest[0].isupper() or rest[0] in '“"‘(')):
        return None  # "9.6 tỷ USD"
    if any(int(part) == 0 for part in parts):
        return None
    return Label(f"decimal{len(parts)}", match["decimal"], int(parts[-1]), end)


def _paren_label(inside: str, end: int) -> Label | None:
    if inside.isdigit():
        return Label("paren", inside, int(inside), end)
    if len(inside) > 1:
        value = roman_value(inside.upper())
        return Label("small_roman", inside, value, end) if value else None
    return Label("paren", inside, LETTERS.find(inside) + 1, end) if inside in LETTERS else None


def _letter_label(match: re.Match[str], rest: str, end: int, glued: bool) -> Label | None:
    letter, mark = match["letter"], match["lend"]
    if letter is None or letter not in LETTERS or not rest:
        return None
    if mark == "/" and glued and not rest[0].isupper():
        return None
    if mark == "-" and not rest[0].isupper():
        return None  # "e - learning"
    if mark == "." and (glued or not (rest[0].isupper() or rest[0].isdigit())):
        return None
    value = LETTERS.find(letter) + 1
    if match["sub"]:
        return Label("paren", letter + match["sub"], int(match["sub"]), end, mark)
    return Label("letter", letter, value, end, mark)


def scanned_roman(text: str, expected: int) -> Label | None:
    """The Roman label in its turn, as a scanner misread it ("Il. YÊU CẦU" for "II."), or None.

    >>> scanned_roman("lI. YÊU CẦU", 2).number
    'II'
    """
    match = _SCANNED.match(text)
    if match is None or not is_caps(text[match.end() :][:80]):
        return None
    strokes = match["roman"].replace("H", "II").translate(_ONE_STROKE)
    for meant in ("II", "III") if "M" in strokes else ("",):  # two strokes or three run into an M
        read = strokes.replace("M", meant)
        if roman_value(read) == expected:
            return Label("roman", read, expected, match.end(), ".")
    return None


def scanned_letter(text: str, expected: int) -> Label | None:
    """The letter in its turn that a scanner misread as one that numbers nothing ("ø) Sở Y tế" for "g)"), or None.

    >>> scanned_letter("ø) Sở Y tế", 7).number, scanned_letter("h) Sở Y tế", 7)
    ('g', None)
    """
    match = _SCANNED_LETTER.match(text)
    if match is None or not 1 < expected <= len(LETTERS):
        return None
    return Label("letter", LETTERS[expected - 1], expected, match.end(), ")")


def roman_value(numeral: str) -> int:
    """The value of a Roman numeral in capitals, 0 where it is none.

    >>> roman_value("XIV"), roman_value("IIX"), roman_value("IIII")
    (14, 0, 0)
    """
    total = 0
    for digit, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN_DIGITS.get(digit, 0)
        total += -value if value < _ROMAN_DIGITS.get(following, 0) else value
    return total if total > 0 and to_roman(total) == numeral else 0


def to_roman(value: int) -> str:
    """The Roman numeral of a number from 1 to 399.

    >>> to_roman(14)
    'XIV'
    """
    out = ""
    for size, digits in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= size and len(out) < 12:
            out, value = out + digits, value - size
    return out
