"""`python -m corpus.generator --count 1000 --seed 1 --format text --out DIR`: generated plans as files."""

import argparse
from pathlib import Path
from typing import get_args

from corpus.generator.noise import Noise
from corpus.generator.write import Format, write_plans


def main() -> None:
    """Write the plans that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m corpus.generator", description="Write generated plans, with their gold.")
    parser.add_argument("--count", type=int, default=100, help="how many plans")
    parser.add_argument("--seed", type=int, default=0, help="the first seed; plan i has the seed SEED + i")
    parser.add_argument("--format", choices=get_args(Format), default="text")
    parser.add_argument("--noise", choices=get_args(Noise), default="none")
    parser.add_argument("--gold", action="store_true", help="also write OUT/gold/*.json")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    count = write_plans(asked.out, asked.count, asked.seed, form=asked.format, noise=asked.noise, with_gold=asked.gold)
    print(f"{count} plans in {asked.out}")


if __name__ == "__main__":
    main()
