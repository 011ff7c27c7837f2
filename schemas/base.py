"""The base of every schema, with the span that says where a value was read."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Box = tuple[float, float, float, float]


class Strict(BaseModel):
    """Base of every schema: immutable, and unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Strict):
    """Half-open interval [start, end) of code points in the record's `text`.

    The clean text is fixed when a file is read and never changes afterwards, so an offset
    stays true for the life of the record.
    """

    start: Annotated[int, Field(ge=0)]
    end: int
    text: Annotated[str, Field(min_length=1, description="text[start:end] of the record")]
    page: Annotated[int | None, Field(description="counted from 1; None where the format has no pages")] = None
    bbox: Annotated[
        Box | None,
        Field(description="[x0, top, x1, bottom] in points on `page`, origin top left"),
    ] = None

    @model_validator(mode="after")
    def _text_fills_interval(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.start}:{self.end} cannot hold {self.text!r}")
        return self


class Item(Strict):
    """One thing that was read out of a plan, with the place, the rule and how sure we are."""

    span: Span
    section_id: Annotated[str | None, Field(description="the innermost section that holds the span")] = None
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    inferred: Annotated[bool, Field(description="a part of the value was concluded, not read")] = False
    rule: Annotated[str, Field(description="id of the rule that read it")] = ""


class Years(Strict):
    """The years from `first` to `last`, both counted in."""

    first: int
    last: int
