"""The loading of files as they are found: each ends as kept, unchanged or set aside, in batches that are kept whole."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from corpus.readers.ocr_data import OcrMode
from corpus.store.rows import PlanRows
from corpus.store.store import Store
from corpus.store.views import FileState, Versions
from extractors.version import extractor_version
from flows.batch import Batch
from flows.find import Problem, printable
from flows.pool import Pool
from flows.pool_worker import Job
from flows.report import LoadReport, Outcome, State
from flows.source import ClosedFile, HashedFile, Listed, Source
from flows.versions import current_versions, reader_version
from flows.worker import Unreadable, extract_again, read_and_extract

Listener = Callable[[Outcome], None]

_A_MOMENT = 0.02  # seconds that are waited for the next files
# What time or an installation may cure is tried again; the rest only when the file or the readers change.
_TRIED_AGAIN = {"unreadable", "needs_ocr", "needs_converter", "timeout", "crashed"}


class ShardLoad:
    """The load of the files that are listed.

    `run` may be called again and again: it goes on where it was, after so many files and after a StoreError too.
    """

    def __init__(self, listed: Iterable[str | Problem], *, again: bool = False, ocr: OcrMode = "auto") -> None:
        self.again = again
        self.ocr = ocr
        self._current = current_versions(ocr)  # of readings
        self.report = LoadReport()
        self.is_done = False
        self._source = Source(listed)
        self._taken: list[Listed] = []  # from the source, not looked up in the store
        self._looked_up: deque[tuple[Listed, FileState | None, Versions | None]] = deque()
        self._at_hand: dict[str, _Content] = {}  # by hash: what a worker has, or the batch
        self._settled: dict[int, Unreadable | None] = {}  # what became of contents, by a short hash: there may be millions
        self._answers: Iterator[tuple[_Content, PlanRows | Unreadable] | None] | None = None
        self._batch = Batch()

    def __enter__(self) -> "ShardLoad":
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()

    def run(self, store: Store, pool: Pool, on: Listener, files: int | None = None) -> LoadReport:
        """The report so far, once all files are done, or so many more; `on` hears of each file once it is kept."""
        enough = self.report.files + files if files else float("inf")
        try:
            self._keep_full(store, on)  # one that the store was too busy for
            if self._answers is None:
                self._answers = pool.run(self._jobs(store))
            for answer in self._answers:
                if answer is not None:
                    content, result = answer
                    content.settle(result, self._batch)
                self._keep_full(store, on)
                if self.report.files >= enough:
                    return self.report
        except KeyboardInterrupt:
            self._keep(store, on)
            raise
        except BaseException:
            self._answers = None  # a generator that raised has ended
            raise
        self._keep(store, on)
        self.is_done = True
        return self.report

    def _keep_full(self, store: Store, on: Listener) -> None:
        if self._batch.is_full():
            self._keep(store, on)

    def _keep(self, store: Store, on: Listener) -> None:
        for outcome in self._batch.keep(store):
            self.report.add(outcome)
            on(outcome)
        for sha256 in [sha256 for sha256, content in self._at_hand.items() if content.is_settled]:
            self._settled[_short(sha256)] = self._at_hand.pop(sha256).why_not

    def _jobs(self, store: Store) -> Iterator[Job["_Content"] | None]:
        """What the workers have to do; None where there is nothing just now."""
        yield from [content.job for content in self._at_hand.values() if not content.is_settled]
        while True:
            while self._looked_up:
                job = self._job(*self._looked_up[0], store)
                self._looked_up.popleft()  # only now: the store may have been too busy
                if job:
                    yield job
            if not self._taken:
                self._taken = self._source.take(_A_MOMENT) or []
            if self._taken:
                self._look_up(store)
            elif self._source.is_over:
                return
            yield None

    def _look_up(self, store: Store) -> None:
        seen = store.seen_files([printable(listed.path) for listed in self._taken])
        known = store.known({listed.sha256 for listed in self._taken if isinstance(listed, HashedFile)})
        for listed in self._taken:
            kept = known.get(listed.sha256) if isinstance(listed, HashedFile) else None
            self._looked_up.append((listed, seen.get(printable(listed.path)), kept))
        self._taken = []

    def _job(self, listed: Listed, seen: FileState | None, known: Versions | None, store: Store) -> Job["_Content"] | None:
        """The work that the file makes; None where it ends without, which is put into the batch."""
        job = self._work(listed, seen, known, store)
        if job is None and isinstance(listed, HashedFile):
            listed.forget()
        return job

    def _work(self, listed: Listed, seen: FileState | None, known: Versions | None, store: Store) -> Job["_Content"] | None:
        if isinstance(listed, Problem):
            self._batch.add(Outcome(listed.path, "set_aside", listed), None, is_new=False)
        elif isinstance(listed, ClosedFile):
            # What was kept of a file stays while it cannot be opened: a share that is away takes no plan from the lists.
            outcome = Outcome(listed.path, "set_aside", Problem(listed.path, *listed.why))
            self._batch.add(outcome, None, is_new=seen is None or seen.state != "kept")
        elif content := self._at_hand.get(listed.sha256):
            content.share(listed.path, self._batch)
        elif (short := _short(listed.sha256)) in self._settled:
            self._batch.add(_ended(listed.path, "kept", self._settled[short]), listed.sha256)
        elif ended := self._known_outcome(listed, seen, known):
            self._batch.add(ended, listed.sha256, is_new=_says_otherwise(seen, listed, ended))
        else:
            self._at_hand[listed.sha256] = content = self._content(listed, known, store)
            return content.job
        return None

    def _known_outcome(self, file: HashedFile, seen: FileState | None, known: Versions | None) -> Outcome | None:
        """How the file ends where nothing has to be done for it."""
        if self.again:
            return None
        if known and known.extractor == extractor_version() and known.reader in self._current:
            return Outcome(file.path, "unchanged")
        if not (seen and seen.reason and seen.sha256 == file.sha256 and seen.reader_version == reader_version()):
            return None
        if seen.reason in _TRIED_AGAIN:
            return None
        return Outcome(file.path, "set_aside", Problem(file.path, seen.reason, seen.message or "", seen.remedy or ""))

    def _content(self, file: HashedFile, known: Versions | None, store: Store) -> "_Content":
        if known and known.reader in self._current and not self.again and (document := store.document(file.sha256)):
            return _Content(file, "extracted_again", extract_again, (document, known.reader))
        name = printable(os.path.basename(file.path))
        return _Content(file, "kept", read_and_extract, (str(file.copy or file.path), name, reader_version(), self.ocr))


class _Content:
    """One content that a worker or the batch has in hand, and the files that hold it."""

    def __init__(self, file: HashedFile, state: State, call: Callable[..., object], arguments: tuple[object, ...]) -> None:
        self.job = Job(self, call, arguments)
        self.is_settled = False
        self.why_not: Unreadable | None = None
        self._paths = [file.path]
        self._forget = file.forget
        self._state: State = state
        self._sha256 = file.sha256

    def share(self, path: str, batch: Batch) -> None:
        """Lets one more file end as the first one does."""
        if self.is_settled:
            batch.add(_ended(path, self._state, self.why_not), self._sha256)
        else:
            self._paths.append(path)

    def settle(self, result: PlanRows | Unreadable, batch: Batch) -> None:
        """Ends the files with what the worker gave back."""
        self.is_settled = True
        self._forget()
        if isinstance(result, Unreadable):
            self.why_not, rows = result, None
        else:
            self._sha256 = result.plan["sha256"]  # what the worker read: the file may have changed since it was hashed
            rows = result
            batch.keep_plan(result)
        for path in self._paths:
            batch.add(_ended(path, self._state, self.why_not, rows), self._sha256)
            rows = None


def _ended(path: str, state: State, why_not: Unreadable | None, rows: PlanRows | None = None) -> Outcome:
    if why_not:
        return Outcome(path, "set_aside", Problem(path, *why_not))
    return Outcome(path, state, rows=rows)


def _says_otherwise(seen: FileState | None, file: HashedFile, outcome: Outcome) -> bool:
    """Whether the store does not know yet how the file ends."""
    return seen is None or (seen.sha256, seen.state == "kept") != (file.sha256, outcome.state == "unchanged")


def _short(sha256: str) -> int:
    return int(sha256[:16], 16)
