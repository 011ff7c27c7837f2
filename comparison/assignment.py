"""The best one-to-one assignment of rows to columns.

Shortest augmenting paths (Jonker and Volgenant 1987), as in `scipy.optimize.linear_sum_assignment`, beside which a test sets it:
importing that one takes longer than a whole comparison.
"""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def assigned(scores: Scores) -> list[tuple[int, int]]:
    """The rows and columns of the assignment with the highest sum, pairs of score 0 left out, by row.

    >>> assigned(np.array([[0.9, 0.8], [0.7, 0.0]]))
    [(0, 1), (1, 0)]
    """
    rows, columns = np.nonzero(scores.any(axis=1))[0], np.nonzero(scores.any(axis=0))[0]
    if not len(rows):
        return []
    inner = scores[np.ix_(rows, columns)]
    found = _solved(-inner) if len(rows) <= len(columns) else [(row, column) for column, row in _solved(-inner.T)]
    return sorted((int(rows[row]), int(columns[column])) for row, column in found if inner[row, column] > 0)


def _solved(costs: Scores) -> list[tuple[int, int]]:
    """For each row its column, at the lowest cost; there are at least as many columns as rows."""
    count, width = costs.shape
    of_row, of_column = np.zeros(count), np.zeros(width)  # the prices
    row_of = np.full(width, -1)
    for free in range(count):
        far = np.full(width, np.inf)
        before = np.full(width, -1)
        seen = np.zeros(width, dtype=bool)
        row, column, reach = free, -1, 0.0
        while row >= 0:
            through = reach + costs[row] - of_row[row] - of_column
            nearer = ~seen & (through < far)
            far[nearer], before[nearer] = through[nearer], column
            column = int(np.where(seen, np.inf, far).argmin())
            reach, row = float(far[column]), int(row_of[column])
            seen[column] = True
        of_row[free] += reach
        used = seen.copy()
        used[column] = False
        of_row[row_of[used]] += reach - far[used]
        of_column[used] -= reach - far[used]
        while column >= 0:  # turn the path around
            previous = int(before[column])
            row_of[column] = row_of[previous] if previous >= 0 else free
            column = previous
    return [(int(row), column) for column, row in enumerate(row_of) if row >= 0]
