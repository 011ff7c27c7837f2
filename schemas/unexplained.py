"""Figures in the body that no item and no rule accounts for."""

from typing import Annotated

from pydantic import Field

from schemas.base import Span, Strict


class Unexplained(Strict):
    """A figure that stands alone: neither part of an item nor left out for a reason that has a name."""

    span: Span
    section_id: Annotated[str | None, Field(description="the innermost section that holds it")] = None
