"""What a machine without OCR or LibreOffice leaves unread, the same command loads once they are there."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from corpus.readers.ocr_data import find_data
from corpus.readers.office import find_office
from corpus.store.store import Store
from flows.load import Settings, load_paths
from tests.corpus.test_pdf import PLAN

RTF = rb"{\rtf1\ansi K\u7870? HO\u7840?CH N\u258?M 2024\par I. M\u7908?C TI\u202?U\par}"


def half_scanned() -> bytes:
    """The first page of a plan as a picture, the others as they were printed."""
    source, made, out = pypdfium2.PdfDocument(PLAN), pypdfium2.PdfDocument.new(), BytesIO()
    Image.fromarray(source[0].render(scale=150 / 72, grayscale=True).to_numpy().squeeze()).save(out, "PDF", resolution=150)
    made.import_pages(pypdfium2.PdfDocument(out.getvalue()))
    made.import_pages(source, [1, 2, 3])
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.skipif(find_data() is None, reason="Tesseract's Vietnamese data is not installed")
def test_scanned_pages_are_read_once_ocr_is_there(tmp_path):
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "half.pdf").write_bytes(half_scanned())
    store = f"sqlite:///{tmp_path}/plans.db"

    def run(ocr):
        report = load_paths([str(tmp_path / "plans")], Settings(store=store, workers=1, ocr=ocr), lambda _: None)
        with Store.open(store, create=False) as opened:
            flags = next(iter(opened.record_jsons())).count('"code":"no_text"')
        return report.kept, report.unchanged, flags

    assert run("never") == (1, 0, 1)  # as where Tesseract is missing
    assert run("never") == (0, 1, 1)
    assert run("auto") == (1, 0, 0)
    assert run("auto") == (0, 1, 0)
    assert run("never") == (0, 1, 0)  # what was read stays


def kehoach(*arguments: str, path: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "kehoach"), *arguments]
    environment = {"PATH": path, "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
    return subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_a_file_waits_for_libreoffice(tmp_path):
    (tmp_path / "plan.rtf").write_bytes(RTF)
    arguments = ("load", str(tmp_path / "plan.rtf"), "--store", f"sqlite:///{tmp_path}/plans.db")
    without = kehoach(*arguments, path=str(tmp_path))
    assert (without.returncode, without.stderr.count("needs_converter")) == (3, 1)  # nothing could be loaded
    told = kehoach("doctor", "--store", f"sqlite:///{tmp_path}/plans.db", path=str(tmp_path))
    assert told.returncode == 0
    assert "apt-get install -y libreoffice-writer-nogui" in told.stdout
    with_it = kehoach(*arguments, path=os.environ["PATH"])
    assert (with_it.returncode, "1 file" in with_it.stderr) == (0, True)
