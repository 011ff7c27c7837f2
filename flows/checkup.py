"""What of the machine kehoach can use, and what is lost without the rest."""

import os
import shutil
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from corpus.readers.ocr_data import find_data
from corpus.store.store import Store
from schemas.errors import StoreError

PACKAGES = ("prefect", "sqlalchemy", "spacy", "underthesea", "pdfplumber", "pypdfium2", "python-docx", "psycopg")
_DEBIAN = {"vie": "tesseract-ocr-vie", "libreoffice": "libreoffice-writer-nogui"}


class Finding(NamedTuple):
    """One thing that is there or not; `name` is the key of its sentence."""

    name: str
    is_there: bool
    detail: str


def check_up(store: str) -> list[Finding]:
    """All findings, in the order in which they are told."""
    data = find_data()
    office = shutil.which("soffice") or shutil.which("libreoffice")
    return [
        Finding("python", sys.version_info >= (3, 11), sys.version.split()[0]),
        Finding("packages", True, ", ".join(f"{name} {_version(name)}" for name in PACKAGES)),
        Finding("tesseract", True, f"tesserocr {_version('tesserocr')}"),  # the engine comes with the package
        Finding("vie", data is not None, data or ""),
        Finding("libreoffice", office is not None, office or ""),
        _store(store),
        Finding("cores", True, str(len(os.sched_getaffinity(0)))),
    ]


def remedy(findings: list[Finding]) -> str | None:
    """The one command that adds what is missing, None where nothing is."""
    missing = [_DEBIAN[finding.name] for finding in findings if not finding.is_there and finding.name in _DEBIAN]
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y {' '.join(missing)}" if missing else None


def _store(address: str) -> Finding:
    """Whether the store could be written to; makes none."""
    if not Store.is_new(address):
        try:
            Store.open(address, create=True).close()
        except StoreError as error:
            return Finding("store", False, str(error))
        return Finding("store", True, address)
    # Where there is none yet, another one beside it shows whether it could be made.
    folder = os.path.dirname(address.removeprefix("sqlite+pysqlite:///").removeprefix("sqlite:///")) or "."
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding("store", True, address)
    except OSError as error:
        return Finding("store", False, f"{folder}: {error.strerror}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
