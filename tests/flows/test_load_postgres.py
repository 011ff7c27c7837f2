"""The same load into PostgreSQL leaves the same records: with two loaders at once, and with a server that is killed."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.store.store import Store
from flows.load import Settings, load_paths
from tests import postgres
from tests.flows.plans import write_plans

KEHOACH = Path(sys.executable).with_name("kehoach")
# With time between the batches to be killed in.
SLOW_LOAD = """
import time
from corpus.store.store import Store
keep = Store.keep
def slowly(*what):
    keep(*what)
    time.sleep(0.5)
Store.keep = slowly
from flows.cli import main
if __name__ == "__main__":
    main()
"""


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


def kept(url):
    with Store.open(url) as store:
        return len(store.summaries())


@pytest.mark.skipif(postgres.why_not() is not None, reason=str(postgres.why_not()))
def test_a_server_that_is_killed_loses_nothing_that_was_kept(tmp_path):
    plans = tmp_path / "plans"
    write_plans(plans, 150)
    local = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=local))
    (tmp_path / "load.py").write_text(SLOW_LOAD)
    with postgres.running() as server:
        command = [
            sys.executable,
            tmp_path / "load.py",
            "load",
            plans,
            "--store",
            server.url,
            "--engine",
            "direct",
            "--lang",
            "en",
        ]
        process = subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 180
        while not kept(server.url) and process.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
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
        with Store.open(server.url) as there, Store.open(local) as here:
            assert list(there.record_jsons()) == list(here.record_jsons())
