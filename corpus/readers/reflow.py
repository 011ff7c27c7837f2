"""Lines to paragraphs by what their words tell: where a page or a line's width broke a sentence, it is joined again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.readers.columns import is_letterhead, is_recipients, is_signature
from corpus.readers.flat_letterhead import letterhead_marks
from corpus.readers.line_marks import (
    BROKEN_WORD,
    UPPER,
    ends_sentence,
    hangs,
    has_label,
    has_paren_label,
    is_open,
    takes_digits,
    takes_label,
)
from corpus.readers.plan_words import KINDS
from corpus.readers.raw_lines import RawLine
from corpus.readers.text_tables import TextTable, is_row

_KIND = re.compile(rf"(?:{KINDS})(?!\w)")
_KIND_ALONE = re.compile(rf"(?:{KINDS})\s?")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục|BIỂU MẪU|MẪU SỐ|BIỂU SỐ)(?!\w)")
_DATE_BREAKS = re.compile(r"(?:ngày|tháng|năm)(?:\s[\d.…]{0,6})?$")
_DATE_GOES_ON = re.compile(r"\d|tháng|năm")
_HALF_PLACE = re.compile(rf"[{UPPER}][^\W\d_{UPPER}]+")  # "Hòa⏎Bình, ngày 5 tháng 3"
_PLACE_GOES_ON = re.compile(rf"(?:[{UPPER}][^\W\d_]*\s?){{1,3}},\s?ngày\s")
_MARK_ALONE = re.compile(r"(?:TM|T/M|KT|TL|TUQ)\.?")  # "TM.⏎ỦY BAN NHÂN DÂN"
_BASIS = re.compile(r"(?:Căn cứ|Thực hiện|Theo|Xét|Trên cơ sở|Trên đây|Nhằm|Để)\s")
_OPENS_SENTENCE = re.compile(
    r"(?:Mặc dù|Trong (?:những|thời|giai|các|bối)|Hiện nay|Nhìn chung|Theo (?:báo|số|kết)|Tính đến"
    r"|Toàn (?:tỉnh|huyện|xã|ngành))\s"
)
_LONG = 40  # characters: a shorter line broke at no page's end
_WIDEST = 130  # characters: what a page or a screen holds; a paragraph on one line is longer
_HEAD = 40  # lines in which a letterhead is looked for


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text were broken.

    `width`: with the next word a broken line is at least so long; None where each paragraph is one line.
    `gap`: blank lines between the lines of one paragraph; `indent`: columns before them.
    """

    width: int | None
    gap: int = 0
    indent: int = 0


def paragraphs(items: Sequence[RawLine | TextTable]) -> list[list[RawLine] | TextTable]:
    """The lines of each paragraph, in order, with the tables between them."""
    lines = [item for item in items if isinstance(item, RawLine)]
    wrapping = wrapping_of(lines)
    in_head = _lines_of_letterhead(lines)
    out: list[list[RawLine] | TextTable] = []
    zone, read = "head", 0
    for item in items:
        above = out[-1] if out else None
        if isinstance(item, TextTable):
            out.append(item)
            continue
        zone = _zone("body" if zone == "head" and read >= in_head else zone, item)
        read += 1
        if zone == "head" and (columns := _columns(item)):
            out += [[column] for column in columns]
            continue
        if isinstance(above, list) and _joins(above, item, wrapping, zone):
            above.append(item)
        else:
            out.append([item])
    return out


def wrapping_of(lines: Sequence[RawLine]) -> Wrapping:
    """How the lines are broken, learnt from those that surely go on: the next begins small, no sign ends the first."""
    sure = [(a, b) for a, b in pairwise(lines) if b.text[0].islower() and not ends_sentence(a.text) and not has_label(b.text)]
    if len(sure) < 4 or len(sure) * 8 < len(lines):
        return Wrapping(None)
    lengths = sorted(len(a.text) for a, _ in sure)
    middle = lengths[len(lengths) // 2]
    filled = sorted(len(a.text) + 1 + len(b.text.split(" ", 1)[0]) for a, b in sure)
    gaps = sorted(b.gap for _, b in sure if not b.new_page) or [0]
    indents = sorted(b.indent for _, b in sure)
    longest = max(length for length in map(_length, lines) if length <= 1.4 * middle)
    width = min(filled[len(filled) // 12], longest + 1)
    if sum(1 for line in lines if len(line.text) > 1.4 * middle) * 8 > len(lines):
        if max(map(_length, lines)) > _WIDEST:
            return Wrapping(None)
        width = filled[len(filled) * 3 // 4]  # the first line of each paragraph was broken earlier than the others
    return Wrapping(width, gaps[len(gaps) * 3 // 4], indents[len(indents) // 2])


def _length(line: RawLine) -> int:
    return len(line.text)


def _lines_of_letterhead(lines: Sequence[RawLine]) -> int:
    """How many lines the letterhead has, the name of the kind its last one; 0 where there is none."""
    last = 0
    for at, line in enumerate(lines[:_HEAD]):
        text = line.text
        if text[0] in "KCQTNBHĐPD" and len(text) < 60 and text.isupper() and _KIND.match(text):
            return at + 1
        if at < 16 and len(text) < 160 and is_letterhead(text):
            last = at + 1
        if has_label(text) and text[0] in "I1A":
            break
    return last


def _columns(line: RawLine) -> list[RawLine]:
    """The parts of a line on which the two columns of a letterhead stand side by side; none where it has one."""
    marks = letterhead_marks(line.text) if len(line.text) < 200 else []
    cuts = sorted({0, *(offset for mark in marks for offset in mark), len(line.text)})
    parts = [line.text[a:b].strip() for a, b in pairwise(cuts)]
    kept = [part for part in parts if any(map(str.isalnum, part))]
    return [replace(line, text=part) for part in kept] if len(kept) > 1 else []


def _zone(zone: str, line: RawLine) -> str:
    """Which part of the page the line belongs to: head, body, recipients or signature."""
    text = line.text
    if zone == "head":
        return zone
    if _names_recipients(text) and len(text) < 200:
        return "recipients"
    if text[0] in "KTQPGCVBHĐNL" and len(text) < 60 and text.isupper() and is_signature(text):
        return "signature"
    if zone != "body" and (
        _APPENDIX.match(text)
        or (text.isupper() and _KIND.match(text))
        or (has_label(text) and text[0] in "IV1A")
        or len(text) > 200
    ):
        return "body"
    return zone


def _names_recipients(text: str) -> bool:
    return text[0] in "NnM" and is_recipients(text[:20])


def _joins(above: Sequence[RawLine], line: RawLine, wrapping: Wrapping, zone: str) -> bool:
    last, text = above[-1], line.text
    before = last.text
    if line.heading or last.heading or is_row(before) or is_row(text):
        return False
    if zone == "head":
        half = _HALF_PLACE.fullmatch(before) and _PLACE_GOES_ON.match(text)
        return bool(half or (_DATE_BREAKS.search(before) and _DATE_GOES_ON.match(text)))
    if _MARK_ALONE.fullmatch(before):
        return text.isupper()
    if zone == "signature" or _names_recipients(before) or _names_recipients(text):
        return False
    if has_label(text) and not (takes_label(before) and text[0].isalnum()):
        return _is_dash_within(before, text, wrapping, line)
    if zone == "recipients":
        return _carries_recipient(above, text)
    if before.isupper() != text.isupper() and not _mixed_case_goes_on(before, text):
        return False
    runs = _BASIS.match(above[0].text) or takes_digits(before) or sum(len(part.text) + 1 for part in above[:_LONG]) > _LONG
    if runs and _broken_by_page(before, text):
        return True
    return wrapping.width is not None and _broken_by_width(above, line, wrapping)


def _is_dash_within(before: str, text: str, wrapping: Wrapping, line: RawLine) -> bool:
    """Whether a dash at the line's start parts words of one sentence: "kinh tế⏎- xã hội", "2021⏎- 2025"."""
    if text[0] not in "-–" or wrapping.width is None or ends_sentence(before):
        return False
    rest = text[1:].lstrip()
    return (rest[0].islower() or rest[0].isdigit()) and _is_full(before, text, wrapping.width) and line.gap <= wrapping.gap


def _carries_recipient(above: Sequence[RawLine], text: str) -> bool:
    """Whether a line without a dash carries on the recipient above it."""
    before = above[-1].text
    if above[0].text[0] not in "-–+•*" or before[-1] in ";." or text.isupper():
        return False
    return text[0].islower() or text[0] == "(" or text[-1] in ";." or is_open(before) or hangs(before)


def _mixed_case_goes_on(before: str, text: str) -> bool:
    """Whether a line in capitals and one that is not may be one sentence: an abbreviation, or a year, alone on a line."""
    if before.isupper():
        if _KIND_ALONE.fullmatch(before):
            return False
        letters = sum(map(str.isalpha, before))
        return letters < 8 or not any(map(str.isalpha, text))
    return len(text) < 30 and not ends_sentence(before)


def _broken_by_page(before: str, text: str) -> bool:
    """Whether two lines of a text with a paragraph a line are one, broken where a page ended."""
    if ends_sentence(before):
        return False
    if text[0].islower() or (text[0].isalnum() and BROKEN_WORD.search(before)):
        return True
    if text[0].isdigit():
        return takes_digits(before)
    return hangs(before) and not before.isupper()


def _broken_by_width(above: Sequence[RawLine], line: RawLine, wrapping: Wrapping) -> bool:
    """Whether the line goes on with the paragraph, in a text whose lines were broken at a width."""
    before, text = above[-1].text, line.text
    assert wrapping.width is not None
    full = _is_full(before, text, wrapping.width)
    apart = line.gap > wrapping.gap and not line.new_page
    small = text[0].islower()
    if ends_sentence(before):
        if apart and not small:
            return False
        if small:
            return full
        if has_paren_label(text) or _BASIS.match(text) or before.rstrip('”"’)')[-1:] in ":" or before.endswith("./."):
            return False
        return full and not apart and line.indent < wrapping.indent + 3
    if small:
        return True
    if text[0].isdigit() and (takes_digits(before) or (not apart and _takes_figure(above, text, wrapping.width))):
        return True
    if hangs(before) and not apart:
        return True
    if has_label(above[0].text) and _OPENS_SENTENCE.match(text) and _may_be_heading(above):
        return False
    return full and not (apart and before.isupper())


def _takes_figure(above: Sequence[RawLine], text: str, width: int) -> bool:
    """Whether a line that begins with a figure and no label goes on with running text; below a heading it begins anew."""
    runs = len(above) > 1 or not has_label(above[0].text)
    return runs and " " in text and len(text) > 14 and len(above[-1].text) * 5 > width * 3 and not above[-1].text.isupper()


def _may_be_heading(above: Sequence[RawLine]) -> bool:
    """Whether a numbered line, perhaps over two lines, has been a name so far: few words, no comma."""
    words = " ".join(part.text for part in above)
    return len(above) < 4 and len(words) < 160 and not re.search(r"[,;]\s", words)


def _is_full(before: str, text: str, width: int) -> bool:
    """Whether the first word of `text` had no room behind `before`."""
    return len(before) + 1 + len(text.split(" ", 1)[0]) >= width
