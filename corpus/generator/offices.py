"""Which office issues a plan."""

from collections.abc import Callable

from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.local_offices import board, commune, department, district, province, section
from corpus.generator.office import Office
from corpus.generator.other_offices import bureau, hospital, ministry, party, school, union, youth_union

Maker = Callable[[Chance, Domain], Office]
_MAKERS: dict[Maker, float] = {
    province: 5,
    district: 4,
    commune: 3,
    department: 6,
    section: 2,
    board: 2,
    school: 3,
    hospital: 2,
    party: 3,
    union: 1.5,
    youth_union: 1,
    ministry: 1.5,
    bureau: 1,
}


# Whose work the field is not: a hospital plans no traffic.
_NOT_THEIRS: dict[Maker, set[str]] = {
    school: {"health", "industry", "interior", "agriculture", "traffic"},
    hospital: {"education", "industry", "traffic", "agriculture", "youth", "disaster"},
    union: {"health", "industry", "traffic", "agriculture", "disaster"},
    youth_union: {"health", "industry", "interior", "agriculture"},
}


def draw_office(chance: Chance, domain: Domain) -> Office:
    """One issuer for a plan of the field."""
    weights = {make: weight for make, weight in _MAKERS.items() if domain.name not in _NOT_THEIRS.get(make, set())}
    return chance.weighted(weights)(chance, domain)
