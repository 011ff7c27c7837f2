"""Generated plans through every form of export and back: equal to the store, figure for figure.

    .venv/bin/python -m benchmarks.round_trips [PLANS] [STORE]

A store that is named is taken as it is; else generated plans, 10,000 by default, are put into one as the extractors read
them.  Parquet, CSV and JSON lines are made into records again and compared whole; every cell of the workbook is compared with
what the records say; the schema judges every line.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import openpyxl
from jsonschema import Draft202012Validator

from corpus.exports.json_lines import read_json_lines
from corpus.exports.sheets import sheet_rows, sheets
from corpus.exports.tables import CHANGES
from corpus.generator.write import write_plans
from corpus.store.store import Store
from flows.export import Request, run_export
from flows.load import Settings, load_paths
from schemas.export import json_schema
from tests.corpus.exported import read_csv, read_parquet, records_again
from tests.corpus.test_exports_workbook import same


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = sys.argv[2] if len(sys.argv) > 2 else f"sqlite:///{folder}/plans.db"
        if len(sys.argv) <= 2:
            load(url, folder / "plans", wanted)
        with Store.open(url, create=False) as store:
            print(f"{sum(1 for _ in store.record_jsons()):,} plans, {sum(1 for _ in store.targets()):,} targets in the store")
            for form, check in CHECKS.items():
                started = perf_counter()
                out = folder / f"out.{form}"
                run_export(store, Request(form=form, out=str(out), links=""))
                print(f"{form:8} {check(store, out)}  ({perf_counter() - started:.0f} s)", flush=True)


def load(url: str, folder: Path, count: int) -> None:
    write_plans(folder, count, form="mixed")
    load_paths([str(folder)], Settings(store=url))


def tables(read: Callable[[Path], dict[str, list[dict[str, object]]]]) -> Callable[[Store, Path], str]:
    def check(store: Store, out: Path) -> str:
        found = {record.plan_id: record for record in records_again(read(out))}
        return told(found.pop(record.plan_id, None) == record for record in store.records()) + f", {len(found)} too many"

    return check


def lines(store: Store, out: Path) -> str:
    validator = Draft202012Validator(json.loads(json_schema()))
    with out.open(encoding="utf-8") as file:
        valid = told(validator.is_valid(json.loads(line)) for line in file)
    with out.open(encoding="utf-8") as file:
        equal = told(a == b for a, b in zip(read_json_lines(file), store.records(), strict=True))
    return f"{equal}; of the schema {valid}"


def cells(store: Store, out: Path) -> str:
    book = openpyxl.load_workbook(out, read_only=True)
    pages = {page.title.split("(")[1].rstrip(")"): page.iter_rows(values_only=True) for page in book.worksheets}
    columns = {sheet.table: [column.name for column in sheet.columns] for sheet in sheets() if sheet.table != CHANGES}
    for name in columns:
        next(pages[name])  # the heads

    def judged() -> Iterator[bool]:
        for record in store.records():
            for name, row in sheet_rows(record):
                found = dict(zip(columns[name], next(pages[name]), strict=True))
                yield from (same(cell, row[column]) for column, cell in found.items() if column != "link")

    equal = told(judged())
    return f"{equal} cells, {sum(1 for name in columns for _ in pages[name])} rows too many"


def told(verdicts: Iterator[bool]) -> str:
    right = wrong = 0
    for verdict in verdicts:
        right, wrong = right + verdict, wrong + (not verdict)
    return f"{right:,} equal, {wrong} not"


CHECKS = {"parquet": tables(read_parquet), "csv": tables(read_csv), "jsonl": lines, "xlsx": cells}


if __name__ == "__main__":
    main()
