"""What must hold for every text: its blocks, its source map, its letters, and reading it again."""

import textwrap
import unicodedata
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.document import Document, Format
from schemas.errors import SourceUnreadable
from tests.corpus.reading_text import read

REAL = Path(__file__).resolve().parents[2] / "../shared/real"
KINDS: list[Format] = ["text", "markdown"]
WORDS = [
    "Kế hoạch",
    "UBND tỉnh",
    "SỞ Y TẾ",
    "I. MỤC ĐÍCH",
    "1. Mục đích",
    "- Nâng cao nhận thức",
    "a) Chủ trì",
    "của các",
    "đơn vị.",
    "gồm:",
    "trước ngày 15/4/2024;",
    "12",
    "2",
    "năm",
    "Nơi nhận:",
    "- Lưu: VT.",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Trần Văn An",
    "a ",
    " b",
    "Số: 12/KH-SYT",
    "Hà Lâm, ngày 3 tháng 2 năm 2024",
    "**đậm**",
    "*",
    "#",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "“Đoàn kết",
    "sáng tạo”",
    "1.1. Rà soát",
    "Điều 2. Tổ chức",
    "KẾ HOẠCH",
    "-----",
    "giai đoạn 2021 - 2025",
    "kinh tế",
    "- xã hội",
    "Covid-",
    "19",
    "ệ",
    "\u200b\xad",
    "nông thôn mới, phát triển kinh tế\xa0- xã hội",
]
SPACES = [" ", "\n", "\n\n", "\r\n", " \n", "\x0b", "\n\n\n", "\t", "\u00a0"]


def jumbles(spaces: list[str]) -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(WORDS), st.sampled_from(spaces))
    return st.lists(pair, min_size=1, max_size=40).map(lambda pairs: "".join(a + b for a, b in pairs))


def check(document: Document) -> None:
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    at, spans = 0, []
    for line in text.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    assert [(block.start, block.end) for block in document.blocks] == [(a, b) for a, b in spans if b > a]
    assert all(a.end <= b.start for a, b in pairwise(document.pieces))
    assert all(piece.block and piece.block.startswith("line ") for piece in document.pieces)
    assert not any(unicodedata.category(char) == "Cc" for char in text if char != "\n")
    Document.model_validate(document.model_dump())


@given(st.one_of(st.text(), jumbles([*SPACES, "\x0c"])), st.sampled_from(KINDS))
def test_any_text(text: str, kind: Format) -> None:
    try:
        document = read(text.encode("utf-8", "surrogatepass"), kind)
    except SourceUnreadable:
        return
    check(document)


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    with suppress(SourceUnreadable):
        check(read(data))


@given(jumbles(SPACES))
def test_no_letter_is_lost_or_moved(text: str) -> None:
    try:
        document = read(text)
    except SourceUnreadable:
        return
    letters = [char for char in unicodedata.normalize("NFC", text) if char.isalpha()]
    found = [char for char in document.text if char.isalpha()]
    if "\t" in text and "Nơi nhận" in text:  # the signer beside the recipients is put behind them
        letters, found = sorted(letters), sorted(found)
    assert found == letters


def sentence(words: list[str]) -> str:
    return (" ".join(words)).capitalize() + "."


TALK = "nâng cao nhận thức người dân bảo đảm an toàn phối hợp các đơn vị thực hiện nhiệm vụ năm"
SYLLABLES = st.sampled_from(TALK.split())
SENTENCES = st.lists(SYLLABLES, min_size=12, max_size=40).map(sentence)
LABELS = st.sampled_from(["", "- ", "1. ", "2.1. ", "a) ", "+ "])
BODIES = st.lists(st.tuples(LABELS, SENTENCES).map("".join), min_size=6, max_size=14)
PLANS = BODIES.map(
    lambda body: ["KẾ HOẠCH", "Bảo đảm an toàn năm 2024", "Sở Y tế ban hành Kế hoạch như sau:", "I. MỤC ĐÍCH", *body]
)


@given(PLANS, st.integers(60, 100), st.sampled_from(["\n", "\n\n", " \n\n", "\r\n"]))
def test_wrapped_paragraphs_are_found_again(plan: list[str], width: int, joint: str) -> None:
    wrapped = [line for words in plan for line in textwrap.wrap(words, width, break_on_hyphens=False)]
    found = read(joint.join(wrapped)).text.split("\n")
    # A full line that ends a sentence cannot be told from the end of a paragraph, where the next has no label.
    assert "".join(found).replace(" ", "") == "".join(plan).replace(" ", "")
    labelled = [words for words in plan if not words[0].isupper() or words.startswith("I.")]
    assert all(any(line.startswith(words[:20]) for line in found) for words in labelled)
    assert not any(line[0].islower() and line[1] != ")" for line in found)


@given(PLANS)
def test_a_clean_text_stays_as_it_is(plan: list[str]) -> None:
    document = read("\n".join(plan))
    assert document.text == "\n".join(plan)
    assert not document.flattened


@pytest.mark.skipif(not REAL.is_dir(), reason="the shared plans are not beside the checkout")
def test_real_plans_read_again_stay_as_they_are() -> None:
    for path in sorted(REAL.glob("**/*.txt")):
        document = read(path.read_bytes())
        check(document)
        again = read(document.text)
        assert again.text == document.text, path.name
        assert not again.flattened, path.name


@pytest.mark.parametrize(
    "unit", ["a", "1. A ", "- A. ", "I. ", "|a", "*", "**a ", "A ", "Nơi nhận: - ", "\\*", "a\tb\n", "1\n", "x\n", "[a]("]
)
def test_hostile_text_ends(unit: str) -> None:
    data = (unit * (120_000 // len(unit))).encode()
    with suppress(SourceUnreadable):  # what is not linear does not end within the patience of a test run
        read(data, "markdown")
