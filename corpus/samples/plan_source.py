"""A plan as it is written in plans/*.plan: front matter in TOML between +++ lines, then one block a line.

README.md teaches the format. Nothing is read out of the words here: what gold says stands in the marks.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NotRequired, TypedDict, cast

from corpus.samples.marks import NO_WORDS, Marked, parse_marks

BlockKind = Literal["section", "text", "dash", "plus", "centre", "table", "signature", "page"]
_SECTION = re.compile(r"(?P<level>#+)(?P<bare>~?) (?P<role>[a-z_]+)(?P<optional>\?)? \| (?P<words>.*)")
_LABEL = re.compile(r"(?P<number>[IVXLC]+|[A-ZĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])(?P<end>[.)/-]+) ")


class FlagSource(TypedDict):
    """One flag as gold keeps it."""

    code: str
    text: NotRequired[str]
    optional: NotRequired[bool]


class SignerSource(TypedDict):
    """The signer's block: the lines as printed, then what gold says of them."""

    lines: list[str]
    on_behalf: NotRequired[str]
    position: str
    name: str


class Front(TypedDict):
    """The front matter of a plan."""

    kind: str
    formats: list[str]
    numbering: Literal["typed", "auto"]
    party: NotRequired[bool]
    left: list[str]
    right: NotRequired[list[str]]
    number_line: str
    place_line: str
    kind_line: str
    title: list[str]
    number: NotRequired[str]
    symbol: NotRequired[str]
    issuing_body: str | list[str]
    parent_body: NotRequired[str | list[str]]
    place: str
    issued_on: NotRequired[str]
    period: list[int]
    theme: NotRequired[str]
    recipients: list[str]
    signer: SignerSource
    flags: list[FlagSource]
    slips: NotRequired[list[list[str]]]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or a table with its rows."""

    kind: BlockKind
    text: Marked = NO_WORDS
    label: str = ""  # the list number with its full stop or bracket, "-" or "+"
    number: str | None = None
    level: int = 0
    role: str = ""
    headed: bool = False  # the words name what follows
    optional: bool = False
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Marked, ...], ...] = ()

    @property
    def line(self) -> str:
        """The paragraph as a person would read it aloud, its list number included."""
        return f"{self.label} {self.text.words}" if self.label else self.text.words


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan's words with their marks."""

    name: str
    front: Front
    blocks: tuple[Block, ...]


def row_line(row: tuple[Marked, ...]) -> str:
    """A table row as the clean text has it.

    >>> row_line((Marked("1"), Marked("Số dự án mới"), Marked("dự án")))
    '1 | Số dự án mới | dự án'
    """
    return " | ".join(cell.words for cell in row)


def read_plan(path: Path) -> Plan:
    """The plan in a source file; raises ValueError, with the line, where the format is not kept."""
    _, matter, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    blocks: list[Block] = []
    lines = iter(enumerate(body.splitlines(), start=matter.count("\n") + 3))
    for number, line in lines:
        try:
            if line.startswith("@table "):
                blocks.append(_table(line, lines))
            elif line.strip():
                blocks.append(_block(line.strip()))
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
    return Plan(path.stem, cast("Front", tomllib.loads(matter)), tuple(blocks))


def _block(line: str) -> Block:
    if line in ("@signature", "@page"):
        return Block("signature" if line == "@signature" else "page")
    if line.startswith("> "):
        return Block("centre", parse_marks(line[2:]))
    if line.startswith(("- ", "+ ")):
        return Block("dash" if line[0] == "-" else "plus", parse_marks(line[2:]), label=line[0])
    if not line.startswith("#"):
        return Block("text", parse_marks(line))
    section = _SECTION.fullmatch(line)
    if section is None:
        raise ValueError(f"no section line: {line[:60]!r}")
    words = section["words"]
    label = _LABEL.match(words)
    return Block(
        "section",
        parse_marks(words[label.end() :] if label else words),
        label=label[0].strip() if label else "",
        number=label["number"] if label else None,
        level=len(section["level"]),
        role=section["role"],
        headed=not section["bare"],
        optional=bool(section["optional"]),
    )


def _table(line: str, lines: "enumerate[str]") -> Block:
    rows = []
    for _, row in lines:
        if row.strip() == "@end":
            break
        cells = row.strip().removeprefix("|").removesuffix("|").split("|")
        rows.append(tuple(parse_marks(cell.strip()) for cell in cells))
    columns = tuple(line.split()[1:])
    if any(len(row) != len(columns) for row in rows):
        raise ValueError(f"a row does not have {len(columns)} cells: {[row_line(r) for r in rows if len(r) != len(columns)]}")
    return Block("table", columns=columns, rows=tuple(rows))
