"""Who issued a cited document: the noun phrase after "của"."""

import re

from extractors.casing import sentence_case
from extractors.days import parse_day
from schemas.spelling import lower

# Words at which the phrase has ended: what the document is about, or what goes on in the sentence.
_STOP = (
    "về|phê|ban\\s+hành|quy\\s+định|hướng\\s+dẫn|nhằm|để|đã|gắn|tiếp\\s+tục|đối\\s+với|trên\\s+địa\\s+bàn|theo|trong|giai\\s+đoạn"
    "|năm|thực\\s+hiện|triển\\s+khai|tại|ngày|sửa\\s+đổi|bổ\\s+sung|công\\s+bố|giao(?!\\s+(?:thông|dịch|lưu|tiếp|thương))|kèm|v/v|và\\s+các|yêu\\s+cầu|đến|là|có"
    "|với|cho|được|khi|xây\\s+dựng|phát\\s+động|thông\\s+qua|liên\\s+quan|đề\\s+nghị|quyết\\s+định|hàng\\s+năm|hằng\\s+năm|như|một\\s+số|tổ\\s+chức"
    "|xử\\s+lý|tăng\\s+cường|đẩy\\s+mạnh|nâng\\s+cao"
)
_WORD = rf"(?!(?:{_STOP})\b)(?:[^\W\d_]{{1,5}}(?=ngày\s?\d)|[\w&-]+)"  # "Chính phủngày 25/3": a converter lost the space
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
_KINDS = (
    r"(?:Luật|Nghị\s+định|Nghị\s+quyết|Quyết\s+định|Chỉ\s+thị|Thông\s+tư|Thông\s+báo|Kế\s+hoạch|Chương\s+trình"
    r"|Công\s+văn|Công\s+điện|Kết\s+luận|Hướng\s+dẫn|Tờ\s+trình|Văn\s+bản)"
)
# "Chương trình số 5/… của Tỉnh ủy thực hiện Nghị quyết số 6/…": what is carried out is part of the name.
TITLE = re.compile(
    r"\s*,?\s*\(?\s*(?P<about>về\s+việc|về|v/v|phê\s+duyệt|ban\s+hành|quy\s+định|hướng\s+dẫn|hợp\s+nhất|sửa\s+đổi,?"
    rf"|(?<![,;])(?:triển\s+khai\s+)?thực\s+hiện(?=\s+{_KINDS}\s)|(?<![,;])triển\s+khai(?=\s+{_KINDS}\s))"
    r"(?!\s+số)\s+(?P<title>[^;\n]{3,400})",
    re.IGNORECASE,
)
_CITED = rf"{_KINDS}\s+(?:[^\W\d]{{1,7}}\s+){{0,3}}(?:số\s*:?\s*)?\d{{1,5}}[a-z]?\s?[/-]"
_TITLE_END = re.compile(
    r"\.(?=\s|$)|/\.|,\s+(?=(?:Ủy|UBND|Ban|Sở|Phòng|Bộ|Tỉnh|Huyện|Thành|Trường|Hội|Văn)\b[^,;]{2,90}"
    r"\s(?:xây\s+dựng|ban\s+hành|lập|triển\s+khai)\b)"
    # the next document of a list: "…, Thông tư số 13/…"
    rf"|,\s+(?:và\s+)?(?={_CITED}|số\s*:?\s*\d{{1,5}}\s?/)"
    # what stands beside the document, not in its name: "… và chỉ đạo của …", "…, theo đề nghị của …"
    r"|,?\s+(?:và\s+)?(?=theo\s+đề\s+(?:nghị|xuất)\s+của\b)"
    r"|\s+và\s+(?=(?:các\s+|những\s+)?(?:chỉ\s+đạo|ý\s+kiến|kiến\s+nghị|văn\s+bản\s+chỉ\s+đạo)\b|tình\s+hình\s+thực\b)"
)
_AND_NEXT = re.compile(rf"\s+và\s+(?={_CITED})")
_CITES = re.compile(_CITED)
# "(sau đây gọi tắt là Chỉ thị 7)" behind a title is no part of it.
_CALLED = re.compile(
    rf"\s*\(\s*(?:(?:sau|dưới)\s+đây|gọi\s+(?:tắt|là)|viết\s+(?:tắt|gọn)|{_KINDS}\s+(?:số\s+)?\d)[^()]{{0,120}}\)?\s*$",
    re.IGNORECASE,
)
# A name in capitals between the day and the issuer: "ngày 05/01/2020 Năm … 2020 của Ủy ban …".
_CAPITALS = "A-ZĐÀÁẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÈÉÊÌÍÒÓÔƠÙÚƯỨỪỬỮỰÝỦỞỘỆẾỀỊ"
_NAMED_BEFORE = re.compile(rf"\s+(?P<name>[{_CAPITALS}][^;,.:()“”\n]{{3,60}}?)(?=\s+của\s+[{_CAPITALS}])")
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


# "theo đề nghị của Sở Y tế tại Tờ trình số 5/…": who proposes has written the document.
_PROPOSES = re.compile(
    rf"(?:đề\s+nghị|đề\s+xuất|ý\s+kiến(?:\s+chỉ\s+đạo)?|chỉ\s+đạo|kết\s+luận)\s+của\s+(?P<issuer>{_WORD}(?:\s+{_WORD}){{0,14}})\s+tại\s+(?:các\s+)?$"
)


def issuer_before(text: str, at: int) -> str | None:
    """Who is said to have written the document that begins at the offset, before its kind; or None.

    >>> issuer_before("Theo đề nghị của Sở Y tế tại Tờ trình", 29)
    'Sở Y tế'
    """
    match = _PROPOSES.search(text, max(0, at - 160), at)
    return match["issuer"] if match else None


# "Ngày 24/3/2008, Thủ tướng Chính phủ đã ban hành Quyết định số …": the day and the issuer stand before the document.
_ANNOUNCED = re.compile(
    rf"(?<!\w)[Nn]gày\s+(?P<day>\d[\d/.-]{{5,9}}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}})\s*,?\s+"
    rf"(?P<issuer>(?!đã\b){_WORD}(?:\s+(?!đã\b){_WORD}){{0,10}}?)\s+(?:đã\s+)?(?:ban\s+hành|có|ký(?:\s+ban\s+hành)?|ra|thông\s+qua)\s+$"
)


def announced_before(text: str, at: int) -> tuple[str, str] | None:
    """The day and the issuer of the document that begins at the offset, where the sentence says them first; or None.

    >>> announced_before("Ngày 24/3/2008, Bộ Y tế đã ban hành Quyết định", 36)
    ('2008-03-24', 'Bộ Y tế')
    """
    match = _ANNOUNCED.search(text, max(0, at - 140), at)
    day = parse_day(match["day"]) if match else None
    return (day, match["issuer"]) if match and day else None


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
    following = _AND_NEXT.search(text, match.start("title"), end)
    if following and not _CITES.search(text, match.start("title"), following.start()):
        end = following.start()  # "… thực hiện Chỉ thị số 5/… và Nghị quyết số 6/…" names both
    return _CALLED.sub("", text[start:end]).strip(" ."), start, end


def named_issuer_at(text: str, at: int, line_end: int) -> tuple[str, str, int] | None:
    """The name that stands between a citation's day and its issuer, the issuer, and where it ends; or None."""
    match = _NAMED_BEFORE.match(text, at, line_end)
    issuer = issuer_at(text, match.end(), line_end) if match else None
    return (match["name"], *issuer) if match and issuer else None


def issuer_in_capitals(text: str, at: int, line_end: int) -> tuple[str, int] | None:
    """The issuer in a title in capitals, as a sentence writes it, and where it ends; or None.

    >>> issuer_in_capitals(" CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ VIỆC", 0, 33)
    ('Thủ tướng Chính phủ', 24)
    """
    if not text.startswith(" CỦA ", at):
        return None
    found = issuer_at(lower(text[at:line_end]), 0, line_end - at)
    if found is None:
        return None
    return sentence_case(text[at + found[1] - len(found[0]) : at + found[1]], text[:6000], name=True), at + found[1]
