"""Syllables that a converter parted with spaces, and words that only look like parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.parted_syllables import join_parted

JOINED = [
    ("lượng ph ươ ng tiện", "lượng phương tiện"),
    ("ng ườ i dân", "người dân"),
    ("tăng c ườ ng", "tăng cường"),
    ("ti ế n tới", "tiến tới"),
    ("ch í nh quyền", "chính quyền"),
    ("công ng hệ", "công nghệ"),
    ("Quốc hội k hóa 13", "Quốc hội khóa 13"),
    ("xây dựng K ế hoạch", "xây dựng Kế hoạch"),
    ("số 30/CV- U BATGT ngày", "số 30/CV-UBATGT ngày"),
]
KEPT = [
    "điểm c ở khoản 2",
    "điểm g hoặc điểm h của Điều 3",
    "các điểm a, b, c ấn định",
    "dài 5 m ở phía đông",
    "lớp 6 c ôn bài",
    "a) Ở xã; b) Ý kiến",
    "Khoa K ở Hà Nội",
    "hội nghị - U ban",
    "nhà ở n 12",
    "c) Ăn uống",
    "Toàn d n tham gia",  # a letter is lost, not parted
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_parted_syllables_are_joined(text: str, expected: str) -> None:
    assert join_parted(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_words_stay_apart(text: str) -> None:
    assert join_parted(text) == text


@given(st.text(alphabet=" abcghknươếí.,)12", max_size=60))
def test_only_spaces_go(text: str) -> None:
    assert join_parted(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["n " * 10_000, "ế " * 10_000, "k ế " * 7_000, "1/CV- U " * 3_000])
def test_hostile_text_stays_cheap(text: str) -> None:
    join_parted(text)
