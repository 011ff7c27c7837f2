"""What is to be kept in the next transaction, and when it is time for it."""

import os
import time

from corpus.store.rows import PlanRows
from corpus.store.store import Store
from corpus.store.views import AsideFile, KeptFile
from flows.find import printable
from flows.report import Outcome
from flows.versions import reader_version

_PLANS_A_BATCH = 64
_FILES_A_BATCH = 1000
_SECONDS_A_BATCH = 2.0  # a slow load keeps what it has, so that little is lost when it is stopped


class Batch:
    """Plans, and how files ended."""

    def __init__(self) -> None:
        self._empty()

    def _empty(self) -> None:
        self._plans: list[PlanRows] = []
        self._kept: list[KeptFile] = []
        self._aside: list[AsideFile] = []
        self._outcomes: list[Outcome] = []
        self._since = time.monotonic()

    def add(self, outcome: Outcome, content: str | None, *, is_new: bool = True) -> None:
        """Adds how a file ended; `is_new` where the store does not say so already."""
        self._outcomes.append(outcome)
        if not is_new:
            return
        path = printable(outcome.path)
        name = os.path.basename(path)
        if problem := outcome.problem:
            self._aside.append(AsideFile(path, name, content, problem.reason, problem.message, problem.remedy, reader_version()))
        elif content is not None:
            self._kept.append(KeptFile(path, name, content))

    def keep_plan(self, rows: PlanRows) -> None:
        """Adds a plan."""
        self._plans.append(rows)

    def is_full(self) -> bool:
        """Whether it is time to keep it."""
        full = len(self._plans) >= _PLANS_A_BATCH or len(self._outcomes) >= _FILES_A_BATCH
        return full or (bool(self._outcomes) and time.monotonic() - self._since > _SECONDS_A_BATCH)

    def keep(self, store: Store) -> list[Outcome]:
        """Keeps the batch in one transaction, empties it, and gives back how its files ended."""
        store.keep(self._plans, self._kept, self._aside)
        outcomes = self._outcomes
        self._empty()
        return outcomes
