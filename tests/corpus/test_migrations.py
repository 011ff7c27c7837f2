"""A store of any earlier program, with plans in it, is brought up to what a new store is; nothing is lost."""

from contextlib import contextmanager

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, insert, inspect, select, text

from corpus.store.rows import rows_of
from corpus.store.schema import HEAD, MIGRATIONS, VERSION_TABLE
from corpus.store.store import Store
from corpus.store.tables import metadata
from corpus.store.views import AsideFile, Filter, KeptFile
from corpus.store.words import keep_words
from flows.grouping import group_versions
from tests.records import document_of, record_of

REVISIONS = [revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()]
ASIDE = AsideFile("/plans/x.pdf", "x.pdf", "e" * 64, "needs_ocr", "A scan", "Install Tesseract", "reader-1")


def plans():
    for name, year in (("dak-may-2021.txt", 2021), ("dak-may-2022.txt", 2022)):
        document = document_of(name, year=year)
        record = record_of(document, year=year)
        yield rows_of(record, document, "reader-1"), KeptFile(f"/plans/{name}", name, record.source.sha256)


@contextmanager
def connected(url):
    engine = create_engine(url)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def make(url, revision, source):
    """The store as the program of that revision left it, with the rows of the source."""
    with connected(url) as connection, connected(source) as new:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes.update(connection=connection, version_table=VERSION_TABLE)
        command.upgrade(config, revision)
        there = inspect(connection)
        for table in metadata.sorted_tables:
            if there.has_table(table.name):
                columns = [table.c[column["name"]] for column in there.get_columns(table.name) if column["name"] != "id"]
                if rows := new.execute(select(*columns)).mappings().all():
                    connection.execute(insert(table), [dict(row) for row in rows])
        keep_words(connection, [rows for rows, _ in plans()])


@pytest.fixture
def new_store(tmp_path):
    url = f"sqlite:///{tmp_path}/new.db"
    with Store.open(url) as store:
        store.keep(*zip(*plans(), strict=True), [ASIDE])
        group_versions(store)
    return url


@pytest.mark.parametrize("revision", REVISIONS)
def test_an_earlier_store_holds_all_that_it_held(store_url, new_store, revision):
    make(store_url, revision, new_store)
    with Store.open(store_url, create=False) as old, Store.open(new_store) as new:
        group_versions(old)
        assert list(old.record_jsons()) == list(new.record_jsons())
        assert old.summaries() == new.summaries()
        assert old.flags() == new.flags()
        assert old.files_aside() == new.files_aside() == [ASIDE]
        assert len(old.summaries(Filter(words=("nuoc sach",)))) == 2
        for rows, file in plans():  # and it takes what a new store takes
            old.keep([rows], [file])
        group_versions(old)
        assert list(old.record_jsons()) == list(new.record_jsons())
    with connected(store_url) as connection:
        assert connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == HEAD
        assert {table.name for table in metadata.sorted_tables} <= set(inspect(connection).get_table_names())
