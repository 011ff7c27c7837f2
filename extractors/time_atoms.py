"""The smallest expressions of time: a day, a month, a quarter, a year, a repetition, a length, each from one match."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from extractors import time_values as values
from extractors.time_atom import UNMARKED_DAY, Atom, Kind, Reader, is_folded
from extractors.time_patterns import ATOM, QUARTER_NAME, YEAR, YYYY, starts
from extractors.time_repetitions import read_every, read_length, read_set, read_times
from extractors.time_values import Edge, Point, Stretch
from extractors.time_words import count_of, digits, month_number, numbers_in, quarter_number, unit_of, year_number


def find_atoms(text: str, printed: str) -> Iterator[Atom]:
    """The atoms of `text` (in lower case) in reading order, none overlapping; `printed` is the text as it stands.

    What no calendar has ("31/02/2021", "tháng 13") is no atom.
    """
    end_of_last = -1
    for start in starts(text):
        if start < end_of_last:
            continue
        match = ATOM.match(text, start)
        if match is None or (
            start and text[start - 1] in "-–" and start - 1 != end_of_last and text[start - 2 : start - 1].isalnum()
        ):
            continue  # nothing, or the tail of a number with a dash
        if match.lastgroup in _FROM_A_FIGURE and text[start].isdigit() and _ORDINAL.search(text, max(0, start - 10), start):
            continue  # "đợt 1 tháng 9/2024", "lần 2 ngày 15/10": the figure counts the rounds
        atom = READERS[match.lastgroup or ""](match)
        if atom is None or (match.lastgroup == "named" and not _is_name(match, printed)):
            if match.lastgroup == "day":
                end_of_last = match.end()  # no day of the calendar, and its tail is no month
            continue
        if all(part.exists() for part in atom.parts):
            yield atom
            end_of_last = atom.end
        elif match.lastgroup in ("day", "month_n", "spelt"):
            end_of_last = match.end()


_FROM_A_FIGURE = frozenset({"spelt", "month_n", "length"})
_ORDINAL = re.compile(
    r"(?<!\w)(?:đợt|lần|(?<!trong\s)vòng|bước|độ|lớp|khối|hạng|loại|mũi|nhóm|số|phần|khoản|(?<!cao\s)(?<!trọng\s)điểm|mục"
    r"|điều|giai\s+đoạn|học\s+kỳ)\s+(?:thứ\s+)?$"
)


def _stretches(make: Callable[[int], Stretch], numbers: list[int], bridged: bool) -> tuple[tuple[Stretch, ...], bool]:
    """One stretch for each number; those that follow each other, or the ends of a range, become one stretch."""
    parts = tuple(make(n) for n in numbers)
    consecutive = len(numbers) > 1 and all(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) > 1 and ((bridged and numbers[0] < numbers[1]) or consecutive):
        return (Stretch(parts[0].first, parts[-1].last),), True
    return parts, False


_NAME_BEFORE = re.compile(r"(?<!\w)(?:việt|quảng|hà|miền|phía|tây|đông)\s+$")


def _make(
    match: re.Match[str],
    kind: Kind,
    *parts: Stretch,
    rule: str = "",
    bridged: bool = False,
    edge: Edge | None = None,
    weak: bool = False,
) -> Atom | None:
    """The atom of a match with a calendar value; None for one that a scanner could not have meant."""
    folded = is_folded(match)
    if folded and not any(part.has_year for part in parts):
        return None  # "ngay 20", "nam 5": without diacritics only a written year makes it a date
    if folded and _NAME_BEFORE.search(match.string, max(0, match.start() - 8), match.start()):
        return None  # "Việt Nam 2011"
    return Atom(match.start(), match.end(), kind, rule or kind, parts, bridged, edge, weak=weak, folded=folded)


def _blank(match: re.Match[str]) -> Atom | None:
    number = match["blank_m"] or match["blank_m2"]
    point = Point(year_number(match["blank_y"]), digits(number) if number else None)
    return _make(match, "month" if number else "year", Stretch(point, point), rule="day_left_blank")


def _spelt(match: re.Match[str]) -> Atom | None:
    numbers, bridged = numbers_in(match["spelt_d"])
    year, number = year_number(match["spelt_y"]), month_number(match["spelt_m"])
    parts, joined = _stretches(lambda n: values.day(year, number, n), numbers, bridged)
    return _make(match, "day", *parts, rule="day_in_words", bridged=joined)


def _day(match: re.Match[str]) -> Atom | None:
    number = next(m for m in (match[f"day_m{i}"] for i in (1, 3, 4)) if m)
    year = next((y for y in (match[f"day_y{i}"] for i in (1, 2, 3, 4)) if y), None)
    if year and year.isdigit() and len(year) == 2 and not (match["day_word"] or match["day_m1"]):
        return None  # 3-3-17 is a number
    numbers, bridged = numbers_in(match["day_d"])
    slashed = bool(match["day_m1"])
    if year is None and not slashed and not match["day_word"] and not (bridged and match["day_m4"]):
        return _end_of_range(match, numbers)
    if match["day_m3"] and year is None and len(numbers) > 1:
        return None
    if numbers and number.isdigit() and year and len(year) == 2:
        weak = not match["day_word"]
    else:
        weak = year is None and not match["day_word"]
    value = year_number(year)
    parts, joined = _stretches(lambda n: values.day(value, digits(number), n), numbers, bridged)
    return _make(match, "day", *parts, rule="day_in_figures", bridged=joined, weak=weak)


def _end_of_range(match: re.Match[str], numbers: list[int]) -> Atom | None:
    """A day such as 2-9 or 5.6, which without "ngày" is one only as an end of a range."""
    number = match["day_m3"] or match["day_m4"]
    if len(numbers) != 1 or not number:
        return None
    return _make(match, "day", values.day(None, digits(number), numbers[0]), rule=UNMARKED_DAY, weak=True)


def _edge_day(match: re.Match[str]) -> Atom | None:
    year, number = year_number(match["edge_day_y"]), month_number(match["edge_day_m"])
    if not 1 <= number <= 12:
        return None
    whole = values.months(year, number, number)
    point = whole.first if match["edge_day_e"].startswith("đầu") else whole.last
    return _make(match, "day", Stretch(point, point), rule="first_or_last_day")


def _week(match: re.Match[str]) -> Atom | None:
    year, number = year_number(match["week_y"]), month_number(match["week_m"])
    if not 1 <= number <= 12:
        return None
    word = match["week_n"]
    whole = values.months(year, number, number)
    end = whole.last.day if whole.last and whole.last.day else 28
    named = {"đầu": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}.get(word.split()[0])
    numbers = [named] if named else [int(n) for n in re.findall(r"\d", word)]
    first, last = (7 * min(numbers) - 6, min(7 * max(numbers), end)) if numbers else (end - 6, end)
    if first > end:
        return None
    return _make(match, "week", Stretch(Point(year, number, first), Point(year, number, last)), rule="week_of_month")


def _part(match: re.Match[str]) -> Atom | None:
    count, year = count_of(match["part_n"]), year_number(match["part_y"])
    if match.string[match.end() - 1].isalpha() and not re.search(rf"{YEAR}$", match.group()) and _OF_LIFE.search(_near(match)):
        return None  # the first months of a child's life, the last ones before its birth
    first, last = (1, count) if match["part_e"] == "đầu" else (13 - count, 12)
    return _make(match, "part", values.months(year, first, last), rule="months_of_year")


def _near(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 60) : match.end() + 30]


_OF_LIFE = re.compile(r"(?<!\w)(?:thai|sữa|bú|đời|sinh|tuổi|trẻ|cai)(?!\w)")


def _half(match: re.Match[str]) -> Atom | None:
    if match["half_m"]:
        return _half_of_month(match)
    if match["half_n"]:
        return None
    first = 1 if match["half_e"] == "đầu" else 7
    return _make(match, "part", values.months(year_number(match["half_y"]), first, first + 5), rule="half_of_year")


def _half_of_month(match: re.Match[str]) -> Atom | None:
    """The days to the 15th or from the 16th, as the halves of a month's pay are; or so many days at one end of a month."""
    year, number = year_number(match["half_my"]), month_number(match["half_m"])
    if not 1 <= number <= 12:
        return None
    end = values.months(year, number, number).last
    days = end.day if end and end.day else 30
    count = int(match["half_n"] or 15)
    if not 1 <= count <= days:
        return None
    if match["half_e"] == "đầu":
        return _make(match, "week", Stretch(Point(year, number, 1), Point(year, number, count)), rule="part_of_month")
    begins = days + 1 - count if match["half_n"] else 16
    return _make(match, "week", Stretch(Point(year, number, begins), end), rule="part_of_month")


def _month(match: re.Match[str]) -> Atom | None:
    text, year = match["month_m"], year_number(match["month_y"])
    if text[0] not in "0123456789ol":
        return _make(match, "month", values.month(year, month_number(text)))
    numbers, bridged = numbers_in(text)
    if (
        year is None
        and len(numbers) > 1
        and not bridged
        and not re.match(r"\s*(?:$|[.;:)\n]|h[ằà]ng\s+năm|mỗi\s+năm)", match.string[match.end() : match.end() + 14])
    ):
        point = Stretch(
            Point(None, numbers[0]), Point(None, numbers[0])
        )  # "tháng 8, 9 đơn vị": the list ends at its first member
        length = len(text) - len(text.lstrip("0123456789ol"))
        return Atom(match.start(), match.start("month_m") + length, "month", "month", (point,))
    if bridged and numbers[0] > numbers[1]:  # "tháng 11 - 02/2025": over the turn of the year
        over = Stretch(Point(year and year - 1, numbers[0]), Point(year, numbers[1]))
        return _make(match, "month", over, bridged=True)
    parts, joined = _stretches(lambda n: values.month(year, n), numbers, bridged)
    return _make(match, "month", *parts, bridged=joined)


def _month_n(match: re.Match[str]) -> Atom | None:
    numbers, bridged = numbers_in(match["month_n_m"])
    year = year_number(match["month_n_y"])
    parts, joined = _stretches(lambda n: values.month(year, n), numbers, bridged)
    weak = match.string[match.end("month_n_m")] != "/"
    return _make(match, "month", *parts, rule="month_in_figures", bridged=joined, weak=weak)


def _first_month(match: re.Match[str]) -> Atom | None:
    before = match.string[max(0, match.start() - 8) : match.start()]
    if re.search(r"(?:các|những)\s*$", before) and not match["first_month_y"] and not _OF_LIFE.search(_near(match)):
        return _make(match, "year", values.year(None), rule="part_of_plan_year", edge="START")
    if re.search(r"(?:các|những|\d|sáu|ba|chín)\s*$", before):
        return None
    return _make(match, "month", values.month(year_number(match["first_month_y"]), 1), rule="first_month")


def _quarter(match: re.Match[str]) -> Atom | None:
    text, year = match["quarter_q"], year_number(match["quarter_y"])
    names = ["i"] if text.startswith("đầu") else re.findall(rf"(?<!\w)(?:{QUARTER_NAME})(?!\w)", text)
    numbers = [quarter_number(name) for name in names]
    bridged = len(numbers) == 2 and bool(re.search(r"[-–]|đến", text))
    parts, joined = _stretches(lambda n: values.quarter(year, n), numbers, bridged)
    return _make(match, "quarter", *parts, bridged=joined)


def _semester(match: re.Match[str]) -> Atom | None:
    # The yearly frame of the Ministry of Education: term I from September into January, term II to the end of May.
    year = year_number(match["semester_y"])
    weak = year is None  # which term it is has to be said, or what stands before it says that it is a time
    second = match["semester_n"] in ("ii", "2", "02", "hai", "ll")
    following = None if year is None else year + 1
    if second:
        return _make(match, "part", Stretch(Point(following, 1), Point(following, 5)), rule="semester", weak=weak)
    return _make(match, "part", Stretch(Point(year, 9), Point(following, 1)), rule="semester", weak=weak)


def _year(match: re.Match[str]) -> Atom | None:
    first, last = year_number(match["year_a"]), year_number(match["year_b"])
    if last is not None:
        return _make(match, "years", Stretch(Point(first), Point(last)), rule="school_year" if match["year_school"] else "years")
    if match["year_list"]:
        numbers = [first or 0, *(digits(n) for n in re.findall(YYYY, match["year_list"]))]
        parts, joined = _stretches(values.year, numbers, False)
        return _make(match, "years" if joined else "year", *parts, bridged=joined)
    if match["year_school"] and first is not None:
        return _make(match, "years", Stretch(Point(first), Point(first + 1)), rule="school_year")
    return _make(match, "year", values.year(first))


def _named(match: re.Match[str]) -> Atom | None:
    """A year with a name: "Năm An toàn giao thông 2022"."""
    name = match["named_name"].split()
    if name[-1] == "số" or any(word in _NOT_IN_A_NAME for word in name):
        return None
    return _make(match, "year", values.year(year_number(match["named_y"])), rule="named_year")


def _is_name(match: re.Match[str], printed: str) -> bool:
    """Whether the words of a named year begin with a capital as names do, or are one that plans write without."""
    first = printed[match.start("named_name") :][:24].split(maxsplit=1)[0]
    return first[:1].isupper() or match["named_name"].split()[0] in _NAMES_BEGIN


_NAMES_BEGIN = frozenset({"an", "atgt", "du", "dân", "chuyển", "doanh", "thanh", "đoàn", "kỷ", "trật"})
_NOT_IN_A_NAME = frozenset(
    {"năm", "từ", "đến", "trước", "tháng", "ngày", "quý", "đoạn", "kỳ", "theo", "là", "được", "của", "tầm"}
)


def _years(match: re.Match[str]) -> Atom | None:
    first, text = year_number(match["years_a"]) or 0, match["years_b"]
    last = digits(text) if len(text) == 4 else first // 100 * 100 + digits(text)
    if not 0 < last - first <= 80:
        return None
    return _make(match, "years", Stretch(Point(first), Point(last)))


def _bare(match: re.Match[str]) -> Atom | None:
    if "o" in match.group():
        return None
    return _make(match, "year", values.year(year_number(match.group())), rule="bare_year", weak=True)


EDGES: dict[str, Edge] = {"đầu": "START", "giữa": "MID", "cuối": "END", "hết": "END", "kết": "END"}


def _open(match: re.Match[str]) -> Atom | None:
    word = match["open_e"].split()[0]
    if _SESSION.search(match.string, max(0, match.start() - 24), match.start()):
        return None
    edge = EDGES.get(word)
    return _make(
        match, "year", values.year(None), rule="plan_year" if word in ("trong", "cả") else "part_of_plan_year", edge=edge
    )


_SESSION = re.compile(r"kỳ\s+họp(?:\s+thường\s+lệ)?\s+$")  # "kỳ họp giữa năm" is the name of a session


_OFFSETS = {"nay": 0, "này": 0, "hiện": 0, "trước": -1, "ngoái": -1, "sau": 1, "tới": 1, "tiếp": 1, "kế": 1, "liền": -1}


def _relative(match: re.Match[str]) -> Atom | None:
    offset = _OFFSETS[match["relative_w"].split()[0]]
    before = match.string[max(0, match.start() - 12) : match.start()]
    if re.search(r"(?:các|những|nhiều|mấy|vài|hai|ba|(?<![/.\d-])(?<!tháng\s)\d{1,2})\s+$", before):
        return None
    unit = unit_of(match["relative_u"])
    if unit == "năm":
        return _make(
            match, "year", values.year(None, shift=offset), rule="relative_year", weak=match["relative_w"] not in ("nay", "ngoái")
        )
    return Atom(match.start(), match.end(), "relative", f"relative_{unit}", numbers=(offset,), weak=True)


def _now(match: re.Match[str]) -> Atom | None:
    return Atom(match.start(), match.end(), "now", "now", weak=match.group() == "nay")


def _plain(kind: Kind, rule: str) -> Reader:
    def read(match: re.Match[str]) -> Atom | None:
        return Atom(match.start(), match.end(), kind, rule)

    return read


def _number(match: re.Match[str]) -> Atom | None:
    numbers, bridged = numbers_in(match["number_d"])
    if is_folded(match) or not all(1 <= n <= 31 for n in numbers):
        return None
    return Atom(match.start(), match.end(), "day_number", "day_of_month", numbers=tuple(numbers), bridged=bridged, weak=True)


READERS: dict[str, Reader] = {
    "blank": _blank, "spelt": _spelt, "day": _day, "edge_day": _edge_day, "week": _week, "part": _part, "half": _half,
    "every": read_every, "times": read_times, "month": _month, "month_n": _month_n, "first_month": _first_month,
    "quarter": _quarter, "semester": _semester, "year": _year, "named": _named, "years": _years, "bare": _bare,
    "set": read_set, "units": read_set, "length": read_length, "open": _open, "relative": _relative, "now": _now,
    "term": _plain("term", "term_of_office"), "event": _plain("event", "after_issue"), "number": _number,
}  # fmt: skip
