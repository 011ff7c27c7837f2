"""Headings and numbers of a plan as it is written, one block after the other."""

from corpus.generator.marking import capital
from corpus.generator.numbering import Style
from corpus.samples.marks import parse_marks
from corpus.samples.plan_source import Block


class Outline:
    """Collects the blocks; keeps count of the numbers on every level."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.blocks: list[Block] = []
        self._counts = [0] * 6
        self._numbers = [""] * 6

    def section(self, level: int, role: str, words: str, *, headed: bool = True, again: bool = False, skip: bool = False) -> None:
        """A section; `again` repeats the number before it, `skip` leaves one out."""
        self._counts[level] += 0 if again else 2 if skip else 1
        self._counts[level + 1 :] = [0] * (5 - level)
        label = self.style.label(level, self._counts[level], self._numbers[level - 1] if level > 1 else "")
        number = label.rstrip(".)/-") or None
        self._numbers[level] = number or ""
        if headed and level == 1 and self.style.capitals:
            words = upper(words)
        elif headed and level > 1 and self.style.colon:
            words += ":"
        self.blocks.append(
            Block("section", parse_marks(words), label=label, number=number, level=level, role=role, headed=headed)
        )

    def paragraph(self, words: str) -> None:
        """A plain paragraph."""
        self.blocks.append(Block("text", parse_marks(words)))

    def dash(self, words: str, mark: str = "-") -> None:
        """A list item."""
        self.blocks.append(Block("dash" if mark == "-" else "plus", parse_marks(capital(words)), label=mark))

    def centre(self, words: str) -> None:
        """A centred line."""
        self.blocks.append(Block("centre", parse_marks(words)))

    def bare(self, role: str, words: str, *, headed: bool = False) -> None:
        """A section of the first level without a number: the preamble, the closing words, an appendix."""
        self.blocks.append(Block("section", parse_marks(words), level=1, role=role, headed=headed))

    def table(self, columns: list[str], rows: list[list[str]]) -> None:
        """A table; the first row is its head."""
        cells = tuple(tuple(parse_marks(cell) for cell in row) for row in rows)
        self.blocks.append(Block("table", columns=tuple(columns), rows=cells))

    def end(self) -> None:
        """Recipients and signature."""
        self.blocks.append(Block("signature"))


def upper(words: str) -> str:
    """The words in capitals; the heads of marks stay.

    >>> upper("Kết quả {y 2022: năm 2022}")
    'KẾT QUẢ {y 2022: NĂM 2022}'
    """
    parts = words.split("{")
    out = [parts[0].upper()]
    for part in parts[1:]:
        head, _, said = part.partition(": ")
        out.append(f"{head}: {said.upper()}")
    return "{".join(out)
