"""The Prefect flow over the loading: one flow a load, a task a shard, retries for a busy store alone.

Everything that is known about plans stands in `flows.load` and `flows.shard`; here stands when it runs.
"""

import os

# Prefect reads these when it is imported.  What a user has set stays.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote
from pydantic import SecretStr

from corpus.readers.ocr_data import OcrMode
from corpus.store.store import Store
from corpus.store.troubles import StoreBusy
from flows.find import find_files
from flows.load import Settings, run_shards
from flows.pool import SECONDS_A_FILE, Pool
from flows.report import LoadReport
from flows.shard import Listener, ShardLoad

# Who hears of each file.  No parameter of the flow: parameters are written down by Prefect.
LISTENER: ContextVar[Listener] = ContextVar("LISTENER", default=lambda _: None)
_ROWS_SHOWN = 500
T = TypeVar("T")


def time_can_cure(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failed shard is tried again: only where the store was busy or away."""
    return isinstance(state.result(raise_on_failure=False), StoreBusy)


@task(
    name="keep-shard",
    task_run_name="{name}",
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=time_can_cure,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def keep_shard(name: str, load: ShardLoad, store: Store, pool: Pool) -> LoadReport:  # noqa: ARG001  the name is the run's
    """The report of one shard; run again, it goes on with what is not yet kept."""
    return load.run(store, pool, LISTENER.get())


@flow(name="load-plans", flow_run_name="load {sources}", persist_result=False)
def load_plans(
    sources: Sequence[str],
    store: SecretStr,
    *,
    workers: int | None = None,
    seconds_a_file: float = SECONDS_A_FILE,
    again: bool = False,
    ocr: OcrMode = "auto",
) -> LoadReport:
    """Load every plan under the sources: each file ends as kept, unchanged or set aside with a reason.

    `store` is secret because the address may hold a password.
    """
    settings = Settings(store=store.get_secret_value(), workers=workers, seconds_a_file=seconds_a_file, again=again, ocr=ocr)

    def as_task(load: ShardLoad, store: Store, pool: Pool) -> LoadReport:
        first, last = load.paths[0], load.paths[-1]
        name = f"{len(load.paths)} files: {os.path.basename(first)} … {os.path.basename(last)}"
        kept: LoadReport = keep_shard(name, _as_is(load), _as_is(store), _as_is(pool))
        return kept

    report = run_shards(find_files(sources), settings, as_task)
    _publish(report)
    return report


def load_with_prefect(paths: Sequence[str], settings: Settings, on: Listener) -> LoadReport:
    """The report of the flow, run here and now."""
    token = LISTENER.set(on)
    try:
        report = load_plans(
            list(paths),
            SecretStr(settings.store),
            workers=settings.workers,
            seconds_a_file=settings.seconds_a_file,
            again=settings.again,
            ocr=settings.ocr,
        )
    finally:
        LISTENER.reset(token)
    report.engine = "prefect"
    return report


def _as_is(value: T) -> T:
    """The value wrapped so that Prefect neither looks into it nor writes it down; the task gets it unwrapped."""
    return cast(T, quote(value))


def _publish(report: LoadReport) -> None:
    """Shows the run on Prefect's page."""
    done = {"kept": report.kept, "extracted again": report.extracted_again, "unchanged": report.unchanged}
    rows = {**done, "set aside": len(report.set_aside), **{f"flag {code}": n for code, n in report.flags.most_common()}}
    lines = ["| what | count |", "|---|---:|", *(f"| {name} | {count} |" for name, count in rows.items())]
    create_markdown_artifact("\n".join(lines), key="load-plans", description="What the load did")
    if report.set_aside:
        aside = [problem._asdict() for problem in report.set_aside[:_ROWS_SHOWN]]
        create_table_artifact(aside, key="set-aside", description="Files that were set aside")
