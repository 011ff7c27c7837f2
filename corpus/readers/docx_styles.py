"""What a DOCX style says of a paragraph, a run or a table, its ancestors (`basedOn`) asked where it is silent."""

from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml.etree import _Element

from corpus.readers.legacy_fonts import LegacyText, legacy_font

_OFF = frozenset({"0", "false", "off"})
_NO_BORDER = frozenset({"nil", "none", ""})
_W_VAL = qn("w:val")
_BASED_ON = qn("w:basedOn")
_FONTS = qn("w:rFonts")
_DEFAULTS = f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"
# Letters of Latin-1 are set in the hAnsi font, ASCII in the ascii one; a theme's font goes before either.
_FONT_NAMES = (qn("w:hAnsi"), qn("w:ascii"))
_FONT_THEMES = (qn("w:hAnsiTheme"), qn("w:asciiTheme"))
_BORDERS = tuple(qn(f"w:{side}") for side in ("insideH", "insideV", "top", "bottom", "left", "right", "start", "end"))


@dataclass(frozen=True, slots=True)
class Style:
    """The properties of one style after inheritance; None where no ancestor sets one."""

    bold: bool | None = None
    caps: bool | None = None
    hidden: bool | None = None
    font: str | None = None
    centered: bool | None = None
    num_id: str | None = None
    level: int | None = None
    bordered: bool | None = None
    contents: bool = False  # a line of a table of contents, which repeats the headings
    ancestry: tuple[str, ...] = ()


_EMPTY = Style()


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: _Element | None, legacy: LegacyText | None = None) -> None:
        self.legacy = legacy  # None in a document without fonts older than Unicode, where nobody need ask for fonts
        self.default_font = font_of(root.find(_DEFAULTS)) if root is not None else None
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
        font=font_of(run) or base.font,
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


def font_of(properties: _Element | None) -> str | None:
    """The font that a w:rPr names for Latin letters, "" for one of the theme, None where it names none."""
    fonts = properties.find(_FONTS) if properties is not None else None
    if fonts is None:
        return None
    if any(theme in fonts.attrib for theme in _FONT_THEMES):
        return ""
    return next((name for attribute in _FONT_NAMES if (name := fonts.get(attribute))), None)


def names_legacy_font(root: _Element | None) -> bool:
    """Whether any run, style or list in this part is set in a font older than Unicode."""
    if root is None:
        return False
    return any(legacy_font(name) for fonts in root.iter(_FONTS) for at in _FONT_NAMES if (name := fonts.get(at)))


def has_visible_border(borders: _Element) -> bool:
    """Whether any side of w:tblBorders or w:tcBorders is drawn."""
    return any(border.tag in _BORDERS and border.get(_W_VAL, "") not in _NO_BORDER for border in borders)


def _or(first: bool | None, second: bool | None) -> bool | None:
    return second if first is None else first
