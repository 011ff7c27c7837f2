"""A figure with its unit and its bound, in the words that offices use."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.generator.chance import Chance
from corpus.generator.marking import figure, two_digits


@dataclass(frozen=True, slots=True)
class Bounded:
    """A figure with its bound: `value` as the mark takes it, `words` as printed with the unit."""

    comparator: str
    value: str
    words: str


def percent(chance: Chance, low: int, high: int, *, upper: bool = False) -> Bounded:
    """A share between low and high per cent with some bound; `upper` for what is to stay small."""
    number = Decimal(chance.number(low, high))
    if chance.maybe(0.2) and number < 95:
        number += Decimal(chance.number(1, 9)) / 10
    return bounded(chance, number, "%", glue="" if chance.maybe(0.9) else " ", upper=upper)


def bounded(chance: Chance, number: Decimal, unit: str, *, glue: str = " ", upper: bool = False, count: bool = False) -> Bounded:
    """The number with its unit and some bound before or after it."""
    said = two_digits(int(number)) if count else figure(number)
    whole = f"{said}{glue}{unit}"
    if upper:
        forms = {"dưới {}": 4, "không quá {}": 4, "tối đa {}": 2, "{} trở xuống": 1, "≤ {}": 0.5, "không vượt quá {}": 1}
        return Bounded("<=", f"{number}", chance.weighted(forms).format(whole))
    step = max(1, int(number) // 10)
    top = number + step
    kind = chance.weighted({"=": 5, ">=": 6, "~": 0.8, "range": 1.2 if unit != "%" or top <= 100 else 0})
    if kind == "=":
        return Bounded("=", f"{number}", whole)
    if kind == "~":
        return Bounded("~", f"{number}", f"{chance.one(['khoảng', 'xấp xỉ'])} {whole}")
    if kind == "range":
        end = two_digits(int(top)) if count else figure(top)
        forms = {f"từ {said} đến {end}{glue}{unit}": 3, f"{said}-{end}{glue}{unit}": 2, f"{said} - {end}{glue}{unit}": 1}
        if unit == "%":
            forms |= {f"từ {said}% đến {end}%": 2, f"từ {said}-{end}%": 1, f"{said}% - {end}%": 0.5}
        return Bounded("range", f"{number}..{top}", chance.weighted(forms))
    if unit == "%" and number >= 100:
        return Bounded("=", f"{number}", whole)
    forms = {
        "trên {}": 4,
        "ít nhất {}": 3,
        "tối thiểu {}": 2,
        "không dưới {}": 1,
        "hơn {}": 0.5,
        "từ {} trở lên": 3,
        "{} trở lên": 2,
        "≥ {}": 0.4,
    }
    return Bounded(">=", f"{number}", chance.weighted(forms).format(whole))
