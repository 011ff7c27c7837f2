"""Roman numbers counted by their strokes, on letters drawn by hand."""

import numpy as np
import pytest

from corpus.readers.roman_strokes import count_strokes

HEIGHT = 40


def drawn(*shapes, thick=5, gap=6):
    """Letters side by side: I a stroke with serifs, H two strokes and a bar, V and the narrow v two slanted strokes, . a dot."""
    columns = []
    for shape in shapes:
        width = {"I": 13, "H": 30, "V": 32, "v": 24, ".": 6}[shape]
        letter = np.full((HEIGHT, width), 255, np.uint8)
        if shape == "I":
            letter[:, 4 : 4 + thick] = 0
            letter[:3] = letter[-3:] = 0
        elif shape == "H":
            letter[:, 3 : 3 + thick] = letter[:, 22 : 22 + thick] = 0
            letter[18:23, 3:27] = 0
        elif shape in "Vv":
            for y in range(HEIGHT):
                at = 2 + y * 11 // HEIGHT
                letter[y, at : at + thick] = letter[y, width - at - thick : width - at] = 0
        else:
            letter[-5:] = 0
        columns += [letter, np.full((HEIGHT, gap), 255, np.uint8)]
    return np.hstack(columns[:-1])


CASES = [
    ("III.", "II.", "III."),
    ("III.", "H.", "III."),
    ("III.", "IH.", "III."),
    ("II.", "H.", "II."),
    ("II", "II", "II"),
    ("I.", "I.", "I."),
    ("VIII.", "VII.", "VIII."),
    ("vIII.", "VII.", "VIII."),  # the strokes of a narrow V meet where the bar of an H would be
    ("VI.", "VI.", "VI."),
    ("H.", "H.", "H."),  # a true H has its bar
    ("IH.", "IH.", "IH."),
    ("I.", "1.", "1."),  # a one is left to be a one
    ("III", "Hội", "Hội"),
]


@pytest.mark.parametrize(("printed", "read", "expected"), CASES)
def test_strokes(printed, read, expected):
    picture = drawn(*printed)
    assert count_strokes(picture, read, (0, 0, picture.shape[1], HEIGHT)) == expected


def test_dirt_and_grey_paper_do_not_count():
    picture = drawn("I", "I", "I", ".")
    chance = np.random.default_rng(1)
    noisy = np.clip(picture * 0.8 + 30 + chance.normal(0, 14, picture.shape), 0, 255).astype(np.uint8)
    noisy[10, 15:17] = 0
    assert count_strokes(noisy, "II.", (0, 0, picture.shape[1], HEIGHT)) == "III."


@pytest.mark.parametrize("box", [(0, 0, 0, 0), (-5, -5, 3, 3), (500, 500, 520, 540)])
def test_a_box_off_the_page_changes_nothing(box):
    assert count_strokes(drawn("I", "I"), "II.", box) == "II."


@pytest.mark.parametrize(("printed", "meant"), [("VIIIL", "VIII."), ("XIIL", "XII."), ("XL", "XL"), ("HAIL", "HAIL")])
def test_no_roman_number_ends_in_il(printed, meant):
    nothing = np.full((HEIGHT, 60), 255, np.uint8)
    assert count_strokes(nothing, printed, (0, 0, 60, HEIGHT)) == meant
