"""The store on SQLite and, where a server can be started, on PostgreSQL: what goes in comes out, once."""

import random
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select, text

from corpus.store.rows import rows_of
from corpus.store.schema import HEAD, MIGRATIONS, VERSION_TABLE
from corpus.store.store import Store
from corpus.store.tables import ITEM_TABLES, metadata, targets
from corpus.store.views import AsideFile, Filter, KeptFile
from schemas.errors import StoreError
from tests.records import document_of, record_of


@pytest.fixture
def url(store_url):
    return store_url


@pytest.fixture
def store(url):
    with Store.open(url) as store:
        yield store


def plan(name="dak-may-2021.txt", *, year=2021, figure="8,5", version="rules-1", issuer="UBND huyện Đắk Mây"):
    document = document_of(name, year=year, figure=figure)
    record = record_of(document, year=year, version=version, issuer=issuer)
    file = KeptFile(path=f"/plans/{name}", name=name, sha256=record.source.sha256)
    return record, rows_of(record, document, "reader-1"), file


def keep(store, *plans):
    store.keep([rows for _, rows, _ in plans], [file for _, _, file in plans])


def counts(url):
    engine = create_engine(url)
    with engine.connect() as connection:
        names = [table.name for table in metadata.sorted_tables] + ["plan_words"]
        found = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in names}
    engine.dispose()
    return found


def test_what_goes_in_comes_out_byte_for_byte(store):
    record, rows, file = plan()
    store.keep([rows], [file])
    assert list(store.record_jsons()) == [record.model_dump_json()]
    assert store.record(record.plan_id) == record
    assert store.record("0" * 16) is None


def test_items_have_a_row_each_with_their_span(url, store):
    record, _, file = plan()
    first = record.targets[0].model_copy(update={"plan_share": Decimal("123456789012.345")})
    rows = rows_of(record.model_copy(update={"targets": (first, *record.targets[1:])}), document_of(), "reader-1")
    store.keep([rows], [file])
    there = counts(url)
    assert {t.name: there[t.name] for t in ITEM_TABLES} == {t.name: len(rows.items[t.name].values) for t in ITEM_TABLES}
    engine = create_engine(url)
    with engine.connect() as connection:
        row = connection.execute(select(targets)).one()
    engine.dispose()
    span = record.targets[0].span
    assert (row.span_start, row.span_end, row.span_text, row.page, tuple(row.bbox)) == (
        *_ends(span),
        span.text,
        span.page,
        span.bbox,
    )
    assert row.value == Decimal("8500000000")
    assert row.plan_share == Decimal("123456789012.345")


def _ends(span):
    return span.start, span.end


def test_keeping_twice_leaves_what_keeping_once_does(url, store):
    keep(store, plan(), plan("dak-may-2022.txt", year=2022))
    once = counts(url)
    keep(store, plan(), plan("dak-may-2022.txt", year=2022))
    assert counts(url) == once
    assert once["plans"] == once["plan_words"] == once["plan_contents"] == 2


def test_new_rules_replace_what_the_old_ones_said(url, store):
    keep(store, plan(version="rules-1"))
    keep(store, plan(version="rules-2"))
    assert [record.extractor_version for record in store.records()] == ["rules-2"]
    assert counts(url)["plans"] == 1


def test_one_content_under_two_names_is_one_plan_with_two_files(url, store):
    first, second = plan("a.txt"), plan("b.txt")
    assert first[0].plan_id == second[0].plan_id
    keep(store, first, second)
    assert counts(url)["plans"] == 1
    assert counts(url)["files"] == 2
    assert [found.plan_id for found in store.find("b.txt")] == [first[0].plan_id]


def test_changed_content_takes_the_place_of_the_old_one(store):
    old, new = plan("a.txt", figure="8,5"), plan("a.txt", figure="9,1")
    keep(store, old)
    keep(store, new)
    assert [record.plan_id for record in store.records()] == [new[0].plan_id]
    assert set(store.known([old[0].source.sha256, new[0].source.sha256])) == {old[0].source.sha256, new[0].source.sha256}


def test_known_tells_the_versions(store):
    record, rows, file = plan()
    store.keep([rows], [file])
    assert store.known([record.source.sha256, "f" * 64]) == {record.source.sha256: ("rules-1", "reader-1")}
    assert store.known([]) == {}


def test_the_document_is_there_for_new_rules(store):
    record, rows, file = plan()
    store.keep([rows], [file])
    assert store.document(record.source.sha256) == rows.document
    assert store.document("f" * 64) is None


def test_a_file_set_aside_is_remembered_until_it_is_read(store):
    record, rows, file = plan()
    why = AsideFile(file.path, file.name, "e" * 64, "needs_ocr", "A scan", "Install Tesseract", "reader-1")
    store.set_aside([why])
    assert store.files_aside() == [why]
    assert store.seen_files([file.path, "/plans/none"])[file.path].reason == "needs_ocr"
    store.keep([rows], [file])
    assert store.files_aside() == []
    assert store.seen_files([file.path])[file.path][:3] == ("kept", record.source.sha256, None)


def test_records_come_in_the_order_of_their_names(store):
    plans = [
        plan(name, year=year) for year, name in enumerate(("b.txt", "Á.txt", "a.txt", "_.txt", "B.txt", "đ.txt"), start=2015)
    ]
    keep(store, *plans)
    names = [record.source.name for record in store.records()]
    assert names == sorted(names)
    assert len(names) == 6


SEARCHES = [
    (("nuoc sach huyen dak may",), 2),
    (("Nước sạch huyện Đắk Mây",), 2),
    (("NƯỚC SẠCH",), 2),
    (("12-CT/TW",), 2),
    (("nước sạch", "8,5 tỷ đồng"), 1),
    (("năm 2022",), 1),
    # Near misses: another order, half a word, and marks that are no query language.
    (("sạch nước",), 0),
    (("nuoc sac",), 0),
    (('"',), 0),
    (("nước* OR đắk",), 0),
    (("'; DROP TABLE plans; --",), 0),
]


@pytest.mark.parametrize(("words", "found"), SEARCHES)
def test_words_are_found_with_and_without_diacritics(store, words, found):
    keep(store, plan(), plan("dak-may-2022.txt", year=2022, figure="9,1"))
    assert len(store.summaries(Filter(words=words))) == found


def test_replaced_words_are_found_no_more(store):
    keep(store, plan())
    keep(store, plan())
    assert len(store.summaries(Filter(words=("nuoc sach",)))) == 1


FILTERS = [
    (Filter(), 3),
    (Filter(issuer="dak may"), 2),
    (Filter(issuer="Lạc Giang"), 3),
    (Filter(issuer="100%"), 0),
    (Filter(year=2021), 1),
    (Filter(year=2019), 0),
    (Filter(kind="ke_hoach"), 3),
    (Filter(kind="chuong_trinh"), 0),
    (Filter(issuer="Sở Y tế", year=2023), 1),
    (Filter(plan_ids=()), 0),
]


@pytest.mark.parametrize(("which", "found"), FILTERS)
def test_filters(store, which, found):
    keep(store, plan(), plan("dak-may-2022.txt", year=2022), plan("so-y-te.txt", year=2023, issuer="Sở Y tế"))
    assert len(store.summaries(which)) == len(list(store.records(which))) == found


FOUND_BY = ["dak-may-2021.txt", "dak-may-2021", "/other/place/dak-may-2021.txt", "may 2021", "nước sạch huyện đắk mây năm 2021"]


@pytest.mark.parametrize("name", FOUND_BY)
def test_a_plan_is_found_by_its_name(store, name):
    keep(store, plan(), plan("dak-may-2022.txt", year=2022))
    assert [found.name for found in store.find(name)] == ["dak-may-2021.txt"]


def test_a_plan_is_found_by_id_and_number(store):
    record, rows, file = plan()
    store.keep([rows], [file])
    for name in (record.plan_id, record.plan_id[:6], record.plan_id.upper()[:8], "31/KH-UBND"):
        assert [found.plan_id for found in store.find(name)] == [record.plan_id]
    for name in ("", "%", "_", "dak-may-2023", "32/KH-UBND", record.plan_id[:3] + "%"):
        assert store.find(name) == []


def test_flags_come_worst_first(store):
    keep(store, plan(), plan("dak-may-2022.txt", year=2022))
    found = store.flags()
    assert [flag.severity for flag in found] == ["warning", "warning", "info", "info"]
    assert (found[0].code, found[0].span_text, found[0].page) == ("figures_disagree", "4,9%", 1)
    assert {flag.code for flag in store.flags(codes=["blank_number"])} == {"blank_number"}
    assert store.flags(Filter(year=1999)) == []


def test_zero_characters_do_no_harm(store):
    document = document_of()
    hurt = document.model_copy(update={"text": document.text.replace("KẾ HOẠCH", "KẾ\0HOẠCH")})
    record = record_of(document)
    span = hurt.span(0, 8)
    header = record.header.model_copy(update={"spans": {"kind": span}, "title": "A\0B"})
    record = record.model_copy(update={"text": hurt.text, "header": header})
    store.keep([rows_of(record, hurt, "reader-1")], [KeptFile("/a", "a", record.source.sha256)])
    assert list(store.record_jsons()) == [record.model_dump_json()]
    assert store.summaries()[0].title == "A\ufffdB"


def test_nothing_of_a_batch_is_kept_where_one_of_it_fails(url, store):
    _, good, file = plan()
    _, bad, _ = plan("dak-may-2022.txt", year=2022)
    columns, values = bad.items["targets"]
    bad.items["targets"] = bad.items["targets"]._replace(values=[(None,) * len(columns), *values])
    with pytest.raises(StoreError):
        store.keep([good, bad], [file])
    assert set(counts(url).values()) == {0}


def test_the_migrations_make_the_tables_of_the_code(url, store):
    engine = create_engine(url)
    with engine.connect() as connection:
        options = {
            "version_table": VERSION_TABLE,
            "include_name": lambda name, kind, _: not (kind == "table" and name.startswith("plan_words")),
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_head_is_the_newest_revision():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_a_store_opened_again_holds_what_it_held(url):
    with Store.open(url) as store:
        keep(store, plan())
    with Store.open(url, create=False) as store:
        assert len(store.summaries()) == 1


def test_many_write_the_same_plans_at_once(url, store):
    plans = [plan(f"{number}.txt", figure=f"{number},5") for number in range(12)]

    def write(seed):
        order = random.Random(seed).sample(plans, len(plans))
        with Store.open(url) as own:
            for at in range(0, len(order), 4):
                keep(own, *order[at : at + 4])
            with own.grouping() as grouping:
                grouping.keep([[found.plan_id] for found in grouping.waiting("", 100)])

    with ThreadPoolExecutor(4) as writers:
        list(writers.map(write, range(8)))
    assert sorted(record.plan_id for record in store.records()) == sorted(record.plan_id for record, _, _ in plans)
    assert counts(url)["plan_words"] == 12
