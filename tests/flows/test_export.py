"""`kehoach export` in all its forms: what is written where, what is left when something goes wrong, what has changed."""

import json
import sys
from pathlib import Path

import openpyxl
import pytest
from ical.calendar_stream import IcsCalendarStream

from corpus.exports.changes import MarkUnreadable
from corpus.exports.masking import MASKS
from corpus.exports.whole import whole_file, whole_folder
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import Filter, KeptFile
from flows.cli import main
from flows.export import FORMATS, OutputUnwritable, Request, run_export
from tests.corpus.exported import read_csv, read_parquet, records_again
from tests.records import document_of, record_of

WRITES = {"csv": "out", "parquet": "out", "xlsx": "out.xlsx", "ics": "out.ics", "jsonl": "out.jsonl"}


def keep(store, *years, issuer="UBND huyện Đắk Mây", version="rules-1"):
    records = []
    for year in years:
        document = document_of(f"dak-may-{year}.txt", year=year)
        records.append(record_of(document, year=year, issuer=issuer, version=version))
        file = KeptFile(f"/plans/{document.source.name}", document.source.name, document.source.sha256)
        store.keep([rows_of(records[-1], document, "r")], [file])
    return records


@pytest.fixture
def url(store_url):
    return store_url


@pytest.fixture
def store(url):
    with Store.open(url) as store:
        keep(store, 2021, 2022)
        yield store


@pytest.fixture
def kehoach(tmp_path, monkeypatch, capsys, url, store):
    def run(*arguments):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("LANG", "C.UTF-8")
        monkeypatch.setattr(sys, "argv", ["kehoach", "export", "--store", url, *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0), *capsys.readouterr()

    return run


def test_every_format_from_the_command(kehoach, store, tmp_path):
    records = list(store.records())
    for form in FORMATS:
        status, out, said = kehoach("--format", form, "--out", WRITES[form] + (form if WRITES[form] == "out" else ""))
        assert (status, out) == (0, "")
        assert "2 plans written" in said
    assert records_again(read_csv(tmp_path / "outcsv")) == records
    assert records_again(read_parquet(tmp_path / "outparquet")) == records
    assert (tmp_path / "out.jsonl").read_text().splitlines() == list(store.record_jsons())
    assert len(IcsCalendarStream.calendar_from_ics((tmp_path / "out.ics").read_text()).events) == 2
    page = openpyxl.load_workbook(tmp_path / "out.xlsx")["Chỉ tiêu (targets)"]
    (link,) = [cell.value for cell in page[2] if page.cell(1, cell.column).value.endswith("\nlink")]
    assert link == '=HYPERLINK("file:///plans/dak-may-2021.txt#page=1","tr. 1")'
    left = {path.name for path in tmp_path.iterdir() if not path.name.startswith("plans.db")}
    assert left == {"outcsv", "outparquet", "out.jsonl", "out.ics", "out.xlsx"}


def test_options_of_one_format(kehoach, tmp_path):
    assert kehoach("--format", "parquet", "--by-year", "--out", "by-year")[0] == 0
    assert (tmp_path / "by-year/targets/year=2022/targets.parquet").is_file()
    assert kehoach("--format", "ics", "--by-office", "--out", "offices")[0] == 0
    assert len(list((tmp_path / "offices").glob("*.ics"))) == 1
    assert kehoach("--format", "xlsx", "--links", "https://host/plans/", "--out", "a.xlsx")[0] == 0
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["Kế hoạch (plans)"]
    assert '=HYPERLINK("https://host/plans/dak-may-2021.txt","mở")' in [cell.value for cell in page[2]]
    assert kehoach("--format", "xlsx", "--links", "", "--out", "b.xlsx")[0] == 0
    assert "HYPERLINK" not in str([cell.value for cell in openpyxl.load_workbook(tmp_path / "b.xlsx")["Kế hoạch (plans)"][2]])


WRONG = [
    (["--format", "csv"], "needs a folder"),
    (["--format", "ics", "--by-office"], "needs a folder"),
    (["--format", "xlsx", "--out", "-"], "needs a file"),
    (["--format", "docx"], "no format 'docx'"),
    (["--mask", "weather"], "no mask 'weather'"),
    (["--by-year"], "Leave --by-year out"),
    (["--format", "xlsx", "--out", "a", "--by-office"], "Leave --by-office out"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=lambda a: " ".join(a) if isinstance(a, list) else "")
def test_wrong_use(kehoach, arguments, said):
    status, out, err = kehoach(*arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_what_cannot_be_done(kehoach, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (tmp_path / "no-mark").write_text("x")
    for arguments, said in (
        (("--format", "csv", "--out", "mine"), "no earlier export"),
        (("--format", "csv", "--out", "mine/letter.txt"), "no earlier export"),
        (("--format", "parquet", "--out", "no/such/folder"), "cannot be written"),
        (("--format", "xlsx", "--out", "mine"), "cannot be written"),
        (("--since", "not-there"), "cannot be read"),
        (("--since", "no-mark"), "is no mark"),
    ):
        status, out, err = kehoach(*arguments)
        assert (status, out) == (3, "")
        assert said in err
    assert (tmp_path / "mine" / "letter.txt").read_text() == "mine"


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_takes_the_place_of_the_one_before(form, store, tmp_path):
    out = tmp_path / WRITES[form]
    first = run_export(store, Request(form=form, out=str(out), which=Filter(year=2021)))
    size = _bytes(out)
    run_export(store, Request(form=form, out=str(out)))
    assert _bytes(out) != size
    run_export(store, Request(form=form, out=str(out), which=Filter(year=2021)))
    assert (_bytes(out), first.plans) == (size, 1)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def _bytes(out):
    return {p.name: p.read_bytes() for p in ([out] if out.is_file() else out.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("form", FORMATS)
def test_only_what_changed(form, url, store, tmp_path):
    out, mark = tmp_path / WRITES[form], tmp_path / "mark"

    def export():
        return run_export(store, Request(form=form, out=str(out), since=mark, mark=mark))

    states = [change.state for change in export().changes]
    assert states == ["new", "new"], "the first of a series"
    assert export().changes == ()
    (kept,) = keep(store, 2022, version="rules-2")
    assert export().changes == (), "new rules that read the same"
    (kept,) = keep(store, 2022, issuer="UBND huyện khác", version="rules-2")
    (new,) = keep(store, 2023)
    # The file of 2021 now holds another plan: the old one is withdrawn.
    document = document_of("dak-may-2021.txt", year=2021, figure="9,9")
    other = record_of(document, year=2021)
    store.keep([rows_of(other, document, "r")], [KeptFile("/plans/dak-may-2021.txt", "dak-may-2021.txt", other.source.sha256)])
    done = export()
    assert {(change.plan_id, change.state) for change in done.changes[:-1]} == {
        (other.plan_id, "new"), (kept.plan_id, "changed"), (new.plan_id, "new"),
    }  # fmt: skip
    assert (done.changes[-1].state, done.plans) == ("withdrawn", 3)
    if form == "jsonl":
        assert len(out.read_text().splitlines()) == 3
    if form in ("jsonl", "ics"):
        told = [json.loads(line) for line in Path(f"{out}.changes.jsonl").read_text().splitlines()]
        assert [one["state"] for one in told] == [change.state for change in done.changes]
    if form == "csv":
        assert [row["state"] for row in read_csv(out)["changes"]] == [change.state for change in done.changes]


def test_a_mark_of_another_choice_is_refused(store, tmp_path):
    mark = tmp_path / "mark"
    run_export(store, Request(out=str(tmp_path / "a"), mark=mark, which=Filter(year=2021)))
    with pytest.raises(MarkUnreadable):
        run_export(store, Request(out=str(tmp_path / "a"), since=mark))
    with pytest.raises(MarkUnreadable):
        run_export(store, Request(out=str(tmp_path / "a"), since=mark, which=Filter(year=2021), masks=("signers",)))


@pytest.mark.parametrize("form", FORMATS)
def test_masked_names_are_in_no_file(form, store, tmp_path):
    out = tmp_path / WRITES[form]
    run_export(store, Request(form=form, out=str(out), masks=MASKS))
    if form == "xlsx":
        book = openpyxl.load_workbook(out)
        found = [str(cell.value) for page in book for row in page for cell in row]
    elif form == "parquet":
        found = [repr(read_parquet(out))]
    else:
        found = [content.decode() for content in _bytes(out).values()]
    assert "Trần Văn Mẫu" not in "".join(found)


def test_what_fails_leaves_what_was_there(tmp_path):
    file, folder = tmp_path / "file", tmp_path / "folder"
    file.write_text("old")
    folder.mkdir()
    (folder / "datapackage.json").write_text("old")
    with pytest.raises(KeyError), whole_file(file) as part:  # noqa: PT012
        part.write_text("half")
        raise KeyError
    with pytest.raises(KeyError), whole_folder(folder) as new:  # noqa: PT012
        (new / "half").write_text("half")
        raise KeyError
    with pytest.raises(OutputUnwritable), whole_file(file) as part:
        raise OSError(28, "No space left on device")
    assert file.read_text() == "old"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["datapackage.json", "file", "folder"]
