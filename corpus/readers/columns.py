"""The words that give a letterhead or a signature away, in every format.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức), Thông tư 01/2011/TT-BNV, Hướng dẫn 36-HD/VPTW (Party).
"""

import re
import unicodedata

_MOTTO = re.compile(r"CONGHOAXAHOI|DANGCONGSANVIETNAM|DOCLAP-?TUDO|DOANTNCSHOCHIMINH|DOANTHANHNIENCONGSAN")
_PLACE_AND_DAY = re.compile(r",NGAY[\d.…_]{0,12}THANG")
_RECIPIENTS = re.compile(r"^NOINHAN")
_AUTHORITY = re.compile(
    r"^(?:KT|TM|T/M|TL|TUQ|Q)\.|^(?:P?CHUTICH|(?:PHO)?(?:TONG)?GIAMDOC|(?:PHO)?BITHU|(?:PHO)?TRUONGBAN|(?:PHO)?HIEUTRUONG|"
    r"(?:PHO)?CUCTRUONG|(?:PHO)?TRUONGPHONG|PHOCHUTICH|(?:PHO)?CHANHVANPHONG|(?:PHO)?VIENTRUONG|TRUONGBENH|DAIDIEN|NGUOILAP)"
)


def squeezed(text: str) -> str:
    """The text in capitals without diacritics and white space: "Nơi nhận:" → "NOINHAN:"."""
    bare = (c for c in unicodedata.normalize("NFD", text.upper()) if not unicodedata.combining(c))
    return "".join("".join(bare).replace("Đ", "D").split())


def is_motto(text: str) -> bool:
    """Whether it holds the country's name and motto, or the Party's or the Youth Union's name."""
    return bool(_MOTTO.search(squeezed(text)))


def is_place_and_day(text: str) -> bool:
    """Whether it is the line "Gia Lai, ngày … tháng … năm …", its blanks filled in or not."""
    return bool(_PLACE_AND_DAY.search(squeezed(text)))


def is_letterhead(text: str) -> bool:
    """Whether it holds anything that only a letterhead says."""
    flat = squeezed(text)
    return bool(_MOTTO.search(flat) or _PLACE_AND_DAY.search(flat))


def is_recipients(text: str) -> bool:
    """Whether it begins with "Nơi nhận"."""
    return bool(_RECIPIENTS.search(squeezed(text)))


def is_signature(text: str) -> bool:
    """Whether it begins as recipients do or as the line of an authority: "KT. CHỦ TỊCH", "TM. …", "GIÁM ĐỐC"."""
    flat = squeezed(text)
    return bool(_RECIPIENTS.search(flat) or (text.strip()[:1].isupper() and _AUTHORITY.search(flat) and len(flat) < 60))
