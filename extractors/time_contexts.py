"""Whether the words around an expression that could be something else ("1/2", "2021", "15 ngày") make it one of time."""

import re

from extractors.time_atom import UNMARKED_DAY
from extractors.time_expressions import Expression
from extractors.time_leads import AND

_BOUND = frozenset({"since", "until", "before", "due", "after", "as_of", "clock", "start", "mid", "end"})
_FRACTION_OF = re.compile(r"\s*(?:số|tổng|diện|chiều|dân|thời\s+gian|ngày|chặng|quãng|khối|nhu\s+cầu)(?!\w)")
_YEAR_ENDS = re.compile(
    r"\s*(?:$|[.,;:)\]|\n”\"/]|[-–]\s|(?:đạt|có|là|và|tăng|giảm|so|của|với|thì|sẽ|phải|theo|tại|trên|như|đến|được|cho|cụ|trong)(?!\w))"
)
_YEAR_BEGINS = re.compile(
    r"(?:so\s+với|xuân(?:\s+[^\W\d]+){0,2}|kế\s+hoạch|ước|thực\s+hiện|tầm\s+nhìn|mùa(?:\s+[^\W\d]+)?|hè|dương\s+lịch|nguyên\s+đán(?:\s+[^\W\d]+){0,2})\s*$"
)
_LENGTH_BEGINS = re.compile(
    r"(?:trong(?:\s+(?:vòng|thời\s+(?:hạn|gian)|khoảng))*|thời\s+(?:hạn|gian|lượng)|kéo\s+dài|chậm\s+nhất|tối\s+đa|không\s+quá|ít\s+nhất|tối\s+thiểu)(?:\s+(?:là|sau))?\s*[:]?\s*$"
)
_LENGTH_ENDS = re.compile(r"\s*,?\s*(?:(?:kể|tính)\s+từ|sau\s+khi|trước\s+khi|trước\s+ngày(?!\s*\d)|làm\s+việc)")
_OWN_YEARS = re.compile(r"\s*[,(]*\s*(?:giai\s+đoạn\s+|từ\s+năm\s+|từ\s+)?(?:19|20)\d\d")
# "Học kỳ I: từ ngày 05/9/2022 đến …": the days that follow are what is said of the term.
_OWN_DAYS = re.compile(r"\s*[:(]\s*(?:bắt\s+đầu\s+)?(?:từ\s+)?(?:ngày\s+)?\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)")
_OWN_DAYS_OF_LENGTH = re.compile(  # "trong 02 ngày 16, 17/5", "03 ngày (từ ngày 02/6 đến ngày 04/6)"
    r"\s*[,:(]?\s*(?:từ\s+)?(?:ngày\s+)?\d{1,2}\s*(?:,|-|–|và|đến|/)\s*(?:ngày\s+)?\d{1,2}(?!\d)"
)
_REPORTED = re.compile(
    r"(?:báo\s+cáo|sơ\s+kết|tổng\s+kết|đánh\s+giá|kết\s+quả|nhiệm\s+vụ|họp|giao\s+ban|định\s+kỳ|theo|xếp\s+loại)(?:\s+[^\W\d]+){0,2}\s*$"
)
_DURING_TERM = re.compile(r"(?:trong|vào|của|ngay|hết|suốt)\s+$")
_TERM_IS_TOLD = re.compile(r"\s*(?:[:(,]|(?:có|gồm|là|bắt|kết|từ|trước|năm)(?!\w))")  # "Học kỳ I có 18 tuần"
_COMMEMORATED = re.compile(
    r"(?:kỷ\s+niệm|chào\s+mừng|ngày\s+lễ|nghỉ\s+lễ|dịp|lễ\s+|ngày\s+thành\s+lập|truyền\s+thống|mít\s+tinh|hưởng\s+ứng|tuyên\s+truyền\s+ngày)"
)
_COMPARED = re.compile(r"(?:so\s+với|cùng\s+kỳ|kế\s+hoạch|đầu|cuối|của|trong|vào|hết|trước|cho)\s*$")


def is_time(expression: Expression, previous: Expression | None, text: str) -> bool:
    """Whether the words around an expression that could be something else make it one of time."""
    if expression.rule == UNMARKED_DAY or (expression.rule == "semester" and _OWN_DAYS.match(text, expression.end)):
        return False
    if not expression.weak:
        return True
    kind, start, end = expression.kind, expression.start, expression.end
    before = text[max(0, start - 48) : start]
    if kind in ("day_number", "relative"):
        return False
    if kind == "now":
        idiom = re.search(r"(?:trước|xưa|lâu)\s+(?:đến|tới)\s+nay", text[max(0, start - 12) : end])
        return bool(expression.tags & {"since", "until", "as_of"}) and not idiom
    if kind == "length":
        return _is_length(expression, before, text)
    if kind == "set":
        return bool(_REPORTED.search(before))
    if expression.rule == "semester":
        begins = before.rstrip(" ")[-1:] in ("", ".", ";", "\n") and not _TERM_IS_TOLD.match(text, end)
        return bool(expression.tags - {"fill"}) or begins or bool(_DURING_TERM.search(before))
    if _fills_cell(start, end, text):
        return True
    if kind == "year" and expression.rule == "relative_year":
        return bool(_COMPARED.search(before)) or bool(expression.tags)
    if kind == "year":
        if previous and previous.kind in ("year", "years") and re.fullmatch(r"\s*(?:,|;|và)\s*", text[previous.end : start]):
            return bool(_YEAR_ENDS.match(text, end))
        return bool(_YEAR_ENDS.match(text, end)) and (
            bool(expression.tags - {"fill", "clock"}) or bool(_YEAR_BEGINS.search(before))
        )
    if kind == "day":
        if _FRACTION_OF.match(text, end):
            return False
        if expression.tags & _BOUND or ("inside" in expression.tags and re.search(r"(?:vào|dịp|lúc)\s*$", before)):
            return True
        if previous and previous.kind == "day" and AND.fullmatch(text, previous.end, start):
            return True
        wide = text[max(0, start - 160) : start].rpartition("\n")[2]
        return bool(_COMMEMORATED.search(wide)) or before.rstrip(" (").endswith("ngày") or _is_day(expression, before, text)
    return False


# A fraction is smaller than one and not padded: "25/3" and "08/10" are days where nothing is counted before or behind them.
_PADDED = re.compile(r"(?!24/7(?!\d))(?:(?:\d\d?\s*(?:[-–,]|và)\s*){0,4}(?:0\d|1[3-9]|2\d|3[01])\s*/|\d\d?\s*/\s*0\d)")
_DAY_ENDS = re.compile(r"\s*(?:$|[.,;:)|\n]|[-–]\s|(?:tại|ở|và|đến|theo)(?!\w))")
_COUNTS = re.compile(
    r"(?:đạt|có|là|được|với|số|lệ|chiếm|khoản|điều|điểm|lộ|đường|thành|tăng|giảm|lớp|còn|trên|dưới|gồm|bằng|khoảng|ql|tl|tiêu\s+chí)\s*:?\s*$"
)
_OF_MONTH = re.compile(r"(?:tháng\s*)?0?(\d{1,2})\s*(?:/\s*20\d\d\s*)?\|")


def _is_day(expression: Expression, before: str, text: str) -> bool:
    """Whether the figures of a day without its year can be nothing else: by their form, a label, or the month of their row."""
    row = _OF_MONTH.match(text, text.rfind("\n", 0, expression.start) + 1)
    part = expression.parts[0] if expression.parts else None
    if row and part and part.first and part.first.month == int(row[1]):
        return True
    if re.search(r"ngày[^.;:\d]{0,24}:\s*$", before):
        return True
    formed = _PADDED.match(text, expression.core) and _DAY_ENDS.match(text, expression.end)
    return bool(formed) and not _COUNTS.search(before)


def _is_length(expression: Expression, before: str, text: str) -> bool:
    if expression.numbers:  # "3 năm tới"
        return "inside" in expression.tags
    if _OWN_YEARS.match(text, expression.end) or _OWN_DAYS_OF_LENGTH.match(text, expression.end):
        return False
    core = text[max(0, expression.core - 40) : expression.core]
    if re.search(r"trên|dưới", before[-6:]):
        return False
    return bool(_LENGTH_BEGINS.search(core)) or bool(_LENGTH_ENDS.match(text, expression.end))


def _fills_cell(start: int, end: int, text: str) -> bool:
    """Whether it is all that a line or a cell of a row (" | " apart) says."""
    before, after = text[max(0, start - 12) : start].rstrip(" ")[-1:], text[end : end + 12].lstrip(" .;)")[:1]
    return before in ("", "\n", "|") and after in ("", "\n", "|")


def is_spoken(expression: Expression) -> bool:
    """Whether it is a relative expression: of a unit, of a number of units, or today."""
    return (
        expression.kind in ("relative", "now")
        or expression.rule == "relative_year"
        or (expression.kind == "length" and bool(expression.numbers))
    )
