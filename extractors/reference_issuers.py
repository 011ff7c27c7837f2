"""Who issued a cited document: the noun phrase after "của"."""

import re

# Words at which the phrase has ended: what the document is about, or what goes on in the sentence.
_STOP = (
    "về|phê|ban\\s+hành|quy\\s+định|hướng\\s+dẫn|nhằm|để|đã|gắn|tiếp\\s+tục|đối\\s+với|trên\\s+địa\\s+bàn|theo|trong|giai\\s+đoạn"
    "|năm|thực\\s+hiện|triển\\s+khai|tại|ngày|sửa\\s+đổi|bổ\\s+sung|công\\s+bố|giao|kèm|v/v|và\\s+các|yêu\\s+cầu|đến|là|có"
    "|với|cho|được|khi|thông\\s+qua|liên\\s+quan|đề\\s+nghị|quyết\\s+định|hàng\\s+năm|hằng\\s+năm|như|một\\s+số|tổ\\s+chức"
)
ISSUER = re.compile(
    rf"\s*,?\s*của\s+(?P<issuer>(?:(?!(?:{_STOP})\b)[\w&-]+)"
    rf"(?:\s+(?!(?:{_STOP})\b)[\w&-]+|,\s+(?=(?:Bộ|Ủy|UBND|Ban|Sở)\b)(?!(?:{_STOP})\b)[\w&-]+|\s*\(khóa\s+[XVI]+\)){{0,16}})",
)
TITLE = re.compile(
    r"\s*,?\s*\(?\s*(?P<about>về\s+việc|về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|hướng\s+dẫn|sửa\s+đổi)\s+(?P<title>[^;\n]{3,400})",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\.(?=\s|$)|/\.|,\s+(?=(?:Ủy|UBND|Ban|Sở|Phòng|Bộ|Tỉnh|Huyện|Thành|Trường|Hội|Văn)\b[^,;]{2,90}"
    r"\s(?:xây\s+dựng|ban\s+hành|lập|triển\s+khai)\b)"
)
_FALSE_CAPITALS = re.compile(r"^(?:mình|họ|các\s+cấp|từng|mỗi|toàn)\b")


def issuer_at(text: str, at: int, line_end: int) -> tuple[str, int] | None:
    """The issuer that "của" introduces at the offset and where it ends, or None.

    >>> issuer_at(" của Bộ trưởng Bộ Y tế về việc phê duyệt", 0, 99)
    ('Bộ trưởng Bộ Y tế', 22)
    """
    match = ISSUER.match(text, at, line_end)
    if match is None or _FALSE_CAPITALS.match(match["issuer"]):
        return None
    issuer = re.sub(r"(?:\s+(?:và|của))+$", "", match["issuer"])
    return issuer, match.start("issuer") + len(issuer)


def title_at(text: str, at: int, line_end: int) -> tuple[str, int, int] | None:
    """The title of a cited document that begins at the offset: its words and interval, or None."""
    match = TITLE.match(text, at, line_end)
    if match is None:
        return None
    start, end = match.start("about"), match.end()
    cut = _TITLE_END.search(text, match.start("title"), end)
    if cut:
        end = cut.start()
    return text[start:end].strip(), start, end
