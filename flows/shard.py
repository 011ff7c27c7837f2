"""One shard of a load: each of its files ends as kept, unchanged or set aside, in batches that are kept whole."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from corpus.readers.guards import guard_size
from corpus.readers.ocr_data import OcrMode
from corpus.store.rows import PlanRows
from corpus.store.store import Store
from corpus.store.views import AsideFile, FileState, KeptFile, Versions
from extractors.version import extractor_version
from flows.find import Problem, printable
from flows.pool import Job, Pool
from flows.report import LoadReport, Outcome, State
from flows.versions import reader_version
from flows.worker import Unreadable, cannot_open, extract_again, read_and_extract
from schemas.errors import SourceUnreadable

Listener = Callable[[Outcome], None]

_LOOKED_UP = 200  # files whose hashes are asked for at once
_PLANS_A_BATCH = 64
_FILES_A_BATCH = 1000
_SECONDS_A_BATCH = 2.0  # a slow load keeps what it has, so that little is lost when it is stopped
# What time or an installation may cure is tried again; the rest only when the file or the readers change.
_TRIED_AGAIN = {"unreadable", "needs_ocr", "needs_converter", "timeout", "crashed"}


class _File(NamedTuple):
    path: str
    sha256: str


class ShardLoad:
    """The load of one shard.  After a StoreError `run` may be called again: it goes on with what is not yet kept."""

    def __init__(self, paths: Sequence[str], *, again: bool = False, ocr: OcrMode = "auto") -> None:
        self.paths = paths
        self.again = again
        self.ocr = ocr
        self.report = LoadReport()
        self._finished: set[str] = set()

    def run(self, store: Store, pool: Pool, on: Listener) -> LoadReport:
        """The report of all files of the shard; `on` hears of each file once it is kept."""
        batch = _Batch(store)
        contents: dict[str, _Content] = {}  # all that were sent to a worker

        def keep() -> None:
            for outcome in batch.keep():
                self._finished.add(outcome.path)
                self.report.add(outcome)
                on(outcome)

        try:
            for content, result in pool.run(self._jobs(store, batch, contents)):
                content.settle(result, batch)
                if batch.is_full():
                    keep()
        except KeyboardInterrupt:
            keep()
            raise
        keep()
        return self.report

    def _jobs(self, store: Store, batch: "_Batch", contents: dict[str, "_Content"]) -> Iterator[Job["_Content"]]:
        left = [path for path in self.paths if path not in self._finished]
        for at in range(0, len(left), _LOOKED_UP):
            files = [file for path in left[at : at + _LOOKED_UP] if (file := _hashed(path, batch))]
            seen = store.seen_files([printable(file.path) for file in files])
            known = store.known({file.sha256 for file in files})
            for file in files:
                before, kept = seen.get(printable(file.path)), known.get(file.sha256)
                if content := contents.get(file.sha256):
                    content.share(file.path, batch)
                elif outcome := self._known_outcome(file, before, kept):
                    is_new = before is None or (before.sha256, before.state == "kept") != (
                        file.sha256,
                        outcome.state == "unchanged",
                    )
                    batch.add(outcome, file.sha256, is_new=is_new)
                else:
                    contents[file.sha256], job = self._job(file, kept, store)
                    yield job

    def _known_outcome(self, file: _File, seen: FileState | None, known: Versions | None) -> Outcome | None:
        """How the file ends where nothing has to be done for it."""
        if self.again:
            return None
        if known == (extractor_version(), reader_version()):
            return Outcome(file.path, "unchanged")
        if not (seen and seen.reason and seen.sha256 == file.sha256 and seen.reader_version == reader_version()):
            return None
        if seen.reason in _TRIED_AGAIN:
            return None
        return Outcome(file.path, "set_aside", Problem(file.path, seen.reason, seen.message or "", seen.remedy or ""))

    def _job(self, file: _File, known: Versions | None, store: Store) -> tuple["_Content", Job["_Content"]]:
        if known and known.reader == reader_version() and not self.again and (document := store.document(file.sha256)):
            content = _Content(file, "extracted_again")
            return content, Job(content, extract_again, (document, reader_version()))
        content = _Content(file, "kept")
        name = printable(os.path.basename(file.path))
        return content, Job(content, read_and_extract, (file.path, name, reader_version(), self.ocr))


class _Content:
    """One content that a worker has in hand, and the files that hold it."""

    def __init__(self, file: _File, state: State) -> None:
        self._first = file
        self._others: list[str] = []
        self._state: State = state
        self._result: PlanRows | Unreadable | None = None

    def share(self, path: str, batch: "_Batch") -> None:
        """Lets one more file end as the first one does."""
        if self._result is None:
            self._others.append(path)
        else:
            self._end(path, self._result, batch)

    def settle(self, result: PlanRows | Unreadable, batch: "_Batch") -> None:
        """Ends the files with what the worker gave back."""
        if isinstance(result, PlanRows):
            batch.keep_plan(result)
        self._result = result
        for path in (self._first.path, *self._others):
            self._end(path, result, batch)

    def _end(self, path: str, result: PlanRows | Unreadable, batch: "_Batch") -> None:
        if isinstance(result, Unreadable):
            batch.add(Outcome(path, "set_aside", Problem(path, *result)), self._first.sha256)
            return
        sha256 = result.plan["sha256"]  # what the worker read: the file may have changed since it was hashed
        batch.add(Outcome(path, self._state, rows=result if path == self._first.path else None), sha256)


class _Batch:
    """What is to be kept in the next transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
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

    def keep(self) -> list[Outcome]:
        """Keeps the batch in one transaction, empties it, and gives back how its files ended."""
        self._store.keep(self._plans, self._kept, self._aside)
        outcomes = self._outcomes
        self._empty()
        return outcomes


def _hashed(path: str, batch: _Batch) -> _File | None:
    """The file with its hash; None, and set aside in the batch, where it cannot be opened or is too big."""
    try:
        guard_size(os.stat(path).st_size)
        return _File(path, hash_of(path))
    except SourceUnreadable as error:
        why = Unreadable(error.reason, error.message, error.remedy)
    except OSError as error:
        why = cannot_open(error)
    batch.add(Outcome(path, "set_aside", Problem(path, *why)), None)
    return None


def hash_of(path: str) -> str:
    """The SHA-256 of the file's bytes, in hex; OSError where it cannot be opened."""
    digest = sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
