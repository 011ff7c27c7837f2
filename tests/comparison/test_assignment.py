"""Our assignment is as good as scipy's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from comparison.assignment import assigned

optimize = pytest.importorskip("scipy.optimize")
SCORES = st.one_of(st.just(0.0), st.floats(0, 1, width=32))


@given(st.tuples(st.integers(0, 7), st.integers(0, 7)).flatmap(lambda shape: arrays(float, shape, elements=SCORES)))
def test_the_sum_is_the_highest(scores):
    found = assigned(scores)
    rows, columns = optimize.linear_sum_assignment(scores, maximize=True)
    assert sum(scores[at] for at in found) == pytest.approx(scores[rows, columns].sum())
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)


@pytest.mark.parametrize("shape", [(120, 90), (90, 120), (100, 100)])
def test_large_ones(shape):
    scores = np.random.default_rng(7).random(shape)
    scores[scores < 0.6] = 0
    rows, columns = optimize.linear_sum_assignment(scores, maximize=True)
    assert sum(scores[at] for at in assigned(scores)) == pytest.approx(scores[rows, columns].sum())
