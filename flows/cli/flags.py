"""`kehoach flags`: what needs a look, worst first."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_STORE, AsJson, Issuer, Kind, Quiet, StoreOption, Words, Year, filter_of
from flows.cli.talk import Talk, label, language, words

if TYPE_CHECKING:
    from corpus.store.views import PlanFlag
    from schemas.flags import Flag


def command(
    *,
    store: StoreOption = DEFAULT_STORE,
    code: Annotated[list[str] | None, typer.Option("--code", metavar="CODE", help="flags.code")] = None,
    issuer: Issuer = None,
    year: Year = None,
    kind: Kind = None,
    search: Words = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Lists the flags of the plans."""
    from schemas.flags import FLAG_CODES  # noqa: PLC0415

    talk = Talk(quiet=quiet)
    if unknown := [one for one in code or () if one not in FLAG_CODES]:
        talk.fail(words("flags.unknown", code=unknown[0], codes=", ".join(FLAG_CODES)))
        raise typer.Exit(2)
    from corpus.store.store import Store  # noqa: PLC0415  the help need not wait for the database

    with Store.open(store, create=False) as opened:
        found = opened.flags(filter_of(issuer, year, kind, search), codes=code or ())
    for flag in found:
        print(json.dumps(flag._asdict(), ensure_ascii=False) if as_json else _line(flag))
    talk.say("flags.count", count=len(found), plans=len({flag.plan_id for flag in found}))


def _line(flag: "PlanFlag") -> str:
    place = f" {words('show.page', page=flag.page)}" if flag.page else ""
    return f"{label('severity', flag.severity):8} {flag.code:22} {flag.name}{place}: {sentence(flag)}{quote(flag.span_text)}"


def sentence(flag: "PlanFlag | Flag") -> str:
    """The flag's sentence in the user's language."""
    return flag.message_vi if language() == "vi" else flag.message


def quote(said: str | None) -> str:
    """The words that a flag is about, cut short, or nothing."""
    if not said:
        return ""
    line = " ".join(said.split())
    return f" “{line[:100]}…”" if len(line) > 100 else f" “{line}”"
