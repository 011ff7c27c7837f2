"""The place and the day of a letterhead: "An Bình, ngày 05 tháng 9 năm 2023", its blanks filled in or not."""

import re
from datetime import date
from typing import NamedTuple

from extractors.days import DAY, iso_day
from schemas.spelling import squeeze

_CAPITAL = "A-ZĐÀ-ỸÂĂÊÔƠƯ"
_PLACE = rf"(?P<place>(?:Phường|Quận|Khóm)\s\d{{1,2}}|[{_CAPITAL}][^\n,;:|0-9]{{1,45}}?)"
_NAME = rf"(?P<place>(?-i:[{_CAPITAL}][^\W\d_]*(?:[^\S\n](?:-[^\S\n])?[{_CAPITAL}][^\W\d_]*){{0,4}}))"
_MONTH = r"th[áa]ng(?P<month>[\s\d.…_Il]{0,25}?),?\s{0,9}n[ăa]m\s{0,4}"
_DAY = r"ng[àa]y(?P<day>\s?[\w!|]{1,5}\s(?=th)|[\s\d.…_/-]{0,30})"  # letters: a hand that a scanner misread
# "An Bình, ngày …", "An Bình, tháng 3 năm 2015", "An Bình ngày 5 tháng 3 năm 2015"; a scanner sees a dot in "2.023".
_FORMS = (
    re.compile(
        rf"{_PLACE}\s?,\s{{0,20}}{_DAY}(?:,?\s{{0,3}}{_MONTH}(?P<year>\d\.?\d{{3}}|\d{{2,4}}|[.…_]{{1,10}}|))?", re.IGNORECASE
    ),
    re.compile(rf"{_PLACE}\s?,\s{{0,9}}(?P<day>){_MONTH}(?P<year>\d{{4}})", re.IGNORECASE),
    re.compile(rf"(?:(?:^|(?<=[\n|]))[^\S\n]*{_NAME}[^\S\n]+)?(?<!\w){_DAY},?\s{{0,3}}{_MONTH}(?P<year>\d{{4}})", re.IGNORECASE),
)
_OPEN = re.compile(r"[\s.…_/-]*(?P<month>[01]?\d)?[\s.…_]*/[\s.…_]*(?P<year>(?:19|20)\d\d)")
_TOWN = frozenset({"TP", "TX", "TT", "H", "Q", "P", "X"})  # TP. Hà Nội


class PlaceAndDay(NamedTuple):
    """What was read, as precise as the page; offsets in the text: of the place, of the day, of both."""

    place: str | None
    issued_on: str | None
    place_at: tuple[int, int]
    day_at: tuple[int, int]
    whole: tuple[int, int]


def read_place_and_day(text: str) -> PlaceAndDay | None:
    """The place and the day in the text of a letterhead, or None where no such line is."""
    match = next((found for form in _FORMS if (found := form.search(text))), None)
    if match is None:
        return None
    place, begin = _place(match) if match["place"] else (None, match.start("day") - 4)
    first = max(match.start("day") - 4, begin if place is None else match.end("place"))
    while text[first : first + 1] in (" ", ",", "\n"):
        first += 1
    end = match.start() + len(match.group().rstrip())
    return PlaceAndDay(place, _value(match), (begin, match.end("place")), (first, end), (begin, match.end()))


def _place(match: re.Match[str]) -> tuple[str | None, int]:
    """The place and where it begins: behind rules, and behind the end of an office's name that ran into its line."""
    words = re.split(r"[-–—_*=]{2,}|\s{3,}", match["place"])[-1]
    words = words[_capitals_before(words) :]
    place = squeeze(words).strip(" .")
    named = " ".join(word.capitalize() for word in place.split()) if place.isupper() else place
    return named or None, match.end("place") - len(words)


def _capitals_before(words: str) -> int:
    """Where the place begins in "NHÀ NƯỚC Hà Nội": after the capitals of an office's name, else 0."""
    parts = words.split(" ")
    count = 0
    while count < len(parts) and (not parts[count] or (parts[count].isupper() and parts[count].strip(".") not in _TOWN)):
        count += 1
    return len(" ".join(parts[:count])) + 1 if 0 < count < len(parts) else 0


def _value(match: re.Match[str]) -> str | None:
    """As much of the day as is filled in and as a calendar has."""
    if match["month"] is None:
        if whole := DAY.search(f"ngày {squeeze(match['day'])}"):
            return iso_day(whole)
        part = _OPEN.match(match["day"])
        return _as_far_as_known(part["year"], part["month"] or "", "") if part else None
    return _as_far_as_known(match["year"].replace(".", ""), match["month"], match["day"])


def _as_far_as_known(year: str, month: str, day: str) -> str | None:
    months, days = (re.sub(r"\D", "", text.replace("I", "1").replace("l", "1")) for text in (month, day))
    if not (year.isdigit() and len(year) == 4):
        return None
    if not (months and 1 <= int(months) <= 12):
        return year
    try:
        return date(int(year), int(months), int(days)).isoformat()
    except ValueError:
        return f"{year}-{int(months):02d}"
