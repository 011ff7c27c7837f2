"""The spaCy component that marks where sentences begin: at a line, or after a full stop before a capital."""

import re

import numpy as np
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import TEXT

# Abbreviations that end in a dot inside a sentence, as letterheads and signatures print them.
ABBREVIATIONS = frozenset(
    {"kt", "tm", "tl", "tuq", "q", "tp", "ts", "ths", "pgs", "gs", "bs", "p", "tx", "tt", "v.v", "st"}
    | {"bscki", "bsckii", "bsck1", "bsck2", "ys", "ds", "nhs", "đd", "ktv", "ks", "cn"}  # degrees before a name
)
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"""[.?!…]+[”")’»/.]*(?P<gap>\s*)(?=[^\s”")’»/.])""")
_OPENERS = frozenset('“"(‘«-+–*')
_LABEL = re.compile(r"\s*(?:\d{1,3}|[A-ZĐ]{1,5})")
_LAST_WORD = re.compile(r"(\w+(?:\.\w+)?)$")


class Sentences:
    """Sets SENT_START on every token (1 or -1); a list label such as "1." or "a)" ends no sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """The same doc, each token told whether it begins a sentence."""
        if not len(doc):
            return doc
        offsets = doc.to_array([IDX]).astype("int64")
        begins = np.searchsorted(offsets, sentence_starts(doc.user_data.get(TEXT) or doc.text), side="left")
        starts = np.full(len(doc), -1, dtype="int64")
        starts[begins[begins < len(doc)]] = 1
        starts[0] = 1
        doc.from_array([SENT_START], starts.reshape(-1, 1).astype("uint64"))  # type: ignore[arg-type]  # its stub wants thinc's own type
        return doc


def sentence_starts(text: str) -> list[int]:
    """The offsets at which the sentences of a text begin, ascending; none begins inside a list label.

    >>> sentence_starts("1. Họp xong. Báo cáo TP. Hoa Lư.")
    [0, 13]
    """
    starts = []
    for line in _LINE.finditer(text):
        begin = line.start() + len(line.group()) - len(line.group().lstrip())
        if begin == line.end():
            continue
        starts.append(begin)
        for end in _END.finditer(text, begin, line.end()):
            following = text[end.end()]
            begins = following.isupper() or following in _OPENERS or (following.isdigit() and end["gap"] != "")
            if begins and not _is_label_or_abbreviation(text, begin, end.start()):
                starts.append(end.end())
    return starts


def _is_label_or_abbreviation(text: str, line_start: int, dot: int) -> bool:
    """Whether the dot at this offset belongs to "1.", "I.", "KT." and the like."""
    if text[dot] != ".":
        return False
    label = _LABEL.match(text, line_start, dot)
    if label and label.end() == dot:
        return True
    word = _LAST_WORD.search(text, max(line_start, dot - 12), dot)
    return word is not None and word[1].lower() in ABBREVIATIONS


@Language.factory("kehoach_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Sentences:
    """The factory that the entry point names."""
    del nlp, name  # the component has no settings
    return Sentences()
