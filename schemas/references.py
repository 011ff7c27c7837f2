"""Other documents that a plan names."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Item

Relation = Literal["basis", "implements", "mentions"]


class Reference(Item):
    """One mention of a document; named twice, it is two items."""

    kind: Annotated[str, Field(description="chi_thi, ke_hoach, luat, … as in the header")]
    number: str | None = None
    symbol: Annotated[str | None, Field(description="CT-TTg of 19/CT-TTg; CT/TW of 34-CT/TW")] = None
    canonical: Annotated[str | None, Field(description="34-CT/TW, 1319/KH-UBND, 30/2020/NĐ-CP; None without a number")] = None
    title: str | None = None
    issuer: str | None = None
    date: Annotated[str | None, Field(description="ISO 8601")] = None
    relation: Relation
