"""What the abbreviations of some wordings stand for, found among the others by their first letters."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from comparison.lexicon import lexicon
from comparison.syllables import joined, spoken
from schemas.spelling import fold

_CAPITALS = re.compile(r"(?<![^\W\d_])[A-ZĐ]{3,6}(?![^\W\d_])")


def spelled_out(wordings: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """By abbreviation, in lower case, the syllables that it stands for; those that may stand for several things are left out.

    >>> spelled_out(["Vụ việc TGPL hoàn thành", "Số vụ việc trợ giúp pháp lý"])
    {'tgpl': ('trợ', 'giúp', 'pháp', 'lý')}
    """
    some = list(wordings)
    wanted = {short.lower() for words in some for short in _CAPITALS.findall(joined(words))}
    wanted -= {short.lower() for short in lexicon().abbreviation}
    if not wanted:
        return {}
    meant: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for words in some:
        said = [word for word in spoken(words) if word != "và"]
        letters = "".join(word[0] if word[0] == "đ" else fold(word[0]) for word in said)
        for short in wanted:
            at = letters.find(short)
            while at >= 0:
                full = tuple(said[at : at + len(short)])
                meant[short].setdefault(fold(" ".join(full)), full)
                at = letters.find(short, at + 1)
    return {short: next(iter(full.values())) for short, full in sorted(meant.items()) if len(full) == 1}
