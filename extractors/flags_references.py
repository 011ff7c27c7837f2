"""Flags for citations that contradict each other or themselves."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from schemas.flags import Flag
from schemas.references import Reference

# Kinds that carry a number of their own.  An Đề án or a Quy chế is issued by a decision and cited with its number.
_OWN_NUMBER = frozenset(
    {"nghi_quyet", "quyet_dinh", "chi_thi", "ke_hoach", "chuong_trinh", "nghi_dinh", "thong_tu", "ket_luan", "huong_dan"}
)

# What offices say for short: the conclusions that a Thông báo (notice) hands on, a joint circular that is called a circular.
# Party committees gave their programmes the letters CT before Hướng dẫn 36-HD/VPTW (2018), and many still do.
_CUSTOMARY = frozenset({("ket_luan", "TB"), ("thong_tu", "TTLT"), ("huong_dan", "CV"), ("chuong_trinh", "CT")})
# The words between a kind and its own number; more of them name something that has its number from another document.
_OWN_GAP = 4
_NORMATIVE = re.compile(r"\d+[a-z]?/(?P<year>(?:19|20)\d\d)/")


def kinds_against_symbols(reading: Reading, items: Items) -> Iterator[Flag]:
    """A kind whose symbol is another's: "Kế hoạch 12/QĐ-UBND"."""
    del reading
    for reference in items.references:
        if reference.symbol is None or reference.kind not in _OWN_NUMBER or not _follows(reference):
            continue
        letters = reference.symbol.replace("/", "-").split("-")[0].upper()
        kinds = _kinds_of_letters().get(letters, {})
        if kinds and reference.kind not in kinds and (reference.kind, letters) not in _CUSTOMARY:
            yield raise_flag(
                "kind_symbol_mismatch",
                reference.span,
                printed=reference.canonical or reference.span.text,
                kind=_names()[reference.kind],
                symbol_kind=" / ".join(kinds.values()),
            )


def _follows(reference: Reference) -> bool:
    """Whether the number stands close behind the word for the kind."""
    before = reference.span.text.partition(reference.number or " ")[0]
    return len(before.split()) <= _OWN_GAP


@cache
def _kinds_of_letters() -> dict[str, dict[str, str]]:
    """The kinds, slug to name, that use the letters of a symbol: QĐ is quyết định, and quy định of the Party."""
    found: dict[str, dict[str, str]] = {}
    for rule in load_lexicon("document_kinds").rule:
        for name, letters in rule.values.items():
            if name.endswith("abbr") or "abbr_" in name:
                found.setdefault(str(letters).upper(), {})[rule.label] = rule.forms[0]
    return found


def _names() -> dict[str, str]:
    return {rule.label: rule.forms[0] for rule in reversed(load_lexicon("document_kinds").rule)}


def cited_before_issued(reading: Reading, items: Items) -> Iterator[Flag]:
    """A cited document that is younger than the plan itself: one of the two days is wrong."""
    issued = reading.header.issued_on
    if issued is None or len(issued) < 10:
        return
    for reference in items.references:
        if reference.date and len(reference.date) == 10 and reference.date > issued:
            yield raise_flag("citation_after_issue", reference.span, cited=_name(reference), date=reference.date, issued=issued)


def numbers_against_days(reading: Reading, items: Items) -> Iterator[Flag]:
    """A number that carries its year ("25/2016/QĐ-UBND") with a day of another year; each pair once."""
    del reading
    told: set[tuple[str, str]] = set()
    for reference in items.references:
        match = _NORMATIVE.match(reference.canonical or "")
        if match is None or reference.date is None or reference.date.startswith(match["year"]):
            continue
        if (reference.canonical or "", reference.date) not in told:
            told.add((reference.canonical or "", reference.date))
            yield _disagree(reference, _name(reference), match["year"], reference.date)


def _name(reference: Reference) -> str:
    return reference.canonical or reference.span.text


def references_that_disagree(reading: Reading, items: Items) -> Iterator[Flag]:
    """One number with two dates, or one date and title with two numbers."""
    del reading
    dated: dict[tuple[str, str], Reference] = {}
    titled: dict[tuple[str, str, str], Reference] = {}
    told: set[tuple[str, str, str]] = set()
    for reference in items.references:
        if reference.canonical is None or reference.date is None:
            continue
        first = dated.setdefault((reference.kind, reference.canonical.upper()), reference)
        if first.date != reference.date and _same_issuer(first, reference) and _one_document(first, reference):
            pair = (reference.canonical.upper(), first.date or "", reference.date)
            if pair in told:
                continue  # said once is enough
            told.add(pair)
            yield _disagree(reference, reference.canonical, first.date or "", reference.date)
        if reference.title and reference.symbol:
            key = (reference.date, reference.symbol, reference.title[:60].lower())
            other = titled.setdefault(key, reference)
            if other.number != reference.number:
                yield _disagree(reference, reference.title[:60], other.canonical or "", reference.canonical)


def _one_document(a: Reference, b: Reference) -> bool:
    """Whether the two can only be one document: numbers begin anew each year, so another year alone is another document."""
    if a.date and b.date and (a.date[:4] == b.date[:4] or len(b.date) < 10 or len(a.date) < 10):
        return len(a.date) == len(b.date) == 10
    return bool(a.title and b.title and a.title[:40].lower() == b.title[:40].lower()) or bool(
        re.search(r"/\d{4}/", a.canonical or "")
    )


def _same_issuer(a: Reference, b: Reference) -> bool:
    if a.issuer is None or b.issuer is None:
        return True
    return a.issuer.lower() in b.issuer.lower() or b.issuer.lower() in a.issuer.lower()


def _disagree(reference: Reference, document: str, first: str, second: str) -> Flag:
    return raise_flag("reference_disagrees", reference.span, document=document, first=first, second=second)
