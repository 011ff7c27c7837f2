"""What Prefect's page shows of a load: how far it is, what it did, the flags, the files set aside."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from prefect.artifacts import create_progress_artifact, create_table_artifact, update_progress_artifact

from flows.progress import Progress
from flows.report import LoadReport, Outcome
from flows.shard import Listener

_SECONDS_BETWEEN = 5.0  # two updates, each of which is a request
_ROWS_SHOWN = 500


@contextmanager
def shown_progress(paths: Sequence[str]) -> Iterator[Listener]:
    """A listener that moves the bar of the page."""
    progress = Progress(paths)
    artifact = create_progress_artifact(0.0, key="load-progress", description="Files that have ended, of those found")
    told = time.monotonic()

    def on(outcome: Outcome) -> None:
        nonlocal told
        progress.add(outcome)
        if isinstance(artifact, UUID) and progress.is_counted and time.monotonic() - told > _SECONDS_BETWEEN:
            told = time.monotonic()
            update_progress_artifact(artifact, 100 * progress.files / max(progress.found, 1))

    try:
        yield on
    finally:
        progress.close()
    if isinstance(artifact, UUID):
        update_progress_artifact(artifact, 100.0)


def publish(report: LoadReport) -> None:
    """Shows what the load did."""
    run = {
        "files": report.files,
        "kept": report.kept,
        "extracted again": report.extracted_again,
        "unchanged": report.unchanged,
        "set aside": len(report.set_aside),
        "pages": report.pages,
        "seconds": round(report.seconds, 1),
        **report.items,
    }
    create_table_artifact([run], key="load-run", description="What the load did")
    if report.flags:
        flags = [{"flag": code, "plans' places": count} for code, count in report.flags.most_common()]
        create_table_artifact(flags, key="load-flags", description="What needs a look: kehoach flags")
    if report.set_aside:
        aside = [problem._asdict() for problem in report.set_aside[:_ROWS_SHOWN]]
        create_table_artifact(aside, key="load-set-aside", description="Files that were set aside, and why")
