"""Words of a scan that are none: what strokes of a pen, edges of a stamp and dirt were taken for."""

from corpus.readers.lines import Line, visual_lines
from corpus.readers.page_words import Word

_STRAY, _STRAY_LETTERS = 0.5, 6
_FLAT = 0.25  # of the size: the lowest small letters are twice as high
_APART = 2.2  # of the size


def without_strays(words: list[Word]) -> list[Word]:
    """The words but for letters too flat to be any, and a few letters that stand apart and that the engine believes in least."""
    kept: list[Word] = []
    for part in parts_of(words):
        letters = sum(len(word.text) for word in part)
        sure = max(word.confidence or 0 for word in part)
        if letters > _STRAY_LETTERS or sure > _STRAY:
            kept += part
    return kept


def parts_of(words: list[Word]) -> list[list[Word]]:
    """The words by lines, the lines cut where a wide gap parts them; words too flat to be any left out."""
    lines = visual_lines([word for word in words if not _is_flat(word)], 0, same_line=3.0)
    return [part for line in lines for part in _parts(line)]


def _is_flat(word: Word) -> bool:
    """Whether the word is lower than letters of its size can be."""
    return word.box[3] - word.box[1] < _FLAT * word.size and any(map(str.isalpha, word.text))


def _parts(line: Line) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.box[0] - parts[-1][-1].box[2] < _APART * line.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts
