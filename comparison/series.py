"""Targets of one office lined up over any number of editions: at most one figure of each edition in a series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from comparison.model import Edition, Figure, Match, Series, Step
from comparison.pairing import measured, pair_figures
from comparison.verdicts import step
from comparison.wording import Vocabulary

_GAP = 0.06  # taken off the score for each edition that a series was silent in


@dataclass
class _Chain:
    """A series while it grows; `matches` are between its figures, one fewer than they."""

    figures: list[Figure]
    matches: list[Match] = field(default_factory=list)


def line_up(by_edition: Mapping[Edition, Sequence[Figure]], vocabulary: Vocabulary) -> list[Series]:
    """The series of the targets and forecasts, in the order in which the plans say them, the newest plan first.

    A series ends with *dropped* where a later edition does without it, begins with *new* after the first, and may leave
    an edition out.
    """
    editions = sorted(by_edition)
    chains: list[_Chain] = []
    for edition in editions:
        figures = [figure for figure in by_edition[edition] if figure.status != "actual"]
        _extend(chains, figures, vocabulary, editions)
    chains.sort(key=lambda chain: (-editions.index(chain.figures[-1].edition), chain.figures[-1].index))
    return [_series(chain, editions) for chain in chains]


def _extend(chains: list[_Chain], figures: Sequence[Figure], vocabulary: Vocabulary, editions: Sequence[Edition]) -> None:
    lasts = [chain.figures[-1] for chain in chains]
    here = editions.index(figures[0].edition) if figures else 0
    gaps = np.array([[-_GAP * (here - editions.index(last.edition) - 1)] * len(figures) for last in lasts])
    pairs = pair_figures(lasts, figures, vocabulary, favoured=gaps if lasts and figures else None)
    for pair in pairs:
        chains[pair.left].figures.append(figures[pair.right])
        chains[pair.left].matches.append(pair.match)
    taken = {pair.right for pair in pairs}
    chains += [_Chain([figure]) for place, figure in enumerate(figures) if place not in taken]


def _series(chain: _Chain, editions: Sequence[Edition]) -> Series:
    figures = chain.figures
    steps: list[Step] = []
    if (first := editions.index(figures[0].edition)) > 0:
        steps.append(Step(before=editions[first - 1], after=figures[0].edition, verdict="new"))
    steps += [step(before, after, match) for before, after, match in zip(figures, figures[1:], chain.matches, strict=False)]
    if (last := editions.index(figures[-1].edition)) < len(editions) - 1:
        steps.append(Step(before=figures[-1].edition, after=editions[last + 1], verdict="dropped"))
    newest = figures[-1]
    return Series(name=newest.title, dimension=measured(newest).name, figures=tuple(figures), steps=tuple(steps))
