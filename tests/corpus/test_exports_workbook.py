"""The workbook: read back figure for figure, and opened by LibreOffice."""

import csv
import shutil
import subprocess
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from corpus.exports import workbook
from corpus.exports.changes import Change
from corpus.exports.sheets import sheet_rows, sheets
from corpus.exports.tables import CHANGES
from corpus.exports.workbook import write_workbook
from tests.corpus.exported import generated_records, sample_records
from tests.records import document_of, record_of


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    return generated_records(tmp_path_factory.mktemp("plans"), 40)


def changed_target(**changes):
    record = record_of(document_of())
    return record.model_copy(update={"targets": (record.targets[0].model_copy(update=changes),)})


def read(path, name):
    """The rows of the sheets whose title ends so, by the names of the columns."""
    book = openpyxl.load_workbook(path, read_only=True)
    found = []
    for page in book.worksheets:
        if page.title.split("(")[1].rstrip(")").split()[0] == name:
            rows = page.iter_rows(values_only=True)
            heads = [head.split("\n")[1] for head in next(rows)]
            found += [dict(zip(heads, row, strict=True)) for row in rows]
    book.close()
    return found


def same(cell, value):
    """Whether the cell holds the value, in the cell's own type."""
    if isinstance(value, Decimal):
        return Decimal(str(cell)) == value
    if isinstance(value, date):
        return isinstance(cell, datetime) and cell.date() == value
    if isinstance(value, str):  # Excel knows one kind of line end, and no control characters
        return str(cell).split() == value.split()
    return cell == value


def test_every_cell_is_what_the_records_say(generated, tmp_path):
    records = [record_of(document_of()), *sample_records(), *generated]
    write_workbook(records, tmp_path / "a.xlsx", {})
    wanted = {}
    for record in records:
        for name, row in sheet_rows(record):
            wanted.setdefault(name, []).append(row)
    for sheet in sheets():
        if sheet.table == CHANGES:
            continue
        found = read(tmp_path / "a.xlsx", sheet.table)
        assert len(found) == len(wanted[sheet.table])
        for cells, row in zip(found, wanted[sheet.table], strict=True):
            wrong = {name: (cell, row[name]) for name, cell in cells.items() if name != "link" and not same(cell, row[name])}
            assert wrong == {}


def test_heads_are_frozen_filtered_and_explained_in_both_languages(tmp_path):
    write_workbook([record_of(document_of())], tmp_path / "a.xlsx", {})
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for page in book.worksheets:
        assert page.freeze_panes == "A2"
        assert page.auto_filter.ref == page.dimensions
    explained = {(row[0].value, row[2].value) for row in book["Giải thích (columns)"].iter_rows(min_row=2)}
    assert explained == {(s.title, c.name) for s in sheets() if s.table != CHANGES for c in s.columns}
    assert all(cell.value for row in book["Giải thích (columns)"].iter_rows() for cell in row)


def test_a_figure_has_its_words_and_a_link_to_the_page(tmp_path):
    record = record_of(document_of())
    address = 'file:///k%E1%BA%BF ho"ạch/' + "x" * 300 + ".pdf"
    write_workbook([record], tmp_path / "a.xlsx", {record.source.sha256: address})
    (target,) = read(tmp_path / "a.xlsx", "targets")
    assert (target["value"], target["quote"]) == (8_500_000_000, record.targets[0].span.text)
    formula = target["link"]
    assert formula.startswith("=HYPERLINK(")
    pieces = formula[len('=HYPERLINK("') : -len('","tr. 1")')].split('"&"')
    assert "".join(pieces).replace('""', '"') == address + "#page=1"
    assert max(map(len, pieces)) <= 255
    (plan,) = read(tmp_path / "a.xlsx", "plans")
    assert "#page" not in plan["link"]


TEXTS = ["=1+1", "+84", "@SUM(A1)", "http://a.b", "007", "x" * 40_000, "a\0b\x1f", "mailto:a@b.vn"]


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: repr(t)[:12])
def test_words_stay_words(text, tmp_path):
    write_workbook([changed_target(indicator=text)], tmp_path / "a.xlsx", {})
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Chỉ tiêu (targets)"]
    (cell,) = [cell for cell in page[2] if page.cell(1, cell.column).value.endswith("\nindicator")]
    assert cell.data_type == "s"
    assert len(cell.value) <= 32_767
    assert cell.hyperlink is None
    if len(text) < 100 and text.isprintable():
        assert cell.value == text


@pytest.mark.parametrize("figure", ["9450000000", "0.1", "123456789012345678", "66.66666666666666666666", "1E+30"])
def test_a_figure_is_a_number_where_a_cell_can_hold_it_and_keeps_all_its_digits_where_not(figure, tmp_path):
    write_workbook([changed_target(value=Decimal(figure))], tmp_path / "a.xlsx", {})
    (target,) = read(tmp_path / "a.xlsx", "targets")
    assert Decimal(str(target["value"])) == Decimal(figure)
    assert isinstance(target["value"], str) == (len(Decimal(figure).normalize().as_tuple().digits) > 17)


def test_what_a_sheet_cannot_hold_goes_on_in_another(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    records = [record_of(document_of(year=year), year=year) for year in range(2011, 2019)]
    write_workbook(records, tmp_path / "a.xlsx", {})
    assert "Chỉ tiêu (targets 3)" in openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True).sheetnames
    assert [row["year"] for row in read(tmp_path / "a.xlsx", "targets")] == list(range(2011, 2019))


def test_days_before_excel_counts_days_are_words(tmp_path):
    record = record_of(document_of())
    old = record.dates[0].model_copy(update={"earliest": "1889-05-19", "latest": "1900-03-01"})
    write_workbook([record.model_copy(update={"dates": (old,)})], tmp_path / "a.xlsx", {})
    (row,) = read(tmp_path / "a.xlsx", "dates")
    assert (row["earliest"], row["latest"]) == ("1889-05-19", datetime(1900, 3, 1))


def test_the_sheet_of_changes_is_there_only_where_asked_for(tmp_path):
    record = record_of(document_of())
    write_workbook([record], tmp_path / "a.xlsx", {}, [Change("0" * 16, "withdrawn", "a.docx").row()])
    assert read(tmp_path / "a.xlsx", "changes") == [{"state": "withdrawn", "file_name": "a.docx", "plan_id": "0" * 16}]
    write_workbook([record], tmp_path / "b.xlsx", {})
    assert "Thay đổi (changes)" not in openpyxl.load_workbook(tmp_path / "b.xlsx", read_only=True).sheetnames


def test_the_same_records_make_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_workbook(sample_records(), tmp_path / name, {})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(tmp_path):
    records = [record_of(document_of()), *sample_records()]
    write_workbook(records, tmp_path / "a.xlsx", {record.source.sha256: "file:///plans/a.pdf" for record in records})
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", every_sheet]
    done = subprocess.run([*command, "a.xlsx"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    if "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice Calc is not installed (apt-get install libreoffice-calc-nogui)")
    with (tmp_path / "a-Chỉ tiêu (targets).csv").open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    targets = [target for record in records for target in record.targets]
    at = {head.split("\n")[1]: place for place, head in enumerate(heads)}
    assert [Decimal(row[at["value"]]) for row in rows] == [target.value for target in targets]
    assert [row[at["quote"]].split() for row in rows] == [target.span.text.split() for target in targets]
    assert {row[at["link"]] for row in rows} <= {"mở", *(f"tr. {page}" for page in range(1, 99))}
