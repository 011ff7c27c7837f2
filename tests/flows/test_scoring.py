"""The measure agrees with the team's own, and says how far a confidence can be believed."""

import importlib.util
import json
from pathlib import Path

import pytest

from flows.scoring import read_gold, score_records
from flows.scoring.reliability import judge, reliability

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "corpus" / "samples" / "gold"
ORIGINAL = ROOT.parent / "shared" / "score" / "score.py"


def record_of(name, gold):
    """A record as good as gold: what a perfect extraction would export, without spans."""
    dates = [{**d, "span": {"text": d["text"], "start": 0, "end": 0}, "confidence": 0.9, "rule": "r"} for d in gold["dates"]]
    tasks = []
    for task in gold["assignments"]:
        at = next(
            (
                i
                for i, d in enumerate(dates)
                if task.get("deadline")
                and (d.get("recurrence") == task["deadline"] or (d.get("value") or "").endswith(task["deadline"]))
            ),
            None,
        )
        tasks.append({**task, "deadline": at, "confidence": 0.8, "rule": "r"})
    header = {k: v[0] if isinstance(v, list) and k != "recipients" else v for k, v in gold["header"].items()}
    other = {k: [{**i, "confidence": 0.7, "rule": "r"} for i in gold[k]] for k in ("targets", "references")}
    return {
        "source": {"name": f"{name}.docx"},
        "header": header,
        "sections": gold["sections"],
        "dates": dates,
        "assignments": tasks,
        "flags": gold["flags"],
        **other,
    }


@pytest.fixture(scope="module")
def gold():
    return read_gold(GOLD)


@pytest.fixture(scope="module")
def records(gold):
    return [record_of(name, want) for name, want in gold.items()]


def test_gold_scores_one_against_itself(gold, records):
    tallies, absent = score_records(gold, records)
    assert absent == []
    assert {part: round(t.f1, 3) for part, t in tallies.items() if t.f1 is not None and part != "grounding"} == dict.fromkeys(
        set(tallies) - {"grounding"}, 1.0
    )


def test_a_plan_without_a_record_counts_as_missed(gold, records):
    tallies, absent = score_records(gold, records[1:])
    assert len(absent) == 1
    assert all(t.recall < 1 for part, t in tallies.items() if part in ("header", "sections.found", "dates.role"))


def spoiled(records):
    """Records with faults of every kind."""
    for at, record in enumerate(records):
        yield {
            **record,
            "header": {**record["header"], "number": "999"},
            "sections": record["sections"][:-2],
            "dates": record["dates"][at % 3 :: 2] + record["dates"][:1],
            "targets": [{**t, "value": t["value"] + (i % 2)} for i, t in enumerate(record["targets"])],
            "assignments": record["assignments"][1:],
            "references": [{**r, "date": "2001-01-01"} for r in record["references"]],
            "flags": [],
        }


@pytest.mark.skipif(not ORIGINAL.exists(), reason="../shared/score/score.py is not there")
def test_the_measure_is_that_of_the_team(gold, records):
    spec = importlib.util.spec_from_file_location("original_score", ORIGINAL)
    original = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(original)
    for some in (records, list(spoiled(records))):
        ours, _ = score_records(gold, some)
        theirs = {}
        for record in some:
            for part, tally in original.score_document(
                gold[Path(record["source"]["name"]).stem], json.loads(json.dumps(record))
            ).items():
                theirs.setdefault(part, original.Tally()).add(tally)
        assert {p: (t.hit, t.missed, t.extra) for p, t in ours.items()} == {
            p: (t.hit, t.missed, t.extra) for p, t in theirs.items()
        }


def test_reliability_counts_what_is_right_in_each_bin(gold, records):
    bins = reliability(judge(gold, records))
    assert {b.part for b in bins} == {"dates", "targets", "assignments", "references"}
    assert all(b.share == 1.0 for b in bins)
    bins = {b.part: b for b in reliability(judge(gold, list(spoiled(records))))}
    assert bins["targets"].low == 0.7
    assert 0 < bins["targets"].share < 1
    assert bins["references"].share < 1
