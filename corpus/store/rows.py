"""A record as rows of the tables; runs in the worker that extracted it, and knows no database."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from isal import isal_zlib

from corpus.store.folding import fold, searchable
from corpus.store.sketches import sketch_of
from schemas.base import Span
from schemas.document import Document
from schemas.header import Header
from schemas.record import PlanRecord
from schemas.targets import Change, Target

Row = dict[str, Any]  # column → value
Values = tuple[Any, ...]


class ItemRows(NamedTuple):
    """The rows of one table as both drivers take them: JSON and exact figures as text."""

    columns: tuple[str, ...]
    values: list[Values]

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        at = self.columns.index(name)
        return [row[at] for row in self.values]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """All that the store keeps of one plan, ready for the driver; cheap to hand from one process to another."""

    plan: Row  # its values as in `ItemRows`
    items: dict[str, ItemRows]  # by the name of the table; one without rows is left out
    words: str  # of the text, as they are searched
    record: bytes  # JSON, packed
    document: bytes  # JSON, packed


def rows_of(record: PlanRecord, document: Document, reader_version: str) -> PlanRows:
    """The rows of the record that was extracted from the document."""
    words = searchable(record.text)
    plan = _plan_row(record, reader_version)
    items = {table: ItemRows(columns, rows) for table, columns, rows in _item_rows(record, words) if rows}
    if "\0" in record.text:  # PostgreSQL refuses it in text; the packed record keeps it
        plan = dict(zip(plan, _without_nul(tuple(plan.values())), strict=True))
        items = {table: ItemRows(rows.columns, list(map(_without_nul, rows.values))) for table, rows in items.items()}
    return PlanRows(plan, items, words, record=pack(record.model_dump_json()), document=pack(document.model_dump_json()))


def pack(text: str) -> bytes:
    """The JSON as the store keeps it: what any zlib unpacks."""
    return isal_zlib.compress(text.encode("utf-8"), 1)  # a quarter of zlib's time at the same size


def unpack(packed: bytes) -> str:
    """The JSON that was packed."""
    return isal_zlib.decompress(packed).decode("utf-8")


def _plan_row(record: PlanRecord, reader_version: str) -> Row:
    header, source = record.header, record.source
    signer = header.signer
    first, last = _years(header)
    return {
        "plan_id": record.plan_id,
        "sha256": source.sha256,
        "schema_version": record.schema_version,
        "extractor_version": record.extractor_version,
        "reader_version": reader_version,
        "name": source.name,
        "format": source.format,
        "pages": source.pages,
        "ocr": source.ocr,
        "characters": len(record.text),
        "kind": header.kind,
        "number": header.number,
        "symbol": header.symbol,
        "issuing_body": header.issuing_body,
        "parent_body": header.parent_body,
        "issuer_folded": searchable(f"{header.issuing_body or ''} {header.parent_body or ''}"),
        "place": header.place,
        "issued_on": header.issued_on,
        "title": header.title,
        "title_folded": searchable(header.title or ""),
        "theme": header.theme,
        "period_first": header.period.first if header.period else None,
        "period_last": header.period.last if header.period else None,
        "year_first": first,
        "year_last": last,
        "signer_name": signer.name if signer else None,
        "signer_position": signer.position if signer else None,
        "signer_on_behalf": signer.on_behalf if signer else None,
        "number_state": header.number_state,
        "date_state": header.date_state,
        "recipients": _json(header.recipients),
        "header_spans": _json({name: span.model_dump(mode="json") for name, span in header.spans.items()}),
        "section_count": len(record.sections),
        "date_count": len(record.dates),
        "target_count": len(record.targets),
        "assignment_count": len(record.assignments),
        "reference_count": len(record.references),
        **flag_counts(record),
        "unexplained_count": len(record.unexplained),
    }


def _years(header: Header) -> tuple[int | None, int | None]:
    """The years that the plan is for, else the year of issue."""
    if header.period:
        return header.period.first, header.period.last
    issued = (header.issued_on or "")[:4]
    return (int(issued), int(issued)) if issued.isdecimal() else (None, None)


# What is copied from the models as it is: the names of attributes and of columns at once.
_SECTION = ("section_id", "number", "heading", "level", "parent_id", "role", "rule", "body_start")
_JUDGED = ("section_id", "confidence", "inferred", "rule")
_DATE = ("type", "value", "earliest", "latest", "mod", "recurrence", "role", "anchor")
_TARGET = ("indicator", "subject", "comparator", "unit", "unit_code", "status", "part_of", "figure_start", "figure_end")
_ASSIGNMENT = ("action", "deadline", "deadline_rule", "report_to", "product")
_REFERENCE = ("kind", "number", "symbol", "canonical", "title", "issuer", "date", "relation")
_FLAG = ("code", "severity", "message", "message_vi")
# Columns whose values are made here.
_KEY = ("plan_id", "position")
_PLACE = ("span_start", "span_end", "span_text", "page", "bbox")
_FIGURES = ("value", "value_max", "plan_share", "of_value", "indicator_folded", "period_first", "period_last")
_CHANGE = ("change_direction", "change_value", "change_unit_code", "change_relative_to")


def _item_rows(record: PlanRecord, words: str) -> Iterator[tuple[str, tuple[str, ...], list[Values]]]:
    """Table, columns and rows of each kind of item."""
    plan = record.plan_id
    yield "plan_sketches", ("plan_id", "runs", "signature"), [(plan, *sketch_of(words))]
    yield "sections", (*_KEY, *_PLACE, *_SECTION), _placed(plan, record.sections, attrgetter(*_SECTION))
    for table, items, names in (
        ("dates", record.dates, _DATE),
        ("assignments", record.assignments, _ASSIGNMENT),
        ("plan_references", record.references, _REFERENCE),
    ):
        yield table, (*_KEY, *_PLACE, *_JUDGED, *names), _placed(plan, items, attrgetter(*_JUDGED, *names))
    yield "targets", (*_KEY, *_PLACE, *_JUDGED, *_TARGET, *_FIGURES, *_CHANGE), _placed(plan, record.targets, _target)
    assignees = [
        (plan, at, place, who.text, who.part)
        for at, task in enumerate(record.assignments)
        for place, who in enumerate(task.assignees)
    ]
    yield "assignees", ("plan_id", "assignment", "position", "text", "part"), assignees
    yield "flags", *flag_rows(record)
    figures: list[Values] = [(plan, at, *_place(one.span), one.section_id) for at, one in enumerate(record.unexplained)]
    yield "unexplained", (*_KEY, *_PLACE, "section_id"), figures


def flag_counts(record: PlanRecord) -> Row:
    """The columns of `plans` that count the record's flags."""
    severities = Counter(flag.severity for flag in record.flags)
    return {"error_count": severities["error"], "warning_count": severities["warning"]}


def flag_rows(record: PlanRecord) -> ItemRows:
    """The rows of `flags`."""
    return ItemRows((*_KEY, *_PLACE, *_FLAG), _placed(record.plan_id, record.flags, attrgetter(*_FLAG)))


def _placed(plan_id: str, items: Sequence[Any], values: Callable[[Any], Values]) -> list[Values]:
    return [(plan_id, at, *_place(item.span), *values(item)) for at, item in enumerate(items)]


def _place(span: Span | None) -> Values:
    if span is None:
        return (None,) * len(_PLACE)
    return span.start, span.end, span.text, span.page, _json(span.bbox) if span.bbox else None


def _target(target: Target) -> Values:
    exact = map(_exact, (target.value, target.value_max, target.plan_share, target.of))
    period = (target.period.first, target.period.last) if target.period else (None, None)
    return *_copied_of_target(target), *exact, fold(target.indicator), *period, *_change(target.change)


_copied_of_target: Callable[[Target], Values] = attrgetter(*_JUDGED, *_TARGET)


def _change(change: Change | None) -> Values:
    if change is None:
        return (None,) * len(_CHANGE)
    return change.direction, _exact(change.value), change.unit_code, change.relative_to


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _without_nul(values: Values) -> Values:
    return tuple(v.replace("\0", "\ufffd").replace("\\u0000", "\ufffd") if isinstance(v, str) else v for v in values)
