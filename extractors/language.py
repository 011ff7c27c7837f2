"""The spaCy language of plans: tokens are syllables, and NORM is the folded form (see findings in docs/decisions.md)."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from spacy.attrs import NORM
from spacy.lang.vi import Vietnamese, VietnameseDefaults
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, load_config_from_str, registry
from spacy.vocab import Vocab

from schemas.spelling import fold

# Bounded everywhere: an e-mail pattern without bounds was quadratic on hostile input.
TOKEN = re.compile(
    r"""(?P<token>
    [^\W\d]++(?=[\s,;)])  # by far the most, so looked for first: none of the longer tokens below begins so
  | https?://[^\s<>"“”]{1,500}
  | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}
  | \d{1,6}(?:[/-]\d{4})?[/-][A-ZĐ]{1,8}[A-Za-zĐđƯư]{0,4}(?:[-/&][A-ZĐƯ][A-Za-zĐđƯư&]{0,12}){0,6}
  | \d{1,2}(?:/\d{1,2}/|-\d{1,2}-|\.\d{1,2}\.)\d{4}(?!\d)
  | \d{1,2}/\d{1,4}(?![\d,.]*\d)
  | \d+(?:[.,]\d+){0,8}
  | [A-ZĐ]+(?:&[A-ZĐ]+){1,4}
  | \w+
  | \.{2,} | …+
  | [^\w\s]
    )(?P<space>\x20?) | (?P<gap>\s+)
    """,
    re.VERBOSE,
)
# What no token runs over but white space itself; most pieces of a plan stand in every plan.
_PIECE = re.compile(r"\S+\x20?|\s+")
_PIECES = 32_768  # pieces remembered
_LONGEST = 40  # code points of a piece that may stand in another plan

# Where a doc keeps the text it was made of: `doc.text` puts it together from the tokens each time, as dear as the tokenizer.
TEXT = "kehoach.text"


class SyllableTokenizer(DummyTokenizer):
    """Cuts a text into syllables, numbers and marks; `doc.text` is the text, for any text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._keys: dict[str, int] = {}
        self._cut = lru_cache(maxsize=_PIECES)(self._cut_piece)

    def keep(self, words: Iterable[str]) -> None:
        """The vocabulary keeps the words; by its keys they are found in half the time that their letters take."""
        self._keys.update((word, self.vocab[word].orth) for word in words)
        self._cut.cache_clear()

    def __reduce__(self) -> tuple[type["SyllableTokenizer"], tuple[Vocab]]:
        return SyllableTokenizer, (self.vocab,)

    def __call__(self, text: str) -> Doc:
        """The text in tokens, none lost and none changed."""
        words: list[str | int] = []
        spaces: list[bool] = []
        for piece in _PIECE.findall(text):
            cut, parted = self._cut(piece) if len(piece) <= _LONGEST else self._cut_piece(piece)
            words += cut
            spaces += parted
        doc = Doc(self.vocab, words=words, spaces=spaces)  # type: ignore[arg-type]  # its stub knows no keys
        doc.user_data[TEXT] = text
        return doc

    def _cut_piece(self, piece: str) -> tuple[tuple[str | int, ...], tuple[bool, ...]]:
        """The tokens of a piece, those that the vocabulary keeps as their keys, and which of them a space follows."""
        # One space belongs to the token before it, any other white space is a token of its own.
        found = TOKEN.findall(piece)
        words = (token or gap for token, _, gap in found)
        return tuple(self._keys.get(word, word) for word in words), tuple(space != "" for _, space, _ in found)


def make_syllable_tokenizer() -> Callable[[Language], Tokenizer]:
    """The factory that the entry point `kehoach.Syllables.v1` names."""

    def make(nlp: Language) -> Any:
        return SyllableTokenizer(nlp.vocab)

    return make


class PlanDefaults(VietnameseDefaults):
    """Vietnamese with the folded form as NORM; the class carries it, so it survives pickling and `to_disk`."""

    lex_attr_getters = {**VietnameseDefaults.lex_attr_getters, NORM: fold}
    config = load_config_from_str('[nlp]\n[nlp.tokenizer]\n@tokenizers = "kehoach.Syllables.v1"\n')


class PlanVietnamese(Vietnamese):  # type: ignore[no-untyped-call]  # spaCy's base class is not typed
    """The language `vidoc`: `spacy.blank("vidoc")`."""

    lang = "vidoc"
    Defaults = PlanDefaults


if not registry.has("tokenizers", "kehoach.Syllables.v1"):  # an editable checkout whose entry points are not installed
    registry.tokenizers.register("kehoach.Syllables.v1", func=make_syllable_tokenizer)
