"""The words that the comparison knows: abbreviations, opposites, weak words; data in `lexicon.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from comparison.spelling import one_spelling
from schemas.base import Strict


class Lexicon(Strict):
    """The tables of `lexicon.toml`; phrases in lower case with their diacritics, `generic_names` folded."""

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
        abbreviation={short: _spelled(full).split() for short, full in table["abbreviation"].items()},
        synonym={_spelled(other): _spelled(usual) for other, usual in table["synonym"].items()},
        weak=frozenset(_spelled(table["weak"]["words"]).split()),
        opposites=tuple(tuple(map(_spelled, words)) for words in table["opposites"]["sets"]),
        decisive=tuple(tuple(map(_spelled, words)) for words in table["decisive"]["groups"]),
        less_is_better=tuple(map(_spelled, table["less_is_better"]["phrases"])),
        generic_names=frozenset(table["generic_names"]["first"].split()),
    )


def _spelled(phrase: str) -> str:
    return " ".join(map(one_spelling, phrase.split()))
