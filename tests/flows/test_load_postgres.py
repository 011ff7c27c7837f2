"""The same load into PostgreSQL leaves the same records, also with two loaders at once."""

import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store.store import Store
from flows.load import Settings, load_paths
from tests import postgres
from tests.flows.plans import write_plans

KEHOACH = Path(sys.executable).with_name("kehoach")


@pytest.mark.skipif(postgres.why_not() is not None, reason=str(postgres.why_not()))
def test_two_loads_into_postgresql_at_once(tmp_path):
    plans = tmp_path / "plans"
    write_plans(plans, 12)
    (plans / "empty.txt").write_bytes(b"")
    local = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=local, workers=1))
    with postgres.server() as url:
        command = [KEHOACH, "load", plans, "--store", url, "--workers", "1", "--engine", "direct"]
        both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        for process in both:
            _, said = process.communicate(timeout=90)
            assert process.returncode == 1, said
            assert "Traceback" not in said
        again = load_paths([str(plans)], Settings(store=url, workers=1))
        assert (again.unchanged, again.extracted, len(again.set_aside)) == (12, 0, 1)
        with Store.open(url, create=False) as there, Store.open(local, create=False) as here:
            assert list(there.record_jsons()) == list(here.record_jsons())
            assert there.summaries() == here.summaries()
            assert there.flags() == here.flags()
            assert there.files_aside() == here.files_aside()
