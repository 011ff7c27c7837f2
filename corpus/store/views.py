"""What the store gives back, and what it can be asked for."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from schemas.errors import Reason
from schemas.flags import FlagCode, Severity


class KeptFile(NamedTuple):
    """A file whose plan is kept."""

    path: str
    name: str
    sha256: str


class AsideFile(NamedTuple):
    """A file that could not be read, and why; `sha256` is None where it could not even be opened."""

    path: str
    name: str
    sha256: str | None
    reason: Reason
    message: str
    remedy: str
    reader_version: str


class FileState(NamedTuple):
    """What the store says of a path."""

    state: Literal["kept", "set_aside"]
    sha256: str | None
    reason: Reason | None
    message: str | None
    remedy: str | None
    reader_version: str


class Versions(NamedTuple):
    """What a kept plan was read and extracted by."""

    extractor: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which plans are meant; each condition that is given must hold."""

    issuer: str | None = None  # a part of the issuing body's name or of its parent's, diacritics or not
    year: int | None = None  # a year of the plan's period, else the year of issue
    kind: str | None = None  # ke_hoach, …
    words: tuple[str, ...] = ()  # phrases, each of which stands in the text, diacritics or not
    plan_ids: tuple[str, ...] | None = None
    best_only: bool = False  # of a plan in several versions the best


ALL = Filter()


class Summary(NamedTuple):
    """One plan in a list."""

    plan_id: str
    name: str
    format: str
    pages: int | None
    kind: str | None
    number: str | None
    symbol: str | None
    issuing_body: str | None
    issued_on: str | None
    title: str | None
    year_first: int | None
    year_last: int | None
    target_count: int
    assignment_count: int
    date_count: int
    reference_count: int
    error_count: int
    warning_count: int
    unexplained_count: int
    extractor_version: str
    group_id: str | None  # of a plan in several versions
    versions: int  # that files still hold, itself among them


class IssuerName(NamedTuple):
    """The words by which plans name who issued them."""

    issuing_body: str | None
    parent_body: str | None
    place: str | None


class TargetRow(NamedTuple):
    """One target of one plan in a list over many plans."""

    plan_id: str
    name: str
    issuing_body: str | None
    parent_body: str | None
    place: str | None
    position: int
    indicator: str
    subject: str | None
    comparator: str
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    unit_code: str | None
    status: str
    period_first: int | None
    period_last: int | None
    change_value: Decimal | None
    change_unit_code: str | None
    span_start: int
    span_end: int
    span_text: str
    page: int | None
    confidence: float


class PlanFlag(NamedTuple):
    """One flag of one plan."""

    plan_id: str
    name: str
    code: FlagCode
    severity: Severity
    message: str
    message_vi: str
    span_start: int | None
    span_text: str | None
    page: int | None


class Sketched(NamedTuple):
    """What may tell a plan's other versions: its letterhead and the sketch of its text."""

    plan_id: str
    issuing_body: str | None
    parent_body: str | None
    place: str | None
    kind: str | None
    number: str | None
    symbol: str | None
    issued_on: str | None
    title: str | None
    period_first: int | None
    period_last: int | None
    ocr: bool
    characters: int
    runs: int
    signature: bytes


class VersionKeys(NamedTuple):
    """Where a plan meets its versions: one of the keys, the same office and number; a 0 is not known and meets all."""

    office: int
    number: int
    keys: tuple[int, ...]


class AgedPlan(NamedTuple):
    """What tells which of an office's plans is the older."""

    plan_id: str
    name: str
    year_first: int | None
    issued_on: str | None


class KeptTime(NamedTuple):
    """A time that a plan names, and where."""

    span_start: int
    span_end: int
    span_text: str
    role: str
    page: int | None
    bbox: list[float] | None
