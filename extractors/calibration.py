"""From what a rule claims to what gold has shown: the last word on an item's confidence.

`calibration.toml` holds, for each part of a record, steps from the claimed confidence (a product of named factors,
see `confidence`) to the share of such items that were right when the steps were measured.  They never go down, so the
order of the items stays.  `python -m benchmarks.calibrate` measures them anew.
"""

import tomllib
from bisect import bisect_right
from functools import cache
from pathlib import Path


@cache
def steps(part: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The claims at which a step begins, ascending, and what each is worth, both empty where nothing was measured.

    ValueError where they go down.
    """
    table = tomllib.loads((Path(__file__).parent / "calibration.toml").read_text(encoding="utf-8"))
    claims, worth = (tuple(float(row[i]) for row in table.get(part, ())) for i in (0, 1))
    if list(claims) != sorted(claims) or list(worth) != sorted(worth):
        raise ValueError(f"calibration.toml: the steps of {part} go down")
    return claims, worth


def calibrated(part: str, claimed: float) -> float:
    """What a claim is worth, 0..1; a claim below the first step is worth itself."""
    claims, worth = steps(part)
    at = bisect_right(claims, claimed + 1e-9) - 1
    return worth[at] if at >= 0 else claimed
