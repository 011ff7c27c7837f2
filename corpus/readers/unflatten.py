"""Paragraphs out of a text whose lines were run together: where labels, dashes and set phrases begin new ones."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.readers.flat_headings import heading_end, is_known_heading, starts_sentence
from corpus.readers.flat_letterhead import split_letterhead
from corpus.readers.flat_signature import signature_breaks
from corpus.readers.line_marks import UPPER, ends_sentence, hangs, has_label, takes_label
from corpus.readers.plan_words import RUN_IN_LABELS
from corpus.readers.raw_lines import RawLine
from corpus.readers.wrap_evidence import WrapEvidence, wrap_evidence

_MARK = re.compile(
    rf"""[ ](?:
      (?P<roman>[IVX]{{1,5}})\s?[./)-](?=\s|[A-ZĐ])
    | (?P<word>(?:Điều|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s(?:(?:thứ|THỨ)\s\w+|[IVX]{{1,5}}|\d{{1,2}}))(?=[.:\s])
    | (?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?=(?:\.\s?|\)\s?|\s)[{UPPER}])
    | (?P<arabic>\d{{1,2}})\s?[.)/](?=\s|[{UPPER}])
    | (?P<letter>[a-zđ])(?:\s?\)(?=\s|[{UPPER}])|\.(?=\s[{UPPER}]))
    | (?P<upper>[A-EĐ])[./](?=\s[{UPPER}])
    | (?P<dash>[-–—+•*])(?=\s|[{UPPER}])
    | (?P<recipients>Nơi\snhận\s?:)
    | (?P<besides>Ngoài\sra,)
    | (?P<lead>Căn\scứ|Thực\shiện|Theo|Xét|Trên\sđây\slà|Trên\sđây,|Trong\squá\strình\s(?:triển|tổ|thực))(?=\s)
    )""",
    re.VERBOSE,
)
_NUMERALS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), 1)}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_RUN_IN = re.compile(rf"[-–+]\s?(?:{RUN_IN_LABELS})(?!\w)[^.;:,“”]{{0,40}}:")
_SENTENCE = re.compile(rf"(?<=\.)\s(?=[“\"]?[{UPPER}])")
_COLON_SOON = re.compile(r"\s?[^.;:,]{4,60}:")
_SECOND = re.compile(rf"\s2\s?[.)/]\s?(?=[{UPPER}])")
_NEXT_PART = re.compile(r"\s[IVX]{1,5}\s?[./]\s")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_BARE_LABEL = re.compile(r"[“”\"]\d{1,2}\.$")
_LONGEST_HEADING = 250  # characters
_LONGEST_QUOTATION = 1200


@dataclass(slots=True)
class _Series:
    """The numbers that were last printed, by their style; what stands further out ends what stands further in."""

    roman: int = 0
    upper: int = 0
    arabic: int = 0
    decimal: tuple[int, ...] = ()
    letter: int = 0
    words: dict[str, int] = field(default_factory=dict)


def unflatten(lines: Sequence[RawLine]) -> list[list[tuple[int, str]]]:
    """The paragraphs, each as the parts of the raw lines that it is made of: (number of the line, words)."""
    text = " " + " ".join(line.text for line in lines)  # a mark has a space before it
    ends, at = [], 0
    for line in lines:
        at += 1 + len(line.text)
        ends.append(at)
    head = split_letterhead(text)
    marks = list(_MARK.finditer(text, max(head.body - 1, 0)))
    begun = _Body(text, head.body, marks).breaks()
    evidence = wrap_evidence(ends, [offset for offset in begun if ends_sentence(text[max(offset - 12, 0) : offset].rstrip())])
    if evidence is not None:
        begun = _Body(text, head.body, marks, evidence).breaks()
    ends_of_headings = _heading_ends(text, begun, evidence)
    breaks = sorted({0, *head.breaks, head.body, *begun, *ends_of_headings, *signature_breaks(text, head.body), len(text)})
    dropped = set(head.dropped)
    spans = [(a, b) for a, b in pairwise(breaks) if (a, b) not in dropped]
    paragraphs = (_parts(text, a, b, lines, ends) for a, b in spans)
    return [parts for parts in paragraphs if any(any(map(str.isalnum, words)) for _, words in parts)]


def _parts(text: str, start: int, end: int, lines: Sequence[RawLine], ends: Sequence[int]) -> list[tuple[int, str]]:
    parts = []
    while start < end:
        line = bisect_right(ends, start)
        stop = min(end, ends[line]) if line < len(ends) else end
        if words := text[start:stop].strip():
            parts.append((lines[line].number, words))
        start = stop + 1 if stop == ends[min(line, len(ends) - 1)] else stop
    return parts


def _heading_ends(text: str, begun: Sequence[int], evidence: WrapEvidence | None) -> list[int]:
    found = []
    for start, end in pairwise([*begun, len(text)]):
        at = heading_end(text, start, end, evidence)
        if at is not None:
            found.append(at)
    return found


class _Body:
    """Walks through the body mark by mark and keeps those that begin a paragraph."""

    def __init__(self, text: str, start: int, marks: Sequence[re.Match[str]], evidence: WrapEvidence | None = None) -> None:
        self.text = text
        self.marks = marks
        self.start = start
        self.evidence = evidence
        self.series = _Series()
        self.line = start  # where the paragraph that is being read began
        self.found: list[int] = []

    def breaks(self) -> list[int]:
        """The offsets where paragraphs begin, in order."""
        for match in self.marks:
            at = match.start() + 1
            if at < self.start:
                continue
            if at == self.start or self._begins(match, at):
                self._read(match)
                self.found.append(at)
                self.line = at
        if self.evidence is not None:
            self.found = sorted({*self.found, *self._sentences(self.evidence)})
        return self.found

    def _begins(self, match: re.Match[str], at: int) -> bool:
        before = self.text[max(self.line, at - 40) : at].rstrip()
        if not before:
            return False
        ended = ends_sentence(before) or before[-1] in "./"
        style = match.lastgroup or ""
        if style not in ("roman", "recipients") and self._is_quoted(at):
            return False
        if style == "besides":
            return before[-1] == ";" or (before[-1].isalnum() and not hangs(before))
        if style == "dash":
            return self._dash_begins(at, before, ended=ended)
        if style == "recipients":
            return True
        if style == "lead":
            return self._lead_begins(match, before, ended=ended)
        if not ended and (takes_label(before) or hangs(before)):
            return False
        following = self.text[match.end() : match.end() + 6].lstrip(' .)“"(')[:1]
        expected, first = self._in_turn(match, style)
        if not expected:
            return False
        if ended:
            return following.isupper() or following.isdigit() or style == "letter" or before[-1] == ":"
        if not following.isupper():
            return False
        if not first or style in ("roman", "upper", "letter") or self._is_heading_so_far(at):
            return True
        if style == "arabic" and self.series.arabic == 0 and self._opens_pair(match):
            return True
        return self.evidence is not None and self.evidence.begins_paragraph(at)

    def _is_within_quotation(self, line: int, at: int) -> bool:
        self.line = line
        return self._is_quoted(at)

    def _is_quoted(self, at: int) -> bool:
        """Whether the offset stands inside a quotation that began in this paragraph: "“4. Sở có trách nhiệm: a) …”"."""
        opened = self.text.rfind("“", self.line, at)
        if opened < 0 or self.text.find("”", opened, at) >= 0:
            return False
        closed = self.text.find("”", at, at + _LONGEST_QUOTATION)
        return closed >= 0 and self.text.find("“", at, closed) < 0

    def _opens_pair(self, match: re.Match[str]) -> bool:
        """Whether "1. Tên gọi:" amid a line has its "2. …" before the next Roman number: two labels, no figures."""
        if _COLON_SOON.match(self.text, match.end()) is None:
            return False
        second = _SECOND.search(self.text, match.end(), match.end() + 3000)
        return second is not None and _NEXT_PART.search(self.text, match.end(), second.start()) is None

    def _in_turn(self, match: re.Match[str], style: str) -> tuple[bool, bool]:
        """Whether the number follows the last of its kind, and whether it opens a series."""
        series, label = self.series, match[style]
        if style == "roman":
            value = _ROMAN.get(label, 0)
            return value > 0 and (value == 1 or value in (series.roman + 1, series.roman + 2)), value == 1
        if style == "upper":
            value = "ABCDEĐ".find(label) + 1
            return value == 1 or value == series.upper + 1, value == 1
        if style == "arabic":
            value = int(label)
            if value == 0 or (value > 1 and series.arabic == 0 and not series.decimal):
                return False, False
            return value == 1 or series.arabic <= value <= series.arabic + 2, value == 1
        if style == "decimal":
            return self._decimal_in_turn(label)
        if style == "letter":
            value = _LETTERS.find(label) + 1
            return value > 0 and (value == 1 or series.letter < value <= series.letter + 2), value == 1
        name, count = label.split(" ", 1)
        stopped = self.text[match.end() : match.end() + 2].lstrip()[:1] in (".", ":")
        if not (stopped or name.isupper()):
            return False, False  # "khoản 4 Điều 8 Luật"
        return count[0].isdigit() or count.lower().startswith("thứ") or count in _ROMAN, name not in series.words

    def _decimal_in_turn(self, label: str) -> tuple[bool, bool]:
        parts = tuple(map(int, label.split(".")))
        last = self.series.decimal
        if parts[-1] == 1 and (parts[:-1] == last[: len(parts) - 1] or parts[0] in (self.series.arabic, self.series.roman)):
            return True, True
        same = len(last) >= len(parts) and parts[:-1] == last[: len(parts) - 1]
        return same and 0 < parts[-1] - last[len(parts) - 1] <= 2, False

    def _dash_begins(self, at: int, before: str, *, ended: bool) -> bool:
        rest = self.text[at + 1 : at + 60].lstrip()
        if not rest or not (rest[0].isalnum() or rest[0] in '“"('):
            return False
        if ended:
            return rest[0].isupper() or before[-1] in ";:."
        if _YEAR_BEFORE.search(before) and _YEAR.match(rest):
            return False  # "NĂM HỌC 2022 - 2023"
        if rest[0].isdigit() and self._is_heading_so_far(at):
            return is_known_heading(self.text, self.line, at)
        if not rest[0].isupper() or hangs(before):
            return False
        if _RUN_IN.match(self.text, at) or self._is_parallel(rest):
            return True
        if not self._is_heading_so_far(at):
            return False
        if not any(word[0].isupper() for word in before.split()[-2:]) and before[-1].isalpha():
            return True  # "Văn hóa - Thể thao", "Hà Nội - Lào Cai" have capitals on both sides
        if is_known_heading(self.text, self.line, at) or starts_sentence(self.text, at + 1 + (self.text[at + 1] == " ")):
            return True
        return self.evidence is not None and self.evidence.begins_paragraph(at)

    def _is_parallel(self, rest: str) -> bool:
        """Whether an item and the one above begin with the same two words and a colon: "- Đối với ảnh: … - Đối với video: …"."""
        above = self.text[self.line : self.line + 60]
        words, other = rest.split()[:2], above.lstrip("-–—+•* ").split()[:2]
        return above[:1] in "-–—+•*" and len(words) == 2 and words == other and ":" in rest and ":" in above

    def _lead_begins(self, match: re.Match[str], before: str, *, ended: bool) -> bool:
        if not ended:
            return False
        if match["lead"].startswith("Tr"):
            return before[-1] in "./"
        in_preamble = not self.found or not has_label(self.text[self.line : self.line + 40])
        return in_preamble and self.series == _Series() and before[-1] in ";."

    def _is_heading_so_far(self, at: int) -> bool:
        """Whether the paragraph up to here may be a heading: a label and a few words without a sentence's end."""
        if at - self.line > _LONGEST_HEADING:
            return False
        words = self.text[self.line : at].strip()
        if not has_label(words) or words[0] in "-–+•*":
            return False
        bare = words.split(" ", 1)[-1].rstrip(" :.")
        return len(words.split()) <= 55 and not any(sign in bare for sign in (". ", "; ", ": "))

    def _read(self, match: re.Match[str]) -> None:
        """Notes the number; a number further out lets those further in begin anew."""
        series, style = self.series, match.lastgroup or ""
        label = match[style]
        if style == "roman":
            series.roman, series.arabic, series.decimal, series.letter = _ROMAN.get(label, 0), 0, (), 0
        elif style == "upper":
            self.series = _Series(upper="ABCDEĐ".find(label) + 1, words=series.words)
        elif style == "arabic":
            series.arabic, series.decimal, series.letter = int(label), (), 0
        elif style == "decimal":
            series.decimal, series.letter = tuple(map(int, label.split("."))), 0
        elif style == "letter":
            series.letter = _LETTERS.find(label) + 1
        elif style == "word":
            name, count = label.split(" ", 1)
            self.series = _Series(words={**series.words, name: int(count) if count.isdigit() else 1})

    def _sentences(self, evidence: WrapEvidence) -> list[int]:
        """Where a sentence begins a paragraph without any mark, as the lengths of the lines tell."""
        found = []
        for match in _SENTENCE.finditer(self.text, self.start):
            at = match.end()
            line = self.found[bisect_right(self.found, at) - 1] if self.found and self.found[0] <= at else self.start
            if _BARE_LABEL.search(self.text, at - 5, at - 1) or self._is_within_quotation(line, at):
                continue
            if at - line > 12 and evidence.begins_paragraph(at):
                found.append(at)
        return found
