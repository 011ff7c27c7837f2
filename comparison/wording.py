"""How alike two wordings are: TF-IDF over folded syllables and their pairs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from comparison.lexicon import lexicon
from comparison.syllables import syllables

Scores = NDArray[np.float64]
_WEAK_WEIGHT = 0.3
_PAIR_WEIGHT = 0.6  # two syllables side by side repeat what they say alone, and add their order
_CONTAINED = 0.45  # how much of the score comes from the shorter wording standing in the longer


@lru_cache(maxsize=100_000)
def terms(text: str) -> tuple[tuple[str, float], ...]:
    """The terms of a wording with their weight before how rare they are: syllables, and pairs of neighbours."""
    weak = lexicon().weak
    said = " " + " ".join(syllables(text)) + " "
    for other, usual in lexicon().synonym.items():
        said = said.replace(f" {other} ", f" {usual} ")
    words = said.split()
    weight = {word: _WEAK_WEIGHT if word in weak else 1.0 for word in words}
    pairs = {f"{left} {right}": _PAIR_WEIGHT * min(weight[left], weight[right]) for left, right in pairwise(words)}
    return tuple((weight | pairs).items())


class Vocabulary:
    """The terms of a set of wordings and how rare each is among them; a wording said twice counts once."""

    def __init__(self, wordings: Iterable[str]) -> None:
        documents = {terms(wording) for wording in wordings}
        self._count = len(documents)
        seen = Counter(term for document in documents for term, _ in document)
        self._column = {term: column for column, term in enumerate(seen)}
        self._rare = {term: log((1 + self._count) / (1 + count)) + 1 for term, count in seen.items()}

    def rows(self, wordings: Sequence[str]) -> "csr_array[np.float64, tuple[int, int]]":
        """A row a wording, of length 1; all zero where nothing of it is known."""
        data: list[float] = []
        columns: list[int] = []
        starts = [0]
        for wording in wordings:
            weighed = [(self._column[term], weight * self._rare[term]) for term, weight in terms(wording) if term in self._column]
            length = sum(weight * weight for _, weight in weighed) ** 0.5 or 1.0
            data += [weight / length for _, weight in weighed]
            columns += [column for column, _ in weighed]
            starts.append(len(data))
        shape = (len(wordings), max(1, len(self._column)))
        return csr_array((np.array(data), np.array(columns, dtype=np.int64), np.array(starts)), shape=shape)

    def alike(self, left: Sequence[str], right: Sequence[str]) -> Scores:
        """For each pair how alike the wordings are, 0..1.

        Half of it is the cosine; the other half is how much of the shorter stands in the longer, for a plan
        that reports back says less than the one that promised.
        """
        if not left or not right:
            return np.zeros((len(left), len(right)))
        a, b = self.rows(left), self.rows(right)
        cosine = (a @ b.T).toarray()
        masses_a, masses_b = _masses(a), _masses(b)
        shared_a = (a.power(2) @ _where(b).T).toarray() / masses_a[:, None]
        shared_b = (_where(a) @ b.power(2).T).toarray() / masses_b[None, :]
        return np.clip((1 - _CONTAINED) * cosine + _CONTAINED * np.maximum(shared_a, shared_b) * np.sqrt(cosine), 0, 1)


def _masses(rows: "csr_array[np.float64, tuple[int, int]]") -> Scores:
    masses: Scores = np.asarray(rows.power(2).sum(axis=1)).ravel()
    masses[masses == 0] = 1.0
    return masses


def _where(rows: "csr_array[np.float64, tuple[int, int]]") -> "csr_array[np.float64, tuple[int, int]]":
    return csr_array((np.ones_like(rows.data), rows.indices, rows.indptr), shape=rows.shape)
