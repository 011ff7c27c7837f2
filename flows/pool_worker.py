"""One worker process of a pool, the pipes to and from it, and what it has in hand."""

import multiprocessing
import multiprocessing.context
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Generic, NamedTuple, TypeVar

from flows.pipes import wide_pipe
from flows.worker import READY, serve
from schemas.errors import PlanError

T = TypeVar("T")
_SENT_AHEAD = 8  # jobs a worker has in its pipe, so that it never waits while the parent writes a batch
SLOW = 1.0  # seconds after which a worker is slow, and what waits behind its file is given to an idle one
_SECONDS_TO_START = 120.0
_SECONDS_TO_END = 5.0


class PoolBroken(PlanError):  # noqa: N818  the state of the pool, as SourceUnreadable is of a source
    """Worker processes cannot be started at all: no file's fault."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The worker processes cannot be started ({why}). The error above says why.")


class Job(NamedTuple, Generic[T]):
    """A call in a worker, and what it is about."""

    about: T
    call: Callable[..., Any]
    arguments: tuple[object, ...]


class Sent(NamedTuple):
    """A job as it goes through the pipe."""

    job: Job[Any]
    payload: bytes
    deaths: int  # workers that died of it, or beside it


class PoolWorker:
    """One process and the pipes to and from it."""

    def __init__(self, context: multiprocessing.context.ForkServerContext) -> None:
        jobs, self._jobs, self._room = wide_pipe()
        self.results, results, _ = wide_pipe()
        self.process = context.Process(target=serve, args=(jobs, results), daemon=True)
        try:
            self.process.start()
        except (OSError, EOFError) as error:
            raise PoolBroken(str(error)) from error
        jobs.close()
        results.close()
        self.is_ready = False
        self.is_relieved = False
        self.load: deque[Sent] = deque()
        self._since = time.monotonic()  # when it began with the first of its load, as far as we know

    def takes(self, sent: Sent) -> bool:
        """Whether the job can be sent without waiting for an answer: an idle worker takes any, a busy one what its pipe holds."""
        if not self.load:
            return True
        ahead = [*(one.payload for one in self.load), sent.payload]
        # The pipe counts in pages, and each message may begin a new one.
        return len(ahead) <= _SENT_AHEAD and sum(len(one) + 8192 for one in ahead) <= self._room

    def send(self, sent: Sent) -> None:
        """Sends the job; one that finds the worker dead is given back when that is seen."""
        if not self.load:
            self._since = time.monotonic()
        self.load.append(sent)
        try:
            self._jobs.send_bytes(sent.payload)
        except OSError:
            return

    def receive(self) -> Iterator[tuple[Sent, Any]]:
        """What the worker has answered so far."""
        try:
            while self.results.poll():
                answer = self.results.recv()
                self._since = time.monotonic()
                if isinstance(answer, str) and answer == READY:
                    self.is_ready = True
                elif self.load:  # else it was relieved of what it answers
                    yield self.load.popleft(), answer
        except (EOFError, OSError):
            self.process.join(_SECONDS_TO_END)  # it has closed its pipe: it is ending
            self.kill()
            self.process.join(_SECONDS_TO_END)

    def is_slow(self) -> bool:
        """Whether it has been at one file for long."""
        return self.is_ready and time.monotonic() - self._since > SLOW

    def relieve(self) -> list[Sent]:
        """Takes back all but the file at hand; the worker is to be ended after that one."""
        self.is_relieved = True
        waiting = list(self.load)[1:]
        self.load = deque([self.load[0]])
        return waiting

    def due(self, seconds: float) -> float:
        """When the job at hand has taken too long; never, where there is none.  A start has time enough."""
        if not self.load:
            return float("inf")
        return self._since + (seconds if self.is_ready else max(seconds, _SECONDS_TO_START))

    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self.process.is_alive()

    def end(self) -> None:
        """Lets the process end when it has done its load."""
        self._jobs.close()

    def kill(self) -> None:
        """Ends the process and what it started, now."""
        if self.process.pid is not None and self.is_alive():
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):  # it has not yet made its group
                self.process.kill()

    def bury(self) -> int | None:
        """The exit code, once the process has ended; it is killed where it takes too long."""
        self.process.join(_SECONDS_TO_END)
        if self.process.exitcode is None:
            self.kill()
            self.process.join(_SECONDS_TO_END)
        if self.process.exitcode and self.process.pid is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)  # a converter that it started, say
        self._jobs.close()
        self.results.close()
        return self.process.exitcode


def fork_context() -> multiprocessing.context.ForkServerContext:
    """Where workers are forked from: a server that has imported the rules."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["flows.warm"])
    return context
