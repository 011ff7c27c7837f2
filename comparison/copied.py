"""Sentences that were taken over from an earlier plan together with its year."""

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from comparison.figures import edition_of, place_of
from comparison.model import Copied
from schemas.record import PlanRecord

_END = re.compile(r"[.;:!?](?=\s|$)|\n")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"^(?:[-+*•–]|\d+(?:\.\d+)*[.)]|[a-zđ][.)])\s+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_SYLLABLES = 5  # "trước ngày 15/3/2021" alone is no sentence
TOLD = {"citation", "issue", "baseline", "as_of", "commemoration"}  # times that may well lie in the past


class Earlier(NamedTuple):
    """An earlier plan of the same office."""

    plan_id: str
    file: str
    text: str  # as `plain` leaves it


class Time(NamedTuple):
    """A time that a plan names: where, in which words, in which part."""

    start: int
    end: int
    words: str
    role: str


def copied_from_earlier(record: PlanRecord, earlier: Sequence[PlanRecord]) -> list[Copied]:
    """The sentences of the plan that carry a year before its own and stand word for word in an earlier plan.

    A result, a citation and a base of comparison may name a year that is over; a deadline or a period may not.
    `earlier` are other plans of the same office; those that are not older are left out of account.
    """
    edition = edition_of(record)
    if edition is None:
        return []
    older = [Earlier(other.plan_id, PurePath(other.source.name).name, plain(other.text)) for other in _older(record, earlier)]
    told = [(target.span.start, target.span.end) for target in record.targets if target.status == "actual"]
    times = {Time(when.span.start, when.span.end, when.span.text, when.role): when.span for when in record.dates}
    past = past_times(list(times), edition.first, told)
    return [
        Copied(place=place_of(record, times[when]), sentence=sentence, earlier_plan=source.plan_id, earlier_file=source.file)
        for when, sentence, source in copies(record.text, past, older)
    ]


def past_times(times: Sequence[Time], year: int, told: Sequence[tuple[int, int]]) -> list[Time]:
    """The times that have no business in a plan of the year; `told` is where it tells results."""
    return [when for when in times if _is_past(when, year) and not any(start <= when.start < end for start, end in told)]


def copies(text: str, past: Sequence[Time], older: Sequence[Earlier]) -> Iterator[tuple[Time, str, Earlier]]:
    """The sentences around these times that stand in one of the older plans, each once; the first plan that has it counts."""
    found: set[tuple[int, int]] = set()
    for when in past:
        start, end = _sentence(text, when)
        if (start, end) in found:
            continue
        whole = _MARKS.sub("", text[start:end].strip())
        # Where the rest of the sentence was brought up to date, the clause with the date may still be the old one.
        for sentence in (whole, _clause(text, start, end, when)):
            if len(sentence.split()) < _LEAST_SYLLABLES:
                continue
            source = next((other for other in older if plain(sentence) in other.text), None)
            if source is not None:
                found.add((start, end))
                yield when, sentence, source
                break


def plain(text: str) -> str:
    """The text as two printings of a sentence are alike."""
    return _SPACES.sub(" ", text.lower()).strip()


def _older(record: PlanRecord, others: Sequence[PlanRecord]) -> Iterator[PlanRecord]:
    """The plans before this one, the newest first."""
    mine = _when(record)
    before = [other for other in others if other.plan_id != record.plan_id and _when(other) < mine]
    yield from sorted(before, key=_when, reverse=True)


def _when(record: PlanRecord) -> tuple[int, str]:
    edition = edition_of(record)
    return (edition.first if edition else 9999, record.header.issued_on or "")


def _is_past(when: Time, year: int) -> bool:
    """Whether the words themselves name a year before the plan's own, and only such."""
    years = [int(found) for found in _YEAR.findall(when.words)]
    return when.role not in TOLD and bool(years) and max(years) < year


def _sentence(text: str, when: Time) -> tuple[int, int]:
    """Where the sentence or clause around the date begins and ends."""
    start = 0
    for mark in _END.finditer(text, max(0, when.start - 2000), when.start):
        start = mark.end()
    after = _END.search(text, when.end)
    return start, after.start() if after else len(text)


def _clause(text: str, start: int, end: int, when: Time) -> str:
    """The part of the sentence between commas that holds the date."""
    left = text.rfind(", ", start, when.start)
    right = text.find(", ", when.end, end)
    return text[start if left < 0 else left + 2 : end if right < 0 else right].strip()
