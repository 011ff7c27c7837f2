"""Which fonts are older than Unicode, and what the text set in them says.

ABC fonts (".VnTime", ".VnTimeH" for capitals) hold TCVN3, fonts of VNI ("VNI-Times") hold VNI; both look like
Latin-1 to Word and to PDF.  The name alone does not prove it: text typed in Unicode may carry such a name.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from corpus.readers.characters import clean
from corpus.readers.tcvn3 import decode_tcvn3
from corpus.readers.vni import MARKS, decode_vni
from schemas.syllables import is_syllable

# A PDF puts six letters before the name of a font that it holds in part, and the style behind a comma or hyphen.
_TCVN3_NAME = re.compile(r"^(?:[A-Z]{6}\+)?\.?Vn(?=[A-Z])[\w -]*", re.ASCII)
_CAPITALS = re.compile(r"H(?:\s*(?:Bold|Italic|Regular|Normal|BoldItalic|Bold Italic))?$", re.ASCII)
_VNI_NAME = re.compile(r"^(?:[A-Z]{6}\+)?VNI[ _-]", re.ASCII)
_STYLE = re.compile(r"[,-](?:Bold|Italic|Regular|Normal|Roman|BoldItalic)$", re.ASCII)
_ONLY_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
_SYMBOL_AREA = {0xF000 + code: code for code in range(0x20, 0x100)}
_LATIN_1 = re.compile("[\xa1-\xff]")
_PUNCTUATION = ".,;:()“”\"'/"
_FEWEST_RESCUED = 2  # words: one alone may be a name


class LegacyFont(NamedTuple):
    """A way to read the text set in a font."""

    decode: Callable[[str], str]
    capitals: bool = False  # the font draws small letters as capitals

    def goes_on(self, text: str) -> bool:
        """Whether the text begins with the mark of a letter that stands before it."""
        return self.decode is decode_vni and text[:1].lower() in MARKS

    def read(self, text: str) -> str:
        """The text as Unicode, NFC left to `clean`; text that is Unicode already is returned as it is."""
        if _ONLY_UNICODE.search(text):
            return text
        decoded = self.decode(text.translate(_SYMBOL_AREA))
        return decoded.upper() if self.capitals else decoded


TCVN3 = LegacyFont(decode_tcvn3)
TCVN3_CAPITALS = LegacyFont(decode_tcvn3, capitals=True)
VNI = LegacyFont(decode_vni)


@lru_cache(maxsize=1024)
def legacy_font(name: str) -> LegacyFont | None:
    """How to read text in the font of this name; None for all fonts that hold Unicode.

    >>> legacy_font("BCDEEE+.VnTimeH,Bold").capitals, legacy_font(".VnTime").capitals, legacy_font("Times New Roman")
    (True, False, None)
    """
    if _VNI_NAME.match(name):
        return VNI
    if _TCVN3_NAME.match(name):
        return TCVN3_CAPITALS if _CAPITALS.search(_STYLE.sub("", name)) else TCVN3
    return None


@dataclass(slots=True)
class LegacyText:
    """The text of a document by its legacy fonts: whether the names told the truth is known at the end."""

    unicode_fonts: frozenset[str] = frozenset()  # names that did not
    _seen: dict[str, list[str]] = field(default_factory=dict)

    def font(self, name: str | None) -> LegacyFont | None:
        """How to read text in the font of this name."""
        return legacy_font(name) if name and name not in self.unicode_fonts else None

    def read(self, text: str, name: str | None) -> str:
        """The text as Unicode, kept for the verdict."""
        font = self.font(name)
        if font is None or name is None:
            return text
        self._seen.setdefault(name, []).append(text)
        return font.read(text)

    def rescued(self, text: str) -> str:
        """The text of a whole paragraph; decoded where its font got lost, and those of others in the document tell what it was.

        >>> legacy = LegacyText()
        >>> legacy.read("KÕ ho¹ch", ".VnTime"), legacy.rescued("B¶o ®¶m an toµn"), legacy.rescued("Café à la crème")
        ('Kế hoạch', 'Bảo đảm an toàn', 'Café à la crème')
        """
        words = [word.strip(_PUNCTUATION) for word in text.split() if _LATIN_1.search(word)]
        if len(words) < _FEWEST_RESCUED or _ONLY_UNICODE.search(text):
            return text
        for font in dict.fromkeys(LegacyFont(font.decode) for font in map(legacy_font, self._seen) if font is not None):
            better = sum(is_syllable(clean(font.read(word))) for word in words)
            if better >= 0.8 * len(words) and sum(map(is_syllable, words)) <= 0.5 * len(words):
                return font.read(text)
        return text

    def mistaken(self) -> frozenset[str]:
        """The fonts whose text is Unicode, whatever their names say."""
        return frozenset(name for name, texts in self._seen.items() if is_unicode("".join(texts)))


def is_unicode(text: str) -> bool:
    """Whether a third of the letters beyond ASCII are such as no legacy font has; True where there are none at all."""
    return len(_ONLY_UNICODE.findall(text)) * 2 >= len(_LATIN_1.findall(text))


def read_glyphs(glyphs: Iterable[tuple[str, str]]) -> str:
    """The word that a PDF draws with these glyphs, each given as (its letters, the name of its font)."""
    parts = []
    for name, group in groupby(glyphs, key=itemgetter(1)):
        font = legacy_font(name)
        letters = "".join(letter for letter, _ in group)
        parts.append(font.read(letters) if font is not None else letters)
    return repaired("".join(parts))


def repaired(word: str) -> str:
    """The word with the ư that its PDF lost: some drop TCVN3's U+00AD or hand it out as a hyphen.

    Only where the word as it stands is no syllable and with ư it is one.

    >>> repaired("đợc"), repaired("nh-"), repaired("T-"), repaired("trng"), repaired("đua-Khen"), repaired("km")
    ('được', 'như', 'T-', 'trưng', 'đua-Khen', 'km')
    """
    lettered = word.strip(_PUNCTUATION)
    if len(lettered) < 2 or not any(map(str.islower, lettered)) or (lettered.isalpha() and is_syllable(lettered)):
        return word
    tried = next(filter(is_syllable, _with_horn(lettered)), None)
    return word if tried is None else word.replace(lettered, tried, 1)


def _with_horn(word: str) -> list[str]:
    """What the word may have been: ư for a hyphen, ươ for ơ, ư in a word without any vowel ("km" is none)."""
    if "-" in word:
        return [word.replace("-", "ư", 1)] if word.replace("-", "").islower() else []
    if not word.isalpha():
        return []
    found = [word[:at] + "ư" + word[at:] for at, letter in enumerate(word) if letter in "ơờớởỡợ"]
    if len(word) > 2 or word in ("nh", "th", "ng"):
        found += [word[:at] + "ư" + word[at:] for at in range(len(word), 0, -1)]
    return found
