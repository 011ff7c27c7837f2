"""The automatic numbers of a DOCX as Word prints them, counted while the paragraphs go by in order.

Source: ECMA-376 part 1, 17.9 (Numbering), and what Word prints where that is silent.
"""

import re
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

from corpus.readers.characters import clean, in_font_of_signs
from corpus.readers.docx_styles import Styles, child, font_of, toggle, value_of

_REFERENCE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_VIETNAMESE = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
MAX_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what it prints."""

    start: int = 1
    fmt: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # the level (from 1) whose numbers restart this one; 0 never
    style: str | None = None
    glued: bool = False  # no space between number and text


@dataclass(slots=True)
class _List:
    """One w:num: the counters that it shares with others of its w:abstractNum, its own levels and restarts."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]
    used: set[int] = field(default_factory=set)


class Numbering:
    """The lists of one document with their counters; ask for each paragraph once, in document order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, _Element] = {}
        self._nums: dict[str, _Element] = {}
        self._by_style_link: dict[str, str] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if element.tag == qn("w:abstractNum"):
                abstract_id = element.get(qn("w:abstractNumId"), "")
                self._abstracts[abstract_id] = element
                link = value_of(child(element, "w:styleLink"))
                if link:
                    self._by_style_link[link] = abstract_id
            elif element.tag == qn("w:num"):
                self._nums[element.get(qn("w:numId"), "")] = element

    def label(self, properties: _Element | None, style_id: str | None) -> tuple[str, bool] | None:
        """The printed number of a paragraph and whether the text follows without a space; None if it has none.

        `properties` is the paragraph's own w:numPr, which goes before that of its style.
        """
        style = self._styles.get(style_id)
        own_id = value_of(child(properties, "w:numId"))
        found = self._list(own_id or style.num_id or "0")
        if found is None:
            return None
        own_level = value_of(child(properties, "w:ilvl"))
        if own_level is not None and own_level.isdigit():
            level = int(own_level)
        else:
            linked = self._level_of_style(found, style.ancestry) if own_id is None else None
            level = (style.level or 0) if linked is None else linked
        return self._count(found, min(level, MAX_LEVELS - 1))

    def _count(self, found: _List, level: int) -> tuple[str, bool] | None:
        shape = found.levels.get(level)
        if shape is None:
            return None
        counters = self._counters.setdefault(found.abstract, {})
        if level in found.overrides and level not in found.used:
            counters[level] = found.overrides[level]
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = shape.start
        found.used.add(level)
        for deeper in [k for k in counters if k > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            # w:lvlRestart counts levels from 1: this level's numbers restart after one of that level or higher.
            if restart is None or (restart != 0 and level < restart):
                del counters[deeper]
        if shape.fmt == "none" and not shape.text:
            return None
        text = clean(self._print(found, shape, counters))
        if shape.fmt == "bullet":
            text = _bullet(text)
        return (text, shape.glued) if text else None

    def _print(self, found: _List, shape: Level, counters: dict[int, int]) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            upper = found.levels.get(at, Level())
            value = counters.setdefault(at, upper.start)
            return print_number(value, "decimal" if shape.legal else upper.fmt)

        return _REFERENCE.sub(number, shape.text)

    def _level_of_style(self, found: _List, ancestry: tuple[str, ...]) -> int | None:
        for style_id in ancestry:
            for number, level in found.levels.items():
                if level.style == style_id:
                    return number
        return None

    def _list(self, num_id: str) -> _List | None:
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        if num is None or num_id == "0":  # numId 0 switches the number of the style off
            return None
        abstract_id = self._followed(value_of(child(num, "w:abstractNumId")) or "")
        abstract = self._abstracts.get(abstract_id)
        if abstract is None:
            return None
        levels = dict(self._read_level(element) for element in abstract.iterchildren(qn("w:lvl")))
        overrides: dict[int, int] = {}
        for override in num.iterchildren(qn("w:lvlOverride")):
            at = _whole(override.get(qn("w:ilvl")), 0)
            start = value_of(child(override, "w:startOverride"))
            if start is not None:
                overrides[at] = _whole(start, 1)
            full = child(override, "w:lvl")
            if full is not None:
                levels[at] = self._read_level(full)[1]
        return _List(abstract_id, levels, overrides)

    def _followed(self, abstract_id: str) -> str:
        """The abstract list that holds the levels: w:numStyleLink leads to it over a style."""
        seen: set[str] = set()
        while abstract_id in self._abstracts and abstract_id not in seen:
            seen.add(abstract_id)
            link = value_of(child(self._abstracts[abstract_id], "w:numStyleLink"))
            if link is None:
                break
            over_style = self._nums.get(self._styles.get(link).num_id or "")
            target = value_of(child(over_style, "w:abstractNumId"))
            abstract_id = self._by_style_link.get(link) or target or abstract_id
        return abstract_id

    def _read_level(self, element: _Element) -> tuple[int, Level]:
        restart = value_of(child(element, "w:lvlRestart"))
        fmt = value_of(child(element, "w:numFmt")) or "decimal"
        text = value_of(child(element, "w:lvlText")) or ""
        font = font_of(child(element, "w:rPr"))
        if fmt == "bullet":
            text = in_font_of_signs(text, font)
        elif self._styles.legacy is not None:  # "Điều %1." in the list's own font
            text = self._styles.legacy.read(text, font)
        if child(element, "w:lvlPicBulletId") is not None:
            fmt, text = "bullet", "•"
        return _whole(element.get(qn("w:ilvl")), 0), Level(
            start=_whole(value_of(child(element, "w:start")), 1),
            fmt=fmt,
            text=text,
            legal=bool(toggle(child(element, "w:isLgl"))),
            restart=_whole(restart, 0) if restart is not None else None,
            style=value_of(child(element, "w:pStyle")),
            glued=value_of(child(element, "w:suff")) == "nothing",
        )


def print_number(value: int, fmt: str) -> str:
    """The number in a format of w:numFmt; formats of other scripts come as digits.

    >>> print_number(4, "upperRoman"), print_number(28, "lowerLetter")
    ('IV', 'bb')
    """
    match fmt:
        case "upperRoman":
            return _roman(value)
        case "lowerRoman":
            return _roman(value).lower()
        case "upperLetter":
            return _letters(value)
        case "lowerLetter":
            return _letters(value).lower()
        case "decimalZero":
            return f"{value:02}"
        case "bullet" | "none":
            return ""
        case "vietnameseCounting" if 0 <= value < len(_VIETNAMESE):
            return _VIETNAMESE[value]
        case _:
            return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for worth, sign in _ROMAN:
        count, value = divmod(value, worth)
        out += sign * count
    return out


def _letters(value: int) -> str:
    """A … Z, AA, BB … as Word counts."""
    if not 0 < value <= 26 * 10:
        return str(value)
    times, at = divmod(value - 1, 26)
    return chr(ord("A") + at) * (times + 1)


def _bullet(text: str) -> str:
    """The sign of a bullet: the letter o of Courier is a ring, a glyph that no table knows a dot."""
    return "•" if not text or text in {"o", "§", "ü", "Ø", "v", "q", "n"} else text


def _whole(value: str | None, otherwise: int) -> int:
    """The number in an attribute, `otherwise` where it holds none; Word counts no further than this."""
    if value is None:
        return otherwise
    try:
        return max(-32768, min(int(value), 32767))
    except ValueError:
        return otherwise
