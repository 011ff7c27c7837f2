"""Long texts translated character for character by one look at a table: ten times as fast as `str.translate`."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    CodeTable: TypeAlias = NDArray[np.uint32]

LONG = 1000  # characters, from which on it is the faster way
FIRST_PLANE = range(0x10000)  # the characters of a table; beyond are emoji and dead scripts


def code_table(becomes: str) -> "CodeTable":
    """The table by which each character of the first plane becomes the one at its place in the text."""
    import numpy as np  # noqa: PLC0415  whoever lists plans has short names only

    return np.frombuffer(becomes.encode("utf-32-le", "surrogatepass"), np.uint32)


def translated(text: str, table: "CodeTable") -> str | None:
    """The text by the table; None where it has characters beyond."""
    import numpy as np  # noqa: PLC0415

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if codes.max(initial=0) >= len(table):
        return None
    return table[codes].tobytes().decode("utf-32-le", "surrogatepass")
