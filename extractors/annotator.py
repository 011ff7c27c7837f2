"""The warm spaCy pipeline, built once a process."""

from functools import cache

import spacy
from spacy.language import Language

from extractors import language, phrases, sentences  # registered by entry points; imported so that a checkout works too

REGISTERED = (language, phrases, sentences)


@cache
def annotator() -> Language:
    """The pipeline that annotates a clean text: syllables, sentences, phrases of the lexicons."""
    nlp = spacy.blank("vidoc")
    nlp.max_length = 20_000_000
    nlp.add_pipe("kehoach_sentences")
    nlp.add_pipe("kehoach_phrases")
    return nlp
