"""VNI, the encoding of the fonts whose names begin with "VNI-": a base letter and behind it a byte for its marks.

Source: the layout of the VNI-Win character set (VNI Software, 1990s): the byte of a mark is the same behind each
base letter, in small and capital form; đ, ơ, ư and the i and y that carry no mark byte have one of their own.
"""

import re
import unicodedata

# what the byte (here its small Latin-1 letter) adds behind a base letter
MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
# letters that are one byte; the first two of the second row take tone marks
WHOLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
_TONES = "ùøûõï"
_HATS = "âáàåãä"
_BREVES = "êéèúüë"


def _pairs() -> dict[str, str]:
    """Each letter as it stands in VNI text, with its Unicode letter."""
    table = dict(WHOLE)
    for base in "aeouy":
        marks = _TONES + (_HATS if base in "aeo" else "") + (_BREVES if base == "a" else "")
        table |= {base + mark: unicodedata.normalize("NFC", base + MARKS[mark]) for mark in marks}
    for base in "ôö":
        table |= {base + mark: unicodedata.normalize("NFC", WHOLE[base] + MARKS[mark]) for mark in _TONES}
    capitals: dict[str, str] = {}
    for written, letter in table.items():
        # The base letter says whether it is a capital; its mark may be typed either way.
        capitals[written.upper()] = letter.upper()
        capitals[written[0].upper() + written[1:]] = letter.upper()
        capitals[written[0] + written[1:].upper()] = letter
    return capitals | table


LETTERS = _pairs()
_LETTER = re.compile("|".join(sorted(LETTERS, key=len, reverse=True)))


def decode_vni(text: str) -> str:
    """The text as Unicode; what is no VNI letter stays.

    >>> decode_vni("Coäng hoøa xaõ hoäi chuû nghóa, ñöôïc")
    'Cộng hòa xã hội chủ nghĩa, được'
    """
    return _LETTER.sub(lambda letter: LETTERS[letter[0]], text)
