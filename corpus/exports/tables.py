"""The long tables as data: names, types, keys, and what each column means in both languages (`columns.toml`)."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, cast, get_args

ColumnType = Literal["string", "integer", "number", "decimal", "boolean", "date"]
Value = str | int | float | bool | Decimal | date | None
Row = dict[str, Value]  # by the name of the column
Entry = str | list[str]  # "@place", or a column's five words

PYTHON_TYPES: dict[ColumnType, type] = {
    "string": str, "integer": int, "number": float, "decimal": Decimal, "boolean": bool, "date": date,
}  # fmt: skip
CHANGES = "changes"  # the one table that only an export with --since has


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its meaning; `label` is what it is called in Vietnamese."""

    name: str
    type: ColumnType
    label: str
    en: str
    vi: str


@dataclass(frozen=True, slots=True)
class LongTable:
    """A table with one row an item; the columns of `key` tell its rows apart."""

    name: str
    key: tuple[str, ...]
    en: str
    vi: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)


def _read() -> dict[str, LongTable]:
    with (Path(__file__).parent / "columns.toml").open("rb") as file:
        read = tomllib.load(file)
    shared: dict[str, list[list[str]]] = read["shared"]
    return {
        table["name"]: LongTable(
            name=table["name"],
            key=tuple(table["key"]),
            en=table["en"],
            vi=table["vi"],
            columns=tuple(_columns(table["columns"], shared)),
        )
        for table in read["table"]
    }


def _columns(entries: list[Entry], shared: dict[str, list[list[str]]]) -> list[Column]:
    columns = []
    for entry in entries:
        for name, kind, label, en, vi in shared[entry[1:]] if isinstance(entry, str) else [entry]:
            if kind not in get_args(ColumnType):
                raise ValueError(f"{name}: there is no type {kind!r}")
            columns.append(Column(name, cast(ColumnType, kind), label, en, vi))
    return columns


TABLES = _read()  # by name, in the order of the file
