"""Which plans are one plan in several versions: a draft and its signed form, a scan and its Word file, a whole and a cut.

Nearly the same text alone says little: next year's plan and the neighbour's have it too.  So what the letterheads say of
office, kind, number and years must not contradict; and where they say the same, less of the text has to agree.
"""

import re
import struct
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from hashlib import blake2b
from operator import eq
from typing import NamedTuple

from comparison.offices import Office, OfficeName, office_of, office_table
from comparison.syllables import syllables
from schemas.spelling import fold

_BANDS, _BAND = 32, 16  # 4 slots of 4 bytes: texts that share half of their runs meet with a probability of 0.87
_FEWEST_RUNS = 30  # in less text nearly the same says nothing
_SHARED = 0.7  # of the shorter text, where the letterheads do not say that it is one plan
_SHARED_BY_NUMBER = 0.25  # where office, number, symbol and year are the same: a bad scan keeps that much
_SAME_TITLE = 0.5  # of the syllables of both titles
_CUT = 0.8  # of the longest version
_MISREAD_SYLLABLE = 0.5  # of its letters are the same: one in a syllable of two may be wrong
_FULL_DAY = len("2021-09-20")
_NUMBERS = re.compile(r"\b(?:\d+|[IVX]+)\b")
_MISREAD = str.maketrans("01l|", "oiii")  # letters that a scanner takes for each other


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One form of a plan, as far as its letterhead and its text tell it from other plans."""

    plan_id: str
    office: OfficeName
    kind: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    title: str | None
    period: tuple[int, int] | None
    ocr: bool
    characters: int
    runs: int
    signature: bytes

    @cached_property
    def issuer(self) -> tuple[Office, str] | None:
        """The office under its plain name, and the body above it."""
        return _office(self.office)

    @cached_property
    def year(self) -> str:
        """The year of issue."""
        return (self.issued_on or "")[:4]

    @cached_property
    def slots(self) -> tuple[int, ...]:
        """The signature as numbers."""
        return struct.unpack(f"<{len(self.signature) // 4}I", self.signature)


class Meeting(NamedTuple):
    """Where versions of a plan meet: one of the keys, the same office and number."""

    office: int  # 0 where the plan does not name it; those may meet all
    number: int  # the same
    keys: tuple[int, ...]


def meeting_of(copy: Copy) -> Meeting:
    """The keys of the plan: one a band of its signature, and one for its number, symbol and year."""
    keys = [_hashed(copy.signature[at * _BAND : (at + 1) * _BAND], at) for at in range(_BANDS)]
    if copy.number and copy.symbol and copy.year:
        keys.append(_hashed(f"{_number(copy)}/{_symbol(copy)}/{copy.year}".encode()))
    known = copy.issuer is not None and not copy.ocr  # a scanner may misread the name
    office = _hashed(copy.issuer[0].body.encode()) if copy.issuer and known else 0
    return Meeting(office, _hashed(number.encode()) if (number := _number(copy)) else 0, tuple(keys))


def likeness(a: Copy, b: Copy) -> float:
    """How much of the shorter text stands in the other, where both are versions of one plan; else 0."""
    if min(a.runs, b.runs) < _FEWEST_RUNS or contradict(a, b):
        return 0.0
    equal = sum(map(eq, a.slots, b.slots)) / len(a.slots)
    shared = min(1.0, equal * (a.runs + b.runs) / (1 + equal) / min(a.runs, b.runs))
    return shared if shared >= (_SHARED_BY_NUMBER if _same_number(a, b) else _SHARED) else 0.0


def contradict(a: Copy, b: Copy) -> bool:
    """Whether the letterheads say that these are two plans; what one of them leaves open contradicts nothing."""
    return (
        _differ(a.kind, b.kind)
        or _differ(_number(a), _number(b))
        or (not (a.ocr or b.ocr) and _differ(_symbol(a), _symbol(b)))
        or _differ(a.period, b.period)
        or _other_office(a, b)
        or _other_years(a, b)
        or _other_title(a, b)
    )


def grouped(copies: Mapping[str, Copy], alike: Mapping[tuple[str, str], float]) -> list[list[Copy]]:
    """The copies in groups of versions, the best first in each; copies without another version are groups of one.

    The most alike come together first, and a copy joins a group only where it contradicts none of it: a fragment
    that would fit the plans of two years is put with one of them and does not join them.  In whatever order the copies come.
    """
    group_of = {plan_id: [copy] for plan_id, copy in copies.items()}
    for (one, other), _ in sorted(alike.items(), key=lambda edge: (-edge[1], edge[0])):
        mine, theirs = group_of[one], group_of[other]
        if mine is not theirs and not any(contradict(a, b) for a in mine for b in theirs):
            mine += theirs
            group_of.update((copy.plan_id, mine) for copy in theirs)
    unique = {id(group): group for group in group_of.values()}
    return [_best_first(group) for group in unique.values()]


def _best_first(group: Sequence[Copy]) -> list[Copy]:
    """Signed before draft, whole before cut, digital before scan, then the fuller."""
    longest = max(copy.runs for copy in group)

    def rank(copy: Copy) -> tuple[bool, bool, bool, int, str]:
        signed = copy.number is not None and len(copy.issued_on or "") == _FULL_DAY
        return not signed, copy.runs < _CUT * longest, copy.ocr, -copy.characters, copy.plan_id

    return sorted(group, key=rank)


def _differ(a: object, b: object) -> bool:
    return a is not None and b is not None and a != b


def _number(copy: Copy) -> str | None:
    return copy.number.lstrip("0") if copy.number else None


def _symbol(copy: Copy) -> str | None:
    return _plain(copy.symbol) if copy.symbol else None


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(words)).translate(_MISREAD).strip()


def _same_number(a: Copy, b: Copy) -> bool:
    """Whether both are known to be the plan of this number that the office issued in this year."""
    return bool(a.number and b.number and a.year and b.year and a.issuer and b.issuer)


@lru_cache(maxsize=10_000)
def _office(name: OfficeName) -> tuple[Office, str] | None:
    found = office_of(name, office_table())
    above = office_of(OfficeName(name.parent_body), office_table())
    return (found, above.body if above else "") if found else None


def _other_office(a: Copy, b: Copy) -> bool:
    if a.issuer is None or b.issuer is None:
        return False
    if a.ocr or b.ocr:
        return _other_words(_words(a.office), _words(b.office))
    (mine, above), (theirs, other_above) = a.issuer, b.issuer
    places = (_plain(a.office.place or ""), _plain(b.office.place or ""))
    names = ((mine.body, theirs.body), (mine.province, theirs.province), (above, other_above), places)
    if any(one and other and one != other for one, other in names):
        return True
    marks, other_marks = _marks(a.office), _marks(b.office)
    return any(other_marks.get(word, how) != how for word, how in marks.items())  # Tân An and Tân Ân are two communes


def _other_words(mine: Counter[str], theirs: Counter[str]) -> bool:
    """Whether each letterhead has a word that the other has not; a scanner loses lines and letters, but makes no other name."""
    ours, others = list(mine - theirs), list(theirs - mine)
    return any(not _among(word, others) for word in ours) and any(not _among(word, ours) for word in others)


def _among(word: str, words: Sequence[str]) -> bool:
    return any(SequenceMatcher(None, word, other).ratio() >= _MISREAD_SYLLABLE for other in words)


@lru_cache(maxsize=10_000)
def _words(name: OfficeName) -> Counter[str]:
    return Counter(word.translate(_MISREAD) for word in syllables(" ".join(filter(None, name))))


@lru_cache(maxsize=10_000)
def _marks(name: OfficeName) -> dict[str, list[str]]:
    """By folded syllable of the office's name, its letters and marks, wherever the tone is written (hòa, hoà)."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", (name.issuing_body or "").lower()))
    return {fold(word): sorted(unicodedata.normalize("NFD", word)) for word in words}


def _other_years(a: Copy, b: Copy) -> bool:
    """Numbers begin anew each year, so a number means one plan a year; a draft of December may be signed in January."""
    if not a.year or not b.year or a.year == b.year:
        return False
    december = not (a.number and b.number) and a.period is not None and a.period == b.period
    return not (december and abs(int(a.year) - int(b.year)) == 1)


def _other_title(a: Copy, b: Copy) -> bool:
    """Other figures in the titles (a year, a quarter, a round), or other words where no number says that it is one plan."""
    if not a.title or not b.title:
        return False
    mine, theirs = (set(_NUMBERS.findall(title)) for title in (a.title, b.title))
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        return True
    if _same_number(a, b):
        return False
    ours, others = set(syllables(a.title)), set(syllables(b.title))
    return len(ours & others) < _SAME_TITLE * min(len(ours), len(others))


def _hashed(content: bytes, band: int = 0) -> int:
    """64 bits with a sign, as databases keep them; never 0."""
    return int.from_bytes(blake2b(content, digest_size=8, salt=bytes((band,))).digest(), "little", signed=True) or 1
