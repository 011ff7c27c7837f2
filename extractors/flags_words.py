"""Flags for words that only a scanner would write."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as TokenSpan

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import Rule, is_folded, load_lexicon
from extractors.reading import Reading
from extractors.syllables import is_readable
from extractors.text import fold, plain
from schemas.flags import Flag

_SLIPS = 2  # characters misread in one word; more, and it is two other words: "tuyến đúng" for "tuyển dụng"
_WORD = re.compile(r"\w+")
_LETTERS_OF_A_WORD = range(4, 11)  # shorter words are pieces that the page parted, longer ones are words run together
# Consonants alone on both sides of a vowel that a converter lost: "Toàn d n" for "Toàn dân".
_LOST_VOWEL = re.compile(r" (?<=[^\W\d_] )(?P<lost>(?:ngh?|nh|[ckgpt]h|tr|[bcdđghklmnprstvx]) (?:ch|n[gh]?|[cmpt]))(?![\w.)/])")
_MOST = 5  # flags for words that cannot be read: more say no more
_LETTERS = frozenset("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz")


def scanner_slips(reading: Reading, items: Items) -> Iterator[Flag]:
    """One flag for each word of the genre that stands misprinted, at its first place, with the count.

    A text that lost all its diacritics is another matter and is not flagged word by word.
    """
    del items
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
        first = places[0]
        yield raise_flag(
            "ocr_suspect",
            reading.span(first.start_char, first.end_char),
            printed=first.text,
            meant=meant,
            count=len(places),
        )


def _is_slip(rule: Rule, span: TokenSpan) -> bool:
    """Whether the printed word differs from the meant one in its marks, and is no word of its own."""
    if rule.values.get("neighbour"):
        return False
    meant = _meant(rule, span)
    right = rule.forms if rule.values.get("either") else (meant,)
    if plain(span.text) in {plain(form) for form in right} or not is_folded(meant, span.text):
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


def unreadable_words(reading: Reading, items: Items) -> Iterator[Flag]:
    """One flag for each printed word that no Vietnamese syllable is spelt like ("thiéu"), the first few of them.

    Words with a capital are names or short forms, words without marks may be of any language; neither is judged.
    """
    del items
    suspect = [
        word
        for word in set(_WORD.findall(reading.text))
        if len(word) in _LETTERS_OF_A_WORD
        and not word.isascii()
        and word.islower()
        and _LETTERS.issuperset(word)
        and not is_readable(word)
    ]
    places = {word: [m.start() for m in re.finditer(rf"(?<!\w){word}(?!\w)", reading.text)] for word in suspect}
    for word, starts in sorted(places.items(), key=lambda place: place[1])[:_MOST]:
        span = reading.span(starts[0], starts[0] + len(word))
        yield raise_flag("ocr_suspect", span, printed=word, meant="?", count=len(starts))


def lost_vowels(reading: Reading, items: Items) -> Iterator[Flag]:
    """One flag for each pair of consonants between which a vowel was lost, the first few of them."""
    del items
    places: dict[str, list[int]] = {}
    for match in _LOST_VOWEL.finditer(reading.text):
        places.setdefault(match["lost"], []).append(match.start("lost"))
    for pair, starts in list(places.items())[:_MOST]:
        span = reading.span(starts[0], starts[0] + len(pair))
        yield raise_flag("ocr_suspect", span, printed=pair, meant="?", count=len(starts))
