"""Footnotes of a printed page stand behind the paragraph that calls them."""

import pytest

from corpus.readers.lines import Line
from corpus.readers.page_notes import split_notes
from corpus.readers.page_words import Word
from corpus.readers.read import read_bytes
from tests.corpus.pdf_pages import Text, pdf_of


def line(text: str, baseline: float, *, size: float = 13, scanned: bool = False) -> Line:
    """Words side by side; "^1" is a raised number."""
    words, x = [], 85.0
    for word in text.split():
        raised = word.startswith("^")
        shown = word.lstrip("^")
        width = 6 * len(shown)
        box = (x, baseline - size, x + width, baseline)
        words.append(Word(shown, box, baseline, 7 if raised else size, False, 0.9 if scanned else None, not raised))
        x += width + 3
    return Line(1, tuple(words))


def split(*texts: str, gap: float = 40, size: float = 11, scanned: bool = False) -> list[str]:
    """The lines of a page, its foot `gap` below the text; notes in brackets behind the line that calls them."""
    body = [line(text, 100 + 18 * at, scanned=scanned) for at, text in enumerate(texts) if not text.startswith("foot")]
    foot = [text.removeprefix("foot ") for text in texts if text.startswith("foot")]
    top = body[-1].baseline + gap
    notes = split_notes(body + [line(text, top + 13 * at, size=size, scanned=scanned) for at, text in enumerate(foot)])
    shown = []
    for each in notes.lines:
        shown.append(each.text)
        shown += [f"[{' '.join(part.text for part in note)}]" for note in notes.called.get(id(each), [])]
    return shown


PAGES = [
    ("one note", ["Đạt 95% ^1 .", "Hết.", "foot 1 Theo Luật."], ["Đạt 95% .", "[Theo Luật.]", "Hết."]),
    ("its number raised too", ["Đạt 95% ^1", "foot ^1 Theo Luật."], ["Đạt 95%", "[Theo Luật.]"]),
    ("over two lines", ["Đạt 95% ^1", "foot 1 Theo Luật", "foot năm 2013."], ["Đạt 95%", "[Theo Luật năm 2013.]"]),
    ("two notes", ["A ^1 B ^2", "C", "foot 1 Một.", "foot 2 Hai."], ["A B", "[Một.]", "[Hai.]", "C"]),
    ("notes that go on from the page before", ["A ^7", "B ^8", "foot 7 Bảy.", "foot 8 Tám."], ["A", "[Bảy.]", "B", "[Tám.]"]),
    ("a square metre is no call", ["24,5m ^2 sàn", "foot 2 Hai."], ["24,5m 2 sàn", "2 Hai."]),
    ("a call without a note", ["Đạt 95% ^3", "Hết."], ["Đạt 95% 3", "Hết."]),
    ("a foot that nobody calls", ["Đạt 95%", "foot 1 Theo Luật."], ["Đạt 95%", "1 Theo Luật."]),
]


@pytest.mark.parametrize(("page", "expected"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_notes(page, expected):
    assert split(*page) == expected


def test_a_list_close_below_and_as_large_is_none():
    assert split("Đạt 95% ^1", "foot 1 Phòng họp", gap=18, size=13) == ["Đạt 95% 1", "1 Phòng họp"]


def test_on_scans_nothing_is_raised():
    assert split("Đạt 95% ^1", "foot 1 Theo Luật.", scanned=True) == ["Đạt 95% 1", "1 Theo Luật."]


def test_a_paragraph_goes_on_over_the_notes_between_two_pages():
    long = "Tiêm chủng đầy đủ cho trẻ em trong độ tuổi trên địa bàn của tỉnh đạt ít"
    first = [Text(85, 100 + 18 * at, long) for at in range(4)]
    call = Text(85 + 6.5 * len(long) + 0.3, 149, "1", size=7)
    note = [Text(85, 790, "1", size=7), Text(93, 794, "Theo Luật.", size=10)]
    second = [Text(85, 100, "nhất 95% trong năm."), *[Text(85, 130 + 18 * at, long) for at in range(3)]]
    text = read_bytes(pdf_of([*first, call, *note], second), "a.pdf").text.split("\n")
    assert text[0].endswith("đạt ít nhất 95% trong năm.")
    assert text[1] == "Theo Luật."
