"""Small charts as SVG that stands inside the page: what was promised and reached, and how many of each verdict."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from comparison.model import Comparison, Edition, Series
from comparison.pairing import measured
from comparison.units import one_dimension
from flows.comparison_page.wording import Language, figure

_BAR, _GAP, _HEIGHT = 22, 10, 46
_COLOURS = {
    "raised": "#2a7f62", "lowered": "#c8553d", "same": "#8d99ae", "new": "#3a6ea5", "dropped": "#5c4b51", "rescoped": "#b08900",
    "unit_changed": "#6f5aa8", "not_comparable": "#b5b5b5",
}  # fmt: skip


def colour(verdict: str) -> str:
    """The colour that a verdict has everywhere on the page."""
    return _COLOURS.get(verdict, "#8d99ae")


def bars(series: Series, editions: Sequence[Edition], language: Language) -> str:
    """A bar for each edition's promise and a dot for what was reached; nothing where less than two can be set side by side."""
    first = measured(series.figures[0])
    promised = {one.edition: one for one in series.figures if one_dimension(first, measured(one))}
    reached = {
        one.promised.edition: one.reached
        for one in series.outcomes
        if one.reached and one.promised.edition in promised and one_dimension(first, measured(one.reached))
    }
    if len(promised) + len(reached) < 2:
        return ""
    levels = [_level(one.value, measured(one).factor) for one in (*promised.values(), *reached.values())]
    top = max(levels) or 1.0
    width = len(editions) * (_BAR + _GAP) + _GAP
    parts = [f'<svg viewBox="0 0 {width} {_HEIGHT + 14}" width="{width}" height="{_HEIGHT + 14}" role="img">']
    for place, edition in enumerate(editions):
        left = _GAP + place * (_BAR + _GAP)
        if one := promised.get(edition):
            tall = max(1.0, _level(one.value, measured(one).factor) / top * (_HEIGHT - 4))
            said = escape(figure(one, language))
            box = f'x="{left}" y="{_HEIGHT - tall:.1f}" width="{_BAR}" height="{tall:.1f}"'
            parts.append(f'<rect {box} class="promised"><title>{edition}: {said}</title></rect>')
        if got := reached.get(edition):
            high = _HEIGHT - max(1.0, _level(got.value, measured(got).factor) / top * (_HEIGHT - 4))
            spot = f'cx="{left + _BAR / 2:.1f}" cy="{high:.1f}" r="4"'
            parts.append(f'<circle {spot} class="reached"><title>{edition}: {escape(figure(got, language))}</title></circle>')
        parts.append(f'<text x="{left + _BAR / 2:.1f}" y="{_HEIGHT + 11}">{str(edition)[2:4]}</text>')
    return "".join([*parts, "</svg>"])


def counts(comparison: Comparison) -> list[tuple[str, str, int, float]]:
    """For each verdict that came up: its key, its colour, how often, and its share in per cent."""
    found: dict[str, int] = {}
    for series in comparison.series:
        for step in series.steps:
            found[step.verdict] = found.get(step.verdict, 0) + 1
    whole = sum(found.values()) or 1
    return [(key, colour(key), found[key], 100 * found[key] / whole) for key in _COLOURS if key in found]


def _level(value: Decimal, factor: Decimal) -> float:
    return max(0.0, float(value * factor))
