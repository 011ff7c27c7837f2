"""Which parts of a file only set the page (letterhead and signature side by side) and in what order they are read."""

import re
from dataclasses import replace

from corpus.readers.columns import is_letterhead, is_motto, is_place_and_day, is_recipients, is_signature
from corpus.readers.draft import Side
from corpus.readers.items import Grid, GridCell, Item, Paragraph, paragraphs_of

Placed = tuple[Side | None, Item]

_GAP = re.compile(r"\t[\t ]*| {5,}")
_LEADING = re.compile(r"^(?:\t| {5,})[\t ]*")
_MAX_LAYOUT_ROWS = 6
_LETTERHEAD_PARAGRAPHS = 12
_SIGNATURE_PARAGRAPHS = 30


def is_layout(grid: Grid) -> bool:
    """Whether the table holds no data but places text: letterhead, signature, a frame around paragraphs."""
    columns = _filled_columns(grid)
    if len(columns) <= 1:
        return True
    if len(grid.rows) > _MAX_LAYOUT_ROWS or len(columns) > 4:
        return False
    if (len(columns) <= 3 and _places_text(grid)) or _begins_recipients(grid):
        return True
    return not _is_ruled(grid) and len(grid.rows) <= 2 and len(columns) <= 2


def _places_text(grid: Grid) -> bool:
    """Whether a cell of its first rows begins as letterheads and signatures do."""
    for row in grid.rows[:3]:
        for cell in row:
            texts = [p.text for item in cell.items for p in paragraphs_of(item) if p.text.strip()]
            if texts and (is_letterhead(" ".join(texts[:4])) or is_signature(texts[0])):
                return True
    return False


def _begins_recipients(grid: Grid) -> bool:
    """Whether its first cell begins "Nơi nhận", however many signers stand beside it."""
    texts = [p.text for cell in grid.rows[0][:1] for item in cell.items for p in paragraphs_of(item) if p.text.strip()]
    return bool(texts) and is_recipients(texts[0])


def columns_of(grid: Grid) -> list[Placed]:
    """The items of a layout table, column by column, each with its side; no side where there is one column."""
    columns = _filled_columns(grid)
    cells = [cell for row in grid.rows for cell in row]
    if len(columns) <= 1:
        return [(None, item) for cell in cells for item in cell.items]
    placed: list[Placed] = []
    for column in columns:
        side: Side = "left" if column != columns[-1] and _center(grid, column) < 0.5 else "right"
        placed.extend((side, item) for cell in cells if cell.column == column for item in cell.items)
    return placed


def _filled_columns(grid: Grid) -> list[int]:
    """The columns in which cells with words begin."""
    return sorted({cell.column for row in grid.rows for cell in row if _has_words(cell)})


def _has_words(cell: GridCell) -> bool:
    return any(p.text.strip() or p.label for item in cell.items for p in paragraphs_of(item))


def _is_ruled(grid: Grid) -> bool:
    """Whether most of its cells are drawn with lines."""
    cells = [cell for row in grid.rows for cell in row]
    drawn = sum(1 for cell in cells if (grid.bordered if cell.bordered is None else cell.bordered))
    return drawn * 2 >= len(cells)


def _center(grid: Grid, column: int) -> float:
    """Where the middle of the column stands in the table's width, 0..1."""
    total = sum(grid.widths)
    if not total or column >= len(grid.widths):
        return column / max(1, len(grid.widths) or column + 1)
    return (sum(grid.widths[:column]) + grid.widths[column] / 2) / total


def place(items: list[Item]) -> list[Placed]:
    """The items of a body, each with its side: columns that are set with tabs or text boxes told apart."""
    placed: list[Placed] = []
    at = 0
    while at < len(items):
        end, lines = _tabbed_columns(items, at)
        if lines:
            placed.extend(lines)
            at = end
            continue
        item = items[at]
        if isinstance(item, Paragraph) and item.boxes:
            placed.extend(_boxes(item))
        placed.append((None, item))
        at += 1
    return placed


def _boxes(paragraph: Paragraph) -> list[Placed]:
    """What stands in the text boxes of a paragraph, from left to right; sides only in a letterhead or signature."""
    boxes = sorted(paragraph.boxes, key=lambda box: box.left or 0.0)
    words = [" ".join(p.text for item in box.items for p in paragraphs_of(item)) for box in boxes]
    filled = [at for at, text in enumerate(words) if text.strip()]
    apart = len(filled) > 1 and any(is_letterhead(text) or is_signature(text) for text in words)
    placed: list[Placed] = []
    for at in filled:
        side: Side | None = None
        if apart:
            side = "right" if at == filled[-1] else "left"
        placed.extend((side, item) for item in boxes[at].items)
    return placed


def _tabbed_columns(items: list[Item], at: int) -> tuple[int, list[Placed]]:
    """Left and right lines of a letterhead or signature whose columns are parted by tabs, and where it ends."""
    first = items[at]
    if not isinstance(first, Paragraph) or not _GAP.search(first.text):
        return at, []
    left, right = _halves(first.text)
    if not (left and right):
        return at, []
    if is_motto(right):
        limit = _LETTERHEAD_PARAGRAPHS
    elif is_recipients(left):
        limit = _SIGNATURE_PARAGRAPHS
    else:
        return at, []
    lefts: list[Placed] = []
    rights: list[Placed] = []
    end = at
    for number, item in enumerate(items[at : at + limit]):
        if not isinstance(item, Paragraph) or (number and not _belongs(item, at_signature=limit == _SIGNATURE_PARAGRAPHS)):
            break
        end = at + number + 1
        for line in item.text.split("\n"):
            left, right = _halves(line)
            if left:
                lefts.append(("left", replace(item, text=left, boxes=[], centered=False)))
            if right:
                rights.append(("right", replace(item, text=right, label=None, notes=[], boxes=[], centered=False)))
    return end, lefts + rights


def _belongs(paragraph: Paragraph, *, at_signature: bool) -> bool:
    """Whether a paragraph below the first still stands in the two columns."""
    text = paragraph.text
    if not text.strip() or not any(map(str.isalnum, text)):
        return True
    if at_signature:
        return bool(_GAP.search(text)) or text.lstrip().startswith(("-", "–", "+")) or text.strip()[:3] == "Lưu"
    return not paragraph.centered and bool(_GAP.search(text))


def _halves(line: str) -> tuple[str, str]:
    """The left and the right text of a line; one of them is empty where only the other is there."""
    lead = _LEADING.match(line)
    body = line[lead.end() :] if lead else line
    gaps = list(_GAP.finditer(body.rstrip()))
    if not gaps:
        return ("", body.strip()) if lead else (body.strip(), "")
    tabs = [gap for gap in gaps if "\t" in gap[0]]
    candidates = tabs or [max(gaps, key=lambda gap: len(gap[0]))]
    split = next((gap for gap in candidates if is_motto(body[gap.end() :]) or is_place_and_day(body[gap.end() :])), candidates[0])
    return body[: split.start()].strip(), body[split.end() :].strip()
