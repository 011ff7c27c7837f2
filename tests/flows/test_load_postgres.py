"""The same load into PostgreSQL leaves the same records: with two loaders at once, and with a server that is killed."""

import subprocess

import pytest

from corpus.store.store import Store
from flows.load import Settings, load_paths
from tests import postgres
from tests.flows.plans import kept, records, write_plans
from tests.flows.programs import KEHOACH, ROOT, slow_kehoach, wait_for


def test_two_loads_into_postgresql_at_once(tmp_path, postgresql_url):
    plans = tmp_path / "plans"
    write_plans(plans, 12)
    (plans / "empty.txt").write_bytes(b"")
    local = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=local, workers=1))
    command = [KEHOACH, "load", plans, "--store", postgresql_url, "--workers", "1", "--engine", "direct"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=90)
        assert process.returncode == 1, said
        assert "Traceback" not in said
    again = load_paths([str(plans)], Settings(store=postgresql_url, workers=1))
    assert (again.unchanged, again.extracted, len(again.set_aside)) == (12, 0, 1)
    with Store.open(postgresql_url, create=False) as there, Store.open(local, create=False) as here:
        assert list(there.record_jsons()) == list(here.record_jsons())
        assert there.summaries() == here.summaries()
        assert there.flags() == here.flags()
        assert there.files_aside() == here.files_aside()


@pytest.mark.skipif(postgres.why_not() is not None, reason=str(postgres.why_not()))
def test_a_server_that_is_killed_loses_nothing_that_was_kept(tmp_path):
    plans = tmp_path / "plans"
    write_plans(plans, 150)
    local = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=local))
    with postgres.running() as server:
        command = [
            *slow_kehoach(tmp_path, plans=64, pause=0.5),
            "load",
            plans,
            "--store",
            server.url,
            "--engine",
            "direct",
            "--lang",
            "en",
        ]
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
        wait_for(lambda: kept(server.url) or process.poll() is not None, "nothing was kept")
        server.kill()
        _, said = process.communicate(timeout=180)
        assert process.returncode == 3, said
        assert "cannot be used: " in said
        assert "Traceback" not in said
        server.start()
        half = kept(server.url)
        assert 0 < half < 150
        report = load_paths([str(plans)], Settings(store=server.url))
        assert (report.unchanged, report.kept) == (half, 150 - half)
        assert records(server.url) == records(local)
