"""What a load does as JSON lines, for the machines that watch it; docs/loading.md says what stands in them."""

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from flows.progress import Progress
from flows.report import LoadReport, Outcome

_SECONDS_BETWEEN = 1.0  # two events of progress


class Events:
    """Writes the events of one load to standard output."""

    def __init__(self, paths: Sequence[str], engine: str) -> None:
        self._progress = Progress(paths)
        self._told = time.monotonic()
        _write("started", paths=list(paths), engine=engine)

    def hear(self, outcome: Outcome) -> None:
        """A file ended."""
        self._progress.add(outcome)
        told: dict[str, Any] = {"path": outcome.path, "state": outcome.state}
        if outcome.rows:
            told |= {name: outcome.rows.plan[name] for name in ("plan_id", "pages")}
        if outcome.problem:
            told |= outcome.problem._asdict()
        _write("file", **told)
        if time.monotonic() - self._told > _SECONDS_BETWEEN:
            self.progress()

    def progress(self) -> None:
        """How far it is."""
        now, self._told = self._progress, time.monotonic()
        left = now.seconds_left
        _write(
            "progress",
            files=now.files,
            found=now.found,
            is_counted=now.is_counted,
            pages=now.pages,
            set_aside=now.set_aside,
            seconds=round(now.seconds, 1),
            files_a_second=round(now.files_a_second, 1),
            seconds_left=None if left is None else round(left),
        )

    def finished(self, report: LoadReport) -> None:
        """The report of a load that came to its end."""
        _write("finished", **report.as_json())

    def stopped(self, why: str) -> None:
        """The load did not come to its end."""
        _write("stopped", message=why)

    def close(self) -> None:
        """Ends the counting of files."""
        self._progress.close()


def _write(event: str, **what: Any) -> None:
    sys.stdout.write(json.dumps({"event": event, **what}, ensure_ascii=False) + "\n")
    sys.stdout.flush()
