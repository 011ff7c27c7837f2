"""Records written for other programs; a file is whole or not there."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from schemas.errors import PlanError

FORMATS = ("jsonl",)
LATER = ("csv", "parquet", "xlsx", "ics")


class OutputUnwritable(PlanError):  # noqa: N818  the state of an output, as SourceUnreadable is of a source
    """A place where nothing can be written."""


def write_jsonl(records: Iterable[str], out: str) -> int:
    """How many records were written, a line each, to the file, or to standard output for "-".

    The file appears when it is whole, in place of one that was there before.  Raises OutputUnwritable.
    """
    if out == "-":
        return _write_lines(records, sys.stdout)
    target = Path(out)
    try:
        # Beside the target: a file moves into place at once only within one disk.
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise _unwritable(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            count = _write_lines(records, file)
        part.chmod(0o666 & ~_umask())  # mkstemp lets nobody else read it
        part.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _write_lines(records: Iterable[str], file: TextIO) -> int:
    count = 0
    for record in records:
        file.write(record)
        file.write("\n")
        count += 1
    return count


def _unwritable(target: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(f"{target} cannot be written ({error.strerror or error}). Name another place with --out.")


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
