"""Document to sections: a tree in reading order that covers the whole text."""

import re
from dataclasses import dataclass, replace

from extractors.attachments import note_lines, without_notes
from extractors.closing import find_closing
from extractors.layout import Layout, Zone, carried_title
from extractors.numbering import parse_label
from extractors.outline import Outline
from extractors.recipients import name_beside
from extractors.section_roles import role_of, run_in_role, run_on_role
from schemas.document import Document
from schemas.sections import Section, SectionRole
from schemas.spelling import fold

# Decisions and resolutions print the body that decides in capitals; there it is no heading.
_DECIDING = frozenset({"quyet_dinh", "nghi_quyet"})


_APPENDIX_LABEL = re.compile(
    r"(?P<name>phụ\s+lục|(?:phụ\s+)?biểu(?:\s+mẫu)?|mẫu)(?!\w)(?:\s+(?:số\s+)?\(?(?P<count>\d{1,2}[a-z]?|[IVXLC]{1,5}|[A-ZĐ])(?![\w/]))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Piece:
    """A section before it has its span: where it begins, what it is, which piece holds it."""

    start: int
    body_start: int
    role: SectionRole
    rule: str
    number: str | None = None
    heading: str | None = None
    level: int = 1
    parent: int | None = None


def segment_sections(document: Document, layout: Layout) -> tuple[Section, ...]:
    """The sections of the document, ids s1, s2, … in reading order; () only for an empty text.

    The stretches between one section's start and the next one's tile the text; a parent's span takes in its
    children.  `rule` names the rule of the lexicon, or `inherited`, `zone`, `before_first_heading`, `no_rule`.
    """
    if not document.text:
        return ()
    pieces: list[_Piece] = []
    for zone in layout.zones:
        _add_zone(pieces, layout, zone)
    if not pieces:
        pieces = [_Piece(0, 0, "preamble", "before_first_heading")]
    pieces[0] = replace(pieces[0], start=0)
    return _with_spans(document, pieces)


def _add_zone(pieces: list[_Piece], layout: Layout, zone: Zone) -> None:
    lines = layout.lines
    start = lines[zone.first].start
    if zone.kind in ("letterhead", "title"):
        if not pieces:
            pieces.append(_Piece(start, start, "preamble", "before_first_heading"))
    elif zone.kind == "body":
        _add_body(pieces, layout, zone)
    elif zone.kind == "recipients":
        text = lines[zone.first].text
        words = text.split(":")[0].strip(" *_/.") if len(text) < 40 else " ".join(text.split()[:2])
        body_start = start + (text.find(":") + 1 or len(words))
        pieces.append(_Piece(start, body_start, "recipients", "zone", heading=words.rstrip(":")))
        signed = zone.last < len(lines) and any(z.kind == "signature" and z.first == zone.last for z in layout.zones)
        name = None if signed else name_beside(lines[zone.first : zone.last])
        if name is not None:
            pieces.append(_Piece(name, name, "signature", "zone"))
    elif zone.kind == "signature":
        pieces.append(_Piece(start, start, "signature", "zone"))
    elif zone.kind == "carried":
        title = carried_title(lines, zone.first) or zone.first
        printed = [line.text for line in without_notes(lines[title : zone.last])]
        heading = " ".join(" ".join(printed).split()).strip(" .:;*_-–")
        pieces.append(_Piece(start, lines[zone.last - 1].end, "preamble", "before_first_heading", heading=heading or None))
    else:
        _add_appendix(pieces, layout, zone)


def _add_body(pieces: list[_Piece], layout: Layout, zone: Zone) -> None:
    lines = layout.lines
    signed = any(z.kind in ("recipients", "signature") and z.first >= zone.last for z in layout.zones)
    after_words = any(p.role in {"recipients", "signature"} for p in pieces)
    closing = find_closing(lines, zone, signed)
    last = zone.last if closing is None else closing
    deciding = layout.kind is not None and layout.kind.kind in _DECIDING and not after_words
    _add_outline(pieces, Outline(lines, zone, last, caps_allowed=not deciding), None, zone.first)
    if closing is not None:
        start = lines[closing].start
        pieces.append(_Piece(start, start, "closing", "zone"))


def _add_outline(pieces: list[_Piece], outline: Outline, parent: int | None, first: int) -> None:
    """The entries of a body or an appendix; what stands before the first of them is preamble."""
    lines = outline.lines
    entries = outline.read()
    if parent is None and first < outline.last and (not entries or entries[0].line > first) and not _in_preamble(pieces):
        start = lines[first].start
        pieces.append(_Piece(start, start, "preamble" if not pieces else "other", "before_first_heading"))
    at = len(pieces)
    for entry in entries:
        above = parent if entry.parent is None else at + entry.parent
        outer: SectionRole | None = None if above is None else pieces[above].role
        told = None if outer == "other" else outer
        hit = role_of(entry.heading, told) if entry.heading else _unheaded_role(entry.words, told)
        if hit is None:
            hit = (outer, "inherited") if outer is not None else ("other", "no_rule")
        level = 1 if above is None else pieces[above].level + 1
        start = lines[entry.line].start
        pieces.append(_Piece(start, entry.body_start, *hit, entry.number, entry.heading, level, above))


def _unheaded_role(words: str, parent: SectionRole | None) -> tuple[SectionRole, str] | None:
    return run_in_role(words, parent) or run_on_role(words, parent)


def _in_preamble(pieces: list[_Piece]) -> bool:
    return bool(pieces) and pieces[-1].role == "preamble"


def _add_appendix(pieces: list[_Piece], layout: Layout, zone: Zone) -> None:
    """An appendix: its title is its heading, and all inside it is appendix."""
    lines = layout.lines
    first = lines[zone.first]
    number, title = _appendix_label(first.text)
    end = zone.first + 1
    parts = [title] if title else []
    noted = next((i for i in range(end, min(end + 4, zone.last)) if note_lines(lines, i)), end)
    while end < zone.last and end <= zone.first + 6:
        line = lines[end]
        if note := note_lines(lines, end):
            end = min(end + note, zone.last)
            continue
        looks = line.is_caps or line.centered or line.bold or (end < noted and len(line.text) < 200)
        if line.kind != "paragraph" or not looks or parse_label(line.text):
            break
        parts.append(line.text)
        end += 1
    body_start = lines[end - 1].end
    heading = " ".join(" ".join(parts).split()).strip(" .:;*_-–") or first.text.strip(" .:;*_")
    at = len(pieces)
    pieces.append(_Piece(first.start, body_start, "appendix", "zone", number, heading))
    inner = Zone("appendix", end, zone.last)
    _add_outline(pieces, Outline(lines, inner, zone.last, caps_allowed=False), at, end)


def _appendix_label(text: str) -> tuple[str | None, str]:
    """The label of an appendix ("Phụ lục I", "Biểu 01") and the words after it on the same line."""
    match = _APPENDIX_LABEL.match(text)
    if match is None:
        return None, text
    words = text[match.end() :].strip(" .:-–")
    if match["count"] is None:
        return (None, words) if fold(match["name"]) == "phu luc" else (None, text)
    return " ".join(text[: match.end("count")].split()), words


def _with_spans(document: Document, pieces: list[_Piece]) -> tuple[Section, ...]:
    length = len(document.text)
    ends = [piece.start for piece in pieces[1:]] + [length]
    for i in range(len(pieces) - 1, -1, -1):  # children come after their parent
        parent = pieces[i].parent
        if parent is not None:
            ends[parent] = max(ends[parent], ends[i])
    return tuple(
        Section(
            section_id=f"s{i + 1}",
            number=piece.number,
            heading=piece.heading,
            level=piece.level,
            parent_id=None if piece.parent is None else f"s{piece.parent + 1}",
            role=piece.role,
            rule=piece.rule,
            span=document.span(piece.start, ends[i]),
            body_start=min(piece.body_start, ends[i]),
        )
        for i, piece in enumerate(pieces)
    )
