"""The warm spaCy pipeline, built once a process."""

from functools import cache

import spacy
from spacy.attrs import LANG, LOWER, NORM
from spacy.language import Language

from extractors import language, phrases, sentences  # registered by entry points; imported so that a checkout works too

REGISTERED = (language, phrases, sentences)
# What is asked of a word.  spaCy would work out twenty more (its shape, whether it is like a URL …) for each word new to a plan.
WORD_ATTRIBUTES = (LANG, LOWER, NORM)


@cache
def annotator() -> Language:
    """The pipeline that annotates a clean text: syllables, sentences, phrases of the lexicons."""
    nlp = spacy.blank("vidoc")
    nlp.max_length = 20_000_000
    getters = nlp.vocab.lex_attr_getters  # type: ignore[attr-defined]  # its stub forgets it
    nlp.vocab.lex_attr_getters = {attribute: getters[attribute] for attribute in WORD_ATTRIBUTES}  # type: ignore[attr-defined]
    nlp.add_pipe("kehoach_sentences")
    nlp.add_pipe("kehoach_phrases")
    return nlp
