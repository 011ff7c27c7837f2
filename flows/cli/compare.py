"""`kehoach compare`: what changed from one year to the next in the plans of one office."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.columns import print_columns
from flows.cli.options import DEFAULT_STORE, Quiet, StoreOption
from flows.cli.talk import Talk, language, words

if TYPE_CHECKING:
    from comparison.model import Comparison
    from comparison.offices import Office
    from flows.comparing import Offices

_SERIES_SHOWN_LEAST = 2  # editions


class Form(StrEnum):
    """How the comparison is written."""

    TABLE = "table"
    HTML = "html"
    XLSX = "xlsx"
    JSON = "json"


def command(
    *,
    issuer: Annotated[str, typer.Option("--issuer", metavar="NAME", help="compare.issuer")] = "",
    years: Annotated[list[str] | None, typer.Option("--years", metavar="YEAR…", help="compare.years")] = None,
    more_years: Annotated[list[str] | None, typer.Argument(metavar="[YEAR…]", help="compare.more_years")] = None,
    form: Annotated[Form, typer.Option("--format", help="compare.format")] = Form.TABLE,
    out: Annotated[str, typer.Option("--out", metavar="PATH", help="compare.out")] = "-",
    indicator: Annotated[str, typer.Option("--indicator", metavar="WORDS", help="compare.indicator")] = "",
    indicators: Annotated[bool, typer.Option("--indicators", help="compare.indicators")] = False,
    offices: Annotated[Path | None, typer.Option("--offices", metavar="FILE", help="compare.offices")] = None,
    store: StoreOption = DEFAULT_STORE,
    quiet: Quiet = False,
) -> None:
    """Prints or writes the comparison; an office that is not there, or several that the name means, are told."""
    talk = Talk(quiet=quiet)
    wanted = _years([*(years or ()), *(more_years or ())], talk)
    if form is Form.XLSX and out == "-":
        talk.fail(words("compare.needs_out"))
        raise typer.Exit(2)
    from corpus.store.store import Store  # noqa: PLC0415  the help need not wait for the database

    if indicator or indicators:
        from flows.cli.compare_offices import over_offices  # noqa: PLC0415

        with Store.open(store, create=False) as opened:
            over_offices(opened, indicator, wanted, form=(form.value, out), extra=offices, talk=talk)
        return
    if not issuer:
        talk.fail(words("compare.whose"))
        raise typer.Exit(2)
    from flows.comparing import compare_office, find_offices  # noqa: PLC0415

    with Store.open(store, create=False) as opened:
        found = find_offices(opened, issuer, offices)
        comparison = compare_office(opened, found, _one(found, issuer, talk), wanted)
    if not comparison.plans:
        talk.fail(words("compare.no_plans", office=comparison.office, years=", ".join(map(str, wanted))))
        raise typer.Exit(3)
    if form is Form.TABLE and out == "-":
        _print(comparison)
    else:
        _write(comparison, form, out)
    doubtful = sum(step.match is not None and step.match.doubtful for one in comparison.series for step in one.steps)
    talk.say(
        "compare.done",
        office=comparison.office,
        plans=len(comparison.plans),
        editions=", ".join(map(str, comparison.editions)),
        series=len(comparison.series),
        doubtful=doubtful,
    )
    if len(comparison.editions) < _SERIES_SHOWN_LEAST:
        talk.say("compare.one_year")
    from flows.comparison_page.wording import reason  # noqa: PLC0415

    for note in comparison.notes:
        talk.line(f"  {reason(note, language())}")


def _years(said: list[str], talk: Talk) -> list[int]:
    """The years that were asked for; 2020-2023 and 2020,2022 are read too."""
    found: list[int] = []
    for word in (part for some in said for part in some.replace(",", " ").split()):
        first, dash, last = word.partition("-")
        if not (first.isdecimal() and len(first) == 4 and (not dash or (last.isdecimal() and len(last) == 4 and last >= first))):
            talk.fail(words("compare.bad_year", year=word))
            raise typer.Exit(2)
        found += range(int(first), int(last or first) + 1)
    return sorted(set(found))


def _one(found: "Offices", issuer: str, talk: Talk) -> "Office":
    """The office that is meant; the program ends where there is none, or more than one."""
    if not found.asked:
        talk.fail(words("compare.none", issuer=issuer))
        raise typer.Exit(3)
    if len(found.asked) > 1:
        talk.fail(words("compare.several", issuer=issuer, count=len(found.asked)))
        for office in found.asked:
            print(f"{found.title(office)}  [{office}]")
        raise typer.Exit(2)
    return found.asked[0]


def _print(comparison: "Comparison") -> None:
    """A row a target with a column a year and the last verdict, then results, tasks, deadlines and copied sentences."""
    from flows.comparison_page.terminal import blocks  # noqa: PLC0415

    for block in blocks(comparison, language()):
        print(block.title)
        if block.rows:
            print_columns(block.heads, block.rows, right=block.right, wrap=True)
        else:
            print(words("compare.nothing"))
        print()


def _write(comparison: "Comparison", form: Form, out: str) -> None:
    from flows.outputs import write_bytes  # noqa: PLC0415

    write_bytes(_bytes(comparison, form), out)


def _bytes(comparison: "Comparison", form: Form) -> bytes:
    """The comparison in the form; what writes the other forms need not be loaded."""
    if form is Form.HTML:
        from flows.comparison_page.page import page  # noqa: PLC0415

        return page(comparison, language()).encode()
    if form is Form.XLSX:
        from flows.comparison_page.workbook import workbook  # noqa: PLC0415

        return workbook(comparison, language())
    if form is Form.JSON:
        return comparison.model_dump_json(indent=1).encode() + b"\n"
    from flows.comparison_page.terminal import as_text  # noqa: PLC0415

    return as_text(comparison, language()).encode()
