"""The list under "Nơi nhận", one string each."""

import re
from collections.abc import Sequence

from extractors.lines import Line, is_caps
from extractors.signature import has_surname, is_approval, is_behalf, is_person, is_position, is_stamp
from schemas.spelling import squeeze

_TITLE = re.compile(r"\W{0,3}[NM]ơ[ií]\s+(?:nh[ậâạa]n|gửi)\s*(?:\((?:bản|kèm)[^)]{1,30}\)\s*)?[:.;]?\s*", re.IGNORECASE)
# The same as a scanner leaves it, without diacritics.
_OPENS = re.compile(r"\W{0,3}(?:noi|moi|nai) (?:nhan|gui)\s{0,3}(?:[:.;(]|$|-|\W)")
# A line that only parts the list: "Bản điện tử:", "Gửi bản giấy:".
_PART = re.compile(r"(?:[-+]\s*)?(?:gửi\s+)?(?:bản|văn bản)\s+(?:điện tử|giấy|chính)[^:;]{0,20}:\s*", re.IGNORECASE)
_BULLET = re.compile(r"[-–—+*•]\s*")
_SPLIT = re.compile(r";\s*(?:[-–—+*•]\s*)?|[.]\s+[-–—+*•]\s+|\s{2,}[-–—+*•]\s+|\s[-–—]\s(?=Lưu\b)")
# Where the signature's column may begin, when it ran into a line of the list.
_COLUMN = re.compile(r"^|[;.,]\s+|\s{2,}")


def opens_recipients(line: Line) -> bool:
    """Whether the line begins "Nơi nhận", in a form that a scanner may leave."""
    return _OPENS.match(line.head) is not None


def read_recipients(lines: Sequence[Line]) -> tuple[list[tuple[str, int, int]], list[str]]:
    """The recipients with their offsets, and what of a signature stood in the same lines.

    A line without a dash carries on the one above, unless that one was ended by a semicolon or a stop.
    """
    raw: list[tuple[str, int, int]] = []
    signature: list[str] = []
    dashed = any(_BULLET.match(line.text) for line in lines)
    open_item, comma = False, ""
    for number, line in enumerate(lines):
        text, start = line.text, line.start
        if number == 0 and (title := _TITLE.match(text)):
            text, start = text[title.end() :], start + title.end()
        if part := _PART.match(text):
            text, start, open_item = text[part.end() :], start + part.end(), False
        beside = _beside(text)
        if beside is not None:
            signature.append(text[beside:].strip(" ;.,"))
            text = text[:beside]
        if not text.strip(" .;"):
            continue
        bullet = _BULLET.match(text)
        pieces = _pieces(text, start)
        if raw and open_item and not bullet and dashed:
            joined, at, _ = raw.pop()
            first = pieces.pop(0)
            raw.append((f"{joined}{comma} {first[0]}", at, first[2]))
        raw += pieces
        open_item = not text.rstrip().endswith((";", ".", "./"))
        comma = "," if text.rstrip().endswith(",") else ""
    return [(name, a, b) for text, a, b in raw if any(map(str.isalnum, name := _clean(text)))], signature


def name_beside(lines: Sequence[Line]) -> int | None:
    """The offset of the signer's name, or else office, that stands at the end of a line of the list; None without one."""
    columns: list[tuple[int, str]] = []
    for line in lines:
        title = _TITLE.match(line.text)
        first = title.end() if title else 0
        at = _beside(line.text[first:])
        if at is not None and first + at > 0:
            columns.append((line.start + first + at, line.text[first + at :]))
    named = [start for start, words in columns if is_person(words)] or [start for start, _ in columns]
    return named[-1] if named else None


def _beside(text: str) -> int | None:
    """Where the signature's column begins in a line of the list: an office in capitals, or a name at its end."""
    for match in _COLUMN.finditer(text):
        tail = text[match.end() :].strip()
        if not tail:
            continue
        if (
            is_position(tail)
            or is_behalf(tail)
            or is_stamp(tail)
            or (is_caps(tail) and is_approval(tail))
            or (match.start() and is_person(tail) and has_surname(tail))
        ):
            return match.end()
    return None


_NOTE_ALONE = re.compile(r"\s*\([^()]{1,20}\)[\s.;]*")


def _pieces(text: str, start: int) -> list[tuple[str, int, int]]:
    pieces, at = [], 0
    for match in _SPLIT.finditer(text):
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()) and ")" in text[match.end() :]:
            continue  # inside brackets
        pieces.append((text[at : match.start()], start + at))
        at = match.end()
    pieces.append((text[at:], start + at))
    pieces = [piece for piece in pieces if piece[0].strip(" .;-–+*•")]
    if len(pieces) > 1 and _NOTE_ALONE.fullmatch(pieces[-1][0]):  # "Thường trực Thành ủy; (b/c)"
        pieces[-2:] = [(text[pieces[-2][1] - start :], pieces[-2][1])]
    return [_trimmed(words, first) for words, first in pieces]


def _trimmed(text: str, start: int) -> tuple[str, int, int]:
    left = len(text) - len(text.lstrip(" -–—+*•"))
    right = max(len(text.rstrip(" .;,")), left)
    return text[left:right], start + left, start + right


def _clean(text: str) -> str:
    return squeeze(text).replace("; (", " (").strip(" ;,-–—+*•_").rstrip(".").strip()
