"""Figures of a text: a number or a range with its bounds and its unit, whatever it may measure."""

import re
from collections.abc import Sequence
from decimal import Decimal

from extractors.figure import Figure, share_figure, with_bounds
from extractors.figure_words import WHOLE, figures_in_words
from extractors.numbers import NUMBER, parse_fraction, parse_number
from extractors.units import Unit, read_unit, unit_of

_RANGE = re.compile(r"[ \u00a0]{0,2}(?:[-–−÷][ \u00a0]{0,2}|(?:đến|tới)[ \u00a0](?:khoảng[ \u00a0]|dưới[ \u00a0])?)(?=\d)")
_MOVE = re.compile(
    r"[ \u00a0](?:lên(?: đến| tới| trên)?|xuống(?: còn| dưới)?|còn)[ \u00a0](?:khoảng |trên |dưới |ít nhất )?(?=\d)"
)
# "tăng 2% lên 45%": by how much, and not from where
_MOVED_BY = ("tăng ", "tăng thêm ", "giảm ", "giảm thêm ")
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
_BORN = re.compile(r" (?:đẻ|sinh)(?: ra)? sống(?!\w)")
# "5.200 ha/5.000 ha"
_OF_AGAIN = re.compile(r"(?P<unit>[^/]+)/(?P<of>\d[\d.,]*) (?P=unit)")
# "số giường bệnh/vạn dân: 28": a number without a unit behind the name of what it counts
_NAMED = re.compile(
    r"(?:^|[\n;,.:+–-] ?|\) )(?:tổng )?số (?:lượng )?(?P<noun>[^;:,.\n\d]{3,60}?)"
    r"(?:(?::| đạt| là| còn)(?: (?:trên|dưới|ít nhất|tối thiểu|khoảng|từ))?| (?:trên|dưới|ít nhất|tối thiểu|không quá)) $"
)
# "Tỷ lệ bao phủ (%): 95", "Tuổi thọ (tuổi): xấp xỉ 75,5"
_IN_BRACKETS = re.compile(
    r"\((?P<unit>[^()\d\n]{1,24})\) ?(?::|đạt|là)"
    r"(?: (?:xấp xỉ|khoảng|gần|trên|dưới|từ|ước|ước đạt|đạt|tối thiểu|ít nhất|[≥≤<>]=?))* $"
)
_NAME_ENDS = frozenset(":tànihugáỉ≥≤<>=")
_ENDS_BARE = re.compile(r" ?(?:[;\n)]|,(?!\d)|\.(?!\d)|$)")
_LONGEST_NAME = 90
_LONGEST_UNIT = 50
_FOLLOWING_NUMBER = re.compile(r"[ \u00a0]?(?=\d)")
_YEARS = (1900, 2100)
_LABEL_MARKS = frozenset({"- ", "– ", "/ "})
_RANKS = ("top ", "tốp ")
# "giá trị sản phẩm trên 1 ha", "chi phí trên một đơn vị sản phẩm": what is measured, and no bound but behind "đạt"
_OVER_ONE = re.compile(r"(?<!đạt) (?<!là )(?<!còn )(?<!có )(?<!thêm )(?<!mới )(?<!với )(?<!được )(?<!lên )trên $")
_RATE_OVER = ("trên ", "/", "/ ", "trên một ", "cho ")
_RATEWHOLES = frozenset({"dân", "trẻ", "người", "người dân", "trẻ em", "dân số", "nhân khẩu", "phụ nữ"})
_RATE_BASES = frozenset({Decimal(1000), Decimal(10_000), Decimal(100_000), Decimal(1_000_000)})


def find_figures(text: str, plain: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Figure]:
    """The figures in reading order; none overlaps a `blocked` interval (dates, references), which are sorted.

    `plain` is `schemas.spelling.plain(text)`.  Numbers inside names ("Covid-19", "34-CT/TW", "QL1A") are no figures.

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
        said = _unit_said_before(text, plain, *match.span())
        if said is None and not _stands_free(text, match.start(), match.end()):
            continue
        figure = _read(text, plain, match, said)
        if figure is None:
            continue
        figures.append(figure)
        position = max(position, figure.core_end)
    figures = _without_factors(plain, figures)
    figures += figures_in_words(text, plain, figures)
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
            kept.append(figure._replace(start=opened.start))
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


def _unit_said_before(text: str, plain: str, start: int, end: int) -> Unit | None:
    """The unit that the name of a bare number tells: "Số bác sĩ/vạn dân: 10", "Số xã đạt chuẩn đạt 12;"; None elsewhere."""
    if plain[start - 2 : start - 1] not in _NAME_ENDS or not _ENDS_BARE.match(plain, end):
        return None
    bracketed = (
        _IN_BRACKETS.search(plain, max(0, start - _LONGEST_UNIT), start)
        if ")" in plain[max(0, start - _LONGEST_UNIT) : start]
        else None
    )
    if bracketed is not None and (inside := unit_of(text[slice(*bracketed.span("unit"))], bracketed["unit"])) is not None:
        return inside._replace(start=end, end=end)
    named = _NAMED.search(plain, max(0, start - _LONGEST_NAME), start)
    unit = read_unit(text, plain, named.start("noun") - 1) if named else None
    return unit._replace(start=end, end=end) if unit is not None and unit.kind == "noun" else None


def _read(text: str, plain: str, match: re.Match[str], said: Unit | None) -> Figure | None:
    value = parse_number(match.group())
    if value is None:
        return None
    core_start, end = match.span()
    unit = said or _unit_at(text, plain, end)
    if plain.endswith(_RANKS, 0, core_start):
        return None  # "vào top 500 trường"
    if unit is not None and _is_rate_base(value, unit) and plain.endswith(_RATE_OVER, 0, core_start):
        return None  # "số bác sĩ trên 10.000 dân" is what is measured
    if value == 1 and unit is not None and unit.factor == 1 and _OVER_ONE.search(plain, max(0, core_start - 12), core_start):
        return None
    value_max = of = base = None
    if unit is not None and unit.kind == "bare":
        value, unit = _with_smaller_scale(text, plain, value, unit)
    after_unit = unit.end if unit is not None else end
    if later := _later(text, plain, (end, after_unit), _RANGE, above=value, unit=unit):
        value_max, unit = later
    elif not plain.endswith(_MOVED_BY, 0, core_start) and (
        later := _later(text, plain, (end, after_unit), _MOVE, above=None, unit=unit)
    ):
        base, (value, unit) = value, later
        if unit is not None:
            base *= unit.factor
    elif (slash := _OF.match(plain, end)) and (whole := NUMBER.match(text, slash.end())):
        of, unit = parse_number(whole.group()), _unit_at(text, plain, whole.end())
        if of is None or unit is None or unit.kind in ("time", "structure", "unknown"):
            return _fraction(text, plain, core_start, whole.end())
        if of in _RATE_BASES and value < of:
            # "42/100.000 trẻ đẻ sống" is a rate and no part of a hundred thousand children
            born = _BORN.match(plain, unit.end)
            rated = slice(slash.start(), born.end() if born else unit.end)
            of, unit = None, unit._replace(printed=text[rated], code=plain[rated], end=rated.stop)
    if unit is not None and of is None and (twice := _OF_AGAIN.fullmatch(unit.code or "")):
        of, unit = (
            parse_number(twice["of"]),
            unit._replace(printed=text[unit.start : unit.start + len(twice["unit"])], code=twice["unit"]),
        )
    if unit is None or (value_max is not None and value_max <= value):
        return None
    figure = Figure(
        start=core_start, end=unit.end, core_start=core_start, core_end=unit.end, value=_in(unit, value), unit=unit, base=base,
        value_max=_in(unit, value_max) if value_max is not None else None, of=_in(unit, of) if of is not None else None,
        comparator="range" if value_max is not None else "=", rule="range" if value_max is not None else "number",
    )  # fmt: skip
    if plain.startswith("từ", core_start - 3) and _MOVE_DATED.match(plain, unit.end):
        return figure._replace(start=core_start - 3, rule="base")
    return with_bounds(plain, figure)


def _is_rate_base(value: Decimal, unit: Unit) -> bool:
    return unit.code in _RATEWHOLES and value * unit.factor in _RATE_BASES


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
    whole = rest._replace(factor=Decimal(1), start=unit.start)
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
    if share is None or share > 1 or not WHOLE.match(plain, end):
        return None
    return with_bounds(plain, share_figure(text, start, end, share, "fraction"))
