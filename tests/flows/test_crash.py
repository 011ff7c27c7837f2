"""A load that is killed, stopped or doubled loses nothing: the next run goes on, and the store is as if nothing had been."""

import os
import signal
import sqlite3
import subprocess
from pathlib import Path

import pytest

from flows.load import Settings, load_paths
from tests.flows.plans import records, write_plans
from tests.flows.programs import ROOT, slow_kehoach, wait_for

PLANS = 60


@pytest.fixture(scope="module")
def plans(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crash") / "plans"
    write_plans(folder, PLANS)
    return folder


@pytest.fixture(scope="module")
def undisturbed(plans, tmp_path_factory):
    store = f"sqlite:///{tmp_path_factory.mktemp('undisturbed')}/plans.db"
    assert load_paths([str(plans)], Settings(store=store)).kept == PLANS
    return records(store)


@pytest.fixture
def start(plans, tmp_path):
    """Starts a load into `tmp_path/plans.db`; what still runs at the end of the test is killed."""
    command = [*slow_kehoach(tmp_path), "load", plans, "--store", f"sqlite:///{tmp_path}/plans.db", "--engine", "direct"]
    started = []

    def load():
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_hear_ctrl_c,  # noqa: PLW1509  no threads here
        )
        started.append(process)
        return process

    yield load
    for process in started:
        process.kill()
        process.communicate()


def _hear_ctrl_c():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # it is ignored where the tests run in the background of a script


def kept_so_far(database):
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            count = connection.execute("SELECT count(*) FROM plans").fetchone()[0]
        connection.close()
    except sqlite3.OperationalError:
        return 0
    return count


def family(session):
    """The processes of a session, by /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdecimal() else None
        except OSError:
            continue
        if fields and int(fields[3]) == session and fields[0] != "Z":
            found.append(int(entry.name))
    return found


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=lambda sign: sign.name)
def test_a_load_that_is_ended_half_way_goes_on(start, plans, undisturbed, tmp_path, sign):
    database = tmp_path / "plans.db"
    process = start()
    wait_for(lambda: kept_so_far(database) >= 5 or process.poll() is not None)
    process.send_signal(sign)
    _, said = process.communicate(timeout=180)
    half = kept_so_far(database)
    assert 5 <= half < PLANS
    wait_for(lambda: not family(process.pid), "a worker was left running", 10)
    if sign is not signal.SIGKILL:
        assert process.returncode == 130
        assert "goes on from there" in said
        assert "Traceback" not in said
    report = load_paths([str(plans)], Settings(store=f"sqlite:///{database}"))
    assert (report.unchanged, report.kept) == (half, PLANS - half)
    assert records(f"sqlite:///{database}") == undisturbed


def test_a_worker_that_is_killed_from_outside_costs_one_file(start, plans, undisturbed, tmp_path):
    database = tmp_path / "plans.db"
    process = start()
    wait_for(lambda: kept_so_far(database) >= 5 or process.poll() is not None)
    # The workers are those whose parent is the fork server.
    workers = [pid for pid in family(process.pid) if pid != process.pid and _parent(pid) != process.pid]
    os.kill(workers[0], signal.SIGKILL)
    _, said = process.communicate(timeout=180)
    lost = said.count("  crashed ")
    assert lost <= 1
    assert process.returncode == (1 if lost else 0)
    assert kept_so_far(database) == PLANS - lost
    load_paths([str(plans)], Settings(store=f"sqlite:///{database}"))
    assert records(f"sqlite:///{database}") == undisturbed


def _parent(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_two_loads_of_one_folder_at_once(start, plans, undisturbed, tmp_path):
    database = tmp_path / "plans.db"
    both = [start() for _ in range(2)]
    for process in both:
        _, said = process.communicate(timeout=180)
        assert process.returncode == 0, said
    assert records(f"sqlite:///{database}") == undisturbed


# A disk of its own for the store, too small for it; then as large as it has to be.
FULL_DISK = """
mkdir "$1/disk" && mount -t tmpfs -o size=$2k tmpfs "$1/disk" || exit 99
shift 2; folder=$1; shift
"$@" --store "sqlite:///$folder/disk/plans.db"; echo "ended $?" >&2
cp "$folder"/disk/plans.db* "$folder/half/"
mount -o remount,size=100m "$folder/disk"
"$@" --store "sqlite:///$folder/disk/plans.db" --quiet; echo "ended $?" >&2
cp "$folder"/disk/plans.db* "$folder/"
"""


def test_a_full_disk_ends_the_load_and_it_goes_on_when_there_is_room(plans, undisturbed, tmp_path):
    (tmp_path / "half").mkdir()
    kehoach = [*slow_kehoach(tmp_path, pause=0), "load", plans, "--engine", "direct"]
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", FULL_DISK, "sh", tmp_path, "900", tmp_path, *kehoach]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False, cwd=ROOT)
    if "ended" not in done.stderr:
        pytest.skip(f"this machine lets no test mount a disk: {done.stderr.strip()}")
    assert "the disk is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("ended")] == ["ended 3", "ended 0"]
    half = kept_so_far(tmp_path / "half" / "plans.db")
    assert 0 < half < PLANS
    with sqlite3.connect(tmp_path / "half" / "plans.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM files").fetchone() == (half,)
    connection.close()
    assert records(f"sqlite:///{tmp_path}/plans.db") == undisturbed


def test_a_folder_that_is_lost_half_way_costs_what_was_not_read(start, plans, undisturbed, tmp_path):
    database = tmp_path / "plans.db"
    away = plans.with_name("away")
    process = start()
    wait_for(lambda: kept_so_far(database) >= 5 or process.poll() is not None)
    plans.rename(away)
    try:
        _, said = process.communicate(timeout=180)
        half = kept_so_far(database)
        assert (process.returncode, 5 <= half < PLANS, "Traceback" in said) == (1, True, False)
        assert said.count("  unreadable ") in (PLANS - half, 50)  # no more lines than that are shown
        # What is kept stays in the lists while the share is away.
        load_paths([str(plans)], Settings(store=f"sqlite:///{database}"))
        assert len(records(f"sqlite:///{database}")) == half
    finally:
        away.rename(plans)
    report = load_paths([str(plans)], Settings(store=f"sqlite:///{database}"))
    assert (report.unchanged, report.kept, report.set_aside) == (half, PLANS - half, [])
    assert records(f"sqlite:///{database}") == undisturbed
