"""The models of a record: what they refuse, and the schema that is committed."""

import json
from decimal import Decimal

import pytest
from pydantic import ValidationError

from schemas.base import Span
from schemas.document import Block, Cell, Document, Piece, Source, Table
from schemas.export import SCHEMA_FILE, json_schema
from schemas.targets import Target

SOURCE = Source(name="a.txt", sha256="0" * 64, format="text")


def test_committed_schema_is_that_of_the_code():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == json_schema(), "run: .venv/bin/python -m schemas.export"


@pytest.mark.parametrize(("start", "end", "text"), [(0, 3, "ab"), (0, 0, ""), (-1, 1, "ab")])
def test_a_span_refuses_words_that_do_not_fill_it(start, end, text):
    with pytest.raises(ValidationError):
        Span(start=start, end=end, text=text)


def test_unknown_keys_are_an_error():
    with pytest.raises(ValidationError):
        Span.model_validate({"start": 0, "end": 1, "text": "a", "pgae": 3})


@pytest.mark.parametrize(("value", "printed"), [("9450000000", "9450000000"), ("9.45", "9.45"), ("1E+9", "1000000000")])
def test_figures_are_written_as_json_numbers(value, printed):
    span = Span(start=0, end=1, text="x")
    target = Target(span=span, indicator="x", comparator="=", value=Decimal(value), status="target", figure_start=0, figure_end=1)
    assert json.dumps(json.loads(target.model_dump_json())["value"]) == printed


DOCUMENT = Document(
    source=SOURCE,
    text="một hai ba\nbốn",
    blocks=(Block(start=0, end=10), Block(start=11, end=14)),
    pieces=(
        Piece(0, 3, 1, (0, 0, 10, 5)),
        Piece(4, 7, 1, (12, 0, 20, 5)),
        Piece(8, 10, 2, (0, 0, 8, 5)),
        Piece(11, 14, 2, (0, 9, 8, 14)),
    ),
)


@pytest.mark.parametrize(
    ("start", "end", "page", "box"),
    [
        (0, 3, 1, (0, 0, 10, 5)),
        (0, 7, 1, (0, 0, 20, 5)),
        (5, 14, 1, (12, 0, 20, 5)),  # runs over to page 2: the box is that of its part on page 1
        (8, 14, 2, (0, 0, 8, 14)),
        (3, 5, 1, (12, 0, 20, 5)),  # begins between two words
    ],
)
def test_a_span_knows_its_page_and_box(start, end, page, box):
    span = DOCUMENT.span(start, end)
    assert (span.text, span.page, span.bbox) == (DOCUMENT.text[start:end], page, box)


def test_a_span_without_a_map_has_no_page():
    plain = Document(source=SOURCE, text="một", blocks=(Block(start=0, end=3),))
    assert plain.span(0, 3).page is None


@pytest.mark.parametrize(("offset", "start"), [(0, 0), (10, 0), (11, 11), (14, 11)])
def test_block_at(offset, start):
    block = DOCUMENT.block_at(offset)
    assert block is not None
    assert block.start == start


def test_rows_of_a_table_are_in_column_order():
    cells = (Cell(row=1, column=0, start=4, end=5), Cell(row=0, column=1, start=2, end=3), Cell(row=0, column=0, start=0, end=1))
    rows = Table(start=0, end=5, cells=cells).rows()
    assert [[c.start for c in row] for row in rows] == [[0, 2], [4]]
