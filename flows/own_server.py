"""A Prefect server for as long as it is needed, where none is configured; imports no Prefect, which reads its settings then."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.errors import PlanError

_SECONDS_TO_START = 300.0  # a first start makes the server's tables, and a machine may be busy
_SECONDS_TO_END = 20.0


class NoServer(PlanError):  # noqa: N818  the state of a server, as SourceUnreadable is of a source
    """The server did not start."""


@contextmanager
def own_server() -> Iterator[str]:
    """The address of a server on this machine, which this process and its children take for theirs; it ends with the block."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.environ["PREFECT_API_URL"] = url = f"http://127.0.0.1:{port}/api"
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    quietly = os.environ | {"PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL", "PREFECT_UI_API_URL": url}
    process = subprocess.Popen(command, env=quietly, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise NoServer("No Prefect server could be started. Try: prefect server start")
