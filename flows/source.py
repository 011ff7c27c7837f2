"""The files of a load with their hashes, made on a thread of its own, ahead of who reads and writes."""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from queue import Empty, Full, Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import NamedTuple

from corpus.readers.guards import guard_size
from flows.find import Problem
from flows.objects import fetch, is_address
from flows.worker import Unreadable, cannot_open
from schemas.errors import SourceUnreadable

_FILES_A_RUN = 200  # whose hashes are looked up at once
_SECONDS_A_RUN = 0.1  # a slow share gives what it has
_RUNS_AHEAD = 5
_FETCHED_AT_ONCE = 8
_LOOK_UP = 0.2  # seconds after which a thread that nobody needs sees it


class HashedFile(NamedTuple):
    """A file and what is in it."""

    path: str
    sha256: str
    copy: Path | None = None  # of a file in an object store, until it is read

    def forget(self) -> None:
        """Deletes the copy."""
        if self.copy:
            self.copy.unlink(missing_ok=True)


class ClosedFile(NamedTuple):
    """A file that cannot be opened, or is too big to be."""

    path: str
    why: Unreadable


Listed = HashedFile | ClosedFile | Problem


class Source:
    """What was found under the paths, hashed, run after run."""

    def __init__(self, found: Iterable[str | Problem]) -> None:
        self._found = found
        self._runs: Queue[list[Listed] | BaseException | None] = Queue(_RUNS_AHEAD)
        self._thread: Thread | None = None
        self._unwanted = Event()
        self._copies: TemporaryDirectory[str] | None = None  # of files in an object store, until they are read
        self.is_over = False  # all that was found was taken

    def take(self, wait: float) -> list[Listed] | None:
        """The next run; None where there is none within the seconds, or none any more."""
        if self.is_over:
            return None
        if self._thread is None:
            self._thread = Thread(target=self._fill, name="hashes", daemon=True)
            self._thread.start()
        try:
            run = self._runs.get(timeout=wait)
        except Empty:
            return None
        if isinstance(run, BaseException):
            raise run
        self.is_over = run is None
        return run

    def close(self) -> None:
        """Ends the thread."""
        self._unwanted.set()
        if self._thread is not None:
            self._thread.join()
        if self._copies is not None:
            self._copies.cleanup()

    def _fill(self) -> None:
        try:
            for run in self._made():
                if not self._put(run):
                    return
            self._put(None)
        except Exception as error:  # noqa: BLE001  whoever takes the next run gets it
            self._put(error)

    def _made(self) -> Iterator[list[Listed]]:
        run: list[Listed] = []
        began = time.monotonic()
        for listed in self._hashed():
            run.append(listed)
            if len(run) >= _FILES_A_RUN or time.monotonic() - began > _SECONDS_A_RUN:
                yield run
                run, began = [], time.monotonic()
        yield run

    def _hashed(self) -> Iterator[Listed]:
        """What was found, with hashes; a few files of an object store are on their way at the same time."""
        waiting: deque[Listed | Future[Listed]] = deque()
        with ThreadPoolExecutor(_FETCHED_AT_ONCE) as fetchers:
            for number, path in enumerate(self._found):
                if isinstance(path, str) and is_address(path):
                    self._copies = self._copies or TemporaryDirectory(prefix="kehoach-")
                    waiting.append(fetchers.submit(_fetched, path, Path(self._copies.name, str(number))))
                else:
                    waiting.append(path if isinstance(path, Problem) else _hashed(path))
                while waiting and (len(waiting) > _FETCHED_AT_ONCE or not isinstance(waiting[0], Future)):
                    yield _result(waiting.popleft())
            yield from map(_result, waiting)

    def _put(self, run: list[Listed] | BaseException | None) -> bool:
        """Whether anybody wants it."""
        while not self._unwanted.is_set():
            try:
                self._runs.put(run, timeout=_LOOK_UP)
            except Full:
                continue
            return True
        return False


def _hashed(path: str) -> HashedFile | ClosedFile:
    try:
        guard_size(os.stat(path).st_size)
        return HashedFile(path, hash_of(path))
    except SourceUnreadable as error:
        return ClosedFile(path, Unreadable(error.reason, error.message, error.remedy))
    except OSError as error:
        return ClosedFile(path, cannot_open(error))


def _fetched(address: str, copy: Path) -> Listed:
    try:
        return HashedFile(address, fetch(address, copy), copy)
    except SourceUnreadable as error:
        return ClosedFile(address, Unreadable(error.reason, error.message, error.remedy))
    except OSError as error:
        return ClosedFile(address, cannot_open(error))


def _result(listed: "Listed | Future[Listed]") -> Listed:
    return listed.result() if isinstance(listed, Future) else listed


def hash_of(path: str) -> str:
    """The SHA-256 of the file's bytes, in hex; OSError where it cannot be opened."""
    digest = sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
