"""Letterhead and signature on a page: two columns told apart, the left one read before the right one."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from corpus.readers.columns import is_letterhead, is_motto, is_place_and_day, is_recipients, is_signature, squeezed
from corpus.readers.draft import Side
from corpus.readers.lines import Line
from corpus.readers.scan_signature import signature_line

_COLUMN_GAP = 2.2  # of the size, between two columns on one line
_LEFT_CENTER, _RIGHT_CENTER = 0.47, 0.53  # of the page's width
_RIGHT_START = 0.36  # of the page's width, behind which a right column begins
_TOP_ZONE = 0.3  # of the page's height, where a first page may have a letterhead without known words
_FAR = 150.0  # points that stamp and signature may take
_BESIDE = 60.0  # points between what stands side by side
# With these a new body begins, so that "UBND TỈNH X" and "SỞ Y" below it stay two lines.
_BODY_WORDS = (
    "SO SO: BAN PHONG CUC CHI VAN TRUONG TRUNG HOI LIEN UY UBND HDND BO TONG CONG BENH VIEN DANG HUYEN THANH DAI NGAN TAP"
)
_DASHES = "-–+*"
_DATE_GOES_ON = re.compile(r"\d|tháng|năm")
_MOTTOS = "CONGHOAXAHOICHUNGHIAVIETNAM DOCLAP-TUDO-HANHPHUC DANGCONGSANVIETNAM"
_MOTTO_TAILS = ("NAM", "PHUC")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BODIES = frozenset(_BODY_WORDS.split())


class Seed(NamedTuple):
    """A line that shows a zone: its halves (the right one perhaps of a line near by) and where its right half begins."""

    left: Line
    right: Line
    cut: int | None
    letterhead: bool


@dataclass(slots=True)
class Zone:
    """Lines [first, last] of a page that stand in two columns; a signature may go on over the page."""

    seed: Seed
    first: int
    last: int
    lefts: list[Line] = field(default_factory=list)
    rights: list[Line] = field(default_factory=list)

    def add(self, line: Line, cut: int | None, width: float) -> None:
        """Adds a line to the columns that it stands in."""
        if cut is not None:
            self.lefts.append(_part(line, 0, cut))
            self.rights.append(_part(line, cut, None))
        elif _side(line, self.seed, width) == "left":
            self.lefts.append(line)
        else:
            self.rights.append(line)

    def placed(self) -> list[tuple[Side, list[Line]]]:
        """The left column's lines, then the right one's; each entry one line, or one that its column's width broke."""
        letterhead = self.seed.letterhead
        placed: list[tuple[Side, list[Line]]] = []
        placed += [("left", group) for group in _groups(self.lefts, _wrapped_name if letterhead else _wrapped_recipient)]
        rights = self.rights if letterhead else [signature_line(line) for line in self.rights]
        placed += [("right", group) for group in _groups(rights, _wrapped_name if letterhead else _never)]
        return placed


def continue_zone(zone: Zone, lines: list[Line], width: float) -> int:
    """Adds the first lines of the next page that still stand in the columns of a signature; how many they are."""
    if zone.seed.letterhead:
        return 0
    sides: list[tuple[Line, int | None, str]] = []
    for line in lines:
        cut = _cut(line, width)
        side = "both" if cut is not None else _side(line, zone.seed, width)
        if side is None:
            break
        sides.append((line, cut, side))
    if not any(side != "left" or line.text[0] in _DASHES for line, _, side in sides[:3]):
        return 0
    for line, cut, _ in sides:
        zone.add(line, cut, width)
    return len(sides)


def find_zones(lines: list[Line], width: float, height: float, *, first_page: bool) -> list[Zone]:
    """The two-column zones of a page, from top to bottom; `lines` in order, tables left out."""
    zones: list[Zone] = []
    at = 0
    while at < len(lines):
        seed = _seed(lines, at, width, top=first_page and lines[at].baseline < _TOP_ZONE * height)
        if seed is not None:
            zones.append(_grow(lines, at, seed, width, zones[-1].last + 1 if zones else 0))
            at = zones[-1].last
        at += 1
    return zones


def _seed(lines: list[Line], at: int, width: float, *, top: bool) -> Seed | None:
    line = lines[at]
    cut = _cut(line, width)
    if cut is not None:
        kind = _kind(line, cut, top=top)
        return Seed(_part(line, 0, cut), _part(line, cut, None), cut, kind == "letterhead") if kind else None
    if top and line.x0 > _RIGHT_START * width and is_motto(line.text):
        return _beside_motto(lines, at, width)
    if line.x1 > 0.5 * width or not is_recipients(line.text):
        return None
    # "Nơi nhận:" in smaller type does not share a baseline with the authority beside it.
    for other in sorted(lines[max(0, at - 5) : at + 6], key=lambda near: abs(near.baseline - line.baseline)):
        if other is line or abs(other.baseline - line.baseline) > _BESIDE:
            continue
        other_cut = _cut(other, width)
        if other_cut is not None:
            return Seed(line, _part(other, other_cut, None), None, False)
        if other.x0 > _LEFT_CENTER * width and other.center > _RIGHT_CENTER * width:
            return Seed(line, other, None, False)
    return None


def _beside_motto(lines: list[Line], at: int, width: float) -> Seed | None:
    """The seed where the letterhead stands in two text boxes, whose lines need not share a baseline."""
    motto = lines[at]
    for other in sorted(lines[max(0, at - 3) : at + 4], key=lambda near: abs(near.baseline - motto.baseline)):
        near = other is not motto and abs(other.baseline - motto.baseline) < _BESIDE
        if near and other.center < _LEFT_CENTER * width and other.x1 < motto.x0 + 2:
            return Seed(other, motto, None, True)
    return None


def _kind(line: Line, cut: int | None, *, top: bool) -> str | None:
    """What the two halves of a line are, or None where they only happen to stand apart."""
    left = " ".join(word.text for word in line.words[:cut])
    right = " ".join(word.text for word in line.words[cut:])
    if is_letterhead(right) or (top and not is_signature(left)):
        return "letterhead"
    if is_recipients(left) or (is_signature(right) and (is_signature(left) or left.isupper() or _may_be_recipients(left))):
        return "signature"
    return None


def _may_be_recipients(text: str) -> bool:
    """Whether "Nơi nhận:", small and in italics, may have been misread in its second half."""
    return squeezed(text).startswith("NOI") and len(text) < 14


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


def _grow(lines: list[Line], at: int, seed: Seed, width: float, floor: int) -> Zone:
    """The zone around the seed at this index; lines above `floor` belong to another zone."""
    first = at
    while first > floor:
        side = _side(lines[first - 1], seed, width) or ("both" if seed.letterhead and _cut(lines[first - 1], width) else None)
        if side is None or (side != "right" and not seed.letterhead):
            break
        first -= 1
    last = at
    while last + 1 < len(lines) and lines[last + 1].baseline - lines[last].baseline < _FAR:
        if _cut(lines[last + 1], width) is None and _side(lines[last + 1], seed, width) is None:
            break
        last += 1
    zone = Zone(seed, first, last)
    for line in lines[first : last + 1]:
        zone.add(line, seed.cut if line is lines[at] else _cut(line, width), width)
    return zone


def _part(line: Line, start: int, end: int | None) -> Line:
    return Line(line.page, line.words[start:end])


def _side(line: Line, seed: Seed, width: float) -> Side | None:
    """The column that a line stands in alone, None where it runs over both or is centred on the page."""
    middle = width / 2 + 12  # the left margin of these papers is the wider one
    off = abs(line.center - middle)
    from_left, from_right = abs(line.center - seed.left.center), abs(line.center - seed.right.center)
    if off < 14 and from_left > 20 and from_right > 20:
        return None
    if line.x1 <= seed.right.x0 + 2 and line.x1 < 0.62 * width:
        return "left"
    if from_right < off and line.x0 > _RIGHT_START * width:
        return "right"
    if from_left < off and line.x1 < 0.58 * width:
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
    if is_motto(above.text) and squeezed(line.text).endswith(_MOTTO_TAILS):
        return _MOTTOS.find(squeezed(above.text) + squeezed(line.text)) >= 0
    if is_place_and_day(above.text) and _DATE_GOES_ON.match(line.text) and not _YEAR.search(above.text):
        return True
    would_fit = above.x1 - above.x0 + line.first_width + 0.25 * line.size < widest
    same_style = above.bold == line.bold and abs(above.size - line.size) < 0.6
    if would_fit or not same_style or not (above.text.isupper() and line.text.isupper()):
        return False
    return squeezed(line.words[0].text) not in _BODIES and is_letterhead(line.text) is False and any(map(str.isalpha, line.text))


def _wrapped_recipient(above: Line, line: Line, widest: float) -> bool:
    """Whether a line goes on with the recipient above it: no dash, and the one above does not end."""
    del widest
    if line.text[0] in _DASHES or is_recipients(above.text) or squeezed(line.text).startswith(("LUU", "NHU")):
        return False
    return line.text[0].islower() or (above.text[0] in _DASHES and above.text[-1] not in ";.")


def _never(above: Line, line: Line, widest: float) -> bool:
    del above, line, widest
    return False
