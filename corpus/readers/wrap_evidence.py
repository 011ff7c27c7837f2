"""Where paragraphs began in run-together lines, as their lengths tell.

A converter that wraps the source of a page begins each paragraph with the same tags; so the first stretch of a
paragraph, up to the first line end in it, is about equally long in all of them, and a line inside one is full.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_ENOUGH = 5
_SPREAD = 8  # characters: words end where they end


@dataclass(frozen=True, slots=True)
class WrapEvidence:
    """Line ends (offsets) with the usual length of a first stretch, and of a line inside a paragraph."""

    ends: Sequence[int]
    first: tuple[int, int]
    full: tuple[int, int]

    def begins_paragraph(self, offset: int, *, alone: bool = True) -> bool:
        """Whether a paragraph that begins at the offset explains the length of its line.

        `alone`: no other paragraph is known to begin in the line; then one without a break inside must not be full.
        """
        line = bisect_right(self.ends, offset)
        if line >= len(self.ends) or line == 0:
            return False
        stretch = self.ends[line] - offset
        whole = self.ends[line] - self.ends[line - 1] - 1
        if not self.first[0] <= stretch <= self.first[1]:
            return False
        return not (alone and self.full[0] <= whole <= self.full[1])


def wrap_evidence(ends: Sequence[int], begun: Sequence[int]) -> WrapEvidence | None:
    """What the line ends tell, learnt from the offsets where paragraphs surely begin; None where they tell nothing."""
    if len(ends) < 12:
        return None
    last: dict[int, int] = {}
    for offset in sorted(begun):
        last[bisect_right(ends, offset)] = offset
    firsts = sorted(ends[line] - offset for line, offset in last.items() if line < len(ends))
    usual = max(([x for x in firsts if low <= x <= low + _SPREAD] for low in sorted(set(firsts))[:200]), key=len, default=[])
    if len(usual) < _ENOUGH or len(usual) * 2 < len(firsts):
        return None
    inside = sorted(ends[k] - ends[k - 1] - 1 for k in range(1, len(ends)) if k not in last)
    if len(inside) < _ENOUGH:
        return None
    return WrapEvidence(ends, (usual[0] - 1, usual[-1] + 1), (inside[len(inside) // 6], inside[-1 - len(inside) // 12]))
