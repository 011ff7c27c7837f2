"""A store that cannot be used says what is wrong, why, and what to do; and it stays whole."""

import sqlite3
import threading

import pytest
from sqlalchemy import create_engine, text

from corpus.store import engine as store_engine
from corpus.store.schema import VERSION_TABLE
from corpus.store.store import Store
from corpus.store.troubles import StoreBusy
from corpus.store.views import AsideFile
from schemas.errors import StoreError

ASIDE = AsideFile("/a", "a", None, "empty", "The file is empty", "Copy it again", "r")

ADDRESSES = [
    ("plans.db", "no address"),
    ("", "no address"),
    ("sqlite://", "names no file"),
    ("sqlite:///:memory:", "names no file"),
    ("mysql://host/plans", "not supported"),
    ("sqlite:////no/such/folder/plans.db", "there is no folder /no/such/folder"),
    ("sqlite:////tmp", "is a folder"),
    ("sqlite:////proc/plans.db", "cannot be"),
    ("postgresql+psycopg://nobody@127.0.0.1:1/none", "does not answer"),
]


@pytest.mark.parametrize(("address", "said"), ADDRESSES)
def test_an_address_that_cannot_be_used(address, said):
    with pytest.raises(StoreError, match=said) as caught:
        Store.open(address)
    assert caught.value.remedy


def test_a_file_that_is_no_store(tmp_path):
    (tmp_path / "notes.db").write_text("not a database at all")
    with pytest.raises(StoreError, match="is no store"):
        Store.open(f"sqlite:///{tmp_path}/notes.db")
    assert (tmp_path / "notes.db").read_text() == "not a database at all"


def test_a_database_of_another_program(tmp_path):
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE invoices (id)")
    other.close()
    with pytest.raises(StoreError, match=r"another program.*invoices"):
        Store.open(f"sqlite:///{tmp_path}/other.db")


def test_a_store_of_a_newer_program(tmp_path):
    url = f"sqlite:///{tmp_path}/plans.db"
    Store.open(url).close()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer kehoach.*9999"):
        Store.open(url)


def test_a_reader_makes_no_store(tmp_path):
    with pytest.raises(StoreError, match="There is no store") as caught:
        Store.open(f"sqlite:///{tmp_path}/plans.db", create=False)
    assert "kehoach load" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store(tmp_path):
    path = tmp_path / "plans.db"
    Store.open(f"sqlite:///{path}").close()
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError):
        Store.open(f"sqlite:///{path}")


def test_a_locked_store_is_busy_and_then_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(store_engine, "BUSY_SECONDS", 0.1)
    with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
        other = sqlite3.connect(tmp_path / "plans.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="locked"):
            store.set_aside([ASIDE])
        other.execute("ROLLBACK")
        other.close()
        store.set_aside([ASIDE])
        assert store.files_aside() == [ASIDE]


def test_two_who_make_the_same_store_at_once(tmp_path):
    failed = []

    def make(number):
        try:
            with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
                store.set_aside([ASIDE._replace(path=f"/{number}")])
        except StoreError as error:
            failed.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
        assert len(store.files_aside()) == 4


def test_a_full_disk_leaves_the_store_whole(tmp_path):
    with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
        store.set_aside([ASIDE])
        with store._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        many = [ASIDE._replace(path=f"/{number}", message="x" * 5000) for number in range(100)]
        with pytest.raises(StoreError, match="full"):
            store.set_aside(many)
        assert store.files_aside() == [ASIDE]


def test_a_password_is_never_shown():
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql+psycopg://me:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)
