"""The format is what the bytes are, whatever the name says."""

import pytest

from corpus.readers.sniff import sniff
from schemas.errors import SourceUnreadable
from tests.corpus.docx_parts import make_docx, make_zip, par

ODT = "application/vnd.oasis.opendocument.text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

FORMATS = [
    (b"%PDF-1.7\n...", "a.pdf", "pdf"),
    (b"%PDF-1.7\n...", "a.docx", "pdf"),
    (b"\r\n junk before it %PDF-1.4\n", "a.pdf", "pdf"),
    (make_docx(par("x")), "a.docx", "docx"),
    (make_docx(par("x")), "a.pdf", "docx"),
    (make_docx(par("x")), "no name", "docx"),
    (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "doc"),
    (b"{\\rtf1\\ansi", "a.doc", "rtf"),
    (b"<html><body>x</body></html>", "a.doc", "html"),
    (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "a.htm", "html"),
    (b'<?xml version="1.0"?><html xmlns="x">', "a.html", "html"),
    ("<html>Kế".encode("utf-16"), "a.html", "html"),
    (make_zip({"mimetype": ODT, "content.xml": "<x/>"}), "a.odt", "odt"),
    (make_zip({"mimetype": f"{ODT}-template", "content.xml": "<x/>"}), "a.ott", "odt"),
    (f'<?xml version="1.0"?>\n<office:document office:mimetype="{ODT}">'.encode(), "a.fodt", "odt"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a.mht", "html"),
    ("Kế hoạch".encode(), "a.txt", "text"),
    ("Kế hoạch".encode(), "a", "text"),
    ("Kế hoạch".encode(), "a.doc", "text"),
    ("Kế hoạch".encode("utf-16"), "a.txt", "text"),
    ("Kế hoạch phát triển".encode("cp1258", "replace"), "a.txt", "text"),
    ("# Kế hoạch".encode(), "a.MD", "markdown"),
    ("a < b, <không> phải HTML".encode(), "a.txt", "text"),
]


@pytest.mark.parametrize(("data", "name", "format_"), FORMATS)
def test_formats(data, name, format_):
    assert sniff(data, name) == format_


REFUSED = [
    (b"", "a.txt", "empty"),
    (b" \r\n\t\n", "a.docx", "empty"),
    (b"\xef\xbb\xbf", "a.txt", "empty"),
    (b"<html>404 Not Found</html>", "a.pdf", "wrong_format"),
    (b"<html>404 Not Found</html>", "a.docx", "wrong_format"),
    ("không phải PDF".encode(), "a.pdf", "wrong_format"),
    (make_zip({"xl/workbook.xml": ""}), "a.xlsx", "wrong_format"),
    (make_zip({"ppt/presentation.xml": ""}), "a.docx", "wrong_format"),
    (make_zip({"content.xml": ""}), "a.odt", "wrong_format"),
    (make_zip({"mimetype": ODT.replace("text", "spreadsheet"), "content.xml": ""}), "a.odt", "wrong_format"),
    (make_zip({"mimetype": ODT, "META-INF/manifest.xml": "<manifest:encryption-data/>"}), "a.odt", "encrypted"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">', "a.doc", "wrong_format"),
    (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x">', "a.xml", "wrong_format"),
    (make_zip({"a.txt": "x"}), "a.zip", "wrong_format"),
    (b"PK\x03\x04 cut short", "a.docx", "damaged"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "encrypted"),
    (OLE + "Workbook".encode("utf-16-le"), "a.doc", "wrong_format"),
    (OLE, "a.doc", "damaged"),
    (b"\xff\xd8\xff\xe0 JFIF", "a.pdf", "not_a_document"),
    (b"\x89PNG\r\n\x1a\n", "a.png", "not_a_document"),
    (b"\x7fELF\x02\x01\x01", "a", "not_a_document"),
    (bytes(range(256)) * 20, "a.txt", "not_a_document"),
]


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED)
def test_refused(data, name, reason):
    with pytest.raises(SourceUnreadable) as raised:
        sniff(data, name)
    assert raised.value.reason == reason
    assert raised.value.message
    assert raised.value.remedy.endswith(".")
