"""`kehoach compare --indicator` and `--indicators`: one indicator over all offices, and which indicators there are."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from corpus.store.store import Store
from flows.cli.columns import print_columns
from flows.cli.talk import Talk, language, words
from flows.comparison_page.tables import Table
from flows.comparison_page.wording import amount, say
from flows.outputs import write_bytes
from flows.ranking import catalogue_of, rank_offices

if TYPE_CHECKING:
    from schemas.base import Strict

_SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ ", "range": "≥ "}
_WORDINGS_SHOWN = 4


def over_offices(
    store: Store, indicator: str, years: list[int], *, form: tuple[str, str], extra: Path | None, talk: Talk
) -> None:
    """Prints or writes the ranking for the indicator, or the catalogue where none is named; `form` is format and path."""
    if form[0] == "html":
        talk.fail(words("compare.no_page"))
        raise typer.Exit(2)
    if indicator and len(years) != 1:
        talk.fail(words("compare.one_only"))
        raise typer.Exit(2)
    if indicator:
        table, found = _ranking(store, indicator, years[0], extra)
    else:
        table, found = _catalogue(store, years[0] if len(years) == 1 else None, extra)
    _tell(table, found, form)
    talk.say("compare.ranked" if indicator else "compare.listed", count=len(found))


def _ranking(store: Store, indicator: str, year: int, extra: Path | None) -> "tuple[Table, list[Strict]]":
    found = rank_offices(store, indicator, year, extra)
    heads = ("rank", "office", "as_written", "value", "unit", "status", "score", "doubtful", "quote", "file", "page")
    rows = [
        (
            one.rank,
            one.office,
            _SIGNS[one.comparator] + amount(one.value, one.unit, language()),
            float(one.value),
            one.unit,
            say(f"status.{one.status}", language()),
            one.score,
            "?" if one.doubtful else None,
            one.quote,
            one.file,
            one.page,
        )
        for one in found
    ]
    doubtful = frozenset(place for place, one in enumerate(found) if one.doubtful)
    return Table("ranking", heads, list(rows), doubtful), list(found)


def _catalogue(store: Store, year: int | None, extra: Path | None) -> "tuple[Table, list[Strict]]":
    found = catalogue_of(store, year, extra)
    heads = ("indicator", "dimension", "offices", "targets", "year", "wordings")
    rows = [
        (one.name, one.dimension, one.offices, one.targets, ", ".join(map(str, one.years)), _some(one.wordings)) for one in found
    ]
    return Table("catalogue", heads, list(rows)), list(found)


def _some(wordings: tuple[str, ...]) -> str:
    more = len(wordings) - _WORDINGS_SHOWN
    return "; ".join(wordings[:_WORDINGS_SHOWN]) + (f"; … (+{more})" if more > 0 else "")


def _tell(table: Table, found: "list[Strict]", form: tuple[str, str]) -> None:
    kind, out = form
    if kind == "json":
        rows = [one.model_dump(mode="json") for one in found]
        write_bytes(json.dumps(rows, ensure_ascii=False, indent=1).encode() + b"\n", out)
    elif kind == "xlsx":
        from flows.comparison_page.workbook import workbook_of  # noqa: PLC0415

        write_bytes(workbook_of([table], language()), out)
    else:
        heads = [say(f"head.{head}", language()) for head in table.heads]
        print_columns(heads, table.rows)
