"""How Vietnamese a text looks: the share of its words that are possible syllables.

A text layer of a foreign OCR, of a legacy font read as Latin-1, or in scrambled order shows itself here.
Source of the inventory: Quy tắc chính tả tiếng Việt (onsets and rhymes of written syllables).
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_ONSET_LIST = "b c d đ g h k l m n p q r s t v x ch gh gi kh ng ngh nh ph qu th tr"
# After q- the u belongs to the onset; both ways of cutting are tried.
_RHYME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y ya yêm yên yêng yêt yêu ych ym yn ynh yp yt
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
    uy uya uych uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    uan uang uanh uai uay uat uăn uăng uăt uac uach ue uen uet ueo uao
"""
_ONSETS = frozenset(("", *_ONSET_LIST.split()))
_RHYMES = frozenset(_RHYME_LIST.split())
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_LETTERS = re.compile(r"[^\W\d_]+")
_ENOUGH = 12


class Quality(NamedTuple):
    """Shares (0..1) of the words of a text; all 1 or 0 where there are too few words to tell."""

    words: int
    valid: float  # possible Vietnamese syllables, among words of two letters and more
    marked: float  # words with a diacritic
    lone: float  # single letters with a diacritic: the mark of text in scrambled order


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether the word can be a Vietnamese syllable.

    >>> is_syllable("Nghiệp"), is_syllable("céng"), is_syllable("xyz")
    (True, True, False)
    """
    bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return any(bare[:cut] in _ONSETS and bare[cut:] in _RHYMES for cut in range(min(4, len(bare))))


@lru_cache(maxsize=16384)
def _judged(word: str) -> tuple[bool, bool, bool, bool]:
    """(counts, valid, marked, lone) of one word; abbreviations such as UBND do not count."""
    marked = not word.isascii()
    counts = len(word) > 1 and (marked or not word.isupper())
    return counts, counts and is_syllable(word), marked, marked and len(word) == 1


def quality(text: str) -> Quality:
    """The quality of the text; needs NFC."""
    words = _LETTERS.findall(text)
    if len(words) < _ENOUGH:
        return Quality(len(words), 1.0, 1.0, 0.0)
    judged = [_judged(word) for word in words]
    counted = max(1, sum(j[0] for j in judged))
    return Quality(
        len(words),
        sum(j[1] for j in judged) / counted,
        sum(j[2] for j in judged) / counted,
        sum(j[3] for j in judged) / len(words),
    )
