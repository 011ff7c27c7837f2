"""The sections of a plan: a tree in reading order that covers the whole text."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from schemas.base import Span, Strict

SectionRole = Literal[
    "preamble", "purpose", "requirements", "purpose_requirements", "situation", "objectives", "targets", "scope",
    "content", "tasks", "timeline", "funding", "rewards", "implementation", "closing", "recipients", "signature",
    "appendix", "other",
]  # fmt: skip
SECTION_ROLES: tuple[str, ...] = get_args(SectionRole)


class Section(Strict):
    """A stretch of the text under one number or heading, its children counted in."""

    section_id: str
    number: Annotated[str | None, Field(description="as printed, without the final dot or bracket")] = None
    heading: Annotated[str | None, Field(description="None for a numbered paragraph without a heading")] = None
    level: Annotated[int, Field(ge=1, description="1 = the outermost")]
    parent_id: str | None = None
    role: SectionRole
    rule: Annotated[str, Field(description="the rule that gave the role")] = ""
    span: Span
    body_start: Annotated[int, Field(description="offset in the text where the number and heading end")]
