"""Which figures of two plans are the same target: gates first, then wording, then the best one-to-one assignment."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from comparison.assignment import assigned
from comparison.model import Figure, Match, Reason
from comparison.scope import kinds_apart, numbers_in, opposed
from comparison.units import Quantity, one_dimension, quantity, written_alike
from comparison.wording import Scores, Vocabulary

PAIRED = 0.5  # from this score on two are taken for one; measured by benchmarks/matching.py
SURE = 0.68  # below it a match is shown as doubtful
LEFT_OVER = 0.26  # what two of one counted thing that nobody else wants need to be shown as a doubtful pair
LEFT_OVER_PLAIN = 0.36  # and two sums of money, or two shares
_APART = 0.15  # how far every other must stay behind such a pair
_ALONE = 0.12  # both plans have one figure in giường bệnh/vạn dân
_LEAST_ALIKE = 0.15
_OTHER_DIMENSION_ALIKE = 0.8  # two figures that cannot be set side by side are one target only if they are worded alike
_NEAR = Decimal("0.95")  # 41 schools become 40; an industrial park does not grow by a tenth
_PENALTIES = {"other_dimension": 0.22, "other_status": 0.08, "other_numbers": 0.2, "other_place": 0.12, "other_whole": 0.1,
    "other_kind": 0.02}  # fmt: skip


class Pair(NamedTuple):
    """Places in the two lists, and why they belong together."""

    left: int
    right: int
    match: Match


class _Side(NamedTuple):
    figures: Sequence[Figure]
    wordings: list[str]
    quantities: list[Quantity]
    numbers: list[frozenset[str]]


def pair_figures(
    left: Sequence[Figure],
    right: Sequence[Figure],
    vocabulary: Vocabulary,
    *,
    by_status: bool = True,
    favoured: Scores | None = None,
) -> list[Pair]:
    """The pairs of one-to-one assignment with the highest sum of scores, none below `PAIRED`.

    Without `by_status` a result may stand beside a target.  `favoured` is added to the scores, for what speaks
    for a pair from outside (that both were paired with a third).
    """
    if not left or not right:
        return []
    sides = _side(left), _side(right)
    wording = vocabulary.alike(sides[0].wordings, sides[1].wordings)
    scores = np.zeros_like(wording)
    reasons: dict[tuple[int, int], tuple[Reason, ...]] = {}
    for row, column in zip(*np.nonzero(wording >= _LEAST_ALIKE), strict=True):
        at = int(row), int(column)
        scores[at], reasons[at] = _judged(sides, at, float(wording[at]), by_status)
    near = np.ones_like(scores, dtype=bool) if favoured is None else favoured >= 0
    scores = np.where(scores > 0, np.clip(scores + _alone(sides) * near + (0 if favoured is None else favoured), 0, 1), 0)
    sure = np.where(scores >= PAIRED, scores, 0)
    found = assigned(sure)
    # What is left over is paired on less, but only where nothing else comes near and neither is of a kind: always in doubt.
    scores[[row for row, _ in found], :] = 0
    scores[:, [column for _, column in found]] = 0
    least = np.where(_telling(sides[0])[:, None] & _telling(sides[1])[None, :], LEFT_OVER, LEFT_OVER_PLAIN)
    spare = np.where(near & (scores >= least), scores, 0)
    for at, why in reasons.items():
        if any(reason.code == "other_kind" for reason in why):
            spare[at] = 0
    found += [at for at in assigned(spare) if scores[at] - _rival(scores, at) >= _APART]
    scores = np.maximum(scores, sure)
    return [Pair(*at, _match(float(scores[at]), reasons[at], _rival(scores, at))) for at in found]


def _alone(sides: tuple[_Side, _Side]) -> Scores:
    """What a pair gains whose two figures are the only ones of their kind: of counted things, and of rates."""
    kinds = [[f"{of.kind}:{of.unit}{of.per}" if of.kind == "count" or of.per else "" for of in side.quantities] for side in sides]
    often = [Counter(some) for some in kinds]
    lonely = [{kind for kind, count in some.items() if kind and count == 1} for some in often]
    return np.array([[_ALONE * (a == b and a in lonely[0] and b in lonely[1]) for b in kinds[1]] for a in kinds[0]])


def _telling(side: _Side) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """For each figure whether its unit says what is counted; money and shares are of anything."""
    return np.array([of.kind == "count" or bool(of.per) for of in side.quantities])


def measured(figure: Figure) -> Quantity:
    """The figure's dimension."""
    return quantity(figure.unit, figure.unit_code, figure.value, figure.change)


def _in_words(of: Quantity, figure: Figure) -> str:
    """The quantity's name, of what is counted as the plan writes it."""
    return of._replace(unit=(figure.unit or "").partition("/")[0], per="").name if of.kind == "count" else of.name


def _side(figures: Sequence[Figure]) -> _Side:
    wordings = [figure.wording for figure in figures]
    return _Side(figures, wordings, [measured(figure) for figure in figures], [numbers_in(wording) for wording in wordings])


def _judged(sides: tuple[_Side, _Side], at: tuple[int, int], wording: float, by_status: bool) -> tuple[float, tuple[Reason, ...]]:
    """The score of one pair and its reasons; 0 where something rules it out."""
    a, b = (side.figures[place] for side, place in zip(sides, at, strict=True))
    of_a, of_b = (side.quantities[place] for side, place in zip(sides, at, strict=True))
    reasons = [Reason(code="wording", detail=f"{wording:.2f}")]
    if opposed(a.wording, b.wording):
        return 0.0, ()
    if a.scope and b.scope and not set(a.scope) & set(b.scope):
        return 0.0, ()
    if one_dimension(of_a, of_b):
        reasons.append(Reason(code="dimension", detail=_in_words(of_a, a)))
        if not written_alike(a.unit, b.unit, (of_a, of_b)):
            reasons.append(Reason(code="unit_written", detail=a.unit or "", other=b.unit or ""))
    elif wording < _OTHER_DIMENSION_ALIKE or of_a.kind == of_b.kind == "count":
        return 0.0, ()
    else:
        reasons.append(Reason(code="other_dimension", detail=_in_words(of_a, a), other=_in_words(of_b, b)))
    if by_status and a.status != b.status:
        if "actual" in (a.status, b.status):
            return 0.0, ()
        reasons.append(Reason(code="other_status", detail=a.status, other=b.status))
    numbers = [side.numbers[place] for side, place in zip(sides, at, strict=True)]
    if numbers[0] != numbers[1]:
        reasons.append(
            Reason(code="other_numbers", detail=", ".join(sorted(numbers[0])) or "–", other=", ".join(sorted(numbers[1])) or "–")
        )
    if bool(a.scope) != bool(b.scope):
        reasons.append(Reason(code="other_place", detail=", ".join(a.scope) or "–", other=", ".join(b.scope) or "–"))
    if a.of and b.of and not _NEAR < a.of / b.of < 1 / _NEAR:
        reasons.append(Reason(code="other_whole", detail=f"{a.of.normalize():f}", other=f"{b.of.normalize():f}"))
    reasons += [Reason(code="other_kind", detail=left, other=right) for left, right in kinds_apart(a.wording, b.wording)]
    return max(0.0, wording - sum(_PENALTIES.get(reason.code, 0.0) for reason in reasons)), tuple(reasons)


def _rival(scores: Scores, at: tuple[int, int]) -> float:
    """The best score that either of the two has with another."""
    row, column = scores[at[0]].copy(), scores[:, at[1]].copy()
    row[at[1]] = column[at[0]] = 0.0
    return float(max(row.max(), column.max()))


def _match(score: float, reasons: tuple[Reason, ...], rival: float) -> Match:
    """A match; one that another comes near is doubtful, however alike the words are."""
    close = score < 0.97 and rival > score - 0.04
    if close:
        reasons = (*reasons, Reason(code="rival", detail=f"{rival:.2f}"))
    return Match(score=round(score, 3), doubtful=close or score < SURE, reasons=reasons)
