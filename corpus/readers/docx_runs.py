"""The words of one DOCX paragraph: insertions kept, deletions dropped, fields, controls and symbols read."""

from dataclasses import dataclass, field
from typing import NamedTuple

from docx.oxml.ns import qn
from lxml.etree import _Element

from corpus.readers.characters import in_font_of_signs
from corpus.readers.docx_styles import Styles, child, font_of, toggle, value_of
from corpus.readers.legacy_fonts import LegacyText

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
RUN = qn("w:r")
SDT, SDT_CONTENT = qn("w:sdt"), qn("w:sdtContent")
ALTERNATE, CHOICE = f"{_MC}AlternateContent", f"{_MC}Choice"
TEXT_BOX = qn("w:txbxContent")
_SOFT_HYPHEN = qn("w:softHyphen")
_TEXT, _PROPERTIES = qn("w:t"), qn("w:rPr")
_VANISH, _BOLD, _CAPS, _RSTYLE = qn("w:vanish"), qn("w:b"), qn("w:caps"), qn("w:rStyle")
_CONTAINERS = frozenset(
    qn(f"w:{name}") for name in ("ins", "moveTo", "smartTag", "fldSimple", "hyperlink", "customXml", "dir", "bdo")
)
_SIGNS = {
    qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-",
}  # fmt: skip
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_DRAWINGS = frozenset({qn("w:drawing"), qn("w:pict"), qn("w:object"), ALTERNATE})
_MATH = frozenset({f"{_M}oMath", f"{_M}oMathPara"})


@dataclass(slots=True)
class Words:
    """What the runs of a paragraph say; a line break is "\\n", a tab "\\t"."""

    parts: list[str] = field(default_factory=list)
    letters: int = 0
    bold_letters: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)  # ("footnote", id)
    boxes: list[_Element] = field(default_factory=list)  # w:txbxContent
    fields: list[bool] = field(default_factory=list)  # open fields: whether the instruction, not the result, goes by
    _tail: tuple[int, str, str | None] = (-1, "", None)  # the last part in a legacy font: where it is, as written, the font

    def add(self, text: str, look: "Look", legacy: LegacyText | None) -> None:
        """Adds words of a run; a letter of VNI whose mark stands in the next run becomes one letter."""
        letters = sum(map(str.isalpha, text))
        self.letters += letters
        if look.bold:
            self.bold_letters += letters
        font = legacy.font(look.font) if legacy is not None else None
        if legacy is not None and font is not None:
            at, before, name = self._tail
            if name == look.font and at == len(self.parts) - 1 >= 0 and font.goes_on(text):
                self.parts.pop()
                text = before + text
            self._tail = (len(self.parts), text, look.font)
            text = legacy.read(text, look.font)
        self.parts.append(text.upper() if look.caps else text)

    @property
    def text(self) -> str:
        """All of it in one string."""
        return "".join(self.parts)


class Look(NamedTuple):
    """How a run is set; `font` is None where nobody asks for fonts."""

    bold: bool
    caps: bool
    font: str | None = None


def read_runs(paragraph: _Element, styles: Styles, style_id: str | None, into: Words | None = None) -> Words:
    """The words of the paragraph, added to `into` where the mark between two paragraphs was deleted."""
    words = into or Words()
    style = styles.get(style_id)
    font = style.font if style.font is not None else styles.default_font
    _walk(paragraph, words, styles, Look(bool(style.bold), bool(style.caps), font))
    return words


def _walk(element: _Element, words: Words, styles: Styles, look: Look) -> None:
    for part in element:
        tag = part.tag
        if tag == RUN:
            _read_run(part, words, styles, look)
        elif tag in _CONTAINERS:
            _walk(part, words, styles, look)
        elif tag == SDT:
            content = part.find(SDT_CONTENT)
            if content is not None:
                _walk(content, words, styles, look)
        elif tag in _MATH:
            words.parts.append("".join(t.text or "" for t in part.iter(f"{_M}t")))
        elif tag == ALTERNATE:
            chosen = part.find(CHOICE)
            _walk(chosen if chosen is not None else part, words, styles, look)


def _read_run(run: _Element, words: Words, styles: Styles, look: Look) -> None:
    properties = run.find(_PROPERTIES)
    if properties is not None and len(properties):
        style = styles.get(value_of(properties.find(_RSTYLE)))
        hidden = toggle(properties.find(_VANISH))
        if hidden or (hidden is None and style.hidden):
            return
        bold = _first(toggle(properties.find(_BOLD)), style.bold, look.bold)
        caps = _first(toggle(properties.find(_CAPS)), style.caps, look.caps)
        own = font_of(properties) if styles.legacy is not None else None
        font = own if own is not None else style.font if style.font is not None else look.font
        look = Look(bold, caps, font)
    for part in run:
        tag = part.tag
        if tag == _TEXT:
            if not any(words.fields):
                words.add(part.text or "", look, styles.legacy)
        elif tag == _SOFT_HYPHEN:
            words.add("\u00ad", look, styles.legacy)  # in a TCVN3 font the letter ư
        elif tag in _SIGNS:
            words.parts.append(_SIGNS[tag])
        elif tag == qn("w:sym"):
            words.add(_symbol(part), Look(look.bold, caps=False), None)
        elif tag == qn("w:fldChar"):
            _step_field(part.get(qn("w:fldCharType")), words)
        elif tag in _NOTES:
            words.notes.append((_NOTES[tag], part.get(qn("w:id"), "")))
        elif tag in _DRAWINGS:
            find_boxes(part, words.boxes)


def _symbol(element: _Element) -> str:
    """The sign of a w:sym, whose glyphs stand at U+F000 and above."""
    try:
        code = int(element.get(qn("w:char"), ""), 16)
    except ValueError:
        return ""
    return in_font_of_signs(chr(code), element.get(qn("w:font"))) if code < 0x110000 else ""


def _step_field(kind: str | None, words: Words) -> None:
    """Between "begin" and "separate" stands the instruction of a field, after that its result."""
    if kind == "begin":
        words.fields.append(True)
    elif words.fields and kind == "separate":
        words.fields[-1] = False
    elif words.fields and kind == "end":
        words.fields.pop()


def find_boxes(element: _Element, boxes: list[_Element]) -> None:
    """Gathers the text boxes in a drawing: of an alternative only the choice, and none inside another."""
    if element.tag == ALTERNATE:
        chosen = element.find(CHOICE)
        if chosen is not None:
            element = chosen
    for part in element:
        if part.tag == TEXT_BOX:
            boxes.append(part)
        else:
            find_boxes(part, boxes)


def _first(*values: bool | None) -> bool:
    return next((value for value in values if value is not None), False)


def mark_deleted(paragraph: _Element) -> bool:
    """Whether the mark at the paragraph's end was deleted (or moved away), so that the next one continues it."""
    run = child(child(paragraph, "w:pPr"), "w:rPr")
    return run is not None and (child(run, "w:del") is not None or child(run, "w:moveFrom") is not None)
