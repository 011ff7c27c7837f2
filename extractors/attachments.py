"""The note under a title that tells which document carries it: "(Ban hành kèm theo Quyết định số …)"."""

import re
from collections.abc import Sequence

from extractors.lines import Line

_NOTE = re.compile(
    r"\W{0,2}(?:ban hanh )?kem theo|\W{0,2}dinh kem|\W{0,2}\(?kem ke hoach|\(?\s?ban hanh theo (?:quyet dinh|cong van)"
)
_MAX_LINES = 4


def is_attachment_note(line: Line) -> bool:
    """Whether such a note begins at this line."""
    return _NOTE.match(line.head) is not None


def note_lines(lines: Sequence[Line], at: int) -> int:
    """How many lines the note takes that begins at `lines[at]`; 0 where none does.

    A bracket that the first line leaves open is closed within four lines, or the note is that line alone.
    """
    if not is_attachment_note(lines[at]):
        return 0
    depth = 0
    for count, line in enumerate(lines[at : at + _MAX_LINES], start=1):
        depth += line.text.count("(") - line.text.count(")")
        if depth <= 0:
            return count
    return 1


def without_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines that belong to no such note."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        noted = note_lines(lines, at)
        if not noted:
            kept.append(lines[at])
        at += noted or 1
    return kept
