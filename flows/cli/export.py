"""`kehoach export`: the records for other programs."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_STORE, Issuer, Kind, Quiet, StoreOption, Words, Year, filter_of
from flows.cli.talk import Talk, words


def command(
    *,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="export.format")] = "jsonl",
    out: Annotated[str, typer.Option("--out", metavar="PATH", help="export.out")] = "-",
    store: StoreOption = DEFAULT_STORE,
    issuer: Issuer = None,
    year: Year = None,
    kind: Kind = None,
    search: Words = None,
    quiet: Quiet = False,
) -> None:
    """Writes the records, one JSON object a line."""
    talk = Talk(quiet=quiet)
    from flows.export import FORMATS, LATER, write_jsonl  # noqa: PLC0415  the help need not wait for the database

    if form not in FORMATS:
        talk.fail(words("export.later" if form in LATER else "export.unknown", form=form, there=", ".join(FORMATS)))
        raise typer.Exit(2)
    from corpus.store.store import Store  # noqa: PLC0415

    with Store.open(store, create=False) as opened:
        count = write_jsonl(opened.record_jsons(filter_of(issuer, year, kind, search)), out)
    talk.say("export.done", count=count, out=words("export.stdout") if out == "-" else out)
