"""What can be a Vietnamese syllable, and what only a scanner writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.syllables import is_readable, is_syllable

GOOD = """
nghiệp khuyến quyết giữ gìn giêng hoà hòa thuý thúy họat tòan quý qúy đường ngoằn khuỷu yêu uỷ ủy ý rượu loong ghế kỹ
"""


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["thiéu", "phhạn", "đươc", "kằ", "cế", "ngiệp", "vơưng", "thuơng", "tĩnhh", "xãa", "quểć"])
def test_no_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize("word", ["ôtô", "vắcxin", "côngtenơ", "crôm", "frông", "kiốt", "tđkt", "đ"])
def test_readable_though_no_syllable(word):
    assert is_readable(word)


@pytest.mark.parametrize("word", ["thiéu", "đươc", "thuơng", "ngiệp"])
def test_unreadable(word):
    assert not is_readable(word)


@given(st.text(max_size=30))
def test_any_word_gets_an_answer(word):
    assert is_syllable(word) in (True, False)
    assert is_readable(word) in (True, False)
