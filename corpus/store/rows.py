"""A record as rows of the tables; runs in the worker that extracted it, and knows no database."""

import json
import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from corpus.store.folding import fold, searchable
from corpus.store.sketches import sketch_of
from schemas.base import Item, Span
from schemas.document import Document
from schemas.header import Header
from schemas.record import PlanRecord

Row = dict[str, Any]  # column → value


class ItemRows(NamedTuple):
    """The rows of one table as both drivers take them: JSON and exact figures as text."""

    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]

    def column(self, name: str) -> list[Any]:
        """The values of one column."""
        at = self.columns.index(name)
        return [row[at] for row in self.values]


@dataclass(frozen=True, slots=True)
class PlanRows:
    """All that the store keeps of one plan, ready for the driver; cheap to hand from one process to another."""

    plan: Row  # its values as in `ItemRows`
    items: dict[str, ItemRows]  # by the name of the table; one without rows is left out
    words: str  # the text folded
    record: bytes  # JSON, packed
    document: bytes  # JSON, packed


def rows_of(record: PlanRecord, document: Document, reader_version: str) -> PlanRows:
    """The rows of the record that was extracted from the document."""
    bound = _bound_without_nul if "\0" in record.text else _bound
    return PlanRows(
        plan={name: bound(value) for name, value in _plan_row(record, reader_version).items()},
        items={
            table: ItemRows(tuple(rows[0]), [tuple(map(bound, row.values())) for row in rows])
            for table, rows in _item_rows(record).items()
            if rows
        },
        words=fold(record.text),
        record=pack(record.model_dump_json()),
        document=pack(document.model_dump_json()),
    )


def pack(text: str) -> bytes:
    """The JSON as the store keeps it."""
    return zlib.compress(text.encode("utf-8"), 1)  # level 6 saves a quarter of the size and costs three times as much


def unpack(packed: bytes) -> str:
    """The JSON that was packed."""
    return zlib.decompress(packed).decode("utf-8")


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
        "recipients": list(header.recipients),
        "header_spans": {name: span.model_dump(mode="json") for name, span in header.spans.items()},
        "section_count": len(record.sections),
        "date_count": len(record.dates),
        "target_count": len(record.targets),
        "assignment_count": len(record.assignments),
        "reference_count": len(record.references),
        **_flag_counts(record),
        "unexplained_count": len(record.unexplained),
    }


def _years(header: Header) -> tuple[int | None, int | None]:
    """The years that the plan is for, else the year of issue."""
    if header.period:
        return header.period.first, header.period.last
    issued = (header.issued_on or "")[:4]
    return (int(issued), int(issued)) if issued.isdecimal() else (None, None)


def _item_rows(record: PlanRecord) -> dict[str, list[Row]]:
    plan = record.plan_id
    section_rows = [
        {
            **_place(plan, at, section.span),
            **_copied(section, "section_id", "number", "heading", "level", "parent_id", "role", "rule", "body_start"),
        }
        for at, section in enumerate(record.sections)
    ]
    date_rows = [
        {**_item(plan, at, date), **_copied(date, "type", "value", "earliest", "latest", "mod", "recurrence", "role", "anchor")}
        for at, date in enumerate(record.dates)
    ]
    assignment_rows = [
        {**_item(plan, at, task), **_copied(task, "action", "deadline", "deadline_rule", "report_to", "product")}
        for at, task in enumerate(record.assignments)
    ]
    assignee_rows: list[Row] = [
        {"plan_id": plan, "assignment": at, "position": place, "text": who.text, "part": who.part}
        for at, task in enumerate(record.assignments)
        for place, who in enumerate(task.assignees)
    ]
    reference_rows = [
        {
            **_item(plan, at, named),
            **_copied(named, "kind", "number", "symbol", "canonical", "title", "issuer", "date", "relation"),
        }
        for at, named in enumerate(record.references)
    ]
    unexplained_rows = [
        {**_place(plan, at, figure.span), "section_id": figure.section_id} for at, figure in enumerate(record.unexplained)
    ]
    runs, signature = sketch_of(record.text)
    return {
        "plan_sketches": [{"plan_id": plan, "runs": runs, "signature": signature}],
        "sections": section_rows,
        "dates": date_rows,
        "targets": list(_target_rows(record)),
        "assignments": assignment_rows,
        "assignees": assignee_rows,
        "plan_references": reference_rows,
        "flags": _flag_rows(record),
        "unexplained": unexplained_rows,
    }


def flag_columns(record: PlanRecord) -> tuple[Row, list[Row]]:
    """The counts of the record's flags, columns of `plans`, and the rows of `flags`."""
    return _flag_counts(record), _flag_rows(record)


def _flag_counts(record: PlanRecord) -> Row:
    severities = Counter(flag.severity for flag in record.flags)
    return {"error_count": severities["error"], "warning_count": severities["warning"]}


def _flag_rows(record: PlanRecord) -> list[Row]:
    return [
        {**_place(record.plan_id, at, flag.span), **_copied(flag, "code", "severity", "message", "message_vi")}
        for at, flag in enumerate(record.flags)
    ]


def _target_rows(record: PlanRecord) -> Iterable[Row]:
    for at, target in enumerate(record.targets):
        change, period = target.change, target.period
        yield {
            **_item(record.plan_id, at, target),
            **_copied(target, "indicator", "subject", "comparator", "value", "value_max", "unit", "unit_code", "status"),
            **_copied(target, "part_of", "plan_share", "figure_start", "figure_end"),
            "indicator_folded": fold(target.indicator),
            "change_direction": change.direction if change else None,
            "change_value": change.value if change else None,
            "change_unit_code": change.unit_code if change else None,
            "change_relative_to": change.relative_to if change else None,
            "period_first": period.first if period else None,
            "period_last": period.last if period else None,
            "of_value": target.of,
        }


def _place(plan_id: str, position: int, span: Span | None) -> Row:
    if span is None:
        nowhere = dict.fromkeys(("span_start", "span_end", "span_text", "page", "bbox"))
        return {"plan_id": plan_id, "position": position, **nowhere}
    return {
        "plan_id": plan_id,
        "position": position,
        "span_start": span.start,
        "span_end": span.end,
        "span_text": span.text,
        "page": span.page,
        "bbox": list(span.bbox) if span.bbox else None,
    }


def _item(plan_id: str, position: int, item: Item) -> Row:
    return {**_place(plan_id, position, item.span), **_copied(item, "section_id", "confidence", "inferred", "rule")}


def _copied(model: object, *names: str) -> Row:
    return {name: getattr(model, name) for name in names}


def _bound(value: object) -> object:
    """The value as a driver takes it."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value) if isinstance(value, Decimal) else value


def _bound_without_nul(value: object) -> object:
    """The same with U+FFFD for U+0000, which PostgreSQL refuses in text; the packed record keeps it."""
    bound = _bound(value)
    return bound.replace("\0", "\ufffd").replace("\\u0000", "\ufffd") if isinstance(bound, str) else bound
