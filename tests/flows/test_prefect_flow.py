"""The flow run for real, once, in a process of its own: a Prefect server is started for it, and nothing is left."""

import json
import os
import subprocess
import sys
from pathlib import Path

from corpus.store.store import Store
from flows.engine import server_is_configured
from flows.load import Settings, load_paths
from tests.flows.plans import write_plans

KEHOACH = Path(sys.executable).with_name("kehoach")


def test_the_flow_keeps_what_the_function_keeps(tmp_path):
    plans = tmp_path / "plans"
    write_plans(plans, 3)
    (plans / "empty.txt").write_bytes(b"")
    url = f"sqlite:///{tmp_path}/flow.db"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environ |= {"PREFECT_HOME": str(tmp_path / "prefect"), "LANG": "C.UTF-8", "COLUMNS": "80"}
    command = [KEHOACH, "load", str(plans), "--store", url, "--engine", "prefect", "--json"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=180)
    assert done.returncode == 1, done.stderr
    report = [json.loads(line) for line in done.stdout.splitlines()][-1]  # standard output is data alone
    assert (report["kept"], report["engine"], [p["reason"] for p in report["set_aside"]]) == (3, "prefect", ["empty"])
    assert "Traceback" not in done.stderr
    direct = f"sqlite:///{tmp_path}/direct.db"
    load_paths([str(plans)], Settings(store=direct, workers=1))
    assert _records(url) == _records(direct)


def _records(url):
    with Store.open(url, create=False) as store:
        return list(store.record_jsons())


def test_a_server_is_seen_without_prefect(tmp_path, monkeypatch):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert not server_is_configured()
    (tmp_path / "profiles.toml").write_text('active = "local"\n[profiles.local]\n')
    assert not server_is_configured()
    (tmp_path / "profiles.toml").write_text('active = "local"\n[profiles.local]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n')
    assert server_is_configured()
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "none"))
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:4200/api")
    assert server_is_configured()
