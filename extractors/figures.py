"""Figures of a text: a number or a range with its bounds and its unit, whatever it may measure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from extractors.numbers import NUMBER, parse_fraction, parse_number, parse_words
from extractors.units import Unit, read_unit
from schemas.targets import Comparator

_LEXICON = load_lexicon("targets")
_BOUND = Edge(_LEXICON, ">=", "<=", "~")
_COMPARATORS: dict[str, Comparator] = {">=": ">=", "<=": "<=", "~": "~"}
_AFTER = tuple((rule.regex, str(rule.values["comparator"])) for rule in _LEXICON.labelled("after"))
_AFTER_STARTS = re.compile(r"[ (]")
_RANGE = re.compile(r"[ \u00a0]{0,2}(?:[-–−÷][ \u00a0]{0,2}|(?:đến|tới)[ \u00a0](?:khoảng[ \u00a0]|dưới[ \u00a0])?)(?=\d)")
_MOVE = re.compile(
    r"[ \u00a0](?:lên(?: đến| tới| trên)?|xuống(?: còn| dưới)?|còn)[ \u00a0](?:khoảng |trên |dưới |ít nhất )?(?=\d)"
)
# "từ 60% năm 2020 lên 70% năm 2025": what was reached and what is wanted, each with its year
_MOVE_DATED = re.compile(
    r"[ \u00a0]\(?(?:vào |ở )?(?:(?:cuối |đầu )?(?:năm|năm học) \d{4}(?: ?[-–] ?\d{4})?|hiện nay)\)?,?[ \u00a0]"
    r"(?:tăng |giảm )?(?:lên|xuống|còn)[ \u00a0](?:đến |tới |còn |trên |dưới |khoảng |ít nhất )?\d"
)
# "50.000 đồng/người x 100 người x 02 ngày = 10.000.000 đồng"
_TIMES = re.compile(r"[ \u00a0]{0,2}[x×*][ \u00a0]{0,2}(?=\d)")
_LONGEST_SUM = 80
_LATER_STARTS = frozenset("-–−÷đtlxc")
_OF = re.compile(r"/(?=\d)")
_FOLLOWING_NUMBER = re.compile(r"[ \u00a0]?(?=\d)")
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
_WHOLE = re.compile(r" (?:tổng )?số | các | diện tích | dân số | cán bộ | thành viên | đại biểu | hộ ")
_YEARS = (1900, 2100)
_LABEL_MARKS = frozenset({"- ", "– ", "/ "})
_RATE_OVER = ("trên ", "/", "/ ", "trên một ", "cho ")
_RATE_WHOLES = frozenset({"dân", "trẻ", "người", "người dân", "trẻ em", "dân số", "nhân khẩu", "phụ nữ"})
_RATE_BASES = frozenset({Decimal(1000), Decimal(10_000), Decimal(100_000), Decimal(1_000_000)})


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the unit that `unit.code` names.

    [start, end) takes in its bounds ("từ 60% trở lên"), [core_start, core_end) the number with its unit ("60%").
    """

    start: int
    end: int
    core_start: int
    core_end: int
    value: Decimal
    comparator: Comparator = "="
    value_max: Decimal | None = None
    unit: Unit | None = None
    of: Decimal | None = None
    base: Decimal | None = None
    rule: str = "number"

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit is not None and self.unit.kind == "share"

    def moved(self, by: int) -> "Figure":
        """The same figure in a text that has `by` characters more before it."""
        places = {name: getattr(self, name) + by for name in ("start", "end", "core_start", "core_end")}
        return replace(self, **places)


def find_figures(text: str, plain: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The figures in reading order; none overlaps a `blocked` interval (dates, references), which are sorted.

    `plain` is `extractors.text.plain(text)`.  Numbers inside names ("Covid-19", "34-CT/TW", "QL1A") are no figures.

    >>> [(str(f.value), f.comparator, f.unit.code) for f in find_figures("Trên 80% số hộ", "trên 80% số hộ")]
    [('80', '>=', '%')]
    >>> t = "từ 01 đến 02 ngôi nhà"; [(f.value, f.value_max, f.comparator) for f in find_figures(t, t)]
    [(Decimal('1'), Decimal('2'), 'range')]
    >>> t = "đạt 190/207,45ha"; [(f.value, str(f.of), f.unit.code) for f in find_figures(t, t)]
    [(Decimal('190'), '207.45', 'ha')]
    """
    figures: list[Figure] = []
    position, block = 0, 0
    while match := NUMBER.search(text, position):
        position = match.end()
        while block < len(blocked) and blocked[block][1] <= match.start():
            block += 1
        if block < len(blocked) and blocked[block][0] < match.end():
            position = max(position, blocked[block][1])
            continue
        if not _stands_free(text, match.start(), match.end()):
            continue
        figure = _read(text, plain, match)
        if figure is None:
            continue
        figures.append(figure)
        position = max(position, figure.core_end)
    figures = _without_factors(plain, figures)
    figures += _in_words(text, plain, figures)
    return sorted(figures, key=lambda f: f.core_start)


def _without_factors(plain: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures with each calculation as its result: "50.000 đồng x 100 người x 02 ngày = 10.000.000 đồng"."""
    kept: list[Figure] = []
    opened: Figure | None = None
    for figure in figures:
        gap = plain[opened.end : figure.core_start].rstrip() if opened else ""
        if opened is not None and (len(gap) > _LONGEST_SUM or "\n" in gap):
            opened = None
        if _TIMES.match(plain, figure.core_end):
            opened = opened or figure
        elif opened is None or not gap.endswith(("x", "×", "*", "=")):
            kept.append(figure)
            opened = None
        elif gap.endswith("="):
            kept.append(replace(figure, start=opened.start))
            opened = None
    return kept


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the digits [start, end) are a number of their own and no part of a name, a symbol or a day."""
    before = text[start - 1] if start else "\n"
    if before.isalpha() or before in "_/" or (before in "-–.," and start > 1 and text[start - 2].isalnum()):
        return False
    after = text[end : end + 2]
    if before in "\n" and after in _LABEL_MARKS:
        return False  # "3- 100% văn bản", "3/ 100% phản ánh": a list number
    if after[:1] in (".", ")") and after[1:] in (" ", "\n", ""):
        return False  # a list number or the end of a sentence: nothing is counted
    if after[:1] in ("-", "/") and after[1:].isalpha() and after[1:].isupper():
        return False
    return not (after[:1] in ("-", "/", ".") and after[1:].isdigit() and not _OF.match(text, end) and after[0] != "-")


def _read(text: str, plain: str, match: re.Match[str]) -> Figure | None:
    value = parse_number(match.group())
    if value is None:
        return None
    core_start, end = match.span()
    unit = _unit_at(text, plain, end)
    if unit is not None and _is_rate_base(value, unit) and plain.endswith(_RATE_OVER, 0, core_start):
        return None  # "số bác sĩ trên 10.000 dân" is what is measured
    value_max = of = base = None
    if unit is not None and unit.kind == "bare":
        value, unit = _with_smaller_scale(text, plain, value, unit)
    after_unit = unit.end if unit is not None else end
    if later := _later(text, plain, (end, after_unit), _RANGE, above=value, unit=unit):
        value_max, unit = later
    elif later := _later(text, plain, (end, after_unit), _MOVE, above=None, unit=unit):
        base, (value, unit) = value, later
        if unit is not None:
            base *= unit.factor
    elif (slash := _OF.match(plain, end)) and (whole := NUMBER.match(text, slash.end())):
        of, unit = parse_number(whole.group()), _unit_at(text, plain, whole.end())
        if of is None or unit is None or unit.kind in ("time", "structure", "unknown"):
            return _fraction(text, plain, core_start, whole.end())
        if of in _RATE_BASES and value < of:
            # "42/100.000 trẻ đẻ sống" is a rate and no part of a hundred thousand children
            of, unit = None, replace(unit, printed=text[slash.start() : unit.end], code=plain[slash.start() : unit.end])
    if unit is None or (value_max is not None and value_max <= value):
        return None
    figure = Figure(
        start=core_start, end=unit.end, core_start=core_start, core_end=unit.end, value=_in(unit, value), unit=unit, base=base,
        value_max=_in(unit, value_max) if value_max is not None else None, of=_in(unit, of) if of is not None else None,
        comparator="range" if value_max is not None else "=", rule="range" if value_max is not None else "number",
    )  # fmt: skip
    if plain.startswith("từ", core_start - 3) and _MOVE_DATED.match(plain, unit.end):
        return replace(figure, start=core_start - 3, rule="base")
    return _with_bounds(plain, figure)


def _is_rate_base(value: Decimal, unit: Unit) -> bool:
    return unit.code in _RATE_WHOLES and value * unit.factor in _RATE_BASES


def _in(unit: Unit, value: Decimal) -> Decimal:
    """The number in the unit's own measure, without digits that say nothing (1.2 triệu is 1200000)."""
    scaled = value * unit.factor
    return scaled.quantize(Decimal(1)) if scaled == scaled.to_integral_value() else scaled


def _unit_at(text: str, plain: str, end: int) -> Unit | None:
    """The unit after the number; letters that touch it must be a measure ("30ha"), or the number is a name ("1A")."""
    unit = read_unit(text, plain, end)
    touches = text[end : end + 1].isalpha()
    return unit if not touches or (unit is not None and (unit.is_measure or unit.kind in ("time", "bare"))) else None


def _with_smaller_scale(text: str, plain: str, value: Decimal, unit: Unit) -> tuple[Decimal, Unit]:
    """ "1 tỷ 200 triệu đồng" as one figure; a lone "2,5 tỷ" stays as it is."""
    following = _FOLLOWING_NUMBER.match(plain, unit.end)
    number = NUMBER.match(text, following.end()) if following else None
    more = parse_number(number.group()) if number else None
    rest = read_unit(text, plain, number.end()) if number and more is not None else None
    if more is None or rest is None or rest.factor >= unit.factor or rest.kind not in ("money", "physical"):
        return value, unit
    whole = replace(rest, factor=Decimal(1), start=unit.start)
    return value * unit.factor + more * rest.factor, whole


def _later(
    text: str, plain: str, ends: tuple[int, int], mark: re.Pattern[str], *, above: Decimal | None, unit: Unit | None
) -> tuple[Decimal, Unit | None] | None:
    """The second number of "5-10%", "5% đến 10%", "từ 5% xuống 3%", with the unit of both; `above` is the first one."""
    end = ends[0]
    for place in dict.fromkeys(ends):
        if plain[place : place + 3].lstrip(" \u00a0")[:1] not in _LATER_STARTS:
            continue
        joined = mark.match(plain, place)
        number = NUMBER.match(text, joined.end()) if joined else None
        value = parse_number(number.group()) if number else None
        if number is None or value is None or (above is not None and value <= above):
            continue
        later = _unit_at(text, plain, number.end())
        first = unit if place != ends[0] else later
        if later is None or first is None or later.code != first.code or later.kind in ("time", "structure"):
            continue
        if later.kind == "noun" and text[end - 4 : end].isdigit() and above is not None and _YEARS[0] < above < _YEARS[1]:
            continue  # "2021-2025 xã": years; "1.990 đến 2.050 lượt" prints its groups
        return value, later
    return None


def _fraction(text: str, plain: str, start: int, end: int) -> Figure | None:
    """ "2/3 số hộ": a share, where what follows is a whole."""
    share = parse_fraction(text[start:end])
    if share is None or share > 1 or not _WHOLE.match(plain, end):
        return None
    return _with_bounds(plain, _share(text, start, end, share, "fraction"))


def _share(text: str, start: int, end: int, share: Decimal, rule: str) -> Figure:
    unit = Unit(text[start:end], "%", Decimal(1), "share", start, end, rule)
    return Figure(start, end, start, end, round(share * 100, 2).normalize() + 0, unit=unit, rule=rule)


def _with_bounds(plain: str, figure: Figure) -> Figure:
    """The figure with the bounds that stand before and after it."""
    start, end, comparator = figure.start, figure.end, figure.comparator
    only_from = True  # "từ 5%" alone is a bound as well, but a weak one
    while hit := _BOUND.before(plain, start):
        weak = plain[hit.start : hit.end] == "từ"
        if figure.base is None and (comparator == "=" or (only_from and not weak and comparator != "range")):
            comparator = _COMPARATORS[hit.rule.label]
        only_from = only_from and weak
        start = hit.start
    for pattern, bound in _AFTER if _AFTER_STARTS.match(plain, end) else ():
        if match := pattern.match(plain[end : end + 24]):
            end += match.end()
            comparator = _COMPARATORS[bound] if comparator != "range" else comparator
    if start == figure.start and end == figure.end:
        return figure
    return replace(figure, start=start, end=end, comparator=comparator)


def _in_words(text: str, plain: str, figures: Sequence[Figure]) -> list[Figure]:
    """Figures written in words: "một nửa", "hai phần ba", "gấp đôi", "ít nhất hai cá nhân"."""
    found: list[Figure] = []
    for cue, back in ((" nửa", 5), (" phần ", 5)):
        for at in _places(plain, cue):
            for match in _FRACTION_WORDS.finditer(plain, max(0, at - back), at + 14):
                share = parse_fraction(match.group())
                if share is not None and _WHOLE.match(plain, match.end()):
                    found.append(_with_bounds(plain, _share(text, *match.span(), share, "fraction_in_words")))
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
                    _with_bounds(plain, Figure(start, unit.end, start, unit.end, count * unit.factor, unit=unit, rule="words"))
                )
    taken = [(f.core_start, f.core_end) for f in figures]
    return [f for f in found if not any(a < f.core_end and f.core_start < b for a, b in taken)]


def _places(plain: str, cue: str) -> list[int]:
    places, at = [], plain.find(cue)
    while at >= 0:
        places.append(at)
        at = plain.find(cue, at + 1)
    return places
