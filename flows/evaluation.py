"""Records measured against gold, and what was gained and lost against the last time."""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.generator.write import write_plans
from corpus.store.store import Store
from flows.load import Settings, load_paths
from flows.scoring import Gold, Json, Tally, read_gold, score_records
from schemas.errors import PlanError

HISTORY = Path(".kehoach") / "evaluation.json"
_BESIDE_GOLD = ("files", "real")  # where the plans of a folder of gold lie


class NothingToMeasure(PlanError):  # noqa: N818  a state, as SourceUnreadable is
    """No gold, or no records to hold against it."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The tallies by part, over all formats and by format, and the gold that has no record."""

    whole: dict[str, Tally]
    by_format: dict[str, dict[str, Tally]]
    absent: list[str]

    @property
    def errors(self) -> list[str]:
        """One line for each miss and each extra."""
        return [error for tally in self.whole.values() for error in tally.errors]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed since the last time; None in `before` where a part was not measured."""

    before: Mapping[str, float | None]
    gained: list[str]  # errors that are gone
    lost: list[str]  # errors that are new


def gold_of(folder: Path) -> Gold:
    """The gold of the folder; NothingToMeasure where there is none or where it cannot be read."""
    try:
        gold = read_gold(folder)
    except (ValueError, OSError) as error:
        raise NothingToMeasure(f"The gold cannot be read ({error}). Mend or remove that file.") from error
    if not gold:
        raise NothingToMeasure(f"There is no gold (*.json) in {folder}. Name a folder such as corpus/samples/gold.")
    return gold


def records_of_file(path: Path) -> list[Json]:
    """The records of an export in JSON lines."""
    try:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise NothingToMeasure(f"{path} is no export of kehoach ({error}). Make one: kehoach export --out plans.jsonl") from error


def records_of_store(address: str) -> list[Json]:
    """The records of a store."""
    with Store.open(address, create=False) as store:
        return [json.loads(record) for record in store.record_jsons()]


def records_of_plans(paths: Iterable[Path]) -> list[Json]:
    """The records of the plans under the paths, read and extracted now, into a store that does not stay."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        address = f"sqlite:///{folder}/evaluation.db"
        load_paths([str(path) for path in paths], Settings(store=address))
        return records_of_store(address)


def generated_plans(count: int, seed: int = 0) -> tuple[Gold, list[Json]]:
    """The gold and the records of plans that the generator makes now; the same seed gives the same plans."""
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        plans = Path(folder)
        write_plans(plans, count, seed, with_gold=True)
        return read_gold(plans / "gold"), records_of_plans(sorted(plans.glob("*.txt")))


def plans_beside(gold_folder: Path) -> Path | None:
    """The folder with the plans of that gold, where it lies beside it."""
    found = (gold_folder.resolve().parent / name for name in _BESIDE_GOLD)
    return next((folder for folder in found if folder.is_dir()), None)


def evaluate(gold: Gold, records: Iterable[Json], only: str = "") -> Evaluation:
    """The measure; a plan in several formats counts once for each, gold without any record once as missed.

    `only` is the beginning of the names of the parts to measure.
    """
    by_format: dict[str, list[Json]] = {}
    for record in records:
        by_format.setdefault(record["source"]["format"], []).append(record)
    whole: dict[str, Tally] = {}
    formats: dict[str, dict[str, Tally]] = {}
    there: set[str] = set()
    for name, some in sorted(by_format.items()):
        stems = {Path(record["source"]["name"]).stem for record in some} & gold.keys()
        if stems:
            there |= stems
            formats[name] = _parts({stem: want for stem, want in gold.items() if stem in stems}, some, only)
    absent = [stem for stem in gold if stem not in there]
    missed = _parts({stem: gold[stem] for stem in absent}, [], only)
    for part in dict.fromkeys(part for tallies in (*formats.values(), missed) for part in tallies):
        whole[part] = Tally()
        for tallies in (*formats.values(), missed):
            if part in tallies:
                whole[part].add(tallies[part])
    return Evaluation(whole, formats, absent)


def _parts(gold: Gold, records: list[Json], only: str) -> dict[str, Tally]:
    tallies, _ = score_records(gold, records)
    return {part: tally for part, tally in tallies.items() if part.startswith(only)}


def compared(evaluation: Evaluation, key: str, history: Path) -> Difference | None:
    """The difference to what `history` holds under the key, None the first time."""
    last = _read_history(history).get(key)
    if last is None:
        return None
    old, new = last["errors"], evaluation.errors
    return Difference(last["f1"], _without(old, new), _without(new, old))


def remember(evaluation: Evaluation, key: str, history: Path) -> None:
    """Puts the evaluation under the key for the next time; PlanError where the file cannot be written."""
    runs = _read_history(history)
    runs[key] = {"f1": {part: tally.f1 for part, tally in evaluation.whole.items()}, "errors": evaluation.errors}
    try:
        history.parent.mkdir(parents=True, exist_ok=True)
        history.write_text(json.dumps(runs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise PlanError(f"{history} cannot be written ({error.strerror}). Name another place with --history.") from error


def _read_history(history: Path) -> dict[str, Json]:
    try:
        runs: dict[str, Json] = json.loads(history.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return runs


def _without(errors: list[str], others: list[str]) -> list[str]:
    """The errors that the others do not have, as often as they do not."""
    left = list(others)
    only = []
    for error in errors:
        if error in left:
            left.remove(error)
        else:
            only.append(error)
    return only
