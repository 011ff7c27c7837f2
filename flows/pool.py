"""A pool of worker processes in which a file that hangs or crashes costs that file alone."""

import multiprocessing
import multiprocessing.context
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TookTooLong
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, NamedTuple, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from flows.worker import Unreadable, start
from schemas.errors import PlanError

T = TypeVar("T")
_IN_FLIGHT = 24  # a worker: enough that it never waits while the parent writes a batch
SECONDS_A_FILE = 120.0


class PoolBroken(PlanError):  # noqa: N818  the state of the pool, as SourceUnreadable is of a source
    """Worker processes cannot be started at all: no file's fault."""

    def __init__(self, why: BaseException) -> None:
        super().__init__(why)
        self.message = f"The worker processes cannot be started ({why})"
        self.remedy = "Look for the error above; if memory is short, load with --workers 1."

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}"


class Job(NamedTuple, Generic[T]):
    """A call in a worker, and what it is about."""

    about: T
    call: Callable[..., Any]
    arguments: tuple[object, ...]


class Pool:
    """Worker processes, started when the first job comes; `with Pool(workers) as pool`."""

    def __init__(self, workers: int | None = None, *, seconds_a_file: float = SECONDS_A_FILE) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self.seconds_a_file = seconds_a_file
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is None:
            return
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def warm_up(self) -> None:
        """Starts the fork server, which takes a second to import the rules, while the caller does something else."""
        _context()
        forkserver.ensure_running()

    def run(self, jobs: Iterable[Job[T]]) -> Iterator[tuple[T, Any]]:
        """What each job's call returned, or `Unreadable`, as they get done; takes jobs only as fast as they do.

        Raises PoolBroken where no worker can be started.
        """
        done: SimpleQueue[tuple[T, Future[Any]]] = SimpleQueue()
        running = 0
        for job in jobs:
            self._send(job, done)
            running += 1
            while running and (running >= self.workers * _IN_FLIGHT or not done.empty()):
                running -= 1
                yield self._outcome(done.get())
        while running:
            running -= 1
            yield self._outcome(done.get())

    def _send(self, job: Job[T], done: "SimpleQueue[tuple[T, Future[Any]]]") -> None:
        if self._pool is None:
            self._pool = _started(self.workers)
        future = self._pool.schedule(job.call, args=job.arguments, timeout=self.seconds_a_file)
        about = job.about
        future.add_done_callback(lambda ended: done.put((about, ended)))

    def _outcome(self, ended: tuple[T, Future[Any]]) -> tuple[T, Any]:
        about, future = ended
        error = future.exception()
        if error is None:
            return about, future.result()
        if isinstance(error, TookTooLong):
            message = f"The file took longer than {self.seconds_a_file:g} seconds"
            return about, Unreadable("timeout", message, "Check it; if it is right, load it again with a longer --timeout.")
        if isinstance(error, ProcessExpired):
            message = f"The file brought its reader down (exit code {error.exitcode})"
            return about, Unreadable("crashed", message, "Open it, save it again as DOCX or PDF, and load that.")
        if isinstance(error, BrokenProcessPool):
            raise PoolBroken(error)
        message = f"The rules failed on the file ({type(error).__name__}: {error})"
        return about, Unreadable("crashed", message[:500], "This is an error of kehoach: please report it with the file.")


def _started(workers: int) -> ProcessPool:
    return ProcessPool(max_workers=workers, context=_context(), initializer=start)


def _context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.warm"])
    return context
