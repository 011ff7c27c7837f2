"""The plans of one office out of a store, compared."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comparison.compare import compare
from comparison.model import Comparison, Reason
from comparison.offices import Kin, Office, OfficeName, asked_for, kin_of, names_of, office_of, office_table, same_office
from corpus.store.store import Store
from corpus.store.views import Filter, IssuerName


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of a store, and those of them that a user asked for."""

    asked: list[Office]
    there: list[tuple[Office, OfficeName]]
    extra: Path | None

    def names(self, office: Office) -> list[str]:
        """The names under which the office was found."""
        return names_of(office, self.there)

    def title(self, office: Office) -> str:
        """The fullest of its names, with its province where the name leaves that out."""
        name = max(self.names(office), key=len, default=office.body)
        parent = next((other.parent_body for mine, other in self.there if mine == office and other.parent_body), None)
        return f"{name} – {parent}" if parent and office.province and office.province not in office_key(name) else name


def office_key(name: str) -> str:
    """The name as offices are keyed."""
    found = office_of(OfficeName(name), office_table())
    return f"{found.body} {found.province or ''}" if found else ""


def find_offices(store: Store, query: str, extra: Path | None = None) -> Offices:
    """The offices of the store that the words may mean; `extra` is a user's own table of offices."""
    table = office_table(extra)
    there = [(office, OfficeName(*name)) for name in store.issuers() if (office := office_of(OfficeName(*name), table))]
    asked = asked_for(unicodedata.normalize("NFC", query), there)
    # One that does not say its province is no office of its own beside the only one of its kind that does.
    bodies = [office.body for office in asked]
    asked = [office for office in asked if office.province is not None or bodies.count(office.body) != 2]
    return Offices(asked, there, extra)


def compare_office(store: Store, offices: Offices, office: Office, years: Sequence[int]) -> Comparison:
    """What changed in the plans of the office, and of those that it was merged into or renamed to.

    A plan that does not say its province is taken for the office's where no other office of that kind is known; a note says so.
    """
    table = office_table(offices.extra)
    names = {name for other, name in offices.there if other == office}
    notes = [Reason(code="office_name", detail=name) for name in offices.names(office)]
    unsure = {other for other, _ in offices.there if other.body == office.body and same_office(office, other, table) is None}
    rivals = {other for other, _ in offices.there if other.body == office.body and other.province is not None} - {office}
    if not rivals:
        for other in unsure:
            names |= {name for mine, name in offices.there if mine == other}
            notes.append(Reason(code="office_guessed", detail=", ".join(offices.names(other)) or str(other)))
    known = {other for other, _ in offices.there}
    for kin in kin_of(office, table):
        if kin.office in known and kin.is_later:
            names |= {name for other, name in offices.there if other == kin.office}
            notes.append(_kin_note("carried_on", kin, offices))
        elif kin.office in known:
            notes.append(_kin_note("came_from", kin, offices))
        elif not kin.is_later and kin.succession.day[:4] in map(str, years):
            notes.append(_kin_note("grew", kin, offices))
    plan_ids = store.plan_ids_of([IssuerName(*name) for name in names])
    records = list(store.records(Filter(plan_ids=tuple(plan_ids), best_only=True))) if plan_ids else []
    found = compare(offices.title(office), records, years)
    return found.model_copy(update={"notes": (*found.notes, *notes)})


def _kin_note(code: str, kin: Kin, offices: Offices) -> Reason:
    name = offices.title(kin.office) if kin.office in {other for other, _ in offices.there} else str(kin.office)
    return Reason(code=code, detail=name, other=f"{kin.succession.source}, {kin.succession.day}")
