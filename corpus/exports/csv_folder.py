"""One table as a CSV file (RFC 4180, UTF-8): decimals as their digits, days as 2021-06-15, nothing for null."""

import csv
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from corpus.exports.tables import LongTable, Row, Value


class CsvPart:
    """A CSV file that is being written."""

    left_out = 0  # a text holds any figure

    def __init__(self, path: Path, table: LongTable) -> None:
        self._names = table.names
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._writer.writerow(self._names)

    def write(self, rows: Sequence[Row]) -> None:
        """Adds rows."""
        self._writer.writerows([csv_value(row[name]) for name in self._names] for row in rows)

    def close(self) -> None:
        """Ends the file."""
        self._file.close()


def csv_value(value: Value) -> str:
    """The value as it stands in the file.

    >>> [csv_value(value) for value in (Decimal("9.45E+9"), True, None, 0.9)]
    ['9450000000', 'true', '', '0.9']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")  # never 9.45E+9, which some programs take for text
    return str(value).replace("\0", "\ufffd")  # many readers of CSV end at a U+0000
