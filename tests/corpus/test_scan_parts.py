"""What is done to the picture of a scan before it is recognised, and to its words afterwards."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from corpus.readers.lean import straightened
from corpus.readers.ocr_engine import Recognised
from corpus.readers.page_words import Word
from corpus.readers.scan_columns import find_columns
from corpus.readers.scan_marks import spaced_as_printed, with_label
from corpus.readers.scan_picture import evened
from corpus.readers.scanned_page import with_one_size
from corpus.readers.second_look import merged
from corpus.readers.specks import without_specks


def paper(width=1650, height=1200):
    image = Image.new("L", (width, height), 255)
    return image, ImageDraw.Draw(image)


def lined(draw, x0, x1, tops, size=30):
    """Lines of something like words."""
    for top in tops:
        for x in range(x0, x1, 100):
            draw.rectangle((x, top, min(x + 85, x1), top + size), fill=0)


@pytest.mark.parametrize("degrees", [-2.0, -0.4, 0.0, 0.3, 1.5])
def test_a_leaning_page_is_put_upright(degrees):
    image, draw = paper()
    lined(draw, 200, 1450, range(100, 1100, 60))
    turn = cv2.getRotationMatrix2D((825, 600), degrees, 1)
    leaning = cv2.warpAffine(np.asarray(image), turn, (1650, 1200), borderValue=255)
    upright, lean = straightened(leaning, 200)
    assert lean.slope == pytest.approx(-np.tan(np.radians(degrees)), abs=0.0011)
    assert straightened(upright, 200)[1].slope == pytest.approx(0, abs=0.0011)
    # The middle of the page stays where it is; what stands at its right edge is found again on the paper.
    x0, top, x1, _ = lean.paper((500, 210, 520, 222))
    assert top - 210 == pytest.approx(lean.slope * (510 - 297), abs=0.5)
    assert x1 - x0 == 20


def test_letterhead_and_signature_are_two_columns_and_text_is_none():
    image, draw = paper(1650, 2300)
    lined(draw, 220, 640, (100, 150, 220))
    lined(draw, 780, 1500, (100, 150, 220))
    lined(draw, 220, 1500, range(400, 1500, 55))
    lined(draw, 220, 600, range(1700, 1950, 40), size=24)
    lined(draw, 950, 1300, (1700, 1750, 1980))
    boxes = find_columns(np.asarray(image), 200, [])
    assert len(boxes) == 4
    assert all(box[2] < 760 for box in boxes[::2])
    assert all(box[0] > 700 for box in boxes[1::2])
    assert [round(box[1] / 100) for box in boxes] == [1, 1, 17, 17]


def test_a_point_between_digits_is_no_speck():
    image, draw = paper(400, 200)
    draw.rectangle((100, 60, 112, 90), fill=0)
    draw.rectangle((117, 87, 119, 89), fill=0)  # 1.
    draw.rectangle((125, 60, 137, 90), fill=0)
    draw.rectangle((300, 120, 302, 122), fill=0)  # dirt
    cleared = without_specks(np.asarray(image), 200) < 128
    assert cleared[87:90, 117:120].all()
    assert not cleared[115:130, 295:310].any()


def test_shade_goes_and_white_paper_stays():
    image, draw = paper(800, 600)
    lined(draw, 100, 700, (100, 200, 300))
    white = np.asarray(image)
    assert evened(white) is white
    shaded = (white * np.linspace(0.5, 1.0, 800)).astype(np.uint8)
    even = evened(shaded)
    assert even[white == 255].min() > 200
    assert even[white == 0].max() < 60


def words(*texts, size=13.0):
    placed, x = [], 100.0
    for text in texts:
        flat = not any(map(str.isalnum, text))
        top, width = (105.0, 0.3 * size) if flat else (100.0, 6.0 * len(text))
        placed.append(Word(text, (x, top, x + width, 106.0 if flat else 110.0), 110.0, size, confidence=0.9))
        x += width + 4
    return placed


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (["~", "Lưu:", "VT"], ["-", "Lưu:", "VT"]),
        (["_", "Sở", "Y"], ["-", "Sở", "Y"]),
        (["-Lưu:", "VT"], ["-", "Lưu:", "VT"]),
        (["-", "a)", "Trung"], ["a)", "Trung"]),
        (["L.", "MỤC", "ĐÍCH"], ["I.", "MỤC", "ĐÍCH"]),
        (["L.", "Trần"], ["L.", "Trần"]),
        (["-5", "độ"], ["-5", "độ"]),
        (["Sở", "~"], ["Sở", "~"]),
    ],
)
def test_what_stands_before_a_line_is_its_label(read, meant):
    assert [word.text for word in with_label(words(*read))] == meant


def test_words_that_ran_together_are_parted_where_white_is():
    image, draw = paper(600, 100)
    loose, loosely = paper(600, 100)
    for x in (20, 50, 80, 150, 180, 210):
        draw.rectangle((x, 20, x + 24, 60), fill=0)
    for x in (20, 51, 82, 114, 146, 178):
        loosely.rectangle((x, 20, x + 24, 60), fill=0)
    picture, even = np.asarray(image), np.asarray(loose)

    def of(text, confidence=0.9):
        return Word(text, (20 * 0.36, 20 * 0.36, 235 * 0.36, 60 * 0.36), 60 * 0.36, 13.0, confidence=confidence)

    assert [w.text for w in spaced_as_printed(picture, 200, [of("họctập")])] == ["học", "tập"]
    assert [w.text for w in spaced_as_printed(picture, 200, [of("BGĐSYT")])] == ["BGĐ", "SYT"]
    assert [w.text for w in spaced_as_printed(even, 200, [of("UBND")])] == ["UBND"]  # its letters stand evenly apart
    assert [w.text for w in spaced_as_printed(picture, 200, [of("XÃHỘI")])] == ["XÃ", "HỘI"]
    assert [w.text for w in spaced_as_printed(picture, 200, [of("nghiêm")])] == ["nghiêm"]  # a syllable, however wide
    assert [w.text for w in spaced_as_printed(picture, 200, [of("123456")])] == ["123456"]


def test_the_symbol_of_a_document_is_one_word():
    parted = spaced_as_printed(np.full((400, 1600), 255, np.uint8), 200, words("số", "39/2016/NĐ-", "CP", "ngày"))
    assert [word.spaced for word in parted] == [True, True, False, True]


def test_of_two_readings_the_surer_word_counts():
    def read(*pairs):
        return [Recognised(text, (0, 0, 9, 9), 9.0, 0.0, 13.0, sure) for text, sure in pairs]

    first = read(("tồ", 0.6), ("chức", 0.96))
    assert [w.text for w in merged(first, read(("tổ", 0.9), ("chúc", 0.9)))] == ["tổ", "chức"]
    assert [w.text for w in merged(first, read(("tổ", 0.62), ("chức", 0.9)))] == ["tồ", "chức"]  # hardly surer
    assert [w.text for w in merged(first, read(("tổchức", 0.95)))] == ["tổchức"]
    assert merged(first, []) == first


def test_a_size_that_the_engine_guessed_is_not_believed_against_the_height_of_the_line():
    page = [Word("dòng", (80, 100 + 16 * at, 120, 110 + 16 * at), 110.0 + 16 * at, 13.0) for at in range(8)]
    guessed = Word("ngày", (80, 250, 120, 260), 260.0, 18.0)
    title = Word("KẾ", (80, 50, 120, 68), 68.0, 20.0)
    near = Word("chữ", (80, 280, 120, 290), 290.0, 14.0)
    assert [word.size for word in with_one_size([*page, guessed, title, near])][8:] == [13.0, 20.0, 13.0]
