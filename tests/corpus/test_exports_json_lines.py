"""JSON lines within a major version: the schema takes every line, and an older reader takes a newer export."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from corpus.exports.json_lines import OtherMajorVersion, read_json_lines
from schemas.export import json_schema
from schemas.record import SCHEMA_VERSION
from tests.corpus.exported import generated_records, sample_records
from tests.records import document_of, record_of

FROZEN = Path(__file__).parents[2] / "docs" / "schema" / "plan-record-1.0.schema.json"


def newer(value):
    """The record as a later minor version may write it: a field more in each object, of each kind of value."""
    if isinstance(value, dict):
        return {name: newer(one) for name, one in value.items()} | {"added_later": {"note": [1, "x", None]}}
    return [newer(one) for one in value] if isinstance(value, list) else value


def newer_line(record):
    old = json.loads(record.model_dump_json())
    data = newer(old) | {"schema_version": "1.9"}
    # Two fields are tables by name and no objects with fields: nothing is added to them.
    data["explained"] = old["explained"]
    del data["header"]["spans"]["added_later"]
    return json.dumps(data, ensure_ascii=False)


def test_an_older_reader_takes_a_newer_export():
    records = [record_of(document_of()), *sample_records()]
    found = list(read_json_lines(newer_line(record) for record in records))
    assert [record.schema_version for record in found] == ["1.9"] * len(records)
    assert [record.model_copy(update={"schema_version": SCHEMA_VERSION}) for record in found] == records


def test_a_line_is_read_as_it_was_written():
    records = [record_of(document_of()), *sample_records()]
    lines = [record.model_dump_json() for record in records]
    assert list(read_json_lines("\n\n".join(lines).splitlines())) == records
    assert [record.model_dump_json() for record in read_json_lines(lines)] == lines


@pytest.mark.parametrize("version", ["2.0", "0.9", "10.0", "", None])
def test_another_major_version_is_refused(version):
    data = json.loads(record_of(document_of()).model_dump_json()) | {"schema_version": version}
    with pytest.raises(OtherMajorVersion):
        list(read_json_lines([json.dumps(data)]))


def test_a_line_without_a_field_that_must_be_there_is_no_record():
    data = json.loads(record_of(document_of()).model_dump_json())
    del data["header"]
    with pytest.raises(ValidationError):
        list(read_json_lines([json.dumps(data)]))


def test_the_schema_takes_every_line(tmp_path):
    validator = Draft202012Validator(json.loads(json_schema()))
    for record in (record_of(document_of()), *sample_records(), *generated_records(tmp_path, 12)):
        validator.validate(json.loads(record.model_dump_json()))


def properties(schema):
    """By object and field, what the schema says of it; references are followed by their names alone."""
    for name, one in {"PlanRecord": schema, **schema["$defs"]}.items():
        for field, told in one.get("properties", {}).items():
            yield (name, field), told


def kinds(told):
    """The types of values that a field takes, by name; a list of closed words is a string."""
    if "anyOf" in told:
        return set().union(*(kinds(one) for one in told["anyOf"]))
    if "$ref" in told:
        return {told["$ref"]}
    if "enum" in told or "const" in told:
        return {"string"}
    given = told.get("type", ())
    return {
        f"{one}:{sorted(kinds(told['items']))}" if one == "array" and "items" in told else one
        for one in ([given] if isinstance(given, str) else given)
    }


def test_the_schema_still_keeps_what_1_0_has_promised():
    """A field of 1.0 is there under its name, takes no other kind of value, and is still given where it was given always."""
    frozen, now = json.loads(FROZEN.read_text(encoding="utf-8")), json.loads(json_schema())
    of_today = dict(properties(now))
    gone = [place for place, _ in properties(frozen) if place not in of_today]
    other = [place for place, told in properties(frozen) if place in of_today and not kinds(of_today[place]) <= kinds(told)]
    assert (gone, other) == ([], []), "a new major version, or another name for the new field: docs/schema_changes.md"
    for name, one in {"PlanRecord": frozen, **frozen["$defs"]}.items():
        today = now if name == "PlanRecord" else now["$defs"][name]
        assert set(one.get("required", ())) <= set(today.get("required", ()))
