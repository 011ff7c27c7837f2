"""Lines that were capitals until their font was lost: "kế hoạch", "i. mục đích, yêu cầu", "kt. chủ tịch".

Who typed small letters in the font of capitals (.VnTimeH) left nothing that tells; but the motto of such a paper is
small too, and a line of small letters that begins where no sentence goes on was none.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.readers.columns import is_motto
from corpus.readers.line_marks import ends_sentence, has_label
from corpus.readers.plan_words import KINDS

_KIND = re.compile(rf"(?:{KINDS})")
_WORD = re.compile(r"[^\W\d_]+")
_LISTED = re.compile(r"\s*[-–—+•*]")
_HEAD = 40  # lines in which a letterhead is looked for
_LONGEST = 160
_WIDE = 0.9  # of the lines are no longer than the page is wide


def raise_lines(text: str) -> str:
    r"""The text with such lines in capitals, if its motto or its kind is among them.

    >>> raise_lines("kế hoạch\nPhòng dịch\ni. mục đích\nBảo vệ sức khỏe của người dân và\nđàn vật nuôi của các hộ ở xã xa.")
    'KẾ HOẠCH\nPhòng dịch\nI. MỤC ĐÍCH\nBảo vệ sức khỏe của người dân và\nđàn vật nuôi của các hộ ở xã xa.'
    """
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if any(_is_motto_or_kind(lines[at]) for at in filled[:_HEAD]):
        for at in list(_small_by_mistake(lines, filled)):
            lines[at] = lines[at].upper()
    return "\n".join(lines)


def _is_motto_or_kind(line: str) -> bool:
    """Whether the line is small although no paper prints it so."""
    return _is_small(line) and (is_motto(line) or _is_kind(line))


def _is_kind(line: str) -> bool:
    return _KIND.fullmatch(line.strip().upper()) is not None


def _is_small(line: str) -> bool:
    """Whether all words but short forms are small; a list's item is none."""
    words = [word for word in _WORD.findall(line) if not (len(word) > 1 and word.isupper())]
    letters = sum(map(len, words))
    return letters > 2 and len(line) < _LONGEST and all(map(str.islower, words)) and not _LISTED.match(line)


def _small_by_mistake(lines: Sequence[str], filled: Sequence[int]) -> Iterator[int]:
    """The indexes of such lines; `filled` are those that are not blank."""
    width = sorted(len(lines[at].strip()) for at in filled)[int(_WIDE * (len(filled) - 1))]
    before, goes_on, in_body = "", False, False
    for at, following in zip(filled, [*filled[1:], None], strict=True):
        line, after = lines[at].strip(), lines[following].strip() if following is not None else ""
        begins = not before or goes_on or (not (in_body and _may_begin_a_sentence(line)) and _is_apart(before, line, width))
        goes_on = _is_small(line) and (_is_kind(line) or (begins and _ends_nothing(line, after)))
        if goes_on:
            yield at
        in_body = in_body or _is_kind(line)
        before = line


def _ends_nothing(line: str, after: str) -> bool:
    """Whether the line ends no sentence, nor do the words go on in the line below."""
    has_more = line.endswith(",") and has_label(line.upper()) and _is_small(after)  # a heading over two lines
    return (has_more or not line.endswith((".", ";", ","))) and (not after[:1].islower() or _is_small(after))


def _is_apart(before: str, line: str, width: int) -> bool:
    """Whether the line carries no sentence on: its first word had room above, or a sentence or what announces it ends there."""
    has_room = len(before) + 1 + len(line.split(" ", 1)[0]) < width
    return has_room or (ends_sentence(before) and (before[-1] not in ":;" or has_label(line.upper())))


def _may_begin_a_sentence(line: str) -> bool:
    """Whether its first word begins with a letter that no ABC font has as a capital: "ủy ban nhân dân xã"."""
    words = [word for word in _WORD.findall(line) if len(word) > 1]
    return bool(words) and not words[0][0].isascii() and words[0][0] not in "ăâêôơưđ"
