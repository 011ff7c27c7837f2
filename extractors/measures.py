"""Whether a figure may be a target at all: a length of time or a count in a name is none, but how long people live is."""

import re

from extractors.changes import change_verb
from extractors.figure import Figure

# Doses of one person and children of one family are counted on one hand.
_SMALL = {"mũi": 9, "liều": 9, "con": 3}
_CROPS = re.compile(r"(?:lúa|lúa nước|đất|màu|cấy|ruộng|sản xuất|trồng|chuyên canh) $")
_MOST_CROPS, _CROP_BACK = 4, 14
_FREQUENCIES = ("buổi", "lần", "tiết")
_PER_TIME = ("/ngày", "/tuần", "/tháng", "/quý", "/năm")
# "thời gian sống khỏe mạnh đạt tối thiểu 67 năm": what is lived is an indicator as life expectancy is
_LIVED = re.compile(r"(?:thời gian sống|số năm sống|số năm đi học|tuổi thọ)[^.;\n\d]{0,60}$")
_LIVED_BACK = 90


def is_lived(plain: str, start: int) -> bool:
    """Whether the length of time at `start` is how long people live or learn."""
    return _LIVED.search(plain, max(0, start - _LIVED_BACK), start) is not None


def as_measured(plain: str, figure: Figure) -> Figure | None:
    """The figure, in years as a measure where they are lived; None where it is no target."""
    if figure.unit is not None and figure.unit.kind == "time" and figure.unit.code == "năm" and is_lived(plain, figure.start):
        return figure._replace(unit=figure.unit._replace(kind="physical"))
    return figure if _measures(plain, figure) else None


def _measures(plain: str, figure: Figure) -> bool:
    """Whether the figure may be a target at all: a length of time or a count in a name never is."""
    unit = figure.unit
    if unit is None or unit.kind in ("time", "structure"):
        return False
    if unit.rule == "criteria" and figure.of is None and "/" not in unit.printed and change_verb(plain, figure) is None:
        return False  # "xã đạt từ 10 tiêu chí trở lên" says which; "tăng 2 tiêu chí", "17,6 tiêu chí/xã", "15/19 tiêu chí" count
    if unit.code == "chỉ tiêu" and plain.endswith("(", 0, figure.start) and plain.startswith(")", figure.end):
        return False  # "Về kinh tế (11 chỉ tiêu)"
    if unit.code in _SMALL and figure.value <= _SMALL[unit.code] and figure.comparator != ">=":
        return False
    if (
        unit.code == "vụ"
        and figure.value <= _MOST_CROPS
        and _CROPS.search(plain[max(0, figure.start - _CROP_BACK) : figure.start])
    ):
        return False  # "lúa nước 2 vụ": crops of a year
    if (
        unit.code
        and "/người" not in unit.code
        and unit.code.startswith(_FREQUENCIES)
        and unit.code.endswith(_PER_TIME)
        and figure.comparator == "="
    ):
        return False  # "học 2 buổi/ngày"
    # An age says of whom ("trẻ em dưới 5 tuổi"), but for the one that is an indicator itself.
    return unit.rule != "age" or "tuổi thọ" in plain[max(0, figure.start - 50) : figure.start]
