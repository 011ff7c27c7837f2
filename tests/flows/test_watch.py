"""`kehoach watch` for real: a server of its own, a deployment, and what appears in the folder is loaded."""

import os
import signal
import sqlite3
import subprocess
from contextlib import closing

from tests.flows.plans import write_plans
from tests.flows.programs import KEHOACH, wait_for


def kept(database):
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM files WHERE state = 'kept'").fetchone()[0]
    except sqlite3.OperationalError:
        return 0


def test_what_appears_is_loaded(tmp_path):
    write_plans(tmp_path / "plans", 1)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environ |= {"PREFECT_HOME": str(tmp_path / "prefect"), "LANG": "C.UTF-8"}
    command = [KEHOACH, "watch", "plans", "--store", "sqlite:///kept.db", "--every", "5", "--workers", "1"]
    process = subprocess.Popen(command, cwd=tmp_path, env=environ, stderr=subprocess.PIPE, text=True)
    try:
        wait_for(lambda: kept(tmp_path / "kept.db") == 1 or process.poll() is not None)
        write_plans(tmp_path / "plans", 1, first=2)
        wait_for(lambda: kept(tmp_path / "kept.db") == 2 or process.poll() is not None)
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)  # as systemd ends it; it goes on as Ctrl-C
        _, said = process.communicate(timeout=120)
    finally:
        process.kill()
    assert "Watching plans" in said
    assert "1 loaded" in said


def test_a_folder_that_is_not_there(tmp_path):
    done = subprocess.run([KEHOACH, "watch", tmp_path / "none"], capture_output=True, text=True, check=False)
    assert (done.returncode, "is no folder" in done.stderr) == (2, True)
