"""A load on a Dask cluster: a scheduler and two workers in processes of their own, one of which is killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from corpus.store.store import Store
from flows.cluster import ClusterUnusable, check
from flows.load import Settings, load_paths
from tests.flows.plans import write_plans

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[2]
PLANS = 90
SECONDS = 300  # of a busy machine
LOAD = """
from flows import dask_flow
dask_flow.FILES_A_SHARD = 15
from flows.cli import main
if __name__ == "__main__":
    main()
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(condition, what):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


@pytest.fixture
def started(tmp_path):
    """Starts programs that end with the test."""
    running = []

    def start(*command, **environ):
        with (tmp_path / f"{len(running)}.log").open("wb") as log:
            running.append(
                subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log, env={**os.environ, **environ}, start_new_session=True)
            )
        return running[-1]

    yield start
    for process in running:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        process.wait()


def records(url):
    with Store.open(url, create=False) as store:
        return list(store.record_jsons())


def kept(url):
    with Store.open(url) as store:
        return len(store.summaries())


def test_a_cluster_that_loses_a_worker_loses_no_plan(started, tmp_path, postgresql_url):
    plans = tmp_path / "plans"
    write_plans(plans, PLANS)
    (plans / "empty.txt").write_bytes(b"")
    scheduler, api = (free_port() for _ in range(2))
    address, home = f"tcp://127.0.0.1:{scheduler}", {"PREFECT_HOME": str(tmp_path / "prefect"), "DO_NOT_TRACK": "1"}
    home |= {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "PREFECT_API_URL": f"http://127.0.0.1:{api}/api"}
    started(BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(api), "--no-ui", **home)
    started(BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", str(scheduler), "--no-dashboard")
    worker = (BIN / "dask", "worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", tmp_path)
    workers = [started(*worker, "--no-nanny"), started(*worker)]
    undisturbed = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=undisturbed))
    wait_for(lambda: answers(f"http://127.0.0.1:{api}/api/health"), "Prefect's server did not start")
    (tmp_path / "load.py").write_text(LOAD)
    command = [
        sys.executable,
        tmp_path / "load.py",
        "load",
        plans,
        "--store",
        postgresql_url,
        "--dask",
        address,
        "--json",
        "--lang",
        "en",
    ]
    load = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **home}
    )
    wait_for(lambda: kept(postgresql_url) >= 10 or load.poll() is not None, "nothing was kept")
    os.kill(workers[0].pid, signal.SIGKILL)
    half = kept(postgresql_url)
    said, told = load.communicate(timeout=SECONDS)
    assert load.returncode == 1, told
    report = json.loads(said.splitlines()[-1])
    assert half < PLANS
    assert (report["engine"], report["kept"] + report["unchanged"]) == ("dask", PLANS)
    assert [problem["reason"] for problem in report["set_aside"]] == ["empty"]
    assert records(postgresql_url) == records(undisturbed)
    assert load_paths([str(plans)], Settings(store=postgresql_url)).unchanged == PLANS


UNFIT = [
    ("sqlite:///plans.db", "http://127.0.0.1:1/api", "Name a PostgreSQL database"),
    ("postgresql://x@127.0.0.1:1/x", "", "Prefect server"),
    ("postgresql://x@127.0.0.1:1/x", "http://127.0.0.1:1/api", "No Dask scheduler answers"),
]


@pytest.mark.parametrize(("store", "api", "said"), UNFIT)
def test_what_a_cluster_needs_is_said(tmp_path, monkeypatch, store, api, said):
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_URL", api)
    with pytest.raises(ClusterUnusable, match=said):
        check(store, "tcp://127.0.0.1:1", seconds=0.2)
