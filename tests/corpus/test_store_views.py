"""The views for reports in PostgreSQL: rows beside the store's own, comments on each column, and a role that only reads."""

import re
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, ReadOnlySqlTransaction

from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from tests import postgres
from tests.corpus.exported import sample_records
from tests.records import document_of, record_of

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
ROLE = re.findall(r"```postgresql\n(.*?)```", PAGE, re.DOTALL)
VIEWS = ("plans", "targets", "assignments", "dates", "references", "flags")


@pytest.fixture(scope="module")
def records():
    return [record_of(document_of()), *sample_records()]


@pytest.fixture(scope="module")
def url(records):
    if reason := postgres.why_not():
        pytest.skip(reason)
    with postgres.server() as url:
        with Store.open(url) as store:
            for number, record in enumerate(records):
                rows = rows_of(record, document_of(), "reader")
                store.keep([rows], [KeptFile(f"/plans/{number}", record.source.name, record.source.sha256)])
        yield url.replace("+psycopg", "")


def test_the_views_hold_what_the_records_say(url, records):
    with psycopg.connect(url) as connection:
        counts = {view: connection.execute(f"SELECT count(*) FROM report_{view}").fetchone()[0] for view in VIEWS[1:]}
        (total,) = connection.execute("SELECT sum(value) FROM report_targets").fetchone()
        first = connection.execute(
            "SELECT lead, deadline::text, document FROM report_assignments WHERE plan_id = %s", [records[0].plan_id]
        )
        assert first.fetchall() == [("Phòng Kinh tế", "2021-06-15", "31/KH-UBND")]
        days = connection.execute("SELECT issued_on, issued_day FROM report_plans").fetchall()
    assert counts == {view: sum(len(getattr(record, view)) for record in records) for view in VIEWS[1:]}
    assert total == sum((target.value for record in records for target in record.targets), Decimal(0))
    assert {str(day) for _, day in days} == {on if on and len(on) == 10 else "None" for on, _ in days}


def test_a_plan_that_no_file_holds_is_in_no_view(url, records):
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE files SET state = 'set_aside' WHERE sha256 = %s", [records[0].source.sha256])
        for view in VIEWS:
            found = connection.execute(f"SELECT 1 FROM report_{view} WHERE plan_id = %s", [records[0].plan_id])
            assert found.fetchall() == []
        connection.rollback()


def test_every_view_and_column_has_a_comment_in_both_languages(url):
    told = "SELECT c.relname, a.attname, col_description(c.oid, a.attnum), obj_description(c.oid) FROM pg_class c"
    told += " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 WHERE c.relkind = 'v' AND c.relname LIKE 'report_%'"
    with psycopg.connect(url) as connection:
        rows = connection.execute(told).fetchall()
    assert {row[0] for row in rows} == {f"report_{view}" for view in VIEWS}
    assert [row for row in rows if " | " not in (row[2] or "") or " | " not in (row[3] or "")] == []


def test_the_role_of_the_docs_reads_the_views_and_nothing_else(url):
    (statements,) = ROLE
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statements)
    with psycopg.connect(url.replace("tester@", "kehoach_reader@"), autocommit=True) as connection:
        assert connection.execute("SELECT count(*) FROM report_targets").fetchone()[0] > 50
        for forbidden in (
            "SELECT * FROM plan_contents",
            "SELECT signer_name FROM plans",
            "DELETE FROM report_plans",
            "CREATE TABLE x ()",
        ):
            with pytest.raises((InsufficientPrivilege, ReadOnlySqlTransaction)):
                connection.execute(forbidden)
