"""Web archives (MHT, MHTML): a page and its pictures in one file, laid out like a mail; Word and browsers save them.

Source: RFC 2557.  Of the parts only the page is decoded.
"""

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import NamedTuple

from corpus.readers.guards import MAX_ARCHIVE_ENTRIES
from schemas.errors import SourceUnreadable

_FIRST_LINE = re.compile(rb"[A-Za-z][A-Za-z-]*:\s?\S?")
_MIME = re.compile(rb"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_HEADERS = 4096  # bytes in which those of a mail end


class Page(NamedTuple):
    """The bytes of a web page, and the encoding that its archive names."""

    data: bytes
    charset: str | None = None


def is_mime(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail, as those of a web archive do."""
    head = data[:_HEADERS].lstrip(b"\xef\xbb\xbf\r\n ")
    return _FIRST_LINE.match(head) is not None and _MIME.search(head) is not None


def web_page(data: bytes) -> Page:
    """The page in an archive; bytes that are no archive are the page themselves.

    Raises SourceUnreadable: `wrong_format` for a mail, `too_big` for more parts than a page has, `damaged` where no page is.
    """
    if not is_mime(data):
        return Page(data)
    archive = BytesParser(EmailMessage, policy=policy.default.clone(max_line_length=None)).parsebytes(data)
    if archive.get_content_type() not in ("multipart/related", "text/html"):
        raise SourceUnreadable(
            "wrong_format", "The file is a mail", "Open it, save the plan that is attached to it, and load that."
        )
    pages = []
    for number, part in enumerate(archive.walk()):
        if number > MAX_ARCHIVE_ENTRIES:
            raise SourceUnreadable(
                "too_big", f"The web archive holds more than {MAX_ARCHIVE_ENTRIES} parts", "Open it in Word and save it as DOCX."
            )
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            pages.append(part)
    first = next((part for part in pages if part["Content-ID"] == archive.get_param("start")), pages[0] if pages else None)
    content = first.get_payload(decode=True) if first is not None else None
    if first is None or not isinstance(content, bytes) or not content.strip():
        raise SourceUnreadable(
            "damaged", "The web archive holds no page", "Open it in a browser or in Word, save it as DOCX or HTML, and load that."
        )
    return Page(content, first.get_content_charset())
