"""Where a title ends: which lines under the name of a kind still carry it on."""

import re
from collections.abc import Sequence

from extractors.attachments import note_lines
from extractors.kinds import KindLine
from extractors.lexicon import load_lexicon
from extractors.lines import Line, is_caps
from extractors.numbering import parse_label
from extractors.recipients import opens_recipients
from extractors.section_roles import is_known
from extractors.signature import is_position
from schemas.spelling import lower

_TITLE_STOPS = re.compile(
    r"(?:căn cứ|thực hiện|nhằm|để|hưởng ứng|tiếp tục|trên cơ sở|theo|xét|kính gửi|năm \d{4}|trong|thời gian|ngày \d\S*|qua|"
    r"với|được sự|tiếp theo|phát huy|triển khai|đề nghị|sau khi)\s"
)
# A title's line ends in the air after these, and goes on below.
_HANGING = re.compile(
    r"(?:\s(?:của|và|về|vì|bằng|với|những|giữa|theo|tại|trên|cho|với|các|đến|từ|trong|nhằm|cấp|tỉnh|việc|để|năm|giai đoạn|số|"
    r"ngày|vào|là|thành|huyện|khu|phòng|sở|ban|bộ|công)|[,–—-])$"
)
# "Năm học 2022 - 2023", "Giai đoạn 2021-2025", "Trên địa bàn tỉnh …" on a line of its own under a title.
_TITLE_TAIL = re.compile(
    r"(?:năm học|năm|giai đoạn|nhiệm kỳ|học kỳ|từ năm|đến năm|6 tháng|quý|tháng)(?=[^.:;]{0,50}\d)[^.:;,]{0,60}$"
    r"|(?:trên địa bàn|của|tại|về)\s[^.:;]{3,140}$|\((?:từ|giai đoạn|năm|lần|đợt|thời gian)\s[^.:;]{3,100}\)$"
)
_PREAMBLES = ("căn cứ ", "thực hiện ", "nhằm ", "để ", "triển khai ", "theo ", "xét ")
_SESSION = re.compile(r"khoa [ivx]+\W|khoa thu|nhiem ky|ky hop")  # of a council, under its name
_GROUNDS = re.compile(r"can cu|xet |theo de nghi|theo nghi quyet")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?\W{0,2}")
_SEPARATOR = re.compile(r"[\W_]{2,}$")
MAX_TITLE = 8  # lines


def end_of_title(lines: Sequence[Line], at: int, kind: KindLine | None) -> int:
    """The index of the line after the title whose kind stands in line `at`."""
    end = at + 1
    rest = lines[at].text[kind.end :].strip(" :.*_-–") if kind else ""
    caps = is_caps(rest) if rest else None
    previous = lines[at] if rest else None
    if caps and len(rest.split()) <= 4 and _may_name(lines, at + 1):
        caps = None  # "KẾ HOẠCH CHIẾN LƯỢC", "KẾ HOẠCH 5 NĂM": the subject stands below
        previous = None
    while end < len(lines) and end <= at + MAX_TITLE:
        line = lines[end]
        if line.kind != "paragraph" or parse_label(line.text) or (line.is_bullet and not _SEPARATOR.match(line.text)):
            break
        if _SEPARATOR.match(line.text) and len(line.text) < 60:
            end += 1
            continue
        if noted := note_lines(lines, end):
            end += noted
            continue
        if line.head.startswith("kinh gui") or (kind is not None and _names_who_decides(lines, end, kind)):
            break
        if previous is None:
            if len(line.text) > 700 or line.text.endswith((":", ";")) or (len(line.text) > 80 and _is_preamble(line)):
                break
        elif not (_goes_on(previous, line, caps) or (not caps and _stands_before_preamble(lines, end))):
            break
        caps = line.is_caps if caps is None else caps
        previous = line
        end += 1
    return end


def _may_name(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in small letters under a short kind in capitals is the subject: short, without a sentence's end."""
    if at >= len(lines) or lines[at].is_caps:
        return False
    text = lines[at].text
    short = len(text.split()) <= 25 and not text.endswith((".", ":", ";", ",", "./"))
    return short and not _TITLE_STOPS.match(lower(text)) and not parse_label(text)


def _names_who_decides(lines: Sequence[Line], at: int, kind: KindLine) -> bool:
    """Whether the line is "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" between the title of a decision and its grounds."""
    line = lines[at]
    if kind.kind not in ("quyet_dinh", "nghi_quyet") or not line.is_caps or at + 1 >= len(lines):
        return False
    office = load_lexicon("header")["office_head"].regex.match(lower(line.text))
    below = at + 2 if _SESSION.match(lines[at + 1].head) and at + 2 < len(lines) else at + 1
    return (is_position(line.text) or office is not None) and _GROUNDS.match(lines[below].head) is not None


def _is_preamble(line: Line) -> bool:
    """Whether a first paragraph after the kind is no title: a basis, or a sentence that leads to the contents."""
    small = lower(line.text)
    if line.is_caps or line.bold or line.centered:
        return False
    return small.startswith("căn cứ") or "như sau" in small[-30:] or "nội dung sau" in small[-30:]


def _stands_before_preamble(lines: Sequence[Line], at: int) -> bool:
    """Whether a line in small letters, and the one below it, have nothing but the preamble under them: a title's last lines."""
    if lines[at - 1].text.endswith((".", ":", ";")):
        return False
    for line in lines[at : at + 3]:
        small = lower(line.text)
        if line.index > at and small.startswith(_PREAMBLES):
            return True
        if line.is_caps or len(line.text) > 120 or line.text.endswith((".", ":", ";")) or not line.text[:1].isalpha():
            return False
        if _TITLE_STOPS.match(small) or small.startswith("chủ đề") or parse_label(line.text):
            return False
    return False


def _goes_on(previous: Line, line: Line, caps: bool | None) -> bool:
    """Whether `line` carries on the title that `previous` began."""
    if is_known(line.text) and len(line.text.split()) <= 6:
        return False  # the plan's first heading, without a number
    if caps and line.is_caps:
        return not opens_recipients(line)
    if _YEARS.fullmatch(line.text) and _HANGING.search(lower(previous.text)):
        return True  # "… TRONG NĂM⏎2023"
    if _TITLE_TAIL.match(lower(line.text)) and not previous.text.endswith((".", ":", ";", "./")):
        return True
    if caps:  # under capitals a line in small letters carries on only where it does not begin a sentence
        return line.text[:1].islower() and len(line.text) < 300 and not line.text.endswith((":", ";"))
    if line.is_caps and not line.centered and not previous.centered:
        return False
    text = line.text
    if previous.text.endswith((".", ":", ";", "./")) or text.endswith((":", ";")):
        return False
    if text[:1].islower() or (text[:1].isdigit() and len(text) < 60 and (not text.isdigit() or _YEAR.fullmatch(text))):
        return True
    small = lower(text)
    if previous.bold and line.bold and len(text) < 300:
        return True
    if previous.centered and line.centered and len(text) < 300 and not _TITLE_STOPS.match(small):
        return True
    if text.startswith(("(", "“", '"')) and len(text) < 200:
        return True
    return len(text) < 150 and _HANGING.search(lower(previous.text)) is not None and not _TITLE_STOPS.match(small)
