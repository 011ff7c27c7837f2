"""The signer's block and what follows it, in a text whose lines were run together.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.7: authority (TM., KT., TL., TUQ., Q.), position, name.
"""

import re
from itertools import pairwise

from corpus.readers.flat_letterhead import end_of_capitals
from corpus.readers.line_marks import UPPER
from corpus.readers.plan_words import POSITIONS

_BEGIN = re.compile(r"Nơi\snhận\s?:|\./\.")
_LINE = re.compile(
    rf"(?<=\s)(?:(?P<authority>(?:TM|T/M|KT|TL|TUQ|Q)\.\s?)(?=[{UPPER}]{{2}})|(?:PHÓ\s)?(?:{POSITIONS})(?!\w)|"
    r"(?P<appendix>PHỤ\sLỤC)(?!\w))"
)
_NAME = re.compile(rf"\s?(?:[{UPPER}][^\W\d_{UPPER}]*\s?){{2,5}}(?!\S)")


def signature_breaks(text: str, start: int) -> list[int]:
    """The offsets from `start` on where the lines of the signature begin, and what stands under its name."""
    begin = _BEGIN.search(text, start)
    if begin is None:
        return []
    breaks = [begin.end()] if begin.group() == "./." else []
    return [offset for offset in (*breaks, *_lines(text, begin.end())) if offset < len(text)]


def signature_lines(text: str) -> list[str]:
    """The lines of a signer's block that a converter put into one.

    >>> signature_lines("KT. BỘ TRƯỞNG THỨ TRƯỞNG Lê Văn An")
    ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Lê Văn An']
    """
    marked = f" {text}"
    cuts = sorted({1, *(offset for offset in _lines(marked, 0) if offset < len(marked)), len(marked)})
    return [line for a, b in pairwise(cuts) if (line := marked[a:b].strip())]


def _lines(text: str, start: int) -> list[int]:
    breaks: list[int] = []
    under_authority = -1
    for match in _LINE.finditer(text, start):
        if match.start() == under_authority:
            continue
        breaks.append(match.start())
        if match["authority"]:
            under_authority = match.end()
        if match["appendix"]:
            break
        name = end_of_capitals(text, match.start())
        if name > match.end() and (found := _NAME.match(text, name)):
            breaks += [name, found.end()]
    return breaks
