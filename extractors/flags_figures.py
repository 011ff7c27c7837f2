"""Flags for figures that do not add up, and for decimals written in two ways."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.reading import Reading
from schemas.flags import Flag
from schemas.targets import Target

# A point before one or two digits groups nothing: 9.6 and 12.75 are decimals, 9.600 is not.
_POINT = re.compile(r"(?<![\d.,])\d{1,4}\.\d{1,2}(?![\d.,]*\d)")
_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,3}(?!\d)")
_HUNDRED = Decimal(100)


def figures_that_disagree(reading: Reading, items: Items) -> Iterator[Flag]:
    """A change in per cent against its base, and parts that are more than their whole."""
    for target in items.targets:
        base = _base_of(reading, target, items.targets)
        if base is not None and target.change and target.change.value is not None and base.value:
            yield from _change_against_base(reading, target, base)
    yield from _parts_against_wholes(items.targets)


def _base_of(reading: Reading, target: Target, targets: tuple[Target, ...]) -> Target | None:
    """The actual figure that the change is measured against: the next one in the same paragraph, same unit."""
    change = target.change
    if change is None or change.value is None or change.unit_code != "%" or target.unit_code == "%":
        return None
    if target.period is None or change.relative_to is None or target.comparator == "range":
        return None
    line = reading.line_at(target.span.start)
    for other in targets:
        same_kind = other.status == "actual" and other.unit_code == target.unit_code and other.period
        near = target.figure_end <= other.figure_start <= line[1]
        if same_kind and near and other.period and str(other.period.first) in change.relative_to:
            return other
    return None


def _change_against_base(reading: Reading, target: Target, base: Target) -> Iterator[Flag]:
    """The change computed from both figures, against the one that is printed, to the printed digits."""
    change = target.change
    if change is None or change.value is None:
        return
    ratio = target.value / base.value * _HUNDRED
    computed = {"increase": ratio - _HUNDRED, "decrease": _HUNDRED - ratio, "ratio": ratio}[change.direction]
    exponent = change.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    if computed.quantize(step, ROUND_HALF_UP) != change.value.quantize(step):
        yield raise_flag(
            "figures_disagree",
            target.span,
            left=reading.text[target.figure_start : target.figure_end],
            right=reading.text[base.figure_start : base.figure_end],
            computed=_percent(computed.quantize(step, ROUND_HALF_UP)),
            stated=_percent(change.value),
        )


def _percent(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",") + " %"


def _parts_against_wholes(targets: tuple[Target, ...]) -> Iterator[Flag]:
    """Counted parts ("trong đó") of one unit that are more than the whole: one alone, or all where they exclude each other."""
    parts: dict[int, list[Target]] = {}
    for target in targets:
        if target.part_of is not None and target.part_of < len(targets):
            parts.setdefault(target.part_of, []).append(target)
    for index, found in parts.items():
        whole = targets[index]
        same = [p for p in found if p.unit_code == whole.unit_code and p.comparator in ("=", "~") and p.period == whole.period]
        total = sum((p.value for p in same), Decimal(0))
        largest = max((p.value for p in same), default=Decimal(0))
        too_many = largest > whole.value or (total > whole.value and _exclude_each_other(same))
        if same and whole.comparator in ("=", "~") and whole.unit_code != "%" and too_many:
            listed = " + ".join(f"{p.value.normalize():f}" for p in same)
            said = f"{whole.value.normalize():f}"
            yield raise_flag("figures_disagree", whole.span, left=listed, right=said, computed=f"{total:f}", stated=said)


def _exclude_each_other(parts: list[Target]) -> bool:
    """Whether the parts are named alike ("cấp huyện", "cấp tỉnh"): "60 nữ, 55 đảng viên" may be the same persons."""
    return len({part.indicator.lower().split(maxsplit=1)[0] for part in parts}) == 1


def mixed_formats(reading: Reading, items: Items) -> Iterator[Flag]:
    """A decimal with a point in a plan whose figures otherwise carry a comma."""
    usual = None
    odd = []
    for target in items.targets:
        figure = reading.text[target.figure_start : target.figure_end]
        if comma := _COMMA.search(figure):
            usual = usual or comma.group()
        elif point := _POINT.search(figure):
            odd.append((target, point.group()))
    if usual is None:
        return
    for target, printed in odd:
        yield raise_flag("mixed_number_format", target.span, odd=printed, usual=usual)
