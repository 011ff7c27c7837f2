"""A record as rows of the long tables, nothing left out: the record can be made again from them."""

from collections.abc import Iterator

from corpus.exports.days import first_and_last, parse_day
from corpus.exports.tables import Row
from schemas.assignments import Assignment
from schemas.base import Item, Span
from schemas.dates import DateItem
from schemas.flags import Flag
from schemas.header import Header
from schemas.record import PlanRecord
from schemas.references import Reference
from schemas.sections import Section
from schemas.targets import Target

_NOWHERE: Row = dict.fromkeys(("span_start", "span_end", "quote", "page", "x0", "top", "x1", "bottom"))


def rows_of(record: PlanRecord) -> dict[str, list[Row]]:
    """By table, the rows of the record; every table but `changes` is there, empty where the record has none."""
    plan = record.plan_id
    return {
        "plans": [_plan(record)],
        "texts": [{"plan_id": plan, "text": record.text}],
        "recipients": [{"plan_id": plan, "position": at, "recipient": to} for at, to in enumerate(record.header.recipients)],
        "header_places": [{"plan_id": plan, "field": name, **_place(span)} for name, span in record.header.spans.items()],
        "sections": [{"plan_id": plan, "position": at, **_section(one)} for at, one in enumerate(record.sections)],
        "dates": [{**_item(plan, at, one), **_date(one)} for at, one in enumerate(record.dates)],
        "targets": [{**_item(plan, at, one), **_target(one)} for at, one in enumerate(record.targets)],
        "assignments": [{**_item(plan, at, one), **_assignment(one)} for at, one in enumerate(record.assignments)],
        "assignees": list(_assignees(record)),
        "references": [{**_item(plan, at, one), **_reference(one)} for at, one in enumerate(record.references)],
        "flags": [{"plan_id": plan, "position": at, **_place(one.span), **_flag(one)} for at, one in enumerate(record.flags)],
        "unexplained": [
            {"plan_id": plan, "position": at, **_place(one.span), "section_id": one.section_id}
            for at, one in enumerate(record.unexplained)
        ],
        "explained": [{"plan_id": plan, "reason": why, "figures": count} for why, count in record.explained.items()],
    }


def year_of(header: Header) -> int | None:
    """The first year of the plan's period, else the year of issue; None where it says neither."""
    if header.period:
        return header.period.first
    issued = (header.issued_on or "")[:4]
    return int(issued) if issued.isdecimal() else None


def _plan(record: PlanRecord) -> Row:
    header, source, signer, version = record.header, record.source, record.header.signer, record.version_of
    issued_from, issued_to = first_and_last(header.issued_on)
    return {
        "plan_id": record.plan_id,
        "schema_version": record.schema_version,
        "extractor_version": record.extractor_version,
        "file_name": source.name,
        "sha256": source.sha256,
        "format": source.format,
        "pages": source.pages,
        "ocr": source.ocr,
        "characters": len(record.text),
        "kind": header.kind,
        "number": header.number,
        "symbol": header.symbol,
        "issuing_body": header.issuing_body,
        "parent_body": header.parent_body,
        "place": header.place,
        "issued_on": header.issued_on,
        "issued_from": issued_from,
        "issued_to": issued_to,
        "title": header.title,
        "theme": header.theme,
        "period_first": header.period.first if header.period else None,
        "period_last": header.period.last if header.period else None,
        "year": year_of(header),
        "signer_name": signer.name if signer else None,
        "signer_position": signer.position if signer else None,
        "signer_on_behalf": signer.on_behalf if signer else None,
        "number_state": header.number_state,
        "date_state": header.date_state,
        "section_count": len(record.sections),
        "target_count": len(record.targets),
        "assignment_count": len(record.assignments),
        "date_count": len(record.dates),
        "reference_count": len(record.references),
        "flag_count": len(record.flags),
        "unexplained_count": len(record.unexplained),
        "version_group": version.group_id if version else None,
        "version_place": version.place if version else None,
        "version_count": version.count if version else None,
    }


def _place(span: Span | None) -> Row:
    if span is None:
        return _NOWHERE
    x0, top, x1, bottom = span.bbox or (None, None, None, None)
    return {
        "span_start": span.start, "span_end": span.end, "quote": span.text, "page": span.page,
        "x0": x0, "top": top, "x1": x1, "bottom": bottom,
    }  # fmt: skip


def _item(plan: str, position: int, item: Item) -> Row:
    return {
        "plan_id": plan,
        "position": position,
        **_place(item.span),
        "section_id": item.section_id,
        "confidence": item.confidence,
        "inferred": item.inferred,
        "rule": item.rule,
    }


def _section(section: Section) -> Row:
    place = _place(section.span)
    del place["quote"]  # the sections repeat the whole text, the outer ones several times
    return {
        "section_id": section.section_id,
        "number": section.number,
        "heading": section.heading,
        "level": section.level,
        "parent_id": section.parent_id,
        "role": section.role,
        "rule": section.rule,
        "body_start": section.body_start,
        **place,
    }


def _date(date: DateItem) -> Row:
    return {
        "type": date.type,
        "value": date.value,
        "earliest": parse_day(date.earliest),
        "latest": parse_day(date.latest),
        "mod": date.mod,
        "recurrence": date.recurrence,
        "role": date.role,
        "anchor": date.anchor,
    }


def _target(target: Target) -> Row:
    change, period = target.change, target.period
    return {
        "indicator": target.indicator,
        "subject": target.subject,
        "comparator": target.comparator,
        "value": target.value,
        "value_max": target.value_max,
        "unit": target.unit,
        "unit_code": target.unit_code,
        "status": target.status,
        "change_direction": change.direction if change else None,
        "change_value": change.value if change else None,
        "change_unit_code": change.unit_code if change else None,
        "change_relative_to": change.relative_to if change else None,
        "period_first": period.first if period else None,
        "period_last": period.last if period else None,
        "of_value": target.of,
        "part_of": target.part_of,
        "plan_share": target.plan_share,
        "figure_start": target.figure_start,
        "figure_end": target.figure_end,
    }


def _assignment(task: Assignment) -> Row:
    return {
        "action": task.action,
        "deadline": task.deadline,
        "deadline_rule": task.deadline_rule,
        "report_to": task.report_to,
        "product": task.product,
    }


def _assignees(record: PlanRecord) -> Iterator[Row]:
    for at, task in enumerate(record.assignments):
        for place, who in enumerate(task.assignees):
            yield {"plan_id": record.plan_id, "assignment": at, "position": place, "assignee": who.text, "part": who.part}


def _reference(named: Reference) -> Row:
    date_from, date_to = first_and_last(named.date)
    return {
        "kind": named.kind,
        "number": named.number,
        "symbol": named.symbol,
        "canonical": named.canonical,
        "title": named.title,
        "issuer": named.issuer,
        "date": named.date,
        "date_from": date_from,
        "date_to": date_to,
        "relation": named.relation,
    }


def _flag(flag: Flag) -> Row:
    return {"code": flag.code, "severity": flag.severity, "message": flag.message, "message_vi": flag.message_vi}
