"""What a database complains of, as errors that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from schemas.errors import StoreError


class StoreBusy(StoreError):  # noqa: N818  the state of a store, as SourceUnreadable is of a source
    """A store that could not be reached or written just now; time can cure it."""


# What the message of the driver holds, what that means, what to do, and whether time can cure it.
_TROUBLES = (
    ("database is locked", "it is locked by another program", "Wait until that is done and run the same command again", True),
    ("unable to open database file", "its file cannot be opened", "Check its folder, or name another place with --store", False),
    ("readonly database", "it is read-only", "Make it and its folder writable, or name another place with --store", False),
    ("disk is full", "the disk is full", "Make room and run the same command again; what was kept stays", False),
    ("no space left", "the disk is full", "Make room and run the same command again; what was kept stays", False),
    ("disk i/o error", "the disk failed, or a limit on the size of files was met", "Check the disk; what was kept stays", False),
    ("not a database", "its file is no SQLite database", "Name another place with --store", False),
    ("malformed", "its file is damaged", "Take it from a backup, or load the files again into a new store", False),
    ("authentication failed", "the server refuses the user or the password", "Check the user and the password in --store", False),
    ("does not exist", "the database or a table is not there", "Check the name in --store, or make it with createdb", False),
    ("permission denied", "the user may not write there", "Ask the database's owner for the right to create tables", False),
    ("connection refused", "the server does not answer", "Start it, or check host and port in --store", True),
    ("resolve host", "the server's name is not known", "Check the host in --store", False),
    ("server closed the connection", "the server went away", "Run the same command again; what was kept stays", True),
    ("connection", "the connection to the server broke", "Run the same command again; what was kept stays", True),
)


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turns what the database raises inside into a StoreError about the store at `where`."""
    try:
        yield
    except SQLAlchemyError as error:
        raise explained(where, error) from error


def explained(where: str, error: SQLAlchemyError) -> StoreError:
    """The error as a user can act on it."""
    said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    lower = said.lower()
    for sign, meaning, remedy, passing in _TROUBLES:
        if sign in lower:
            kind = StoreBusy if passing else StoreError
            return kind(f"The store {where} cannot be used: {meaning}", remedy)
    first = (said.splitlines() or ["unknown error"])[0]
    return StoreError(f"The store {where} cannot be used: {first}", "If this comes again, load the files into a new store")
