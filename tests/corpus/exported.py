"""Exports read back: typed rows out of the files, and the records made again from the rows."""

import csv
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from corpus.exports.csv_folder import CsvPart
from corpus.exports.datapackage import write_descriptions
from corpus.exports.folder import TableFolder
from corpus.exports.parquet_folder import ParquetPart
from corpus.exports.tables import TABLES
from corpus.generator import generate_many
from corpus.readers.read import read_file
from extractors.annotator import annotator
from extractors.pipeline import extract
from schemas.record import PlanRecord

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files"
Rows = dict[str, list[dict[str, Any]]]

_TRUTH = {"true": True, "false": False, "t": True, "f": False}  # PostgreSQL writes t and f
_FROM_TEXT: dict[str, Callable[[str], object]] = {
    "string": str, "integer": int, "number": float, "decimal": Decimal, "boolean": _TRUTH.__getitem__, "date": date.fromisoformat,
}  # fmt: skip


@cache
def sample_records() -> tuple[PlanRecord, ...]:
    """The records of the sample plans, in the order of their names."""
    files = sorted((p for p in SAMPLES.rglob("*") if p.is_file()), key=lambda p: (p.name, p.parent.name))
    return tuple(extract(read_file(path), annotator()) for path in files)


@cache
def generated_records(folder: Path, count: int) -> tuple[PlanRecord, ...]:
    """The records of generated plans, which are written to the folder to be read."""
    records = []
    for plan in generate_many(count, 7):
        path = folder / plan.file_name("txt")
        path.write_text(plan.text, encoding="utf-8")
        records.append(extract(read_file(path), annotator()))
    return tuple(records)


def write_tables(folder: Path, form: str, records, *, by_year: bool = False) -> Path:
    """The folder of an export, as the command writes it."""
    folder.mkdir()
    tables = TableFolder(folder, form, {"csv": CsvPart, "parquet": ParquetPart}[form], by_year=by_year)
    for record in records:
        tables.add(record)
    write_descriptions(folder, tables.close(), ())
    return folder


def read_csv(folder: Path) -> Rows:
    """The rows of all tables, each value of the type that its column has."""
    found: Rows = {}
    for path in sorted(folder.rglob("*.csv")):
        types = {column.name: _FROM_TEXT[column.type] for column in TABLES[path.stem].columns}
        with path.open(encoding="utf-8", newline="") as file:
            rows = [{k: types[k](v) if v else None for k, v in row.items()} for row in csv.DictReader(file)]
        found.setdefault(path.stem, []).extend(rows)
    return found


def read_parquet(folder: Path) -> Rows:
    """The rows of all tables."""
    found: Rows = {}
    for path in sorted(folder.rglob("*.parquet")):
        found.setdefault(path.stem, []).extend(pq.ParquetFile(path).read().to_pylist())
    return found


def records_again(tables: Rows) -> list[PlanRecord]:
    """The records that the rows were made of, in the order of the plans."""
    by_plan: dict[str, Rows] = defaultdict(lambda: {name: [] for name in TABLES})
    for name, rows in tables.items():
        for row in rows:
            by_plan[row["plan_id"]][name].append(row)
    return [_record(by_plan[plan["plan_id"]]) for plan in tables["plans"]]


def _record(tables: Rows) -> PlanRecord:
    (plan,), ((text,)) = tables["plans"], [row["text"] for row in tables["texts"]]
    offices = defaultdict(list)
    for row in tables["assignees"]:
        offices[row["assignment"]].append({"text": row["assignee"], "part": row["part"]})
    signer = {name: plan[f"signer_{name}"] for name in ("name", "position", "on_behalf")}
    header = {
        **_some(plan, "kind number symbol issuing_body parent_body place issued_on title theme number_state date_state"),
        "period": _years(plan),
        "signer": signer if any(signer.values()) else None,
        "recipients": [row["recipient"] for row in tables["recipients"]],
        "spans": {row["field"]: _span(row) for row in tables["header_places"]},
    }
    return PlanRecord.model_validate(
        {
            **_some(plan, "schema_version plan_id extractor_version"),
            "source": {**_some(plan, "sha256 format pages ocr"), "name": plan["file_name"]},
            "text": text,
            "header": header,
            "sections": [
                {
                    **_some(row, "section_id number heading level parent_id role body_start"),
                    "rule": row["rule"] or "",
                    "span": _span({**row, "quote": text[row["span_start"] : row["span_end"]]}),
                }
                for row in tables["sections"]
            ],
            "dates": [
                {
                    **_item(row),
                    **_some(row, "type value mod recurrence role anchor"),
                    "earliest": row["earliest"] and row["earliest"].isoformat(),
                    "latest": row["latest"] and row["latest"].isoformat(),
                }
                for row in tables["dates"]
            ],
            "targets": [
                {
                    **_item(row),
                    **_some(row, "indicator subject comparator value value_max unit unit_code status part_of plan_share"),
                    **_some(row, "figure_start figure_end"),
                    "of": row["of_value"],
                    "period": _years(row),
                    "change": _change(row),
                }
                for row in tables["targets"]
            ],
            "assignments": [
                {
                    **_item(row),
                    **_some(row, "action deadline deadline_rule report_to product"),
                    "assignees": offices[row["position"]],
                }
                for row in tables["assignments"]
            ],
            "references": [
                {**_item(row), **_some(row, "kind number symbol canonical title issuer date relation")}
                for row in tables["references"]
            ],
            "flags": [{**_some(row, "code severity message message_vi"), "span": _span(row)} for row in tables["flags"]],
            "unexplained": [{"span": _span(row), "section_id": row["section_id"]} for row in tables["unexplained"]],
            "explained": {row["reason"]: row["figures"] for row in tables["explained"]},
        }
    )


def _some(row, names):
    return {name: row[name] for name in names.split()}


def _span(row):
    if row["span_start"] is None:
        return None
    box = (row["x0"], row["top"], row["x1"], row["bottom"])
    place = {"start": row["span_start"], "end": row["span_end"], "text": row["quote"], "page": row["page"]}
    return {**place, "bbox": None if row["x0"] is None else box}


def _item(row):
    return {"span": _span(row), **_some(row, "section_id confidence inferred"), "rule": row["rule"] or ""}


def _years(row):
    return None if row["period_first"] is None else {"first": row["period_first"], "last": row["period_last"]}


def _change(row):
    if row["change_direction"] is None:
        return None
    return {name: row[f"change_{name}"] for name in ("direction", "value", "unit_code", "relative_to")}
