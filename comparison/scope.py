"""What narrows a target down: places that it names, numbers in its wording, and words that stand for one of several things."""

import re
from functools import cache, lru_cache

from comparison.lexicon import lexicon
from comparison.syllables import spoken, usual
from schemas.spelling import fold

# Two or more syllables that begin with a capital, side by side: KCN *Bãi Sậy*, huyện *Vĩnh Khê*.
_CAPITALISED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_NUMBER = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*(?![\d.,])")


def names_in(text: str) -> tuple[str, ...]:
    """The proper names in the text, folded, in their order; offices and ranks are none.

    >>> names_in("Giá trị sản xuất KCN Bãi Sậy do Sở Tài chính báo cáo")
    ('bai say',)
    """
    found: dict[str, None] = {}
    for stretch in _CAPITALISED.findall(text):
        run: list[str] = []
        for word in [*stretch.split(" "), ""]:
            if word[:1].isupper() and not (len(word) > 1 and word.isupper()):
                run.append(word)
                continue
            if len(run) > 1 and fold(run[0]) not in lexicon().generic_names:
                found[fold(" ".join(run))] = None
            run = []
    return tuple(found)


@lru_cache(maxsize=50_000)
def numbers_in(text: str) -> frozenset[str]:
    """The numbers in a wording, years left out: ages, classes, hours; *01* is 1.

    >>> sorted(numbers_in("trẻ từ 3 đến 05 tuổi năm 2021"))
    ['3', '5']
    """
    found = (number.lstrip("0") or "0" for number in _NUMBER.findall(text))
    return frozenset(number for number in found if not re.fullmatch(r"(?:19|20)\d\d", number))


@lru_cache(maxsize=50_000)
def kinds_in(text: str) -> tuple[frozenset[str], ...]:
    """For each set of opposites, which of its words stand in the text."""
    words = usual(tuple(spoken(text)))
    return tuple(frozenset(phrase for phrase in phrases if says(words, phrase)) for phrases in lexicon().opposites)


@lru_cache(maxsize=50_000)
def decisive_in(text: str) -> tuple[bool, ...]:
    """For each group of decisive words, whether one of them stands in the text."""
    words = usual(tuple(spoken(text)))
    return tuple(any(says(words, phrase) for phrase in phrases) for phrases in lexicon().decisive)


def says(words: str, phrase: str) -> bool:
    """Whether the phrase stands in the words, syllables between spaces.

    A syllable may have lost its marks in a phrase of several, or where what is left is none: *chet*, for one that ends
    in c, ch, p or t has a tone.
    """
    return _phrase(phrase).search(words) is not None


@cache
def _phrase(phrase: str) -> re.Pattern[str]:
    parts = phrase.split()
    either = [f"(?:{part}|{fold(part)})" if len(parts) > 1 or _STOPPED.search(part) else part for part in parts]
    return re.compile(f" {' '.join(either)} ")


def opposed(a: str, b: str) -> str | None:
    """The two words that make different targets of the wordings, as *xuất khẩu, nhập khẩu*; None where there are none."""
    for words, left_has, right_has in zip(lexicon().decisive, decisive_in(a), decisive_in(b), strict=True):
        if left_has != right_has:
            return f"{words[0]}, –"
    for left, right in zip(kinds_in(a), kinds_in(b), strict=True):
        if left and right and not left & right:
            return f"{min(left)}, {min(right)}"
    return None


def kinds_apart(a: str, b: str) -> list[tuple[str, str]]:
    """Where one wording says of which kind it is and the other does not: *vốn trong nước*, *vốn*; – for the silent one."""
    return [
        (min(left, default="–"), min(right, default="–"))
        for left, right in zip(kinds_in(a), kinds_in(b), strict=True)
        if bool(left) != bool(right)
    ]
