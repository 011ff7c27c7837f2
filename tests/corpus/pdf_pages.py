"""PDF pages written operator by operator, to show what no one printer would: each piece of text is placed by hand."""

from typing import NamedTuple

from tests.corpus.hostile_files import make_pdf, stream

PAGE_WIDTH, PAGE_HEIGHT = 595, 842


class Text(NamedTuple):
    """Words at a point of the page (x, and y from the top, of the baseline)."""

    x: float
    y: float
    words: str
    font: str = "Times"
    size: float = 13
    spacing: float = 0  # between letters, as justified text has it


def latin_font(name: str) -> bytes:
    """A font of one byte a letter, as PDFs of the nineties hold ".VnTime": nothing says what its letters are."""
    widths = b" ".join([b"500"] * 224)
    return (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [%s] >>"
        % (name.encode(), widths)
    )


def pdf_of(*pages: list[Text], fonts: dict[str, str] | None = None, drawn: bytes = b"") -> bytes:
    """A PDF of these pages; `fonts` gives the printed name of each font that holds Latin-1, all others hold Unicode.

    A font of Unicode is a composite one whose codes are numbers of its own, told apart by a ToUnicode map; a
    letter is half as wide as it is high.  `drawn` is added to the content of every page.
    """
    legacy = fonts or {}
    names = list(dict.fromkeys(text.font for page in pages for text in page))
    glyphs = {name: _glyphs([t.words for page in pages for t in page if t.font == name]) for name in names}
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    resources = []
    for name in names:
        number = len(objects) + 1
        resources.append(b"/%s %d 0 R" % (name.encode(), number))
        if name in legacy:
            objects.append(latin_font(legacy[name]))
        else:
            objects += _composite(name, glyphs[name], number)
    kids = []
    for page in pages:
        content = b"\n".join(_shown(text, None if text.font in legacy else glyphs[text.font]) for text in page) + b"\n" + drawn
        objects.append(stream(content))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << %s >> >> >>"
            % (PAGE_WIDTH, PAGE_HEIGHT, len(objects), b" ".join(resources))
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return make_pdf(*objects)


def _glyphs(texts: list[str]) -> dict[str, int]:
    """A number for each letter; "fi" and "ffi" in private signs are told apart by who writes the map."""
    return {letter: at for at, letter in enumerate(sorted(set("".join(texts))), start=3)}


LIGATURES = {"\ue000": "fi", "\ue001": "fl", "\ue002": "ffi"}  # one glyph, several letters


def _composite(name: str, glyphs: dict[str, int], number: int) -> list[bytes]:
    lines = b"\n".join(
        b"<%04X> <%s>" % (code, LIGATURES.get(letter, letter).encode("utf-16-be").hex().encode())
        for letter, code in glyphs.items()
    )
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%d beginbfchar\n%s\nendbfchar\nendcmap end end"
        % (len(glyphs), lines)
    )
    base = b"ABCDEF+" + name.encode()
    return [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
        % (base, number + 1, number + 2),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /FontDescriptor %d 0 R >>" % (base, number + 3),
        stream(cmap),
        b"<< /Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200"
        b" /CapHeight 700 /StemV 80 >>" % base,
    ]


def _shown(text: Text, glyphs: dict[str, int] | None) -> bytes:
    codes = text.words.encode("cp1252").hex() if glyphs is None else "".join(f"{glyphs[letter]:04X}" for letter in text.words)
    return b"BT /%s %g Tf %g Tc 1 0 0 1 %g %g Tm <%s> Tj ET" % (
        text.font.encode(), text.size, text.spacing, text.x, PAGE_HEIGHT - text.y, codes.encode(),
    )  # fmt: skip
