"""Flags for words that only a scanner would write: one a word, or one for the whole of a plan that was read from a scan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Span as TokenSpan

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import Rule, is_folded, load_lexicon
from extractors.reading import Reading
from schemas.base import Span
from schemas.flags import Flag
from schemas.spelling import fold, plain
from schemas.syllables import is_readable, spelling

_SLIPS = 2  # characters misread in one word; more, and it is two other words: "tuyến đúng" for "tuyển dụng"
_WORD = re.compile(r"\w+")
_LETTERS_OF_A_WORD = range(4, 11)  # shorter words are pieces that the page parted, longer ones are words run together
# Consonants alone on both sides of a vowel that a converter lost: "Toàn d n" for "Toàn dân".
_LOST_VOWEL = re.compile(
    r" (?=\w[ghr ])(?<=[^\W\d_] )(?P<lost>(?:ngh?|nh|[ckgpt]h|tr|[bcdđghklmnprstvx]) (?:ch|n[gh]?|[cmpt]))(?![\w.)/])"
)
_MOST = 5  # words that cannot be read: more say no more
_LONGEST = 40  # code points of a piece of text that may stand in another plan
_NAMED = 8  # words that one flag names
_LETTERS = frozenset("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz")


@dataclass(frozen=True)
class _Slip:
    """A word as it stands at its first place, what is meant (None where nobody knows), and how often it stands so."""

    start: int
    printed: str
    meant: str | None
    count: int

    def said(self) -> str:
        """The word as a flag's sentence has it."""
        return (
            f'"{self.printed}"' + (f' → "{self.meant}"' if self.meant else "") + (f" ({self.count} ×)" if self.count > 1 else "")
        )


def misread_words(reading: Reading, items: Items) -> Iterator[Flag]:
    """One flag for each word, at its first place.

    In a scan that was read here, some words always are: there one flag, at the first of them, names them all.
    """
    del items
    slips = sorted([*_scanner_slips(reading), *_unreadable_words(reading), *_lost_vowels(reading)], key=lambda slip: slip.start)
    if reading.document.source.ocr and slips:
        words = "; ".join(slip.said() for slip in slips[:_NAMED]) + ("; …" if len(slips) > _NAMED else "")
        yield raise_flag("ocr_suspect", _place(reading, slips[0]), words=words)
        return
    for slip in slips:
        yield raise_flag("ocr_suspect", _place(reading, slip), words=slip.said())


def _place(reading: Reading, slip: _Slip) -> Span:
    return reading.span(slip.start, slip.start + len(slip.printed))


def _scanner_slips(reading: Reading) -> Iterator[_Slip]:
    """The words of the genre that stand misprinted.

    A text that lost all its diacritics is another matter and is not judged word by word.
    """
    lexicon = load_lexicon("ocr_slips")
    slips: dict[tuple[str, str], list[TokenSpan]] = {}
    known = _known()
    for span in reading.doc.spans["ocr_slips"]:
        if reading.plain[span.start_char : span.end_char] in known:
            continue  # printed as it should be: nearly all are
        rule = lexicon[span.label_]
        if _is_slip(rule, span):
            slips.setdefault((_meant(rule, span), span.text.lower()), []).append(span)
    for (meant, _), places in slips.items():
        yield _Slip(places[0].start_char, places[0].text, meant, len(places))


def _is_slip(rule: Rule, span: TokenSpan) -> bool:
    """Whether the printed word differs from the meant one in its marks, and is no word of its own."""
    if rule.values.get("neighbour"):
        return False
    meant = _meant(rule, span)
    right = rule.forms if rule.values.get("either") else (meant,)
    if _spelt(span.text) in {_spelt(form) for form in right} or not is_folded(meant, span.text):
        return False
    if span.text.isascii() or _differ(meant, span.text) > _SLIPS:
        return False
    following = span.doc[span.end].text.lower() if span.end < len(span.doc) else ""
    if following in str(rule.values.get("not_before", "")).split(","):
        return False
    # "tình hình thực hiện": the syllables may belong to the words on either side.
    before = span.doc[span.start - 1].text if span.start else ""
    known = _known()
    return plain(f"{before} {span[0].text}") not in known and plain(f"{span[-1].text} {following}") not in known


def _spelt(text: str) -> tuple[tuple[str, str] | None, ...]:
    """The syllables with their tones, wherever in them a keyboard put the mark: "họach" is "hoạch"."""
    return tuple(spelling(word) for word in text.lower().split())


def _differ(meant: str, printed: str) -> int:
    """In how many characters the two are not the same."""
    return sum(a != b for a, b in zip(plain(meant), plain(printed), strict=False))


def _meant(rule: Rule, span: TokenSpan) -> str:
    """The word that is meant: the form with the same letters where a rule stands for many."""
    if not rule.values.get("each"):
        return rule.label
    wanted = fold(span.text)
    return next((form for form in rule.forms if fold(form) == wanted), rule.label)


@cache
def _known() -> frozenset[str]:
    """The words of the lexicon as they are rightly printed."""
    return frozenset(plain(form) for rule in load_lexicon("ocr_slips").rule for form in rule.forms)


def _unreadable_words(reading: Reading) -> Iterator[_Slip]:
    """The first few printed words that no Vietnamese syllable is spelt like ("thiéu").

    Words with a capital are names or short forms, words without marks may be of any language; neither is judged.
    """
    pieces = {piece for piece in set(reading.text.split()) if not piece.isascii()}
    suspect = {word for piece in pieces for word in (_suspects(piece) if len(piece) <= _LONGEST else _suspects_in(piece))}
    places = {word: [m.start() for m in re.finditer(rf"(?<!\w){word}(?!\w)", reading.text)] for word in suspect}
    for word, starts in sorted(places.items(), key=lambda place: place[1])[:_MOST]:
        yield _Slip(starts[0], word, None, len(starts))


def _suspects_in(piece: str) -> tuple[str, ...]:
    """The words of a piece of text without white space that no Vietnamese syllable is spelt like."""
    return tuple(
        word
        for word in _WORD.findall(piece)
        if len(word) in _LETTERS_OF_A_WORD
        and not word.isascii()
        and word.islower()
        and _LETTERS.issuperset(word)
        and not is_readable(word)
    )


_suspects = lru_cache(maxsize=16_384)(_suspects_in)  # most pieces stand in every plan


def _lost_vowels(reading: Reading) -> Iterator[_Slip]:
    """The first few pairs of consonants between which a vowel was lost."""
    places: dict[str, list[int]] = {}
    for match in _LOST_VOWEL.finditer(reading.text):
        places.setdefault(match["lost"], []).append(match.start("lost"))
    for pair, starts in list(places.items())[:_MOST]:
        yield _Slip(starts[0], pair, None, len(starts))
