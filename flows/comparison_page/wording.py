"""The words of a comparison in both languages, and figures as people write them."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from comparison.model import Figure, Reason
from comparison.pairing import measured

Language = Literal["en", "vi"]
_SCALES = (
    ("nghìn tỷ", Decimal(10) ** 12), ("tỷ", Decimal(10) ** 9), ("tỉ", Decimal(10) ** 9), ("triệu", Decimal(10) ** 6),
    ("nghìn", Decimal(1000)), ("ngàn", Decimal(1000)),
)  # fmt: skip
_SIGNS = {"=": "", ">=": "≥ ", "<=": "≤ ", "~": "≈ ", "range": ""}


@cache
def all_words() -> dict[str, dict[str, str]]:
    """By key, as `verdict.raised`, the words in both languages."""
    groups = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {f"{group}.{key}": both for group, keys in groups.items() for key, both in keys.items()}


def say(key: str, language: Language, **values: object) -> str:
    """The words with this key, the values filled in; KeyError for a key that is not in the table."""
    return all_words()[key][language].format(**values)


def reason(one: Reason, language: Language) -> str:
    """A reason or note as a sentence."""
    detail, other = one.detail, one.other
    if one.code == "other_status":
        detail, other = say(f"status.{detail}", language), say(f"status.{other}", language)
    if one.code == "bound_changed":
        detail, other = say(f"bound.{detail}", language), say(f"bound.{other}", language)
    if one.code in ("dimension", "other_dimension"):
        detail, other = quantity_words(detail, language), quantity_words(other, language) if other else ""
    return say(f"reason.{one.code}", language, detail=detail, other=other)


def quantity_words(name: str, language: Language) -> str:
    """A dimension as people say it.

    >>> quantity_words("Δshare", "en"), quantity_words("money:VND/nguoi", "vi")
    ('change, %', 'tiền (VND/nguoi)')
    """
    change = say("quantity.change", language) + ", " if name.startswith("Δ") else ""
    head, slash, per = name.removeprefix("Δ").partition("/")
    kind, _, unit = head.partition(":")
    unit = f"{unit}{slash}{per}"
    if kind == "count":
        return change + (unit or say("quantity.count", language))
    return change + say(f"quantity.{kind}", language) + (f" ({unit})" if unit else "")


def day(written: str | None, language: Language) -> str:
    """A date of ISO 8601, as precise as it is, as people write it.

    >>> day("2021-02-05", "vi"), day("2021-02", "vi"), day("2021-02-05", "en"), day(None, "vi")
    ('05/02/2021', '02/2021', '2021-02-05', '')
    """
    return "/".join(reversed((written or "").split("-"))) if language == "vi" else written or ""


def number(value: Decimal | float, language: Language, digits: int = 2) -> str:
    """The number with its groups of thousands, and no more decimals than it has.

    >>> number(Decimal("1234.50"), "vi"), number(Decimal("1234.50"), "en")
    ('1.234,5', '1,234.5')
    """
    text = f"{value:,.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(".,", ",.")) if language == "vi" else text


def amount(value: Decimal, unit: str | None, language: Language) -> str:
    """A value of the base unit in the unit that the plan writes: 1250000000 in *tỷ USD* is 1,25 tỷ USD."""
    words = (unit or "").strip()
    scale = next((factor for word, factor in _SCALES if words.startswith(f"{word} ") or words == word), Decimal(1))
    if scale > 1 and abs(value) < scale / 1000 and value:
        words, scale = words.partition(" ")[2], Decimal(1)
    shown = number(value / scale, language, 4)
    return f"{shown}%" if words in ("%", "một nửa") else f"{shown} {words}".strip()


def figure(one: Figure, language: Language) -> str:
    """A figure as the plan means it: ≥ 1.150 tỷ đồng, 12–15 dự án, giảm 5–8%."""
    change = ""
    if one.change and one.change.value == one.value and one.change.direction != "ratio":
        change = say(f"change.{one.change.direction}", language) + " "
    shown = amount(one.value, one.unit, language)
    if one.comparator == "range" and one.value_max is not None:
        high = amount(one.value_max, one.unit, language)
        return f"{change}{shown.removesuffix(one.unit or '').removesuffix('%').strip()}–{high}"
    return f"{change}{_SIGNS[one.comparator]}{shown}"


def difference(value: Decimal, one: Figure, language: Language) -> str:
    """A difference in the base unit of the figure's dimension, with its sign, in the figure's unit."""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return sign + amount(abs(value) / measured(one).factor, one.unit, language)


def percent(value: float | None, language: Language) -> str:
    """A change in per cent with its sign, or nothing."""
    return "" if value is None else f"{'+' if value > 0 else '−' if value < 0 else '±'}{number(abs(value), language, 1)}%"
