"""One spelling for a syllable that has several."""

import re

# Two places for one tone (hoà, hòa) and two letters for one sound (kỹ, kĩ).  Source: Quy tắc chính tả tiếng Việt.
_LATE = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_EARLY = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_LATE_TONES = dict(zip(_LATE, _EARLY, strict=True))
_SHORT_I = re.compile(r"^(h|k|l|m|s|t|qu)([ìíỉĩị])$")
_LONG_Y = str.maketrans("ìíỉĩị", "ỳýỷỹỵ")


def one_spelling(word: str) -> str:
    """The syllable with its tone where most write it, and y for a lone i.

    >>> [one_spelling(word) for word in ("hoà", "hoàn", "thuỷ", "quý", "kĩ", "bí")]
    ['hòa', 'hoàn', 'thủy', 'quý', 'kỹ', 'bí']
    """
    if (end := _LATE_TONES.get(word[-2:])) and word[0] != "q":  # the u of quý belongs to the q
        word = word[:-2] + end
    return _SHORT_I.sub(lambda found: found[1] + found[2].translate(_LONG_Y), word)
