"""Where the sections of a body begin, how deep each stands, and which words are its heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.headings import Follows, capital_run, is_heading
from extractors.kinds import kind_of_line
from extractors.layout import Zone
from extractors.lines import Line
from extractors.numbering import RANKS, SCANNED_NUMERALS, Label, parse_label, scanned_letter, scanned_roman
from extractors.section_roles import is_known
from extractors.signature import is_position

# A bold line such as "Tình huống 2: Xuất hiện ca bệnh xâm nhập" names what follows, colon or not.
_COUNTED = re.compile(
    r"(?:Tình huống|Cấp độ|Giai đoạn|Nhiệm vụ|Hoạt động|Nội dung|Giải pháp|Mục tiêu|Bước|Đợt|Chuyên đề|Dự án|Tiểu dự án|Chỉ tiêu|"
    r"Nhóm nhiệm vụ|Nhóm giải pháp|Chương trình|Hợp phần|Mô hình|Tiêu chí)\s(?:số\s)?(?:\d{1,2}|[IVX]{1,4})\s?[:.]"
)
_SPECK = re.compile(r"\.\s[^\W\d_A-ZĐ]$")  # "Phòng Y tế. ẹ": a speck that a scanner read as a letter
_MAX_JOINED = 4  # lines of one heading


@dataclass
class Entry:
    """A section of the outline: its first line, its label, its heading, and the entry that holds it (an index)."""

    line: int
    style: str
    number: str | None
    heading: str | None
    words: str  # of the line after the label
    body_start: int
    parent: int | None


@dataclass
class _Open:
    """A section that is still open while the lines go by."""

    style: str
    rank: int
    mark: str
    value: int
    entry: int


class Outline:
    """Collects the entries of one body, line by line."""

    def __init__(self, lines: Sequence[Line], zone: Zone, last: int, *, caps_allowed: bool) -> None:
        self.lines = lines
        self.zone = zone
        self.last = last  # where the closing words or the next zone begin
        self.caps_allowed = caps_allowed
        self.labels: dict[int, Label] = {}
        self.entries: list[Entry] = []
        self._open: list[_Open] = []

    def read(self) -> list[Entry]:
        """The entries in reading order."""
        numbered = range(self.zone.first, self.last)
        self.labels = self._read_labels(numbered)
        start = self._skip_preamble()
        i = self.zone.first
        while i < self.last:
            line = self.lines[i]
            label = self._in_turn(i) if i >= start else None
            if label is not None:
                i = self._add_numbered(i, label)
            elif i >= self.zone.first and self._is_bare_heading(line):
                i = self._add_bare(i)
            else:
                i += 1
        return self.entries

    def _read_labels(self, numbered: range) -> dict[int, Label]:
        """The labels by their line; a Roman numeral that a scanner misread counts in its turn."""
        labels: dict[int, Label] = {}
        roman, arabic, letter = 0, 0, 0
        for i in numbered:
            line = self.lines[i]
            if line.kind != "paragraph" or line.is_bullet:
                continue
            label = parse_label(line.text)
            if line.text[0] in SCANNED_NUMERALS and (label is None or label.style in ("letter", "arabic", "upper")):
                own_turn = label is not None and label.style == "arabic" and (roman == 0 or label.value == arabic + 1)
                own_turn = own_turn and not (roman == 0 and self._is_first_of_romans(i, label))
                label = (None if own_turn else scanned_roman(line.text, roman + 1)) or label
            label = label or scanned_letter(line.text, letter + 1)
            if label is None:
                continue
            letter = label.value if label.style == "letter" else letter
            roman = label.value if label.style == "roman" else roman
            arabic = label.value if label.style == "arabic" else arabic
            labels[i] = label
        return labels

    def _is_first_of_romans(self, i: int, label: Label | None) -> bool:
        """Whether "1. MỤC ĐÍCH" is a scanner's "I.": a "1." follows before any "2.", and "II." comes later."""
        if label is None or label.value != 1 or not self.lines[i].is_caps:
            return False
        below = (
            parse_label(line.text) for line in self.lines[i + 1 : self.last] if line.kind == "paragraph" and line.text[0] in "12I"
        )
        first = next(below, None)
        if first is None or first.style != "arabic" or first.value != 1:
            return False
        return any(one is not None and one.style == "roman" and one.value == 2 for one in below)

    def _skip_preamble(self) -> int:
        """The line from which numbers count: a list of bases numbered 1, 2, 3 before "I." is preamble."""
        for i, label in self.labels.items():
            if label.rank <= RANKS["roman"] and label.is_first and label.style != "upper":
                earlier = [k for k in self.labels if k < i]
                if any(self.lines[k].is_caps or self.labels[k].rank <= RANKS["dieu"] for k in earlier):
                    return self.zone.first
                return i if len(earlier) <= 12 else self.zone.first
        return self.zone.first

    def _in_turn(self, i: int) -> Label | None:
        """The label of line `i` read in its series: a capital or a misread numeral counts only in its turn."""
        label = self.labels.get(i)
        line = self.lines[i]
        last = {opened.style: opened.value for opened in self._open}
        if label is None:
            return None
        if label.style == "roman" and len(label.number) == 1 and "upper" in last:
            letter = parse_label("B" + line.text[1:])
            value = " ABCDEGHIKLMNOPQRSTUVX".find(label.number)
            if letter is not None and "roman" not in last and value in (last["upper"] + 1, last["upper"] + 2):
                return Label("upper", label.number, last["upper"] + 1, label.end)
        if label.style == "upper":
            words = line.text[label.end :]
            in_series = "upper" in last and label.value in (last["upper"] + 1, last["upper"] + 2)
            if not (in_series or (label.is_first and (line.is_caps or line.bold or len(words.split()) <= 12))):
                return None
        return label

    def _add_numbered(self, i: int, label: Label) -> int:
        line = self.lines[i]
        words = line.text[label.end :].strip()
        end = i + 1
        heading: str | None = None
        body_start = line.start + label.end
        names_part = label.style in ("phan", "chuong", "muc", "roman", "upper")
        if not words and names_part and self._may_be_heading_line(end):
            words, heading, body_start = self.lines[end].text, _tidy(self.lines[end].text), self.lines[end].end
            end += 1
        elif words and is_heading(words, bold=line.bold, follows=self._follows(i, label), known=is_known(words)):
            heading, body_start = _tidy(words), line.end
        elif names_part and (run := capital_run(words)):
            heading, body_start = _tidy(words[:run]), line.start + label.end + run
            self._push(label.style, self._rank(label), label.mark, label.value)
            self.entries.append(Entry(i, label.style, label.number, heading, words, body_start, self._parent()))
            return end
        if heading is not None:
            end, heading, body_start = self._join(end, heading, body_start, self.lines[end - 1])
        self._push(label.style, self._rank(label), label.mark, label.value)
        self.entries.append(Entry(i, label.style, label.number, heading, words, body_start, self._parent()))
        return end

    def _may_be_heading_line(self, i: int) -> bool:
        if i >= self.last or i in self.labels:
            return False
        line = self.lines[i]
        return line.kind == "paragraph" and not line.is_bullet and (line.is_caps or line.bold or len(line.text.split()) <= 20)

    def _join(self, end: int, heading: str, body_start: int, above: Line) -> tuple[int, str, int]:
        """The heading with the lines on which it goes on."""
        for _ in range(_MAX_JOINED - 1):
            if end >= self.last or end in self.labels:
                break
            line = self.lines[end]
            if line.kind != "paragraph" or line.is_bullet or above.text.endswith((":", ".", ";")) or len(line.text) > 300:
                break
            capitals = above.is_caps and line.is_caps and not line.text.isascii()  # "CBQL, GV." is text
            goes_on_in_capitals = capitals and not is_position(line.text) and len(line.text.split()) <= 30
            goes_on_in_bold = above.bold and line.bold and (line.text[:1].islower() or above.text.endswith((",", "-", "–")))
            if not (goes_on_in_capitals or goes_on_in_bold):
                break
            heading, body_start, above = _tidy(f"{heading} {line.text}"), line.end, line
            end += 1
        return end, heading, body_start

    def _is_bare_heading(self, line: Line) -> bool:
        """Whether a line without a number is a heading: in capitals, in bold, or known word for word."""
        text = line.text
        if line.kind != "paragraph" or line.side is not None or line.is_bullet or not text[:1].isupper():
            return False
        if len(text) > 200 or text.endswith((".", ";", ",")) or line.index in self.labels:
            return False
        words = text.split()
        if line.index + 1 >= self.last or kind_of_line(line) is not None:
            return False
        if line.is_caps:
            return self.caps_allowed and (len(words) >= 2 or is_known(text)) and not is_position(text) and len(words) <= 30
        follows = self._follows(line.index, None)
        if follows == "nothing":
            return False
        if is_known(text) and len(words) <= 8:
            return True
        if _COUNTED.match(text) and len(words) <= (35 if line.bold else 25) and (line.bold or follows == "list"):
            return True
        return line.bold and len(words) <= 15 and ":" not in text[:-1] and bool(self.entries) and not line.centered

    def _add_bare(self, i: int) -> int:
        line = self.lines[i]
        heading, body_start, end = _tidy(line.text), line.end, i + 1
        style = "caps" if line.is_caps else "bare"
        part_above = self.entries and self.entries[-1].line == i - 1 and self.entries[-1].heading is None
        if part_above and self.entries[-1].style in ("phan", "chuong", "muc"):
            end, heading, body_start = self._join(end, heading, body_start, line)
            self.entries[-1].heading, self.entries[-1].body_start = heading, body_start
            return end
        if style == "caps":
            end, heading, body_start = self._join(end, heading, body_start, line)
        numbered = any(opened.style not in ("caps", "bare") for opened in self._open)
        self._push(style, RANKS["decimal2"] if style == "bare" and numbered else RANKS["roman"], "", 1)
        self.entries.append(Entry(i, style, None, heading, heading, body_start, self._parent()))
        return end

    def _follows(self, i: int, label: Label | None) -> Follows:
        """What stands under line `i`."""
        below = i + 1
        while below < self.last and len(self.lines[below].text) <= 2 and below not in self.labels:
            below += 1  # a speck that a scanner read as a letter
        if below >= self.last:
            return "nothing"
        line = self.lines[below]
        if line.is_bullet or line.kind == "row":
            return "list"
        following = self.labels.get(below)
        if following is None:
            bare = line.is_caps and label is not None and label.rank > RANKS["roman"] and self._is_bare_heading(line)
            return "nothing" if bare else "text"
        if label is None:
            return "list" if following.rank > RANKS["roman"] else "nothing"
        deeper = self._rank(following) > self._rank(label) or (following.style != label.style and following.is_first)
        return "list" if deeper and following.style != label.style else "nothing"

    def _rank(self, label: Label) -> int:
        """Its rank; "1)" ranks as "1." where no "1." and no "a)" is open."""
        if label.style == "arabic_bracket" and not any(o.style in ("arabic", "letter", "decimal2") for o in self._open):
            return RANKS["arabic"]
        return label.rank

    def _push(self, style: str, rank: int, mark: str, value: int) -> None:
        """Closes what a label of this style closes, and opens it."""
        at = self._sibling(style, mark, value)
        if at is not None:
            rank = self._open[at].rank  # as deep as the first of its series
            del self._open[at:]
        else:
            while self._open and self._closes(self._open[-1], style, rank, value):
                self._open.pop()
        self._open.append(_Open(style, rank, mark, value, len(self.entries)))

    def _sibling(self, style: str, mark: str, value: int) -> int | None:
        """Which open section is numbered alike; "1/" inside "1." is a series of its own when it begins with 1."""
        alike = [k for k, opened in enumerate(self._open) if opened.style == style]
        same_mark = [k for k in alike if self._open[k].mark == mark]
        if same_mark:
            return same_mark[-1]
        if alike and value == 1 and style == "arabic" and alike[-1] == len(self._open) - 1:
            return None
        return alike[-1] if alike else None

    def _closes(self, top: _Open, style: str, rank: int, value: int) -> bool:
        if style == "caps":
            return top.rank > rank or top.style == "roman"
        if top.style in ("caps", "bare") and style == "roman":
            return not (value == 1 and top.entry == len(self.entries) - 1)
        if (top.style, style) in (("arabic", "arabic"), ("dieu", "roman")) and (style == "arabic" or value == 1):
            return False  # what "Điều 1" approves may be numbered I, II, III
        return top.rank > rank

    def _parent(self) -> int | None:
        """The entry that holds the one just opened."""
        return self._open[-2].entry if len(self._open) > 1 else None


def _tidy(heading: str) -> str:
    return _SPECK.sub("", " ".join(heading.split())).strip(" *_").rstrip(" .:;,").strip()
