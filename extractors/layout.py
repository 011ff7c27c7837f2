"""The zones of a plan: letterhead, title, body, recipients, signature, appendices, and a plan carried by another document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractors.attachments import is_attachment_note
from extractors.kinds import KindLine, kind_of_first_line, kind_of_line, kind_of_symbol
from extractors.letterhead import read_letterhead
from extractors.lexicon import load_lexicon
from extractors.lines import Line, read_lines
from extractors.numbering import parse_label
from extractors.recipients import opens_recipients
from extractors.signature import has_surname, is_approval, is_behalf, is_person, is_position, names_office, starts_signature
from extractors.title_lines import MAX_TITLE, end_of_title
from schemas.document import Document
from schemas.spelling import fold, lower

ZoneKind = Literal["letterhead", "title", "body", "recipients", "signature", "appendix", "carried"]

_LETTERHEAD = re.compile(
    r"cong\s?hoa|doc lap|dang cong san|chu nghia viet nam|xa hoi chu nghia|\W{3,}$|so\s?[:.]|s[o0]\s{0,2}\d|"
    r".{0,60}ngay .{0,12}thang|v/v|"
    r"ve viec|du thao|\(du thao"
)
_APPENDIX = re.compile(r"(?:phu luc|bieu mau|mau so|mau bieu|bieu so|bieu(?= \d)|phu bieu|danh muc kem theo)(?!\w)")
_MAX_HEAD = 60  # lines in which a title is looked for


@dataclass(frozen=True)
class Zone:
    """The lines [first, last) of one part of the page."""

    kind: ZoneKind
    first: int
    last: int

    @property
    def lines(self) -> range:
        """Their indexes."""
        return range(self.first, self.last)


@dataclass(frozen=True)
class Layout:
    """The lines of the document and its zones, in reading order and without a gap.

    A second title after a signature opens a zone `carried` (the plan that a decision carries), followed by
    its own body; the first zones are those of the document itself.
    """

    lines: tuple[Line, ...] = ()
    zones: tuple[Zone, ...] = ()
    kind: KindLine | None = field(default=None, compare=False)

    def zone(self, kind: ZoneKind) -> Zone | None:
        """The first zone of this kind, or None; that of the document itself comes first."""
        for zone in self.zones:
            if zone.kind == kind:
                return zone
            if zone.kind == "carried":
                return None
        return None

    def texts(self, kind: ZoneKind) -> list[str]:
        """The lines of the first zone of this kind."""
        zone = self.zone(kind)
        return [self.lines[i].text for i in zone.lines] if zone else []


def find_layout(document: Document) -> Layout:
    """The zones of the document; never raises, whatever the text."""
    lines = read_lines(document)
    title_at, kind = _find_title(lines)
    zones: list[Zone] = []
    if title_at is None:
        body = _end_of_letterhead(lines)
        title_at = _title_without_kind(document.text, lines[:body])
        _add(zones, "letterhead", 0, title_at)
        _add(zones, "title", title_at, body)
    else:
        body = end_of_title(lines, title_at, kind)
        _add(zones, "letterhead", 0, title_at)
        _add(zones, "title", title_at, body)
    _add_rest(zones, lines, body)
    return Layout(lines, tuple(zones), kind)


def _add(zones: list[Zone], kind: ZoneKind, first: int, last: int) -> None:
    if last > first:
        zones.append(Zone(kind, first, last))


def _find_title(lines: Sequence[Line]) -> tuple[int | None, KindLine | None]:
    for line in lines[:_MAX_HEAD]:
        kind = kind_of_line(line)
        if kind is not None:
            return line.index, kind
        if line.index > 2 and _opens_body(line):
            break
    if lines and (kind := kind_of_first_line(lines[0])) is not None:
        return 0, kind
    return None, None


def _opens_body(line: Line) -> bool:
    label = parse_label(line.text)
    return label is not None and label.style in ("roman", "phan", "chuong") and label.is_first and line.is_caps


def _end_of_letterhead(lines: Sequence[Line]) -> int:
    """Where the letterhead of a document without a named kind ends: after the last line that only a letterhead has."""
    last = 0
    for line in lines[:25]:
        below = last == line.index > 0 and _LETTERHEAD.match(lines[last - 1].head)  # capitals below the day are the title
        if parse_label(line.text) or (len(line.text) > 160 and not (below and line.is_caps)) or line.head.startswith("kinh gui"):
            break
        if _LETTERHEAD.match(line.head) or (line.is_caps and (below or len(line.text) < 80)):
            last = line.index + 1
    addressed = next((line.index for line in lines[last : last + MAX_TITLE] if line.head.startswith("kinh gui")), last)
    has_subject = any(line.head.startswith(("v/v", "ve viec")) for line in lines[:last])
    return addressed if has_subject else last  # a letter's subject may go on to those to whom it goes


def _title_without_kind(text: str, head: Sequence[Line]) -> int:
    """Where the title begins in a letterhead that lost the line of its kind: capitals under a number that tells the kind."""
    marks = [line.index for line in head if _LETTERHEAD.match(line.head)]
    at = marks[-1] + 1 if marks else len(head)
    symbol = read_letterhead(text[: head[-1].end], 0, with_subject=False).symbol if at < len(head) else None
    return at if symbol and kind_of_symbol(symbol) else len(head)


def _add_rest(zones: list[Zone], lines: Sequence[Line], at: int) -> None:
    """The zones from the body on: each line either keeps the zone or opens the next."""
    kind: ZoneKind = "body"
    first = at
    i = at
    while i < len(lines):
        opened = _opens(lines, i, kind, i - first)
        if opened is None:
            i += 1
            continue
        _add(zones, kind, first, i)
        kind, first = opened, i
        if opened == "carried":
            at_title = carried_title(lines, i)
            title = i if at_title is None else at_title
            i = end_of_title(lines, title, kind_of_line(lines[title]))
            _add(zones, kind, first, i)
            kind, first = "body", i
        else:
            i += 1
    _add(zones, kind, first, len(lines))


def _opens(lines: Sequence[Line], at: int, zone: ZoneKind, length: int) -> ZoneKind | None:
    """The zone that begins at this line, None where the line belongs to the one before."""
    line = lines[at]
    if zone != "appendix" and opens_recipients(line) and len(line.text) < 200 and line.kind == "paragraph":
        return "recipients"
    if zone in ("recipients", "signature") and length > 1 and carried_title(lines, at) is not None:
        return "carried"
    if starts_appendix(lines, at, zone) and not (zone == "appendix" and length <= 2 and _APPENDIX.match(lines[at - length].head)):
        return "appendix"  # but the line under "PHỤ LỤC I" is its title
    if zone == "body":
        return "signature" if starts_signature(lines, at) and _near_the_end(lines, at) else None
    if zone == "recipients" and line.is_caps and (is_approval(line.text) or names_office(lines, at)):
        return "signature"
    if zone == "recipients" and (starts_signature(lines, at) or (line.side == "right" and lines[at - 1].side == "left")):
        return "signature"
    if zone == "recipients" and length > 1 and len(lines) - at <= 3 and not line.is_bullet and has_surname(line.text):
        return "signature" if is_person(line.text) else None  # the office stood beside the list
    if zone in ("recipients", "signature") and length > 0 and _is_after_signature(lines, at, zone):
        return "appendix"
    return None


def _near_the_end(lines: Sequence[Line], at: int) -> bool:
    """No numbered heading in capitals between here and the next zone: an office in capitals may head a section."""
    for line in lines[at + 1 : at + 12]:
        if opens_recipients(line) or _APPENDIX.match(line.head) or is_person(line.text) or is_attachment_note(line):
            return True
        if line.is_bullet or (len(line.text) > 160 and not line.is_caps) or parse_label(line.text):
            return False
    return True


def carried_title(lines: Sequence[Line], at: int) -> int | None:
    """The line with the kind of a document that begins at line `at`, its own letterhead before it; else None."""
    for line in lines[at : at + 9]:
        if line.kind != "paragraph":
            return None
        if line.is_caps and kind_of_line(line) is not None:
            return line.index if line.index + 1 < len(lines) else None
        office = load_lexicon("header")["office_head"].regex.match(lower(line.text))
        motto = _LETTERHEAD.match(line.head) or "doc lap" in line.head
        if not (motto or (line.is_caps and (office or line.index > at))) or is_position(line.text):
            return None
    return None


def starts_appendix(lines: Sequence[Line], at: int, zone: ZoneKind) -> bool:
    """Whether an appendix begins at this line: "PHỤ LỤC I", or a title over "(Kèm theo Kế hoạch số …)"."""
    line = lines[at]
    if line.kind == "row" or len(line.text) > 300:
        return False
    if _APPENDIX.match(line.head):
        words = line.text.split()
        if line.is_caps or line.centered or line.bold:
            return len(words) <= 40
        return len(words) <= 4 or (zone != "body" and len(words) <= 40 and not line.text.endswith((".", ";")))
    if zone in ("recipients", "signature", "appendix") and line.is_caps and len(line.text) > 6:
        if is_position(line.text) or (is_person(line.text) and zone != "appendix") or starts_signature(lines, at):
            return False
        for below in lines[at + 1 : at + 5]:
            if is_attachment_note(below):
                above = lines[max(0, at - 2) : at]
                return zone != "appendix" or not any(_APPENDIX.match(one.head) or one.is_caps for one in above)
            if not (below.is_caps or below.centered):
                break
    return False


def _is_after_signature(lines: Sequence[Line], at: int, zone: ZoneKind) -> bool:
    """Whether a line after the signer's name belongs to a sheet that was joined behind the plan."""
    line = lines[at]
    if is_approval(line.text):
        return False
    if line.kind == "row":
        if all(is_person(cell) or not cell.strip() for cell in line.text.split(" | ")):
            return False  # the names under two offices
        return zone == "signature" or any(is_person(lines[k].text) for k in range(max(0, at - 6), at))
    if zone != "signature":
        return False
    if len(line.text) > 160:
        return True
    label = parse_label(line.text)
    if label is not None and label.is_first and label.style in ("roman", "arabic", "upper"):
        return True
    signed = any(is_person(lines[k].text) for k in range(max(0, at - 8), at))
    if not signed or not line.is_caps or len(fold(line.text).split()) < 4 or is_position(line.text):
        return False
    return not any(is_position(below.text) or is_behalf(below.text) for below in lines[at + 1 : at + 4])
