"""The commands as a user runs them: what stands on which stream, and the exit status."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from flows.cli import main
from tests.flows.plans import write_plans
from tests.records import document_of, record_of

KEHOACH = Path(sys.executable).with_name("kehoach")
HIDDEN = ("KEHOACH_STORE", "KEHOACH_LANG", "LC_ALL", "LC_MESSAGES", "PREFECT_API_URL")


class Done(NamedTuple):
    """How a command ended."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def kehoach(tmp_path):
    """Runs the installed command in a process of its own, as a user does."""

    def run(*arguments, **environ):
        clean = {name: value for name, value in os.environ.items() if name not in HIDDEN}
        environ = {**clean, "LANG": "C.UTF-8", **environ}
        command = [KEHOACH, *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False, timeout=120)
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def here(tmp_path, monkeypatch, capsys):
    """Runs the same in this process, which is quicker; for commands that start no worker."""

    def run(*arguments, **environ):
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
            for name in HIDDEN:
                patch.setenv(name, "")  # remembered, so that what `--lang` sets is undone
                patch.delenv(name)
            for name, value in {"LANG": "C.UTF-8", **environ}.items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as ended:
                main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store with two plans of invented offices and a file set aside, made without a worker."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/plans.db"
    with Store.open(url) as opened:
        for year, name in ((2021, "dak-may-2021.txt"), (2022, "dak-may-2022.txt")):
            document = document_of(name, year=year)
            record = record_of(document, year=year)
            opened.keep([rows_of(record, document, "r")], [KeptFile(f"/plans/{name}", name, record.source.sha256)])
    return url


def lines(text):
    return [line for line in text.splitlines() if line]


def test_bad_input_is_told_in_one_line_each_and_the_rest_is_loaded(kehoach, tmp_path):
    plans = tmp_path / "plans"
    write_plans(plans, 2)
    (plans / "empty.txt").write_bytes(b"")
    (plans / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (plans / "page.pdf").write_text("<html>404</html>")
    (plans / "gone.txt").symlink_to(plans / "nowhere")
    (tmp_path / "no-plans").mkdir()
    done = kehoach("load", "plans", "no-plans", "not-there.docx", "--workers", "1")
    assert (done.returncode, done.stdout) == (1, "")
    assert "2 files loaded" in done.stderr
    told = {name: reason for reason, name in re.findall(r"^  (\w+) +\S*/([\w.-]+): .+\. .+\.$", done.stderr, re.MULTILINE)}
    assert told == {
        "empty.txt": "empty",
        "noise.txt": "not_a_document",
        "page.pdf": "wrong_format",
        "gone.txt": "unreadable",
        "no-plans": "empty",
        "not-there.docx": "unreadable",
    }
    again = kehoach("load", "plans", "no-plans", "not-there.docx", "--lang", "vi", "--json")
    assert again.returncode == 1
    assert "không trích xuất gì" in again.stderr
    events = [json.loads(line) for line in lines(again.stdout)]
    assert [event["event"] for event in events] == ["started", *["file"] * 8, "finished"]
    states = {event["path"].rsplit("/", 1)[-1]: event.get("reason", event["state"]) for event in events[1:-1]}
    assert states == {"ke-hoach-0001.txt": "unchanged", "ke-hoach-0002.txt": "unchanged"} | told
    report = events[-1]
    assert (report["unchanged"], report["extracted"], len(report["set_aside"])) == (2, 0, 6)
    aside = kehoach("list", "--set-aside")
    assert len(lines(aside.stdout)) == 4
    quiet = kehoach("load", "plans/ke-hoach-0001.txt", "--quiet")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (0, "", "")


NOTHING_DONE = [
    (["load", "no-such-file.txt"], "There is no such file"),
    (["load", "."], "no file that could be a plan"),
    (["load", KEHOACH, "--store", "sqlite:////no/such/folder/a.db"], "there is no folder /no/such/folder"),
    (["load", KEHOACH, "--store", "sqlite:////proc/a.db"], "cannot be"),
    (["load", KEHOACH, "--store", "plans.db"], "no address of a store"),
]
NOTHING_THERE = [
    (["list"], "There is no store at kehoach.db"),
    (["export"], "There is no store"),
    (["flags"], "There is no store"),
    (["show", "x"], "There is no store"),
    (["evaluate", "--gold", "."], "There is no gold"),
]


@pytest.mark.parametrize(("arguments", "said"), NOTHING_DONE)
def test_nothing_could_be_loaded(kehoach, arguments, said):
    check_nothing_done(kehoach(*arguments), said)


@pytest.mark.parametrize(("arguments", "said"), NOTHING_THERE)
def test_nothing_is_there(here, arguments, said):
    check_nothing_done(here(*arguments), said)


def check_nothing_done(done, said):
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


WRONG_USE = [
    [],
    ["lood"],
    ["load"],
    ["load", ".", "--workers", "0"],
    ["load", ".", "--engine", "spark"],
    ["load", ".", "--dask", "tcp://127.0.0.1:1"],
    ["load", ".", "--ocr", "perhaps"],
    ["show"],
    ["list", "--lang", "fr"],
    ["list", "--year", "last"],
    ["export", "--format", "csv"],
    ["export", "--format", "docx"],
    ["flags", "--code", "bad_weather"],
    ["evaluate"],
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use(here, arguments):
    done = here(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_format_that_needs_a_place_and_one_that_is_none(here):
    assert "csv needs a folder" in here("export", "--format", "csv").stderr
    assert "no format 'docx'" in here("export", "--format", "docx").stderr


def test_list_and_its_filters(here, store):
    whole = here("list", "--store", store)
    assert whole.returncode == 0
    assert len(lines(whole.stdout)) == 3
    assert "31/KH-UBND" in whole.stdout
    assert "2 plans" in whole.stderr
    narrow = ("--issuer", "dak may", "--words", "nước sạch", "--kind", "Ke hoach", "--year", "2022")
    some = here("list", "--json", *narrow, KEHOACH_STORE=store)
    assert [json.loads(line)["name"] for line in lines(some.stdout)] == ["dak-may-2022.txt"]
    none = here("list", "--store", store, "--year", "1999", "-q")
    assert (none.returncode, none.stdout, none.stderr) == (0, "", "")


def test_show_in_all_its_ways(here, store):
    record = record_of(document_of())
    page = here("show", "dak-may-2021", "--store", store)
    assert page.returncode == 0
    figures = ("31/KH-UBND", "TARGETS (1)", "8,500,000,000 VND", "up 4.9%", "12-CT/TW", "“4,9%”")
    for said in (*figures, "Phòng Kinh tế: báo cáo → ../2021-06-15"):
        assert said in page.stdout
    assert here("show", record.plan_id[:8], "--json", "--store", store).stdout == record.model_dump_json() + "\n"
    assert here("show", record.plan_id, "--text", "--store", store).stdout == record.text + "\n"
    vietnamese = here("show", "dak-may-2021", "--store", store, LANG="vi_VN.UTF-8")
    assert "CHỈ TIÊU (1)" in vietnamese.stdout
    assert "Lệch 4,9 %" in vietnamese.stdout


def test_a_name_that_means_several_or_none(here, store):
    several = here("show", "dak-may", "--store", store)
    assert several.returncode == 2
    assert "2 plans" in several.stderr
    none = here("show", "mars", "--store", store)
    assert none.returncode == 3
    assert "No plan is called 'mars'" in none.stderr


def test_flags_worst_first(here, store):
    done = here("flags", "--store", store)
    assert done.returncode == 0
    assert [line.split()[0] for line in lines(done.stdout)] == ["warning", "warning", "info", "info"]
    assert "4 flags in 2 plans" in done.stderr
    one = here("flags", "--store", store, "--code", "blank_number", "--year", "2021", "--lang", "vi")
    assert lines(one.stdout) == ["lưu ý    blank_number           dak-may-2021.txt: Số để trống"]


def test_export_to_a_file_and_to_standard_output(here, store, tmp_path):
    (tmp_path / "out.jsonl").write_text("old")
    done = here("export", "--format", "jsonl", "--store", store, "--out", "out.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    wanted = [record_of(document_of(f"dak-may-{year}.txt", year=year), year=year).model_dump_json() for year in (2021, 2022)]
    assert (tmp_path / "out.jsonl").read_text().splitlines() == wanted
    assert here("export", "--store", store).stdout.splitlines() == wanted
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_export_that_cannot_be_written(here, store):
    done = here("export", "--store", store, "--out", "no/such/folder/plans.jsonl")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr


def test_doctor(kehoach, tmp_path):
    bare = kehoach("doctor", PATH="/nonexistent")
    assert bare.returncode == 0
    assert "apt-get install -y" in bare.stdout
    assert "libreoffice-writer-nogui" in bare.stdout
    assert not (tmp_path / "kehoach.db").exists()
    broken = kehoach("doctor", "--store", "sqlite:////no/such/folder/a.db")
    assert broken.returncode == 3


def test_help_is_in_both_languages(here):
    english = here("load", "--help")
    assert "files and folders with plans" in english.stdout
    assert "tệp và thư mục" in here("load", "--help", "--lang", "vi").stdout
    assert "tệp và thư mục" in here("--lang=vi", "load", "--help").stdout
    assert "tệp và thư mục" in here("load", "--help", LANG="vi_VN").stdout
    assert "kehoach 0." in here("--version").stdout


def test_a_reader_that_leaves_early_is_no_error(store):
    command = f"{KEHOACH} export --store {store} | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


def test_help_waits_for_no_database():
    seen = "[name for name in ('sqlalchemy', 'spacy', 'rich') if name in sys.modules]"
    program = f"import sys; from flows.cli import app; app.command(); print({seen})"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "[]\n"
