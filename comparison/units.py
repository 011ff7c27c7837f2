"""What kind of quantity a figure is, and the same quantity in one unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from comparison.syllables import syllables
from schemas.spelling import fold
from schemas.targets import Change, Comparator

# Measures by unit: dimension and how many of its base unit.  ISO 80000; quintal and mẫu as used in Vietnam.
_MEASURES: dict[str, tuple[str, Decimal]] = {
    "m2": ("area", Decimal(1)), "m²": ("area", Decimal(1)), "ha": ("area", Decimal(10_000)), "km2": ("area", Decimal(1_000_000)),
    "km²": ("area", Decimal(1_000_000)), "m": ("length", Decimal(1)), "km": ("length", Decimal(1000)),
    "g": ("mass", Decimal("0.001")), "kg": ("mass", Decimal(1)), "tạ": ("mass", Decimal(100)), "tấn": ("mass", Decimal(1000)),
    "t": ("mass", Decimal(1000)), "m3": ("volume", Decimal(1)), "m³": ("volume", Decimal(1)), "lít": ("volume", Decimal("0.001")),
    "l": ("volume", Decimal("0.001")), "kwh": ("energy", Decimal(1)), "mwh": ("energy", Decimal(1000)),
    "kw": ("power", Decimal(1)), "mw": ("power", Decimal(1000)),
    "%": ("share", Decimal(1)), "điểm %": ("share", Decimal(1)), "‰": ("share", Decimal("0.1")),
}  # fmt: skip
_MONEY = re.compile(r"[A-Z]{3}")
_SCALE = re.compile(r"^(?:nghìn tỷ|nghìn tỉ|tỷ|tỉ|triệu|nghìn|ngàn|trăm|chục)\s+")


class Quantity(NamedTuple):
    """A figure's dimension, and the factor that brings it into the dimension's base unit."""

    kind: str  # money, area, …, count
    unit: str  # of money the currency, of counts the noun folded, else nothing
    per: str  # what it is divided by: "/người/tháng"; folded
    is_change: bool  # the figure is itself how far something moves
    factor: Decimal

    @property
    def name(self) -> str:
        """The dimension in one word."""
        change = "Δ" if self.is_change else ""
        return f"{change}{self.kind}{':' + self.unit if self.unit else ''}{self.per}"


def quantity(unit: str | None, unit_code: str | None, value: Decimal, change: Change | None) -> Quantity:
    """What the figure measures."""
    head, slash, rest = (unit or unit_code or "").strip().partition("/")
    per = f"/{fold(rest)}" if slash else ""
    moves = change is not None and change.value == value and change.unit_code == unit_code
    code = (unit_code or "").partition("/")[0].strip()
    if _MONEY.fullmatch(code):
        return Quantity("money", code, per, moves, Decimal(1))
    for written in (code, head.lower()):
        if measure := _MEASURES.get(written.lower()):
            return Quantity(measure[0], "", per, moves, measure[1])
    return Quantity("count", " ".join(syllables(_SCALE.sub("", head.lower()))), per, moves, Decimal(1))


def one_dimension(a: Quantity, b: Quantity) -> bool:
    """Whether one figure can be set beside the other; counted nouns have to end or begin alike (*dự án đầu tư*, *dự án*)."""
    if (a.kind, a.per, a.is_change) != (b.kind, b.per, b.is_change):
        return False
    if a.kind != "count":
        return a.unit == b.unit
    long, short = sorted((f" {a.unit} ", f" {b.unit} "), key=len, reverse=True)
    return not short.strip() or long.startswith(short) or long.endswith(short)


def written_alike(a: str | None, b: str | None, quantities: tuple[Quantity, Quantity]) -> bool:
    """Whether both units are written the same; nouns that one dimension takes for one are."""
    if quantities[0].kind == "count":
        return True
    return fold(a or "").replace(" ", "") == fold(b or "").replace(" ", "")


def bounds(
    comparator: Comparator, value: Decimal, value_max: Decimal | None, factor: Decimal
) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that the figure lets be, in the base unit; None where it says nothing."""
    low = value * factor
    if comparator == ">=":
        return low, None
    if comparator == "<=":
        return None, low
    return low, (value_max * factor if comparator == "range" and value_max is not None else low)
