"""Whether a printed word can be a Vietnamese syllable: what may begin it, its rhyme, the tones that go with its end.

The inventory is that of the standard orthography (Quy định về chính tả tiếng Việt, 1984); a tone mark may stand on
either vowel ("hòa", "hoà", "họat"), as keyboards have it.
"""

import re
import unicodedata
from functools import lru_cache

_BEGINNINGS = "ngh ng nh ch gh gi kh ph th tr b c d đ g h k l m n p r s t v x q"
_ENDINGS = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu
    uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
    uai uac uach uan uang uanh uao uat uau uay uăc uăm uăn uăng uăp uăt ue uen ueo uet uên uêt uit uin uinh uich uơi uơn uâc
"""
_ONSETS = tuple(_BEGINNINGS.split())
_RHYMES = frozenset(_ENDINGS.split())
_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_STOPS = ("p", "t", "c", "ch")
_VOWELS = frozenset("aăâeêioôơuưy")
_FRONT = frozenset("eêiy")
_FOREIGN = re.compile(r"[fjwz]|iô|lôgi|(?:[bcdđgkpvx]|ph|t(?=l))[lr]|[sx][cklmnptv](?!h)")  # in no syllable of the language


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether the word is one possible syllable.

    >>> is_syllable("Nghiệp"), is_syllable("họat"), is_syllable("thiéu"), is_syllable("đươc")
    (True, True, False, False)
    """
    parts = spelling(word.lower())
    if parts is None:
        return False
    letters, tone = parts
    return any(_fits(letters, onset, tone) for onset in ("", *_ONSETS) if letters.startswith(onset))


@lru_cache(maxsize=8192)
def is_readable(word: str) -> bool:
    """Whether the word is a syllable, up to three of them ("ôtô", "vắcxin"), a loan ("crôm") or a short form ("tđkt")."""
    letters = _bare(word)
    if _FOREIGN.search(letters) or not _VOWELS.intersection(letters) or is_syllable(word):
        return True
    return _in_pieces(word, 3)


def _in_pieces(word: str, most: int) -> bool:
    """Whether the word is up to `most` syllables, each but the first with a consonant to begin with."""
    if is_syllable(word):
        return True
    cuts = (at for at in range(1, len(word)) if _bare(word[at]) not in _VOWELS) if most > 1 else ()
    return any(is_syllable(word[:at]) and _in_pieces(word[at:], most - 1) for at in cuts)


def _bare(word: str) -> str:
    parts = spelling(word)
    return parts[0] if parts else word


def spelling(word: str) -> tuple[str, str] | None:
    """The letters without tone marks, and the tone ("" for none); None where two tones stand."""
    tones = []
    letters = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            letters.append(char)
    return (unicodedata.normalize("NFC", "".join(letters)), "".join(tones)) if len(tones) < 2 else None


def _fits(letters: str, onset: str, tone: str) -> bool:
    rhyme = letters[len(onset) :]
    if onset == "gi" and rhyme == "":
        rhyme = "i"
    if rhyme not in _RHYMES:
        return False
    if rhyme.endswith(_STOPS) and tone not in ("sắc", "nặng"):
        return False
    first = rhyme[0]
    if onset == "q":
        return first == "u"
    if onset in ("k", "gh", "ngh"):
        return first in _FRONT
    if onset in ("c", "ng", "g"):
        return first not in _FRONT or (onset == "g" and first == "i")
    return True
