"""The files under the paths that a user names, and what was passed over on the way."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import NamedTuple

from schemas.errors import Reason

# In a folder these are no plans by their name alone.  Everything else is tried, and what is no document is
# set aside with its reason: a plan under an odd name is not lost.
_NO_PLANS = (
    " .xls .xlsx .xlsm .xlsb .csv .tsv .ods .ppt .pptx .pps .ppsx .odp .mdb .accdb"
    " .vsd .vsdx .pub .msg .eml .pst .ics .zip .rar .7z .tar .gz .tgz .bz2"
    " .xz .iso .cab .jar .exe .dll .msi .bat .cmd .ps1 .sh .lnk .url .ini"
    " .sys .dat .mp3 .mp4 .avi .mov .wmv .mkv .wav .flv .m4a .svg .psd .ai"
    " .dwg .dxf .ttf .otf .ico .css .js .json .jsonl .py .db .db-wal .db-shm .sqlite"
    " .sqlite3 .log .tmp .bak .p7s .sig .asc .parquet .toml .yaml .yml"
)
PASSED_OVER = frozenset(_NO_PLANS.split())
_HIDDEN = (".", "~$")  # ~$ is the lock that Word puts beside an open file
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


class Problem(NamedTuple):
    """A path that leads to no plan: one line that says what, why, and what to do."""

    path: str
    reason: Reason
    message: str
    remedy: str


@dataclass(slots=True)
class Found:
    """What stands under the paths, files in the order of their names, each once."""

    files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)  # by suffix
    hidden: int = 0


def find_files(paths: Iterable[str | Path]) -> Found:
    """The files to try under the paths: a file that is named is tried whatever its name, a folder is walked."""
    found = Found()
    for path in paths:
        full = os.path.abspath(path)
        if os.path.isdir(full):
            _walk(full, found)
        elif os.path.lexists(full):
            found.files.append(full)
        else:
            message = "There is no such file or folder"
            found.problems.append(Problem(full, "unreadable", message, "Check the path for a slip of the pen."))
    found.files = list(dict.fromkeys(found.files))
    return found


def printable(path: str) -> str:
    """The path as text: bytes that are no UTF-8 are written out as \\x…, so that it can be kept and shown."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(folder: str, found: Found) -> None:
    before = len(found.files), found.passed_over.total(), len(found.problems)
    for path in _files_under(folder, found):
        name = os.path.basename(path)
        if name.startswith(_HIDDEN) or name.lower() in _SYSTEM:
            found.hidden += 1
        elif (suffix := PurePath(name).suffix.lower()) in PASSED_OVER:
            found.passed_over[suffix] += 1
        elif os.path.isfile(path) or os.path.islink(path):  # no pipes, no devices; a broken link is told
            found.files.append(path)
    if len(found.files) == before[0] and len(found.problems) == before[2]:
        others = found.passed_over.total() - before[1]
        message = f"The folder holds no file that could be a plan ({others} of other kinds)"
        found.problems.append(Problem(folder, "empty", message, "Name a folder with DOCX, PDF or text files."))


def _files_under(folder: str, found: Found) -> Iterator[str]:
    def closed(error: OSError) -> None:
        message = f"The folder cannot be opened ({error.strerror or error})"
        found.problems.append(Problem(str(error.filename), "unreadable", message, "Ask for the right to read it."))

    for here, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(here, name) for name in sorted(names))
