"""A record as a person reads it: header, sections, targets, tasks, dates, references, flags."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from flows.cli.flags import quote, sentence
from flows.cli.talk import label, words
from schemas.assignments import Assignment
from schemas.base import Span, Years
from schemas.dates import DateItem
from schemas.header import Header
from schemas.record import PlanRecord
from schemas.references import Reference
from schemas.sections import Section
from schemas.targets import Target

if TYPE_CHECKING:
    from corpus.store.views import Summary

_SIGNS = {"=": "=", ">=": "≥", "<=": "≤", "~": "≈", "range": "="}
_HEADER_WIDTH = 16


def print_plan(record: PlanRecord, cited: Mapping[int, str], versions: "Sequence[Summary]" = ()) -> None:
    """Prints the whole page on standard output; `cited` names the file of a cited plan by the reference's index."""
    for line in page(record, cited, versions):
        print(line)


def page(record: PlanRecord, cited: Mapping[int, str], versions: "Sequence[Summary]" = ()) -> Iterator[str]:
    """The lines of the page; the versions of the plan, itself among them, are named where there are several."""
    yield from _header(record)
    yield from _part("sections", [_section(section) for section in record.sections])
    yield from _part("targets", [_target(target) for target in record.targets])
    yield from _part("tasks", [_task(task, record.dates) for task in record.assignments])
    yield from _part("dates", [_date(date) for date in record.dates])
    yield from _part("references", [_reference(reference, cited.get(at)) for at, reference in enumerate(record.references)])
    flags = [
        f"{label('severity', flag.severity)} {flag.code}: {sentence(flag)}{quote(flag.span.text if flag.span else None)}"
        for flag in record.flags
    ]
    yield from _part("flags", flags)
    yield from _part("unexplained", [_around(record.text, figure.span) for figure in record.unexplained])
    if len(versions) > 1:
        yield from _part("versions", [_version(plan, record.plan_id) for plan in versions])


def _part(name: str, lines: list[str]) -> Iterator[str]:
    yield ""
    yield f"{words(f'head.{name}').upper()} ({len(lines)})"
    yield from (f"  {line}" for line in lines)


def _header(record: PlanRecord) -> Iterator[str]:
    header = record.header
    yield f"{label('kind', header.kind)} {_number(header)}".rstrip()
    if header.title:
        yield header.title
    yield ""
    signer = header.signer
    signed = " · ".join(part for part in (signer.on_behalf, signer.position, signer.name) if part) if signer else None
    source = record.source
    pages = f", {words('show.pages', pages=source.pages)}" if source.pages else ""
    rows = {
        "issuer": header.issuing_body,
        "parent": header.parent_body,
        "place": header.place,
        "issued_on": header.issued_on,
        "period": _years(header.period),
        "theme": header.theme,
        "signer": signed,
        "recipients": "; ".join(header.recipients),
        "file": f"{source.name} ({source.format}{pages})",
        "id": f"{record.plan_id} ({words('show.rules', version=record.extractor_version)})",
    }
    for name, value in rows.items():
        yield f"{words(f'head.{name}'):{_HEADER_WIDTH}}{value or '–'}"


def _number(header: Header) -> str:
    if header.number is None and header.symbol is None:
        return ""
    return f"{header.number or '…'}/{header.symbol or '…'}"


def _section(section: Section) -> str:
    # A numbered paragraph has no heading: its first words stand for it.
    named = section.heading or quote(section.span.text[:60]).strip()
    number = f"{section.number}. " if section.number else ""
    return f"{'  ' * (section.level - 1)}{number}{named}  [{label('role', section.role)}]"


def _target(target: Target) -> str:
    figure = figure_text(target.value, target.unit_code)
    if target.value_max is not None:
        figure = f"{_plain(target.value)}–{figure_text(target.value_max, target.unit_code)}"
    subject = f" ({target.subject})" if target.subject else ""
    facts = [label("status", target.status), _years(target.period)]
    if change := target.change:
        moved = "" if change.value is None else f" {figure_text(change.value, change.unit_code)}"
        facts.append(f"{label('change', change.direction)}{moved} {change.relative_to or ''}".strip())
    part = words("show.part_of", number=target.part_of + 1) if target.part_of is not None else ""
    said = ", ".join(fact for fact in (*facts, part) if fact)
    return f"{target.indicator}{subject} {_SIGNS[target.comparator]} {figure}  [{said}]{_page(target.span)}"


def figure_text(value: Decimal, unit_code: str | None) -> str:
    """The figure in full with its unit."""
    return f"{_plain(value)} {unit_code}" if unit_code and unit_code != "%" else f"{_plain(value)}{unit_code or ''}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}" if value != value.to_integral_value() else f"{value:,.0f}"


def _task(task: Assignment, dates: tuple[DateItem, ...]) -> str:
    lead = ", ".join(who.text for who in task.assignees if who.part == "lead")
    support = ", ".join(who.text for who in task.assignees if who.part == "support")
    who = f"{lead} (+ {support})" if support else lead
    due = f" → {_when(dates[task.deadline])}" if task.deadline is not None else ""
    report = f" · {words('show.report_to', office=task.report_to)}" if task.report_to else ""
    return f"{who}: {' '.join(task.action.split())}{due}{report}{_page(task.span)}"


def _date(date: DateItem) -> str:
    guessed = f" ({words('show.inferred', anchor=date.anchor or '?')})" if date.inferred else ""
    return f"{_when(date)}  [{label('date_role', date.role)}]{quote(date.span.text)}{guessed}{_page(date.span)}"


def _when(date: DateItem) -> str:
    return date.value or date.recurrence or date.span.text


def _reference(reference: Reference, loaded_as: str | None) -> str:
    name = reference.canonical or reference.title or reference.span.text
    day = f", {reference.date}" if reference.date else ""
    loaded = f"  → {loaded_as}" if loaded_as else ""
    return (
        f"{label('kind', reference.kind)} {name}{day}  [{label('relation', reference.relation)}]{_page(reference.span)}{loaded}"
    )


def _around(text: str, span: Span) -> str:
    before = text[max(0, span.start - 40) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + 40].partition("\n")[0]
    return f"…{before}[{span.text}]{after}…{_page(span)}"


def _version(plan: "Summary", shown: str) -> str:
    number = f"{plan.number or '…'}/{plan.symbol or '…'}"
    mark = words("show.version") if plan.plan_id == shown else ""
    return f"{mark}{plan.plan_id[:8]} {plan.name}  {number}, {plan.issued_on or '…'}"


def _page(span: Span) -> str:
    return f"  {words('show.page', page=span.page)}" if span.page else ""


def _years(years: Years | None) -> str | None:
    if years is None:
        return None
    return str(years.first) if years.first == years.last else f"{years.first}-{years.last}"
