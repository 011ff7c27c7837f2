"""Words that were all capitals until their font was lost: "CéNG HOµ X· HéI", decoded to "CộNG HOà Xã HộI".

The ABC fonts have no capitals with tone marks: whoever typed them with Caps Lock on wrote capital ASCII letters
and small marked ones, and set them in the font of capitals.
"""

import re

_WORD = re.compile(r"[^\W\d_]+")
_PHRASE = re.compile(r"""[^.:;/()|"“”\d\n]+""")  # what is typed in one go


def raise_capitals(text: str) -> str:
    """The text with such words in capitals; one whose only ASCII letter is its first goes by its neighbours.

    >>> raise_capitals("CộNG HOà Xã HộI CHủ NGHĩA")
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA'
    >>> raise_capitals("Số: 12/Qđ-BVHTT, Bộ Y tế, UBND Xã nhà")
    'Số: 12/QĐ-BVHTT, Bộ Y tế, UBND Xã nhà'
    """
    return _PHRASE.sub(lambda phrase: phrase[0] if phrase[0].isascii() else _raised(phrase[0]), text)


def _raised(phrase: str) -> str:
    found = list(_WORD.finditer(phrase))
    kinds = [_kind(match[0]) for match in found]
    if True not in kinds:
        return phrase
    lefts, rights = _nearest(kinds), _nearest(kinds[::-1])[::-1]
    parts, at = [], 0
    for match, kind, left, right in zip(found, kinds, lefts, rights, strict=True):
        capital = kind if kind is not None else False not in (left, right)
        parts += [phrase[at : match.start()], match[0].upper() if capital else match[0]]
        at = match.end()
    return "".join([*parts, phrase[at:]])


def _nearest(kinds: list[bool | None]) -> list[bool | None]:
    """For each word what the nearest word before it is that tells."""
    nearest: list[bool | None] = []
    last: bool | None = None
    for kind in kinds:
        nearest.append(last)
        last = last if kind is None else kind
    return nearest


def _kind(word: str) -> bool | None:
    """True for a word of capitals, False for one that has small letters, None where a first letter does not tell."""
    plain = [letter for letter in word if letter.isascii()]
    if any(map(str.islower, plain)):
        return False
    if len(plain) > 1 or (plain and not word[0].isascii()):
        return True
    return True if len(word) > 1 and word.isupper() else None
