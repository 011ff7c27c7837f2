"""The format of a file, from its bytes: a name may lie."""

import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePath

from corpus.readers.web_archive import is_mime
from schemas.document import Format
from schemas.errors import SourceUnreadable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIB = 512  # where the first stream of a Word 97 file begins, with flags that tell of a password ([MS-DOC] 2.5.2)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|o:p|p[\s>]|table|div)", re.IGNORECASE)
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_TIFF = (b"II*\x00", b"MM\x00*")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF")
_OTHERS = (b"\x7fELF", b"MZ", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"SQLite format", b"ID3", b"\x00\x00\x00\x18ftyp")
_MARKDOWN = {".md", ".markdown"}
# Word and every PDF viewer refuse text under these names; mostly it is the error page of a download.
_STRICT_NAMES = {".docx", ".docm", ".pdf"}


def sniff(data: bytes, name: str) -> Format:
    """The format that the bytes are; `name` only tells Markdown from text.

    Raises SourceUnreadable: `empty`, `encrypted` (Office files behind a password), `wrong_format` (another
    kind of file, or text under the name of a DOCX or PDF), `damaged` (a broken archive), `not_a_document`.
    """
    suffix = PurePath(name).suffix.lower()
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\x0c")
    if not head:
        raise SourceUnreadable("empty", "The file is empty", "Copy it again from where it came.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _sniff_zip(data)
    if data.startswith(_OLE):
        return _sniff_ole(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    found = _sniff_text(data, head, suffix)
    if suffix in _STRICT_NAMES:
        raise SourceUnreadable(
            "wrong_format",
            f"The name says {suffix[1:].upper()}, but the file holds {'a web page' if found == 'html' else 'plain text'}",
            "Fetch the file again; what was saved may be an error page. If it is right, rename it to .html or .txt.",
        )
    return found


def _sniff_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if _is_small(archive, "mimetype") else b""
            manifest = archive.read(_MANIFEST) if _is_small(archive, _MANIFEST) else b""
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError, RuntimeError, zlib.error) as error:
        raise SourceUnreadable(
            "damaged", "The file begins like a DOCX, but its archive is broken or cut short", "Copy it again from where it came."
        ) from error
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return "docx"
    if any(n.startswith(("xl/", "ppt/")) for n in names):
        raise _no_text_file()
    if kind.startswith(_OPEN_TEXT):
        if b"encryption-data" in manifest:
            raise _locked()
        return "odt"
    if "content.xml" in names:
        raise _no_text_file()
    raise SourceUnreadable("wrong_format", "The file is an archive", "Unpack it and load the folder.")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether the archive holds this part, and no bomb under its name."""
    return name in archive.NameToInfo and archive.getinfo(name).file_size < 2**20


def _sniff_ole(data: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise _locked()
    if "WordDocument".encode("utf-16-le") in data:
        if data[_FIB : _FIB + 2] == b"\xec\xa5" and data[_FIB + 11] & 1:
            raise _locked()
        return "doc"
    if "Workbook".encode("utf-16-le") in data or "PowerPoint Document".encode("utf-16-le") in data:
        raise _no_text_file()
    raise SourceUnreadable(
        "damaged", "The file begins like a Word 97 file, but holds no Word document", "Copy it again from where it came."
    )


def _no_text_file() -> SourceUnreadable:
    return SourceUnreadable(
        "wrong_format", "The file is a spreadsheet or slides, no plan", "Save the plan as DOCX or PDF and load that."
    )


def _locked() -> SourceUnreadable:
    return SourceUnreadable("encrypted", "The file is locked with a password", "Open it in Word and save it without a password.")


def _sniff_text(data: bytes, head: bytes, suffix: str) -> Format:
    if data.startswith(_TIFF):
        return "tiff"
    if data.startswith(_PICTURES):
        raise SourceUnreadable(
            "not_a_document", "The file is a picture or a film", "Put the scanned pages into a PDF and load that."
        )
    sample = data[:65536]
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or _looks_utf16(sample)
    controls = sum(sample.count(bytes([code])) for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
    if data.startswith(_OTHERS) or (not wide and controls > len(sample) / 200):
        raise SourceUnreadable(
            "not_a_document", "The file is no document that can be read", "Load plans as DOCX, PDF, DOC, RTF, HTML or text."
        )
    if head.startswith(b"<") and (kind := _sniff_xml(sample[:8192])) is not None:
        return kind
    if _HTML.match(head) or (head.startswith((b"<?xml", b"<!--")) and _HTML.search(sample[:4096])):
        return "html"
    if wide and _HTML.match(sample.replace(b"\x00", b"").lstrip(b"\xff\xfe\xfe\xff \r\n\t")):
        return "html"
    if is_mime(data):
        return "html"  # a web archive: `web_page` finds the page, or that it is a mail
    return "markdown" if suffix in _MARKDOWN else "text"


def _sniff_xml(sample: bytes) -> Format | None:
    """The format of a document that is one XML file; None for HTML and whatever else begins with a bracket.

    Raises SourceUnreadable("wrong_format") for Word's, which LibreOffice reads wrongly.
    """
    if _OPEN_TEXT in sample and b"<office:document" in sample:
        return "odt"
    if b"<w:wordDocument" in sample or b"<pkg:package" in sample:  # LibreOffice loses numbers and keeps deletions
        raise SourceUnreadable("wrong_format", "The file is Word's XML", "Open it in Word and save it as DOCX.")
    return None


def _looks_utf16(sample: bytes) -> bool:
    """Whether most of every second byte is zero, as in UTF-16 of Latin letters without a mark."""
    return len(sample) >= 4 and max(sample[0::2].count(0), sample[1::2].count(0)) > len(sample) / 5
