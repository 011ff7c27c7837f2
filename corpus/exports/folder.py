"""The long tables as a folder of files, a row group at a time: memory does not grow with the number of plans."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple, Protocol

from corpus.exports.rows import rows_of
from corpus.exports.tables import CHANGES, TABLES, LongTable, Row
from schemas.record import PlanRecord

_ROWS_AT_ONCE = 500
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # how Hive, DuckDB and pyarrow call it


class Part(NamedTuple):
    """A file of the folder."""

    table: str
    path: str  # inside the folder, with slashes
    year: int | None  # of the plans in it, where the folder is parted by year
    rows: int
    left_out: int  # figures that the format cannot hold: more than 22 digits before the point in Parquet
    size: int  # bytes
    sha256: str


class PartWriter(Protocol):
    """What writes one file."""

    @property
    def left_out(self) -> int:
        """How many figures so far were too long for the format; their words stand in `quote`."""

    def write(self, rows: Sequence[Row]) -> None:
        """Adds rows."""

    def close(self) -> None:
        """Ends the file."""


Opener = Callable[[Path, LongTable], PartWriter]


@dataclass(slots=True)
class _Open:
    path: str
    year: int | None
    writer: PartWriter
    rows: list[Row] = field(default_factory=list)
    count: int = 0

    def flush(self) -> None:
        if self.rows:
            self.writer.write(self.rows)
            self.count += len(self.rows)
            self.rows.clear()


class TableFolder:
    """A folder that is being written; `add` records, then `close`.

    By year, a table is a folder of `year=2021/<table>.<suffix>`, and records come year by year.
    """

    def __init__(self, folder: Path, suffix: str, opener: Opener, *, by_year: bool = False) -> None:
        self._folder, self._suffix, self._opener, self._by_year = folder, suffix, opener, by_year
        self._open: dict[str, _Open] = {}
        self._year: int | None = None
        self._parts: list[Part] = []
        if not by_year:
            self._begin(None)

    def add(self, record: PlanRecord) -> None:
        """Writes the rows of the record."""
        tables = rows_of(record)
        if self._by_year:
            year = tables["plans"][0]["year"]
            assert year is None or isinstance(year, int)
            if not self._open or year != self._year:
                self._end()
                self._begin(year)
        for name, rows in tables.items():
            part = self._open[name]
            part.rows += rows
            if len(part.rows) >= _ROWS_AT_ONCE:
                part.flush()

    def add_changes(self, rows: Iterable[Row]) -> None:
        """Writes the table of changes, which no year parts."""
        path = f"{CHANGES}.{self._suffix}"
        part = _Open(path, None, self._opener(self._folder / path, TABLES[CHANGES]), list(rows))
        self._finish(CHANGES, part)

    def close(self) -> list[Part]:
        """Ends the files and tells them, in the order of the tables and years."""
        if self._by_year and not self._parts and not self._open:
            self._begin(None)  # no plan at all: the tables are there all the same
        self._end()
        order = list(TABLES)
        return sorted(self._parts, key=lambda part: (order.index(part.table), part.path))

    def _begin(self, year: int | None) -> None:
        self._year = year
        for name, table in TABLES.items():
            if name == CHANGES:
                continue
            path = f"{name}.{self._suffix}"
            if self._by_year:
                path = f"{name}/year={NO_YEAR if year is None else year}/{path}"
            file = self._folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists():
                raise ValueError(f"the records of {year} do not come one after the other")
            self._open[name] = _Open(path, year, self._opener(file, table))

    def _end(self) -> None:
        for name, part in self._open.items():
            self._finish(name, part)
        self._open.clear()

    def _finish(self, name: str, part: _Open) -> None:
        part.flush()
        part.writer.close()
        file = self._folder / part.path
        with file.open("rb") as opened:
            digest = file_digest(opened, "sha256").hexdigest()
        self._parts.append(Part(name, part.path, part.year, part.count, part.writer.left_out, file.stat().st_size, digest))
