"""What the store and Prefect add to the reading: the same files through a bare process pool, the direct load and the flow.

    .venv/bin/python -m benchmarks.loading [--count 2000] [--rounds 2] [--files FOLDER]

The files are generated plans, a third each text, DOCX and PDF (which LibreOffice prints; without it there are none).  The
bare pool is the standard library's: it reads, extracts, and gives the record back as JSON.  The ways take turns, round
after round, so that a busy neighbour disturbs all of them; beside the wall clock stand the seconds of CPU of this process
and of the workers, which a neighbour disturbs less.  Prefect has a server, started before and not counted.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import forkserver, get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.format_files import convert
from corpus.generator.write import write_plans
from flows.load import Settings, load_paths
from flows.own_server import own_server

_PRINTED_AT_ONCE = 100


class Cost(NamedTuple):
    """Seconds."""

    wall: float
    parent: float
    workers: float

    @property
    def cpu(self) -> float:
        return self.parent + self.workers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--files", type=Path, help="a folder with the files; made there where it is empty")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as scratch:
        folder = Path(scratch)
        paths = mixed_files(asked.files or folder / "plans", asked.count)
        os.environ["PREFECT_HOME"] = str(folder / "prefect")
        with own_server():
            ways: dict[str, Callable[[Path], None]] = {
                "bare pool, no store": lambda _: bare(paths),
                "direct load, no versions": lambda store: direct(paths, store, versions=False),
                "direct load": lambda store: direct(paths, store),
                "Prefect, server running": lambda store: through_prefect(paths, store),
                "direct load, one worker": lambda store: direct(paths, store, workers=1),
            }
            costs: dict[str, list[Cost]] = {name: [] for name in ways}
            for turn in range(asked.rounds):
                for number, (name, way) in enumerate(ways.items()):
                    store = folder / f"{number}-{turn}.db"
                    costs[name].append(cost_of(partial(way, store)))
                    print(turn, name, *(f"{seconds:.1f}" for seconds in costs[name][-1]), file=sys.stderr)
    print(f"{len(paths)} files; the round with the least wall clock, and the least CPU, of {asked.rounds}")
    reference = costs["bare pool, no store"]
    wall, cpu = min(c.wall for c in reference), min(c.cpu for c in reference)
    for name, rounds in costs.items():
        best, least = min(rounds, key=lambda c: c.wall), min(rounds, key=lambda c: c.cpu)
        print(
            f"{name:24} {best.wall:7.1f} s {best.wall / wall - 1:+7.1%}   CPU {least.parent:6.1f} + {least.workers:6.1f} s"
            f" {least.cpu / cpu - 1:+7.1%}   {len(paths) / best.wall:6.1f} files/s"
        )


def mixed_files(folder: Path, count: int) -> list[str]:
    """The paths of so many files, a third each text, DOCX and PDF; made where the folder is empty."""
    if not folder.is_dir():
        third = count // 3
        write_plans(folder / "text", count - 2 * third, 0)
        write_plans(folder / "docx", 2 * third, 10_000, form="docx")
        if shutil.which("soffice"):
            (folder / "pdf").mkdir()
            printed = iter(sorted((folder / "docx").iterdir())[::2])
            while some := list(islice(printed, _PRINTED_AT_ONCE)):
                convert(some, "pdf", folder / "pdf")
                for path in some:
                    path.unlink()
    return sorted(str(path) for path in folder.rglob("*") if path.is_file())[:count]


def cost_of(work: Callable[[], None]) -> Cost:
    wall, parent, workers = time.perf_counter(), time.process_time(), _cpu_of_workers()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - parent, _cpu_of_workers() - workers)


def _cpu_of_workers() -> float:
    """Of all that have ended, by the fork server, whose children they are."""
    pid = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def bare(paths: list[str]) -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["flows.warm"])
    with ProcessPoolExecutor(mp_context=context) as pool:
        for _ in pool.map(read_alone, paths, chunksize=4):
            pass


def read_alone(path: str) -> str:
    """The record of the file as JSON."""
    from corpus.readers.read import read_bytes  # noqa: PLC0415  in the worker
    from extractors.annotator import annotator  # noqa: PLC0415
    from extractors.pipeline import extract  # noqa: PLC0415

    document = read_bytes(Path(path).read_bytes(), Path(path).name, "auto")
    with annotator().memory_zone():
        return extract(document, annotator()).model_dump_json()


def direct(paths: list[str], store: Path, workers: int | None = None, *, versions: bool = True) -> None:
    report = load_paths(paths, Settings(store=f"sqlite:///{store}", workers=workers, versions=versions))
    assert report.kept == len(paths), report.set_aside[:3]


def through_prefect(paths: list[str], store: Path) -> None:
    from flows.prefect_flow import load_with_prefect  # noqa: PLC0415  two seconds that the others need not pay

    report = load_with_prefect(paths, Settings(store=f"sqlite:///{store}"), lambda _: None)
    assert report.kept == len(paths), report.set_aside[:3]


if __name__ == "__main__":
    main()
