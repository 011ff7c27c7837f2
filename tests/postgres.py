"""A PostgreSQL server of our own for the tests, where Debian's postgresql is installed."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def programs() -> Path | None:
    """The folder of initdb and pg_ctl of the newest server, None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def why_not() -> str | None:
    """Why no server can be started here, None where one can."""
    if programs() is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.geteuid() == 0 and not _has_user("postgres"):
        return "PostgreSQL does not run as root, and there is no user postgres"
    return None


class Server:
    """A server over a folder of data; it may be killed and started again."""

    def __init__(self, folder: Path) -> None:
        bin_folder = programs()
        assert bin_folder is not None
        self._bin, self._folder, self._data, self._port = bin_folder, folder, folder / "data", _free_port()
        self.url = f"postgresql+psycopg://tester@127.0.0.1:{self._port}/postgres"
        _run(self._bin / "initdb", "-D", self._data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")

    def start(self) -> None:
        """Returns when it answers; after a kill it has to wait until the last child that nobody saw has ended too."""
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder} -c fsync=off"
        command = (self._bin / "pg_ctl", "-D", self._data, "-o", options, "-l", self._folder / "log", "-w", "start")
        for _ in range(30):
            with suppress(subprocess.CalledProcessError):
                _run(*command)
                return
            time.sleep(1)
        raise RuntimeError((self._folder / "log").read_text())

    def stop(self) -> None:
        """Ends it at once."""
        _run(self._bin / "pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    def kill(self) -> None:
        """Kills it and its children as a crash would."""
        running = self.processes()
        for pid in running:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(_parent(pid) is not None for pid in running):
            time.sleep(0.02)

    def processes(self) -> list[int]:
        """The ids of the server's process and of its children."""
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        return [first, *(pid for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))) if _parent(pid) == first)]

    def size(self) -> int:
        """How many bytes its folder holds, the log of writes left out."""
        return sum(path.stat().st_size for path in (self._data / "base").rglob("*") if path.is_file())


@contextmanager
def running() -> Iterator[Server]:
    """A new server with an empty database `postgres`, which ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="kehoach-pg-"))
    folder.chmod(0o755)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    try:
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server() -> Iterator[str]:
    """The URL of such a database."""
    with running() as started:
        yield started.url


def _parent(pid: int) -> int | None:
    """The parent of the process, None where it has ended."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == "Z" else int(parent)


def _run(*command: object) -> None:
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **user
    )


def _has_user(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
