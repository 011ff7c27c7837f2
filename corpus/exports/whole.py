"""Outputs that are whole or not there: made beside their place, and moved into it when they are done."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas.errors import PlanError

PACKAGE = "datapackage.json"  # by this file a folder is known as an export, which a newer one may replace


class OutputUnwritable(PlanError):  # noqa: N818  the state of an output, as SourceUnreadable is of a source
    """A place where nothing can be written."""


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path to write to; it becomes `target`, in place of what was there, when the block ends well.

    Raises OutputUnwritable, also for what goes wrong with the disk inside the block.
    """
    part = None
    try:
        # Beside the target: a file moves into place at once only within one disk.
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(descriptor)
        part = Path(name)
        yield part
        part.chmod(0o666 & ~_umask())  # mkstemp lets nobody else read it
        part.replace(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A new folder to write into; it becomes `target`, in place of an earlier export, when the block ends well.

    Raises OutputUnwritable, also for a folder that holds something else than an export: that is never replaced.
    """
    new = None
    try:
        if target.exists() and not _may_be_replaced(target):
            raise OutputUnwritable(f"{target} is there and is no earlier export. Name a new folder with --out.")
        new = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        yield new
        new.chmod(0o777 & ~_umask())
        if target.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.parent))
            target.rename(old / "export")
            new.rename(target)
            shutil.rmtree(old, ignore_errors=True)
        else:
            new.rename(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and ((folder / PACKAGE).is_file() or not any(folder.iterdir()))


def _unwritable(target: Path, error: OSError) -> OutputUnwritable:
    return OutputUnwritable(f"{target} cannot be written ({error.strerror or error}). Name another place with --out.")


def _umask() -> int:
    now = os.umask(0)
    os.umask(now)
    return now
