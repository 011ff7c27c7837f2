"""What the beginning and the end of a line tell: list labels, sentence ends, words that leave it hanging.

Source of the labels: Nghị định 30/2020/NĐ-CP, Phụ lục I (phần, chương, mục, điều, khoản, điểm).
"""

import re

from corpus.readers.plan_words import HANGING, LABEL_TAKERS

# Capital letters for regular expressions: a range such as [À-Ỹ] holds small letters too.
UPPER = "".join(char for char in map(chr, (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))) if char.isupper())
_LABEL = re.compile(
    rf"""(?:
      [-–—+•●○▪■◦➢✓·](?:\s*[^\W\d_]|\s+\S)
    | \*\s
    | [o§]\s[{UPPER}]
    | [IVX]{{1,6}}\s?[./):](?!\d)\s*\S
    | [IVX]{{1,6}}\s?[-–]\s
    | \d{{1,2}}\s?(?:[.):]|/(?=\s))(?!\d)\s*(?![\d%])\S
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,4}}[.):]?\s+[“"({UPPER}]
    | \d{{1,2}}(?:\.\d{{1,2}}){{2,4}}[.):]?\s
    | [a-zđ]\d?\s?\)
    | [a-zđ](?:\.\s|-\s+[{UPPER}])
    | [A-HĐ]\s?[.)/]\s
    | (?:Điều|ĐIỀU)\s\d{{1,2}}\s?[.:]
    | (?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Phụ\slục|PHỤ\sLỤC)\s(?:(?:thứ|THỨ)\s\w+|[IVX]{{1,5}}|\d{{1,2}})(?:\s?[.:]|$|\s[{UPPER}])
    )""",
    re.VERBOSE,
)
_PAREN_LABEL = re.compile(r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s?\S")
_TAKES_DIGITS = frozenset(["ngày", "tháng", "năm", "số", "điều", "khoản", "mục", "đoạn"])
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:TP|Tp|tp|TX|Tx|tx|TT|Tt|ThS|TS|PGS|GS|BS|Bs|Q|P|KS|Ks|st|vs|St|ĐT|Th\.S)\.$")
# "Covid-/19", "16/KH-/UBND", "12//2021" broken at a line's end; Vietnamese hyphenates no word.
BROKEN_WORD = re.compile(r"\w-$|\d/$")
_CLOSERS = "”\"'’)]»*_"


def has_label(text: str) -> bool:
    """Whether the line begins as a numbered or listed paragraph does."""
    return text[:1] not in '“"' and _LABEL.match(text) is not None


def has_paren_label(text: str) -> bool:
    """Whether it begins "(1) …", which numbers paragraphs as well as words inside one."""
    return text[:1] == "(" and _PAREN_LABEL.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether the line ends with the end of a sentence, of a clause or of the words before a list.

    >>> [ends_sentence(s) for s in ("đúng quy định./.", "gồm:", "vào quý I;", "UBND TP.", "của các đơn vị,")]
    [True, True, True, False, False]
    """
    bare = text.rstrip(_CLOSERS) if text[-1:] in _CLOSERS else text
    if not bare or bare[-1] not in ".;:!?…/":
        return False
    if bare[-1] == "/":
        return bare.endswith("./")
    return bare[-1] != "." or not _ABBREVIATED.search(bare[-8:])


def last_word(text: str) -> str:
    """Its last word in lower case, "" where the line ends with a sign."""
    word = text[text.rfind(" ") + 1 :]
    return word.lower() if word and word[-1].isalnum() else ""


def hangs(text: str) -> bool:
    """Whether the line's last word or sign asks for more, whatever follows.

    >>> hangs("đánh giá kết quả của"), hangs("các tồn tại"), hangs("theo Quyết định (")
    (True, False, True)
    """
    return text[-1:] in "&(“" or last_word(text) in HANGING


def takes_digits(text: str) -> bool:
    """Whether its last word takes a figure that follows: "ngày", "năm", "số"."""
    return last_word(text) in _TAKES_DIGITS


def is_open(text: str) -> bool:
    """Whether a bracket or a quotation that begins in the text does not end in it."""
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


def takes_label(text: str) -> bool:
    """Whether its last word takes the number that follows: "theo khoản", "ngày"."""
    return last_word(text) in LABEL_TAKERS
