"""The long tables into a schema of a PostgreSQL database: all of it in one transaction, or nothing."""

from collections.abc import Collection, Sequence
from pathlib import Path

import psycopg
from psycopg import sql

from corpus.exports.changes import Change
from corpus.exports.tables import CHANGES, TABLES, ColumnType, LongTable
from schemas.errors import PlanError

SCHEMA = "kehoach_export"
_TYPES: dict[ColumnType, str] = {
    "string": "text",
    "integer": "bigint",
    "number": "double precision",
    "decimal": "numeric",
    "boolean": "boolean",
    "date": "date",
}
_PIECE = 2**20  # bytes sent at once


class DatabaseUnwritable(PlanError):  # noqa: N818  the state of a database
    """A database that the tables cannot be written to."""


def push_tables(folder: Path, address: str, changes: Sequence[Change] | None) -> None:
    """Writes the CSV export in the folder to the database.

    With `changes` only the rows of those plans are replaced or taken away; without, all rows.  Raises DatabaseUnwritable.
    """
    try:
        with psycopg.connect(address) as connection:
            connection.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(SCHEMA)))
            for table in TABLES.values():
                if table.name != CHANGES:
                    _make(connection, table)
                    _clear(connection, table, None if changes is None else [change.plan_id for change in changes])
                    _copy(connection, table, folder / f"{table.name}.csv")
    except psycopg.Error as error:
        first = (str(error).splitlines() or ["unknown error"])[0]
        raise DatabaseUnwritable(f"The database cannot be written: {first}. Check its address and rights.") from error


def _make(connection: psycopg.Connection, table: LongTable) -> None:
    columns = [sql.SQL("{} " + _TYPES[column.type]).format(sql.Identifier(column.name)) for column in table.columns]
    key = sql.SQL("PRIMARY KEY ({})").format(sql.SQL(", ").join(map(sql.Identifier, table.key)))
    made = sql.SQL("CREATE TABLE IF NOT EXISTS {} ({})").format(_name(table), sql.SQL(", ").join([*columns, key]))
    connection.execute(made)
    connection.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(_name(table), f"{table.vi} | {table.en}"))
    for column in table.columns:
        place = sql.SQL("{}.{}").format(_name(table), sql.Identifier(column.name))
        connection.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(place, f"{column.vi} | {column.en}"))


def _clear(connection: psycopg.Connection, table: LongTable, plan_ids: Collection[str] | None) -> None:
    if plan_ids is None:
        connection.execute(sql.SQL("DELETE FROM {}").format(_name(table)))
    else:
        connection.execute(sql.SQL("DELETE FROM {} WHERE plan_id = ANY(%s)").format(_name(table)), [list(plan_ids)])


def _copy(connection: psycopg.Connection, table: LongTable, file: Path) -> None:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.names))
    order = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv, HEADER, ENCODING 'UTF8')").format(_name(table), columns)
    with connection.cursor().copy(order) as copy, file.open("rb") as rows:
        while piece := rows.read(_PIECE):
            copy.write(piece)


def _name(table: LongTable) -> sql.Composed:
    return sql.SQL("{}.{}").format(sql.Identifier(SCHEMA), sql.Identifier(table.name))
