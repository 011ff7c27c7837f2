"""Documents that are cited by a name instead of a number: laws, resolutions of congresses, named programmes."""

import re

_ORDINAL = r"(?:[XVI]{1,6}|\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?:\s\w{2,4})?)"
_COURSE = r"(?:,?\s*\(?\s*[Kk]h(?:óa|oá)\s+[XVI]{1,6}(?:\s*(?:,|và)\s*[XVI]{1,6}\b)*\s*\)?)?"
_TERM = r"(?:,?\s*\(?\s*nhiệm\s+kỳ\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d\s*\)?)?"
# After the word "Nghị quyết": the congress or the plenum that passed it (names of Party documents,
# Quy định 66-QĐ/TW ngày 06/02/2017 về thể loại văn bản của Đảng).
CONGRESS = re.compile(
    rf"""\s+(?:của\s+)?(?:
      Đại\s+hội\b[^;.\n“”"()]{{0,100}}?\s(?:lần\s+thứ\s+)?(?:(?<=thứ\s){_ORDINAL}|[XVI]{{1,6}})\b
        (?:\s+(?:của\s+)?Đảng(?:\s+(?:bộ\s+(?:tỉnh|thành\s+phố|huyện|Khối)|Cộng\s+sản\s+Việt\s+Nam))?\b)?{_TERM}
    | (?:Hội\s+nghị\s+)?(?:lần\s+thứ\s+{_ORDINAL}\s*,?\s+)?(?:của\s+)?
        (?:BCH|Ban\s+Chấp\s+hành)\s+(?:Trung\s+ương|TW)(?:\s+Đảng)?{_COURSE}
    | (?:Trung\s+ương|TW|Hội\s+nghị\s+Trung\s+ương)\s+(?:lần\s+thứ\s+)?{_ORDINAL}\b{_COURSE}
    )""",
    re.VERBOSE,
)
QUOTED = re.compile(r"\s*[“\"]([^”\"\n]{3,240})[”\"]")
PROGRAMME = re.compile(
    r"\s+mục\s+tiêu\s+(?:quốc\s+gia|Quốc\s+gia)(?:\s+(?!đã\b|được\b|trên\b|và\s+các\b)[\w-]+){1,24}?"
    r"(?:\s+giai\s+đoạn\s+20\d\d\s*[-–]\s*20\d\d|(?=[;.,:()\n]|\s+(?:đã|được|trên|của|và\s+các)\b|$))"
)
# After the word "Điều lệ": the Party, union or association whose statutes they are.
STATUTES = re.compile(
    r"\s+(?=[A-ZĐ])(?!Trường\b)\w+(?:\s+(?!(?:và|của|do|về|năm|khóa|khoá|được|quy|theo|đã|trong|cho|với|đến|hiện|số|ban|là|có)\b)\w+){0,8}"
)
# A strategy of the state: "Chiến lược quốc gia …", or any that says until when it runs.
_YEARS = r"\s+(?:giai\s+đoạn\s+20\d\d\s*[-–]\s*20\d\d|(?:thời\s+kỳ\s+)?đến\s+(?:hết\s+)?năm\s+20\d\d)"
STRATEGY = re.compile(
    rf"\s+(?:(?:quốc\s+gia|Quốc\s+gia)(?:,?\s+(?!đã\b|được\b|trên\b|và\s+các\b|của\b|theo\b)[\w-]+){{2,24}}?"
    rf"(?:{_YEARS}|(?=[;.:()\n]|,\s+(?!(?:an|chống|bảo)\s)|\s+(?:đã|được|trên|của|theo|và\s+các)\b|$))"
    rf"|(?:phát\s+triển|tổng\s+thể|hội\s+nhập|bảo\s+vệ)(?:,?\s+[\w-]+){{2,20}}?{_YEARS})"
)
LAW_YEAR = re.compile(
    r"\s*(?:\(\s*sửa đổi\s*\)|,?\s*sửa đổi(?:,?\s+bổ sung)?)?\s*(?:,?\s*năm\s+|(?<=\s))((?:19|20)\d\d)(?![\d/-])"
    r"(?:\s*\(\s*(?:được\s+)?sửa\s+đổi,?\s+bổ\s+sung(?:\s+năm\s+[\d,\s]{4,20})?\))?"
)
# After the word "Hiến pháp" (the constitution).
CONSTITUTION = re.compile(r"(?:\s+nước\s+Cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+Việt\s+Nam)?(?:,?\s+năm\s+(?:19|20)\d\d)?")
# A law whose name the lexicon does not know: a capital after "Luật", to the end of the noun phrase.
UNKNOWN_LAW = re.compile(
    r"\s+(?!sư\b|gia\b|pháp\b)[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]\w+(?:,\s+chống(?:\s+\w+/\w+)?)?"
    r"(?:\s+(?!và\s+(?:các|Luật|Bộ\s+luật|Nghị|Thông)\b|của\b|về\b|năm\b|ngày\b|số\b|đã\b|được\b|quy\b|có\b|cho\b|trong\b|theo\b|đến\b|trên\b|hiện\b)\w+){0,10}?"
    r"(?=[;.,:()\n“”]|\s+(?:và\s+(?:các|Luật|Bộ\s+luật|Nghị|Thông)|của|về|năm|ngày|số|đã|được|quy|có|cho|trong|theo|đến|trên|hiện)\b|$)"
)
# "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B": the words before the names, and before each name.
AMENDING = re.compile(
    r"\s+(?:về\s+)?sửa\s+đổi(?:,?\s+(?:và\s+)?bổ\s+sung)?(?:\s+(?:một\s+số\s+)?(?:điều|nội\s+dung))?(?:\s+của)?(?:\s+các)?(?=\s)",
    re.IGNORECASE,
)
NEXT_LAW = re.compile(r"\s*(?:,|;|và)?\s*(?:của\s+)?(?P<word>Bộ\s+luật|Luật|Pháp\s+lệnh|luật)(?=\s)(?!\s+[Ss]ửa\s+đổi)")
