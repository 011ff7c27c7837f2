"""Loads on a Dask cluster: a scheduler and two workers in processes of their own, one of which is killed."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pyarrow import fs

from flows.cluster import ClusterUnusable, check
from flows.load import Settings, load_paths
from tests.flows.plans import kept, records, text_of, write_plans
from tests.flows.programs import BIN, ROOT, SECONDS, answers, bucket_environment, free_port, object_store, programs, wait_for

PLANS = 90
LOAD = """
from flows import dask_flow
dask_flow.FILES_A_SHARD = 15
from flows.cli import main
if __name__ == "__main__":
    main()
"""


class Cluster(NamedTuple):
    address: str
    api: str  # of Prefect's server
    environ: Mapping[str, str]
    workers: list[subprocess.Popen[bytes]]

    def load(self, tmp_path: Path, source: object, store: str) -> subprocess.Popen[str]:
        """A load that goes on."""
        script = tmp_path / "load.py"
        script.write_text(LOAD)
        command = [
            sys.executable,
            script,
            "load",
            str(source),
            "--store",
            store,
            "--dask",
            self.address,
            "--json",
            "--lang",
            "en",
        ]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, **self.environ}
        )

    def ask(self, path: str, **question: Any) -> Any:
        """What Prefect's server answers."""
        request = urllib.request.Request(
            f"{self.api}/{path}", json.dumps(question).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)


@pytest.fixture
def object_port():
    with object_store() as port:
        yield port


@pytest.fixture
def cluster(tmp_path, object_port):
    """A scheduler, two workers and Prefect's server; S3 is a server of our own too."""
    scheduler, api = free_port(), free_port()
    address, url = f"tcp://127.0.0.1:{scheduler}", f"http://127.0.0.1:{api}/api"
    environ = {"PREFECT_HOME": str(tmp_path / "prefect"), "DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    environ |= {"PREFECT_API_URL": url} | bucket_environment(object_port)
    with programs(tmp_path) as start:
        start(BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", api, "--no-ui", **environ)
        start(BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", scheduler, "--no-dashboard")
        worker = (BIN / "dask", "worker", address, "--nthreads", "1", "--no-dashboard", "--local-directory", tmp_path)
        workers = [start(*worker, "--no-nanny", **environ), start(*worker, **environ)]
        wait_for(lambda: answers(f"{url}/health"), "Prefect's server did not start")
        yield Cluster(address, url, environ, workers)


def test_a_cluster_that_loses_a_worker_loses_no_plan(cluster, tmp_path, postgresql_url):
    plans = tmp_path / "plans"
    write_plans(plans, PLANS)
    (plans / "empty.txt").write_bytes(b"")
    undisturbed = f"sqlite:///{tmp_path}/plans.db"
    load_paths([str(plans)], Settings(store=undisturbed))
    load = cluster.load(tmp_path, plans, postgresql_url)
    wait_for(lambda: kept(postgresql_url) >= 10 or load.poll() is not None, "nothing was kept")
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    half = kept(postgresql_url)
    said, told = load.communicate(timeout=SECONDS)
    assert load.returncode == 1, told
    report = json.loads(said.splitlines()[-1])
    assert half < PLANS
    assert (report["engine"], report["kept"] + report["unchanged"]) == ("dask", PLANS)
    assert [problem["reason"] for problem in report["set_aside"]] == ["empty"]
    assert records(postgresql_url) == records(undisturbed)
    assert load_paths([str(plans)], Settings(store=postgresql_url)).unchanged == PLANS


def test_a_bucket_on_a_cluster_whose_shards_are_limited(cluster, tmp_path, postgresql_url, monkeypatch):
    """`prefect concurrency-limit create kehoach-shard 1`: two workers, and no two shards at once."""
    for name, value in cluster.environ.items():
        monkeypatch.setenv(name, value)
    there, _ = fs.FileSystem.from_uri("s3://plans?allow_bucket_creation=true")
    there.create_dir("plans")
    for number in range(1, 61):
        with there.open_output_stream(f"plans/ke-hoach-{number:04}.txt") as file:
            file.write(text_of(number).encode())
    subprocess.run(
        [BIN / "prefect", "concurrency-limit", "create", "kehoach-shard", "1"], check=True, capture_output=True, timeout=SECONDS
    )
    load = cluster.load(tmp_path, "s3://plans", postgresql_url)
    said, told = load.communicate(timeout=SECONDS)
    assert load.returncode == 0, told
    assert json.loads(said.splitlines()[-1])["kept"] == kept(postgresql_url) == 60
    shards = sorted((run["start_time"], run["end_time"]) for run in cluster.ask("task_runs/filter"))
    assert len(shards) == 4
    assert all(end <= start for (_, end), (start, _) in pairwise(shards))


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
