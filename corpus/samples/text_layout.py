"""A plan as text: one paragraph a line, or hard-wrapped as a converter leaves it."""

import textwrap
from collections.abc import Iterator

from corpus.samples.docx_layout import recipient_lines, right_lines
from corpus.samples.marks import parse_marks
from corpus.samples.plan_source import Block, Front, Plan, row_line

_WIDTH = 82
_LINES_A_PAGE = 38


def clean_lines(plan: Plan) -> Iterator[str]:
    """The plan's words, one paragraph or table row a line, in reading order."""
    front = plan.front
    yield from front["left"]
    yield from [front["number_line"], *right_lines(front), parse_marks(front["place_line"]).words]
    yield front["kind_line"]
    yield from (parse_marks(line).words for line in front["title"])
    for block in plan.blocks:
        yield from _block_lines(block, front)


def _block_lines(block: Block, front: Front) -> Iterator[str]:
    if block.kind == "signature":
        yield from ["Nơi nhận:", *recipient_lines(front), *front["signer"]["lines"], front["signer"]["name"]]
    elif block.kind == "table":
        yield from (row_line(row) for row in block.rows)
    elif block.kind != "page":
        yield block.line


def plain_text(plan: Plan) -> str:
    """One paragraph a line."""
    return _with_slips(plan, "".join(line + "\n" for line in clean_lines(plan)))


def wrapped_text(plan: Plan) -> str:
    """Lines cut at a page's width, a blank line between each two, pages apart by more of them, also inside a sentence.

    The letterhead's two columns stand side by side on a line, as a converter that reads across the page leaves them.
    """
    front = plan.front
    left = [*front["left"], front["number_line"]]
    right = [*right_lines(front), parse_marks(front["place_line"]).words]
    lines = [f"{one} {other}".strip() for one, other in zip(left, right, strict=True)]
    for line in list(clean_lines(plan))[len(left) + len(right) :]:
        lines += textwrap.wrap(line, _WIDTH, break_long_words=False, break_on_hyphens=False)
    pages = [lines[at : at + _LINES_A_PAGE] for at in range(0, len(lines), _LINES_A_PAGE)]
    return _with_slips(plan, "\n\n\n\n".join(" \n\n".join(page) for page in pages) + "\n")


def _with_slips(plan: Plan, text: str) -> str:
    """What a scanner made of a word, once each, in the text version only."""
    for right, wrong in plan.front.get("slips", []):
        if right not in text:
            raise ValueError(f"{plan.name}: no {right!r} to misread")
        text = text.replace(right, wrong, 1)
    return text
