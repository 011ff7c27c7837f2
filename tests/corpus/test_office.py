"""Word 97 and RTF, through LibreOffice where it is installed."""

import os
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.readers import office
from corpus.readers.read import read_bytes
from schemas.errors import SourceUnreadable
from tests.corpus.docx_parts import make_zip

SHARED = Path(__file__).resolve().parents[2] / "../shared/real"
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
RTF = rb"{\rtf1\ansi{\b K\u7870? HO\u7840?CH}\par N\u259?m 2024\par}"
# The head of a Word 97 file with nothing behind it that LibreOffice could read.
WORD_97 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(4000)


@needs_office
def test_rtf():
    doc = read_bytes(RTF, "a.rtf")
    assert doc.source.format == "rtf"
    assert doc.text == "KẾ HOẠCH\nNăm 2024"
    assert [block.bold for block in doc.blocks] == [True, False]


def odt(body: str) -> str:
    """A text of OpenDocument in one file of XML."""
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    kind = 'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text"'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{head}<office:document{names} {kind}><office:body><office:text>{body}</office:text></office:body></office:document>"


ODT_BODY = "<text:p>KẾ HOẠCH</text:p><text:list><text:list-item><text:p>Năm 2024</text:p></text:list-item></text:list>"


@needs_office
def test_open_document():
    flat = odt(ODT_BODY)
    packed = make_zip({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": flat.replace("office:document", "office:document-content"),
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    })  # fmt: skip
    for name, data in (("a.fodt", flat.encode()), ("a.odt", packed)):
        doc = read_bytes(data, name)
        assert doc.source.format == "odt"
        assert doc.text.split("\n")[0] == "KẾ HOẠCH"
        assert doc.text.endswith("Năm 2024")


@needs_office
@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
def test_word_97():
    doc = read_bytes((SHARED / "pt-stttt-2011-kh-dao-tao-qlvb.doc").read_bytes(), "a.doc")
    assert doc.source.format == "doc"
    assert {"left", "right"} <= {block.side for block in doc.blocks}
    assert len(doc.tables) == 1


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


def is_gone(pid: str) -> bool:
    stat = Path(f"/proc/{pid.strip()}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"


def test_a_hang_is_ended_with_its_children(tmp_path, monkeypatch):
    script = f"(sleep 60 & echo $! > {tmp_path}/grandchild; wait) & sleep 61 & echo $! > {tmp_path}/child; wait"
    _program(tmp_path, script, monkeypatch)
    with pytest.raises(SourceUnreadable) as raised:
        office.convert_to_docx(RTF, "rtf", seconds=0.5)
    assert raised.value.reason == "timeout"
    assert is_gone((tmp_path / "child").read_text())
    assert is_gone((tmp_path / "grandchild").read_text())
    assert not list(Path(tempfile.gettempdir()).glob(f"kehoach-office-{os.getpid()}-*"))


def test_a_converter_stays_in_the_group_of_its_worker(tmp_path, monkeypatch):
    _program(tmp_path, f"ps -o pgid= -p $$ > {tmp_path}/group", monkeypatch)
    with pytest.raises(SourceUnreadable):
        office.convert_to_docx(RTF, "rtf")
    assert int((tmp_path / "group").read_text()) == os.getpgrp()


def test_what_a_killed_worker_left_is_swept(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ended = subprocess.Popen(["true"])
    ended.wait()
    left, used = tmp_path / f"kehoach-office-{ended.pid}-abc", tmp_path / f"kehoach-office-{os.getpid()}-abc"
    for folder in (left, used):
        (folder / "profile").mkdir(parents=True)
    _program(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(SourceUnreadable):
        office.convert_to_docx(RTF, "rtf")
    assert (left.exists(), used.exists()) == (False, True)


@needs_office
def test_a_conversion_writes_nowhere_else(tmp_path, monkeypatch):
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    assert read_bytes(RTF, "a.rtf").text
    assert list(home.rglob("*")) == list(scratch.rglob("*")) == []


@needs_office
def test_two_at_once_lose_nothing():
    with ThreadPoolExecutor(2) as threads:
        texts = list(threads.map(lambda _: read_bytes(RTF, "a.rtf").text, range(2)))
    assert texts == ["KẾ HOẠCH\nNăm 2024"] * 2


def test_without_libreoffice_the_remedy_is_told(monkeypatch):
    monkeypatch.setattr(office, "find_office", lambda: None)
    for data, name in ((RTF, "a.rtf"), (WORD_97, "a.doc")):
        with pytest.raises(SourceUnreadable) as raised:
            read_bytes(data, name)
        assert raised.value.reason == "needs_converter"
        assert "kehoach doctor" in raised.value.remedy
        assert "LibreOffice" in raised.value.message


@needs_office
@pytest.mark.parametrize("data", [WORD_97, RTF[:-25] + b"{" * 3000, b"{\\rtf1 " + bytes(range(128, 256)) * 20])
def test_damaged_files_get_a_reason_or_a_text(data):
    try:
        outcome = read_bytes(data, "a.doc").text
    except SourceUnreadable as refused:
        outcome = refused.reason
    assert outcome
    assert outcome not in {"timeout", "needs_converter", "crashed"}
