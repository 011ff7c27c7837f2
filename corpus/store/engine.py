"""The connection to a store's database, and its two kinds of transaction."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from corpus.store.address import is_sqlite

BUSY_SECONDS = 60  # how long a writer waits for another before it gives up
_WRITERS_LOCK = 0x6B65686F61636821  # "kehoach!": one number for all loaders of a PostgreSQL store
_ALONE = text("SELECT pg_advisory_xact_lock(:lock)")
_BESIDE_OTHERS = text("SELECT pg_advisory_xact_lock_shared(:lock)")
_EACH = text("SELECT count(pg_advisory_xact_lock(lock)) FROM unnest(CAST(:locks AS bigint[])) AS lock")
_to_json = partial(json.dumps, ensure_ascii=False)


def connect(url: URL, *, create: bool) -> Engine:
    """The engine of the store; nothing is opened yet."""
    if not is_sqlite(url):
        return create_engine(url, json_serializer=_to_json, pool_pre_ping=True)
    engine = create_engine(url, json_serializer=_to_json, connect_args={"timeout": BUSY_SECONDS})

    def set_up(connection: Any, _: object) -> None:
        # The driver's own transactions begin too late (at the first write): we begin them ourselves.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        if create:  # a reader leaves the file as it is
            cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA wal_autocheckpoint = 8000")  # pages: a batch writes 1000, and most of them again in the next
        cursor.close()

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: Engine, plan_ids: Collection[str] | None = None) -> Iterator[Connection]:
    """A transaction that no other writer overlaps; committed at the end, undone by an error.

    With `plan_ids` it writes only what belongs to these plans: in PostgreSQL those who keep other plans need not wait.
    """
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(_ALONE if plan_ids is None else _BESIDE_OTHERS, {"lock": _WRITERS_LOCK})
            if plan_ids:
                locks = [int.from_bytes(bytes.fromhex(plan_id), signed=True) for plan_id in plan_ids]
                connection.execute(_EACH, {"locks": sorted(locks)})  # in one order, so that no two wait for each other
        yield connection


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
