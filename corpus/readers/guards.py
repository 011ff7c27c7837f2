"""What is checked before a parser opens a file: sizes, and archives that unpack to more than they say."""

import zipfile
from io import BytesIO

from schemas.errors import SourceUnreadable

MAX_FILE_BYTES = 200 * 2**20
MAX_UNPACKED_BYTES = 200 * 2**20
MAX_UNPACK_RATIO = 100
SMALL_UNPACKED_BYTES = 20 * 2**20  # below this a high ratio is only a repetitive document
MAX_ARCHIVE_ENTRIES = 5000
MAX_PAGES = 2000
MAX_PAGE_POINTS = 14_400  # 200 inches a side, the limit of PDF 1.6 itself
MAX_PICTURE_PIXELS = 250_000_000  # a poster (A0) scanned at 300 dpi has 140 million
MAX_CHARACTERS_A_PAGE = 200_000


def guard_size(size: int) -> None:
    """SourceUnreadable("too_big") for a file that no plan is as large as."""
    if size > MAX_FILE_BYTES:
        raise _too_big(f"The file has {size / 2**20:.0f} MB; {MAX_FILE_BYTES // 2**20} MB are the limit")


def guard_archive(data: bytes) -> None:
    """SourceUnreadable for an archive that would unpack too large, or whose names lead out of it.

    Reads the directory of the archive only: nothing is unpacked.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    if len(entries) > MAX_ARCHIVE_ENTRIES:
        raise _too_big(f"The file packs {len(entries)} parts; {MAX_ARCHIVE_ENTRIES} are the limit")
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked > MAX_UNPACKED_BYTES or (unpacked > SMALL_UNPACKED_BYTES and unpacked / packed > MAX_UNPACK_RATIO):
        raise _too_big(f"The file would unpack from {packed / 2**20:.1f} to {unpacked / 2**20:.0f} MB")
    for entry in entries:
        if entry.filename.startswith("/") or ".." in entry.filename.replace("\\", "/").split("/"):
            raise SourceUnreadable(
                "damaged",
                f"A part of the file is named {entry.filename!r}, outside of it",
                "Do not trust this file; ask for it again.",
            )
        if entry.flag_bits & 1:
            raise SourceUnreadable("encrypted", "Parts of the file are locked with a password", "Save it without a password.")


def guard_pages(count: int) -> None:
    """SourceUnreadable for a PDF without pages or with more than any plan has."""
    if count < 1:
        raise SourceUnreadable("damaged", "The PDF has no pages", "Copy it again from where it came.")
    if count > MAX_PAGES:
        raise _too_big(f"The PDF says it has {count} pages; {MAX_PAGES} are the limit")


def guard_page(number: int, width: float, height: float) -> None:
    """SourceUnreadable for a page (counted from 1) whose sides, in points, no paper has."""
    if not (0 < width <= MAX_PAGE_POINTS and 0 < height <= MAX_PAGE_POINTS):
        raise _too_big(f"Page {number} is {width:.0f} x {height:.0f} points large")


def guard_characters(number: int, count: int) -> None:
    """SourceUnreadable for a page (counted from 1) with more characters than fit on paper."""
    if count > MAX_CHARACTERS_A_PAGE:
        raise _too_big(f"Page {number} holds {count} characters; {MAX_CHARACTERS_A_PAGE} are the limit")


def guard_picture(number: int, width: int, height: int) -> None:
    """SourceUnreadable for a picture on a page (counted from 1) with more pixels than any scanner makes."""
    if width * height > MAX_PICTURE_PIXELS:
        raise _too_big(f"A picture on page {number} has {width} x {height} pixels")


def _too_big(message: str) -> SourceUnreadable:
    return SourceUnreadable("too_big", message, "Check the file; if it is right, split it and load the parts.")
