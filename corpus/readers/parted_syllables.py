"""Syllables that a converter parted with spaces, put together again: "ng ườ i", "ti ế n", "công ng hệ".

Only where nothing else can be meant: consonants alone are no word of Vietnamese, and what comes out is a syllable.
"""

import re

from corpus.readers.plan_words import LABEL_TAKERS
from schemas.syllables import is_syllable

_CONSONANTS = "ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnpqrstvx]"
_MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_VOWELS = f"aeiouy{_MARKED}"
# Consonants alone before the rest of the syllable: "ph ươ ng", "k hóa", "ng hệ"; a capital only before a bare vowel: "K ế".
_HEAD = re.compile(
    rf"(?<!\S)(?:(?P<onset>{_CONSONANTS}) (?P<rest>h?[{_VOWELS}]\w{{0,4}})(?: (?P<coda>{_CONSONANTS}|[iuoy]))?"
    rf"|(?P<capital>[BCDĐGHKLMNPQRSTVX]) (?P<vowel>ế|ề|ể|ệ|ị|ĩ|ứ|ữ|ự|ơ))(?![\w/)])"
)
# Consonants alone behind the rest: "ti ế n", "ch í nh".
_TAIL = re.compile(rf"(?<!\w)(?P<head>\w{{1,3}}) (?P<vowel>[{_VOWELS}]{{1,2}}) (?P<coda>ch|ng|nh|[cmnpt])(?![\w/.)])")
_SYMBOL = re.compile(r"(?<=-)\s?(?P<letter>[A-ZĐ]) (?=[A-ZĐ]{3,}\b)")
_IN_SYMBOL = re.compile(r"\d/[A-ZĐ][A-Za-zĐđ]{1,5}-$")
_ALONE = frozenset([*_CONSONANTS.split("|")[:-1], *"bcdđghklmnpqrstvx", *"ABCDĐEGHIKLMNOPQRSTUVXY"])
_TAKERS = LABEL_TAKERS | {"lớp", "nhóm", "loại", "hạng", "vitamin", "bảng", "ý"}


def join_parted(text: str) -> str:
    """The text with parted syllables joined.

    >>> join_parted("ng ườ i dân ti ế n tới công ng hệ"), join_parted("điểm c ở khoản 2, dài 5 m ở phía đông")
    ('người dân tiến tới công nghệ', 'điểm c ở khoản 2, dài 5 m ở phía đông')
    """
    if _ALONE.isdisjoint(text.split()):
        return text  # nearly all lines: three passes are saved
    text = _TAIL.sub(_joined_tail, text)
    text = _HEAD.sub(_joined_head, text)
    return _SYMBOL.sub(lambda match: match["letter"] if _IN_SYMBOL.search(text, 0, match.start()) else match.group(), text)


def _joined_tail(match: re.Match[str]) -> str:
    whole = match["head"] + match["vowel"] + match["coda"]
    return whole if match["vowel"] not in "aeiouy" and is_syllable(whole) else match.group()


def _joined_head(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 12, 0) : match.start()].split()
    if before and (before[-1].lower() in _TAKERS or before[-1][-1].isdigit() or before[-1].endswith(",")):
        return match.group()
    if match["capital"]:
        return match["capital"] + match["vowel"]
    head, coda = match["onset"] + match["rest"], match["coda"] or ""
    if coda and is_syllable(head + coda):
        return head + coda
    return head + (f" {coda}" if coda else "") if is_syllable(head) else match.group()
