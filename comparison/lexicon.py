"""The words that the comparison knows: abbreviations, opposites, weak words; data in `lexicon.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from schemas.base import Strict


class Lexicon(Strict):
    """The tables of `lexicon.toml`; phrases folded, but for the keys of `abbreviation`."""

    abbreviation: dict[str, list[str]]
    synonym: dict[str, str]
    weak: frozenset[str]
    opposites: tuple[tuple[str, ...], ...]
    decisive: tuple[tuple[str, ...], ...]
    less_is_better: tuple[str, ...]
    generic_names: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once; ValueError where the file is not what it should be."""
    table = tomllib.loads((Path(__file__).parent / "lexicon.toml").read_text(encoding="utf-8"))
    return Lexicon(
        abbreviation={short: full.split() for short, full in table["abbreviation"].items()},
        synonym=table["synonym"],
        weak=frozenset(table["weak"]["words"].split()),
        opposites=tuple(tuple(words) for words in table["opposites"]["sets"]),
        decisive=tuple(tuple(words) for words in table["decisive"]["groups"]),
        less_is_better=tuple(table["less_is_better"]["phrases"]),
        generic_names=frozenset(table["generic_names"]["first"].split()),
    )
