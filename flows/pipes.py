"""A pipe that holds as much as the system lets it, so that neither end waits for the other."""

import fcntl
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection

_WANTED = 1 << 20  # what Linux gives to anybody


def wide_pipe() -> tuple["Connection[object, object]", "Connection[object, object]", int]:
    """The reading end, the writing end, and how many bytes it holds."""
    reader, writer = Pipe(duplex=False)
    with suppress(OSError):  # where the user has many pipes already the default size does
        fcntl.fcntl(writer.fileno(), fcntl.F_SETPIPE_SZ, _WANTED)
    return reader, writer, fcntl.fcntl(writer.fileno(), fcntl.F_GETPIPE_SZ)
