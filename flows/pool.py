"""A pool of worker processes in which a file that hangs or crashes costs that file alone.

Each worker has pipes of its own.  The pools of the standard library and of pebble share one pipe and its
lock: a worker that is killed while it holds the lock stops them all for good (seen with pebble 5.2, at one
of two kills under short jobs).
"""

import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import connection, forkserver
from multiprocessing.reduction import ForkingPickler
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from flows.pool_worker import SLOW, Job, PoolBroken, PoolWorker, Sent, fork_context
from flows.worker import Failed, Unreadable

T = TypeVar("T")
SECONDS_A_FILE = 600.0  # a scan of three hundred pages takes that long
_FALSE_STARTS = 3  # workers in a row that end before they are ready
_OVER = Job(None, print, ())  # after the last


class Pool:
    """Worker processes, started when the first job comes; `with Pool(workers) as pool`."""

    def __init__(self, workers: int | None = None, *, seconds_a_file: float = SECONDS_A_FILE) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self.seconds_a_file = seconds_a_file
        self._running: list[PoolWorker] = []
        self._false_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._running:
            worker.end() if kind is None else worker.kill()
        for worker in self._running:
            worker.bury()
        self._running = []

    def warm_up(self) -> None:
        """Starts the fork server, which takes a second to import the rules, while the caller does something else."""
        fork_context()
        forkserver.ensure_running()

    def run(self, jobs: Iterable[Job[T] | None]) -> Iterator[tuple[T, Any] | None]:
        """What each job's call returned, or `Unreadable`, as they get done; takes jobs only as fast as they do.

        A job that is None stands for "none just now": it is handed on, so that the caller may use the time.
        Raises PoolBroken where no worker can be started.
        """
        self._drop_busy()
        fresh = iter(jobs)
        left: deque[Sent] = deque()  # to be sent next: given back by workers that died, or taken from a slow one
        while True:
            fed = self._feed(left, fresh)
            if fed == "none now":
                yield None
            elif not any(worker.load for worker in self._running):
                return  # whatever was left would have been sent: an idle worker takes any job
            yield from self._collect(left, at_once=fed == "none now")

    def _drop_busy(self) -> None:
        """Ends the workers that are still at what a run that was broken off gave them: nobody wants it."""
        for worker in [worker for worker in self._running if worker.load]:
            self._running.remove(worker)
            worker.kill()
            worker.bury()

    def _feed(self, left: deque[Sent], fresh: Iterator[Job[Any] | None]) -> Literal["full", "none now", "over"]:
        """Sends jobs until no worker has room, or there is no job."""
        while True:
            if not left:
                job = next(fresh, _OVER)
                if job is None or job is _OVER:
                    if self._relieve(left):
                        continue
                    return "over" if job is _OVER else "none now"
                left.append(Sent(job, bytes(ForkingPickler.dumps((job.call, job.arguments))), 0))
            if len(self._running) < self.workers and all(worker.load for worker in self._running):
                self._running.append(PoolWorker(fork_context()))
            open_to_more = [worker for worker in self._running if not worker.is_relieved]
            worker = min(open_to_more, key=lambda worker: len(worker.load), default=None)
            if worker is None or not worker.takes(left[0]):
                return "full"
            worker.send(left.popleft())

    def _relieve(self, left: deque[Sent]) -> bool:
        """Where a worker has nothing to do, takes what waits behind a slow file; whether there was any."""
        idle = len(self._running) < self.workers or not all(worker.load for worker in self._running)
        slow = [worker for worker in self._running if worker.is_slow() and len(worker.load) > 1]
        if not idle or not slow:
            return False
        left.extend(max(slow, key=lambda worker: len(worker.load)).relieve())
        return True

    def _collect(self, left: deque[Sent], *, at_once: bool) -> Iterator[tuple[Any, Any]]:
        """Waits until something happens, and gives back what got done."""
        by_source = {source: worker for worker in self._running for source in (worker.results, worker.process.sentinel)}
        due = min((worker.due(self.seconds_a_file) for worker in self._running), default=0.0)
        wait = 0.0 if at_once else max(0.0, min(due - time.monotonic(), SLOW))
        happened = connection.wait(list(by_source), wait)
        for worker in {by_source[source] for source in happened}:  # type: ignore[index]
            for sent, result in worker.receive():
                yield sent.job.about, _outcome(result)
            if worker.is_relieved and not worker.load:
                self._running.remove(worker)  # what it still has in its pipe is done by others
                worker.kill()
                worker.bury()
            elif not worker.is_alive():
                yield from self._replace(worker, left)
        now = time.monotonic()
        for worker in [worker for worker in self._running if worker.due(self.seconds_a_file) <= now]:
            worker.kill()
            sent = worker.load.popleft()
            message = f"The file took longer than {self.seconds_a_file:g} seconds"
            yield sent.job.about, Unreadable("timeout", message, "Check it; if it is right, load it with a longer --timeout.")
            self._running.remove(worker)
            worker.bury()
            left.extend(worker.load)

    def _replace(self, worker: PoolWorker, left: deque[Sent]) -> Iterator[tuple[Any, Any]]:
        """Takes a dead worker out; what it was at is tried once more, for it may have been killed from outside."""
        self._running.remove(worker)
        code = worker.bury()
        self._false_starts = 0 if worker.is_ready else self._false_starts + 1
        if self._false_starts >= _FALSE_STARTS:
            raise PoolBroken(f"exit code {code}")
        if worker.is_ready and worker.load:
            sent = worker.load.popleft()
            if sent.deaths:
                message = f"The file brought its reader down (exit code {code})"
                yield sent.job.about, Unreadable("crashed", message, "Open it, save it again as DOCX or PDF, and load that.")
            else:
                left.append(sent._replace(deaths=1))
        left.extend(worker.load)


def _outcome(result: Any) -> Any:
    if not isinstance(result, Failed):
        return result
    message = f"The rules failed on the file ({result.error})"[:500]
    return Unreadable("crashed", message, "This is an error of kehoach: please report it with the file.")
