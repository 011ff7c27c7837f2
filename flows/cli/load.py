"""`kehoach load`: files and folders in, records kept, a summary, and what failed and why."""

import signal
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_STORE, Quiet, StoreOption
from flows.cli.talk import Talk, label, language, words
from schemas.errors import PlanError

if TYPE_CHECKING:
    from corpus.store.views import AsideFile
    from flows.find import Problem
    from flows.load import Settings
    from flows.report import LoadReport
    from flows.shard import Listener

_LINES_SHOWN = 50  # of files set aside; the store remembers all of them


class Engine(StrEnum):
    """Who runs the load."""

    AUTO = "auto"
    DIRECT = "direct"
    PREFECT = "prefect"


class Ocr(StrEnum):
    """Whether scanned pages are recognised."""

    AUTO = "auto"
    NEVER = "never"
    ALWAYS = "always"


def command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH…", help="load.paths")],
    *,
    store: StoreOption = DEFAULT_STORE,
    workers: Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="load.workers")] = None,
    engine: Annotated[Engine, typer.Option("--engine", help="load.engine")] = Engine.AUTO,
    dask: Annotated[str | None, typer.Option("--dask", metavar="ADDRESS", help="load.dask")] = None,
    ocr: Annotated[Ocr, typer.Option("--ocr", help="load.ocr")] = Ocr.AUTO,
    again: Annotated[bool, typer.Option("--again", help="load.again")] = False,
    timeout: Annotated[float | None, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="load.timeout")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="load.json")] = False,
    quiet: Quiet = False,
) -> None:
    """Loads plans, says what became of each file, and exits with the status of the report."""
    talk = Talk(quiet=quiet)
    if dask:
        from flows.cluster import ClusterUnusable, check_request  # noqa: PLC0415

        try:
            check_request(store)
        except ClusterUnusable as error:
            talk.fail(str(error))
            raise typer.Exit(2) from None
    from flows.engine import chosen_engine  # noqa: PLC0415  the help need not wait for the database
    from flows.events import Events  # noqa: PLC0415
    from flows.load import Settings  # noqa: PLC0415
    from flows.pool import SECONDS_A_FILE  # noqa: PLC0415
    from flows.progress import bar  # noqa: PLC0415

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by either, a load keeps what it has
    settings = Settings(store=store, workers=workers, seconds_a_file=timeout or SECONDS_A_FILE, again=again, ocr=ocr.value)
    events = None
    try:
        runner = dask or (chosen_engine(paths, settings) if engine is Engine.AUTO else engine.value)
        if runner == "prefect":
            talk.say("load.prefect")
        if as_json:
            events = Events(paths, runner)
            report = _run(runner, paths, settings, events.hear)
            events.finished(report)
        else:
            with bar(paths, words, quiet=quiet) as on:
                report = _run(runner, paths, settings, on)
    except KeyboardInterrupt:
        if events:
            events.stopped(words("load.stopped"))
        talk.fail(words("load.stopped"))
        raise typer.Exit(130) from None
    except PlanError as error:
        if events:
            events.stopped(str(error))
        raise
    finally:
        if events:
            events.close()
    _tell(report, talk)
    raise typer.Exit(report.exit_status)


def _run(runner: str, paths: Sequence[str], settings: "Settings", on: "Listener") -> "LoadReport":
    """The report of the load by `direct`, `prefect`, or the Dask cluster at the address."""
    if runner == "prefect":
        from flows.pool import Pool  # noqa: PLC0415

        Pool().warm_up()  # the rules are imported while Prefect is
        from flows.prefect_flow import load_with_prefect  # noqa: PLC0415  two seconds

        return load_with_prefect(paths, settings, on)
    if runner != "direct":
        from flows.dask_flow import load_with_dask  # noqa: PLC0415

        return load_with_dask(paths, settings, runner, on)
    from flows.load import load_paths  # noqa: PLC0415

    return load_paths(paths, settings, on)


def _tell(report: "LoadReport", talk: Talk) -> None:
    if report.files == 0:
        talk.say("load.no_files")
    elif report.unchanged and not report.kept + report.extracted_again:
        aside = len(report.set_aside)
        talk.say("load.all_unchanged", count=report.unchanged, aside=aside, seconds=f"{report.seconds:.1f}")
    else:
        rate = report.files / max(report.seconds, 0.001)
        counts = {"kept": report.kept, "again": report.extracted_again, "unchanged": report.unchanged}
        aside = len(report.set_aside)
        talk.say("load.done", **counts, aside=aside, seconds=f"{report.seconds:.1f}", rate=f"{rate:.1f}")
    if report.extracted:
        talk.say("load.kinds", counts=_counts(report.kinds, "kind"))
        talk.say("load.years", counts=" · ".join(f"{y or label('kind', None)} {n}" for y, n in sorted(report.years.items())))
        talk.say("load.items", **{name: report.items[name] for name in ("dates", "targets", "assignments", "references")})
        talk.say("load.unexplained", count=report.items["unexplained"])
        talk.say("load.flags", counts=_counts(report.flags, "flag") or "0")
    if report.passed_over or report.hidden:
        by_suffix = ", ".join(f"{suffix} {count}" for suffix, count in report.passed_over.most_common())
        talk.say("load.passed_over", count=report.passed_over.total(), hidden=report.hidden, suffixes=by_suffix or "–")
    if report.set_aside:
        talk.say("load.aside", count=len(report.set_aside))
        for problem in report.set_aside[:_LINES_SHOWN]:
            talk.line(f"  {problem.reason:15} {problem_line(problem)}")
        if len(report.set_aside) > _LINES_SHOWN:
            talk.say("load.more", count=len(report.set_aside) - _LINES_SHOWN)


def problem_line(problem: "Problem | AsideFile") -> str:
    """What, why, and what to do, in one line; in Vietnamese by the reason alone, whose sentence the table has."""
    if language() == "en":
        return f"{problem.path}: {problem.message}. {problem.remedy}"
    return f"{problem.path}: {words(f'reason.{problem.reason}')}"


def _counts(counter: Counter[str], group: str) -> str:
    return " · ".join(f"{label(group, code)} {count}" for code, count in counter.most_common())
