"""Counting hits, misses and extras, and matching found items to gold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
Same = Callable[[Json, Json], bool]


@dataclass
class Tally:
    """What was hit, missed and found beyond gold, with one line for each error."""

    hit: int = 0
    missed: int = 0
    extra: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count in another tally."""
        self.hit += other.hit
        self.missed += other.missed
        self.extra += other.extra
        self.errors += other.errors

    def check(self, alike: bool, error: str) -> None:
        """Count one comparison."""
        self.hit += alike
        if not alike:
            self.missed += 1
            self.errors.append(error)

    @property
    def gold(self) -> int:
        """How many items gold has."""
        return self.hit + self.missed

    @property
    def precision(self) -> float | None:
        """Of what was found, the share that is right; None where nothing was found."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else None

    @property
    def recall(self) -> float | None:
        """Of gold, the share that was found; None where gold is empty."""
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where there is nothing to compare."""
        total = 2 * self.hit + self.missed + self.extra
        return 2 * self.hit / total if total else None


def match(
    gold: Sequence[Json], found: Sequence[Json], same: Same, part_of: Same | None = None, show: Callable[[Json], str] = str
) -> tuple[Tally, list[tuple[Json, Json]]]:
    """Greedy one-to-one, in reading order, firm gold first; `part_of` forgives fragments of what is matched."""
    tally, left = Tally(), list(range(len(found)))
    pairs = []
    for item in sorted(gold, key=lambda g: bool(g.get("optional"))):
        at = next((i for i in left if same(item, found[i])), None)
        if at is not None:
            left.remove(at)
            pairs.append((item, found[at]))
            tally.hit += not item.get("optional")
        elif not item.get("optional"):
            tally.missed += 1
            tally.errors.append(f"missed  {show(item)}")
    for i in left:
        if part_of and any(part_of(item, found[i]) for item in gold):
            continue
        tally.extra += 1
        tally.errors.append(f"extra   {show(found[i])}")
    return tally, pairs
