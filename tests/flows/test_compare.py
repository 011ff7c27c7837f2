"""`kehoach compare` as a user runs it: on the screen, as a page, a workbook, JSON; what it says when it cannot."""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from io import BytesIO

import pytest

from comparison.model import Comparison, Place
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from flows.cli import main
from flows.cli.columns import lines_of
from flows.comparing import compare_office, find_offices
from flows.comparison_page.page import page
from flows.comparison_page.tables import tables
from flows.comparison_page.terminal import blocks
from flows.comparison_page.wording import all_words, figure, say
from flows.comparison_page.workbook import workbook
from flows.ranking import catalogue_of, rank_offices
from tests.comparison.labelled import OFFICES, records_of
from tests.records import document_of

OFFICE = "BQL KCN Lạc Giang"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    """A store with the samples' three offices in three years, extracted in this process."""
    return filled(f"sqlite:///{tmp_path_factory.mktemp('store')}/plans.db")


def filled(address):
    with Store.open(address) as store:
        for record in (record for office in OFFICES for record in records_of(office)):
            seen = KeptFile(f"/plans/{record.source.name}", record.source.name, record.source.sha256)
            store.keep([rows_of(record, document_of(), "r")], [seen])
    return address


@pytest.fixture(scope="module")
def comparison(url):
    with Store.open(url, create=False) as store:
        offices = find_offices(store, OFFICE)
        return compare_office(store, offices, offices.asked[0], [2021, 2022, 2023])


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """Runs the command in this process; gives the exit status and both streams."""

    def started(*arguments, lang="en"):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["kehoach", "compare", *map(str, arguments), "--lang", lang])
        monkeypatch.setenv("KEHOACH_LANG", lang)
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    return started


def test_table(run, url):
    code, out, err = run("--issuer", OFFICE, "--years", "2021", "2022", "2023", "--store", url)
    assert code == 0
    row = next(line for line in out.splitlines() if line.startswith("Kim ngạch xuất khẩu"))
    assert "1.25 tỷ USD" in row
    assert "unit changed (raised) +10.4%; lowered −5.8%" in row
    assert "missed     −600 tỷ đồng" in out
    assert "carries last year's date" in out
    assert "3 plans for 2021, 2022, 2023" in err


def test_vietnamese_and_part_of_the_years(run, url):
    code, out, err = run("--issuer", "so y te", "--years", "2024-2025", "--store", url, lang="vi")
    assert code == 0
    assert re.search(r"Tỷ lệ trẻ dưới 1 tuổi .* ≥ 90% +≥ 95% +nâng lên \+5,6%", out)
    assert "2023" not in out.splitlines()[1]
    assert "2 kế hoạch năm 2024, 2025" in err


WRONG = [
    (["--issuer", "Sở Mưa"], 3, "No office in the store is called 'Sở Mưa'"),
    (["--issuer", OFFICE, "--years", "1999"], 3, "no plan for 1999"),
    (["--issuer", OFFICE, "--years", "last"], 2, "'last' is no year"),
    (["--issuer", OFFICE, "--format", "xlsx"], 2, "needs a file"),
    (["--issuer", OFFICE, "--format", "html", "--out", "/no/such/folder/a.html"], 3, "cannot be written"),
    (["--years", "2021"], 2, "Say whose plans"),
    (["--indicator", "xuất khẩu", "--years", "2021", "2022"], 2, "of one year"),
    (["--indicators", "--format", "html"], 2, "no page"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG)
def test_told_in_one_line(run, url, arguments, code, said):
    done = run(*arguments, "--store", url)
    assert done[0] == code
    assert said in done[2]
    assert "Traceback" not in done[2]


@pytest.mark.parametrize("room", [80, 120, 200])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_table_fits_a_terminal_and_keeps_every_word(comparison, language, room):
    for block in blocks(comparison, language):
        rows = [block.heads, *block.rows]
        lines = list(lines_of(rows, right=block.right, wrap=True, room=room))
        assert max(map(len, lines)) <= room
        letters = Counter("".join("".join(row) for row in rows)) - Counter("".join(lines))
        assert not letters - Counter({" ": letters[" "]})


@pytest.mark.parametrize("form", ["html", "xlsx", "json", "table"])
def test_files(run, url, tmp_path, form):
    code, out, _ = run("--issuer", OFFICE, "--store", url, "--format", form, "--out", f"out.{form}", "-q")
    assert (code, out) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == [f"out.{form}"]


def test_json_is_the_comparison(run, url, comparison):
    _, out, _ = run("--issuer", OFFICE, "--store", url, "--format", "json", "--years", "2021-2023")
    assert Comparison.model_validate_json(out) == comparison
    assert json.loads(out)["office"] == "Ban Quản lý các khu công nghiệp tỉnh Lạc Giang"


def test_postgresql_gives_the_same_comparison(run, url, postgresql_url):
    asked = ("--issuer", OFFICE, "--format", "json", "--years", "2021-2023")
    _, out, _ = run(*asked, "--store", filled(postgresql_url))
    assert out == run(*asked, "--store", url)[1]


def test_postgresql_ranks_the_same_offices(run, url, postgresql_url):
    asked = ("--indicator", "kim ngạch xuất khẩu", "--years", "2022")
    _, out, _ = run(*asked, "--store", filled(postgresql_url))
    assert OFFICE.rsplit(maxsplit=1)[-1] in out
    assert out == run(*asked, "--store", url)[1]


def test_the_page_loads_nothing_and_speaks_both(comparison):
    text = page(comparison, "vi")
    assert not re.search(r"(?:src|href|url|@import)\s*[=(]\s*[\"']?(?!#)", text)
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert '<html lang="vi">' in text
    assert '<span lang="en">raised</span><span lang="vi">nâng lên</span>' in text
    assert text.count("<svg") >= 10
    assert "lacgiang-kcn-2022.docx" in text


def test_what_a_plan_says_is_no_code(comparison):
    evil = "<script>alert(1)</script>"
    series = comparison.series[0]
    place = Place(plan_id="p", file=evil, page=1, start=0, end=1, quote=evil)
    bad = series.figures[0].model_copy(update={"indicator": evil, "unit": evil, "places": (place,)})
    harmed = comparison.model_copy(
        update={"series": (series.model_copy(update={"name": evil, "figures": (bad, *series.figures[1:])}),)}
    )
    assert evil not in page(harmed, "en")


def test_the_workbook_is_typed_and_marked(comparison):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(workbook(comparison, "en")))
    assert book.sheetnames == [say(f"head.{table.name}", "en") for table in tables(comparison, "en")]
    sheet = book["What changed"]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    row = next(row for row in rows if row["target"] == "Kim ngạch xuất khẩu" and row["from"] == "2021")
    assert (row["value before"], row["value after"]) == (1_250_000_000, 1_380_000_000)
    assert (row["verdict"], row["figure"], row["file after"]) == ("unit changed", "raised", "lacgiang-kcn-2022.docx")
    assert "1.380 triệu USD" in row["quote after"]
    assert (row["unit of values"], row["difference"]) == ("USD", 130_000_000)
    row = next(row for row in rows if row["target"] == "GPMB thêm" and row["from"] == "2021")
    assert (row["value before"], row["value after"], row["unit of values"], row["difference"]) == (95, 80, "ha", -15)
    assert all(sheet.auto_filter.ref and sheet.freeze_panes for sheet in book)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_workbook(comparison, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(workbook(comparison, "vi"))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", every_sheet]
    done = subprocess.run([*command, "a.xlsx"], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    if "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice Calc is not installed (apt-get install libreoffice-calc-nogui)")
    for table in tables(comparison, "vi"):
        with (tmp_path / f"a-{say(f'head.{table.name}', 'vi')}.csv").open(encoding="utf-8", newline="") as file:
            _, *rows = csv.reader(file)
        assert len(rows) == len(table.rows)
        for cells, row in zip(rows, table.rows, strict=True):
            for cell, value in zip(cells, row, strict=True):
                same = float(cell) == value if isinstance(value, int | float) else cell.split() == str(value or "").split()
                assert same, (table.name, cell, value)


def test_no_cell_is_a_formula(comparison):
    openpyxl = pytest.importorskip("openpyxl")
    series = comparison.series[0].model_copy(update={"name": "=1+1"})
    book = openpyxl.load_workbook(BytesIO(workbook(comparison.model_copy(update={"series": (series,)}), "en")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_every_word_is_there_in_both():
    assert all(set(both) == {"en", "vi"} and all(both.values()) for both in all_words().values())


def test_over_all_offices(url, run):
    with Store.open(url, create=False) as store:
        ranked = rank_offices(store, "đạt danh hiệu Lao động tiên tiến", 2022)
        assert [(one.rank, one.office, one.value) for one in ranked] == [
            (1, "Ban Quản lý các khu công nghiệp tỉnh Lạc Giang", 90)
        ]
        indicators = catalogue_of(store)
    names = {words: one for one in indicators for words in one.wordings}
    assert names["Tỷ lệ phòng học kiên cố"].years == (2021, 2022, 2023, 2024)
    assert len(indicators) < len(names)
    code, out, _ = run("--indicator", "kim ngạch xuất khẩu", "--years", "2022", "--store", url)
    assert code == 0
    assert "1,380 triệu USD" in out


def test_figures_as_people_write_them(comparison):
    shown = {figure(one, "vi") for series in comparison.series for one in series.figures}
    assert {
        "1,25 tỷ USD",
        "≥ 1.150 tỷ đồng",
        "12–15 dự án đầu tư",
        "68,5%",
        "tăng 64,8 ha",
        "8,2 triệu đồng/người/tháng",
    } <= shown
