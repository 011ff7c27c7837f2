"""The fields of work that plans are about, with their words: domains/*.toml, read once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "domains"


@dataclass(frozen=True, slots=True)
class Share:
    """Of whom (`subject`) a share is to do or have what (`predicate`)."""

    subject: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Count:
    """What is to be done (`verb`) to how many of what (`unit`), with the words that follow."""

    verb: str
    unit: str
    low: int
    high: int
    tail: str


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in tỷ đồng (10⁹ VND)."""

    name: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Whole:
    """So many of a known whole: 28/40 trường đạt chuẩn."""

    unit: str
    predicate: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Law:
    """A law by its name, and the day that it was passed."""

    name: str
    passed: str


@dataclass(frozen=True, slots=True)
class Domain:
    """The words of one field."""

    name: str
    topics: tuple[str, ...]
    themes: tuple[str, ...]
    shares: tuple[Share, ...]
    rates: tuple[str, ...]
    counts: tuple[Count, ...]
    money: tuple[Money, ...]
    falls: tuple[str, ...]
    wholes: tuple[Whole, ...]
    zeros: tuple[Share, ...]  # the noun that is counted, and what it is
    offices: tuple[str, ...]
    partners: tuple[str, ...]
    school_year: bool
    tasks: tuple[str, ...]
    contents: tuple[str, ...]
    situations: tuple[str, ...]
    subheads: tuple[str, ...]
    products: tuple[str, ...]
    laws: tuple[Law, ...]
    ministry: tuple[str, str]  # name and abbreviation
    department: tuple[str, str]


@cache
def domains() -> tuple[Domain, ...]:
    """All fields, by name; raises ValueError or KeyError where a file does not have the form."""
    return tuple(_domain(path) for path in sorted(_FOLDER.glob("*.toml")))


def _domain(path: Path) -> Domain:
    words = tomllib.loads(path.read_text(encoding="utf-8"))

    def parts(name: str) -> list[list[str]]:
        return [line.split(" | ") for line in words[name]]

    def ends(text: str) -> tuple[int, int]:
        low, _, high = text.partition("..")
        return int(low), int(high)

    plain = {name: tuple(words[name]) for name in ("topics", "themes", "rates", "falls", "offices", "partners", "tasks")}
    plain |= {name: tuple(words[name]) for name in ("contents", "situations", "subheads", "products")}
    ministry, department = (words[name].split(" | ") for name in ("ministry", "department"))
    return Domain(
        name=path.stem,
        shares=tuple(Share(*line) for line in parts("shares")),
        counts=tuple(Count(verb, unit, *ends(span), tail) for verb, unit, span, tail in parts("counts")),
        money=tuple(Money(name, *ends(span)) for name, span in parts("money")),
        wholes=tuple(Whole(unit, predicate, *ends(span)) for unit, predicate, span in parts("wholes")),
        zeros=tuple(Share(*line) for line in parts("zeros")),
        laws=tuple(Law(*line) for line in parts("laws")),
        school_year=words["school_year"],
        ministry=(ministry[0], ministry[1]),
        department=(department[0], department[1]),
        **plain,
    )
