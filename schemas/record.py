"""The record of one plan: all that was read out of it."""

from typing import Annotated

from pydantic import Field

from schemas.assignments import Assignment
from schemas.base import Strict
from schemas.dates import DateItem
from schemas.document import Source
from schemas.flags import Flag
from schemas.header import Header
from schemas.references import Reference
from schemas.sections import Section
from schemas.targets import Target
from schemas.unexplained import Unexplained

SCHEMA_VERSION = "1.0"


class VersionOf(Strict):
    """The other versions of the same plan in the store: a draft, a scan, a second file."""

    group_id: Annotated[str, Field(description="the same for all versions: the least of their plan_ids")]
    place: Annotated[int, Field(ge=1, description="1 is the best: signed before draft, whole before cut, digital before scan")]
    count: Annotated[int, Field(ge=2, description="how many versions there are")]


class PlanRecord(Strict):
    """One line of the JSON export."""

    schema_version: str = SCHEMA_VERSION
    plan_id: Annotated[str, Field(description="the same bytes give the same id, on any machine")]
    extractor_version: Annotated[str, Field(description="hash of the rules and lexicons that made the record")] = ""
    source: Source
    text: Annotated[str, Field(description="the clean text; every span points into it")]
    header: Header
    sections: tuple[Section, ...]
    dates: tuple[DateItem, ...] = ()
    targets: tuple[Target, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    references: tuple[Reference, ...] = ()
    flags: tuple[Flag, ...] = ()
    unexplained: tuple[Unexplained, ...] = ()
    explained: Annotated[
        dict[str, int], Field(description="figures that are no item, counted by the named reason they were left out for")
    ] = {}
    version_of: Annotated[
        VersionOf | None,
        Field(exclude_if=lambda value: value is None, description="of a plan in several versions; a store adds it"),
    ] = None


def plan_id(sha256: str) -> str:
    """The id of the plan that stands in the file with this hash: its first 16 hex digits."""
    return sha256[:16]
