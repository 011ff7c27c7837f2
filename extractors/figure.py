"""A figure: a number or a range in its unit, with the bounds that stand around it."""

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from extractors.units import Unit
from schemas.targets import Comparator

_LEXICON = load_lexicon("targets")
_BOUND = Edge(_LEXICON, ">=", "<=", "~")
_COMPARATORS: dict[str, Comparator] = {">=": ">=", "<=": "<=", "~": "~"}
_AFTER = tuple((rule.regex, str(rule.values["comparator"])) for rule in _LEXICON.labelled("after"))
_AFTER_STARTS = re.compile(r"[ (]")


class Figure(NamedTuple):
    """A figure in the unit that `unit.code` names.

    [start, end) takes in its bounds ("từ 60% trở lên"), [core_start, core_end) the number with its unit ("60%").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    value: Decimal
    comparator: Comparator = "="
    value_max: Decimal | None = None
    unit: Unit | None = None
    of: Decimal | None = None
    base: Decimal | None = None
    rule: str = "number"

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit is not None and self.unit.kind == "share"

    def moved(self, by: int) -> "Figure":
        """The same figure in a text that has `by` characters more before it."""
        places = {name: getattr(self, name) + by for name in ("start", "end", "core_start", "core_end")}
        return self._replace(**places)


def share_figure(text: str, start: int, end: int, share: Decimal, rule: str) -> Figure:
    """A share that is printed in other words ("2/3", "một nửa"), as a percentage."""
    unit = Unit(text[start:end], "%", Decimal(1), "share", start, end, rule)
    return Figure(start, end, start, end, round(share * 100, 2).normalize() + 0, unit=unit, rule=rule)


def with_bounds(plain: str, figure: Figure) -> Figure:
    """The figure with the bounds that stand before and after it."""
    start, end, comparator = figure.start, figure.end, figure.comparator
    only_from = True  # "từ 5%" alone is a bound as well, but a weak one
    while hit := _BOUND.before(plain, start):
        weak = plain[hit.start : hit.end] == "từ"
        if figure.base is None and (comparator == "=" or (only_from and not weak and comparator != "range")):
            comparator = _COMPARATORS[hit.rule.label]
        only_from = only_from and weak
        start = hit.start
    for pattern, bound in _AFTER if _AFTER_STARTS.match(plain, end) else ():
        if match := pattern.match(plain[end : end + 24]):
            end += match.end()
            comparator = _COMPARATORS[bound] if comparator != "range" else comparator
    if start == figure.start and end == figure.end:
        return figure
    return figure._replace(start=start, end=end, comparator=comparator)
