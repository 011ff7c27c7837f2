"""Bytes of a text file to characters: the Unicode encodings first, then the code pages of one byte a letter."""

from collections.abc import Callable
from typing import NamedTuple

from corpus.readers.characters import clean
from corpus.readers.legacy_fonts import TCVN3, VNI, LegacyFont, is_unicode
from corpus.readers.lost_capitals import raise_capitals
from corpus.readers.lost_initials import raise_initials
from corpus.readers.lost_lines import raise_lines
from corpus.readers.tcvn3 import decode_tcvn3
from corpus.readers.text_quality import quality
from corpus.readers.viscii import decode_viscii
from corpus.readers.vni import decode_vni
from schemas.errors import SourceUnreadable

_SPACES_AND_BREAKS = frozenset("\t\n\x0b\x0c\r\x1a\x1b\x1c\x1d\x1e\x85")
_CONTROLS = tuple(c for c in map(chr, (*range(32), *range(0x7F, 0xA0))) if c not in _SPACES_AND_BREAKS)
_REPLACED = "\ufffd"


class CodePage(NamedTuple):
    """An encoding of one byte a letter and how to read it."""

    name: str
    decode: Callable[[bytes], str]


def _cp1258(data: bytes) -> str:
    return data.decode("cp1258", errors="replace")


def _cp1252(data: bytes) -> str:
    return data.decode("cp1252", errors="replace")


def _with_capitals(text: str) -> str:
    """Text of TCVN3 with the capitals that only its fonts showed."""
    return raise_initials(raise_capitals(raise_lines(text)))


# Tried in this order where the bytes are no Unicode; the one that gives the most Vietnamese syllables wins.
CODE_PAGES: tuple[CodePage, ...] = (
    CodePage("cp1258", _cp1258),
    CodePage("TCVN3", lambda data: _with_capitals(decode_tcvn3(_cp1252(data)))),
    CodePage("VNI", lambda data: decode_vni(_cp1252(data))),
    CodePage("VISCII", decode_viscii),
)
_FAR_BETTER = 0.2  # of the words: no accident makes so many of them syllables


def decode(data: bytes, *, fonts_follow: bool = False) -> str:
    """The text, as it stands in the file; line ends and the form of its letters are left as they are.

    Unicode text that was copied out of TCVN3 or VNI fonts is decoded too, unless the caller goes by the fonts (`fonts_follow`).

    Raises SourceUnreadable: `empty` where nothing but white space is there, `not_a_document` for binary data.
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0b\x0c\x00"):
        raise SourceUnreadable("empty", "The file is empty", "Copy it again from where it came.")
    text = _unicode(data)
    if text is None:
        text = max((page.decode(data) for page in CODE_PAGES), key=_likeness)
    elif not fonts_follow:
        text = _without_legacy(text)
    if _is_binary(text):
        raise _no_document()
    if not text.strip("\ufeff \t\r\n\x0b\x0c\x1a\x85\xa0"):
        raise SourceUnreadable("empty", "The file is empty", "Copy it again from where it came.")
    return text


def _without_legacy(text: str) -> str:
    """The text, decoded if it is TCVN3 or VNI that was copied as if it were Unicode: "Céng hßa x· héi".

    Which letters were capitals only its fonts showed; where that tells, they are raised again.
    """
    font = guessed_font(text)
    if font is None:
        return text
    return _with_capitals(font.read(text)) if font is TCVN3 else font.read(text)


def guessed_font(text: str) -> LegacyFont | None:
    """How to read text that is set in fonts older than Unicode, judged by its syllables; None for Unicode."""
    sample = text[:20000]
    if is_unicode(sample):
        return None
    best = max((TCVN3, VNI), key=lambda font: _likeness(font.read(sample)))
    return best if _likeness(best.read(sample)) > _likeness(sample) + _FAR_BETTER else None


def _unicode(data: bytes) -> str | None:
    """The text if it is UTF-8 or UTF-16; None where it is neither."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", errors="replace")
    if (wide := _zero_side(data[:4096])) is not None:
        return _utf16(data, wide)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3:  # cut off inside a letter
            return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", errors="replace")
    letters = sum(1 for char in text[:65536] if char > "\x7f" and char != _REPLACED)
    return text if letters > 20 * text.count(_REPLACED, 0, 65536) else None


def _utf16(data: bytes, encoding: str) -> str:
    return data[: len(data) - len(data) % 2].decode(encoding, errors="replace")


def _zero_side(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: Latin letters leave every second byte zero, Vietnamese ones one in two."""
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if max(odd, even) < len(sample) / 6 or min(odd, even) > max(odd, even) / 8:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_binary(text: str) -> bool:
    """Whether there are more control characters and letters that could not be read than a text has by accident."""
    sample = text[:65536]
    strange = sum(map(sample.count, _CONTROLS))
    return strange * 200 > len(sample) or sample.count(_REPLACED) * 20 > len(sample)


def _likeness(text: str) -> float:
    """How Vietnamese the text is, more is better."""
    found = quality(clean(text[:20000]))
    return found.valid + found.marked - found.lone


def _no_document() -> SourceUnreadable:
    return SourceUnreadable(
        "not_a_document", "The file is no document that can be read", "Load plans as DOCX, PDF, DOC, RTF, HTML or text."
    )
