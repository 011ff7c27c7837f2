"""Files in an object store, by their addresses: s3://bucket/folder, gs://bucket/folder; file:///folder is a folder.

Who reads what and where it lies is said by the environment (AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, …), never by the address:
addresses are kept with the plans.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from corpus.readers.guards import guard_size

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_PIECE = 1 << 20  # bytes read at once


def is_address(path: str) -> bool:
    """Whether it names no path of this machine."""
    return "://" in path


def local_path(path: str) -> str:
    """The path behind a file:// address; all else as it is.

    >>> local_path("file:///plans/n%C4%83m%202021")
    '/plans/năm 2021'
    """
    return unquote(path.removeprefix("file://")) if path.startswith("file://") else path


def files_under(address: str) -> Iterator[str]:
    """The addresses of the files under it, folder by folder in the order of their names; itself where it is a file.

    Raises OSError where it cannot be listed, and ValueError for an address of an unknown kind.
    """
    from pyarrow.fs import FileSelector, FileType  # noqa: PLC0415  a tenth of a second that others need not pay

    system, path = _opened(address)
    kind = address.partition("://")[0]
    if system.get_file_info(path).type is FileType.File:
        yield f"{kind}://{path}"
        return
    folders = [path]
    while folders:
        below = sorted(system.get_file_info(FileSelector(folders.pop())), key=lambda info: str(info.path))
        yield from (f"{kind}://{info.path}" for info in below if info.type is FileType.File)
        folders += [info.path for info in reversed(below) if info.type is FileType.Directory]


def fetch(address: str, copy: Path) -> str:
    """Copies the file, and gives back the SHA-256 of its bytes; raises OSError, and SourceUnreadable where it is too big."""
    system, path = _opened(address)
    guard_size(system.get_file_info(path).size or 0)
    digest = sha256()
    with system.open_input_stream(path) as source, copy.open("wb") as file:
        while block := source.read(_PIECE):
            digest.update(block)
            file.write(block)
    return digest.hexdigest()


def _opened(address: str) -> tuple["FileSystem", str]:
    """The file system, and the path in it."""
    kind, _, path = address.partition("://")
    bucket = path.partition("/")[0]
    return _system(f"{kind}://{bucket}"), path.rstrip("/")


@cache
def _system(root: str) -> "FileSystem":
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    return FileSystem.from_uri(root)[0]
