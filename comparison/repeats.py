"""One figure said several times in one plan, in the text, a table and an appendix: made one, with all its places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from comparison.model import Figure
from comparison.pairing import measured
from comparison.scope import numbers_in, opposed
from comparison.units import one_dimension
from comparison.wording import Vocabulary, terms

_ALIKE = 0.8  # of figures that many targets share: 100 %, 2 hội nghị
_ALIKE_TELLING = 0.5  # of figures that say something by themselves: 1.284 ca, 95,8, 90 ca/100.000 dân


def without_repeats(figures: Iterable[Figure], vocabulary: Vocabulary) -> list[Figure]:
    """The figures of one edition, each once, in reading order; of several wordings the one that says most stays."""
    groups: dict[tuple[object, ...], list[list[Figure]]] = defaultdict(list)
    kept: list[list[Figure]] = []
    for figure in figures:
        key = (figure.status, figure.first_year, figure.last_year, figure.value, figure.value_max)
        mates = next((group for group in groups[key] if _same(group[0], figure, vocabulary)), None)
        if mates is None:
            mates = []
            groups[key].append(mates)
            kept.append(mates)
        mates.append(figure)
    return [_merged(mates) for mates in kept]


def _same(a: Figure, b: Figure, vocabulary: Vocabulary) -> bool:
    if not one_dimension(measured(a), measured(b)) or opposed(a.wording, b.wording):
        return False
    if numbers_in(a.wording) != numbers_in(b.wording) or (a.scope and b.scope and not set(a.scope) & set(b.scope)):
        return False
    alike = float(vocabulary.alike([a.wording], [b.wording])[0, 0])
    telling = _telling(a.value, 3 if measured(a).kind == "share" else 2)
    return alike >= (_ALIKE_TELLING if telling or measured(a).per else _ALIKE)


def _telling(value: Decimal, least: int) -> bool:
    """Whether few figures are this one: so many digits before its last noughts, or a decimal."""
    digits = value.normalize().as_tuple()
    return len(digits.digits) >= least or (isinstance(digits.exponent, int) and digits.exponent < 0)


def _merged(mates: Sequence[Figure]) -> Figure:
    if len(mates) == 1:
        return mates[0]
    fullest = max(mates, key=lambda figure: len(terms(figure.wording)))
    return mates[0].model_copy(
        update={
            "indicator": fullest.indicator,
            "subject": fullest.subject,
            "scope": tuple(dict.fromkeys(name for mate in mates for name in mate.scope)),
            "change": next((mate.change for mate in mates if mate.change), None),
            "plan_share": next((mate.plan_share for mate in mates if mate.plan_share is not None), None),
            "of": next((mate.of for mate in mates if mate.of is not None), None),
            "places": tuple(place for mate in mates for place in mate.places),
        }
    )
