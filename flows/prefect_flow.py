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

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote
from pydantic import SecretStr

from corpus.readers.ocr_data import OcrMode
from corpus.store.troubles import StoreBusy
from flows.load import Loading, Settings, loading
from flows.pool import SECONDS_A_FILE
from flows.prefect_page import publish, shown_progress
from flows.report import LoadReport, Outcome
from flows.shard import Listener

FILES_A_SHARD = 1000
STORE_VARIABLE = "KEHOACH_STORE"
# Who hears of each file.  No parameter of the flow: parameters are written down by Prefect.
LISTENER: ContextVar[Listener] = ContextVar("LISTENER", default=lambda _: None)
T = TypeVar("T")


def time_can_cure(_task: Any, _run: Any, state: Any) -> bool:
    """Whether a failed shard is tried again: only where the store was busy or away, or something took too long."""
    return isinstance(state.result(raise_on_failure=False), StoreBusy | TimeoutError)


@task(
    name="keep-shard",
    task_run_name="{name}",
    tags=["kehoach-shard"],  # for those who limit how many run at once on their server
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=time_can_cure,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def keep_shard(name: str, load: Loading) -> int:  # noqa: ARG001  the name is the run's
    """How many files have ended after the next thousand; run again, it goes on with what is not yet kept."""
    load.go_on(FILES_A_SHARD)
    return load.files


@flow(name="load-plans", flow_run_name="load {sources}", persist_result=False)
def load_plans(
    sources: Sequence[str],
    store: SecretStr | None = None,
    *,
    workers: int | None = None,
    seconds_a_file: float = SECONDS_A_FILE,
    again: bool = False,
    ocr: OcrMode = "auto",
) -> LoadReport:
    """Load every plan under the sources: each file ends as kept, unchanged or set aside with a reason.

    `store` is secret because the address may hold a password; without it the environment has it, as in a deployment.
    """
    address = store.get_secret_value() if store else os.environ.get(STORE_VARIABLE, "sqlite:///kehoach.db")
    settings = Settings(store=address, workers=workers, seconds_a_file=seconds_a_file, again=again, ocr=ocr)
    report = LoadReport(engine="prefect")
    with _heard(sources) as on, loading(sources, settings, report, on) as load:
        while load and not load.is_done:
            keep_shard(f"files from {load.files + 1} on", _as_is(load))
    publish(report)
    counts = f"{report.kept + report.extracted_again} loaded, {report.unchanged} unchanged, {len(report.set_aside)} set aside"
    get_run_logger().info(counts)
    return report


def load_with_prefect(paths: Sequence[str], settings: Settings, on: Listener) -> LoadReport:
    """The report of the flow, run here and now."""
    token = LISTENER.set(on)
    try:
        return load_plans(
            list(paths),
            SecretStr(settings.store),
            workers=settings.workers,
            seconds_a_file=settings.seconds_a_file,
            again=settings.again,
            ocr=settings.ocr,
        )
    finally:
        LISTENER.reset(token)


@contextmanager
def _heard(sources: Sequence[str]) -> Iterator[Listener]:
    """A listener that tells who started the flow, and Prefect's page."""
    with shown_progress(sources) as show:

        def on(outcome: Outcome) -> None:
            show(outcome)
            LISTENER.get()(outcome)

        yield on


def _as_is(value: T) -> T:
    """The value wrapped so that Prefect neither looks into it nor writes it down; the task gets it unwrapped."""
    return cast(T, quote(value))
