"""Who issued a cited document: the noun phrase after "của"."""

import re

# Words at which the phrase has ended: what the document is about, or what goes on in the sentence.
_STOP = (
    "về|phê|ban\\s+hành|quy\\s+định|hướng\\s+dẫn|nhằm|để|đã|gắn|tiếp\\s+tục|đối\\s+với|trên\\s+địa\\s+bàn|theo|trong|giai\\s+đoạn"
    "|năm|thực\\s+hiện|triển\\s+khai|tại|ngày|sửa\\s+đổi|bổ\\s+sung|công\\s+bố|giao|kèm|v/v|và\\s+các|yêu\\s+cầu|đến|là|có"
    "|với|cho|được|khi|xây\\s+dựng|phát\\s+động|thông\\s+qua|liên\\s+quan|đề\\s+nghị|quyết\\s+định|hàng\\s+năm|hằng\\s+năm|như|một\\s+số|tổ\\s+chức"
)
_WORD = rf"(?!(?:{_STOP})\b)[\w&-]+"
_SESSION = (
    r"(?:,?\s*\(?\s*(?:[Kk]h(?:óa|oá)\s+[XVI]+|[Kk]ỳ\s+họp\s+(?:lần\s+)?thứ\s+[\w]+(?:\s+(?:một|hai|ba|tư|năm|sáu|bảy|tám|chín))?"
    r"|[Nn]hiệm\s+kỳ\s+(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d)\b(?:\s*\))?)"
)
# A list of offices ("của liên Bộ A, Bộ B và Bộ C") goes on after a comma; any other issuer ends at one, for behind it stands
# the office that writes the plan: "của UBND tỉnh, Sở Y tế xây dựng …".
_MINISTRY = r"(?:Bộ|Ủy\s+ban\s+Dân\s+tộc|Thanh\s+tra\s+Chính\s+phủ|Ngân\s+hàng|Tổng|Trung\s+ương|Tòa\s+án|Viện|Kiểm\s+toán)"
ISSUER = re.compile(
    rf"\s*,?\s*của\s+(?P<issuer>{_WORD}(?:{_SESSION}|\s+{_WORD}){{0,16}}(?P<joint>(?:\s*,\s+|\s+và\s+|\s+-\s+)(?={_MINISTRY}\b)"
    rf"{_WORD}(?:\s+{_WORD}){{0,14}}){{0,4}})",
)
# The issuer may follow without "của", where its name is one that only an issuer of such documents has.
_BARE = re.compile(
    r"\s+(?=(?:Chính\s+phủ|Thủ\s+tướng\s+Chính\s+phủ|Quốc\s+hội|Bộ\s+Chính\s+trị|Ban\s+Bí\s+thư|Ban\s+Chấp\s+hành"
    r"|Bộ\s+trưởng|Hội\s+nghị|Ủy\s+ban\s+Thường\s+vụ)\b)"
)
TITLE = re.compile(
    r"\s*,?\s*\(?\s*(?P<about>về\s+việc|về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|hướng\s+dẫn|sửa\s+đổi,?)(?!\s+số)\s+(?P<title>[^;\n]{3,400})",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\.(?=\s|$)|/\.|,\s+(?=(?:Ủy|UBND|Ban|Sở|Phòng|Bộ|Tỉnh|Huyện|Thành|Trường|Hội|Văn)\b[^,;]{2,90}"
    r"\s(?:xây\s+dựng|ban\s+hành|lập|triển\s+khai)\b)"
    # the next document of a list: "…, Thông tư số 13/…"
    r"|,\s+(?:và\s+)?(?=(?:Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Thông\s+tư|Thông\s+báo|Kế\s+hoạch|Chương\s+trình"
    r"|Công\s+văn|Công\s+điện|Kết\s+luận|Hướng\s+dẫn|Tờ\s+trình|Văn\s+bản)\s+(?:[^\W\d]{1,7}\s+){0,3}(?:số\s*:?\s*)?\d{1,5}[a-z]?\s?[/-])"
)
_NAME = re.compile(rf"(?P<issuer>{_WORD}(?:{_SESSION}|\s+{_WORD}){{0,16}})(?P<joint>)")
_ACTS = re.compile(r"\s+(?:xây\s+dựng|lập\s|triển\s+khai|tổ\s+chức|đề\s+nghị|yêu\s+cầu)")
_FALSE_CAPITALS = re.compile(r"^(?:mình|họ|các\s+cấp|từng|mỗi|toàn)\b")


def issuer_at(text: str, at: int, line_end: int) -> tuple[str, int] | None:
    """The issuer that "của" introduces at the offset and where it ends, or None.

    >>> issuer_at(" của Bộ trưởng Bộ Y tế về việc phê duyệt", 0, 99)
    ('Bộ trưởng Bộ Y tế', 22)
    """
    match = ISSUER.match(text, at, line_end) or _bare_issuer(text, at, line_end)
    if match is None or _FALSE_CAPITALS.match(match["issuer"]):
        return None
    issuer = re.sub(r"(?:\s+(?:và|của))+$", "", match["issuer"])
    if match["joint"] and _ACTS.match(text, match.end()):  # the last of the list is who writes, not who issued
        issuer = issuer[: match.start("joint") - match.start("issuer")]
    return issuer, match.start("issuer") + len(issuer)


def _bare_issuer(text: str, at: int, line_end: int) -> re.Match[str] | None:
    lead = _BARE.match(text, at, line_end)
    return _NAME.match(text, lead.end(), line_end) if lead else None


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
