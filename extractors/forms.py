"""Looks up which form of a lexicon begins at a known place: the words of names and of tasks."""

import re

from extractors.edges import Hit
from extractors.lexicon import Lexicon, Rule

_FIRST = re.compile(r"[^\W_]+")


class Forms:
    """The forms of some labels of a lexicon, by their first word; a form ends where a word ends."""

    def __init__(self, lexicon: Lexicon, *labels: str) -> None:
        self._by_first: dict[str, list[tuple[str, Rule]]] = {}
        for label in labels:
            for rule in lexicon.labelled(label):
                for form in rule.forms:
                    first = _FIRST.match(form)
                    assert first is not None, f"{rule.id}: {form!r} does not begin with a word"
                    self._by_first.setdefault(first.group(), []).append((form, rule))
        for forms in self._by_first.values():
            forms.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self._by_first)

    def after(self, plain: str, start: int, limit: int) -> Hit | None:
        """The longest form that begins at `start` (spaces left out) and ends by `limit`, or None."""
        while start < limit and plain[start] in " \u00a0":
            start += 1
        first = _FIRST.match(plain, start, limit)
        if first is None:
            return None
        for form, rule in self._by_first.get(first.group(), ()):
            end = start + len(form)
            if end <= limit and plain.startswith(form, start) and not plain[end : end + 1].isalnum():
                return Hit(start, end, rule)
        return None
