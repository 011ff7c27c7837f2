"""What runs in a worker process: one file to the rows of its record, inside limits on the machine."""

import os
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from corpus.readers.limits import limit_worker
from corpus.readers.ocr_data import OcrMode
from corpus.store.rows import PlanRows, rows_of, unpack
from flows.versions import version_of_reading
from schemas.document import Document
from schemas.errors import Reason, SourceUnreadable


class Unreadable(NamedTuple):
    """Why a file gave no plan."""

    reason: Reason
    message: str
    remedy: str


class Failed(NamedTuple):
    """A call that raised what it must not raise."""

    error: str


READY = "ready"


def serve(jobs: "Connection[Any, Any]", results: "Connection[Any, Any]") -> None:
    """The life of a worker: answers calls, one after the other, until the parent ends or closes the pipe.

    It ignores Ctrl-C, which is the parent's to handle, leads a process group so that what it starts can be ended
    with it, and prints to standard error: standard output is the parent's data.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.setpgid(0, 0)
    os.dup2(2, 1)
    _start()
    try:
        results.send(READY)
        while True:
            call, arguments = jobs.recv()
            results.send(_answer(call, arguments))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(call: Callable[..., Any], arguments: tuple[object, ...]) -> Any:
    try:
        return call(*arguments)
    except Exception as error:  # noqa: BLE001  whatever the rules raise on one file must not cost the others
        where = traceback.extract_tb(error.__traceback__)[-1]
        return Failed(f"{type(error).__name__}: {error}, {os.path.basename(where.filename)} line {where.lineno}")


def _start() -> None:
    """The limits, and the pipeline where the fork server did not bring it."""
    from extractors.annotator import annotator  # noqa: PLC0415  spaCy is for workers; the parent imports this module too

    annotator()
    limit_worker()


def read_and_extract(path: str, name: str, reader_version: str, ocr: OcrMode) -> PlanRows | Unreadable:
    """The rows of the plan in the file, or why there is none; `name` is what the record calls the file."""
    from corpus.readers.guards import guard_size  # noqa: PLC0415  as above
    from corpus.readers.read import read_bytes  # noqa: PLC0415

    try:
        guard_size(Path(path).stat().st_size)
        document = read_bytes(Path(path).read_bytes(), name, ocr)
        return _rows(document, version_of_reading(document, reader_version, ocr))
    except SourceUnreadable as error:
        return Unreadable(error.reason, error.message, error.remedy)
    except OSError as error:
        return cannot_open(error)


def extract_again(document: bytes, reader_version: str) -> PlanRows | Unreadable:
    """The rows that the present rules make of a document that was read before, packed as the store keeps it."""
    return _rows(Document.model_validate_json(unpack(document)), reader_version)


def cannot_open(error: OSError) -> Unreadable:
    """What a file is set aside with that the system does not hand out."""
    return Unreadable(
        "unreadable", f"The file cannot be opened ({error.strerror or error})", "Check that it is there and that you may read it."
    )


def _rows(document: Document, reader_version: str) -> PlanRows:
    from extractors.annotator import annotator  # noqa: PLC0415  as above
    from extractors.pipeline import extract  # noqa: PLC0415

    nlp = annotator()
    with nlp.memory_zone():  # the words of this plan leave the vocabulary with it
        record = extract(document, nlp)
    return rows_of(record, document, reader_version)
