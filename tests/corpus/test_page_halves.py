"""Pages in two columns of running text are read column by column; letterheads and tables without rules are not."""

from itertools import pairwise

from corpus.readers.lines import Line
from corpus.readers.page_halves import halves_below
from corpus.readers.page_words import Word, printed_box
from corpus.readers.read import read_bytes
from tests.corpus.pdf_pages import Text, pdf_of

LEFT = ["Căn cứ kế hoạch của tỉnh, phòng xây dựng", "chương trình tiêm chủng năm nay như sau:"] * 6
RIGHT = ["Đến hết quý, có 95 % trẻ em trong các xã", "được tiêm đủ mũi, đúng lịch đã định trước."] * 6


def line(left: str, right: str, baseline: float) -> Line:
    words = []
    for text, start in ((left, 60.0), (right, 310.0)):
        x = start
        for word in text.split():
            words.append(Word(word, (x, baseline - 10, x + 5 * len(word), baseline), baseline, 11))
            x += 5 * len(word) + 4
    return Line(1, tuple(words))


def page(lefts: list[str], rights: list[str]) -> list[Line]:
    return [line(left, right, 100 + 16 * at) for at, (left, right) in enumerate(zip(lefts, rights, strict=True))]


def test_columns_of_text_stand_one_below_the_other():
    ((column, width),) = halves_below(page(LEFT, RIGHT), 595)
    assert [each.text for each in column] == LEFT + RIGHT
    assert width < 300
    assert [round(b.baseline - a.baseline) for a, b in pairwise(column)] == [16] * 23
    moved = column[12].words[0]
    assert (round(moved.box[0]), printed_box(moved)[0]) == (60, 310)  # where it stands on the paper still tells


def test_what_stands_above_and_below_stays():
    title = Line(1, (Word("KẾ HOẠCH TIÊM CHỦNG MỞ RỘNG", (200, 50, 400, 60), 60.0, 13),))
    parts = halves_below([title, *page(LEFT, RIGHT), title], 595)
    assert [len(lines) for lines, _ in parts] == [1, 24, 1]


def test_short_columns_and_rows_are_none():
    letterhead = page(["SỞ Y TẾ", "Số: 5/KH-SYT"], ["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do"])
    assert len(halves_below(letterhead, 595)) == 1
    rows = page(["Tên công việc của phòng trong năm nay là"] * 12, ["Phòng Kế hoạch Tổng hợp và Tài chính huyện"] * 12)
    assert len(halves_below(rows, 595)) == 1
    assert len(halves_below(page(["- Lưu: VT."] * 12, ["Nguyễn Văn A"] * 12), 595)) == 1


def test_a_sentence_goes_on_in_the_next_column():
    texts = [Text(60, 100 + 16 * at, text, size=10) for at, text in enumerate(LEFT[:11])]
    texts += [
        Text(310, 100 + 16 * at, text, size=10)
        for at, text in enumerate(["cho trẻ em trong toàn huyện năm nay và các", *RIGHT[1:11]])
    ]
    read = read_bytes(pdf_of(texts), "a.pdf")
    assert "phòng xây dựng cho trẻ em" in read.text
    assert read.span(read.text.index("cho trẻ em"), read.text.index("cho trẻ em") + 3).bbox[0] > 300
