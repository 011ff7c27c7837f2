"""`kehoach load`: files and folders in, records kept, a summary, and what failed and why."""

import json
import signal
import sys
from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import DEFAULT_STORE, AsJson, Quiet, StoreOption
from flows.cli.talk import Talk, label, language, words

if TYPE_CHECKING:
    from corpus.store.views import AsideFile
    from flows.find import Problem
    from flows.report import LoadReport

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
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Loads plans, says what became of each file, and exits with the status of the report."""
    talk = Talk(quiet=quiet)
    if dask:
        talk.fail(words("load.not_yet", option="--dask"))
        raise typer.Exit(2)
    from flows.engine import chosen_engine  # noqa: PLC0415  the help need not wait for the database
    from flows.find import find_files  # noqa: PLC0415
    from flows.load import Settings, load_found  # noqa: PLC0415
    from flows.pool import SECONDS_A_FILE  # noqa: PLC0415
    from flows.progress import bar  # noqa: PLC0415

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stopped by either, a load keeps what it has
    found = find_files(paths)
    settings = Settings(store=store, workers=workers, seconds_a_file=timeout or SECONDS_A_FILE, again=again, ocr=ocr.value)
    try:
        runner = chosen_engine(found, settings) if engine is Engine.AUTO else engine.value
        with bar(len(found.files), words("load.bar"), words("load.bar_aside"), quiet=quiet) as on:
            if runner == "prefect":
                from flows.prefect_flow import load_with_prefect  # noqa: PLC0415  two seconds

                talk.say("load.prefect")
                report = load_with_prefect(paths, settings, on)
            else:
                report = load_found(found, settings, on)
    except KeyboardInterrupt:
        talk.fail(words("load.stopped"))
        raise typer.Exit(130) from None
    if as_json:
        json.dump(report.as_json(), sys.stdout, ensure_ascii=False)
        print()
    _tell(report, talk)
    raise typer.Exit(report.exit_status)


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
