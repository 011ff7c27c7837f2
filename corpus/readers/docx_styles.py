"""What a DOCX style says of a paragraph, a run or a table, its ancestors (`basedOn`) asked where it is silent."""

from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml.etree import _Element

_OFF = frozenset({"0", "false", "off"})
_NO_BORDER = frozenset({"nil", "none", ""})
_W_VAL = qn("w:val")
_BASED_ON = qn("w:basedOn")
_BORDERS = tuple(qn(f"w:{side}") for side in ("insideH", "insideV", "top", "bottom", "left", "right", "start", "end"))


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of one style after inheritance; None where no ancestor sets one."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    centered: bool | None = None
    num_id: str | None = None
    level: int | None = None
    bordered: bool | None = None
    contents: bool = False  # a line of a table of contents, which repeats the headings
    ancestry: tuple[str, ...] = ()


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: _Element | None) -> None:
        self._elements: dict[str, _Element] = {}
        self._known: dict[str, Style] = {}
        self.default_paragraph: str | None = None
        for element in root.iterchildren(qn("w:style")) if root is not None else ():
            style_id = element.get(qn("w:styleId"))
            if style_id is None:
                continue
            self._elements[style_id] = element
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) in ("1", "true", "on"):
                self.default_paragraph = style_id

    def get(self, style_id: str | None) -> Style:
        """The style with all that it inherits; an empty one for an unknown id."""
        if style_id is None:
            return _EMPTY
        found = self._known.get(style_id)
        if found is None:
            self._known[style_id] = found = self._resolve(style_id)
        return found

    def _resolve(self, style_id: str) -> Style:
        chain: list[_Element] = []
        ids: list[str] = []
        at: str | None = style_id
        while at is not None and at in self._elements and at not in ids:
            element = self._elements[at]
            chain.append(element)
            ids.append(at)
            at = value_of(element.find(_BASED_ON))
        style = _EMPTY
        for element in reversed(chain):
            style = _laid_over(style, element)
        return replace(style, ancestry=tuple(ids))


_EMPTY = Style()


def _laid_over(base: Style, element: _Element) -> Style:
    """The base with what this style itself sets."""
    run, paragraph = element.find(qn("w:rPr")), element.find(qn("w:pPr"))
    numbering = paragraph.find(qn("w:numPr")) if paragraph is not None else None
    name = value_of(element.find(qn("w:name"))) or ""
    level = value_of(child(numbering, "w:ilvl"))
    align = value_of(child(paragraph, "w:jc"))
    borders = element.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    return Style(
        bold=_or(toggle(child(run, "w:b")), base.bold),
        caps=_or(toggle(child(run, "w:caps")), base.caps),
        hidden=_or(toggle(child(run, "w:vanish")), base.hidden),
        centered=(align == "center") if align is not None else base.centered,
        num_id=value_of(child(numbering, "w:numId")) or base.num_id,
        level=int(level) if level is not None and level.isdigit() else base.level,
        bordered=has_visible_border(borders) if borders is not None else base.bordered,
        contents=base.contents or name.lower().startswith("toc "),
    )


def child(parent: _Element | None, name: str) -> _Element | None:
    """The first child of this prefixed name, or None."""
    return parent.find(qn(name)) if parent is not None else None


def value_of(element: _Element | None) -> str | None:
    """The attribute w:val, or None."""
    return element.get(_W_VAL) if element is not None else None


def toggle(element: _Element | None) -> bool | None:
    """On or off for a property such as w:b, None where it is absent; without a value it is on."""
    if element is None:
        return None
    return element.get(_W_VAL, "1") not in _OFF


def has_visible_border(borders: _Element) -> bool:
    """Whether any side of w:tblBorders or w:tcBorders is drawn."""
    return any(border.tag in _BORDERS and border.get(_W_VAL, "") not in _NO_BORDER for border in borders)


def _or(first: bool | None, second: bool | None) -> bool | None:
    return second if first is None else first
