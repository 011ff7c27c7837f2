"""What the store and Prefect add to the reading: the same files through a bare pool, the direct load and the flow.

    .venv/bin/python -m benchmarks.loading [--count 400] [--rounds 3]

The files are generated plans, every third a DOCX.  The three ways take turns, round after round, so that
a busy neighbour disturbs all of them; the best round of each counts.  Wall clock, all cores.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus.generator.write import write_plans
from flows.load import Settings, load_paths
from flows.pool import Job, Pool
from flows.report import Outcome
from flows.worker import read_and_extract


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kehoach-benchmark-") as scratch:
        folder = Path(scratch)
        write_plans(folder / "plans", asked.count, form="mixed")
        paths = sorted(str(path) for path in (folder / "plans").iterdir() if path.is_file())
        ways: dict[str, Callable[[Path], None]] = {
            "bare pool, no store": lambda _: bare(paths),
            "direct load": lambda store: direct(paths, store),
            "Prefect, own server": lambda store: through_prefect(paths, store),
        }
        best = dict.fromkeys(ways, float("inf"))
        for turn in range(asked.rounds):
            for name, way in ways.items():
                began = time.perf_counter()
                way(folder / f"{name.split()[0]}-{turn}.db")
                best[name] = min(best[name], time.perf_counter() - began)
        again = time.perf_counter()
        direct(paths, folder / "direct-0.db")
        second = time.perf_counter() - again
    bare_time = best["bare pool, no store"]
    print(f"{asked.count} generated plans, every third a DOCX; best of {asked.rounds} rounds")
    for name, seconds in best.items():
        print(
            f"{name:24} {seconds:7.2f} s  {asked.count / seconds:7.1f} files/s  {seconds / bare_time - 1:+7.1%} on the bare pool"
        )
    print(f"{'second load, unchanged':24} {second:7.2f} s  {asked.count / second:7.1f} files/s")


def bare(paths: list[str]) -> None:
    """Reading and extracting alone, in the same pool."""
    with Pool() as pool:
        jobs = (Job(path, read_and_extract, (path, Path(path).name, "benchmark", "auto")) for path in paths)
        for _ in pool.run(jobs):
            pass


def direct(paths: list[str], store: Path) -> None:
    load_paths(paths, Settings(store=f"sqlite:///{store}"))


def through_prefect(paths: list[str], store: Path) -> None:
    from flows.prefect_flow import load_with_prefect  # noqa: PLC0415  two seconds that the others need not pay

    load_with_prefect(paths, Settings(store=f"sqlite:///{store}"), _quietly)


def _quietly(_: Outcome) -> None:
    """Nobody looks at the bar."""


if __name__ == "__main__":
    main()
