"""What became of a target from one plan to the next."""

from decimal import Decimal

from comparison.lexicon import lexicon
from comparison.model import Figure, Match, Move, Reason, Step, Verdict
from comparison.pairing import measured
from comparison.scope import says
from comparison.syllables import spoken, usual
from comparison.units import bounds, one_dimension, written_alike

_OTHER_SCOPE = {"other_numbers", "other_place", "other_whole"}


def step(before: Figure, after: Figure, match: Match) -> Step:
    """The step between two figures that were taken for one target."""
    quantities = measured(before), measured(after)
    span = {"before": before.edition, "after": after.edition, "match": match}
    if not one_dimension(*quantities):
        why = Reason(code="incomparable", detail=before.unit or quantities[0].name, other=after.unit or quantities[1].name)
        return Step(**span, verdict="not_comparable", notes=(why,))
    old, new = bounds_of(before), bounds_of(after)
    notes: list[Reason] = []
    if before.comparator != after.comparator:
        notes.append(Reason(code="bound_changed", detail=before.comparator, other=after.comparator))
    if not written_alike(before.unit, after.unit, quantities):
        notes.append(Reason(code="converted", detail=before.unit or "", other=after.unit or ""))
    difference = _difference(old, new)
    move: Move = "same" if difference == 0 else "raised" if difference > 0 else "lowered"
    base = next((bound for bound in old if bound is not None), Decimal(0))
    scope = [reason for reason in match.reasons if reason.code in _OTHER_SCOPE]
    verdict: Verdict = move
    if scope:
        verdict = "rescoped"
        notes += scope
    elif any(note.code == "converted" for note in notes):
        verdict = "unit_changed"
    return Step(
        **span,
        verdict=verdict,
        move=move,
        difference=difference,
        percent=round(float(100 * difference / abs(base)), 2) if base else None,
        stricter=_stricter(before, after, difference),
        notes=tuple(notes),
    )


def bounds_of(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a figure lets be, in the base unit of its dimension."""
    return bounds(figure.comparator, figure.value, figure.value_max, measured(figure).factor)


def wants_less(figure: Figure) -> bool | None:
    """Whether the target is met by a smaller figure; None where nothing says so and nothing says otherwise."""
    if figure.comparator == "<=":
        return True
    if figure.comparator == ">=":
        return False
    if figure.change is not None and measured(figure).is_change:
        return False  # of a fall as of a rise, more is more
    words = usual(tuple(spoken(figure.wording)))
    if any(says(words, phrase) for phrase in lexicon().less_is_better):
        return True
    return None


def _difference(old: tuple[Decimal | None, Decimal | None], new: tuple[Decimal | None, Decimal | None]) -> Decimal:
    """How far the figure moved: its floor where both have one, else its ceiling, else the one beside the other."""
    if old[0] is not None and new[0] is not None:
        if old[0] == new[0] and old[1] is not None and new[1] is not None:
            return new[1] - old[1]
        return new[0] - old[0]
    if old[1] is not None and new[1] is not None:
        return new[1] - old[1]
    return _one(new) - _one(old)


def _one(limits: tuple[Decimal | None, Decimal | None]) -> Decimal:
    return next(limit for limit in limits if limit is not None)


def _stricter(before: Figure, after: Figure, difference: Decimal) -> bool | None:
    less = wants_less(after)
    if less is None:
        less = wants_less(before)
    if difference == 0 or less is None:
        return None
    return (difference < 0) == less
