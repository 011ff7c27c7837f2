"""The loading function: each file ends as kept, unchanged or set aside, and nothing is done twice."""

import json
import os

import pytest

from corpus.store.store import Store
from corpus.store.troubles import StoreBusy
from flows import batch, load, pool, shard
from flows.load import Settings, load_paths
from flows.pool import Pool
from flows.worker import Unreadable
from tests.flows import hostile
from tests.flows.plans import text_of, write_plans


@pytest.fixture
def plans(tmp_path):
    return tmp_path / "plans"


@pytest.fixture
def store(store_url):
    return store_url


@pytest.fixture
def run(plans, store):
    def run(**options):
        states = {}
        options = {"workers": 1, **options}

        def hear(outcome):
            states[os.path.basename(outcome.path)] = outcome.state

        report = load_paths([str(plans)], Settings(store=store, **options), hear)
        return report, states

    return run


def records(store):
    with Store.open(store, create=False) as opened:
        return list(opened.record_jsons())


def test_plans_are_read_extracted_and_kept(plans, store, run):
    write_plans(plans, 3)
    report, states = run()
    assert set(states.values()) == {"kept"}
    assert (report.kept, report.files, report.extracted, report.exit_status) == (3, 3, 3, 0)
    assert report.kinds == {"ke_hoach": 3}
    assert report.years == {"2021": 3}
    kept = [json.loads(record) for record in records(store)]
    assert [record["source"]["name"] for record in kept] == sorted(states)
    assert all(record["header"]["number"] == str(at) for at, record in enumerate(kept, start=1))


def test_the_same_load_again_extracts_nothing(plans, store, run, monkeypatch):
    write_plans(plans, 3)
    run()
    before = records(store)
    monkeypatch.setattr(pool, "PoolWorker", lambda _: pytest.fail("a worker was started"))
    report, _ = run()
    assert (report.unchanged, report.kept, report.extracted) == (3, 0, 0)
    assert records(store) == before


def test_again_extracts_all(plans, store, run):
    write_plans(plans, 2)
    run()
    before = records(store)
    report, _ = run(again=True)
    assert (report.kept, report.unchanged) == (2, 0)
    assert records(store) == before


def test_new_rules_extract_again_without_reading(plans, store, run, monkeypatch):
    paths = write_plans(plans, 2)
    with monkeypatch.context() as older:
        older.setattr(shard, "extractor_version", lambda: "older")
        run()
    # What the worker wrote down is its own version: put the store back to older rules.
    _set_versions(store, extractor_version="older")
    paths[0].unlink()
    plans.joinpath("copy.txt").write_text(text_of(1), encoding="utf-8")
    monkeypatch.setattr(shard, "read_and_extract", _forbidden)
    report, states = run()
    assert (report.extracted_again, report.kept) == (2, 0)
    assert states == {"copy.txt": "extracted_again", paths[1].name: "extracted_again"}
    assert len(records(store)) == 2


def test_new_readers_read_again(plans, store, run):
    write_plans(plans, 2)
    run()
    _set_versions(store, reader_version="older")
    report, _ = run()
    assert (report.kept, report.extracted_again) == (2, 0)


def _forbidden(*_):
    raise AssertionError("the file was read")


def _set_versions(store, **versions):
    from sqlalchemy import create_engine, update  # noqa: PLC0415

    from corpus.store.tables import plans  # noqa: PLC0415

    engine = create_engine(store)
    with engine.begin() as connection:
        connection.execute(update(plans).values(**versions))
    engine.dispose()


def test_bad_files_are_set_aside_and_the_rest_is_loaded(plans, store, run):
    write_plans(plans, 2)
    (plans / "empty.txt").write_bytes(b"")
    (plans / "noise.bin").write_bytes(bytes(range(256)) * 40)
    (plans / "web.docx").write_text("<html><body>404</body></html>")
    (plans / "cut.docx").write_bytes(b"PK\x03\x04 and then nothing")
    (plans / "gone.txt").symlink_to(plans / "nowhere")
    report, states = run()
    assert report.exit_status == 1
    assert [state for state in states.values() if state == "kept"] == ["kept", "kept"]
    reasons = {os.path.basename(problem.path): problem.reason for problem in report.set_aside}
    assert reasons == {
        "empty.txt": "empty",
        "noise.bin": "not_a_document",
        "web.docx": "wrong_format",
        "cut.docx": "damaged",
        "gone.txt": "unreadable",
    }
    assert all(problem.message and problem.remedy for problem in report.set_aside)
    with Store.open(store) as opened:
        assert {file.name: file.reason for file in opened.files_aside()} == reasons


def test_a_file_set_aside_is_not_tried_again_until_it_changes(plans, store, run, monkeypatch):
    plans.mkdir()
    (plans / "plan.txt").write_bytes(b"")
    run()
    with monkeypatch.context() as patched:
        patched.setattr(pool, "PoolWorker", lambda _: pytest.fail("a worker was started"))
        report, _ = run()
        assert [problem.reason for problem in report.set_aside] == ["empty"]
    (plans / "plan.txt").write_text(text_of(1), encoding="utf-8")
    assert run()[0].kept == 1
    with Store.open(store) as opened:
        assert opened.files_aside() == []


def test_one_content_under_two_names_is_extracted_once(plans, store, run):
    plans.mkdir()
    for name in ("b.txt", "a.txt", "c.txt"):
        (plans / name).write_text(text_of(1), encoding="utf-8")
    report, _ = run()
    assert (report.kept, report.extracted) == (3, 1)
    assert [json.loads(record)["source"]["name"] for record in records(store)] == ["a.txt"]
    assert run()[0].unchanged == 3


def test_a_changed_file_takes_the_place_of_what_it_was(plans, store, run):
    (path,) = write_plans(plans, 1)
    run()
    path.write_text(text_of(77), encoding="utf-8")
    assert run()[0].kept == 1
    assert [json.loads(record)["header"]["number"] for record in records(store)] == ["77"]


def test_a_file_that_hurts_its_worker_costs_itself_alone(plans, store, run, monkeypatch):
    write_plans(plans, 6)
    for name in ("hang-1", "segfault-1", "exit-1", "bug-1", "segfault-2"):
        (plans / f"{name}.txt").write_text(text_of(1) + name, encoding="utf-8")
    monkeypatch.setattr(shard, "read_and_extract", hostile.read)
    report, states = run(workers=2, seconds_a_file=1.0)
    assert sum(state == "kept" for state in states.values()) == 6
    reasons = {os.path.basename(problem.path): problem.reason for problem in report.set_aside}
    assert reasons == {
        "hang-1.txt": "timeout",
        "segfault-1.txt": "crashed",
        "exit-1.txt": "crashed",
        "bug-1.txt": "crashed",
        "segfault-2.txt": "crashed",
    }
    bug = next(problem for problem in report.set_aside if "bug" in problem.path)
    assert "KeyError" in bug.message
    # Time may cure all of these: the next load tries them again, and nothing else.
    monkeypatch.setattr(shard, "read_and_extract", shard.read_and_extract.__globals__["read_and_extract"])
    again, _ = run(workers=2)
    assert (again.kept, again.unchanged, again.set_aside) == (5, 6, [])


def test_a_shard_goes_on_after_a_busy_store(plans, store, monkeypatch):
    monkeypatch.setattr(batch, "_PLANS_A_BATCH", 2)
    paths = [str(path) for path in write_plans(plans, 5)]
    heard = []
    with Store.open(store) as opened, Pool(1) as one_worker:
        keep, calls = opened.keep, []

        def busy_once(*what):
            calls.append(what)
            if len(calls) == 2:
                raise StoreBusy("locked", "wait")
            keep(*what)

        monkeypatch.setattr(opened, "keep", busy_once)
        one = shard.ShardLoad(paths)
        with pytest.raises(StoreBusy):
            one.run(opened, one_worker, heard.append)
        assert one.report.kept == 2
        report = one.run(opened, one_worker, heard.append)
    assert report.kept == 5
    assert sorted(outcome.path for outcome in heard) == paths
    assert len(records(store)) == 5


def test_work_for_minutes(tmp_path, store, monkeypatch):
    monkeypatch.setattr(load, "WORK_FOR_MINUTES", 4)
    files = [str(path) for path in write_plans(tmp_path / "plans", 5)]
    with Store.open(store) as opened:
        assert load.has_work_for_minutes(files, opened, again=False)
        assert not load.has_work_for_minutes(files[:3], opened, again=False)
        load_paths(files[:3], Settings(store=store, workers=1))
        assert not load.has_work_for_minutes(files, opened, again=False)
        assert load.has_work_for_minutes(files, opened, again=True)


def test_unreadable_is_what_a_worker_gives_back(tmp_path):
    from flows.worker import read_and_extract  # noqa: PLC0415

    assert isinstance(read_and_extract(str(tmp_path / "none"), "none", "r", "auto"), Unreadable)
