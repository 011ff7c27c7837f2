"""The files under the paths that a user names, and what was passed over on the way."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from flows.objects import files_under, is_address, local_path
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


class Finder:
    """The files to try under the paths, and what is none, found while one goes through it; once.

    A file that is named is tried whatever its name, a folder is walked in the order of its names, and nothing is
    found twice.  It keeps no list: there may be millions.
    """

    def __init__(self, paths: Iterable[str | Path]) -> None:
        self._paths = paths
        self._walked: list[str] = []
        self._named: set[str] = set()
        self.files = 0  # so far
        self.problems = 0
        self.passed_over: Counter[str] = Counter()  # by suffix
        self.hidden = 0

    def __iter__(self) -> Iterator[str | Problem]:
        for path in map(local_path, map(str, self._paths)):
            if is_address(path):
                yield from self._objects(path)
                continue
            full = os.path.abspath(path)
            if os.path.isdir(full):
                yield from self._walk(full)
            elif self._came(full):
                continue
            elif os.path.lexists(full):
                self._named.add(full)
                self.files += 1
                yield full
            else:
                yield self._problem(
                    full, "unreadable", "There is no such file or folder", "Check the path for a slip of the pen."
                )

    def _walk(self, folder: str) -> Iterator[str | Problem]:
        if self._was_walked(folder):
            return
        before = self.files, self.problems, self.passed_over.total()
        for path in self._under(folder):
            if isinstance(path, Problem):
                yield path
            elif self._may_be_plan(path) and path not in self._named and (os.path.isfile(path) or os.path.islink(path)):
                self.files += 1  # no pipes, no devices; a broken link is told
                yield path
        self._walked.append(folder)
        if (self.files, self.problems) == before[:2] and not any(named.startswith(folder + os.sep) for named in self._named):
            others = self.passed_over.total() - before[2]
            message = f"The folder holds no file that could be a plan ({others} of other kinds)"
            yield self._problem(folder, "empty", message, "Name a folder with DOCX, PDF or text files.")

    def _may_be_plan(self, path: str) -> bool:
        """Whether its name does not say that it is none; counts it where it does."""
        if _is_hidden(name := os.path.basename(path)):
            self.hidden += 1
        elif (suffix := PurePath(name).suffix.lower()) in PASSED_OVER:
            self.passed_over[suffix] += 1
        else:
            return True
        return False

    def _objects(self, address: str) -> Iterator[str | Problem]:
        """The files under an address of an object store."""
        try:
            for path in filter(self._may_be_plan, files_under(address)):
                self.files += 1
                yield path
        except (OSError, ValueError) as error:
            first = (str(error).splitlines() or ["unknown error"])[0]
            yield self._problem(
                address, "unreadable", f"The address cannot be listed ({first})", "Check it and your rights there."
            )

    def _under(self, folder: str) -> Iterator[str | Problem]:
        closed: list[OSError] = []
        for here, folders, names in os.walk(folder, onerror=closed.append):
            yield from self._closed(closed)
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and os.path.join(here, name) not in self._walked
            )
            yield from (os.path.join(here, name) for name in sorted(names))
        yield from self._closed(closed)

    def _closed(self, errors: list[OSError]) -> Iterator[Problem]:
        while errors:
            error = errors.pop()
            message = f"The folder cannot be opened ({error.strerror or error})"
            yield self._problem(str(error.filename), "unreadable", message, "Ask for the right to read it.")

    def _problem(self, path: str, reason: Reason, message: str, remedy: str) -> Problem:
        self.problems += 1
        return Problem(printable(path), reason, message, remedy)

    def _was_walked(self, path: str) -> bool:
        """Whether the folder, or the folder of the file, was walked."""
        ways = [path[len(folder) :] for folder in self._walked if path == folder or path.startswith(folder + os.sep)]
        return any(not any(part.startswith(".") for part in way.split(os.sep)) for way in ways)

    def _came(self, file: str) -> bool:
        """Whether a walk or a name has brought the file already."""
        name = os.path.basename(file)
        is_walked_over = not _is_hidden(name) and PurePath(name).suffix.lower() not in PASSED_OVER
        return file in self._named or (is_walked_over and self._was_walked(os.path.dirname(file)))


def printable(path: str) -> str:
    """The path as text: bytes that are no UTF-8 are written out as \\x…, so that it can be kept and shown."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _is_hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or name.lower() in _SYSTEM
