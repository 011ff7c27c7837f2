"""What stands above and below a plan: its kind, number, issuer, day, title, signer and recipients."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Span, Strict, Years

HeaderField = Literal["read", "blank", "absent"]


class Signer(Strict):
    """Who signed, as printed."""

    name: str | None
    position: str | None
    on_behalf: Annotated[str | None, Field(description="the line that begins KT., TM., TL., TUQ. or Q.")]


class Header(Strict):
    """The letterhead, the title and the signature, after Nghị định 30/2020/NĐ-CP and its forerunners."""

    kind: Annotated[str | None, Field(description="ke_hoach, chuong_trinh, quyet_dinh, …")] = None
    number: Annotated[str | None, Field(description="digits as written; None where left blank or absent")] = None
    symbol: Annotated[str | None, Field(description="after the slash: KH-UBND")] = None
    issuing_body: str | None = None
    parent_body: str | None = None
    place: str | None = None
    issued_on: Annotated[str | None, Field(description="ISO 8601, as precise as the page")] = None
    title: Annotated[str | None, Field(description="the subject, one line, without the kind")] = None
    period: Years | None = None
    theme: Annotated[str | None, Field(description="the slogan of the year, without quotation marks")] = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
    number_state: Annotated[HeaderField, Field(description="whether the line Số: … is filled in, open, or not there")] = "absent"
    date_state: HeaderField = "absent"
    spans: Annotated[dict[str, Span], Field(description="where each field was read, by its name")] = {}
