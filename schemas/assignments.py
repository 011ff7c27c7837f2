"""Who is to do what, by when, and to whom the result goes."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Item, Strict


class Assignee(Strict):
    """An office or group of people as said; *chủ trì* is `lead`, *phối hợp* is `support`."""

    text: str
    part: Literal["lead", "support"]


class Assignment(Item):
    """One task."""

    assignees: Annotated[tuple[Assignee, ...], Field(min_length=1)]
    action: Annotated[str, Field(description="the document's words")]
    deadline: Annotated[int | None, Field(description="index into the record's dates")] = None
    deadline_rule: Annotated[str | None, Field(description="why that date is the deadline")] = None
    report_to: Annotated[str | None, Field(description="who receives the result")] = None
    product: Annotated[str | None, Field(description="what is to be delivered")] = None
