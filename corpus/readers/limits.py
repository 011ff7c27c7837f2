"""What one worker process may use of the machine, so that a hostile file ends the worker and nothing else."""

import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_RAISING = threading.Lock()  # limits are the process's: of two threads the second would keep what the first has raised
_LIMITED = (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)


def limit_worker(*, memory_mb: int = 3072, output_mb: int = 256) -> None:
    """Sets the soft limits of this process: address space, size of any file it writes; no core dumps.

    The hard limits stay, so that `raise_limits` can lift the soft ones for a converter.
    """
    _set_soft(resource.RLIMIT_AS, memory_mb * 2**20)
    _set_soft(resource.RLIMIT_FSIZE, output_mb * 2**20)
    _set_soft(resource.RLIMIT_CORE, 0)


@contextmanager
def raise_limits(*, memory_mb: int = 8192, output_mb: int = 512) -> Iterator[None]:
    """Sets wider soft limits while a converter is started, which inherits them and needs more memory."""
    with _RAISING:
        before = {kind: resource.getrlimit(kind) for kind in _LIMITED}
        try:
            _set_soft(resource.RLIMIT_AS, memory_mb * 2**20)
            _set_soft(resource.RLIMIT_FSIZE, output_mb * 2**20)
            yield
        finally:
            for kind, limits in before.items():
                resource.setrlimit(kind, limits)


def _set_soft(kind: int, wanted: int) -> None:
    _, hard = resource.getrlimit(kind)
    resource.setrlimit(kind, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
