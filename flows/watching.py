"""A folder that is looked at again and again: a deployment of the loading flow that this process serves."""

import os
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from corpus.readers.ocr_data import OcrMode
from corpus.store.address import absolute
from flows.prefect_flow import STORE_VARIABLE, load_plans

_SECONDS_TO_END = 20.0


def watch(paths: Sequence[str], store: str, *, every: float, workers: int | None, ocr: OcrMode) -> None:
    """Serves the deployment until it is stopped: a load each `every` seconds, never two of them at once.

    A load of files that are known costs a hash each.  The store's address goes to the loads by their environment:
    parameters are written down by Prefect, and the address may hold a password.
    """
    # Prefect's own answer to SIGTERM, which systemd sends, waits for ever; its answer to Ctrl-C does not.
    Runner.handle_sigterm = _interrupt  # type: ignore[assignment]
    signal.signal(signal.SIGINT, signal.default_int_handler)  # who starts us in the background may have had it ignored
    os.environ[STORE_VARIABLE] = absolute(store)
    sources = [os.path.abspath(path) for path in paths]
    try:
        load_plans.serve(
            name="watch",
            interval=timedelta(seconds=every),
            parameters={"sources": sources, "workers": workers, "ocr": ocr},
            tags=["kehoach"],
            description=f"Loads what appears in {', '.join(sources)}",
            limit=1,
            print_starting_message=False,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
    finally:
        _end_loads()


def _interrupt(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)


def _end_loads() -> None:
    """Ends the load that is going on, which Prefect leaves to itself when it is terminated; what it kept stays."""
    loads = [pid for pid, command in _children() if "prefect.flow_engine" in command or "prefect.engine" in command]
    for pid in loads:
        os.kill(pid, signal.SIGTERM)
    end = time.monotonic() + _SECONDS_TO_END
    while (left := {pid for pid, _ in _children()}.intersection(loads)) and time.monotonic() < end:
        time.sleep(0.1)
    for pid in left:
        os.kill(pid, signal.SIGKILL)


def _children() -> Iterator[tuple[int, str]]:
    """The processes that this one started and that still run, with their command lines."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        with suppress(OSError):  # it ended meanwhile
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z" and int(fields[1]) == os.getpid():
                yield int(entry.name), (entry / "cmdline").read_text().replace("\0", " ")
