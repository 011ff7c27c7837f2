"""The loading itself, a plain function: files in, records kept, a report out."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from corpus.readers.ocr_data import OcrMode
from corpus.store.store import Store
from corpus.store.views import Versions
from extractors.version import extractor_version
from flows.copying import flag_copies
from flows.find import Finder, Problem, printable
from flows.grouping import group_plans, group_versions
from flows.pool import SECONDS_A_FILE, Pool
from flows.report import LoadReport, Outcome
from flows.shard import Listener, ShardLoad
from flows.versions import current_versions

_GROUPED_AT_ONCE = 200  # new plans; meanwhile the workers have enough in their pipes
WORK_FOR_MINUTES = 500  # new files, from which on a flow's start-up does not count
_LOOKED_UP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a load is run."""

    store: str
    workers: int | None = None  # None: one a core
    seconds_a_file: float = SECONDS_A_FILE
    again: bool = False  # extract what is known already
    ocr: OcrMode = "auto"
    versions: bool = True  # look at the end for versions of the plans, and for what they copied


class Loading:
    """A load that is going on, in this process and its workers."""

    def __init__(self, load: ShardLoad, store: Store, pool: Pool, on: Listener, *, versions: bool) -> None:
        self._load, self._store, self._pool, self._on, self._versions = load, store, pool, on, versions
        self._new: list[str] = []  # ids of plans whose versions were not sought

    @property
    def is_done(self) -> bool:
        """Whether all files have ended."""
        return self._load.is_done

    @property
    def files(self) -> int:
        """How many have."""
        return self._load.report.files

    def go_on(self, files: int | None = None) -> None:
        """Loads all files that are left, or so many; after a StoreError it may be called again.

        Versions of the new plans are sought now and then, while the workers read: after the last file little is left to do.
        """
        enough = self.files + files if files else sys.maxsize
        while not self.is_done and self.files < enough:
            self._load.run(self._store, self._pool, self._hear, min(_GROUPED_AT_ONCE, enough - self.files))
            if self._versions and len(self._new) >= _GROUPED_AT_ONCE:
                group_plans(self._store, self._new)
                self._new = []

    def _hear(self, outcome: Outcome) -> None:
        if outcome.rows:
            self._new.append(outcome.rows.plan["plan_id"])
        self._on(outcome)


def load_paths(paths: Sequence[str], settings: Settings, on: Listener = lambda _: None) -> LoadReport:
    """The report of loading all files under the paths."""
    report = LoadReport()
    with loading(paths, settings, report, on) as load:
        if load:
            load.go_on()
    return report


@contextmanager
def loading(paths: Sequence[str], settings: Settings, report: LoadReport, on: Listener) -> Iterator[Loading | None]:
    """The load of the files under the paths, which the caller has go on; None where there is no file.

    At the end `report` says what it did.
    """
    began = time.monotonic()
    finder = Finder(paths)
    listed = iter(finder)
    before = list(_up_to_a_file(listed))
    if not finder.files:
        for problem in before:
            if isinstance(problem, Problem):
                report.add(Outcome(problem.path, "set_aside", problem))
        yield None  # no store is made for nothing
    else:
        pool = Pool(settings.workers, seconds_a_file=settings.seconds_a_file)
        if Store.is_new(settings.store):
            pool.warm_up()  # there will be work; the tables are made meanwhile
        load = ShardLoad(chain(before, listed), again=settings.again, ocr=settings.ocr)
        with Store.open(settings.store) as store, pool, load:
            yield Loading(load, store, pool, on, versions=settings.versions)
            if settings.versions:
                group_versions(store)
                flag_copies(store)
        report += load.report
    report.passed_over, report.hidden = finder.passed_over, finder.hidden
    report.seconds = time.monotonic() - began


def _up_to_a_file(listed: Iterator[str | Problem]) -> Iterator[str | Problem]:
    for path in listed:
        yield path
        if isinstance(path, str):
            return


def has_work_for_minutes(files: Iterable[str], store: Store, *, again: bool, ocr: OcrMode = "auto") -> bool:
    """Whether at least `WORK_FOR_MINUTES` of the files are new to the store or to the rules; looks no further than it must.

    A file is known by its path here: to read all of them would be the work itself.
    """
    new, paths = 0, iter(files)
    while run := list(islice(paths, _LOOKED_UP)):
        seen = {} if again else store.seen_files([printable(path) for path in run])
        known = store.known({file.sha256 for file in seen.values() if file.state == "kept" and file.sha256})
        current = {Versions(extractor_version(), reader) for reader in current_versions(ocr)}
        up_to_date = {sha256 for sha256, versions in known.items() if versions in current}
        new += len(run) - sum(file.state == "set_aside" or file.sha256 in up_to_date for file in seen.values())
        if new >= WORK_FOR_MINUTES:
            return True
    return False
