"""Generated pairs with known answers: what issue 6 asks of the matching, and that it beats each of its parts alone."""

import pytest

pytest.importorskip("rapidfuzz")

from benchmarks.matching import FOURTH, SECOND, THIRD, bank, by_rapidfuzz, by_tfidf, cases, ours, score


@pytest.fixture(scope="module")
def some():
    return cases()


def test_there_are_enough_pairs(some):
    assert sum(len(case.pairs) for case in some) >= 300
    assert len(bank()) >= 90


def test_pairs_are_found_and_few_are_wrong(some):
    found = score(ours, some)
    assert found.f1 >= 0.97
    assert found.wrong <= 0.01


def test_better_than_its_parts_alone(some):
    found = score(ours, some)
    assert found.f1 > score(by_rapidfuzz(0.6), some).f1 + 0.05
    assert found.f1 > score(by_tfidf(0.3), some).f1 + 0.05


@pytest.mark.parametrize(("path", "least"), [(SECOND, 0.96), (THIRD, 0.93), (FOURTH, 0.92)])
def test_wordings_of_other_fields(path, least):
    found = score(ours, cases(path=path))
    assert found.wrong <= 0.01
    assert found.f1 >= least
