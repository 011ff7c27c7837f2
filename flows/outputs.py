"""A file for other programs, whole or not there."""

import os
import sys
import tempfile
from pathlib import Path

from flows.export import OutputUnwritable


def write_bytes(content: bytes, out: str) -> None:
    """Writes the content to the file, or to standard output for "-"; raises OutputUnwritable.

    The file appears when it is whole, in place of one that was there before.
    """
    if out == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(out)
    part: Path | None = None
    try:
        # Beside the target: a file moves into place at once only within one disk.
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        part = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)  # mkstemp lets nobody else read it
        part.replace(target)
    except OSError as error:
        raise OutputUnwritable(
            f"{target} cannot be written ({error.strerror or error}). Name another place with --out."
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
