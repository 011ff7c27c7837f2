"""The spaCy component that finds the forms of all lexicons in one pass.

The matches of a lexicon stand in `doc.spans[<lexicon>]`, longest first where they overlap, each with
the rule's id as its label; of a lexicon of misprints only those that are none of its forms.
"""

from bisect import bisect

from spacy.attrs import LOWER
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from extractors.lexicon import lexicon_names, load_lexicon


class Phrases:
    """Matches forms of one syllable (and `exact` rules) by LOWER, longer ones by the folded NORM."""

    def __init__(self, nlp: Language) -> None:
        self.exact = PhraseMatcher(nlp.vocab, attr="LOWER")
        self.folded = PhraseMatcher(nlp.vocab, attr="NORM")
        self.keys: dict[int, tuple[str, int]] = {}  # by the matcher's key, the lexicon and the rule's id in the vocabulary
        self.names = [name for name in lexicon_names() if load_lexicon(name).everywhere]
        self.right: dict[str, set[tuple[int, ...]]] = {name: set() for name in self.names if load_lexicon(name).misprints}
        for name in self.names:
            for rule in load_lexicon(name).rule:
                key = f"{name}/{rule.id}"
                self.keys[nlp.vocab.strings.add(key)] = (name, nlp.vocab.strings.add(rule.id))
                for form in rule.forms:
                    pattern = nlp.make_doc(form)
                    if name in self.right:
                        self.right[name].add(tuple(token.lower for token in pattern))
                    (self.exact if rule.exact or len(pattern) == 1 else self.folded).add(key, [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, with one group of spans for each lexicon."""
        found: dict[str, list[tuple[int, int, int]]] = {}
        for matcher in (self.exact, self.folded):
            for key, start, end in matcher(doc):
                name, rule_id = self.keys[key]
                found.setdefault(name, []).append((start, end, rule_id))
        lowered = doc.to_array([LOWER]).tolist() if self.right and len(doc) else []
        for name in self.names:
            places = _longest(found.get(name, []))
            if right := self.right.get(name):  # nearly all; a span costs more than all that led to it
                places = [place for place in places if tuple(lowered[place[0] : place[1]]) not in right]
            doc.spans[name] = [Span(doc, a, b, label=rule) for a, b, rule in places]
        return doc


def _longest(matches: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The matches in reading order, a longer one in the place of those that it overlaps, else the first."""
    kept: list[tuple[int, int, int]] = []
    crowd: list[tuple[int, int, int]] = []  # matches that overlap: mostly one, which is alone
    end = 0
    for match in sorted(matches):
        if match[0] >= end and crowd:
            kept += _settled(crowd) if len(crowd) > 1 else crowd
            crowd = []
        crowd.append(match)
        end = max(end, match[1])
    return kept + _settled(crowd)


def _settled(crowd: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    kept: list[tuple[int, int, int]] = []
    for match in sorted(crowd, key=lambda m: (m[0] - m[1], m)):
        at = bisect(kept, match)
        if (at == 0 or kept[at - 1][1] <= match[0]) and (at == len(kept) or match[1] <= kept[at][0]):
            kept.insert(at, match)
    return kept


@Language.factory("kehoach_phrases")
def make_phrases(nlp: Language, name: str) -> Phrases:
    """The factory that the entry point names."""
    del name
    return Phrases(nlp)
