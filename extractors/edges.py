"""Looks up lexicon forms that end or begin at a known place: the words around a figure."""

from typing import NamedTuple

from extractors.lexicon import Lexicon, Rule

_OPENERS = "(“\"'-+‘*"
_CLOSERS = ",.;:)”\"'’*"


class Hit(NamedTuple):
    """A form found in [start, end) of the text, and the rule that it belongs to."""

    start: int
    end: int
    rule: Rule


class Edge:
    """The forms of some labels of a lexicon, found by where they stand."""

    def __init__(self, lexicon: Lexicon, *labels: str) -> None:
        self.rules = {form: rule for label in labels for rule in lexicon.labelled(label) for form in rule.forms}
        self.longest = max(form.count(" ") + 1 for form in self.rules)
        self.width = max(len(form) for form in self.rules) + 2
        # Most places have none of the forms; one look at the nearest word tells.
        self.first_words = frozenset(form.split(" ", 1)[0] for form in self.rules)
        self.last_words = frozenset(form.rsplit(" ", 1)[-1] for form in self.rules)
        # And before that, one look at its two letters; a form of one letter stands behind anything.
        self._starts = frozenset(form[:2] for form in self.rules)
        self._ends = frozenset(form[-2:] for form in self.rules)
        self._alone = frozenset(form for form in self.rules if len(form) == 1)

    def before(self, plain: str, end: int, floor: int = 0) -> Hit | None:
        """The longest form that ends at `end` (spaces left out) and does not begin before `floor`, or None."""
        while end > floor and plain[end - 1] in " \u00a0":
            end -= 1
        if plain[end - 2 : end] not in self._ends and plain[end - 1 : end] not in self._alone:
            return None
        low = max(floor, end - self.width)
        words = plain[low:end]
        line = words.rfind("\n") + 1
        if words[max(line, words.rfind(" ") + 1) :].lstrip(_OPENERS) not in self.last_words:
            return None
        best = -1
        at = len(words)
        while at > line:
            space = words.rfind(" ", line, at - 1)
            start = space + 1 if space >= 0 else line
            while start < len(words) and words[start] in _OPENERS:
                start += 1
            if words[start:] in self.rules and (low + start == floor or not plain[low + start - 1].isalnum()):
                best = start
            if space < 0:
                break
            at = space
        return Hit(low + best, end, self.rules[words[best:]]) if best >= 0 else None

    def after(self, plain: str, start: int, ceiling: int | None = None) -> Hit | None:
        """The longest form that begins at `start` (spaces left out) and does not end after `ceiling`, or None."""
        ceiling = len(plain) if ceiling is None else ceiling
        while start < ceiling and plain[start] in " \u00a0":
            start += 1
        if plain[start : start + 2] not in self._starts and plain[start : start + 1] not in self._alone:
            return None
        line_end = plain.find("\n", start, min(ceiling, start + self.width + 1))
        ceiling = line_end if line_end >= 0 else ceiling
        space = plain.find(" ", start, min(ceiling, start + self.width))
        first = plain[start : space if space >= 0 else min(ceiling, start + self.width)]
        if first not in self.first_words and first.rstrip(_CLOSERS) not in self.first_words:
            return None
        end, best = start, None
        for _ in range(self.longest):
            space = plain.find(" ", end + 1, min(ceiling, start + self.width + 1))
            end = space if space >= 0 else min(ceiling, start + self.width)
            rule = self.rules.get(plain[start:end].rstrip(_CLOSERS))
            if rule is not None:
                best = Hit(start, start + len(plain[start:end].rstrip(_CLOSERS)), rule)
            if space < 0:
                break
        return best
