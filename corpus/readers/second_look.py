"""What the engine was not sure of, recognised again alone and in another size: of two readings the surer one counts."""

from collections.abc import Callable, Sequence

from corpus.readers.ocr_engine import BLOCK, LINE, PLAIN, Recognised, recognise_part
from corpus.readers.scan_columns import Pixels
from corpus.readers.specks import Picture

_SIZES = (200.0, 250.0)  # dpi; the same letters in two sizes are misread in different ways
_DOUBTED = 0.90
_SURER = 0.05  # by which a second reading must be surer
_RULE = 0.025  # inches
_FLAT = 1.8
_LONELY = 0.2  # a lone letter less sure than this is dirt


def read_cell(picture: Picture, box: Pixels, dpi: float) -> list[Recognised]:
    """The words of one cell of a table: twice as many cells come out right as from the whole page."""
    return _surest(lambda size: recognise_part(picture, _inside(box, dpi), dpi, size, BLOCK))


def read_line(picture: Picture, box: Pixels, dpi: float, read: list[Recognised]) -> list[Recognised]:
    """The words of one line that was `read` with its page before."""
    return merged(read, recognise_part(picture, box, dpi, _SIZES[1], LINE))


def _surest(reading: Callable[[float], list[Recognised]]) -> list[Recognised]:
    words = without_junk(reading(_SIZES[0]))
    if words and min(word.confidence for word in words) >= _DOUBTED:
        return words
    return merged(words, reading(_SIZES[1]))


def merged(words: list[Recognised], others: list[Recognised]) -> list[Recognised]:
    """Word by word the surer reading where both have as many words, else the reading that is surer on the whole."""
    others = without_junk(others)
    if len(words) == len(others):
        pairs = zip(words, others, strict=True)
        return [other if other.confidence > one.confidence + _SURER else one for one, other in pairs]
    return max(words, others, key=sureness)


def sureness(words: Sequence[Recognised]) -> float:
    """How sure the engine is of a letter (0..1) on average; 0 where there is none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def without_junk(words: list[Recognised]) -> list[Recognised]:
    """The words but for dirt: marks alone that the engine is not sure of; of a list's dash it is."""
    return [word for word in words if not _is_junk(word)]


def _is_junk(word: Recognised) -> bool:
    lettered = any(map(str.isalnum, word.text))
    if not lettered and _is_flat(word):
        return False  # a list's dash, until its place tells
    lone = len(word.text) == 1 and not word.text.isdigit()
    return (not lettered and word.confidence < PLAIN) or (lone and word.confidence < _LONELY)


def _is_flat(word: Recognised) -> bool:
    x0, top, x1, bottom = word.box
    return x1 - x0 >= _FLAT * (bottom - top)


def _inside(box: Pixels, dpi: float) -> Pixels:
    """The cell without the rules around it."""
    inset = round(_RULE * dpi)
    x0, top, x1, bottom = box
    return x0 + inset, top + inset, x1 - inset, bottom - inset
