"""How sure we are of an item: a product of named factors, each calibrated on gold (see docs/confidence.md)."""

from functools import lru_cache

FACTORS: dict[str, float] = {
    "folded": 0.9,  # matched without its diacritics
    "inferred": 0.9,  # a part of the value was concluded
    "weak_rule": 0.75,  # the rule that fired is right less often
    "low_ocr": 0.7,  # the scanner was not sure of the characters
}


@lru_cache(maxsize=1024)  # `round` is slow, and there are few claims
def confidence(base: float, *factors: str) -> float:
    """`base` times the named factors, rounded to 2 digits; KeyError for a factor without a name here."""
    for name in factors:
        base *= FACTORS[name]
    return round(base, 2)
