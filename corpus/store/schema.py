"""Bringing a store's tables to the version that this program knows."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from corpus.store.engine import writing
from schemas.errors import StoreError

HEAD = "0004"  # the newest revision; a test compares it with `migrations/versions`
VERSION_TABLE = "kehoach_version"
MIGRATIONS = Path(__file__).parent / "migrations"


def prepare(engine: Engine, where: str, *, create: bool) -> None:
    """Makes or brings up the tables; StoreError for a store of a newer program or of another one.

    With `create` false nothing is made where there is nothing, but an older store is brought up all the same.
    """
    with engine.connect() as connection:
        there = _version(connection)
        if there == HEAD:
            return
        if there is None and not create:
            raise StoreError(f"There is no store at {where}", "Load plans into it first: kehoach load FOLDER")
        others = inspect(connection).get_table_names() if there is None and engine.dialect.name == "sqlite" else []
    if others:
        raise StoreError(
            f"{where} belongs to another program (it holds {', '.join(others[:3])})", "Name another place with --store"
        )
    with writing(engine) as connection:
        _bring_up(connection, where)


def _version(connection: Connection) -> str | None:
    """The revision that the store is at, None where there is no store yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _bring_up(connection: Connection, where: str) -> None:
    from alembic import command  # noqa: PLC0415  half a second that only a new or old store has to pay
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    there = _version(connection)  # another loader may have made the tables while this one waited
    if there == HEAD:
        return
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes.update(connection=connection, version_table=VERSION_TABLE)
    known = {revision.revision for revision in ScriptDirectory.from_config(config).walk_revisions()}
    if there is not None and there not in known:
        raise StoreError(
            f"The store {where} was made by a newer kehoach (its tables are at version {there})", "Install the newer kehoach"
        )
    command.upgrade(config, "head")
