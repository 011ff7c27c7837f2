"""The spaCy component that marks where sentences begin: at a line, or after a full stop before a capital."""

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

# Abbreviations that end in a dot inside a sentence, as letterheads and signatures print them.
ABBREVIATIONS = frozenset({"kt", "tm", "tl", "tuq", "q", "tp", "ts", "ths", "pgs", "gs", "bs", "p", "tx", "tt", "v.v", "st"})
_ENDS = frozenset({".", "?", "!", "…"})
_CLOSERS = frozenset({"”", '"', ")", "’", "»", "/"})
_OPENERS = frozenset({"“", '"', "(", "‘", "«", "-", "+", "–", "*"})


class Sentences:
    """Sets SENT_START on every token (1 or -1); a list label such as "1." or "a)" ends no sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, each token told whether it begins a sentence."""
        starts = np.full(len(doc), -1, dtype="int64")
        texts = [token.text for token in doc]
        ended = True  # the next word begins a sentence
        line_begin = True
        for i, text in enumerate(texts):
            if "\n" in text:
                ended = line_begin = True
                continue
            if text.isspace():
                continue
            if line_begin:
                starts[i] = 1
                line_begin, ended = False, False
                continue
            if ended and text not in _CLOSERS:
                if text[:1].isupper() or text in _OPENERS or text[:1].isdigit():
                    starts[i] = 1
                ended = False
            if text in _ENDS:
                ended = not _is_label_or_abbreviation(texts, i)
        if len(doc):
            starts[0] = 1
            doc.from_array([SENT_START], starts.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]  # its stub wants thinc's own type
        return doc


def _is_label_or_abbreviation(texts: list[str], dot: int) -> bool:
    """Whether the dot at this token belongs to "1.", "I.", "KT." and the like."""
    if dot == 0 or texts[dot] != ".":
        return False
    before = texts[dot - 1]
    if before.lower() in ABBREVIATIONS:
        return True
    at_line_begin = dot < 2 or "\n" in texts[dot - 2]
    return at_line_begin and (before.isdigit() or (len(before) <= 5 and before.isupper()))


@Language.factory("kehoach_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The factory that the entry point names."""
    del nlp, name  # the component has no settings
    return Sentences()
