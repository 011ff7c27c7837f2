"""Sentences that a plan took over from an earlier one, year included, are flagged after the load, however plans come."""

import json

import pytest

from corpus.store.store import Store
from flows.load import Settings, load_paths
from tests.flows.plans import text_of

OLD = "15/6/2020"
FORGOTTEN = text_of(2, 2021).replace("15/6/2021", OLD)  # all else was brought up to date
PLANS = {
    "2020.txt": text_of(1, 2020),
    "2021.txt": FORGOTTEN,
    # Near misses: brought up to date; a sentence that no earlier plan has; another office's plan with the same sentence.
    "2022.txt": text_of(3, 2022),
    "2023.txt": text_of(4, 2023).replace("báo cáo trước ngày 15/6/2023", f"tổng hợp gửi Sở trước ngày {OLD}"),
    "other.txt": FORGOTTEN.replace("SỞ THỦY LỢI", "SỞ CÔNG THƯƠNG").replace("KH-STL", "KH-SCT"),
}


@pytest.fixture
def load(tmp_path, store_url):
    """Loads these of the plans, one load after the other."""

    def load(*loads, **changed):
        for names in loads:
            paths = [tmp_path / name for name in names]
            for path in paths:
                path.write_text({**PLANS, **changed}[path.name], encoding="utf-8")
            load_paths([str(path) for path in paths], Settings(store=store_url, workers=1))
        with Store.open(store_url) as store:
            flags = store.flags(codes=["copied_from_earlier"])
            records = list(store.record_jsons())
            warnings = {plan.name: plan.warning_count for plan in store.summaries()}
        said = [
            (record["source"]["name"], flag["span"]["text"], flag["message"])
            for record in map(json.loads, records)
            for flag in record["flags"]
            if flag["code"] == "copied_from_earlier"
        ]
        assert said == [(flag.name, flag.span_text, flag.message) for flag in flags]
        for record in map(json.loads, records):
            assert sum(flag["severity"] == "warning" for flag in record["flags"]) == warnings[record["source"]["name"]]
        return said, records

    return load


COPIED = [("2021.txt", f"trước ngày {OLD}", "The sentence stands word for word, its year included, in 2020.txt.")]


def test_a_sentence_with_an_old_year_is_flagged(load):
    assert load(list(PLANS))[0] == COPIED


def test_the_order_of_loads_does_not_matter(load):
    assert load(["2021.txt"])[0] == []
    said, records = load(["2022.txt", "other.txt"], ["2020.txt"], ["2023.txt"])
    assert said == COPIED
    assert load(["2023.txt"], list(PLANS)) == (said, records)  # again changes nothing


def test_a_flag_leaves_with_what_it_rests_on(load):
    load(["2020.txt", "2021.txt"])
    assert load(["2020.txt"], **{"2020.txt": text_of(1, 2020).replace("báo cáo trước", "tổng hợp trước")})[0] == []
