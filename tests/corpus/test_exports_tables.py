"""CSV and Parquet folders: read back they give the same records, and the programs of their users take them."""

import json
from decimal import Decimal

import frictionless
import pyarrow.parquet as pq
import pytest
from frictionless import system

from corpus.exports.csv_folder import csv_value
from corpus.exports.days import first_and_last
from corpus.exports.folder import NO_YEAR
from corpus.exports.parquet_folder import EXACT, arrow_schema
from corpus.exports.rows import rows_of, year_of
from corpus.exports.tables import CHANGES, PYTHON_TYPES, TABLES
from tests.corpus.exported import generated_records, read_csv, read_parquet, records_again, sample_records, write_tables
from tests.records import document_of, record_of

READERS = {"csv": read_csv, "parquet": read_parquet}


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    return generated_records(tmp_path_factory.mktemp("plans"), 300)


def invented():
    return record_of(document_of())


def with_value(value):
    record = invented()
    return record.model_copy(update={"targets": (record.targets[0].model_copy(update={"value": Decimal(value)}),)})


@pytest.mark.parametrize("form", READERS)
def test_what_is_read_back_is_what_was_written(form, generated, tmp_path):
    records = [invented(), *sample_records(), *generated]
    # A plan that came as DOCX and as PDF is two files of two hashes; the same bytes would be one.
    records = list({record.plan_id: record for record in records}.values())
    assert len(records) > 300
    assert records_again(READERS[form](write_tables(tmp_path / "out", form, records))) == records


@pytest.mark.parametrize("form", READERS)
def test_by_year_the_same_records_lie_in_a_folder_a_year(form, tmp_path):
    undated = invented()
    undated = undated.model_copy(update={"header": undated.header.model_copy(update={"period": None, "issued_on": None})})
    dated = [r for r in sample_records() if r.header.period]
    records = [*sorted(dated, key=lambda r: r.header.period.first), undated]
    folder = write_tables(tmp_path / "out", form, records, by_year=True)
    assert (folder / f"plans/year=2021/plans.{form}").is_file()
    assert (folder / f"targets/year={NO_YEAR}/targets.{form}").is_file()
    again = records_again(READERS[form](folder))
    assert sorted(again, key=lambda r: r.plan_id) == sorted(records, key=lambda r: r.plan_id)


def test_by_year_records_out_of_order_are_refused(tmp_path):
    first, second = invented(), record_of(document_of(year=2022), year=2022)
    with pytest.raises(ValueError, match="one after the other"):
        write_tables(tmp_path / "out", "csv", [first, second, first], by_year=True)


@pytest.mark.parametrize("form", READERS)
def test_the_same_records_make_the_same_bytes(form, tmp_path):
    one, other = (write_tables(tmp_path / name, form, sample_records()) for name in ("one", "other"))
    files = sorted(p.relative_to(one) for p in one.rglob("*"))
    assert files == sorted(p.relative_to(other) for p in other.rglob("*"))
    assert all((one / f).read_bytes() == (other / f).read_bytes() for f in files)


@pytest.mark.parametrize("form", READERS)
def test_without_plans_the_tables_are_there_and_empty(form, tmp_path):
    for by_year in (False, True):
        found = READERS[form](write_tables(tmp_path / f"{by_year}", form, [], by_year=by_year))
        assert found == {name: [] for name in TABLES if name != CHANGES}


def test_rows_have_the_columns_and_types_that_the_tables_promise():
    for record in (invented(), *sample_records()):
        for name, rows in rows_of(record).items():
            kinds = {column.name: PYTHON_TYPES[column.type] for column in TABLES[name].columns}
            for row in rows:
                assert tuple(row) == TABLES[name].names
                assert all(value is None or type(value) is kinds[column] for column, value in row.items())
                assert all(row[column] is not None for column in TABLES[name].key)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_column_is_explained_in_both_languages(table):
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names)
    for column in table.columns:
        assert all((column.label, column.en, column.vi))
        assert arrow_schema(table).field(column.name).metadata[b"description_vi"].decode() == column.vi


FIGURES = ["9450000000", "9.45", "0.000001", "-5", "1E+15", "9999999999999999999999", "66.66666666666667"]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("form", READERS)
def test_figures_come_back_to_the_last_digit(form, figure, tmp_path):
    (row,) = READERS[form](write_tables(tmp_path / "out", form, [with_value(figure)]))["targets"]
    assert row["value"] == Decimal(figure)


def test_a_figure_without_end_is_rounded_and_one_too_long_is_left_out_and_counted(tmp_path):
    third = Decimal(2) / Decimal(3)
    (row,) = read_parquet(write_tables(tmp_path / "third", "parquet", [with_value(third)]))["targets"]
    assert row["value"] == round(third, 16)
    (row,) = read_parquet(write_tables(tmp_path / "long", "parquet", [with_value("1E+22")]))["targets"]
    assert (row["value"], row["change_value"]) == (None, Decimal("4.9"))
    (row,) = read_csv(write_tables(tmp_path / "csv", "csv", [with_value("1E+22")]))["targets"]
    assert row["value"] == Decimal("1E+22")


def test_parquet_has_decimals_and_days(tmp_path):
    folder = write_tables(tmp_path / "out", "parquet", [invented()])
    schema = pq.read_schema(folder / "targets.parquet")
    assert schema.field("value").type == EXACT
    assert str(pq.read_schema(folder / "dates.parquet").field("latest").type) == "date32[day]"
    assert schema.field("plan_id").nullable is False


CELLS = [
    ("a,b", "a,b"), ('"x"\ny', '"x"\ny'), ("=1+1", "=1+1"), ("a\0b", "a\ufffdb"), (None, ""), (False, "false"),
    (Decimal("1E+3"), "1000"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text"), CELLS)
def test_cells(value, text):
    assert csv_value(value) == text


ISO = [
    ("2021", "2021-01-01", "2021-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2021-09-20", "2021-09-20", "2021-09-20"),
    ("2021-13", "None", "None"), ("2021-02-30", "None", "None"), ("0000", "None", "None"), ("", "None", "None"),
    (None, "None", "None"), ("XXXX-09-02", "None", "None"), ("2021-", "None", "None"),
]  # fmt: skip


@pytest.mark.parametrize(("iso", "first", "last"), ISO)
def test_first_and_last_day(iso, first, last):
    assert tuple(map(str, first_and_last(iso))) == (first, last)


def test_the_year_of_a_plan():
    header = invented().header
    assert year_of(header) == 2021
    assert year_of(header.model_copy(update={"period": None, "issued_on": "2019-02"})) == 2019
    assert year_of(header.model_copy(update={"period": None, "issued_on": None})) is None


def test_frictionless_accepts_the_package(tmp_path):
    folder = write_tables(tmp_path / "out", "csv", [invented(), *sample_records()])
    with system.use_context(trusted=True):
        report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []
    assert len(report.tasks) == len(TABLES) - 1


def test_frictionless_sees_a_figure_that_is_none_and_a_plan_that_is_missing(tmp_path):
    folder = write_tables(tmp_path / "out", "csv", [invented()])
    (folder / "recipients.csv").write_text("plan_id,position,recipient\n0000,first,Sở Nội vụ\n", encoding="utf-8")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert {"type-error", "foreign-key", "hash-count"} <= {kind for _, kind in report.flatten(["name", "type"])}


@pytest.mark.parametrize("form", READERS)
def test_the_descriptions_name_every_file(form, tmp_path):
    folder = write_tables(tmp_path / "out", form, sample_records())
    files = {p.relative_to(folder).as_posix() for p in folder.rglob(f"*.{form}")}
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in package["resources"]} == files
    assert frictionless.Package.metadata_validate(package) is None or list(frictionless.Package.metadata_validate(package)) == []
    dcat = json.loads((folder / "dcat.jsonld").read_text(encoding="utf-8"))
    assert {one["dcat:downloadURL"]["@id"] for one in dcat["dcat:distribution"]} == files
    assert package["resources"][0]["rows"] == len(sample_records())
