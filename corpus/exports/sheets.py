"""The sheets of the workbook as data (`sheets.toml`), and the rows of a record on them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from corpus.exports.days import parse_day
from corpus.exports.rows import rows_of
from corpus.exports.tables import TABLES, Column, ColumnType, Row, Value
from schemas.record import PlanRecord


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the long table whose rows it shows, its name in the workbook, its columns."""

    table: str
    title: str
    columns: tuple[Column, ...]


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets in the order of the workbook."""
    with (Path(__file__).parent / "sheets.toml").open("rb") as file:
        read = tomllib.load(file)
    extra = {}
    for one in read["extra"]:
        kind, label, en, vi = one["column"]
        extra[one["name"]] = Column(one["name"], cast(ColumnType, kind), label, en, vi)
    return tuple(
        Sheet(one["table"], one["title"], tuple(_column(one["table"], name, extra) for name in one["columns"]))
        for one in read["sheet"]
    )


def _column(table: str, name: str, extra: dict[str, Column]) -> Column:
    owner, _, bare = name.rpartition(".")
    known = {column.name: column for column in TABLES["plans" if owner else table].columns}
    return known.get(bare) or extra[bare]


def sheet_rows(record: PlanRecord) -> Iterator[tuple[str, Row]]:
    """By sheet, the rows of the record with all that its columns may ask for, except `link`.

    Columns of the plan stand under their own names in every row.
    """
    tables = rows_of(record)
    headings = {section.section_id: _said(section.number, section.heading) for section in record.sections}
    (plan,) = tables["plans"]
    document = "/".join(part for part in (record.header.number, record.header.symbol) if part) or None
    of_plan: Row = {"issuing_body": plan["issuing_body"], "year": plan["year"], "document": document}
    yield "plans", {**plan, **of_plan}
    for name in ("targets", "assignments", "dates", "references", "flags"):
        for at, row in enumerate(tables[name]):
            more = _of_task(record, at) if name == "assignments" else {}
            section = row.get("section_id")
            yield name, {**of_plan, **row, **more, "section": headings.get(section) if isinstance(section, str) else None}


def _of_task(record: PlanRecord, at: int) -> Row:
    task = record.assignments[at]
    due = record.dates[task.deadline] if task.deadline is not None else None
    return {
        "lead": "; ".join(who.text for who in task.assignees if who.part == "lead") or None,
        "support": "; ".join(who.text for who in task.assignees if who.part == "support") or None,
        "deadline_day": parse_day(due.latest) if due else None,
        "deadline_recurrence": due.recurrence if due else None,
        "deadline_quote": due.span.text if due else None,
    }


def _said(number: str | None, heading: str | None) -> Value:
    return ". ".join(part for part in (number, heading) if part) or None
