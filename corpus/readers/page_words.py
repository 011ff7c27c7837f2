"""What one page shows: words with their boxes and the rules that are drawn; PDF and OCR both give it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.base import Box


class Word(NamedTuple):
    """A word on a page; `box` is (x0, top, x1, bottom) in points, origin top left, `baseline` too."""

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    confidence: float | None = None
    spaced: bool = True  # white space stands before it; False for a mere change of position or font
    paper: Box | None = None  # where it stands on a page that leans, whose other boxes are as if it did not


def printed_box(word: Word) -> Box:
    """Where the word stands on the paper."""
    return word.paper or word.box


class Rule(NamedTuple):
    """A drawn straight line, horizontal or vertical, in points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_horizontal(self) -> bool:
        """Whether it is wider than high."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(slots=True)
class Page:
    """One page, counted from 1."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
