"""Marks: what is new, changed or withdrawn since an export, and which files are no marks."""

import pytest

from corpus.exports.changes import Change, Comparison, Known, Mark, MarkUnreadable
from tests.records import document_of, record_of


def line(year=2021, *, name="a.txt", version="rules-1", title=None):
    record = record_of(document_of(name, year=year), year=year, version=version)
    if title:
        record = record.model_copy(update={"header": record.header.model_copy(update={"title": title})})
    return record.model_dump_json()


def mark_of(lines, scope=""):
    comparison = Comparison(None, Mark(scope))
    assert list(comparison.passing(lines)) == list(lines)
    assert comparison.changes == []
    return comparison.now


def test_new_changed_and_withdrawn():
    before = mark_of([line(2019), line(2020), line(2021)])
    now = [line(2020, title="Đã sửa"), line(2021), line(2022, name='b "c".txt')]
    comparison = Comparison(before, Mark(""))
    assert list(comparison.passing(now)) == [now[0], now[2]]
    gone = record_of(document_of(year=2019), year=2019).plan_id
    changed, new = (record_of(document_of(year=year), year=year).plan_id for year in (2020, 2022))
    assert comparison.changes == [
        Change(changed, "changed", "a.txt"),
        Change(new, "new", 'b "c".txt'),
        Change(gone, "withdrawn", "a.txt"),
    ]


def test_new_rules_that_read_the_same_change_nothing():
    comparison = Comparison(mark_of([line(version="rules-1")]), Mark(""))
    assert list(comparison.passing([line(version="rules-2")])) == []
    assert comparison.changes == []


def test_a_mark_is_read_as_it_was_written(tmp_path):
    mark = mark_of([line(2021), line(2020, name='Kế hoạch "2".txt')], "year 2021; without signers")
    path = tmp_path / "mark"
    path.write_text(mark.text(), encoding="utf-8")
    assert Mark.read(path, mark.scope) == mark
    assert Mark.read(path, mark.scope).text() == mark.text()
    with pytest.raises(MarkUnreadable, match="another choice of plans"):
        Mark.read(path, "year 2022")


def test_two_stores_with_the_same_records_have_the_same_mark():
    assert mark_of([line(2020), line(2021)]).text() == mark_of([line(2021), line(2020)]).text()


NO_MARKS = [
    "",
    "{}",
    "[]",
    "null",
    '{"kind": "x"}',
    '{"kind": "kehoach export mark 1", "scope": "", "plans": {"a": ["b"]}}',
    "\ufeff{",
]


@pytest.mark.parametrize("content", NO_MARKS)
def test_what_is_no_mark(content, tmp_path):
    (tmp_path / "mark").write_text(content, encoding="utf-8")
    with pytest.raises(MarkUnreadable):
        Mark.read(tmp_path / "mark", "")


def test_a_mark_that_is_not_there(tmp_path):
    with pytest.raises(MarkUnreadable, match="cannot be read"):
        Mark.read(tmp_path / "none", "")


def test_an_empty_mark_holds_nothing():
    assert list(Comparison(Mark(""), Mark("")).passing([])) == []
    assert Mark("", {"a": Known("b", "c")}) != Mark("")
