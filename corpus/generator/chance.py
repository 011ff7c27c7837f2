"""Choices that a seed decides: the same seed gives the same plan on any machine."""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws from one stream of chance."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(f"kehoach plan {seed}")  # a text seed is hashed: alike on every platform

    def one(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[int(self._random.random() * len(among))]

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        """Between `least` and `most` different ones, in chance order; all where there are fewer."""
        return self._random.sample(among, min(len(among), self.number(least, most)))

    def maybe(self, share: float) -> bool:
        """True in this share of draws."""
        return self._random.random() < share

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def weighted(self, among: Mapping[T, float]) -> T:
        """One key, by its weight."""
        return self._random.choices(list(among), list(among.values()))[0]
