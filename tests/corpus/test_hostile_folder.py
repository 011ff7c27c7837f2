"""A folder of hostile and damaged files, loaded by the real command with good plans among them."""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.docx_parts import make_docx, par
from tests.corpus.hostile_files import write_folder

KEHOACH = Path(sys.executable).with_name("kehoach")
SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
PARENT_MB = 500
SECONDS = 20.0  # a file; the bombs among them are ended by it
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are watched through /proc")


def session_of(pid: int) -> list[int]:
    """The living processes of the session that this process leads."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def most_memory(pid: int) -> float:
    """The most memory (MB) that the process has had, 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def test_the_good_files_are_kept_and_each_other_one_has_its_reason(tmp_path):
    folder, home, scratch = tmp_path / "plans", tmp_path / "home", tmp_path / "scratch"
    for path in (folder, home, scratch):
        path.mkdir()
    expected = write_folder(folder)
    assert len(expected) >= 40
    good = {"good-1.docx": sorted(SAMPLES.glob("docx/*"))[0], "good-2.pdf": sorted(SAMPLES.glob("pdf/*"))[0]}
    for name, source in good.items():
        (folder / name).write_bytes(source.read_bytes())
    (folder / "good-3.docx").write_bytes(make_docx(par("Kế hoạch năm 2024")))
    before = {path: path.lstat().st_mtime_ns for path in folder.iterdir()}

    environ = {name: value for name, value in os.environ.items() if not name.startswith(("KEHOACH_", "PREFECT_", "XDG_"))}
    environ |= {"HOME": str(home), "TMPDIR": str(scratch), "LANG": "C.UTF-8"}
    command = [
        KEHOACH,
        "load",
        "plans",
        "--store",
        "sqlite:///store.db",
        "--timeout",
        str(SECONDS),
        "--workers",
        "2",
        "--engine",
        "direct",
        "--json",
    ]
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        parent = subprocess.Popen(command, cwd=tmp_path, env=environ, stdout=out, stderr=err, start_new_session=True)
        most = 0.0
        until = time.monotonic() + 400
        while parent.poll() is None and time.monotonic() < until:
            most = max(most, most_memory(parent.pid))
            time.sleep(0.05)
    assert parent.poll() is not None, "the load did not end"
    ended = time.monotonic() + 5  # the fork server ends when it sees that its parent has
    while session_of(parent.pid) and time.monotonic() < ended:
        time.sleep(0.1)
    assert session_of(parent.pid) == []
    assert 0 < most < PARENT_MB

    assert (tmp_path / "out").read_text(), (tmp_path / "err").read_text()
    report = json.loads((tmp_path / "out").read_text().splitlines()[-1])  # an event a line; the last one sums up
    assert report["kept"] == len(good) + 1
    aside = {Path(item["path"]).name: item["reason"] for item in report["set_aside"]}
    assert {name: reason for name, reason in aside.items() if reason not in expected[name]} == {}
    assert aside.keys() == expected.keys()
    assert len(Counter(aside.values())) >= 9

    assert {path: path.lstat().st_mtime_ns for path in folder.iterdir()} == before
    written = {path.name for path in tmp_path.iterdir()} - {"plans", "home", "scratch", "out", "err"}
    assert {name.removesuffix("-wal").removesuffix("-shm") for name in written} == {"store.db"}
    assert [path for path in (*home.rglob("*"), *scratch.rglob("*")) if path.is_file()] == []
