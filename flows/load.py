"""The loading itself, a plain function: files in, records kept, a report out."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.ocr_data import OcrMode
from corpus.store.store import Store
from extractors.version import extractor_version
from flows.find import Found, Problem, find_files, printable
from flows.grouping import group_versions
from flows.pool import SECONDS_A_FILE, Pool
from flows.report import LoadReport, Outcome
from flows.shard import Listener, ShardLoad, hash_of
from flows.versions import reader_version

FILES_A_SHARD = 1000
WORK_FOR_MINUTES = 500  # new files, from which on a flow's start-up does not count


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a load is run."""

    store: str
    workers: int | None = None  # None: one a core
    seconds_a_file: float = SECONDS_A_FILE
    again: bool = False  # extract what is known already
    ocr: OcrMode = "auto"


def load_paths(paths: Sequence[str], settings: Settings, on: Listener = lambda _: None) -> LoadReport:
    """The report of loading all files under the paths, shard after shard, in this process and its workers."""
    return load_found(find_files(paths), settings, on)


def load_found(found: Found, settings: Settings, on: Listener = lambda _: None) -> LoadReport:
    """The report of loading the files that were found."""

    def directly(load: ShardLoad, store: Store, pool: Pool) -> LoadReport:
        return load.run(store, pool, on)

    return run_shards(found, settings, directly)


def run_shards(found: Found, settings: Settings, run: Callable[[ShardLoad, Store, Pool], LoadReport]) -> LoadReport:
    """The report over all shards, each of which `run` loads; what was found to be no file is in it too."""
    began = time.monotonic()
    report = LoadReport(passed_over=found.passed_over, hidden=found.hidden)
    for problem in found.problems:
        report.add(Outcome(problem.path, "set_aside", _shown(problem)))
    if not found.files:
        return report  # no store is made for nothing
    pool = Pool(settings.workers, seconds_a_file=settings.seconds_a_file)
    if Store.is_new(settings.store):
        pool.warm_up()  # there will be work; the tables are made meanwhile
    with Store.open(settings.store) as store, pool:
        for paths in shards(found.files):
            report += run(ShardLoad(paths, again=settings.again, ocr=settings.ocr), store, pool)
        group_versions(store)
    report.seconds = time.monotonic() - began
    return report


def shards(files: Sequence[str]) -> Iterator[Sequence[str]]:
    """The files in runs of `FILES_A_SHARD`."""
    return (files[at : at + FILES_A_SHARD] for at in range(0, len(files), FILES_A_SHARD))


def has_work_for_minutes(files: Sequence[str], store: Store, *, again: bool) -> bool:
    """Whether at least `WORK_FOR_MINUTES` of the files are new to the store; looks no further than it must."""
    new = 0
    for at in range(0, len(files), WORK_FOR_MINUTES):
        if new + len(files) - at < WORK_FOR_MINUTES:
            return False
        hashes = [found for path in files[at : at + WORK_FOR_MINUTES] if (found := _hash_or_none(path))]
        known = {} if again else store.known(hashes)
        new += sum(known.get(found) != (extractor_version(), reader_version()) for found in hashes)
        if new >= WORK_FOR_MINUTES:
            return True
    return False


def _hash_or_none(path: str) -> str | None:
    try:
        return hash_of(path)
    except OSError:
        return None


def _shown(problem: Problem) -> Problem:
    return problem._replace(path=printable(problem.path))
