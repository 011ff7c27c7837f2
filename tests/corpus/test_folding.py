"""Words as they are searched: short texts and long ones the same way."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.store.folding import searchable
from corpus.store.rows import pack, unpack
from corpus.store.sketches import sketch_of

FILLER = "Kế hoạch phòng, chống thiên tai; " * 40


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Số: 31/KH-UBND", "so 31 kh ubnd"),
        ("Ðắk Lắk – ĐẮK LẮK", "dak lak dak lak"),  # the first letter is Icelandic, as old converters write it
        ("Thời gian", "thoi gian"),  # decomposed
        ("đạt 95 %_trở lên", "dat 95 tro len"),
        ("hội nghị 😀 tổng kết", "hoi nghi tong ket"),  # beyond the table of characters
        ("thửa đất 12²", "thua dat 12²"),  # no diacritic
        ("…“”", ""),
        ("", ""),
    ],
)
def test_a_text_gives_the_same_words_alone_and_in_a_long_one(text: str, words: str) -> None:
    assert searchable(text) == words
    assert searchable(f"{FILLER} {text}") == f"{searchable(FILLER)} {words}".strip()


@given(st.text(st.characters(codec=None), max_size=60))
def test_the_length_of_the_text_makes_no_difference(text: str) -> None:
    filler = searchable(FILLER)
    assert searchable(f"{FILLER} {text}") == f"{filler} {searchable(text)}".strip()


def test_texts_that_differ_in_marks_and_case_have_one_sketch() -> None:
    ours, theirs = (sketch_of(searchable(text)) for text in ("Kế hoạch phòng, chống thiên tai", "KE HOACH PHONG CHONG THIEN TAI"))
    assert ours == theirs


def test_what_is_packed_is_zlib_as_before() -> None:
    assert zlib.decompress(pack("Kế hoạch")).decode() == "Kế hoạch"
    assert unpack(zlib.compress("Kế hoạch".encode(), 1)) == "Kế hoạch"
