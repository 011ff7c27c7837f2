"""TCVN3 (ABC), the encoding of the fonts whose names begin with ".Vn": a letter a byte, seen by Word as Latin-1.

Source: TCVN 5712-1:1993 as glibc 2.36 has it (`iconv -f TCVN5712-1 -t UTF-8`, bytes A1 to FE).  The ABC fonts
have no capitals with tone marks: such words are written with small letters in a second font whose name ends in
H and which draws them as capitals.
"""

import re

FIRST = 0xA1
# U+00AD, a soft hyphen elsewhere, is ư: nothing may drop it before it has gone through here.
LETTERS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)
_TONES = range(0xB0, 0xB5)  # these stand behind a vowel; elsewhere they are what they look like: "30°C"
_TABLE = {FIRST + at: letter for at, letter in enumerate(LETTERS) if FIRST + at not in _TONES}
_TABLE_WITH_TONES = {FIRST + at: letter for at, letter in enumerate(LETTERS)}
_BEHIND_A_VOWEL = re.compile(r"(?<=[aeiouyAEIOUY\xa1-\xa6\xa8-\xad])[\xb0-\xb4]")


def decode_tcvn3(text: str) -> str:
    """The text as Unicode; what is no TCVN3 letter stays.

    >>> decode_tcvn3("Céng hßa x· héi chñ nghÜa, ®\\u00adîc")
    'Cộng hòa xã hội chủ nghĩa, được'
    """
    marked = _BEHIND_A_VOWEL.sub(lambda tone: _TABLE_WITH_TONES[ord(tone[0])], text)
    return marked.translate(_TABLE)
