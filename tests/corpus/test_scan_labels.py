"""Numbers and marks of scanned lines, mended by what stands around them."""

import pytest

from corpus.readers.lines import Line, visual_lines
from corpus.readers.ocr_engine import as_printed
from corpus.readers.page_words import Word
from corpus.readers.scan_labels import with_sibling_numbers
from corpus.readers.scan_signature import signature_line


def line(text: str, x0: float = 100, *, baseline: float = 100, scanned: bool = True, page: int = 1) -> Line:
    words, x = [], x0
    for word in text.split():
        box = (x, baseline - 10, x + 7 * len(word), baseline)
        words.append(Word(word, box, baseline, 13, confidence=0.9 if scanned else None))
        x += 7 * len(word) + 4
    return Line(page, tuple(words))


LABELS = [
    ("a stroke before the second", ["L. Kết quả", "II. Tồn tại"], ["I. Kết quả", "II. Tồn tại"]),
    ("its two edges", ["l1. Kết quả", "II. Tồn tại"], ["I. Kết quả", "II. Tồn tại"]),
    ("with a line between", ["|. Kết quả", "tốt đẹp", "II. Tồn tại"], ["I. Kết quả", "tốt đẹp", "II. Tồn tại"]),
    ("no second behind it", ["L. Kết quả", "III. Tồn tại"], ["L. Kết quả", "III. Tồn tại"]),
    ("a full stop that was not seen", ["I. Kết quả", "II Tồn tại"], ["I. Kết quả", "II. Tồn tại"]),
    ("one read as a comma", ["I. Kết quả", "II, Tồn tại"], ["I. Kết quả", "II. Tồn tại"]),
    ("that of the first", ["1 Kết quả", "2. Tồn tại"], ["1. Kết quả", "2. Tồn tại"]),
    ("a number that is not its turn", ["1. Kết quả", "3 Phòng họp"], ["1. Kết quả", "3 Phòng họp"]),
    ("words that go on in small letters", ["1. Kết quả", "2 đợt kiểm tra"], ["1. Kết quả", "2 đợt kiểm tra"]),
    ("alone", ["2 Phòng họp"], ["2 Phòng họp"]),
    ("siblings without full stops", ["1 Kết quả", "2 Tồn tại"], ["1 Kết quả", "2 Tồn tại"]),
]


@pytest.mark.parametrize(("read", "meant"), [case[1:] for case in LABELS], ids=[case[0] for case in LABELS])
def test_numbers_by_the_turn_of_their_siblings(read, meant):
    pages = [[line(text) for text in read]]
    with_sibling_numbers(pages)
    assert [found.text for found in pages[0]] == meant


def test_siblings_stand_as_far_in_and_may_stand_on_two_pages():
    pages = [[line("1. Kết quả"), line("2 Phòng họp", x0=85)], [line("2 Tồn tại")]]
    with_sibling_numbers(pages)
    assert [[found.text for found in page] for page in pages] == [["1. Kết quả", "2 Phòng họp"], ["2 Tồn tại"]]
    pages = [[line("1. Kết quả")], [line("2 Tồn tại")]]
    with_sibling_numbers(pages)
    assert pages[1][0].text == "2. Tồn tại"


def test_what_was_printed_is_left_as_it_is():
    pages = [[line("1. Kết quả", scanned=False), line("2 Tồn tại", scanned=False)]]
    with_sibling_numbers(pages)
    assert pages[0][1].text == "2 Tồn tại"


SIGNED = [
    ("- KT, CHỦ TỊCH", "KT. CHỦ TỊCH"), ("'CHỦ TỊCH", "CHỦ TỊCH"), (". ~ GIÁM ĐỐC", "GIÁM ĐỐC"), ("KT. CHỦ TỊCH", "KT. CHỦ TỊCH"),
    ("Lê Văn Tám", "Lê Văn Tám"), ("-", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "meant"), SIGNED)
def test_marks_before_the_lines_of_a_scanned_signature(read, meant):
    assert signature_line(line(read)).text == meant
    assert signature_line(line(read, scanned=False)).text == read


COINS = [
    ("(b/€);", "(b/c);"), ("(b/©)", "(b/c)"), ("(bíc)", "(b/c)"), ("(píh)", "(p/h)"), ("(b/c)", "(b/c)"),
    ("(bac)", "(bac)"), ("b/€", "b/€"), ("(để b/c)", "(để b/c)"),
]  # fmt: skip


@pytest.mark.parametrize(("read", "meant"), COINS)
def test_who_gets_a_plan_as_a_report(read, meant):
    assert as_printed(read) == meant


def test_baselines_that_lie_scattered_are_one_line():
    placed = [("TUQ.", 370, 665.3), ("tỉnh;", 85, 663.2), ("ĐỐC", 450, 664.9), ("GIÁM", 407, 665.1), ("dưới", 85, 676.0)]
    words = [Word(text, (x, y - 10, x + 30, y), y, 13) for text, x, y in placed]
    assert [found.text for found in visual_lines(words, 1)] == ["tỉnh; TUQ. GIÁM ĐỐC", "dưới"]
    apart = [Word("trên", (85, 90, 115, 100), 100.0, 13), Word("cao", (300, 93, 330, 103), 103.0, 13)]
    assert len(visual_lines(apart, 1)) == 2  # two columns whose lines do not meet
