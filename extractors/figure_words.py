"""Figures written in words: "một nửa", "hai phần ba", "gấp đôi", "ít nhất hai cá nhân", "từ một đến hai công trình"."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.figure import Figure, share_figure, with_bounds
from extractors.numbers import parse_fraction, parse_words
from extractors.units import Unit, read_unit

# What a share is of
WHOLE = re.compile(r" (?:tổng )?số | các | diện tích | dân số | cán bộ | thành viên | đại biểu | hộ ")
_FRACTION_WORDS = re.compile(r"(?:một|1|phân) nửa|(?:một|hai|ba|bốn|năm|bảy|tám|chín) phần (?:hai|ba|tư|bốn|năm|mười)")
_MULTIPLE = re.compile(r"gấp (?:đôi|rưỡi|ba|bốn|năm|hai lần|ba lần)(?!\w)")
_MULTIPLES = {
    "gấp đôi": "2",
    "gấp rưỡi": "1.5",
    "gấp ba": "3",
    "gấp bốn": "4",
    "gấp năm": "5",
    "gấp hai lần": "2",
    "gấp ba lần": "3",
}
_DIGIT = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_WORD_AFTER_BOUND = re.compile(
    rf"(?:ít nhất|tối thiểu|không quá|tối đa)(?: là| có| từ)? (?P<words>(?:{_DIGIT})(?: (?:{_DIGIT}|lăm|mươi|trăm))?)(?= )"
)
# "từ một đến hai công trình", "hai gia đình trở lên"; "năm" is also a year
_COUNT = "một|hai|ba|bốn|sáu|bảy|tám|chín|mười"
_WORD_RANGE = re.compile(rf"(?<!\w)(?P<low>{_COUNT}) đến (?P<high>{_COUNT})(?= )")
_WORD_UPWARDS = re.compile(rf"(?<!\w)(?<!trên )(?P<words>{_COUNT})(?= [^,.;:\n]{{2,40}} trở lên(?!\w))")
_LONGEST_COUNT = 60


def figures_in_words(text: str, plain: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures in words, in no order, but those that overlap one of `figures`."""
    found: list[Figure] = []
    for cue, back in ((" nửa", 5), (" phần ", 5)):
        for at in _places(plain, cue):
            for match in _FRACTION_WORDS.finditer(plain, max(0, at - back), at + 14):
                share = parse_fraction(match.group())
                if share is not None and WHOLE.match(plain, match.end()):
                    found.append(with_bounds(plain, share_figure(text, *match.span(), share, "fraction_in_words")))
    for at in _places(plain, "gấp "):
        if multiple := _MULTIPLE.match(plain, at):
            times = Unit(text[at : multiple.end()], "lần", Decimal(1), "rank", *multiple.span(), "multiple")
            value = Decimal(_MULTIPLES[multiple.group()])
            found.append(Figure(at, multiple.end(), at, multiple.end(), value, unit=times, rule="multiple"))
    for cue in ("ít nhất ", "tối thiểu ", "không quá ", "tối đa "):
        for at in _places(plain, cue):
            bounded = _WORD_AFTER_BOUND.match(plain, at)
            count = parse_words(bounded["words"]) if bounded else None
            unit = read_unit(text, plain, bounded.end()) if bounded else None
            if bounded and count is not None and unit is not None and unit.kind in ("noun", "rank", "unknown"):
                start = bounded.start("words")
                found.append(
                    with_bounds(plain, Figure(start, unit.end, start, unit.end, count * unit.factor, unit=unit, rule="words"))
                )
    seen = {f.start for f in found}
    found += [f for f in _counts_in_words(text, plain) if f.start not in seen]
    taken = [(f.core_start, f.core_end) for f in figures]
    return [f for f in found if not any(a < f.core_end and f.core_start < b for a, b in taken)]


def _counts_in_words(text: str, plain: str) -> list[Figure]:
    """Counts in words whose bound stands between or behind them: "từ một đến hai công trình", "hai gia đình trở lên"."""
    found: list[Figure] = []
    for at in _places(plain, " đến "):
        span = _WORD_RANGE.search(plain, max(0, at - 5), at + 12)
        unit = read_unit(text, plain, span.end()) if span else None
        low, high = (parse_words(span["low"]), parse_words(span["high"])) if span else (None, None)
        if span and unit is not None and unit.kind == "noun" and low is not None and high is not None and low < high:
            figure = Figure(span.start(), unit.end, span.start(), unit.end, low, "range", high, unit, rule="words")
            found.append(with_bounds(plain, figure))
    for at in _places(plain, " trở lên"):
        upwards = _WORD_UPWARDS.search(plain, max(0, at - _LONGEST_COUNT), at + len(" trở lên"))
        unit = read_unit(text, plain, upwards.end()) if upwards else None
        count = parse_words(upwards["words"]) if upwards else None
        if upwards and unit is not None and unit.kind == "noun" and count is not None:
            start = upwards.start()
            found.append(with_bounds(plain, Figure(start, unit.end, start, unit.end, count, unit=unit, rule="words")))
    return found


def _places(plain: str, cue: str) -> list[int]:
    places, at = [], plain.find(cue)
    while at >= 0:
        places.append(at)
        at = plain.find(cue, at + 1)
    return places
