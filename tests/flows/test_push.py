"""An export pushed to a folder, to an object store (S3, and one of files) and to a database."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from moto.server import ThreadedMotoServer
from pyarrow import fs

from corpus.exports.database import DatabaseUnwritable
from corpus.exports.tables import CHANGES, TABLES
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from flows.export import OutputUnwritable, Request, WrongRequest
from flows.push import push
from tests.corpus.exported import read_csv, records_again, sample_records
from tests.records import document_of, record_of


def keep(store, *records):
    for record in records:
        file = KeptFile(f"/plans/{record.source.name}", record.source.name, record.source.sha256)
        store.keep([rows_of(record, document_of(), "r")], [file])


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
        keep(store, record_of(document_of()), *sample_records())
        yield store


def test_to_a_folder_and_to_objects(store, tmp_path):
    push(store, Request(form="csv"), str(tmp_path / "folder"))
    push(store, Request(form="csv"), f"file://{tmp_path}/objects")
    names = {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "objects").iterdir()} == names
    push(store, Request(form="ics"), f"file://{tmp_path}/a.ics")
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_objects_of_an_earlier_export_are_replaced_and_others_are_not(store, tmp_path):
    place = f"file://{tmp_path}/objects"
    push(store, Request(form="csv", by_year=True), place)
    push(store, Request(form="csv"), place)
    assert {path.name for path in (tmp_path / "objects").rglob("*") if path.is_file()} == {
        "datapackage.json", "dcat.jsonld", *(f"{name}.csv" for name in TABLES if name != CHANGES),
    }  # fmt: skip
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(OutputUnwritable):
        push(store, Request(form="csv"), f"file://{tmp_path}/mine")
    with pytest.raises(WrongRequest):
        push(store, Request(form="csv"), place, Path("mark"))


@pytest.fixture
def bucket(monkeypatch):
    """The name of an empty bucket and the options that lead to it, on a server of our own."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_EC2_METADATA_DISABLED": "true",
    }.items():
        monkeypatch.setenv(name, value)
    options = f"region=us-east-1&scheme=http&endpoint_override={host}:{port}"
    files, _ = fs.FileSystem.from_uri(f"s3://plans?{options}&allow_bucket_creation=true")
    files.create_dir("plans")
    yield files, options
    server.stop()


def test_to_a_bucket(store, bucket, tmp_path):
    files, options = bucket
    place = f"s3://plans/for/analysts?{options}"

    def there():
        found = files.get_file_info(fs.FileSelector("plans/for/analysts", recursive=True))
        return {
            one.path.removeprefix("plans/for/analysts/"): files.open_input_stream(one.path).read() for one in found if one.is_file
        }

    push(store, Request(form="parquet", by_year=True), place)
    assert "targets/year=2021/targets.parquet" in there()
    push(store, Request(form="csv"), place)
    push(store, Request(form="csv"), str(tmp_path / "folder"))
    assert there() == {path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir()}
    push(store, Request(form="xlsx", links=""), f"s3://plans/plans.xlsx?{options}")
    assert files.open_input_stream("plans/plans.xlsx").read().startswith(b"PK")
    with pytest.raises(OutputUnwritable, match="cannot be written"):
        push(store, Request(form="csv"), f"s3://nobody/has/this?{options}")


FLOW = """
import sys
from flows.push_flow import ExportPlace, push_export
ExportPlace(place=sys.argv[2], form="csv", masks=["signers"]).save("analysts")
print(push_export(sys.argv[1], "analysts", year=2021))
"""


def test_the_flow_pushes_where_the_block_says(store, tmp_path):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environ |= {"PREFECT_HOME": str(tmp_path / "prefect"), "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180"}
    command = [sys.executable, "-c", FLOW, f"sqlite:///{tmp_path}/plans.db", str(tmp_path / "out")]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    rows = read_csv(tmp_path / "out")["plans"]
    assert {row["period_first"] for row in rows} == {2021}
    assert {row["signer_name"] for row in rows} == {None}
    assert done.stdout.strip() == str({"plans": len(rows)})


def test_to_a_database_whole_and_then_what_changed(store, tmp_path, postgresql_url):
    url, mark = postgresql_url, tmp_path / "mark"
    assert push(store, Request(), url, mark).changes is None
    assert _again(url, tmp_path) == sorted(store.records(), key=lambda r: r.plan_id)
    assert push(store, Request(), url, mark).plans == 0
    # A plan of another content under the same name takes the place of the old one.
    keep(store, record_of(document_of(figure="9,9")), record_of(document_of("b.txt", year=2022), year=2022))
    states = [change.state for change in push(store, Request(), url, mark).changes]
    assert sorted(states) == ["new", "new", "withdrawn"]
    assert _again(url, tmp_path) == sorted(store.records(), key=lambda r: r.plan_id)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        (total,) = connection.execute("SELECT sum(value) FROM kehoach_export.targets").fetchone()
    assert total == sum((t.value for r in store.records() for t in r.targets), Decimal(0))
    # Nothing of a push that fails arrives, and the mark stays.
    before = mark.read_bytes()
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("ALTER TABLE kehoach_export.flags ADD CHECK (false) NOT VALID")
    keep(store, record_of(document_of("c.txt", year=2023), year=2023))
    with pytest.raises(DatabaseUnwritable):
        push(store, Request(), url, mark)
    assert mark.read_bytes() == before


def _again(url, folder):
    """The records made again from the tables in the database."""
    out = folder / "again"
    out.mkdir(exist_ok=True)
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        for name in TABLES:
            if name != CHANGES:
                rows = f"SELECT * FROM kehoach_export.{name} ORDER BY {', '.join(TABLES[name].key)}"
                order = f"COPY ({rows}) TO STDOUT (FORMAT csv, HEADER)"
                with connection.cursor().copy(order) as copy, (out / f"{name}.csv").open("wb") as file:
                    file.writelines(copy)
    return records_again(read_csv(out))
