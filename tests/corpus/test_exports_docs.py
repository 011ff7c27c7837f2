"""The queries of docs/exports.md, run as they stand there, by DuckDB and pandas."""

import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from corpus.exports.tables import TABLES
from tests.corpus.exported import sample_records, write_tables
from tests.records import document_of, record_of

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "exports.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
PROGRAMS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def records():
    return [record_of(document_of()), *sample_records()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")
    write_tables(folder / "plans-parquet", "parquet", records())
    write_tables(folder / "plans-csv", "csv", records())
    by_year = sorted(records(), key=lambda r: r.header.period.first)
    write_tables(folder / "plans-by-year", "parquet", by_year, by_year=True)
    return folder


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.splitlines()[0][3:40])
def test_duckdb_runs_the_query(query, folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert len(duckdb.connect().execute(query).fetchall()) > 3


def test_duckdb_sums_decimals_exactly(folder, monkeypatch):
    monkeypatch.chdir(folder)
    ((total,),) = duckdb.connect().execute("SELECT sum(value) FROM 'plans-parquet/targets.parquet'").fetchall()
    assert total == sum((target.value for record in records() for target in record.targets), Decimal(0))


@pytest.mark.parametrize("program", PROGRAMS, ids=["parquet", "csv"])
def test_pandas_runs_the_program(program, folder, monkeypatch):
    monkeypatch.chdir(folder)
    names = {}
    exec(compile(program, "docs/exports.md", "exec"), names)  # our own page
    found = names.get("wide", names.get("due"))
    assert isinstance(found, pd.DataFrame)
    assert len(found) > 3
    if "due" in names:
        assert str(found["latest"].dtype).startswith("datetime64")
        assert found["latest"].is_monotonic_increasing or found["latest"].isna().any()


def test_every_table_is_told():
    told = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| `.*$", PAGE, re.MULTILINE))))
    assert set(TABLES) <= told
    changes = (DOCS / "schema_changes.md").read_text(encoding="utf-8").split()
    assert set(TABLES) <= {word.strip("`") for word in changes}
