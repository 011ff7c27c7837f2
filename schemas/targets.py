"""A target: a figure that someone is to reach, with what it measures."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainSerializer

from schemas.base import Item, Strict, Years

# Written to JSON as a number; Decimal inside, so that 9,45 tỷ USD is exactly 9450000000.
Number = Annotated[
    Decimal,
    PlainSerializer(lambda n: int(n) if n == n.to_integral_value() else float(n), return_type=int | float, when_used="json"),
]
Comparator = Literal["=", ">=", "<=", "~", "range"]
TargetStatus = Literal["target", "forecast", "actual"]


class Change(Strict):
    """How far a figure moves against another time."""

    direction: Literal["increase", "decrease", "ratio"]
    value: Number | None
    unit_code: str | None
    relative_to: Annotated[str | None, Field(description="in the document's words: năm 2020")] = None


class Target(Item):
    """A figure or range in the base unit; `span` takes in what it measures."""

    indicator: Annotated[str, Field(description="what is measured, in the document's words, without the figure")]
    subject: Annotated[str | None, Field(description="whose, or of which whole")] = None
    comparator: Comparator
    value: Number
    value_max: Number | None = None
    unit: Annotated[str | None, Field(description="as written: tỷ đồng, %, doanh nghiệp")] = None
    unit_code: Annotated[str | None, Field(description="ISO 4217, %, UCUM, else the counted noun in lower case")] = None
    status: TargetStatus
    change: Change | None = None
    period: Years | None = None
    of: Annotated[Number | None, Field(description="the whole in 190/207,45ha")] = None
    part_of: Annotated[int | None, Field(description="index of the target that this one is a part of")] = None
    plan_share: Annotated[Number | None, Field(description="bằng 81% kế hoạch năm: 0.81")] = None
    figure_start: Annotated[int, Field(description="offset in the text where the figure itself begins")]
    figure_end: int
