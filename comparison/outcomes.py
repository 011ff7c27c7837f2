"""Last year's promise beside what the next plan says was reached."""

from collections.abc import Sequence
from decimal import Decimal

from comparison.model import Figure, Match, Outcome, Reason, Result
from comparison.pairing import measured, pair_figures
from comparison.units import one_dimension
from comparison.verdicts import bounds_of, wants_less
from comparison.wording import Vocabulary

_ROUNDING = Decimal("0.005")  # a share that a plan prints is rounded


def outcomes_of(promised: Sequence[Figure], reached: Sequence[Figure], vocabulary: Vocabulary) -> list[Outcome]:
    """An outcome for each promise of one edition; `reached` are the results that later plans give for its years."""
    pairs = pair_figures(promised, reached, vocabulary, by_status=False)
    found = {pair.left: _outcome(promised[pair.left], reached[pair.right], pair.match) for pair in pairs}
    # A result may answer two promises: a rate, and by how much it was to fall.
    for place, (result, match) in _rates(promised, reached, vocabulary).items():
        found[place] = _outcome(promised[place], result, match)
    return [found.get(at) or Outcome(promised=figure, reached=None, result="no_figure") for at, figure in enumerate(promised)]


def _rates(promised: Sequence[Figure], reached: Sequence[Figure], vocabulary: Vocabulary) -> dict[int, tuple[Figure, Match]]:
    """By promise of a rise or fall, the result that says how far it rose or fell: *1.215 ca, giảm 5,4 %*."""
    places = [at for at, figure in enumerate(promised) if measured(figure).is_change]
    moved = [as_change(figure) for figure in reached]
    there = [at for at, figure in enumerate(moved) if figure is not None]
    pairs = pair_figures([promised[at] for at in places], [moved[at] for at in there if moved[at]], vocabulary, by_status=False)  # type: ignore[misc]
    return {
        places[pair.left]: (figure, pair.match)
        for pair in pairs
        if (figure := moved[there[pair.right]]) and _one_way(promised[places[pair.left]], figure)
    }


def as_change(figure: Figure) -> Figure | None:
    """The figure's rise or fall as a figure of its own; None where it says none, or is one already."""
    change = figure.change
    if change is None or change.value is None or change.direction == "ratio" or measured(figure).is_change:
        return None
    moved = {"value": change.value, "value_max": None, "unit": change.unit_code, "unit_code": change.unit_code}
    words = f"{'giảm' if change.direction == 'decrease' else 'tăng'} {figure.indicator}"
    return figure.model_copy(update={**moved, "indicator": words, "comparator": "=", "of": None})


def _one_way(a: Figure, b: Figure) -> bool:
    return a.change is not None and b.change is not None and a.change.direction == b.change.direction


def _outcome(promised: Figure, reached: Figure, match: Match) -> Outcome:
    if not one_dimension(measured(promised), measured(reached)):
        why = Reason(code="incomparable", detail=promised.unit or "–", other=reached.unit or "–")
        return Outcome(promised=promised, reached=reached, result="not_comparable", match=match, notes=(why,))
    low, high = bounds_of(promised)
    got = reached.value * measured(reached).factor
    less = wants_less(promised)
    notes: list[Reason] = []
    if less and low is not None and high is not None:
        low = None  # "tỷ lệ hộ nghèo 5 %": less is as good
        notes.append(Reason(code="less_is_better"))
    elif low is not None and high is not None:
        high = None  # more than was promised is kept
    met = (low is None or got >= low) and (high is None or got <= high)
    limit = low if low is not None else high
    if limit is None:
        raise ValueError("a figure has a bound")
    if promised.comparator == "~" or promised.status == "forecast":
        notes.append(Reason(code="was_forecast"))
    share = float(got / limit) if limit else None
    if reached.plan_share is not None and share is not None and abs(Decimal(share) - reached.plan_share) > _ROUNDING:
        notes.append(Reason(code="share_disagrees", detail=f"{reached.plan_share:.1%}", other=f"{share:.1%}"))
    result: Result = "met" if met else "missed"
    return Outcome(
        promised=promised,
        reached=reached,
        result=result,
        difference=got - limit,
        share=None if share is None else round(share, 4),
        match=match,
        notes=tuple(notes),
    )
