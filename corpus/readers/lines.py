"""Words to visual lines: what stands on one baseline, from margin to margin; for PDF and OCR alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.readers.page_words import Word

_SCATTERED = 0.3  # of how far baselines may differ
_RAISED = 0.8  # a raised or lowered sign is smaller than this share of its line's size


@dataclass(frozen=True)
class Line:
    """Words side by side on one page, left to right."""

    page: int
    words: tuple[Word, ...]

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].box[0]

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.box[2] for word in self.words)

    @property
    def center(self) -> float:
        """The middle of its extent."""
        return (self.x0 + self.x1) / 2

    @property
    def baseline(self) -> float:
        """Where its first word stands, from the top of the page."""
        return self.words[0].baseline

    @cached_property
    def size(self) -> float:
        """The size of most of its letters, in points."""
        if len(self.words) < 3:
            return self.words[0].size
        return sorted(word.size for word in self.words)[len(self.words) // 2]

    @cached_property
    def bold(self) -> bool:
        """Whether all words with letters are bold."""
        return all_bold(self.words)

    @cached_property
    def text(self) -> str:
        """Its words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def first_width(self) -> float:
        """The width of its first word."""
        box = self.words[0].box
        return box[2] - box[0]


def all_bold(words: Sequence[Word]) -> bool:
    """Whether all words with letters are bold; of a bare number, whether it is."""
    lettered = [word.bold for word in words if any(map(str.isalpha, word.text))] or [word.bold for word in words]
    return bool(lettered) and all(lettered)


def visual_lines(words: Sequence[Word], page: int, same_line: float = 2.0) -> list[Line]:
    """The lines from top to bottom; `same_line` is how far (points) the baselines of one line may differ."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=_by_baseline):
        if rows and _on_line(word.baseline, rows[-1], same_line):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in _with_raised(rows):
        row.sort(key=_by_x)
    return [Line(page, tuple(row)) for row in rows if row]


def _on_line(baseline: float, row: list[Word], same_line: float) -> bool:
    """Whether it is the row's; on a scan the baselines of one line lie scattered, but close after each other."""
    apart = baseline - row[0].baseline
    return apart <= same_line or (apart <= 2 * same_line and baseline - row[-1].baseline <= _SCATTERED * same_line)


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """The rows, those of raised or lowered signs (km², notes) put into the line beside which they stand."""
    for at, row in enumerate(rows):
        size = max(word.size for word in row)
        for near in (at + 1, at - 1):
            if not 0 <= near < len(rows) or not rows[near]:
                continue
            main = rows[near]
            bigger = max(word.size for word in main)
            if size > _RAISED * bigger or abs(main[0].baseline - row[0].baseline) > 0.6 * bigger:
                continue
            if all(any(_beside(sign, word) < 0.6 * bigger for word in main) for sign in row):
                main.extend(sign._replace(baseline=main[0].baseline, spaced=False) for sign in row)
                row.clear()
                break
    return rows


def _beside(sign: Word, word: Word) -> float:
    """How far (points) the sign stands behind the word, or in front of it as the number of a note does."""
    return min(abs(sign.box[0] - word.box[2]), abs(word.box[0] - sign.box[2]))


def _by_baseline(word: Word) -> float:
    return word.baseline


def _by_x(word: Word) -> float:
    return word.box[0]
