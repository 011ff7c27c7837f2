"""Plans in an object store, here an S3-compatible server of our own: loaded as if they lay in a folder."""

import tempfile

import pytest
from pyarrow import fs

from corpus.store.store import Store
from flows.find import Finder
from flows.load import Settings, load_paths
from tests.flows.plans import text_of
from tests.flows.programs import bucket_environment, object_store

FILES = {
    "2021/a.txt": text_of(1).encode(),
    "2021/quý I/kế hoạch #2 100%.txt": text_of(2).encode(),
    "2022/b.txt": text_of(3).encode(),
    "2022/c.txt": text_of(3).encode(),
    "2022/empty.txt": b"",
    "2022/list.xlsx": b"no plan",
    "2022/.hidden": b"",
}


@pytest.fixture(scope="module")
def port():
    with object_store() as port:
        yield port


@pytest.fixture
def bucket(port, monkeypatch, tmp_path):
    for name, value in bucket_environment(port).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    there, _ = fs.FileSystem.from_uri("s3://plans?allow_bucket_creation=true")
    there.create_dir("plans")
    for name, content in FILES.items():
        with there.open_output_stream(f"plans/{name}") as file:
            file.write(content)
    return there


def test_plans_of_a_bucket_are_loaded_as_from_a_folder(bucket, tmp_path):
    folder = tmp_path / "folder"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    here, there = (f"sqlite:///{tmp_path}/{name}.db" for name in ("here", "there"))
    local = load_paths([str(folder)], Settings(store=here, workers=1))
    report = load_paths(["s3://plans"], Settings(store=there, workers=1))
    assert (
        (report.kept, report.hidden, report.passed_over) == (local.kept, local.hidden, local.passed_over) == (4, 1, {".xlsx": 1})
    )
    assert [problem[:2] for problem in report.set_aside] == [("s3://plans/2022/empty.txt", "empty")]
    with Store.open(here) as one, Store.open(there) as other:
        assert list(one.record_jsons()) == list(other.record_jsons())
        assert sorted(other.paths().values()) == [
            "s3://plans/2021/a.txt", "s3://plans/2021/quý I/kế hoạch #2 100%.txt", "s3://plans/2022/b.txt",
        ]  # fmt: skip
    assert load_paths(["s3://plans/2021", "s3://plans/2022/b.txt"], Settings(store=there, workers=1)).unchanged == 3
    assert list(tmp_path.glob("kehoach-*")) == []  # no copy is left


def test_a_file_that_goes_is_set_aside(bucket, tmp_path, monkeypatch):
    def listed(address):
        yield from ("s3://plans/2021/a.txt", "s3://plans/2021/gone.txt")

    monkeypatch.setattr("flows.find.files_under", listed)
    report = load_paths(["s3://plans/2021"], Settings(store=f"sqlite:///{tmp_path}/plans.db", workers=1))
    assert report.kept == 1
    assert [problem[:2] for problem in report.set_aside] == [("s3://plans/2021/gone.txt", "unreadable")]


@pytest.mark.parametrize("address", ["s3://nowhere/2021", "s3://plans/none", "odd://plans"])
def test_an_address_that_leads_nowhere_is_told(bucket, address):
    (problem,) = Finder([address])
    assert (problem.path, problem.reason) == (address, "unreadable")


def test_a_file_address_is_a_path(tmp_path):
    (tmp_path / "năm 2021").mkdir()
    (tmp_path / "năm 2021" / "a.txt").write_text("x")
    assert list(Finder([(tmp_path / "năm 2021").as_uri()])) == [str(tmp_path / "năm 2021" / "a.txt")]
