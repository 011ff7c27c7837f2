"""The spaCy language of plans: tokens are syllables, and NORM is the folded form (see findings in docs/decisions.md)."""

import re
from collections.abc import Callable
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


# Where a doc keeps the text it was made of: `doc.text` puts it together from the tokens each time, as dear as the tokenizer.
TEXT = "kehoach.text"


class SyllableTokenizer(DummyTokenizer):
    """Cuts a text into syllables, numbers and marks; `doc.text` is the text, for any text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __reduce__(self) -> tuple[type["SyllableTokenizer"], tuple[Vocab]]:
        return SyllableTokenizer, (self.vocab,)

    def __call__(self, text: str) -> Doc:
        """The text in tokens, none lost and none changed."""
        # One space belongs to the token before it, any other white space is a token of its own.
        found = TOKEN.findall(text)
        words = [token or gap for token, _, gap in found]
        doc = Doc(self.vocab, words=words, spaces=[space != "" for _, space, _ in found])
        doc.user_data[TEXT] = text
        return doc


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
