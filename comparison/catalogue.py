"""Indicators over all offices: the ways in which each is worded, and who promised how much of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from comparison.model import Reason
from comparison.scope import decisive_in, kinds_in, numbers_in, opposed
from comparison.syllables import plain
from comparison.units import Quantity, bounds, quantity
from comparison.wording import Vocabulary
from schemas.base import Strict
from schemas.targets import Change, Comparator, Number, TargetStatus

_SAME = 0.74  # two wordings from here on are one indicator; higher than within one office, where an assignment decides
_FAR_BELOW = 12  # wordings of one block are compared in runs, so that a large store needs no large matrix


class Said(NamedTuple):
    """A target of some office, as a store lists it."""

    office: str
    plan_id: str
    file: str
    page: int | None
    quote: str
    indicator: str
    subject: str | None
    comparator: Comparator
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    unit_code: str | None
    status: TargetStatus
    first_year: int | None
    last_year: int | None
    change: Change | None
    confidence: float

    @property
    def wording(self) -> str:
        """What is measured and of whom."""
        return f"{self.indicator} {self.subject}" if self.subject else self.indicator


class Indicator(Strict):
    """One indicator of the catalogue; `name` is its commonest wording."""

    name: str
    dimension: str
    wordings: tuple[str, ...]
    targets: int
    offices: int
    years: tuple[int, ...]


class Ranked(Strict):
    """One office's figure for the indicator; `rank` counts from 1, equal figures share it."""

    rank: int
    office: str
    value: Number
    unit: str | None
    comparator: Comparator
    status: TargetStatus
    score: float
    doubtful: bool
    reasons: tuple[Reason, ...]
    quote: str
    file: str
    page: int | None


def catalogue(said: Iterable[Said]) -> list[Indicator]:
    """The indicators, those of most offices first; alike in dimension and wording, with no word that sets them apart."""
    by_dimension: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        by_dimension[_measured(one).name][one.wording].append(one)
    found = [indicator for name, wordings in by_dimension.items() for indicator in _gathered(name, wordings)]
    return sorted(found, key=lambda one: (-one.offices, -one.targets, one.name))


def rank(wanted: str, said: Iterable[Said], *, doubtful_from: float = 0.5, sure_from: float = _SAME) -> list[Ranked]:
    """The offices by their figure for the indicator of these words, the largest first; one figure an office, its best match.

    Only figures of one dimension are ranked: that of the best match, for others cannot be set beside it.
    """
    some = [one for one in said if not opposed(wanted, one.wording) and numbers_in(wanted) <= numbers_in(one.wording)]
    if not some:
        return []
    wordings = list(dict.fromkeys(one.wording for one in some))
    scores = dict(zip(wordings, Vocabulary([*wordings, wanted]).alike([wanted], wordings)[0].tolist(), strict=True))
    near = [one for one in some if scores[one.wording] >= doubtful_from]
    if not near:
        return []
    weight: dict[str, float] = defaultdict(float)
    for one in near:
        weight[_measured(one).name] += scores[one.wording]
    dimension = max(weight, key=lambda name: weight[name])
    best: dict[str, Said] = {}
    for one in near:
        if _measured(one).name == dimension and (one.office not in best or _better(one, best[one.office], scores)):
            best[one.office] = one
    ordered = sorted(best.values(), key=lambda one: (-_level(one), one.office))
    places = {level: place for place, level in reversed(list(enumerate((_level(one) for one in ordered), start=1)))}
    return [_ranked(places[_level(one)], one, scores[one.wording], sure_from) for one in ordered]


def _gathered(dimension: str, wordings: dict[str, list[Said]]) -> list[Indicator]:
    """The wordings of one dimension in groups, each around its commonest; a wording joins the most alike that it may."""
    ordered = sorted(wordings, key=lambda words: (-len(wordings[words]), words))
    vocabulary = Vocabulary(ordered)
    heads: list[str] = []
    groups: dict[str, list[str]] = {}
    for words in ordered:
        best = _nearest(words, heads, vocabulary)
        groups.setdefault(best or words, []).append(words)
        if best is None:
            heads.append(words)
    return [_indicator(dimension, groups[head], wordings) for head in heads]


def _nearest(words: str, heads: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The head that the wording belongs to; None where none is near enough."""
    mine = _apart(words)
    there = [head for head in heads if set(plain(head).split()) & set(plain(words).split()) and _apart(head)[0] == mine[0]]
    if not there:
        return None
    scores = vocabulary.alike([words], there)[0]
    for place in map(int, scores.argsort()[::-1][:_FAR_BELOW]):
        if scores[place] < _SAME:
            return None
        if not opposed(words, there[place]):
            return there[place]
    return None


def _apart(words: str) -> tuple[object, ...]:
    return (numbers_in(words), decisive_in(words)), kinds_in(words)


def _indicator(dimension: str, group: Sequence[str], wordings: dict[str, list[Said]]) -> Indicator:
    said = [one for words in group for one in wordings[words]]
    years = {year for one in said for year in (one.first_year, one.last_year) if year is not None}
    return Indicator(
        name=group[0],
        dimension=dimension,
        wordings=tuple(group),
        targets=len(said),
        offices=len({one.office for one in said}),
        years=tuple(sorted(years)),
    )


def _measured(one: Said) -> Quantity:
    return quantity(one.unit, one.unit_code, one.value, one.change)


def _better(one: Said, other: Said, scores: dict[str, float]) -> bool:
    """Whether the first stands for its office: a target before a result, then the better match."""
    return (one.status == "target", scores[one.wording]) > (other.status == "target", scores[other.wording])


def _level(one: Said) -> Decimal:
    low, high = bounds(one.comparator, one.value, one.value_max, _measured(one).factor)
    level = low if low is not None else high
    return level if level is not None else one.value


def _ranked(place: int, one: Said, score: float, sure_from: float) -> Ranked:
    return Ranked(
        rank=place,
        office=one.office,
        value=one.value,
        unit=one.unit,
        comparator=one.comparator,
        status=one.status,
        score=round(score, 3),
        doubtful=score < sure_from,
        reasons=(Reason(code="wording", detail=f"{score:.2f}"), Reason(code="dimension", detail=_measured(one).name)),
        quote=one.quote,
        file=one.file,
        page=one.page,
    )
