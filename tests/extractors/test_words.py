"""Words and parts of speech by underthesea."""

import logging
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest

from extractors.words import tag_words


def test_words_are_slices_with_their_tags():
    clause = "trung tâm nước sạch nông thôn lắp đặt đồng hồ"
    words = tag_words(clause)
    assert [clause[w.start : w.end] for w in words][:2] == ["trung tâm", "nước sạch"]
    assert next(clause[w.start : w.end] for w in words if w.tag == "V") == "lắp đặt"


@pytest.mark.parametrize(
    "clause", ["", "   ", ".", "a." * 3000, "1." * 3000, "é", "👍 tổ chức", "các\u00a0phòng", "VT. Nơi nhận"]
)
def test_words_never_overlap_and_never_raise(clause):
    words = tag_words(clause)
    assert all(0 <= w.start < w.end <= len(clause) for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


def test_threads_may_begin_together():
    clauses = [f"đơn vị {n} lắp đặt thiết bị" for n in range(16)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(tag_words, clauses)) == [tag_words(clause) for clause in clauses]


def test_loading_leaves_the_root_logger_alone():
    before = list(logging.getLogger().handlers)
    tag_words("các đơn vị báo cáo")
    assert logging.getLogger().handlers == before
