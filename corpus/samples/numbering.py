"""Word's automatic numbers for a plan: the numbering part, and which paragraph carries which level.

Vietnamese lists that Word cannot count (a, b, c, d, đ; a number twice; a number skipped) raise ValueError:
such a plan is typed, as such plans are.
"""

from dataclasses import dataclass, field

from corpus.samples.docx_parts import NAMESPACES
from corpus.samples.plan_source import Block, Plan

_SECTIONS, _BULLETS = 1, 2


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of the list of sections: how it counts and what it prints (`%2.`)."""

    form: str
    text: str


@dataclass(frozen=True)
class Numbering:
    """What the layout needs to know; an empty `levels` means that numbers are typed."""

    levels: dict[int, _Level] = field(default_factory=dict)

    def is_automatic(self, block: Block) -> bool:
        """Whether Word writes the paragraph's number."""
        return bool(self.levels) and bool(block.label)

    def properties(self, block: Block) -> str:
        """The numPr element of a numbered paragraph."""
        number, level = (_SECTIONS, block.level - 1) if block.kind == "section" else (_BULLETS, "-+".index(block.label))
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    @property
    def xml(self) -> str:
        """word/numbering.xml."""
        sections = "".join(_level_xml(level - 1, kind.form, kind.text) for level, kind in sorted(self.levels.items()))
        bullets = _level_xml(0, "bullet", "-") + _level_xml(1, "bullet", "+")
        abstract = "".join(
            f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            for at, levels in ((_SECTIONS, sections), (_BULLETS, bullets))
        )
        numbers = "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>' for at in (_SECTIONS, _BULLETS))
        return f"<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def _level_xml(level: int, form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>'
    )


def numbering_of(plan: Plan) -> Numbering:
    """The plan's automatic numbers, checked against the labels of its source."""
    if plan.front["numbering"] == "typed":
        return Numbering()
    levels: dict[int, _Level] = {}
    counts: dict[int, int] = {}
    for block in plan.blocks:
        if block.kind != "section" or not block.label or block.number is None:
            continue
        kind = levels.setdefault(block.level, _level_of(block.number, block.label, block.level))
        counts = {level: count for level, count in counts.items() if level <= block.level}
        counts[block.level] = counts.get(block.level, 0) + 1
        printed = kind.text
        for level in range(1, block.level + 1):
            form = levels[level].form if level in levels else "decimal"
            printed = printed.replace(f"%{level}", written(counts.get(level, 1), form))
        if printed != block.label:
            raise ValueError(f"{plan.name}: Word would print {printed!r} for {block.label!r}")
    return Numbering(levels)


def _level_of(number: str, label: str, level: int) -> _Level:
    end = label[len(number) :]
    if "." in number:
        places = range(level - number.count("."), level + 1)
        return _Level("decimal", ".".join(f"%{place}" for place in places) + end)
    if number.isdigit():
        form = "decimal"
    elif number in "IVX":
        form = "upperRoman"
    else:
        form = "upperLetter" if number.isupper() else "lowerLetter"
    return _Level(form, f"%{level}{end}")


def written(count: int, form: str) -> str:
    """A count in one of Word's formats.

    >>> [written(4, form) for form in ("decimal", "upperRoman", "upperLetter", "lowerLetter")]
    ['4', 'IV', 'D', 'd']
    """
    if form == "upperRoman":
        return ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][count]
    if form == "decimal":
        return str(count)
    return chr((ord("A") if form == "upperLetter" else ord("a")) + count - 1)
