"""Which plan of the store a citation means."""

import pytest

from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from schemas.base import Span
from schemas.references import Reference
from tests.records import document_of, record_of


@pytest.fixture
def store(tmp_path):
    with Store.open(f"sqlite:///{tmp_path}/plans.db") as store:
        for year in (2021, 2022):
            document = document_of(f"dak-may-{year}.txt", year=year)
            record = record_of(document, year=year)
            store.keep([rows_of(record, document, "r")], [KeptFile(f"/p/{year}", f"dak-may-{year}.txt", record.source.sha256)])
        yield store


def reference(header, **changes):
    """A citation of the plan with this header."""
    said = {"number": header.number, "symbol": header.symbol, "date": header.issued_on, "issuer": header.issuing_body}
    span = Span(start=0, end=8, text="Kế hoạch")
    return Reference(span=span, kind="ke_hoach", relation="implements", **{**said, **changes})


def header_of(year):
    return record_of(document_of(f"dak-may-{year}.txt", year=year), year=year).header


CASES = [
    ({}, "dak-may-2021.txt"),
    ({"issuer": None}, "dak-may-2021.txt"),
    ({"date": "2019-01-15"}, None),  # the same number of another year
    ({"number": None}, None),
    ({"number": "99999"}, None),
    ({"symbol": "QĐ-UBND"}, None),
    ({"date": None, "issuer": None}, None),  # a number alone names no plan
    ({"date": None, "issuer": "Sở Y tế Lam Giang"}, None),
]


@pytest.mark.parametrize(("changes", "name"), CASES)
def test_cited_plan(store, changes, name):
    found = store.cited_plans([reference(header_of(2021), **changes)])
    assert [plan.name for plan in found.values()] == ([name] if name else [])


def test_a_number_of_two_years_without_a_day_is_left_open(store):
    first, second = header_of(2021), header_of(2022)
    found = store.cited_plans([reference(first, date=None)])
    assert first.number == second.number
    assert found == {}


def test_no_references_no_question(store):
    assert store.cited_plans([]) == {}
