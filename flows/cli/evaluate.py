"""`kehoach evaluate`: the records against gold, and what was gained and lost since the last time."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.columns import print_columns
from flows.cli.options import DEFAULT_STORE, AsJson, Quiet
from flows.cli.talk import Talk, words

if TYPE_CHECKING:
    from flows.evaluation import Difference, Evaluation
    from flows.scoring import Gold, Json

_CHANGES_SHOWN = 20


def command(
    *,
    gold: Annotated[Path | None, typer.Option("--gold", metavar="DIR", help="evaluate.gold")] = None,
    generated: Annotated[int | None, typer.Option("--generated", min=1, metavar="N", help="evaluate.generated")] = None,
    records: Annotated[Path | None, typer.Option("--records", metavar="FILE", help="evaluate.records")] = None,
    plans: Annotated[list[Path] | None, typer.Option("--plans", metavar="PATH", help="evaluate.plans")] = None,
    store: Annotated[str | None, typer.Option("--store", envvar="KEHOACH_STORE", metavar="URL", help="evaluate.store")] = None,
    peers: Annotated[bool, typer.Option("--peers", help="evaluate.peers")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="evaluate.errors")] = False,
    only: Annotated[str, typer.Option("--only", metavar="PART", help="evaluate.only")] = "",
    history: Annotated[Path | None, typer.Option("--history", metavar="FILE", help="evaluate.history")] = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Prints the table of the parts, and the errors that came and went."""
    from flows.evaluation import (  # noqa: PLC0415  the help need not wait
        HISTORY,
        compared,
        evaluate,
        generated_plans,
        gold_of,
        remember,
    )

    talk = Talk(quiet=quiet)
    if generated:
        source, place = f"corpus.generator, {generated}", f"generated {generated}"
        wanted, found = generated_plans(generated)
    elif gold is not None:
        place = str(gold.resolve())
        wanted = gold_of(gold)
        source, found = _records(gold, records, plans, store)
    else:
        talk.fail(words("evaluate.needs_gold"))
        raise typer.Exit(2)
    talk.say("evaluate.source", source=source, count=len(found))
    evaluation = evaluate(wanted, found, only)
    key, kept = f"{place} {only}".strip(), history or HISTORY
    difference = compared(evaluation, key, kept)
    if as_json:
        json.dump(_figures(evaluation), sys.stdout, ensure_ascii=False)
        print()
    else:
        if errors:
            print("\n".join(evaluation.errors))
        _table(evaluation, difference)
        _reliability(wanted, found)
        if peers:
            _peers(wanted, found)
    if evaluation.absent:
        talk.say("evaluate.absent", names=", ".join(evaluation.absent))
    if difference is None:
        talk.say("evaluate.first", path=kept)
    else:
        _changes(difference, talk, shown=None if errors else _CHANGES_SHOWN)
    remember(evaluation, key, kept)


def _records(gold: Path, records: Path | None, plans: list[Path] | None, store: str | None) -> "tuple[str, list[Json]]":
    """Where the records come from, and they: as told, else the plans beside the gold, else the default store."""
    from flows.evaluation import plans_beside, records_of_file, records_of_plans, records_of_store  # noqa: PLC0415

    if records:
        return str(records), records_of_file(records)
    if not plans and not store and (beside := plans_beside(gold)):
        plans = [beside]
    if plans:
        return ", ".join(map(str, plans)), records_of_plans(plans)
    return store or DEFAULT_STORE, records_of_store(store or DEFAULT_STORE)


def _table(evaluation: "Evaluation", difference: "Difference | None") -> None:
    before = difference.before if difference else {}
    formats = list(evaluation.by_format) if len(evaluation.by_format) > 1 else []
    heads = [words(f"evaluate.{name}") for name in ("part", "f1", "last", "precision", "recall", "gold_items")]
    rows = [
        (
            part,
            _share(tally.f1),
            _share(before.get(part)),
            _share(tally.precision),
            _share(tally.recall),
            tally.gold,
            *(_share(evaluation.by_format[form][part].f1) if part in evaluation.by_format[form] else "" for form in formats),
        )
        for part, tally in evaluation.whole.items()
    ]
    print_columns([*heads, *formats], rows, right=range(1, len(heads) + len(formats)))


def _reliability(gold: "Gold", records: "list[Json]") -> None:
    """The items by their confidence: of those at 0.9, nine in ten should be right."""
    from flows.scoring.reliability import judge, reliability  # noqa: PLC0415

    bins = reliability(judge(gold, records))
    if not bins:
        return
    print(f"\n{words('evaluate.reliable')}")
    heads = [words(f"evaluate.{name}") for name in ("part", "range", "items", "claimed", "right")]
    rows = [(b.part, f"{b.low:.2f}-{b.high:.2f}", b.count, _share(b.claimed), _share(b.share)) for b in bins]
    print_columns(heads, rows, right=(2, 3, 4))


def _peers(gold: "Gold", records: "list[Json]") -> None:
    from flows.scoring.peers import peer_scores  # noqa: PLC0415  a second of models

    heads = [words(f"evaluate.{name}") for name in ("measure", "reader", "f1", "precision", "recall", "gold_items")]
    rows = [
        (measure, reader, _share(tally.f1), _share(tally.precision), _share(tally.recall), tally.gold)
        for measure, readers in peer_scores(gold, records).items()
        for reader, tally in readers.items()
    ]
    print()
    print_columns(heads, rows, right=(2, 3, 4, 5))


def _changes(difference: "Difference", talk: Talk, shown: int | None) -> None:
    talk.say("evaluate.changed", gained=len(difference.gained), lost=len(difference.lost))
    for sign, errors in (("+", difference.gained), ("-", difference.lost)):
        for error in errors[:shown]:
            talk.line(f"  {sign} {error}")
        if shown is not None and len(errors) > shown:
            talk.say("evaluate.more", count=len(errors) - shown)


def _figures(evaluation: "Evaluation") -> "Json":
    figures: Json = {
        part: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "gold": tally.gold}
        for part, tally in evaluation.whole.items()
    }
    return figures | {"absent": evaluation.absent}


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
