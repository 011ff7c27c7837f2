"""Programs that tests start beside themselves: waited for, and ended with the test."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent
KEHOACH = BIN / "kehoach"
ROOT = Path(__file__).parents[2]
SECONDS = 300.0  # of a busy machine

# `kehoach` with small batches, and time between them to be killed in.
_SLOW = """
import time
from corpus.store.store import Store
from flows import batch
batch._PLANS_A_BATCH = {plans}
keep = Store.keep
def slowly(*what):
    keep(*what)
    time.sleep({pause})
Store.keep = slowly
from flows.cli import main
if __name__ == "__main__":
    main()
"""


def slow_kehoach(folder: Path, *, plans: int = 5, pause: float = 0.3) -> list[str | Path]:
    """The command that is `kehoach` with so many plans a batch, and a pause in seconds after each."""
    script = folder / "slow_kehoach.py"
    script.write_text(_SLOW.format(plans=plans, pause=pause))
    return [sys.executable, script]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(condition: Callable[[], object], what: str = "", seconds: float = SECONDS) -> None:
    """Returns once the condition holds; fails with `what` where it does not within the seconds."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def answers(url: str) -> bool:
    """Whether a server answers there that all is well."""
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def listens(port: int) -> bool:
    """Whether somebody listens at the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def programs(folder: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts programs, `start(*command, **environ)`, whose words go into files of the folder; ends them with the block."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*command: object, **environ: str) -> subprocess.Popen[bytes]:
        with (folder / f"program-{len(running)}.log").open("wb") as log:
            running.append(
                subprocess.Popen(
                    [str(word) for word in command],
                    cwd=ROOT,
                    stdout=log,
                    stderr=log,
                    env={**os.environ, **environ},
                    start_new_session=True,
                )
            )
        return running[-1]

    try:
        yield start
    finally:
        for process in running:
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
            process.wait()


@contextmanager
def object_store() -> Iterator[int]:
    """The port of an S3-compatible server of our own."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: listens(port) or process.poll() is not None, "moto's server did not start")
        yield port
    finally:
        process.kill()
        process.wait()


def bucket_environment(port: int) -> dict[str, str]:
    """What the environment says of that server."""
    return {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": "tester",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
