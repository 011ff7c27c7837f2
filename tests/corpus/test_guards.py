"""What is refused before any parser sees it."""

import resource
import threading
import time
import zipfile
from io import BytesIO

import pytest

from corpus.readers import guards
from corpus.readers.limits import limit_worker, raise_limits
from schemas.errors import SourceUnreadable
from tests.corpus.docx_parts import make_zip


def reason_of(check, *args) -> str | None:
    try:
        check(*args)
    except SourceUnreadable as refused:
        return refused.reason
    return None


def bomb(megabytes: int) -> bytes:
    return make_zip({"word/document.xml": "\0" * (megabytes * 2**20)})


CASES = [
    (guards.guard_size, (guards.MAX_FILE_BYTES,), None),
    (guards.guard_size, (guards.MAX_FILE_BYTES + 1,), "too_big"),
    (guards.guard_archive, (make_zip({"word/document.xml": "x", "a..b/c..xml": "y"}),), None),
    (guards.guard_archive, (bomb(10),), None),
    (guards.guard_archive, (bomb(25),), "too_big"),
    (guards.guard_archive, (make_zip({f"{i}": "" for i in range(guards.MAX_ARCHIVE_ENTRIES + 1)}),), "too_big"),
    (guards.guard_archive, (make_zip({"../../etc/cron.d/x": "y"}),), "damaged"),
    (guards.guard_archive, (make_zip({"/etc/passwd": "y"}),), "damaged"),
    (guards.guard_archive, (make_zip({"word\\..\\..\\x": "y"}),), "damaged"),
    (guards.guard_pages, (1,), None),
    (guards.guard_pages, (guards.MAX_PAGES,), None),
    (guards.guard_pages, (guards.MAX_PAGES + 1,), "too_big"),
    (guards.guard_pages, (0,), "damaged"),
    (guards.guard_page, (1, 595.0, 842.0), None),
    (guards.guard_page, (1, 3370.0, 2384.0), None),
    (guards.guard_page, (1, 1e6, 842.0), "too_big"),
    (guards.guard_page, (1, 595.0, 0.0), "too_big"),
    (guards.guard_page, (1, float("nan"), 842.0), "too_big"),
    (guards.guard_characters, (1, 5000), None),
    (guards.guard_characters, (1, guards.MAX_CHARACTERS_A_PAGE + 1), "too_big"),
]


@pytest.mark.parametrize(("check", "args", "reason"), CASES)
def test_guards(check, args, reason):
    assert reason_of(check, *args) == reason


def test_a_locked_archive():
    data = bytearray(make_zip({"word/document.xml": "x"}))
    data[6] |= 1  # the flag in the entry, and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert reason_of(guards.guard_archive, bytes(data)) == "encrypted"


def test_an_archive_that_lies_about_its_size_is_cut_where_it_said_it_ends():
    honest = bytearray(make_zip({"a": "x" * 100_000}))
    at = honest.index(b"PK\x01\x02")
    honest[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with zipfile.ZipFile(BytesIO(bytes(honest))) as archive, pytest.raises(zipfile.BadZipFile):
        archive.read("a")


def test_limits_go_up_for_a_converter_and_down_again():
    kinds = (resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
    before = {kind: resource.getrlimit(kind) for kind in kinds}
    try:
        limit_worker(memory_mb=65536, output_mb=64)
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == 65536 * 2**20
        assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
        with raise_limits():
            assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] > 64 * 2**20
            assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] < 2**40
        assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == 64 * 2**20
    finally:
        for kind, limits in before.items():
            resource.setrlimit(kind, limits)


def test_two_who_raise_the_limits_at_once_leave_them_as_they_were():
    before = resource.getrlimit(resource.RLIMIT_AS)

    def raise_for_a_while():
        with raise_limits():
            time.sleep(0.05)

    threads = [threading.Thread(target=raise_for_a_while) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert resource.getrlimit(resource.RLIMIT_AS) == before
