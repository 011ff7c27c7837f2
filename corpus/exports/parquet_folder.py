"""One table as a Parquet file: decimals as decimals, days as days, the meaning of each column beside it."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.exports.tables import ColumnType, LongTable, Row, Value

# 22 digits before the point and 16 behind it: what a JSON number can say of a figure, and what DuckDB can hold.
EXACT = pa.decimal128(38, 16)
_LAST_DIGIT = Decimal(1).scaleb(-EXACT.scale)
_GROUP = 65_536  # rows of a row group at most
_BYTES = 16 * 2**20  # that wait to be written: texts are long
_TYPES: dict[ColumnType, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "decimal": EXACT,
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def arrow_schema(table: LongTable) -> pa.Schema:
    """The table's schema; the key is never null, and the metadata of a field say in both languages what it means."""
    return pa.schema(
        [
            pa.field(
                column.name,
                _TYPES[column.type],
                nullable=column.name not in table.key,
                metadata={"label_vi": column.label, "description": column.en, "description_vi": column.vi},
            )
            for column in table.columns
        ],
        metadata={"description": table.en, "description_vi": table.vi},
    )


class ParquetPart:
    """A Parquet file that is being written."""

    def __init__(self, path: Path, table: LongTable) -> None:
        self._table, self._schema = table, arrow_schema(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._batches: list[pa.RecordBatch] = []
        self._waiting = self._bytes = 0
        self.left_out = 0

    def write(self, rows: Sequence[Row]) -> None:
        """Adds rows; they are packed at once and written when they make a row group."""
        arrays = [
            self._array([row[column.name] for row in rows], field)
            for column, field in zip(self._table.columns, self._schema, strict=True)
        ]
        self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._waiting += len(rows)
        self._bytes += self._batches[-1].nbytes
        if self._waiting >= _GROUP or self._bytes >= _BYTES:
            self._flush()

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches), row_group_size=_GROUP)
            self._batches.clear()
            self._waiting = self._bytes = 0

    def _array(self, values: list[Value], field: pa.Field) -> pa.Array:
        try:
            return pa.array(values, type=field.type)
        except pa.ArrowInvalid:
            if field.type != EXACT:
                raise
        fitting = [_fitting(value) for value in values]
        self.left_out += sum(value is not None for value in values) - sum(value is not None for value in fitting)
        return pa.array(fitting, type=EXACT)


def _fitting(value: Value) -> Decimal | None:
    """The figure, None where it is too long; written in words ("hai phần ba") it has no end, and the last digit is rounded."""
    if not isinstance(value, Decimal) or value.adjusted() >= EXACT.precision - EXACT.scale:
        return None
    with localcontext(prec=EXACT.precision):
        return value.quantize(_LAST_DIGIT)
