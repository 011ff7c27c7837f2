"""`kehoach export`: the records for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_STORE, Issuer, Kind, Quiet, StoreOption, Words, Year, filter_of
from flows.cli.talk import Talk, words

if TYPE_CHECKING:
    from flows.export import Exported

_WITHDRAWN_SHOWN = 20


def command(
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="export.format")] = "jsonl",
    out: Annotated[str, typer.Option("--out", metavar="PATH", help="export.out")] = "-",
    store: StoreOption = DEFAULT_STORE,
    issuer: Issuer = None,
    year: Year = None,
    kind: Kind = None,
    search: Words = None,
    masked: Annotated[list[str] | None, typer.Option("--mask", metavar="WHAT", help="export.mask")] = None,
    by_year: Annotated[bool, typer.Option("--by-year", help="export.by_year")] = False,
    by_office: Annotated[bool, typer.Option("--by-office", help="export.by_office")] = False,
    links: Annotated[str | None, typer.Option("--links", metavar="URL", help="export.links")] = None,
    since: Annotated[Path | None, typer.Option("--since", metavar="MARK", help="export.since")] = None,
    mark: Annotated[Path | None, typer.Option("--mark", metavar="MARK", help="export.mark")] = None,
    quiet: Quiet = False,
) -> None:
    """Writes the records in the form that is asked for."""
    talk = Talk(quiet=quiet)
    from corpus.exports.masking import MASKS, Mask  # noqa: PLC0415  the help need not wait for the database
    from flows.export import FORMATS, Format, Request, WrongRequest, check, run_export  # noqa: PLC0415

    formats: dict[str, Format] = {known: known for known in FORMATS}
    masks: dict[str, Mask] = {known: known for known in MASKS}
    if form not in formats:
        talk.fail(words("export.unknown", form=form, there=", ".join(FORMATS)))
        raise typer.Exit(2)
    if others := [name for name in masked or () if name not in masks]:
        talk.fail(words("export.unknown_mask", name=others[0], there=", ".join(MASKS)))
        raise typer.Exit(2)
    request = Request(
        form=formats[form],
        out=out,
        which=filter_of(issuer, year, kind, search),
        masks=tuple(masks[name] for name in dict.fromkeys(masked or ())),
        by_year=by_year,
        by_office=by_office,
        links=links,
        since=since,
        mark=mark,
    )
    try:
        check(request)
    except WrongRequest as error:
        talk.fail(str(error))
        raise typer.Exit(2) from error
    from corpus.store.store import Store  # noqa: PLC0415

    with Store.open(store, create=False) as opened:
        done = run_export(opened, request)
    _tell(talk, done, words("export.stdout") if out == "-" else out)


def _tell(talk: Talk, done: "Exported", out: str) -> None:
    talk.say("export.done", count=done.plans, out=out)
    if done.events is not None:
        talk.say("export.events", count=done.events)
    if done.left_out:
        talk.say("export.left_out", count=done.left_out)
    if done.changes is not None:
        states = [change.state for change in done.changes]
        counts = {state: states.count(state) for state in ("new", "changed", "withdrawn")}
        talk.say("export.changes", **counts)
        for change in [change for change in done.changes if change.state == "withdrawn"][:_WITHDRAWN_SHOWN]:
            talk.line(f"  {change.plan_id} {change.file_name}")
