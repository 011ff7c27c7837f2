"""Document to header: what stands above and below a plan."""

import re
from collections.abc import Sequence

from extractors.issuers import announced_issuer, fullest_name, is_joint, proper_name
from extractors.kinds import kind_of_symbol
from extractors.layout import Layout, Zone
from extractors.letterhead import Letterhead, read_letterhead
from extractors.numbering import parse_label
from extractors.recipients import read_recipients
from extractors.signature import read_signer
from extractors.titles import read_theme, read_title
from extractors.years import years_announced, years_in
from schemas.base import Span, Years
from schemas.document import Document
from schemas.header import Header, Signer
from schemas.spelling import fold

_COMMITTEE = re.compile(r"(?:ubnd|uy ban nhan dan)\s")
_DEPARTMENT = re.compile(r"(?:so|phong|cong an|truong|trung tam|benh vien)\s")
_EVIDENCE = 6000  # characters of the body in which names are looked up
_PREAMBLE = 40  # lines that may stand between the title and the first number


def extract_header(document: Document, layout: Layout) -> Header:
    """The header of the plan; of a plan that a decision carries, the header of the decision.

    What the page does not give is None; `number_state` and `date_state` tell a line that was left open from
    one that is not there.
    """
    text = document.text
    places: dict[str, tuple[int, int]] = {}
    head = _letterhead(document, layout)
    places |= head.places
    evidence = _evidence(text, layout, head)
    kind = layout.kind.kind if layout.kind else None
    if kind is None and head.symbol is not None:
        kind = kind_of_symbol(head.symbol) or ("cong_van" if head.subject else None)
    title_zone = layout.zone("title")
    if title_zone and layout.kind:
        first = layout.lines[title_zone.first]
        places["kind"] = (first.start, first.start + min(layout.kind.end, len(first.text)))
    title = read_title([layout.lines[i] for i in title_zone.lines], layout.kind, evidence) if title_zone else None
    if title:
        places["title"] = title[1:]
    period = _period(title, head, layout, text, places)
    theme = read_theme(text, *_front(layout, text))
    if theme:
        places["theme"] = theme[1:]
    issuer, parent = _issuers(head, layout, text, evidence, places)
    recipients, beside = _recipients(layout, places)
    signer, zone = _signer(layout, beside)
    if signer and zone:
        places["signer"] = (layout.lines[zone.first].start, layout.lines[zone.last - 1].end)
    return Header(
        kind=kind,
        number=head.number,
        symbol=head.symbol,
        issuing_body=issuer,
        parent_body=parent,
        place=head.place,
        issued_on=head.issued_on,
        title=title[0] if title else head.subject,
        period=period,
        theme=theme[0] if theme else None,
        signer=signer,
        recipients=tuple(recipients),
        number_state=head.number_state,
        date_state=head.date_state,
        spans=_spans(document, places),
    )


def _letterhead(document: Document, layout: Layout) -> Letterhead:
    zone = layout.zone("letterhead")
    if zone is None:
        return Letterhead()
    start, end = layout.lines[zone.first].start, layout.lines[zone.last - 1].end
    return read_letterhead(document.text[start:end], start, with_subject=layout.kind is None)


def _evidence(text: str, layout: Layout, head: Letterhead) -> str:
    body = layout.zone("body")
    start = layout.lines[body.first].start if body else 0
    return f"{head.place or ''} {text[start : start + _EVIDENCE]}"


def _front(layout: Layout, text: str) -> tuple[int, int]:
    """Where the title begins and where the preamble ends, as offsets."""
    title, body = layout.zone("title"), layout.zone("body")
    first = layout.lines[title.first].start if title else 0
    if body is None:
        return first, len(text)
    lines = _preamble_lines(layout)
    return first, layout.lines[lines[-1]].end if lines else layout.lines[body.first].start


def _preamble_lines(layout: Layout) -> range:
    """The lines of the body before the first number or heading in capitals."""
    body = layout.zone("body")
    if body is None:
        return range(0)
    end = body.first
    while end < min(body.last, body.first + _PREAMBLE):
        line = layout.lines[end]
        label = parse_label(line.text)
        if (label is not None and label.style != "arabic") or (label and line.index > body.first and label.is_first):
            break
        if line.is_caps and len(line.text) > 8 and end > body.first:
            break
        end += 1
    return range(body.first, end)


def _period(
    title: tuple[str, int, int] | None, head: Letterhead, layout: Layout, text: str, places: dict[str, tuple[int, int]]
) -> Years | None:
    issued = int(head.issued_on[:4]) if head.issued_on else None
    if title:
        start, end = title[1:]
        found = years_in(text[start:end], issued)
        if found:
            places["period"] = (start + found[1], start + found[2])
            return found[0]
    elif head.subject and (found := years_in(head.subject, issued)):
        return found[0]
    for i in reversed(_preamble_lines(layout)):
        line = layout.lines[i]
        found = years_announced(line.text, issued)
        if found:
            places["period"] = (line.start + found[1], line.start + found[2])
            return found[0]
    return None


def _issuers(
    head: Letterhead, layout: Layout, text: str, evidence: str, places: dict[str, tuple[int, int]]
) -> tuple[str | None, str | None]:
    """The issuing body and the one printed above it."""
    if head.offices:
        if len(head.offices) > 1 and is_joint(" ".join(layout.texts("title")[:1]), head.symbol):
            return _joint_issuers(head.offices, evidence, places)
        name, start, end = head.offices[-1]
        issuer = proper_name(name, evidence)
        places["issuing_body"] = (start, end)
        parent = None
        if len(head.offices) > 1:
            above, start, end = head.offices[-2]
            parent = proper_name(above, evidence)
            places["parent_body"] = (start, end)
    else:
        told = _announced(layout, text)
        if told is None:
            return None, None
        issuer, parent = told[0], None
        places["issuing_body"] = told[1:]
    fuller = fullest_name(issuer, text, head.place)
    if fuller:
        issuer = fuller[0]
        if not head.offices:
            places["issuing_body"] = fuller[1:]
    return issuer, parent


def _joint_issuers(
    offices: Sequence[tuple[str, int, int]], evidence: str, places: dict[str, tuple[int, int]]
) -> tuple[str, str | None]:
    """The offices that issue it together, and the people's committee printed above its own departments."""
    above, *own = offices
    parent = None
    if _COMMITTEE.match(fold(above[0])) and all(_DEPARTMENT.match(fold(name)) for name, _, _ in own):
        parent, offices = proper_name(above[0], evidence), own
        places["parent_body"] = above[1:]
    places["issuing_body"] = (offices[0][1], offices[-1][2])
    return " - ".join(proper_name(name, evidence) for name, _, _ in offices), parent


def _announced(layout: Layout, text: str) -> tuple[str, int, int] | None:
    """The office that the preamble names, or the first sentence after it that ends "… như sau:", with its offsets."""
    body, lines = layout.zone("body"), _preamble_lines(layout)
    if lines:
        start = layout.lines[lines[0]].start
        if told := announced_issuer(text[start : layout.lines[lines[-1]].end], start):
            return told
    below = range(lines.stop, min(body.last, lines.stop + _PREAMBLE)) if body else range(0)
    first = next((layout.lines[i] for i in below if "như sau" in layout.lines[i].text[-20:]), None)
    return announced_issuer(first.text, first.start) if first else None


def _signer(layout: Layout, beside: list[str]) -> tuple[Signer | None, Zone | None]:
    """Who signs, and the zone that says so: the first with a name; one that only approves ("DUYỆT CỦA …") has none."""
    found: tuple[Signer | None, Zone | None] = (None, layout.zone("signature"))
    for zone in layout.zones:
        if zone.kind == "carried":
            break
        if zone.kind != "signature":
            continue
        signer = read_signer(beside + [layout.lines[i].text for i in zone.lines])
        if signer and (signer.name or found[0] is None):
            found = (signer, zone)
        if signer and signer.name:
            break
    return found if found[0] else (read_signer(beside), found[1])


def _recipients(layout: Layout, places: dict[str, tuple[int, int]]) -> tuple[list[str], list[str]]:
    zone = layout.zone("recipients")
    if zone is None:
        return [], []
    found, beside = read_recipients([layout.lines[i] for i in zone.lines])
    if found:
        places["recipients"] = (found[0][1], found[-1][2])
    return [name for name, _, _ in found], beside


def _spans(document: Document, places: dict[str, tuple[int, int]]) -> dict[str, Span]:
    text, spans = document.text, {}
    for name, (start, end) in places.items():
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        if words.strip():
            spans[name] = document.span(first, first + len(words.strip()))
    return spans
