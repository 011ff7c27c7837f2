# ruff: noqa: E501  a file is one line
"""Damaged and hostile files, made on the spot: each with the reason (or reasons) that it may be set aside for."""

import random
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from tests.corpus.docx_parts import W, cell, item, make_docx, make_zip, par, table

PLAN = (Path(__file__).parent / "data" / "plan.pdf").read_bytes()
LOCKED = (Path(__file__).parent / "data" / "locked.pdf").read_bytes()
DOCX = make_docx(par("Kế hoạch năm 2024") + table([cell("a"), cell("b")], [cell("c"), cell("d")]))

_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
) + "]>"  # fmt: skip


def with_document(xml: str) -> bytes:
    """A DOCX whose document.xml is this."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName='
        '"/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    return make_zip({"[Content_Types].xml": types, "_rels/.rels": relations, "word/document.xml": xml})


def make_pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, with a true cross-reference table."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    at = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, at)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R %s >>"
_RECURSIVE = stream(b"/F Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>")


def hostile() -> Iterator[tuple[str, bytes, str, set[str]]]:
    """(what it is, bytes, name, reasons)."""
    yield "empty", b"", "a.pdf", {"empty"}
    yield "white space", b" \n" * 50, "a.docx", {"empty"}
    yield "noise", random.Random(1).randbytes(5000), "a.pdf", {"wrong_format", "not_a_document"}
    yield "a picture named PDF", b"\x89PNG\r\n\x1a\n" + bytes(100), "a.pdf", {"not_a_document"}
    yield "HTML named DOCX", b"<html><body>404</body></html>", "a.docx", {"wrong_format"}
    yield "text named PDF", b"not found", "a.pdf", {"wrong_format"}
    yield "a zip of a folder", make_zip({"a/b.txt": "x"}), "a.docx", {"wrong_format"}
    yield "DOCX cut short", DOCX[: len(DOCX) // 2], "a.docx", {"damaged"}
    yield "DOCX without relations", make_zip({"word/document.xml": "<x/>"}), "a.docx", {"damaged"}
    yield "DOCX with broken XML", with_document(f"<w:document {W}><w:body>"), "a.docx", {"damaged"}
    yield "DOCX without a body", with_document(f"<w:document {W}/>"), "a.docx", {"damaged"}
    yield "DOCX without words", make_docx(par()), "a.docx", {"no_text"}
    yield (
        "billion laughs",
        with_document(f"{_LAUGHS}<w:document {W}><w:body>{par('&j;')}</w:body></w:document>"),
        "a.docx",
        {"damaged"},
    )
    yield (
        "a file of the machine as an entity",
        with_document(f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}><w:body>{par("&e;")}</w:body></w:document>'),
        "a.docx", {"damaged", "no_text"},
    )  # fmt: skip
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    yield "XML 10,000 deep", with_document(f"<w:document {W}><w:body>{deep}</w:body></w:document>"), "a.docx", {"damaged"}
    yield "zip bomb", make_zip({"word/document.xml": "<a/>" * 10_000_000}), "a.docx", {"too_big"}
    yield (
        "zip of many entries",
        make_zip({"word/document.xml": "", **{f"word/{i}": "" for i in range(6000)}}),
        "a.docx",
        {"too_big"},
    )
    yield "zip that leads out", make_zip({"word/document.xml": "", "../../x": ""}), "a.docx", {"damaged"}
    yield "PDF with a password", LOCKED, "a.pdf", {"encrypted"}
    yield "PDF cut short", PLAN[:300], "a.pdf", {"damaged"}
    yield "PDF without pages", make_pdf(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"), "a.pdf", {"damaged"}
    yield (
        "PDF that claims 100,000 pages",
        make_pdf(CATALOG, b"<< /Type /Pages /Kids [%s] /Count 100000 >>" % (b"3 0 R " * 100_000), PAGE % b"", stream(b"")),
        "a.pdf",
        {"too_big", "damaged"},
    )
    yield (
        "PDF with a page of 10 km",
        make_pdf(CATALOG, PAGES, (PAGE % b"").replace(b"595 842", b"28000000 28000000"), stream(b"")),
        "a.pdf",
        {"too_big"},
    )
    yield "blank PDF", make_pdf(CATALOG, PAGES, PAGE % b"", stream(b"")), "a.pdf", {"no_text"}
    yield (
        "PDF with a page tree in a ring",
        make_pdf(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        "a.pdf",
        {"damaged", "needs_ocr", "no_text"},
    )
    yield "Word 97 without a document", OLE + bytes(2000), "a.doc", {"damaged"}
    yield from _office_files()
    yield from _other_files()
    yield from _pdf_files()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _office_files() -> Iterator[tuple[str, bytes, str, set[str]]]:
    yield "DOCX with a password", OLE + bytes(600) + _wide("EncryptedPackage") + bytes(600), "a.docx", {"encrypted"}
    fib = b"\xec\xa5\xc1\x00" + bytes(6) + b"\x00\x01" + bytes(600)  # fEncrypted of the FIB, [MS-DOC] 2.5.2
    yield "Word 97 with a password", OLE + bytes(504) + fib + _wide("WordDocument") + bytes(600), "a.doc", {"encrypted"}
    yield "Word 97 cut short", OLE + bytes(600) + _wide("WordDocument") + bytes(300), "a.doc", {"damaged"}
    yield "Excel 97 named DOC", OLE + bytes(600) + _wide("Workbook") + bytes(600), "a.doc", {"wrong_format"}
    yield "a workbook named DOCX", make_zip({"[Content_Types].xml": "", "xl/workbook.xml": "x"}), "a.docx", {"wrong_format"}
    yield "slides named DOCX", make_zip({"[Content_Types].xml": "", "ppt/presentation.xml": "x"}), "a.docx", {"wrong_format"}
    yield "OpenDocument named DOCX", make_zip({"mimetype": "x", "content.xml": "x"}), "a.docx", {"wrong_format"}
    yield "an archive of plans", make_zip({"a.docx": "x", "b.docx": "y"}), "plans.doc", {"wrong_format"}
    locked = bytearray(DOCX)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    yield "DOCX with a locked part", bytes(locked), "a.docx", {"encrypted", "damaged"}
    yield "DOCX with a wrong checksum", _flipped(DOCX), "a.docx", {"damaged"}
    nested = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    yield (
        "DOCX of 3,000 tables in tables",
        with_document(f"<w:document {W}><w:body>{nested}</w:body></w:document>"),
        "a.docx",
        {"damaged"},
    )
    yield "DOCX in another language of XML", with_document("<html><body>x</body></html>"), "a.docx", {"damaged"}
    yield "RTF that ends in its head", b"{\\rtf1\\ansi{\\fonttbl", "a.rtf", {"damaged", "no_text"}


def _flipped(data: bytes) -> bytes:
    """The archive with one byte of its document changed."""
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def _other_files() -> Iterator[tuple[str, bytes, str, set[str]]]:
    yield "a program", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "a.doc", {"not_a_document"}
    yield "a program of Windows", b"MZ\x90\x00" + bytes(range(256)) * 40, "a.docx", {"not_a_document"}
    yield "gzip named DOCX", b"\x1f\x8b\x08\x00" + zlib.compress(b"x" * 999), "a.docx", {"not_a_document"}
    yield "RAR named DOC", b"Rar!\x1a\x07\x01\x00" + bytes(range(256)), "a.doc", {"not_a_document"}
    yield "JPEG named DOC", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, "a.doc", {"not_a_document"}
    yield (
        "a web archive without a page",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html\r\n",
        "a.doc",
        {"damaged"},
    )
    yield "a web page without words", b"<html><head><script>let a</script></head><body><br></body></html>", "a.html", {"no_text"}
    yield "a text of dashes", b"-----\n\n=====\n" * 40, "a.txt", {"no_text"}
    yield "a text of zeros", bytes(3000), "a.txt", {"empty", "not_a_document"}
    yield "UTF-16 of white space", " \n".encode("utf-16") * 40, "a.txt", {"empty", "no_text"}


def _pdf_files() -> Iterator[tuple[str, bytes, str, set[str]]]:
    many = b"BT /F 1 Tf " + b"(%s) Tj " % (b"xyz" * 1000) * 84 + b"ET"
    font = b"/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >> >>"
    yield "PDF of 250,000 letters a page", make_pdf(CATALOG, PAGES, PAGE % font, stream(many)), "a.pdf", {"too_big"}
    tree = [CATALOG] + [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 3) for n in range(5000)]
    yield "PDF with a page tree 5,000 deep", make_pdf(*tree, PAGE % b""), "a.pdf", {"damaged", "no_text", "needs_ocr"}
    yield "PDF whose catalog is missing", make_pdf(b"<< >>", b"<< >>"), "a.pdf", {"damaged"}
    yield (
        "PDF with a page of no size",
        make_pdf(CATALOG, PAGES, (PAGE % b"").replace(b"595 842", b"0 0"), stream(b"")),
        "a.pdf",
        {"too_big", "no_text", "damaged"},
    )
    glyphs = b"/Resources << /Font << /F << /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /Encoding << /Differences [65 /a] >> /CharProcs << /a 5 0 R >> /FirstChar 65 /LastChar 65 /Widths [1] >> >> >>"
    yield (
        "PDF whose letter prints itself",
        make_pdf(CATALOG, PAGES, PAGE % glyphs, stream(b"BT /F 9 Tf (AAAA) Tj ET"), stream(b"1 0 d0 BT /F 9 Tf (A) Tj ET")),
        "a.pdf", {"damaged", "no_text", "needs_ocr", "crashed"},
    )  # fmt: skip
    picture = b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"
    yield (
        "PDF with a picture of 60,000 x 60,000",
        make_pdf(
            CATALOG, PAGES, PAGE % b"/Resources << /XObject << /F 5 0 R >> >>", stream(b"595 0 0 842 0 0 cm /F Do"),
            stream(zlib.compress(bytes(60000 * 60000 // 800)), picture),
        ),
        "a.pdf", {"too_big", "needs_ocr"},  # without OCR nobody looks at the picture
    )  # fmt: skip
    broken = (
        b"/Type /XObject /Subtype /Image /Width 1600 /Height 2200 /BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /DCTDecode"
    )
    yield (
        "a scan whose JPEG is broken",
        make_pdf(
            CATALOG, PAGES, PAGE % b"/Resources << /XObject << /F 5 0 R >> >>", stream(b"595 0 0 842 0 0 cm /F Do"),
            stream(b"\xff\xd8\xff\xe0" + bytes(500), broken),
        ),
        "a.pdf", {"needs_ocr", "no_text", "damaged"},
    )  # fmt: skip


def write_folder(folder: Path) -> dict[str, set[str]]:
    """Writes all of them into the folder; the reasons by file name."""
    expected = {}
    for number, (_, data, name, reasons) in enumerate(hostile()):
        path = folder / f"{number:02}-{name}"
        path.write_bytes(data)
        expected[path.name] = reasons
    for number, (_, data) in enumerate(crashing(), start=len(expected)):
        path = folder / f"{number:02}-crashing.pdf"
        path.write_bytes(data)
        expected[path.name] = {"crashed", "too_big", "timeout", "damaged", "no_text", "needs_ocr"}
    lost = folder / f"{len(expected):02}-lost.docx"
    lost.symlink_to(folder / "nowhere.docx")
    expected[lost.name] = {"unreadable"}
    return expected


def crashing() -> Iterator[tuple[str, bytes]]:
    """PDFs on which pdfium may end its process: for a child only."""
    resources = b"/Resources << /XObject << /F 5 0 R >> >>"
    yield "a form that draws itself", make_pdf(CATALOG, PAGES, PAGE % resources, stream(b"/F Do"), _RECURSIVE)
    squeezed = zlib.compress(b"0 0 m 1 1 l S\n" * 3_000_000, 9)
    yield "a bomb of drawing orders", make_pdf(CATALOG, PAGES, PAGE % b"", stream(squeezed, b"/Filter /FlateDecode"))


def mutated(data: bytes, count: int, seed: int) -> Iterator[bytes]:
    """The bytes with a few of them changed, cut out or put in."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(changed))
            match chance.randrange(3):
                case 0:
                    changed[at] = chance.randrange(256)
                case 1:
                    del changed[at : at + chance.randrange(1, 60)]
                case _:
                    changed[at:at] = chance.randbytes(chance.randrange(1, 30))
        yield bytes(changed)


LIST_DOCX = make_docx(
    "".join(item(f"Mục {i}", 1, i % 3) for i in range(6)),
    numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
)  # fmt: skip


if __name__ == "__main__":
    print(f"{len(write_folder(Path(sys.argv[1])))} files in {sys.argv[1]}")
