"""One indicator over all offices of a store, and the catalogue of its indicators."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from comparison.catalogue import Indicator, Ranked, Said, catalogue, rank
from comparison.offices import OfficeName, office_of, office_table
from comparison.syllables import syllables
from comparison.wording import terms
from corpus.store.store import Store
from corpus.store.views import TargetRow
from schemas.targets import Change, Comparator, TargetStatus


def rank_offices(store: Store, indicator: str, year: int, extra: Path | None = None) -> list[Ranked]:
    """The offices ranked by their figure for the indicator in the year; results count only where there is no target."""
    # The word that says most narrows the search in the database; the rest is judged by the comparison.
    weighed = sorted(((weight, term) for term, weight in terms(indicator) if " " not in term and len(term) > 1), reverse=True)
    strongest = {term for weight, term in weighed if weight == weighed[0][0]} if weighed else set()
    first = next((word for word in syllables(indicator) if word in strongest), "")
    return rank(indicator, _said(store, year, first, extra))


def catalogue_of(store: Store, year: int | None = None, extra: Path | None = None) -> list[Indicator]:
    """The indicators of the store, of one year or of all."""
    return catalogue(_said(store, year, "", extra))


def _said(store: Store, year: int | None, word: str, extra: Path | None) -> Iterator[Said]:
    table = office_table(extra)
    offices: dict[OfficeName, str] = {}
    fullest: dict[str, str] = {}
    for row in store.targets(year=year, words=[word] if word else ()):
        name = OfficeName(row.issuing_body, row.parent_body, row.place)
        if name not in offices:
            key = str(office_of(name, table) or row.name)
            fullest.setdefault(key, row.issuing_body or row.name)
            offices[name] = key
        yield _one(row, fullest[offices[name]])


def _one(row: TargetRow, office: str) -> Said:
    change = None
    if row.change_value is not None:
        change = Change(direction="increase", value=row.change_value, unit_code=row.change_unit_code, relative_to=None)
    return Said(
        office=office,
        plan_id=row.plan_id,
        file=row.name,
        page=row.page,
        quote=row.span_text,
        indicator=row.indicator,
        subject=row.subject,
        comparator=cast(Comparator, row.comparator),
        value=row.value,
        value_max=row.value_max,
        unit=row.unit,
        unit_code=row.unit_code,
        status=cast(TargetStatus, row.status),
        first_year=row.period_first,
        last_year=row.period_last,
        change=change,
        confidence=row.confidence,
    )
