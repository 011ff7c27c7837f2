"""The quick looks before the patterns of times: whatever a pattern matches, the look lets through."""

from hypothesis import given
from hypothesis import strategies as st

from extractors import time_leads, time_patterns


@given(st.from_regex(time_leads._LEADS))
def test_no_lead_is_overlooked(text):
    match = time_leads._LEADS.search(text)
    assert match is not None
    assert time_leads._may_bound(text, match.end())


@given(st.from_regex(time_patterns._BEFORE_FIGURE))
def test_no_word_before_a_figure_is_overlooked(text):
    end = time_patterns._BEFORE_FIGURE.search(text).end()
    assert text[end - 1] in "olt." or time_patterns._follows(time_patterns._ENDS_BEFORE_FIGURE, text, end)


@given(st.from_regex(time_patterns._BEFORE_WORD))
def test_no_word_before_a_unit_is_overlooked(text):
    end = time_patterns._BEFORE_WORD.search(text).end()
    assert time_patterns._follows(time_patterns._ENDS_BEFORE_WORD, text, end)
