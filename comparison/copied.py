"""Sentences that were taken over from an earlier plan together with its year."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from comparison.figures import edition_of, place_of
from comparison.model import Copied
from schemas.dates import DateItem
from schemas.record import PlanRecord

_END = re.compile(r"[.;:!?](?=\s|$)|\n")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"^(?:[-+*•–]|\d+(?:\.\d+)*[.)]|[a-zđ][.)])\s+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_SYLLABLES = 5  # "trước ngày 15/3/2021" alone is no sentence
_TOLD = {"citation", "issue", "baseline", "as_of", "commemoration"}  # times that may well lie in the past


def copied_from_earlier(record: PlanRecord, earlier: Sequence[PlanRecord]) -> list[Copied]:
    """The sentences of the plan that carry a year before its own and stand word for word in an earlier plan.

    A result, a citation and a base of comparison may name a year that is over; a deadline or a period may not.
    `earlier` are other plans of the same office; those that are not older are left out of account.
    """
    edition = edition_of(record)
    if edition is None:
        return []
    older = [(other, _plain(other.text)) for other in _older(record, earlier)]
    told = [(target.span.start, target.span.end) for target in record.targets if target.status == "actual"]
    found: dict[tuple[int, int], Copied] = {}
    for when in record.dates:
        if not _is_past(when, edition.first) or any(start <= when.span.start < end for start, end in told):
            continue
        start, end = _sentence(record.text, when)
        whole = _MARKS.sub("", record.text[start:end].strip())
        if (start, end) in found:
            continue
        # Where the rest of the sentence was brought up to date, the clause with the date may still be the old one.
        for sentence in (whole, _clause(record.text, start, end, when)):
            if len(sentence.split()) < _LEAST_SYLLABLES:
                continue
            source = next((other for other, text in older if _plain(sentence) in text), None)
            if source is None:
                continue
            found[start, end] = Copied(
                place=place_of(record, when.span),
                sentence=sentence,
                earlier_plan=source.plan_id,
                earlier_file=PurePath(source.source.name).name,
            )
            break
    return list(found.values())


def _older(record: PlanRecord, others: Sequence[PlanRecord]) -> Iterator[PlanRecord]:
    """The plans before this one, the newest first."""
    mine = _when(record)
    before = [other for other in others if other.plan_id != record.plan_id and _when(other) < mine]
    yield from sorted(before, key=_when, reverse=True)


def _when(record: PlanRecord) -> tuple[int, str]:
    edition = edition_of(record)
    return (edition.first if edition else 9999, record.header.issued_on or "")


def _is_past(when: DateItem, year: int) -> bool:
    """Whether the words themselves name a year before the plan's own, and only such."""
    years = [int(found) for found in _YEAR.findall(when.span.text)]
    return when.role not in _TOLD and bool(years) and max(years) < year


def _sentence(text: str, when: DateItem) -> tuple[int, int]:
    """Where the sentence or clause around the date begins and ends."""
    start = 0
    for mark in _END.finditer(text, max(0, when.span.start - 2000), when.span.start):
        start = mark.end()
    after = _END.search(text, when.span.end)
    return start, after.start() if after else len(text)


def _clause(text: str, start: int, end: int, when: DateItem) -> str:
    """The part of the sentence between commas that holds the date."""
    left = text.rfind(", ", start, when.span.start)
    right = text.find(", ", when.span.end, end)
    return text[start if left < 0 else left + 2 : end if right < 0 else right].strip()


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text.lower()).strip()
