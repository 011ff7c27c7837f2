"""Letterhead and signature on a page: two columns told apart, the left one read before the right one."""

from collections.abc import Callable
from typing import NamedTuple

from corpus.readers.columns import is_letterhead, is_motto, is_recipients, is_signature, squeezed
from corpus.readers.draft import Side
from corpus.readers.lines import Line

_COLUMN_GAP = 2.2  # of the size, between two columns on one line
_LEFT_CENTER, _RIGHT_CENTER = 0.47, 0.53  # of the page's width
_TOP_ZONE = 0.3  # of the page's height, where a first page may have a letterhead without known words
_FAR = 150.0  # points that stamp and signature may take
# With these a new body begins, so that "UBND TỈNH X" and "SỞ Y" below it stay two lines.
_BODY_WORDS = (
    "SO SO: BAN PHONG CUC CHI VAN TRUONG TRUNG HOI LIEN UY UBND HDND BO TONG CONG BENH VIEN DANG HUYEN THANH DAI NGAN TAP"
)
_BODIES = frozenset(_BODY_WORDS.split())


class Zone(NamedTuple):
    """Lines [first, last] of a page that stand in two columns, already in reading order."""

    first: int
    last: int
    placed: list[tuple[Side, list[Line]]]  # each entry one printed line or a line wrapped in its column


def find_zones(lines: list[Line], width: float, height: float, *, first_page: bool) -> list[Zone]:
    """The two-column zones of a page, from top to bottom; `lines` in order, tables left out."""
    zones: list[Zone] = []
    at = 0
    while at < len(lines):
        cut = _cut(lines[at], width)
        kind = _kind(lines[at], cut, top=first_page and lines[at].baseline < _TOP_ZONE * height) if cut else None
        if cut is None or kind is None:
            at += 1
            continue
        zone = _grow(lines, at, cut, width, zones[-1].last + 1 if zones else 0, letterhead=kind == "letterhead")
        zones.append(zone)
        at = zone.last + 1
    return zones


def _kind(line: Line, cut: int | None, *, top: bool) -> str | None:
    """What the two halves of a line are, or None where they only happen to stand apart."""
    left = " ".join(word.text for word in line.words[:cut])
    right = " ".join(word.text for word in line.words[cut:])
    if is_letterhead(right) or (top and not is_signature(left)):
        return "letterhead"
    if is_recipients(left) or (is_signature(right) and (is_signature(left) or left.isupper())):
        return "signature"
    return None


def _cut(line: Line, width: float) -> int | None:
    """The index of the first word of the right column, where a wide gap parts the line into two columns."""
    best, found = _COLUMN_GAP * line.size, None
    for at in range(1, len(line.words)):
        gap = line.words[at].box[0] - line.words[at - 1].box[2]
        left = (line.x0 + line.words[at - 1].box[2]) / 2
        right = (line.words[at].box[0] + line.x1) / 2
        if gap > best and left < _LEFT_CENTER * width and right > _RIGHT_CENTER * width:
            best, found = gap, at
    # "Số:      /KH" and "ngày      tháng" have wide gaps too: of two, the one where the right half is known
    for at in range(1, len(line.words)):
        gap = line.words[at].box[0] - line.words[at - 1].box[2]
        if found and gap > _COLUMN_GAP * line.size and is_letterhead(" ".join(w.text for w in line.words[at:])):
            found = at  # the last such: the place's name begins the right half
    return found


def _grow(lines: list[Line], seed: int, cut: int, width: float, floor: int, *, letterhead: bool) -> Zone:
    """The zone around a line that is cut at the word `cut`; lines above `floor` belong to another zone."""
    left_part, right_part = _part(lines[seed], 0, cut), _part(lines[seed], cut, None)
    gutter = right_part.x0
    first = seed
    while first > floor and (letterhead or _side(lines[first - 1], left_part, right_part, gutter, width) == "right"):
        if letterhead and _side(lines[first - 1], left_part, right_part, gutter, width) is None:
            break
        first -= 1
    last = seed
    while last + 1 < len(lines) and lines[last + 1].baseline - lines[last].baseline < _FAR:
        following = lines[last + 1]
        if _cut(following, width) is None and _side(following, left_part, right_part, gutter, width) is None:
            break
        last += 1
    lefts: list[Line] = []
    rights: list[Line] = []
    for line in lines[first : last + 1]:
        at = cut if line is lines[seed] else _cut(line, width)
        if at is not None:
            lefts.append(_part(line, 0, at))
            rights.append(_part(line, at, None))
        elif _side(line, left_part, right_part, gutter, width) == "left":
            lefts.append(line)
        else:
            rights.append(line)
    wrap = _wrapped_name if letterhead else _wrapped_recipient
    placed: list[tuple[Side, list[Line]]] = [("left", group) for group in _groups(lefts, wrap)]
    placed += [("right", group) for group in _groups(rights, _wrapped_name if letterhead else _never)]
    return Zone(first, last, placed)


def _part(line: Line, start: int, end: int | None) -> Line:
    return Line(line.page, line.words[start:end])


def _side(line: Line, left: Line, right: Line, gutter: float, width: float) -> Side | None:
    """The column that a line stands in alone, None where it runs over both or is centred on the page."""
    middle = width / 2 + 12  # the left margin of these papers is the wider one
    off = abs(line.center - middle)
    if off < 14 and abs(line.center - right.center) > 20 and abs(line.center - left.center) > 20:
        return None
    if line.x1 <= gutter + 2 and line.x1 < 0.62 * width:
        return "left"
    if abs(line.center - right.center) < off and line.x0 > 0.36 * width:
        return "right"
    if abs(line.center - left.center) < off and line.x1 < 0.58 * width:
        return "left"
    return None


def _groups(lines: list[Line], wraps: Callable[[Line, Line, float], bool]) -> list[list[Line]]:
    """The lines of a column, those that only the column's width broke put together."""
    groups: list[list[Line]] = []
    widest = max((line.x1 - line.x0 for line in lines), default=0.0)
    for line in lines:
        if groups and wraps(groups[-1][-1], line, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wrapped_name(above: Line, line: Line, widest: float) -> bool:
    """Whether a line of a letterhead goes on with the name above it."""
    if is_motto(above.text) and squeezed(line.text) in ("VIETNAM", "NGHIAVIETNAM", "PHUC"):
        return True
    would_fit = above.x1 - above.x0 + line.first_width + 0.25 * line.size < widest
    same_style = above.bold == line.bold and abs(above.size - line.size) < 0.6
    if would_fit or not same_style or not (above.text.isupper() and line.text.isupper()):
        return False
    return squeezed(line.words[0].text) not in _BODIES and is_letterhead(line.text) is False and any(map(str.isalpha, line.text))


def _wrapped_recipient(above: Line, line: Line, widest: float) -> bool:
    """Whether a line goes on with the recipient above it: no dash, and the one above does not end."""
    del widest
    if line.text[0] in "-–+*" or is_recipients(above.text) or squeezed(line.text).startswith(("LUU", "NHU")):
        return False
    return line.text[0].islower() or (above.text[0] in "-–+" and above.text[-1] not in ";.")


def _never(above: Line, line: Line, widest: float) -> bool:
    del above, line, widest
    return False
