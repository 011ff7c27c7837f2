"""A table that runs over pages put together: repeated header rows dropped, a row broken by the page mended."""

from dataclasses import replace

from corpus.readers.ruled_tables import GridCell, RuledTable

_SAME_COLUMN = 5.0
_MAX_HEADER_ROWS = 4
_SENTENCE_END = (".", ";", ":")


def continues_table(above: RuledTable, below: RuledTable) -> bool:
    """Whether the table at the top of a page has the columns of the one at the end of the page before."""
    if below.page != above.page + 1 or len(above.edges) != len(below.edges):
        return False
    return all(abs(a - b) < _SAME_COLUMN for a, b in zip(above.edges, below.edges, strict=True))


def stitch(above: RuledTable, below: RuledTable) -> RuledTable:
    """Both as one table; its `page` is the last one, so that a third may follow."""
    header = _repeated_rows(above, below)
    rows = [below.row(number) for number in range(header, below.row_count)]
    cells = list(above.cells)
    at = above.row_count
    if rows and _is_broken(above, rows[0]):
        cells = _mended(cells, above.row_count - 1, rows[0])
        rows = rows[1:]
    for offset, row in enumerate(rows):
        cells.extend(replace(cell, row=at + offset) for cell in row)
    return RuledTable(below.page, above.top, below.bottom, above.edges, cells)


def _repeated_rows(above: RuledTable, below: RuledTable) -> int:
    """How many first rows of `below` only repeat those of `above`."""
    count = 0
    while count < min(_MAX_HEADER_ROWS, above.row_count, below.row_count):
        first = [(cell.column, cell.text) for cell in above.row(count)]
        if not any(text for _, text in first) or first != [(cell.column, cell.text) for cell in below.row(count)]:
            break
        count += 1
    return count


def _is_broken(above: RuledTable, row: list[GridCell]) -> bool:
    """Whether a first row continues the last one above: no number of its own, and words that go on."""
    last = {cell.column: cell for cell in above.row(above.row_count - 1)}
    if not row or row[0].column != 0 or row[0].text or 0 not in last or not last[0].text:
        return False
    filled = [cell for cell in row if cell.text]
    if not filled or any(cell.column not in last for cell in filled):
        return False
    numbered = len(last[0].text) <= 6
    going_on = any(
        cell.text[0].islower() or (last[cell.column].text and not last[cell.column].text.endswith(_SENTENCE_END))
        for cell in filled
    )
    return going_on and (numbered or all(cell.text[0].islower() for cell in filled))


def _mended(cells: list[GridCell], last_row: int, row: list[GridCell]) -> list[GridCell]:
    """The cells, the lines of the broken row added to those of the last row."""
    more = {cell.column: cell.lines for cell in row}
    return [
        replace(cell, lines=cell.lines + more[cell.column]) if cell.row == last_row and cell.column in more else cell
        for cell in cells
    ]
