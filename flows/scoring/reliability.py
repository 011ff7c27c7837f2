"""Whether the confidence of an item is worth its figure: of the items at 0.9, are nine in ten right?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flows.scoring import parts
from flows.scoring.tally import Json, Same, match

# Part by part: the list of the record, and when an item of it is right.
_RIGHT: Mapping[str, tuple[str, Same]] = {
    "dates": ("dates", parts.same_date_and_role),
    "targets": ("targets", parts.same_target),
    "assignments": ("assignments", parts.same_assignment),
    "references": ("references", parts.same_reference),
}
EDGES = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """The items of a part whose confidence lies in [low, high): how many, how many right, what they claim on average."""

    part: str
    low: float
    high: float
    count: int
    right: int
    claimed: float

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.count


@dataclass(frozen=True, slots=True)
class Judged:
    """One found item: its part, the rule that read it, what it claims, whether gold has it."""

    part: str
    rule: str
    confidence: float
    right: bool


def judge(gold: Mapping[str, Json], records: Iterable[Json]) -> list[Judged]:
    """Every found item of the plans that have gold, held against it; items that gold calls optional count as right."""
    judged = []
    for record in records:
        want = gold.get(Path(record["source"]["name"]).stem)
        if want is None:
            continue
        for part, (name, same) in _RIGHT.items():
            if name not in want:
                continue
            found = record.get(name) or []
            _, pairs = match(want[name], found, same)
            right = {id(item) for _, item in pairs}
            judged += [Judged(part, item.get("rule", ""), item["confidence"], id(item) in right) for item in found]
    return judged


def reliability(judged: Iterable[Judged]) -> list[Bin]:
    """The table: for each part the bins that hold items, from the least to the most confident."""
    by_bin: dict[tuple[str, float, float], list[Judged]] = {}
    for item in judged:
        low = max(edge for edge in EDGES[:-1] if edge <= item.confidence)
        high = EDGES[EDGES.index(low) + 1]
        by_bin.setdefault((item.part, low, high), []).append(item)
    return [
        Bin(*key, len(items), sum(item.right for item in items), sum(item.confidence for item in items) / len(items))
        for key, items in sorted(by_bin.items())
    ]
