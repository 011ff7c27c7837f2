"""The lines of a scanned signature without the marks that a stamp, a pen or dirt put before them."""

import re

from corpus.readers.lines import Line

_STOP = re.compile(r"^(KT|TM|TL|TUQ|Q)[,:;]$")
_DIRT = "'‘’`\"“-–—~_.,|"


def signature_line(line: Line) -> Line:
    """The line as it was printed: of "- KT, CHỦ TỊCH" the authority alone; a line that was not recognised is as it is."""
    if line.words[0].confidence is None:
        return line
    words = list(line.words)
    while len(words) > 1 and not any(map(str.isalnum, words[0].text)):
        del words[0]
    if text := words[0].text.lstrip(_DIRT):
        words[0] = words[0]._replace(text=_STOP.sub(r"\1.", text))
    return Line(line.page, tuple(words))
