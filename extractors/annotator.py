"""The warm spaCy pipeline, built once a process."""

from functools import cache

import spacy
from spacy.attrs import LANG, LOWER, NORM
from spacy.language import Language

from extractors import language, phrases, sentences  # registered by entry points; imported so that a checkout works too
from extractors.language import TOKEN, SyllableTokenizer
from extractors.lexicon import lexicon_names, load_lexicon

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
    assert isinstance(nlp.tokenizer, SyllableTokenizer)
    nlp.tokenizer.keep(_words_of_the_genre())
    return nlp


def _words_of_the_genre() -> set[str]:
    """The words of all lexicons in small letters and capitals, and numbers: three in four of the words of any plan.

    The vocabulary keeps them; what it meets later leaves it with each plan (`memory_zone`) and is made anew for the next.
    """
    rules = [rule for name in lexicon_names() for rule in load_lexicon(name).rule]
    texts = [text for rule in rules for text in (*rule.forms, *rule.yes, *rule.no, rule.source, rule.note)]
    printed = {word for text in texts for word, _, _ in TOKEN.findall(text) if word}
    return {
        *printed,
        *map(str.lower, printed),
        *map(str.capitalize, printed),
        *map(str.upper, printed),
        *map(str, range(2100)),
        "\n",
    }
