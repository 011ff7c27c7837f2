"""A web page, also one that Word saved, to a document: paragraphs and tables as the page shows them."""

import re
from dataclasses import dataclass, field
from typing import Literal

from lxml import html
from lxml.etree import ParserError, _Element

from corpus.readers.decoding import decode, guessed_font
from corpus.readers.html_around import around
from corpus.readers.html_lists import ListNumbers
from corpus.readers.html_notes import Notes
from corpus.readers.item_writer import write_items
from corpus.readers.items import Grid, GridCell, Item, Paragraph
from corpus.readers.legacy_fonts import LegacyFont, is_unicode, legacy_font
from schemas.document import Document, Source
from schemas.errors import SourceUnreadable

_BLOCKS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "body", "center", "blockquote", "pre",
     "section", "article", "header", "footer", "main", "address", "form", "fieldset", "figure", "hr", "table", "tr", "td", "th"]
)  # fmt: skip
_SKIPPED = frozenset(
    ["script", "style", "head", "title", "noscript", "template", "svg", "select", "button", "nav", "iframe", "object", "del"]
)
_ROWS = frozenset(["tr"])
_ROW_HOLDERS = frozenset(["tbody", "thead", "tfoot"])
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BOLD = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight:\s*(?:normal|[1-5]00)", re.IGNORECASE)
_FONT = re.compile(r"""font-family:\s*["']?([^;,"']+)""", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all", re.IGNORECASE)
_CENTER = re.compile(r"text-align:\s*center", re.IGNORECASE)
_NOT_CENTER = re.compile(r"text-align:\s*(?:left|right|justify|start|end)", re.IGNORECASE)
_BORDER = re.compile(r"border(?:-\w+)?:[^;]*(?:solid|double|dashed|dotted|\d(?:pt|px)\s+\w)", re.IGNORECASE)
_CHARSET = re.compile(rb"""<(?:meta[^>]+charset=|\?xml[^>]+encoding=)["']?\s*([\w-]+)""", re.IGNORECASE)
_UNICODE = ("utf-8", "utf8", "utf-16", "unicode", "us-ascii")  # the bytes themselves tell these apart
_MAX_SPAN = 100


def read_html(data: bytes, source: Source, charset: str | None = None) -> Document:
    """The document in the bytes of an HTML file; its pieces name the block ("body/p3", "body/tbl0/r1/c0/p0").

    `charset` is the encoding that whoever handed the page over names; the page's own word counts more.
    """
    try:
        root = html.document_fromstring(_decoded(data, charset))
    except (ParserError, ValueError) as error:
        raise SourceUnreadable(
            "damaged", "The web page is broken", "Open it in a browser, save it again, and load that."
        ) from error
    body = root.find("body")
    walker = _Walker("body", ListNumbers(), Notes.of(root), around(root))
    walker.walk(body if body is not None else root, _Look(legacy=_legacy(root)))
    walker.close()
    return write_items(walker.items, source)


def _decoded(data: bytes, charset: str | None) -> str:
    """The text of the page: in the encoding that it names where that fits, else in the one that reads best."""
    told = _CHARSET.search(data[:4096])
    named = told[1].decode("ascii").lower() if told else charset
    if named and named not in _UNICODE:
        try:
            return data.decode(named)
        except (LookupError, UnicodeDecodeError):
            pass
    # lxml refuses text that names an encoding in an XML declaration.
    return re.sub(r"^\s*<\?xml[^>]*>", "", decode(data, fonts_follow=True).lstrip("\ufeff"))


def _legacy(root: _Element) -> LegacyFont | Literal["unicode"] | None:
    """How to read text whose font nobody names; "unicode" where the names of fonts are not to be believed."""
    text = "".join(map(str, root.itertext()))
    return "unicode" if is_unicode(text) else guessed_font(text)


@dataclass(frozen=True, slots=True)
class _Look:
    """What an element inherits from those around it."""

    bold: bool = False
    centered: bool = False
    preformatted: bool = False
    legacy: LegacyFont | Literal["unicode"] | None = None

    def inside(self, element: _Element) -> "_Look":
        """The look inside this element."""
        tag, style = element.tag, element.get("style", "")
        bold = bool(
            tag in ("b", "strong", "th", "h1", "h2", "h3", "h4")
            or _BOLD.search(style)
            or (self.bold and not _LIGHT.search(style))
        )
        align = element.get("align", "").lower()
        centered = self.centered
        if tag == "center" or align in ("center", "middle") or _CENTER.search(style):
            centered = True
        elif align or _NOT_CENTER.search(style):
            centered = False
        legacy = self.legacy
        if legacy != "unicode" and (name := element.get("face") or _named_font(style)):
            legacy = legacy_font(name)
        return _Look(bold, centered, self.preformatted or tag == "pre", legacy)


def _named_font(style: str) -> str | None:
    found = _FONT.search(style)
    return found[1].strip() if found else None


@dataclass(slots=True)
class _Walker:
    """Gathers the items below one element; `path` is where it stands."""

    path: str
    lists: ListNumbers
    notes: Notes
    around: frozenset[_Element] = frozenset()  # elements that are left out
    items: list[Item] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _letters: int = 0
    _bold_letters: int = 0
    _centered: bool = False
    _label: str | None = None
    _called: list[Paragraph] = field(default_factory=list)
    _paragraphs: int = 0
    _tables: int = 0

    def walk(self, element: _Element, look: _Look) -> None:
        """Reads the element with all that is in it."""
        self._add(element.text, look)
        for part in element:
            if isinstance(part.tag, str):
                self._element(part, look)
            self._add(part.tail, look)

    def close(self) -> None:
        """Ends the paragraph that is open."""
        text = "".join(self._parts)
        if text.strip():
            self.items.append(
                Paragraph(
                    text=text,
                    path=f"{self.path}/p{self._paragraphs}",
                    label=self._label,
                    bold=0 < self._letters == self._bold_letters,
                    centered=self._centered,
                    notes=self._called,
                )
            )
            self._paragraphs += 1
            self._label, self._called = None, []
        self._parts, self._letters, self._bold_letters, self._centered = [], 0, 0, False

    def _element(self, element: _Element, look: _Look) -> None:
        tag = element.tag
        if tag in _SKIPPED or _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
            return
        if element in self.around or self.notes.holds(element) or (tag == "a" and self.notes.is_mark(element)):
            return
        if tag == "a" and (name := self.notes.called(element)) is not None:
            self._called.append(self._note(name, look))
            return
        if tag == "br":
            self._parts.append("\n")
        elif tag == "table":
            self.close()
            self.items.append(self._grid(element, look))
            self._tables += 1
        elif tag in _BLOCKS:
            self.close()
            if tag == "li":
                self._label = self.lists.label(element)
            self.walk(element, look.inside(element))
            self.close()
            self._label = None
        else:
            self.walk(element, look.inside(element))

    def _add(self, text: str | None, look: _Look) -> None:
        if not text:
            return
        words = text if look.preformatted else _SPACE.sub(" ", text)
        if isinstance(look.legacy, LegacyFont):
            words = look.legacy.read(words)
        self._parts.append(words)
        letters = sum(map(str.isalpha, words))
        self._letters += letters
        if letters:
            self._centered = look.centered
        if look.bold:
            self._bold_letters += letters

    def _note(self, name: str, look: _Look) -> Paragraph:
        walker = _Walker(name, self.lists, self.notes.inside())
        for part in self.notes.element(name):
            walker.walk(part, look)
            walker.close()
        return Paragraph(text=" ".join(item.text for item in walker.items if isinstance(item, Paragraph)), path=name)

    def _grid(self, table: _Element, look: _Look) -> Grid:
        path = f"{self.path}/tbl{self._tables}"
        look = look.inside(table)
        taken: dict[int, int] = {}  # column → how many further rows a cell above reaches into
        rows: list[list[GridCell]] = []
        width = 0
        for number, row in enumerate(_rows(table)):
            cells: list[GridCell] = []
            column = 0
            reaching, taken = taken, {}
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while column in reaching:
                    column = _pass_on(column, reaching, taken, cells)
                inner = _Walker(f"{path}/r{number}/c{len(cells)}", self.lists, self.notes, self.around)
                inner.walk(cell, look.inside(row).inside(cell))
                inner.close()
                columns = _span(cell, "colspan")
                cells.append(GridCell(column, columns, False, _bordered(cell), inner.items))
                below = _span(cell, "rowspan") - 1
                if below:
                    taken.update(dict.fromkeys(range(column, column + columns), below))
                column += columns
            while column in reaching:
                column = _pass_on(column, reaching, taken, cells)
            width = max(width, column)
            rows.append(cells)
        return Grid(path, rows, bool(_bordered(table)), [1.0] * width)


def _pass_on(column: int, reaching: dict[int, int], taken: dict[int, int], cells: list[GridCell]) -> int:
    """The next column, after one that a cell above reaches into."""
    cells.append(GridCell(column, 1, True, None, []))
    if reaching[column] > 1:
        taken[column] = reaching[column] - 1
    return column + 1


def _rows(table: _Element) -> list[_Element]:
    found: list[_Element] = []
    for part in table:
        if part.tag in _ROWS:
            found.append(part)
        elif part.tag in _ROW_HOLDERS:
            found.extend(row for row in part if row.tag in _ROWS)
    return found


def _bordered(element: _Element) -> bool | None:
    """Whether the element says that it is drawn with lines; None where it says nothing."""
    style = element.get("style", "")
    if _BORDER.search(style):
        return True
    border = element.get("border")
    if border is not None:
        return border.strip() not in ("", "0")
    return False if re.search(r"border(?:-\w+)?:\s*(?:none|0)", style, re.IGNORECASE) else None


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1
