"""The index of words: FTS5 in SQLite, a tsvector in PostgreSQL, both over text that we folded ourselves.

Neither database folds Vietnamese right (FTS5 leaves đ alone), so what goes in is already folded.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, column, func, literal_column, select, table, text
from sqlalchemy.sql import Select

from corpus.store.folding import searchable
from corpus.store.rows import PlanRows

_WORDS = table("plan_words", column("rowid"), column("id"), column("words"))
_CONFIG: ColumnElement[str] = literal_column("'simple'")  # no stemming, no stop words
_TSVECTOR_CHARACTERS = 500_000  # a tsvector may take 1 MB; words further in are not found in PostgreSQL

_KEEP = {
    "sqlite": text("INSERT INTO plan_words (rowid, words) SELECT id, :words FROM plans WHERE plan_id = :plan_id"),
    "postgresql": text(
        "INSERT INTO plan_words (id, words) SELECT id, to_tsvector('simple', :words) FROM plans WHERE plan_id = :plan_id"
    ),
}


def keep_words(connection: Connection, plans: Sequence[PlanRows]) -> None:
    """Indexes the words of plans that stand in the table `plans`; they leave it with their plan."""
    most = _TSVECTOR_CHARACTERS if connection.dialect.name == "postgresql" else None
    rows = [{"plan_id": plan.plan["plan_id"], "words": plan.words[:most]} for plan in plans]
    connection.execute(_KEEP[connection.dialect.name], rows)


def rows_with(dialect: str, phrases: Sequence[str]) -> Select[tuple[int]]:
    """The `plans.id` of the plans in which each phrase stands, with or without diacritics.

    A phrase without a letter or digit stands nowhere.
    """
    wanted = [searchable(phrase) for phrase in phrases]
    if dialect == "sqlite":
        query = " AND ".join(f'"{phrase}"' for phrase in wanted)
        return select(_WORDS.c.rowid).where(_WORDS.c.words.op("MATCH")(query))
    return select(_WORDS.c.id).where(*(_WORDS.c.words.op("@@")(func.phraseto_tsquery(_CONFIG, phrase)) for phrase in wanted))
