"""Flags for words that only a scanner would write."""

from collections.abc import Iterator

from spacy.tokens import Span as TokenSpan

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import Rule, is_folded, load_lexicon
from extractors.reading import Reading
from extractors.text import plain
from schemas.flags import Flag


def scanner_slips(reading: Reading, items: Items) -> Iterator[Flag]:
    """One flag for each word of the genre that stands misprinted, at its first place, with the count.

    A text that lost all its diacritics is another matter and is not flagged word by word.
    """
    del items
    lexicon = load_lexicon("ocr_slips")
    slips: dict[tuple[str, str], list[TokenSpan]] = {}
    for span in reading.doc.spans["ocr_slips"]:
        rule = lexicon[span.label_]
        if _is_slip(rule, span):
            slips.setdefault((rule.id, span.text.lower()), []).append(span)
    for (rule_id, _), places in slips.items():
        first = places[0]
        yield raise_flag(
            "ocr_suspect",
            reading.span(first.start_char, first.end_char),
            printed=first.text,
            meant=lexicon[rule_id].label,
            count=len(places),
        )


def _is_slip(rule: Rule, span: TokenSpan) -> bool:
    """Whether the printed word differs from the meant one in its marks, and is no word of its own."""
    if plain(span.text) == plain(rule.forms[0]) or not is_folded(rule.forms[0], span.text):
        return False
    if span.text.isascii():
        return False
    following = span.doc[span.end].text.lower() if span.end < len(span.doc) else ""
    return following not in str(rule.values.get("not_before", "")).split(",")
