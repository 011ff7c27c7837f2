"""The letterhead and title of a text whose lines were run together: where each of its lines begins and ends.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức): issuer, motto, number, place and day, kind, subject.
"""

import re
from typing import NamedTuple

from corpus.readers.plan_words import KINDS, OFFICES, PREAMBLE_STARTS
from schemas.syllables import is_syllable

_MOTTO = re.compile(
    r"CỘNG\s?H(?:ÒA|OÀ)\s?XÃ\s?HỘI\s?CHỦ\s?NGHĨA\s?VIỆT\s?NAM|ĐẢNG CỘNG SẢN VIỆT NAM|"
    r"(?i:Độc\s?lập\s?[-–]\s?Tự\s?do\s?[-–]\s?Hạnh\s?phúc)"
)
_NUMBER = re.compile(
    r"(?<!\w)Số\s?:\s?[\d.…_]{0,12}(?:\s?[-/]\s?|\s(?=[A-ZĐ]{2,3}r?/))[A-ZĐ\d][\wĐđ.&]*(?:\s?[-/]\s?[A-ZĐƯ][\w&.]*){0,5}"
)
_DAY = re.compile(r"\s?,\s?ngày\s[\d.…_\s]{0,12}tháng\s[\d.…_\s]{0,12}năm\s?[\d.…_]{1,8}")
_PLACE = re.compile(r"(?:(?:TP\.|T\.P|[^\W\d_]\S*)\s?){1,4}$")
# A second office under the first: "UBND TỈNH … / SỞ …"; the BAN of "ỦY BAN" begins none.
_SECOND_OFFICE = re.compile(rf"(?<!ỦY)(?<!UỶ)(?<!VĂN)\s(?=(?:{OFFICES})\s)")
_PARENT = re.compile(r"\s*(?:ỦY BAN|UỶ BAN|UBND|BỘ|TỔNG CỤC|SỞ|TỈNH|HUYỆN|THÀNH|ĐẢNG|HỘI|CỤC)\b")
_KIND = re.compile(rf"(?:CHƯƠNG TRÌNH (?:HÀNH ĐỘNG|CÔNG TÁC)|{KINDS})(?!\w)")
_RULE = re.compile(r"(?<!\S)[-–—_*=~.]{3,}(?!\S)")
_ATTACHED = re.compile(r"\((?:Ban hành |Đính |Kèm )?(?:kèm )?theo [^()]{3,200}(?:\([^()]{0,80}\)[^()]{0,100})?\)", re.IGNORECASE)
_PREAMBLE = re.compile(rf"(?<=[\w”\")])\s(?=(?:{PREAMBLE_STARTS})\s)")
_HEAD = 900  # characters: a letterhead ends before
_TITLE = 700


class Head(NamedTuple):
    """Where lines begin, what stands between them and is dropped, and where the body begins."""

    breaks: list[int]
    dropped: list[tuple[int, int]]
    body: int


def split_letterhead(text: str) -> Head:
    """The lines of the letterhead and the title at the start of `text`; the body begins at 0 where there is none."""
    marks = letterhead_marks(text)
    below = max((end for _, end in marks), default=0)
    dropped = [match.span() for match in _RULE.finditer(text, 0, below)]
    breaks = [offset for span in (*marks, *dropped) for offset in span]
    if marks and (second := _second_office(text[: marks[0][0]])):
        breaks.append(second)
    kind = _KIND.search(text, below, below + 120)
    if kind is None:
        return Head(breaks, dropped, below)
    body = end_of_title(text, kind.end())
    breaks += [kind.start(), kind.end(), body]
    if attached := _ATTACHED.match(text, body):
        body = attached.end()
        breaks.append(body)
    return Head(breaks, dropped, body)


def letterhead_marks(text: str) -> list[tuple[int, int]]:
    """Where motto, number, and place with day stand in the text, in order."""
    marks = [match.span() for match in _MOTTO.finditer(text, 0, _HEAD)]
    number = _NUMBER.search(text, 0, _HEAD)
    if number is not None:
        marks.append(number.span())
    if day := _DAY.search(text, 0, _HEAD):
        marks.append((_place(text, day.start(), number.end() if number else 0), day.end()))
    return sorted(marks)


def _second_office(text: str) -> int | None:
    """The offset of the office that stands under the first one in the same words, None where there is one only."""
    if not _PARENT.match(text):
        return None
    found = _SECOND_OFFICE.search(text, 4)
    return found.end() if found else None


def _place(text: str, day: int, number: int) -> int:
    """Where the name of the place before the day begins: behind the number, else with its capitals."""
    between = text[number:day].strip()
    if number and number < day and 0 < len(between) < 40:
        return number
    match = _PLACE.search(text, max(number, day - 40), day)
    return match.start() if match else day


def end_of_title(text: str, start: int) -> int:
    """The offset where the sentence after the title begins."""
    begin = start + len(text[start:]) - len(text[start:].lstrip(" :"))
    end = end_of_capitals(text, begin)
    if end > begin:
        return end
    preamble = _PREAMBLE.search(text, begin + 8, begin + _TITLE)
    return preamble.end() if preamble else start


def end_of_capitals(text: str, start: int, limit: int | None = None) -> int:
    """The offset where the capitals that begin at `start` turn into a sentence, before `limit`; `start` where there are none.

    >>> text = "NHIỆM VỤ TRỌNG TÂM UBND tỉnh giao"
    >>> text[end_of_capitals(text, 0):]
    'UBND tỉnh giao'
    """
    last = min(len(text) if limit is None else limit, start + _TITLE)
    words: list[tuple[int, str]] = []
    for match in re.finditer(r"\S+", text[start:last]):
        word = match.group()
        if not _is_small(word):
            words.append((start + match.start(), word))
            continue
        at = start + match.start()
        first = next(char for char in word if char.isalpha())
        if first.islower():
            while words and not _is_capital_syllable(words[-1][1]):
                at = words.pop()[0]
        return at if sum(_is_capital_syllable(word) for _, word in words) >= 1 else start
    return last if last == len(text) and len(words) > 1 else start


def _is_small(word: str) -> bool:
    """Whether the word is written as in a sentence; "31/CT-TTg" and "NĐ-CP" are not."""
    capitals = sum(map(str.isupper, word))
    return any(map(str.islower, word)) and capitals < 2


def _is_capital_syllable(word: str) -> bool:
    bare = word.strip('.,;:()“”"-–')
    return bare.isupper() and is_syllable(bare)
