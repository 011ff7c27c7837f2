"""Where the part "of whom" ends and what they reach begins: the verbs after "100% cán bộ, công chức …"."""

import re

from extractors.lexicon import load_lexicon

_PREDICATES = frozenset(form for rule in load_lexicon("targets").labelled("predicate") for form in rule.forms)
_LONGEST = 3
_WORD = re.compile(r"[^\W_]+")


def predicate_at(plain: str, start: int, end: int) -> int | None:
    """Where the first verb after at least one word of a noun begins in [start, end), or None."""
    spans = [(m.start(), m.end()) for m in _WORD.finditer(plain, start, end)]
    quoted = False
    for i, (a, _) in enumerate(spans):
        quoted = quoted or plain[a - 1] in '“"'
        if i == 0 or quoted:
            continue
        for count in range(min(_LONGEST, len(spans) - i), 0, -1):
            if plain[a : spans[i + count - 1][1]] in _PREDICATES:
                return a
    return None


def begins_with_predicate(plain: str, start: int) -> bool:
    """Whether a verb stands at `start`, before any noun."""
    words = plain[start : start + 30].split()
    return any(" ".join(words[:count]) in _PREDICATES for count in range(1, _LONGEST + 1))
