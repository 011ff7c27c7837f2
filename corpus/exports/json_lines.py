"""Records out of an export of JSON lines, also of a newer one: what this version does not know is passed over."""

import json
from collections.abc import Iterable, Iterator

from schemas.errors import PlanError
from schemas.record import SCHEMA_VERSION, PlanRecord


class OtherMajorVersion(PlanError):  # noqa: N818  the state of an export
    """An export whose fields mean something else than ours."""


def read_json_lines(lines: Iterable[str]) -> Iterator[PlanRecord]:
    """The records, a line each; empty lines are passed over.

    Fields that a newer minor version has added are left out.  Raises OtherMajorVersion, and pydantic's ValidationError
    for a line that is no record.
    """
    for line in lines:
        if line.strip():
            check_version(line)
            yield PlanRecord.model_validate_json(line, extra="ignore")


def check_version(line: str) -> None:
    """OtherMajorVersion where the record was written by another major version of the schema."""
    version = str(json.loads(line).get("schema_version", ""))
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise OtherMajorVersion(
            f"The record is of schema {version or 'unknown'}, and this program reads {SCHEMA_VERSION}. "
            "Export it again with this version, or read it with the version that wrote it."
        )
