"""Bytes to characters: encodings that offices have used, and what is no text at all."""

import unicodedata

import pytest

from corpus.readers.decoding import decode
from corpus.readers.viscii import LETTERS
from schemas.errors import SourceUnreadable
from tests.corpus.reading_text import read

TEXT = "KẾ HOẠCH\nPhòng, chống đuối nước năm 2024 của huyện Vĩnh Sơn\nỦy ban nhân dân huyện giao Phòng Y tế thực hiện."


def cp1258(text: str) -> bytes:
    """The bytes that Windows 95 wrote: base letters with hat or horn, tones apart."""
    decomposed = unicodedata.normalize("NFD", text)
    for base in "âêôăơưÂÊÔĂƠƯ":
        decomposed = decomposed.replace(unicodedata.normalize("NFD", base), base)
    out = []
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        tone = [mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
        out.append(base + "".join(tone))
    return "".join(out).encode("cp1258")


def viscii(text: str) -> bytes:
    """The bytes of RFC 1456."""
    return bytes(0x80 + LETTERS.index(letter) if letter in LETTERS else ord(letter) for letter in text)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        cp1258(TEXT),
        viscii(TEXT),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-le", "utf-16-be", "nfd", "cp1258", "viscii", "crlf", "cr"],
)
def test_encodings_give_the_same_text(data: bytes) -> None:
    assert read(data).text == TEXT


def test_text_cut_off_inside_a_letter() -> None:
    assert decode(TEXT.encode() + "ế".encode()[:2]) == TEXT


def test_a_few_broken_letters_do_not_make_it_another_encoding() -> None:
    assert "Phòng" in decode(TEXT.encode() * 10 + b"\xff\xc3 " + TEXT.encode())


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", b"\xef\xbb\xbf", b"\xff\xfe", "\u00a0 \n".encode()])
def test_empty(data: bytes) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        read(data)
    assert caught.value.reason in {"empty", "no_text"}


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x7fELF\x02\x01\x01" + b"\x00\x01" * 400, b"\x00" * 50 + b"\x01"])
def test_binary(data: bytes) -> None:
    with pytest.raises(SourceUnreadable) as caught:
        read(data)
    assert caught.value.reason == "not_a_document"


def test_nothing_but_rules() -> None:
    with pytest.raises(SourceUnreadable) as caught:
        read("-----\n\n*****\n")
    assert caught.value.reason == "no_text"
