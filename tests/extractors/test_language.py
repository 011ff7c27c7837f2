"""The spaCy pipeline: tokens cover any text, sentences begin where a reader would say, phrases are found with their slips."""

import pickle

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.annotator import annotator
from schemas.spelling import fold, lower, plain

TOKENS = [
    ("Căn cứ Chỉ thị 34-CT/TW", ["Căn", "cứ", "Chỉ", "thị", "34-CT/TW"]),
    ("ngày 15/4/2020, 9,45 tỷ", ["ngày", "15/4/2020", ",", "9,45", "tỷ"]),
    ("190/207,45ha", ["190", "/", "207,45", "ha"]),
    ("Bộ KH&ĐT", ["Bộ", "KH&ĐT"]),
    ("a  b\nc", ["a", " ", "b", "\n", "c"]),
    ("ông@lamgiang.gov.vn", ["ông@lamgiang.gov.vn"]),
]
SENTENCES = [
    ("Họp xong. Báo cáo Sở.", ["Họp xong.", "Báo cáo Sở."]),
    ("1. Họp xong. Báo cáo.", ["1. Họp xong.", "Báo cáo."]),
    ("IV. TỔ CHỨC", ["IV. TỔ CHỨC"]),
    ("đạt 9.45 tỷ. 100% xã", ["đạt 9.45 tỷ.", "100% xã"]),
    ("tại TP. Hoa Lư. Xong", ["tại TP. Hoa Lư.", "Xong"]),
    ("KT. GIÁM ĐỐC", ["KT. GIÁM ĐỐC"]),
    ("xong./.\nNơi nhận:", ["xong./.", "Nơi nhận:"]),
    ("nói “Xong.” Rồi về", ["nói “Xong.”", "Rồi về"]),
    ("gồm các xã... và huyện", ["gồm các xã... và huyện"]),
    ("", []),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_tokens(text, tokens):
    assert [token.text for token in annotator().make_doc(text)] == tokens


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text, sentences):
    found = [sent.text.strip() for sent in annotator()(text).sents]
    assert [sentence for sentence in found if sentence] == sentences


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_a_doc_is_its_text(text):
    doc = annotator()(text)
    assert doc.text == text
    assert not len(doc) or doc[0].is_sent_start


@settings(max_examples=200)
@given(st.text(max_size=300))
def test_views_keep_every_offset(text):
    assert len(lower(text)) == len(fold(text)) == len(plain(text)) == len(text)
    assert fold(fold(text)) == fold(text)


FOLDED = [("Phần đầu", "phan dau"), ("ĐÔN ĐỐC", "don doc"), ("Thuỷ lợi", "thuy loi"), ("5.000 m²", "5.000 m²")]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text, folded):
    assert fold(text) == folded


PLACES = [
    ("hoà", "hòa"),
    ("thuý", "thúy"),
    ("quý", "quý"),
    ("quỳ", "quỳ"),
    ("khoẻ", "khỏe"),
    ("Uỷ", "ủy"),
    ("hoàn", "hoàn"),
    ("toán", "toán"),
]


@pytest.mark.parametrize(("text", "one_place"), PLACES)
def test_the_tone_mark_has_one_place(text, one_place):
    assert plain(text) == one_place


def test_a_phrase_is_found_without_its_marks_and_a_single_syllable_is_not():
    doc = annotator()("Tiếp tục đơn đốc; Nghi quyết số 5; Luât Trẻ em")
    assert [span.text for span in doc.spans["ocr_slips"]] == ["đơn đốc", "Nghi quyết"]
    assert [span.text for span in doc.spans["document_kinds"]] == ["Nghi quyết"]  # "Luât" is one syllable


def test_the_language_is_registered_and_survives_the_disk(tmp_path):
    nlp = spacy.blank("vidoc")
    nlp.to_disk(tmp_path)
    assert [t.norm_ for t in spacy.load(tmp_path)("Phấn đấu")] == ["phan", "dau"]
    assert pickle.loads(pickle.dumps(nlp.tokenizer))("một hai").text == "một hai"


@pytest.mark.parametrize("text", ["Kế hoạch  năm 2021,\n số 31/KH-UBND;", "a@b.vn TP.HCM … 5.000", " đ/c\u00a0Ông\t"])
def test_words_that_the_vocabulary_keeps_are_cut_as_others(text):
    kept, plain = annotator().make_doc(text), spacy.blank("vidoc").make_doc(text)
    assert [(t.text, t.lower_, t.norm_, t.whitespace_) for t in kept] == [
        (t.text, t.lower_, t.norm_, t.whitespace_) for t in plain
    ]
