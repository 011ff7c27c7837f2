"""`kehoach show`: one plan as a person reads it, or its record, or its clean text."""

from typing import Annotated

import typer

from flows.cli.listing import print_plans
from flows.cli.options import DEFAULT_STORE, AsJson, Quiet, StoreOption
from flows.cli.talk import Talk, words


def command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="show.name")],
    store: StoreOption = DEFAULT_STORE,
    as_json: AsJson = False,
    text: Annotated[bool, typer.Option("--text", help="show.text")] = False,
    quiet: Quiet = False,
) -> None:
    """Prints the plan that the name means; several that it may mean are listed instead; of versions the best is meant."""
    from corpus.store.store import Store  # noqa: PLC0415  the help need not wait for the database
    from corpus.store.views import Filter  # noqa: PLC0415
    from flows.cli.plan_page import print_plan  # noqa: PLC0415
    from schemas.record import PlanRecord  # noqa: PLC0415

    talk = Talk(quiet=quiet)
    with Store.open(store, create=False) as opened:
        found = opened.find(name)
        if not found:
            talk.fail(words("show.none", name=name))
            raise typer.Exit(3)
        if len({plan.group_id or plan.plan_id for plan in found}) == 1:
            found = [plan for plan in opened.versions(found[0].plan_id) if plan in found][:1]
        if len(found) > 1:
            talk.fail(words("show.several", name=name, count=len(found)))
            print_plans(found)
            raise typer.Exit(2)
        record = "".join(opened.record_jsons(Filter(plan_ids=(found[0].plan_id,))))
        references = PlanRecord.model_validate_json(record).references
        cited = {at: plan.name for at, plan in opened.cited_plans(references).items()}
        versions = opened.versions(found[0].plan_id)
    if as_json:
        print(record)
    elif text:
        print(PlanRecord.model_validate_json(record).text)
    else:
        print_plan(PlanRecord.model_validate_json(record), cited, versions)
