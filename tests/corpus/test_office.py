"""Word 97 and RTF, through LibreOffice where it is installed."""

from pathlib import Path

import pytest

from corpus.readers import office
from corpus.readers.read import read_bytes
from schemas.errors import SourceUnreadable

SHARED = Path(__file__).resolve().parents[2] / "../shared/real"
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi{\b K\u7870? HO\u7840?CH}\par N\u259?m 2024\par}"


@needs_office
def test_rtf():
    doc = read_bytes(RTF, "a.rtf")
    assert doc.source.format == "rtf"
    assert doc.text == "KẾ HOẠCH\nNăm 2024"
    assert [block.bold for block in doc.blocks] == [True, False]


@needs_office
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
def test_word_97():
    doc = read_bytes((SHARED / "pt-stttt-2011-kh-dao-tao-qlvb.doc").read_bytes(), "a.doc")
    assert doc.source.format == "doc"
    assert {"left", "right"} <= {block.side for block in doc.blocks}
    assert len(doc.tables) == 1


def test_without_libreoffice(monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(RTF, "a.rtf")
    assert raised.value.reason == "needs_converter"


def _program(tmp_path: Path, script: str, monkeypatch) -> None:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(path))


def test_success_is_an_output_not_an_exit_status(tmp_path, monkeypatch):
    _program(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(RTF, "a.rtf")
    assert raised.value.reason == "damaged"


def test_a_hang_is_ended_with_its_children(tmp_path, monkeypatch):
    _program(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait", monkeypatch)
    with pytest.raises(SourceUnreadable) as raised:
        office.convert_to_docx(RTF, "rtf", seconds=0.3)
    assert raised.value.reason == "timeout"
    child = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat")
    assert not child.exists() or child.read_text().split()[2] == "Z"
