"""Words and parts of speech of a clause by underthesea, where closed lists do not say where a name ends and a verb begins.

Its CRF models are taken directly: the public functions rewrite tokens, leak state and crash on the second call (findings/nlp.md).
"""

import logging
import re
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple, Protocol

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST = 400  # code points: a clause, not a page
_LOADING = Lock()


class Word(NamedTuple):
    """A word in [start, end) of the clause and its tag: N noun, V verb, A adjective, E preposition, M number, CH mark."""

    start: int
    end: int
    tag: str


class _Tagger(Protocol):
    def predict(self, tokens: list[list[str]]) -> list[str]: ...


class _Models(NamedTuple):
    words: _Tagger
    tags: _Tagger


@lru_cache(maxsize=4096)
def tag_words(clause: str) -> tuple[Word, ...]:
    """The words of a clause (its first 400 code points) with their tags; the same clause is read once."""
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(clause, 0, _LONGEST)]
    if not tokens:
        return ()
    models = load_models()
    begins = models.words.predict([[token] for _, _, token in tokens])
    bounds: list[tuple[int, int]] = []
    for (start, end, token), begin in zip(tokens, begins, strict=True):
        if bounds and begin.startswith("I") and token.isalpha() and clause[bounds[-1][1] : start].isspace():
            bounds[-1] = (bounds[-1][0], end)
        else:
            bounds.append((start, end))
    tags = models.tags.predict([[" ".join(clause[a:b].split())] for a, b in bounds])
    return tuple(Word(a, b, tag.removeprefix("B-")) for (a, b), tag in zip(bounds, tags, strict=True))


def load_models() -> _Models:
    """The models, loaded once a process; under a lock, because a cold start in two threads fails."""
    with _LOADING:
        return _load()


@cache
def _load() -> _Models:
    handlers = list(logging.getLogger().handlers)
    import underthesea  # noqa: PLC0415  # 0.3 s: only a process that meets such a clause pays
    from underthesea.models.fast_crf_sequence_tagger import FastCRFSequenceTagger  # noqa: PLC0415

    logging.getLogger().handlers[:] = handlers  # importing it configures the root logger
    folder = Path(underthesea.__file__).parent / "pipeline"
    loaded = []
    for model in ("word_tokenize/models/ws_crf_vlsp2013_20230727", "pos_tag/models/pos_crf_vlsp2013_20230303"):
        tagger = FastCRFSequenceTagger()
        tagger.load(str(folder / model))
        loaded.append(tagger)
    return _Models(*loaded)
