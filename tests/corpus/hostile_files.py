# ruff: noqa: E501  a file is one line
"""Damaged and hostile files, made on the spot: each with the reason (or reasons) that it may be set aside for."""

import random
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
    yield "Word 97 without a document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), "a.doc", {"damaged"}


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
