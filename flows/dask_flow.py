"""The loading on a Dask cluster: shards of files go to its workers, and from there the records into PostgreSQL.

A worker that dies costs nothing: its shards are run again elsewhere and go on with what is not yet kept.
"""

from flows.prefect_flow import LISTENER, time_can_cure  # first of all: it sets Prefect up

# isort: split

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from distributed import KilledWorker
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import TaskRunner
from prefect_dask.task_runners import DaskTaskRunner
from pydantic import SecretStr

from corpus.readers.ocr_data import OcrMode
from corpus.store.rows import PlanRows
from corpus.store.store import Store
from flows.cluster import ClusterUnusable, check
from flows.copying import flag_copies
from flows.find import Finder, Problem
from flows.grouping import group_versions
from flows.load import Settings, load_paths
from flows.objects import is_address, local_path
from flows.prefect_page import publish
from flows.report import LoadReport, Outcome
from flows.shard import Listener

FILES_A_SHARD = 200  # 5 to 10 seconds: Dask and Prefect together cost a fifth of a second a task
_GROUPED_AT_ONCE = 100  # shards, after which versions of their plans are looked for
_AHEAD = 500  # shards that the cluster knows of


@task(
    name="keep-shard-there",
    task_run_name="{name}",
    tags=["kehoach-shard"],
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=time_can_cure,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def keep_shard_there(name: str, paths: Sequence[str], settings: Settings) -> tuple[LoadReport, list[Outcome]]:  # noqa: ARG001
    """The report of the shard and how its files ended; each thread of a Dask worker has a limited process that reads."""
    outcomes: list[Outcome] = []
    # The pool's processes end with their pipes, so a Dask worker that its nanny started may have them all the same.
    vars(multiprocessing.current_process())["_config"].pop("daemon", None)
    report = load_paths(paths, settings, lambda outcome: outcomes.append(outcome._replace(rows=_slim(outcome.rows))))
    return report, outcomes


def _slim(rows: PlanRows | None) -> PlanRows | None:
    """What a listener wants to know of a plan, without the plan."""
    return rows and replace(rows, items={}, words="", record=b"", document=b"")


@flow(name="load-plans-on-dask", flow_run_name="load {sources}", persist_result=False)
def load_on_dask(
    sources: Sequence[str], store: SecretStr, *, workers: int, seconds_a_file: float, again: bool, ocr: OcrMode
) -> LoadReport:
    """Load every plan under the sources on the cluster; `store` is secret because the address may hold a password."""
    settings = Settings(
        store=store.get_secret_value(), workers=workers, seconds_a_file=seconds_a_file, again=again, ocr=ocr, versions=False
    )
    began, total = time.monotonic(), LoadReport(engine="dask")
    finder = Finder(sources)
    listed = _without_problems(finder, total)
    flying: deque[Any] = deque()
    landed = 0
    with Store.open(settings.store) as opened:
        while paths := list(islice(listed, FILES_A_SHARD)):
            name = f"{len(paths)} files from {os.path.basename(paths[0])} on"
            flying.append(keep_shard_there.submit(name, paths, settings))
            if len(flying) == _AHEAD:
                total += _landed(flying.popleft())
                landed += 1
            if landed == _GROUPED_AT_ONCE:  # while the cluster works
                group_versions(opened)
                landed = 0
        while flying:
            total += _landed(flying.popleft())
        group_versions(opened)
        flag_copies(opened)
    total.passed_over, total.hidden = finder.passed_over, finder.hidden
    total.seconds = time.monotonic() - began
    publish(total)
    return total


def _without_problems(finder: Finder, report: LoadReport) -> Iterator[str]:
    """The files; what is none goes into the report."""
    for path in finder:
        if isinstance(path, Problem):
            outcome = Outcome(path.path, "set_aside", path)
            report.add(outcome)
            LISTENER.get()(outcome)
        else:
            yield path


def _landed(future: Any) -> LoadReport:
    """The report of a shard, once it is done."""
    try:
        report, outcomes = future.result()
    except KilledWorker as error:
        raise ClusterUnusable(f"The workers of the Dask cluster die at their work ({error}). See their logs.") from error
    for outcome in outcomes:
        LISTENER.get()(outcome)
    found: LoadReport = report
    return found


def load_with_dask(paths: Sequence[str], settings: Settings, address: str, on: Listener) -> LoadReport:
    """The report of the flow, run on the cluster at the address; raises ClusterUnusable where it cannot be."""
    check(settings.store, address)
    token = LISTENER.set(on)
    try:
        runner = cast(TaskRunner[Any], DaskTaskRunner(address=address))
        return load_on_dask.with_options(task_runner=runner)(
            [path if is_address(path) else os.path.abspath(path) for path in map(local_path, paths)],
            SecretStr(settings.store),
            workers=settings.workers or 1,  # a thread of a Dask worker
            seconds_a_file=settings.seconds_a_file,
            again=settings.again,
            ocr=settings.ocr,
        )
    finally:
        LISTENER.reset(token)
