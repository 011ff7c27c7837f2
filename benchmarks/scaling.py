"""What a million plans take on 1, 4 and 16 machines, computed from costs that are measured here.

    .venv/bin/python -m benchmarks.scaling [--count 400] [--plans 1000000] [--cores 8]

CPU seconds are counted, not the clock, so a busy neighbour disturbs little.  A server of Debian's PostgreSQL is started for the
run; its CPU is counted from /proc.  The cost of a task on Dask and Prefect is not measured here but taken from
a run of 20,000 files (docs/scaling.md).
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from corpus.generator.write import write_plans
from corpus.store.rows import PlanRows
from corpus.store.store import Store
from corpus.store.views import KeptFile
from flows.dask_flow import FILES_A_SHARD
from flows.grouping import group_versions
from flows.source import hash_of
from flows.worker import read_and_extract
from tests import postgres

_TICKS = os.sysconf("SC_CLK_TCK")
_TASK = 0.16  # core-seconds of Prefect and Dask a task: 0.12-0.2 in runs of 500-1000 tasks
_START = 60  # seconds until all workers are at work
_BATCH = 64
_MACHINES = (1, 4, 16, 64)


class Costs(NamedTuple):
    """Core-seconds of one plan."""

    read: float  # in a worker: reading, extracting, its rows
    kept: float  # in a worker: hashing, looking up, sending the rows
    server: float  # in PostgreSQL: writing them
    grouped: float  # seconds of the one who looks for versions, its server's part included: nobody else can
    kilobytes: float  # in the database


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400, help="plans to measure with")
    parser.add_argument("--plans", type=int, default=1_000_000)
    parser.add_argument("--cores", type=int, default=8, help="of a machine, the server's too")
    asked = parser.parse_args()
    with postgres.running() as server, tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as scratch:
        costs = measure(server, Path(scratch), asked.count)
    print(f"a plan costs, in core-milliseconds: reading and extracting {costs.read * 1000:.1f}, keeping {costs.kept * 1000:.2f}")
    print(
        f"in PostgreSQL {costs.server * 1000:.2f}, looking for versions {costs.grouped * 1000:.2f}; {costs.kilobytes:.0f} KB kept"
    )
    print(
        f"\n| machines of {asked.cores} cores | workers | server | versions | whole | plans/s |\n|---|---:|---:|---:|---:|---:|"
    )
    for machines in _MACHINES:
        workers, stored, grouped = times(costs, asked.plans, machines, asked.cores)
        whole = _START + max(workers, stored + grouped)  # while versions are looked for nothing is written
        print(
            f"| {machines} | {_shown(workers)} | {_shown(stored)} | {_shown(grouped)} | **{_shown(whole)}** |"
            f" {asked.plans / whole:.0f} |"
        )
    print(f"\nOne server keeps up with {limit(costs, asked.cores):.1f} machines.")


def times(costs: Costs, plans: int, machines: int, cores: int) -> tuple[float, float, float]:
    """Seconds of the workers, and beside them of the server and of the search for versions."""
    task = _TASK / FILES_A_SHARD
    return (
        plans * (costs.read + costs.kept + task) / (machines * cores),
        plans * costs.server / cores,
        plans * costs.grouped,
    )


def limit(costs: Costs, cores: int) -> float:
    """How many machines of workers one server of as many cores keeps up with."""
    workers, stored, grouped = times(costs, 1, 1, cores)
    return workers / (stored + grouped)


def measure(server: postgres.Server, folder: Path, count: int) -> Costs:
    """The costs, over generated plans, every third a DOCX."""
    write_plans(folder, count, form="mixed")
    paths = sorted(str(path) for path in folder.iterdir())
    read_and_extract(paths[0], "warm", "benchmark", "auto")
    rows: list[PlanRows] = []

    def read() -> None:
        for path in paths:
            found = read_and_extract(path, os.path.basename(path), "benchmark", "auto")
            assert isinstance(found, PlanRows)
            rows.append(found)

    def keep() -> None:
        for at in range(0, count, _BATCH):
            some, files = rows[at : at + _BATCH], paths[at : at + _BATCH]
            seen = [KeptFile(path, os.path.basename(path), hash_of(path)) for path in files]
            store.seen_files(files)
            store.known([file.sha256 for file in seen])
            store.keep(some, seen)

    reading = _cpu(read)
    with Store.open(server.url) as store:
        before = server.size()
        with _server_cpu(server) as in_server:
            keeping = _cpu(keep)
        with _server_cpu(server) as grouping_there:
            grouping = _cpu(lambda: group_versions(store))
        size = server.size() - before
    here = [cost / count for cost in (reading, keeping, in_server(), grouping + grouping_there())]
    return Costs(*here, size / count / 1024)


def _cpu(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@contextmanager
def _server_cpu(server: postgres.Server) -> Iterator[Callable[[], float]]:
    """Counts the CPU seconds of the server's processes inside the block."""
    before, after = _ticks(server), 0.0
    yield lambda: after - before
    after = _ticks(server)


def _ticks(server: postgres.Server) -> float:
    stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in server.processes()]
    return sum(int(fields[at]) for fields in stats for at in (11, 12, 13, 14)) / _TICKS


def _shown(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h" if seconds > 5400 else f"{seconds / 60:.0f} min"


if __name__ == "__main__":
    main()
