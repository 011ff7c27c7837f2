"""New rows into the tables.  They come ready for the driver: SQLAlchemy's own binding of values is half of the cost."""

from collections.abc import Sequence

from sqlalchemy import Connection

from corpus.store.rows import ItemRows, PlanRows
from corpus.store.tables import ITEM_TABLES, plan_contents, plans
from corpus.store.words import keep_words


def insert_plans(connection: Connection, new: Sequence[PlanRows]) -> None:
    """Writes all that is kept of plans that are not there."""
    insert_rows(connection, plans.name, ItemRows(tuple(new[0].plan), [tuple(plan.plan.values()) for plan in new]))
    contents = [(plan.plan["plan_id"], plan.record, plan.document) for plan in new]
    insert_rows(connection, plan_contents.name, ItemRows(("plan_id", "record", "document"), contents))
    for table in ITEM_TABLES:
        if found := [plan.items[table.name] for plan in new if table.name in plan.items]:
            insert_rows(connection, table.name, ItemRows(found[0].columns, [row for rows in found for row in rows.values]))
    keep_words(connection, new)


def insert_rows(connection: Connection, table: str, rows: ItemRows) -> None:
    """Writes the rows, if there are any."""
    if rows.values:
        mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"
        names = ", ".join(f'"{name}"' for name in rows.columns)
        marks = ", ".join([mark] * len(rows.columns))
        connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows.values)
