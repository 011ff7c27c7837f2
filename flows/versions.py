"""The version of a reading: a hash over the readers' code, and whether pages wait for OCR; what changed is read again."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus.readers.ocr_data import OcrMode, can_recognise
from schemas.document import Document

_WAITS = "+needs-ocr"


@cache
def reader_version() -> str:
    """The first 12 hex digits of a hash over the code of `corpus.readers` and of the document's schema."""
    root = Path(__file__).parents[1]
    digest = sha256()
    for path in [*sorted((root / "corpus" / "readers").glob("*.py")), root / "schemas" / "document.py"]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def version_of_reading(document: Document, version: str, ocr: OcrMode) -> str:
    """The version that a document was read with; of one with scanned pages that nothing here reads, one that OCR makes old."""
    return version + _WAITS if document.empty_pages and not can_recognise(ocr) else version


def current_versions(ocr: OcrMode) -> tuple[str, ...]:
    """The versions of readings that would come out the same now."""
    return (reader_version(),) if can_recognise(ocr) else (reader_version(), reader_version() + _WAITS)
