"""Lexicons: words and patterns as data, each with its source and with examples that must and must not match.

A lexicon is a TOML file in `extractors/lexicons`:

    version = "2026.1"

    [[rule]]
    id     = "purpose"                        # unique in the file
    label  = "purpose"                        # what it denotes; several rules may share it
    forms  = ["mục đích", "mục đích, ý nghĩa"]  # phrases, found by the spaCy pipeline (see `phrases`)
    pattern = 'mục\\s+đích'                   # and, or instead, a regular expression
    source = "Nghị định 30/2020/NĐ-CP, Phụ lục I"
    yes    = ["I. Mục đích"]                  # must match
    no     = ["vì mục đích chung"]            # must not match (only for rules with a pattern)

Forms of two syllables or more match without regard to diacritics (a scanner loses them), forms of
one syllable exactly; `exact = true` asks for the diacritics in any case.
"""

import re
import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from schemas.base import Strict
from schemas.spelling import fold, lower

FOLDER = Path(__file__).parent / "lexicons"


class LexiconError(Exception):
    """A lexicon file that breaks its own promises."""


class Rule(Strict):
    """One entry: what it denotes, how it is written, where that is known from."""

    id: str
    label: str
    source: Annotated[str, Field(min_length=3)]
    forms: tuple[str, ...] = ()
    pattern: str | None = None
    exact: bool = False
    values: Annotated[dict[str, str | int | float | bool], Field(description="what else the extractor wants to know")] = {}
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _keeps_its_promises(self) -> Self:
        if not self.forms and self.pattern is None:
            raise ValueError(f"rule {self.id}: neither forms nor pattern")
        if self.pattern is not None:
            for text in self.yes:
                if not self.regex.search(text):
                    raise ValueError(f"rule {self.id}: does not match its own example {text!r}")
            for text in self.no:
                if self.regex.search(text):
                    raise ValueError(f"rule {self.id}: matches {text!r}, which it must not")
        return self

    @property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern, case ignored; LexiconError where the rule has none or it does not compile."""
        if self.pattern is None:
            raise LexiconError(f"rule {self.id} has no pattern")
        return _compiled(self.pattern)


class Lexicon(Strict):
    """The rules of one file, in the file's order."""

    name: str
    version: str
    everywhere: Annotated[
        bool, Field(description="the pipeline looks for the forms all over a text; else an extractor does, at places it knows")
    ] = True
    misprints: Annotated[bool, Field(description="of interest is only what is printed otherwise than the form")] = False
    rule: tuple[Rule, ...]

    @model_validator(mode="after")
    def _has_no_duplicates(self) -> Self:
        ids = [rule.id for rule in self.rule]
        # Looked up in one place for one purpose, a word may play several parts: "đạt" links and is a predicate.
        forms = [lower(form) if self.everywhere else f"{rule.label}: {lower(form)}" for rule in self.rule for form in rule.forms]
        for kind, names in (("id", ids), ("form", forms)):
            twice = {name for name in names if names.count(name) > 1}
            if twice:
                raise ValueError(f"lexicon {self.name}: {kind} {sorted(twice)} stands twice")
        return self

    def __getitem__(self, rule_id: str) -> Rule:
        return self.by_id[rule_id]

    @cached_property
    def by_id(self) -> dict[str, Rule]:
        """The rules by their id."""
        return {rule.id: rule for rule in self.rule}

    def labelled(self, label: str) -> tuple[Rule, ...]:
        """The rules that denote `label`."""
        return tuple(rule for rule in self.rule if rule.label == label)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"pattern {pattern!r}: {error}") from error


@cache
def load_lexicon(name: str) -> Lexicon:
    """The lexicon of this name; LexiconError if its file is missing or breaks a promise."""
    path = FOLDER / f"{name}.toml"
    try:
        return Lexicon.model_validate({"name": name, **tomllib.loads(path.read_text(encoding="utf-8"))})
    except (OSError, ValueError) as error:
        raise LexiconError(f"{path}: {error}") from error


def lexicon_names() -> list[str]:
    """The names of all lexicons, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def is_folded(form: str, printed: str) -> bool:
    """Whether `printed` differs from `form` in diacritics only, as a scanner would have it."""
    return lower(form) != lower(printed) and fold(form) == fold(printed)
