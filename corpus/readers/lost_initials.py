"""First letters that were capitals until their font was lost: "1. ứng dụng …", "giao ủy ban nhân dân xã".

The ABC fonts have no capitals with tone marks, so such a letter was set in the font of capitals, alone in its word.
Where it began a sentence, the sentences around it tell; where it began a name, the name does.
"""

import re

from corpus.readers.line_marks import UPPER

_TONED = "áàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
_START = re.compile(
    r"""(?:
        ^[^\S\n]*(?:[-–+•*]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|[IVX]{1,5}[.)/-]|\(?[a-zđ][.)])[^\S\n]*  # the label of a line
      | (?<=[a-z\xe0-\u1ef9]{2}[.!?:])\s*\n\s*
      | (?<=[a-z\xe0-\u1ef9]{2}[.!?])[ ]
    )["“(]?(?P<first>[^\W\d_])""",
    re.VERBOSE | re.MULTILINE,
)
# Committees are named so in all these papers: by what follows it is a name and no committee in general.
_COMMITTEE = re.compile(rf"(?<!\w)ủ(?=y ban (?:nhân dân|mặt trận|kiểm tra|bầu cử|thường vụ|đoàn kết|dân số|[{UPPER}][^\W\d_]))")
_MOSTLY = 0.8  # of the sentences begin with a capital: then those do whose letter has none


def raise_initials(text: str) -> str:
    """The text with such letters in capitals, of names always, of sentences where the others begin with a capital.

    >>> raise_initials("- Mở lớp.\\n- Giao ủy ban nhân dân xã.\\n- ứng dụng tin học. Các ủy ban và cấp ủy chỉ đạo.")
    '- Mở lớp.\\n- Giao Ủy ban nhân dân xã.\\n- Ứng dụng tin học. Các ủy ban và cấp ủy chỉ đạo.'
    """
    text = _COMMITTEE.sub("Ủ", text)
    told = [start["first"] for start in _START.finditer(text) if start["first"] not in _TONED]
    if sum(map(str.isupper, told)) < _MOSTLY * len(told):
        return text
    return _START.sub(_raised, text)


def _raised(start: re.Match[str]) -> str:
    return start[0][:-1] + start["first"].upper() if start["first"] in _TONED else start[0]
