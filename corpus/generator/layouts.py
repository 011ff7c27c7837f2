"""A plan as text in the ways that converters and crawlers leave it."""

import textwrap
from collections.abc import Iterator
from typing import Literal

from corpus.generator.chance import Chance
from corpus.samples.docx_layout import right_lines
from corpus.samples.marks import parse_marks
from corpus.samples.plan_source import Plan, row_line
from corpus.samples.text_layout import clean_lines

TextLayout = Literal["plain", "wrapped", "spaced", "paged", "flattened", "markdown"]
_LAYOUTS: dict[TextLayout, float] = {"wrapped": 3, "spaced": 2, "paged": 2, "flattened": 3, "markdown": 2}


def draw_layout(chance: Chance, *, with_tables: bool) -> TextLayout:
    """One of the noisy layouts; nothing says what a flattened table was, so that no plan with tables is flattened."""
    layout = chance.weighted(_LAYOUTS)
    return "spaced" if with_tables and layout == "flattened" else layout


def text_in(layout: TextLayout, plan: Plan, chance: Chance) -> str:
    """The text of the plan in a layout; no word is lost or added but dashes under the letterhead and page numbers."""
    if layout == "flattened":
        return _flattened(plan)
    if layout == "markdown":
        return "\n\n".join(_emphasised(plan)) + "\n"
    width = chance.one([68, 78, 90, 100])
    lines = [*_letterhead_across(plan)]
    rows = {row_line(row) for block in plan.blocks for row in block.rows}  # what writes rows in one line does not wrap them
    for line in _body(plan):
        lines += [line] if line in rows else textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
    if layout == "wrapped":
        return "\n".join(lines) + "\n"
    if layout == "spaced":
        return "\n\n".join(lines) + "\n"
    return _paged(lines, chance.one([34, 42]))


def _letterhead_across(plan: Plan) -> Iterator[str]:
    """The letterhead's two columns side by side, as a converter that reads across the page leaves them."""
    front = plan.front
    left, right = front["left"], right_lines(front)
    for at in range(max(len(left), len(right))):
        yield " ".join(column[at] for column in (left, right) if at < len(column))
    yield f"{front['number_line']} {parse_marks(front['place_line']).words}"


def _body(plan: Plan) -> list[str]:
    """The lines from the kind on."""
    front = plan.front
    return list(clean_lines(plan))[len(front["left"]) + 2 + len(right_lines(front)) :]


def _paged(lines: list[str], length: int) -> str:
    """Pages apart, with their numbers, also inside a paragraph."""
    pages = [lines[at : at + length] for at in range(0, len(lines), length)]
    parts = ["\n".join(pages[0])]
    parts += [f"{number}\n\n" + "\n".join(page) for number, page in enumerate(pages[1:], start=2)]
    return "\n\n\n".join(parts) + "\n"


def _flattened(plan: Plan) -> str:
    """All lines run together and broken anew at 80 characters, as crawled pages come."""
    front = plan.front
    head = f"{' '.join(front['left'])} ------- {' '.join(right_lines(front))} --------------- {front['number_line']} "
    words = head + parse_marks(front["place_line"]).words + " " + " ".join(_body(plan))
    return "\n".join(textwrap.wrap(words, 80, break_long_words=False, break_on_hyphens=False))


def _emphasised(plan: Plan) -> Iterator[str]:
    """Paragraphs with Markdown's stars around headings, the place and the title."""
    front = plan.front
    yield from front["left"]
    yield front["number_line"]
    yield from (f"**{line}**" for line in right_lines(front))
    yield f"*{parse_marks(front['place_line']).words}*"
    body = _body(plan)
    yield from (f"**{line}**" for line in body[: 1 + len(front["title"])])
    headings = {block.line for block in plan.blocks if block.kind == "section" and block.headed}
    yield from (f"**{line}**" if line in headings else line for line in body[1 + len(front["title"]) :])
