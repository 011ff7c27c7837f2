"""The one door for files: bytes in, a `Document` out, or a `SourceUnreadable` that says why not."""

import hashlib
from pathlib import Path

from corpus.readers.docx_file import read_docx
from corpus.readers.guards import guard_archive, guard_size
from corpus.readers.html_page import read_html
from corpus.readers.ocr_data import OcrMode
from corpus.readers.office import convert_to_docx
from corpus.readers.pdf_file import read_pdf
from corpus.readers.sniff import sniff
from corpus.readers.text import read_text
from corpus.readers.web_archive import web_page
from schemas.document import Document, Source
from schemas.errors import SourceUnreadable


def read_file(path: Path, ocr: OcrMode = "auto") -> Document:
    """The document in the file; SourceUnreadable is all that it raises."""
    try:
        guard_size(path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise SourceUnreadable(
            "unreadable",
            f"The file cannot be opened ({error.strerror or error})",
            "Check that it exists and that you may read it.",
        ) from error
    return read_bytes(data, path.name, ocr)


def read_bytes(data: bytes, name: str, ocr: OcrMode = "auto") -> Document:
    """The document in the bytes of a file with this name; SourceUnreadable is all that it raises.

    Runs in the calling process, which a hostile PDF can abort: the caller is a worker with limits.
    """
    guard_size(len(data))
    try:
        return _dispatch(data, name, ocr)
    except SourceUnreadable:
        raise
    except MemoryError as error:
        raise SourceUnreadable(
            "too_big",
            "The file needs more memory than one file may take",
            "Check the file; if it is right, split it and load the parts.",
        ) from error
    except Exception as error:
        raise SourceUnreadable(
            "damaged", f"The file is damaged ({type(error).__name__})", "Open it, save it again as DOCX or PDF, and load that."
        ) from error


def _dispatch(data: bytes, name: str, ocr: OcrMode) -> Document:
    kind = sniff(data, name)
    source = Source(name=name, sha256=hashlib.sha256(data).hexdigest(), format=kind)
    match kind:
        case "text" | "markdown":
            return read_text(data, source)
        case "docx":
            guard_archive(data)
            return read_docx(data, source)
        case "pdf":
            return read_pdf(data, source, ocr)
        case "tiff":
            return read_pdf(_as_pdf(data), source, ocr)
        case "html":
            page = web_page(data)
            return read_html(page.data, source, page.charset)
        case "doc" | "rtf" | "odt":
            if data.startswith(b"PK"):
                guard_archive(data)
            converted = convert_to_docx(data, kind)
            guard_archive(converted)
            return read_docx(converted, source)


def _as_pdf(tiff: bytes) -> bytes:
    from corpus.readers.tiff_pages import pdf_of_tiff  # noqa: PLC0415  who has no TIFF needs no pictures

    return pdf_of_tiff(tiff)
