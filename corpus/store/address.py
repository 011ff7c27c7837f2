"""The address of a store: which database it names, or what is wrong with it."""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from schemas.errors import StoreError

EXAMPLES = "Write sqlite:///folder/name.db (four slashes for a full path) or postgresql+psycopg://user@host/name"


def parse_address(address: str) -> URL:
    """The database that the address names; StoreError where it names none that the store can live in."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{address!r} is no address of a store", EXAMPLES) from error
    if url.drivername in ("sqlite", "sqlite+pysqlite"):
        if not url.database or url.database == ":memory:":
            raise StoreError(f"{address!r} names no file to keep the plans in", EXAMPLES)
        return url
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    raise StoreError(f"A store in {url.drivername!r} is not supported", EXAMPLES)


def absolute(address: str) -> str:
    """The address as it is true in any folder."""
    url = parse_address(address)
    if is_sqlite(url):
        url = url.set(database=os.path.abspath(url.database or ""))
    return url.render_as_string(hide_password=False)


def shown(url: URL) -> str:
    """The address as it may be printed, without its password."""
    return url.render_as_string(hide_password=True)


def is_sqlite(url: URL) -> bool:
    """Whether the store is a file."""
    return url.get_backend_name() == "sqlite"


def check_file(url: URL, *, create: bool) -> None:
    """StoreError where the file of a SQLite store cannot be what it has to be; says so before SQLite does, and clearer."""
    path = Path(url.database or "")
    folder = path.parent
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a store", f"Name a file in it: sqlite:///{path}/kehoach.db")
    if not folder.is_dir():
        raise StoreError(f"The store cannot be made: there is no folder {folder}", f"Make it first: mkdir -p {folder}")
    if not path.exists() or path.stat().st_size == 0:
        if not create:
            raise StoreError(f"There is no store at {path}", "Load plans into it first: kehoach load FOLDER")
        if not os.access(folder, os.W_OK):
            raise StoreError(f"The store cannot be made: the folder {folder} is read-only", "Name another place with --store")
        return
    if not os.access(path, os.R_OK):
        raise StoreError(f"The store {path} may not be read", "Ask its owner for the right to read it")
    with path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3"):
            raise StoreError(f"{path} is no store: it is some other file", "Name another place with --store")
    if create and not (os.access(path, os.W_OK) and os.access(folder, os.W_OK)):
        raise StoreError(f"The store {path} is read-only", "Make it and its folder writable, or name another place with --store")
