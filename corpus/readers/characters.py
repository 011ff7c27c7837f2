"""The characters of a clean text: NFC, one kind of space, no control characters, symbol fonts as Unicode."""

import unicodedata
from functools import lru_cache

# Word writes glyphs of the fonts Symbol and Wingdings into the private area at U+F000 + code.
_SYMBOL_FONTS = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xA7: "▪", 0xA8: "▫", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×",
    0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD8: "➢", 0xDE: "⇒", 0xE0: "→", 0xFC: "✓", 0xFE: "☑",
    0x6C: "•", 0x6E: "▪", 0x71: "•", 0x76: "•",
}  # fmt: skip
_SPACES = (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 9, 10, 11, 12, 13)
_DROPPED = (
    *(c for c in range(0x20) if c not in _SPACES), *(c for c in range(0x7F, 0xA0) if c != 0x85),
    0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xFFFE, 0xFFFF,
    *range(0xD800, 0xE000),
)  # fmt: skip
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_DROPPED),
    **{0xF000 + code: _SYMBOL_FONTS.get(code) for code in range(0x20, 0x100)},
    0x2010: "-", 0x2011: "-",  # the hyphen that does not break is a hyphen: "10-15%" is a range
}  # fmt: skip


_TO_SIGNS = {code: 0xF000 + code for code in range(0x21, 0x100)}


def in_font_of_signs(text: str, font: str | None) -> str:
    """Text set in this font: where it holds signs for letters (Symbol, Wingdings), as `clean` knows them.

    >>> clean(in_font_of_signs("l", "Wingdings")), in_font_of_signs("l", "Arial"), clean(in_font_of_signs("\xb3", "Symbol"))
    ('•', 'l', '≥')
    """
    named = font is not None and font.lower().startswith(("symbol", "wingdings", "webdings"))
    return text.translate(_TO_SIGNS) if named else text


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """The text as NFC on one line, single spaces, none at the ends; idempotent.

    Soft hyphens go: text of a TCVN3 font (where U+00AD is ư) has to be decoded before.

    >>> clean(" Kế  hoạch\\u00a010\\u201115% ")
    'Kế hoạch 10-15%'
    """
    if text.isascii() and text.isprintable() and " " not in text:
        return text
    return " ".join(unicodedata.normalize("NFC", text.translate(_TABLE)).split())
