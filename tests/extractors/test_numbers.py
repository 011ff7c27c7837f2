from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers import NUMBER, parse_fraction, parse_number, parse_words

NUMBERS = [
    ("220.000", "220000"),
    ("9,45", "9.45"),
    ("9.6", "9.6"),
    ("1.234,5", "1234.5"),
    ("1.234.567", "1234567"),
    ("01", "1"),
    ("0", "0"),
    ("0.125", "0.125"),
    ("12.50", "12.50"),
    ("105,3", "105.3"),
    ("1.000", "1000"),
    ("1,234,567", "1234567"),
    ("1,250.5", "1250.5"),
    # no numbers
    ("1.2.3", None),
    ("", None),
    ("12a", None),
    ("1,2,3", None),
    ("٣", None),
    ("9" * 40, None),
    ("-5", None),
]


@pytest.mark.parametrize(("printed", "value"), NUMBERS)
def test_parse_number(printed: str, value: str | None) -> None:
    assert parse_number(printed) == (Decimal(value) if value else None)


WORDS = [
    ("một", 1),
    ("mười", 10),
    ("mười lăm", 15),
    ("hai mươi", 20),
    ("hai mươi mốt", 21),
    ("ba mươi tư", 34),
    ("chín mươi chín", 99),
    ("một trăm", 100),
    ("một trăm lẻ năm", 105),
    ("hai trăm năm mươi", 250),
    ("ba nghìn", 3000),
    ("hai triệu", 2_000_000),
    ("một triệu hai trăm nghìn", 1_200_000),
    ("hai ba", None),
    ("mươi", None),
    ("người", None),
    ("", None),
    ("lẻ", None),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_parse_words(words: str, value: int | None) -> None:
    assert parse_words(words) == value


def test_fractions() -> None:
    assert parse_fraction("một nửa") == Decimal("0.5")
    assert parse_fraction("ba phần tư") == Decimal("0.75")
    assert parse_fraction("2/4") == Decimal("0.5")
    assert parse_fraction("2/0") is None
    assert parse_fraction("nửa đêm") is None


@given(st.text(max_size=60))
def test_parsing_never_raises(text: str) -> None:
    parse_number(text)
    parse_words(text)
    parse_fraction(text)


@given(st.integers(0, 10**15))
def test_a_number_printed_the_vietnamese_way_comes_back(n: int) -> None:
    assert parse_number(f"{n:,}".replace(",", ".")) == n


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_decimals_come_back(whole: int, cents: int) -> None:
    printed = f"{whole:,}".replace(",", ".") + f",{cents:02d}"
    assert parse_number(printed) == Decimal(f"{whole}.{cents:02d}")


def test_hostile_digits_stay_one_match() -> None:
    assert sum(1 for _ in NUMBER.finditer("9" * 20_000)) == 1
