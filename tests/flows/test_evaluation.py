"""`evaluate`: as the measure says, a format each, and what changed since the last time."""

import json

import pytest

from flows.evaluation import NothingToMeasure, compared, evaluate, gold_of, plans_beside, records_of_file, remember
from tests.records import document_of, record_of

GOLD = {
    "dak-may-2021": {"dates": [{"text": "trước ngày 15/6/2021", "type": "DATE", "value": "../2021-06-15", "role": "deadline"}]}
}


def record(name="dak-may-2021.txt", form="text", *, dates=True):
    made = json.loads(record_of(document_of(name)).model_dump_json())
    made["source"]["format"] = form
    if not dates:
        made["dates"] = []
    return made


def test_a_record_that_is_right():
    evaluation = evaluate(GOLD, [record()])
    assert (evaluation.whole["dates.role"].f1, evaluation.absent, evaluation.errors) == (1.0, [], [])


def test_gold_without_a_record_is_missed_once():
    evaluation = evaluate(GOLD, [record("other.txt")])
    assert evaluation.absent == ["dak-may-2021"]
    assert evaluation.whole["dates.role"].recall == 0.0


def test_each_format_of_a_plan_counts():
    evaluation = evaluate(GOLD, [record(), record("dak-may-2021.docx", "docx", dates=False)])
    assert evaluation.by_format["text"]["dates.role"].f1 == 1.0
    assert evaluation.by_format["docx"]["dates.role"].recall == 0.0
    assert evaluation.whole["dates.role"].gold == 2


def test_only_some_parts():
    assert set(evaluate(GOLD, [record()], "dates").whole) == {"dates.value", "dates.role"}


def test_what_was_gained_and_lost(tmp_path):
    history = tmp_path / "there" / "evaluation.json"
    good, bad = evaluate(GOLD, [record()]), evaluate(GOLD, [record(dates=False)])
    assert compared(good, "gold", history) is None
    remember(good, "gold", history)
    lost = compared(bad, "gold", history)
    assert (lost.gained, len(lost.lost), lost.before["dates.role"]) == ([], 2, 1.0)
    remember(bad, "gold", history)
    assert len(compared(good, "gold", history).gained) == 2
    assert compared(good, "other gold", history) is None


def test_where_there_is_nothing_to_measure(tmp_path):
    with pytest.raises(NothingToMeasure, match="no gold"):
        gold_of(tmp_path)
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(NothingToMeasure, match=r"a\.json"):
        gold_of(tmp_path)
    with pytest.raises(NothingToMeasure, match="no export"):
        records_of_file(tmp_path / "none.jsonl")


def test_the_plans_beside_the_gold(tmp_path):
    (tmp_path / "gold").mkdir()
    assert plans_beside(tmp_path / "gold") is None
    (tmp_path / "real").mkdir()
    assert plans_beside(tmp_path / "gold") == tmp_path / "real"
