"""How alike two wordings are: TF-IDF over folded syllables and their pairs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from comparison.abbreviations import spelled_out
from comparison.lexicon import lexicon
from comparison.syllables import spoken, usual
from schemas.spelling import fold

Scores = NDArray[np.float64]
_WEAK_WEIGHT = 0.2
_PAIR_WEIGHT = 0.3  # two syllables side by side repeat what they say alone, and add their order
_CONTAINED = 0.45  # how much of the score comes from the shorter wording standing in the longer


@lru_cache(maxsize=100_000)
def terms(text: str) -> tuple[tuple[str, float], ...]:
    """The terms of a wording with their weight before how rare they are: syllables, and pairs of neighbours; all folded."""
    return _weighed(tuple(spoken(text)))


@lru_cache(maxsize=100_000)
def _weighed(words: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    weak = weak_syllables()
    weights: dict[str, float] = {}
    folded = [(fold(word), _WEAK_WEIGHT if word in weak else 1.0) for word in usual(words).split()]
    for word, weight in folded:
        weights[word] = max(weight, weights.get(word, 0.0))
    for (left, one), (right, other) in pairwise(folded):
        weights[f"{left} {right}"] = _PAIR_WEIGHT * min(one, other)
    return tuple(weights.items())


@cache
def weak_syllables() -> frozenset[str]:
    """The weak syllables with their marks, and as a scan that lost them has them."""
    weak = lexicon().weak
    return weak | {fold(word) for word in weak}


class Vocabulary:
    """The terms of a set of wordings and how rare each is among them; a wording said twice counts once."""

    def __init__(self, wordings: Iterable[str]) -> None:
        some = list(dict.fromkeys(wordings))
        self._short = spelled_out(some)
        documents = {self._terms(wording) for wording in some}
        seen = Counter(term for document in documents for term, _ in document)
        self._rare = {term: log((1 + len(documents)) / (1 + count)) + 1 for term, count in seen.items()}
        self._vectors: dict[str, dict[str, float]] = {}

    def _terms(self, wording: str) -> tuple[tuple[str, float], ...]:
        """The terms of the wording, its abbreviations spelled out as the others say them."""
        if not self._short:
            return terms(wording)
        return _weighed(tuple(part for word in spoken(wording) for part in self._short.get(word, (word,))))

    def vector(self, wording: str) -> dict[str, float]:
        """The weights of the wording's terms, of length 1; empty where nothing of it is known."""
        if wording not in self._vectors:
            weighed = {term: weight * self._rare[term] for term, weight in self._terms(wording) if term in self._rare}
            length = sum(weight * weight for weight in weighed.values()) ** 0.5 or 1.0
            self._vectors[wording] = {term: weight / length for term, weight in weighed.items()}
        return self._vectors[wording]

    def alike(self, left: Sequence[str], right: Sequence[str]) -> Scores:
        """For each pair how alike the wordings are, 0..1.

        Half of it is the cosine; the other half is how much of the shorter stands in the longer, for a plan
        that reports back says less than the one that promised.
        """
        if not left or not right:
            return np.zeros((len(left), len(right)))
        columns = self._shared(left, right)
        a, b = self._table(left, columns), self._table(right, columns)
        cosine = a @ b.T
        # Vectors have length 1, so the squares of the terms that both have are their share of a wording.
        shared = np.maximum((a * a) @ (b > 0).T, (a > 0) @ (b * b).T)
        return np.clip((1 - _CONTAINED) * cosine + _CONTAINED * shared * np.sqrt(cosine), 0, 1)

    def _shared(self, left: Sequence[str], right: Sequence[str]) -> dict[str, int]:
        """The terms that both sides have, each with a column."""
        here, there = ({term for wording in side for term in self.vector(wording)} for side in (left, right))
        return {term: column for column, term in enumerate(sorted(here & there))}

    def _table(self, wordings: Sequence[str], columns: dict[str, int]) -> Scores:
        table: Scores = np.zeros((len(wordings), len(columns)))
        for row, wording in enumerate(wordings):
            for term, weight in self.vector(wording).items():
                if term in columns:
                    table[row, columns[term]] = weight
        return table
