"""The tables: one row a file, a plan and an item, each item with the span that it was read from.

A change here needs a revision in `migrations/versions`; a test compares the two.
"""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from corpus.store.column_types import Exact

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_Json = JSON(none_as_null=True)


def _ordered() -> TypeEngine[str]:
    """Text that is sorted by code point in both databases, so that lists come in one order."""
    return Text().with_variant(Text(collation="C"), "postgresql")


# Where a plan lies: a path each.  The same bytes under two names are two files and one plan.
files = Table(
    "files",
    metadata,
    Column("path", _ordered(), primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_folded", Text, nullable=False),
    Column("state", Text, nullable=False),  # kept | set_aside
    Column("sha256", Text, index=True),  # None where the file could not be opened
    Column("reason", Text),  # one of schemas.errors.Reason, of a file that is set aside
    Column("message", Text),
    Column("remedy", Text),
    Column("reader_version", Text, nullable=False),  # of the readers that set it aside
)

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),  # the row of the word index; changes when the plan is kept again
    Column("plan_id", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("schema_version", Text, nullable=False),
    Column("extractor_version", Text, nullable=False),
    Column("reader_version", Text, nullable=False),
    Column("name", _ordered(), nullable=False),
    Column("format", Text, nullable=False),
    Column("pages", Integer),
    Column("ocr", Boolean, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("kind", Text),
    Column("number", Text),
    Column("symbol", Text),
    Column("issuing_body", Text),
    Column("parent_body", Text),
    Column("issuer_folded", _ordered(), nullable=False),  # both bodies, as they are searched
    Column("place", Text),
    Column("issued_on", Text),  # ISO 8601, as precise as the page
    Column("title", Text),
    Column("title_folded", Text, nullable=False),
    Column("theme", Text),
    Column("period_first", Integer),
    Column("period_last", Integer),
    Column("year_first", Integer),  # of the period, else the year of issue: what a filter by year looks at
    Column("year_last", Integer),
    Column("signer_name", Text),
    Column("signer_position", Text),
    Column("signer_on_behalf", Text),
    Column("number_state", Text, nullable=False),
    Column("date_state", Text, nullable=False),
    Column("recipients", _Json, nullable=False),
    Column("header_spans", _Json, nullable=False),
    Column("section_count", Integer, nullable=False),
    Column("date_count", Integer, nullable=False),
    Column("target_count", Integer, nullable=False),
    Column("assignment_count", Integer, nullable=False),
    Column("reference_count", Integer, nullable=False),
    Column("error_count", Integer, nullable=False),  # flags by severity
    Column("warning_count", Integer, nullable=False),
    Column("unexplained_count", Integer, nullable=False),
)

# The whole record, byte for byte as it was extracted, and the document that it was extracted from: a
# changed rule reads the document again and not the file.  Both JSON, packed by zlib.
plan_contents = Table(
    "plan_contents",
    metadata,
    Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
    Column("record", LargeBinary, nullable=False),
    Column("document", LargeBinary, nullable=False),
)


def _items(name: str, *columns: Column[Any], in_section: bool = True, span_optional: bool = False) -> Table:
    """A table of items: the plan and the place in its list are the key, the span says where it was read."""
    section = [Column("section_id", Text)] if in_section else []
    return Table(
        name,
        metadata,
        Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("span_start", Integer, nullable=span_optional),
        Column("span_end", Integer, nullable=span_optional),
        Column("span_text", Text, nullable=span_optional),
        Column("page", Integer),
        Column("bbox", _Json),
        *section,
        *columns,
    )


def _judged() -> list[Column[Any]]:
    """What every extracted item says of itself."""
    return [
        Column("confidence", Float, nullable=False),
        Column("inferred", Boolean, nullable=False),
        Column("rule", Text, nullable=False),
    ]


sections = _items(
    "sections",
    Column("section_id", Text, nullable=False),
    Column("number", Text),
    Column("heading", Text),
    Column("level", Integer, nullable=False),
    Column("parent_id", Text),
    Column("role", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("body_start", Integer, nullable=False),
    in_section=False,
)

dates = _items(
    "dates",
    *_judged(),
    Column("type", Text, nullable=False),
    Column("value", Text),
    Column("earliest", Text),
    Column("latest", Text, index=True),
    Column("mod", Text),
    Column("recurrence", Text),
    Column("role", Text, nullable=False),
    Column("anchor", Text),
)

targets = _items(
    "targets",
    *_judged(),
    Column("indicator", Text, nullable=False),
    Column("indicator_folded", Text, nullable=False),
    Column("subject", Text),
    Column("comparator", Text, nullable=False),
    Column("value", Exact, nullable=False),
    Column("value_max", Exact),
    Column("unit", Text),
    Column("unit_code", Text),
    Column("status", Text, nullable=False),
    Column("change_direction", Text),
    Column("change_value", Exact),
    Column("change_unit_code", Text),
    Column("change_relative_to", Text),
    Column("period_first", Integer, index=True),
    Column("period_last", Integer),
    Column("of_value", Exact),
    Column("part_of", Integer),
    Column("plan_share", Exact),
    Column("figure_start", Integer, nullable=False),
    Column("figure_end", Integer, nullable=False),
)

assignments = _items(
    "assignments",
    *_judged(),
    Column("action", Text, nullable=False),
    Column("deadline", Integer),  # position in `dates`
    Column("deadline_rule", Text),
    Column("report_to", Text),
    Column("product", Text),
)

assignees = Table(
    "assignees",
    metadata,
    Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
    Column("assignment", Integer, primary_key=True, autoincrement=False),  # position in `assignments`
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("part", Text, nullable=False),
)

references = _items(
    "plan_references",
    *_judged(),
    Column("kind", Text, nullable=False),
    Column("number", Text),
    Column("symbol", Text),
    Column("canonical", Text, index=True),
    Column("title", Text),
    Column("issuer", Text),
    Column("date", Text),
    Column("relation", Text, nullable=False),
)

flags = _items(
    "flags",
    Column("code", _ordered(), nullable=False, index=True),
    Column("severity", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("message_vi", Text, nullable=False),
    in_section=False,
    span_optional=True,
)

unexplained = _items("unexplained")

# What tells which plans have nearly the same text; a row a plan.
sketches = Table(
    "plan_sketches",
    metadata,
    Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
    Column("runs", Integer, nullable=False),  # of syllables: how long the text is
    Column("signature", LargeBinary, nullable=False),
)

# Which plans are one plan in several versions.  A plan without a row has not been looked at; it leaves with its plan.
versions = Table(
    "plan_versions",
    metadata,
    Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
    Column("group_id", Text, index=True),  # the least plan_id of the group; None for a plan that has no other version
    Column("place", Integer, nullable=False),  # 1 is the best version
    Column("size", Integer, nullable=False),  # versions of the group when it was formed
)

# Where versions of a plan meet: the keys of plans with nearly the same text or the same number are partly the same.
# Old keys of a plan that was read anew do no harm: whoever meets is compared.
version_keys = Table(
    "version_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("office", BigInteger, primary_key=True, autoincrement=False),  # 0: the plan does not name its office
    Column("number", BigInteger, primary_key=True, autoincrement=False),  # 0: it has none yet
    Column("plan_id", Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Plans whose sentences were sought in the earlier plans of their office; a plan without a row was not looked at.
copies_sought = Table(
    "copies_sought",
    metadata,
    Column("plan_id", Text, ForeignKey("plans.plan_id", ondelete="CASCADE"), primary_key=True),
)

ITEM_TABLES = (sketches, sections, dates, targets, assignments, assignees, references, flags, unexplained)
