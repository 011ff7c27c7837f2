"""Scores over a folder of gold."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from flows.scoring.parts import score_document
from flows.scoring.tally import Json, Tally

Gold = dict[str, Json]  # by the stem of the plan's file name


def read_gold(folder: Path) -> Gold:
    """The gold of a folder by stem, in the order of the names; ValueError names a file that is no JSON."""
    gold: Gold = {}
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = json.loads(path.read_text(encoding="utf-8"))
        except json.JSONDecodeError as error:
            raise ValueError(f"{path}: {error}") from error
    return gold


def score_records(gold: Mapping[str, Json], records: Iterable[Json]) -> tuple[dict[str, Tally], list[str]]:
    """The tallies of all parts, micro-averaged over the documents, and the gold that has no record.

    A record belongs to the gold of the same stem as its `source.name`; gold without a record counts
    as missed in every part.
    """
    by_stem = {Path(record["source"]["name"]).stem: record for record in records}
    total: dict[str, Tally] = {}
    absent = [stem for stem in gold if stem not in by_stem]
    for stem, want in gold.items():
        for part, tally in score_document(want, by_stem.get(stem, {})).items():
            tally.errors = [f"{stem}: {part}: {error}" for error in tally.errors]
            total.setdefault(part, Tally()).add(tally)
    return total, absent
