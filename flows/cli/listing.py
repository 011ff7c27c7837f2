"""`kehoach list`: what is in the store."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.columns import print_columns
from flows.cli.load import problem_line
from flows.cli.options import DEFAULT_STORE, AsJson, Issuer, Kind, Quiet, StoreOption, Words, Year, filter_of
from flows.cli.talk import Talk, label, words

if TYPE_CHECKING:
    from corpus.store.views import Summary


_COLUMNS = ("id", "issuer", "years", "kind", "number", "title", "targets", "tasks", "flags", "versions", "file")


def command(
    *,
    store: StoreOption = DEFAULT_STORE,
    issuer: Issuer = None,
    year: Year = None,
    kind: Kind = None,
    search: Words = None,
    all_versions: Annotated[bool, typer.Option("--all-versions", help="list.all_versions")] = False,
    set_aside: Annotated[bool, typer.Option("--set-aside", help="list.set_aside")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Lists plans, or the files that were set aside."""
    from corpus.store.store import Store  # noqa: PLC0415  the help need not wait for the database

    talk = Talk(quiet=quiet)
    with Store.open(store, create=False) as opened:
        if set_aside:
            for file in opened.files_aside():
                print(json.dumps(file._asdict(), ensure_ascii=False) if as_json else f"{file.reason:15} {problem_line(file)}")
            return
        found = opened.summaries(replace(filter_of(issuer, year, kind, search), best_only=not all_versions))
        aside = len(opened.files_aside())
    if as_json:
        for plan in found:
            print(json.dumps(plan._asdict(), ensure_ascii=False))
    elif found:
        print_plans(found)
    talk.say("list.count", count=len(found))
    if hidden := 0 if all_versions else sum(plan.versions - 1 for plan in found):
        talk.say("list.versions", count=hidden)
    if aside:
        talk.say("list.aside", count=aside)


def print_plans(plans: "list[Summary]") -> None:
    """The plans in columns."""
    heads = [words(f"head.{name}") for name in _COLUMNS]
    rows = [
        (
            plan.plan_id[:8],
            plan.issuing_body,
            years_of(plan),
            label("kind", plan.kind),
            "/".join(part for part in (plan.number, plan.symbol) if part),
            plan.title,
            plan.target_count,
            plan.assignment_count,
            plan.error_count + plan.warning_count,
            plan.versions if plan.versions > 1 else "",
            plan.name,
        )
        for plan in plans
    ]
    print_columns(heads, rows, right=(6, 7, 8, 9))


def years_of(plan: "Summary") -> str:
    """2021, or 2021-2025, or nothing."""
    if plan.year_first is None:
        return ""
    return str(plan.year_first) if plan.year_first == plan.year_last else f"{plan.year_first}-{plan.year_last}"
