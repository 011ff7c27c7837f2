"""Flags for what the form of a plan asks for and the page does not have (Nghị định 30/2020/NĐ-CP, Điều 8)."""

import re
from collections.abc import Iterator

from extractors.flag_registry import raise_flag
from extractors.items import Items
from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from schemas.flags import Flag
from schemas.spelling import lower

_ASSIGNS = re.compile(r"phân công|tổ chức thực hiện|trách nhiệm của|nhiệm vụ của (?:các|từng)")
_TOWARDS = re.compile(r"^(?:đối với|về phía)\s")
_PLANS = frozenset({"ke_hoach", "chuong_trinh", "phuong_an", "de_an", None})
# What a reader looks for, and the roles that give it.
_NEEDED = (
    ({"content", "tasks", "targets", "objectives", "timeline"}, "what is to be done", "nội dung, nhiệm vụ"),
    ({"implementation"}, "who carries the plan out", "tổ chức thực hiện"),
)


def header_gaps(reading: Reading, items: Items) -> Iterator[Flag]:
    """Numbers, dates and signers that are open or not there."""
    del items
    header, spans = reading.header, reading.header.spans
    if not reading.text.strip():
        return
    if header.number_state == "absent":
        yield raise_flag("missing_number")
    elif header.number_state == "blank":
        span = spans.get("number") or spans.get("symbol")
        yield raise_flag("blank_number", span, printed=span.text if span else "")
    if header.date_state == "absent":
        yield raise_flag("missing_issue_date")
    elif header.date_state == "blank":
        span = spans.get("issued_on")
        yield raise_flag("partial_issue_date", span, printed=span.text if span else "")
    if header.signer is None or not header.signer.name:
        yield raise_flag("missing_signer")


def missing_sections(reading: Reading, items: Items) -> Iterator[Flag]:
    """Sections that every plan has; silent where no section was found at all, for then nothing can be said.

    A decision, a proposal or a letter need not have them.
    """
    del items
    if reading.header.kind not in _PLANS:
        return
    roles = {section.role for section in reading.sections}
    headings = [lower(section.heading) for section in reading.sections if section.heading]
    office = load_lexicon("header")["office_head"].regex
    if any(map(_ASSIGNS.search, headings)) or sum(office.match(_TOWARDS.sub("", words)) is not None for words in headings) > 1:
        roles.add("implementation")  # "Nội dung và phân công thực hiện"; tasks under "1. Sở Y tế", "2. Đối với Hội Nông dân"
    if not any(section.number or section.heading for section in reading.sections):
        return
    for needed, missing, missing_vi in _NEEDED:
        if roles.isdisjoint(needed):
            yield raise_flag("missing_section", missing=missing, missing_vi=missing_vi)


def pages_without_text(reading: Reading, items: Items) -> Iterator[Flag]:
    """Pages that no reader could read."""
    del items
    for page in reading.document.empty_pages:
        yield raise_flag("no_text", page=page)
