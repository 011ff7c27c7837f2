"""The one door: whatever the bytes are, a document or a reason comes out."""

import multiprocessing
import signal
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpus.readers.limits import limit_worker
from corpus.readers.read import read_bytes, read_file
from schemas.document import Document
from schemas.errors import SourceUnreadable
from tests.corpus.hostile_files import DOCX, LIST_DOCX, LOCKED, PLAN, crashing, hostile, mutated

HOSTILE = list(hostile())


def outcome(data: bytes, name: str) -> str:
    """The reason, or "read"; anything but SourceUnreadable goes through."""
    try:
        doc = read_bytes(data, name, ocr="never")
    except SourceUnreadable as refused:
        return refused.reason if refused.message and refused.remedy.endswith(".") else "says too little"
    assert [doc.text[b.start : b.end] for b in doc.blocks] == doc.text.split("\n")
    doc.text.encode("utf-8")
    return "read"


@pytest.mark.parametrize(("data", "name", "reasons"), [case[1:] for case in HOSTILE], ids=[case[0] for case in HOSTILE])
def test_hostile_files_are_set_aside_with_a_reason(data, name, reasons):
    assert outcome(data, name) in reasons


@pytest.mark.parametrize("data", [DOCX, LIST_DOCX], ids=["table", "list"])
def test_a_damaged_docx_raises_nothing_else(data):
    assert outcome(data, "a.docx") == "read"
    for changed in mutated(data, 150, seed=len(data)):
        outcome(changed, "a.docx")


def test_one_locked_pdf_does_not_lock_the_next():
    hollow = next(data for what, data, _, _ in HOSTILE if what == "PDF without pages")
    assert [outcome(data, "a.pdf") for data in (LOCKED, hollow, LOCKED, PLAN, hollow)] == [
        "encrypted", "damaged", "encrypted", "read", "damaged",
    ]  # fmt: skip


def _outcomes(files: Iterable[bytes], pipe) -> None:
    limit_worker(memory_mb=2048)
    signal.alarm(60)
    for data in files:
        pipe.send(outcome(data, "a.pdf"))
    pipe.send("end")


def in_child(files: list[bytes]) -> tuple[list[str], int | None]:
    """The outcomes that a child process told before its end, and its exit code."""
    context = multiprocessing.get_context("spawn")  # a fork of a test run that has grown may be past the limit at birth
    mine, its = context.Pipe(duplex=False)
    child = context.Process(target=_outcomes, args=(files, its))
    child.start()
    its.close()
    told = []
    try:
        while True:
            told.append(mine.recv())
    except EOFError:
        child.join()
    return told, child.exitcode


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_damaged_pdf_raises_nothing_else():
    told, code = in_child(list(mutated(PLAN, 60, seed=7)))
    assert told[-1] == "end", f"the child ended with {code} after {len(told)} files"
    assert {"read", "damaged"} & set(told)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("data", [case[1] for case in crashing()], ids=[case[0] for case in crashing()])
def test_what_ends_the_process_ends_the_child_alone(data):
    told, code = in_child([data])
    assert told in ([], ["damaged", "end"], ["too_big", "end"], ["no_text", "end"], ["needs_ocr", "end"]), (told, code)


def test_a_file_and_its_bytes_give_the_same(tmp_path):
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(DOCX)
    doc = read_file(path)
    assert doc == read_bytes(DOCX, "kế hoạch.docx")
    assert doc.source.name == "kế hoạch.docx"
    assert doc.source.format == "docx"
    assert Document.model_validate(doc.model_dump()) == doc


def test_text_goes_through_the_same_door():
    doc = read_bytes("KẾ HOẠCH\nNăm 2024".encode(), "a.txt")
    assert doc.source.format == "text"
    assert "Năm 2024" in doc.text


def test_files_that_cannot_be_opened(tmp_path):
    for path in (tmp_path / "absent.docx", tmp_path):
        with pytest.raises(SourceUnreadable) as raised:
            read_file(path)
        assert raised.value.reason == "unreadable"


def test_a_file_without_permission(tmp_path: Path):
    path = tmp_path / "a.docx"
    path.write_bytes(DOCX)
    path.chmod(0)
    try:
        path.read_bytes()
    except PermissionError:
        with pytest.raises(SourceUnreadable) as raised:
            read_file(path)
        assert raised.value.reason == "unreadable"
    else:
        pytest.skip("this user may read everything")
    finally:
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
