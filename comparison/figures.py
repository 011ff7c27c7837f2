"""The figures of a plan: its targets, forecasts and results, each said once."""

import re
from pathlib import PurePath

from comparison.model import Edition, Figure, Place
from comparison.scope import names_in
from comparison.syllables import plain
from comparison.units import quantity
from schemas.base import Span
from schemas.record import PlanRecord
from schemas.targets import Target

_SENTENCE_END = re.compile(r"[\n;]|\. ")


def edition_of(record: PlanRecord) -> Edition | None:
    """The years that the plan is for, else the year of issue; None where it says neither."""
    if period := record.header.period:
        return Edition(period.first, period.last)
    issued = (record.header.issued_on or "")[:4]
    return Edition(int(issued), int(issued)) if issued.isdecimal() else None


def figures_of(record: PlanRecord, edition: Edition) -> list[Figure]:
    """The figures in reading order; one that is said again, in a table or in another section, has several places."""
    found: dict[tuple[object, ...], Figure] = {}
    own = frozenset(names_in(f"{record.header.issuing_body or ''} {record.header.parent_body or ''}"))
    for index, target in enumerate(record.targets):
        figure = _figure(record, edition, index, target, own)
        key = _said(figure)
        if first := found.get(key):
            figure = first.model_copy(update={"places": (*first.places, *figure.places), "change": first.change or figure.change})
        found[key] = figure
    return list(found.values())


def place_of(record: PlanRecord, span: Span) -> Place:
    """Where the span stands, with the words of it."""
    name = PurePath(record.source.name).name
    return Place(plan_id=record.plan_id, file=name, page=span.page, start=span.start, end=span.end, quote=span.text)


def _figure(record: PlanRecord, edition: Edition, index: int, target: Target, own: frozenset[str]) -> Figure:
    first, last = (target.period.first, target.period.last) if target.period else edition
    said = names_in(f"{target.indicator}, {target.subject or ''}")
    scope = said or names_in(_before(record.text, target))
    return Figure(
        edition=edition,
        index=index,
        **{name: getattr(target, name) for name in _COPIED},
        first_year=first,
        last_year=last,
        scope=tuple(name for name in scope if name not in own),
        places=(place_of(record, target.span),),
    )


_COPIED = (
    "indicator", "subject", "comparator", "value", "value_max", "unit", "unit_code", "status", "change", "of", "plan_share",
    "confidence",
)  # fmt: skip


def _before(text: str, target: Target) -> str:
    """The words of the figure's sentence up to it, without its first, which is a capital for another reason."""
    line = text[max(0, target.figure_start - 300) : target.figure_start]
    return _SENTENCE_END.split(line)[-1]


def _said(figure: Figure) -> tuple[object, ...]:
    """What two mentions of one figure have in common."""
    measured = quantity(figure.unit, figure.unit_code, figure.value, figure.change)
    words = tuple(sorted(set(plain(figure.wording).split())))
    return (
        figure.status,
        figure.first_year,
        figure.last_year,
        figure.value,
        figure.value_max,
        measured.kind,
        measured.per,
        words,
    )
