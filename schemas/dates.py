"""Expressions that name a point, a stretch or a repetition of calendar time (after TIMEX3, EDTF and RFC 5545)."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Item

DateType = Literal["DATE", "PERIOD", "DURATION", "SET"]
DateRole = Literal["issue", "deadline", "period", "commemoration", "citation", "baseline", "as_of", "other"]
DateMod = Literal["BEFORE", "ON_OR_BEFORE", "AFTER", "START", "MID", "END", "APPROX"]


class DateItem(Item):
    """One expression of time, its value and the part it plays."""

    type: DateType
    value: Annotated[str | None, Field(description="EDTF; a duration in ISO 8601; None for a SET")] = None
    earliest: Annotated[str | None, Field(description="first calendar day, None where open")] = None
    latest: Annotated[str | None, Field(description="last calendar day, None where open")] = None
    mod: DateMod | None = None
    recurrence: Annotated[str | None, Field(description="RFC 5545 RRULE of a SET")] = None
    role: DateRole
    anchor: Annotated[
        str | None, Field(description="where an unwritten year came from: sentence, section, period, issued_on")
    ] = None
