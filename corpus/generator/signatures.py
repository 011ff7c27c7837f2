"""Who signs a plan, and for whom."""

from dataclasses import dataclass

from corpus.generator.chance import Chance
from corpus.generator.office import Office
from corpus.generator.places import person


@dataclass(frozen=True, slots=True)
class Signature:
    """The signer's block."""

    lines: tuple[str, ...]
    on_behalf: str | None
    position: str
    name: str


def draw_signature(chance: Chance, office: Office) -> Signature:
    """Who signs: the head, a deputy for the head, or someone by commission."""
    team = [f"{'T/M ' if office.party else 'TM. '}{office.team}"] if office.team else []
    deputy = chance.maybe(0.55)
    if office.party or office.symbol in ("ĐTN", "BTV"):
        lines = [*team, office.deputy if deputy else office.head]
    elif not deputy:
        lines = [*team, office.head]
    else:
        word = "KT" if team else chance.weighted({"KT": 8, "TUQ": 1, "TL": 1})
        lines = [*team, f"{word}. {office.head}", office.deputy if word == "KT" else "CHÁNH VĂN PHÒNG"]
    return Signature(tuple(lines), " ".join(lines[:-1]) or None, lines[-1], person(chance))
