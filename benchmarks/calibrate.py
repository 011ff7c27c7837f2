"""Measures what the confidence of each part is worth, and writes extractors/calibration.toml.

    .venv/bin/python -m benchmarks.calibrate [--generated 300] [GOLD PLANS …]

GOLD and PLANS are folders in pairs; without them, the project's samples and, where they are there, the real plans
of ../shared.  Generated plans with a scanner's noise are measured too, so that the steps are not those of
clean plans that the rules were written on.  Neighbouring steps that would go down are pooled (isotonic
regression by pooling adjacent violators); each step is drawn towards 0.9 by ten items.
"""

import argparse
import tempfile
import tomllib
from pathlib import Path

from corpus.generator.write import write_plans
from extractors import calibration
from flows.evaluation import records_of_plans
from flows.scoring import read_gold
from flows.scoring.reliability import Judged, judge

ROOT = Path(__file__).parents[1]
OUT = ROOT / "extractors" / "calibration.toml"
PARTS = ("dates", "targets", "assignments", "references")
PRIOR, PRIOR_ITEMS = 0.9, 10
FEWEST = 25  # items a step
# The plans at hand are those that the rules were written on.  On language that nobody had tuned on, first runs were
# this much less often right (sentences and plans marked before any output was seen; docs/quality.md).
UNSEEN = {"dates": 0.95, "targets": 0.89, "assignments": 0.91, "references": 0.95}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=300)
    parser.add_argument("folders", nargs="*", type=Path)
    asked = parser.parse_args()
    pairs = list(zip(asked.folders[::2], asked.folders[1::2], strict=True)) or [
        (ROOT / "corpus" / "samples" / "gold", ROOT / "corpus" / "samples" / "files"),
        (ROOT.parent / "shared" / "gold", ROOT.parent / "shared" / "real"),
    ]
    OUT.write_text("", encoding="utf-8")  # nothing is calibrated, so that what is judged is the claim itself
    judged = [item for gold, plans in pairs if gold.is_dir() for item in judge(read_gold(gold), records_of_plans([plans]))]
    with tempfile.TemporaryDirectory(prefix="kehoach-calibrate-") as scratch:
        for noise in ("none", "both"):
            folder = Path(scratch) / noise
            write_plans(folder, asked.generated // 2, seed=50_000, noise=noise, with_gold=True)
            judged += judge(read_gold(folder / "gold"), records_of_plans(sorted(folder.glob("*.txt"))))
    lines = [
        "# What a claimed confidence is worth, by part: [claim from which the step begins, share that was right].",
        "# Written by `python -m benchmarks.calibrate`; not by hand.",
    ]
    for part in PARTS:
        found = [
            (claim, round(share * UNSEEN[part], 3)) for claim, share in steps([item for item in judged if item.part == part])
        ]
        print(part, found)
        lines.append(f"{part} = {[list(step) for step in found]}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    calibration.steps.cache_clear()
    tomllib.loads(OUT.read_text(encoding="utf-8"))


def steps(items: list[Judged]) -> list[tuple[float, float]]:
    """The steps of one part: pooled until none goes down and each has items enough."""
    pools: list[list[float]] = []  # claim, right, count
    for claim in sorted({item.confidence for item in items}):
        same = [item for item in items if item.confidence == claim]
        pools.append([claim, sum(item.right for item in same), len(same)])
        while len(pools) > 1 and (pools[-2][2] < FEWEST or _share(pools[-2]) >= _share(pools[-1])):
            last = pools.pop()
            pools[-1][1] += last[1]
            pools[-1][2] += last[2]
    return [(round(pool[0], 2), round(_share(pool), 3)) for pool in pools]


def _share(pool: list[float]) -> float:
    return (pool[1] + PRIOR * PRIOR_ITEMS) / (pool[2] + PRIOR_ITEMS)


if __name__ == "__main__":
    main()
