"""How a load grows: generated text plans loaded into one store, 1,000 and then up to 10,000, and what that costs.

    .venv/bin/python -m benchmarks.loading_growth [--count 10000] [--files FOLDER]

Says, thousand by thousand: plans a second, CPU of the parent and of the workers, the parent's memory, the store's size; then
the second load of all of them, the growth of the store's part, and what a search for words takes.
"""

import argparse
import os
import resource
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.loading import cost_of
from corpus.generator.write import write_plans
from corpus.store.store import Store
from corpus.store.views import Filter
from flows.load import Settings, load_paths
from flows.report import Outcome

_EVERY = 1000
PHRASES = ("kế hoạch", "ke hoach", "ủy ban nhân dân", "uy ban nhan dan", "nông thôn mới", "giam ngheo", "đường bộ", "bảo vệ rừng")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--files", type=Path, help="a folder with the plans; made there where there is none")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as scratch:
        plans = asked.files or Path(scratch) / "plans"
        if not plans.is_dir():
            write_plans(plans, asked.count)
        database = Path(scratch) / "plans.db"
        settings = Settings(store=f"sqlite:///{database}")
        said = Growth(database)
        print("plans    seconds  plans/s  parent CPU ms/plan  parent memory MB  store MB")
        total = cost_of(lambda: _check(load_paths([str(plans)], settings, said.hear).kept, asked.count))
        print(f"all: {total.wall:.1f} s wall, CPU {total.parent:.1f} s parent + {total.workers:.1f} s workers")
        again = cost_of(lambda: _check(load_paths([str(plans)], settings).unchanged, asked.count))
        print(
            f"second load, unchanged: {asked.count / again.wall:.0f} files/s wall, {asked.count / again.cpu:.0f} a second of CPU"
        )
        with Store.open(settings.store, create=False) as store:
            for phrase in PHRASES:
                took = [_search(store, phrase) for _ in range(5)]
                found = store.summaries(Filter(words=(phrase,)))
                print(f"search {phrase!r}: {statistics.median(took) * 1000:.1f} ms, {len(found)} plans")


class Growth:
    """Prints a line each thousand plans."""

    def __init__(self, database: Path) -> None:
        self._database, self._files = database, 0
        self._began = self._since = time.perf_counter()
        self._cpu = time.process_time()

    def hear(self, _: Outcome) -> None:
        self._files += 1
        if self._files % _EVERY:
            return
        now, cpu = time.perf_counter(), time.process_time()
        memory = int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
        size = sum(os.path.getsize(path) for path in self._database.parent.glob(self._database.name + "*")) / 1e6
        rate, each = _EVERY / (now - self._since), (cpu - self._cpu) * 1000 / _EVERY
        print(f"{self._files:6} {now - self._began:9.1f} {rate:8.1f} {each:19.2f} {memory:17.1f} {size:9.0f}", flush=True)
        self._since, self._cpu = now, cpu


def _search(store: Store, phrase: str) -> float:
    began = time.perf_counter()
    store.summaries(Filter(words=(phrase,)))
    return time.perf_counter() - began


def _check(done: int, wanted: int) -> None:
    assert done == wanted, f"{done} of {wanted}"


if __name__ == "__main__":
    main()
