"""The marks of the source format: `{tag arguments: words}` gives the words and what a reader finds in them.

Marks nest. A mark's arguments end at the first colon that a space follows; see README.md for the tags.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `start` and `end` are offsets into the words that it stands in."""

    tag: str
    argument: str
    start: int
    end: int

    def holds(self, other: "Mark") -> bool:
        """Whether `other` stands inside this mark."""
        return self is not other and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Marked:
    """Words without their marks, and the marks in reading order (the outer one first)."""

    words: str
    marks: tuple[Mark, ...] = ()

    def said(self, mark: Mark) -> str:
        """The words under a mark."""
        return self.words[mark.start : mark.end]

    def inside(self, mark: Mark, tag: str) -> list[Mark]:
        """The marks of one tag that stand inside `mark`."""
        return [other for other in self.marks if other.tag == tag and mark.holds(other)]


NO_WORDS = Marked("")


def parse_marks(source: str) -> Marked:
    """The words and marks of one line of source; raises ValueError where a brace is not closed.

    >>> parse_marks("báo cáo {d ../2023-06-20 deadline BEFORE: trước ngày 20/6/2023}").words
    'báo cáo trước ngày 20/6/2023'
    """
    words: list[str] = []
    open_marks: list[tuple[str, int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(source):
        char = source[at]
        if char == "{":
            head, colon, _ = source[at + 1 :].partition(": ")
            if not colon or "{" in head or "}" in head:
                raise ValueError(f"a mark without its colon: {source[at : at + 60]!r}")
            open_marks.append((head, len(words)))
            at += len(head) + 3
            continue
        if char == "}":
            if not open_marks:
                raise ValueError(f"a brace too many: {source[max(0, at - 60) : at + 1]!r}")
            head, start = open_marks.pop()
            tag, _, argument = head.partition(" ")
            marks.append(Mark(tag, argument.strip(), start, len(words)))
        else:
            words.append(char)
        at += 1
    if open_marks:
        raise ValueError(f"an open mark: {open_marks[-1][0]!r}")
    return Marked("".join(words), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))
