"""Pages that Word and browsers saved in one file, read as the page is."""

from base64 import encodebytes
from quopri import encodestring

import pytest

from corpus.readers.read import read_bytes
from schemas.errors import SourceUnreadable

PICTURE = b"\x89PNG" + bytes(5000)


def archive(*parts: tuple[str, str, str], kind: str = "multipart/related", start: str = "", newline: str = "\r\n") -> bytes:
    """A web archive of these parts: (type, transfer encoding, body as it stands in the file)."""
    lines = ["MIME-Version: 1.0", f'Content-Type: {kind}; boundary="--=_Next"{start}', "", "Web page in one file."]
    for number, (type_, encoding, body) in enumerate(parts):
        lines += ["----=_Next", f"Content-Type: {type_}", f"Content-Transfer-Encoding: {encoding}"]
        lines += [f"Content-ID: <{number}@x>", f"Content-Location: file:///C:/{number}.htm", "", body]
    return newline.join([*lines, "----=_Next--", ""]).encode("latin-1")


def page(body: str, charset: str = "utf-8", encoding: str = "quoted-printable") -> tuple[str, str, str]:
    data = f"<html><body>{body}</body></html>".encode(charset)
    packed = encodestring(data) if encoding == "quoted-printable" else encodebytes(data)
    named = {"utf-16": "unicode"}.get(charset, charset)  # as Word names it
    return f'text/html; charset="{named}"', encoding, packed.decode("ascii")


IMAGE = ("image/png", "base64", encodebytes(PICTURE).decode())
WORDS = "Kế hoạch phòng, chống lụt bão năm 2012 của huyện"
READ = [
    ("Word's", archive(page(f"<p>{WORDS}</p>"), IMAGE, page("<p>ĐẦU TRANG</p>"))),
    ("a browser's", b"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?K=E1=BA=BF?=\r\n" + archive(page(f"<p>{WORDS}</p>"), IMAGE)),
    ("base64", archive(page(WORDS, encoding="base64"))),
    ("UTF-16", archive(page(WORDS, "utf-16", "base64"))),
    ("lines of Unix", archive(page(WORDS), newline="\n")),
    ("the page is not the first", archive(page("khung"), page(WORDS), start='; start="<1@x>"')),
    ("one part alone", b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + WORDS.encode() + b"</p>"),
]


@pytest.mark.parametrize("data", [case[1] for case in READ], ids=[case[0] for case in READ])
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a.doc"])
def test_the_page_is_read(data, name):
    document = read_bytes(data, name)
    assert document.source.format == "html"
    assert document.text == WORDS


def test_a_code_page_that_only_the_archive_names():
    assert read_bytes(archive(page("Tháng hai, là hè", "cp1252", "base64")), "a.mht").text == "Tháng hai, là hè"


REFUSED = [
    ("no page", archive(IMAGE), "damaged"),
    ("nothing", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", "damaged"),
    ("cut off before the page", archive(page(WORDS))[:150], "damaged"),
    ("a mail", archive(("text/plain", "7bit", "Xin gui"), IMAGE, kind="multipart/mixed"), "wrong_format"),
    ("parts without end", archive(*[("text/plain", "7bit", "x")] * 6000, page(WORDS)), "too_big"),
    (
        "parts in parts",
        b"MIME-Version: 1.0\r\n"
        + b"".join(b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(5000)),
        "damaged",
    ),
    ("a page without words", archive(page("<br>")), "no_text"),
]


@pytest.mark.parametrize(("data", "reason"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_what_is_no_page_has_its_reason(data, reason):
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(data, "a.mht")
    assert raised.value.reason == reason


@pytest.mark.parametrize("text", ["Số: 12\nMIME-Version: là gì", "Kính gửi: Sở Y tế\n1. Nội dung"])
def test_text_with_colons_is_text(text):
    assert read_bytes(text.encode(), "a.txt").source.format == "text"
