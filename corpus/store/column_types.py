"""A column type for figures that come back exactly as they were written."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from sqlalchemy.engine import Dialect
from sqlalchemy.types import UserDefinedType


class Exact(UserDefinedType[Decimal]):
    """A NUMERIC, exact in PostgreSQL and to 15 significant digits in SQLite.

    SQLite has no decimals: the figure goes in as its digits, and NUMERIC affinity makes a number of them
    that can be summed and compared.  What was extracted stands in the whole record in any case.
    """

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        """The type's name in both databases."""
        return "NUMERIC"

    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], Decimal | str | None]:
        """What turns a figure into what the driver takes."""
        if dialect.name == "sqlite":
            return lambda figure: None if figure is None else str(figure)
        return lambda figure: figure

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], Decimal | None]:
        """What turns the driver's value back into a figure."""
        return lambda kept: None if kept is None else Decimal(str(kept))
