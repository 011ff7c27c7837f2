"""Where the words before a figure that say what it measures begin: labels, frames and earlier statements left out."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.changes import change_verb
from extractors.edges import Edge
from extractors.figure import Figure
from extractors.lexicon import load_lexicon
from extractors.predicates import predicate_at
from extractors.regions import words_end

_LEXICON = load_lexicon("targets")
_INDICATOR_START = Edge(_LEXICON, "indicator")
_LEAD = Edge(_LEXICON, "lead")
_AIMS = (
    "phấn đấu", "phần đầu", "phân đấu", "nhằm đạt", "nhằm", "đặt mục tiêu", "đặt ra mục tiêu", "đề ra mục tiêu",
    "xác định mục tiêu", "đưa ra mục tiêu", "đặt chỉ tiêu", "đề ra chỉ tiêu",
)  # fmt: skip
_AIM = re.compile("|".join(_AIMS))
# "góp phần đạt mục tiêu 90% người nhiễm HIV …": what is before says how, what is behind the share says all
_MEANT = re.compile(r"(?:mục tiêu|chỉ tiêu)(?: là)?:? ?(?:có )?$")
_LONGEST_AIM = 24
_TOPICS = ("về ", "đối với ")
_MEASURE = re.compile(r":|(?<!\w)(?:(?:tỷ|tỉ) (?:lệ|trọng|suất)|số|mức|chỉ số)(?!\w)")
_OF_FRAME = re.compile(r" ?của (?:kế hoạch|chương trình|đề án|dự án|chiến lược)(?: này)?(?!\w)")
_LIST_LEAD = re.compile(
    r"(?<!\w)(?:(?:các|những|một số) (?:[^\W\d_]+ )?(?:chỉ tiêu|mục tiêu|kết quả)|như|sau|gồm|cụ thể)(?!\w)[^:]*$"
)
_HEADS_LIST = ("kết quả ", "chỉ tiêu ", "mục tiêu ")
_OF_WHOM = (" số ", " tổng số ", " các ")
# What may follow a share that no subject follows
_NO_SUBJECT = (" so ", " mỗi ", " hằng ", " hàng ", " trong ", " vào ", " năm ", " đến ", " trở lên")
# A noun of doing that something is said of: "thủ tục đất đai, xây dựng đạt 85%"
_STATED = (" đạt ", " là ", " còn ", " chiếm ")
_ASSURES = ("bảo đảm ", "đảm bảo ", "nhất là ", "đặc biệt là ", "riêng ")
_NO_MEASURE = ("phấn đấu", "trong đó", "chỉ tiêu")
_NEAR = 8  # spaces between a verb and the figure of its object
_SHORT_NAME = 5  # spaces in "cấp tiểu học dưới"
_PIECE = re.compile(r", ")
LABEL = re.compile(r"[ \u00a0]*(?:[-+–*•]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\(?[a-zđ]{1,2}[)]|\(?[ivxIVX]{1,4}[.)])[ \u00a0]+")


def begin(plain: str, start: int, figure: Figure, brackets: Sequence[tuple[int, int]]) -> int:
    """Where in [start, figure.start) the words that say what is measured begin; `brackets` are those of the sentence."""
    end = figure.start
    if match := LABEL.match(plain, start, end):
        start = match.end()
    if figure.is_share and _share_says_all(plain, start, figure):
        return end
    colon = plain.rfind(":", start, end)
    if colon >= 0 and (_LIST_LEAD.search(plain, start, colon) or _heads_list(plain, start, colon, figure)):
        start = colon + 1  # "đạt các mục tiêu cụ thể như: 95% số hộ …"
    for verb in _AIMS if _AIM.search(plain, start, end) else ():
        at = plain.rfind(verb, start, end)
        if at >= 0 and not _between_name_and_figure(plain, start, at, at + len(verb), figure):
            start = at + len(verb)
    for match in reversed(list(_PIECE.finditer(plain, start, end))):
        # "số vụ, số người chết" is one list
        listed = plain.startswith("số ", match.end()) and "số " in plain[start : match.start()]
        at = match.end()
        at += next((len(verb) for verb in _ASSURES if plain.startswith(verb, at)), 0)
        if not listed and opens_indicator(plain, at, figure) and not _within(match.start(), brackets):
            start = match.end()
            break
    last = after_last(plain, start, end, (", ",))
    if figure.is_share and last > start and plain.startswith(_OF_WHOM, figure.end) and not is_named(plain, start, end):
        # "không để phát sinh, xóa bỏ từ 5% số tụ điểm": the verb of the share is its own
        start = last if plain.count(" ", last, end) <= _SHORT_NAME and not _within(last, brackets) else start
    while (hit := _LEAD.after(plain, start, end)) is not None and hit.end <= end:
        start = hit.end
        while start < end and plain[start] in " ,:":
            start += 1
    if frame := _OF_FRAME.match(plain, start, end):
        start = frame.end()
    while start < end and plain[start] in " ,:)-–":
        start += 1
    return start


def is_named(plain: str, start: int, end: int) -> bool:
    """Whether the name of an indicator, and no verb, begins at `start`."""
    hit = _INDICATOR_START.after(plain, start, end)
    return hit is not None and hit.rule.id != "indicator_verb"


def names_measure(plain: str, start: int, end: int) -> bool:
    """Whether the name of what is measured begins at `start`, and no word of striving."""
    return is_named(plain, start, end) and not plain.startswith(_NO_MEASURE, start)


def opens_indicator(plain: str, start: int, figure: Figure) -> bool:
    """Whether an indicator begins at `start`; a verb must have what it counts at once or nearly ("cử 01 lãnh đạo")."""
    hit = _INDICATOR_START.after(plain, start, figure.start)
    if hit is None or hit.rule.id != "indicator_verb":
        return hit is not None
    if plain.startswith(_STATED, hit.end):
        return False
    near = 2 if " " not in plain[hit.start : hit.end] else _NEAR
    # "kinh phí đào tạo, bồi dưỡng 6 tỷ đồng": nobody trains money
    counts = (figure.unit is None or figure.unit.kind != "money") and not (figure.is_share and change_verb(plain, figure))
    return counts and plain.count(" ", hit.end, figure.start) <= near


def after_last(plain: str, low: int, end: int, marks: Sequence[str]) -> int:
    """Where the text after the last of the marks in [low, end) begins; `low` where there is none."""
    found = [(at, mark) for mark in marks if (at := plain.rfind(mark, low, end)) >= 0]
    return max((at + len(mark) for at, mark in found), default=low)


def _share_says_all(plain: str, start: int, figure: Figure) -> bool:
    """Whether a frame stands before a share that names its own subject: "Về đào tạo, đến năm 2025 có 60% giáo viên đạt …"."""
    if not plain.startswith(" ", figure.end) or plain.startswith((" và ", " hoặc "), figure.end):
        return False
    topic = plain.startswith(_TOPICS, start) and _MEASURE.search(plain, start, figure.start) is None
    if not topic and _MEANT.search(plain, max(start, figure.start - _LONGEST_AIM), figure.start) is None:
        return False
    stop = min([at for mark in ",;.\n" if (at := plain.find(mark, figure.end)) >= 0], default=len(plain))
    return predicate_at(plain, figure.end, stop) is not None


def _heads_list(plain: str, start: int, colon: int, figure: Figure) -> bool:
    """Whether the words before the colon head a list of statements: "Kết quả thi đua: 70% giáo viên đạt …"."""
    says_all = figure.is_share and words_end(plain, colon + 1, figure.start) == figure.start
    end = min([at for mark in ",;." if (at := plain.find(mark, figure.end)) >= 0], default=len(plain))
    return says_all and plain.startswith(_HEADS_LIST, start) and predicate_at(plain, figure.end, end) is not None


def _between_name_and_figure(plain: str, start: int, verb: int, after: int, figure: Figure) -> bool:
    """Whether "phấn đấu" stands inside a statement and opens none: "Giá trị sản xuất phấn đấu đạt 6.560 tỷ đồng"."""
    name, link = plain[start:verb].strip(" ,:-"), plain[after : figure.start].strip()
    if not any(char.isalpha() for char in name):
        return False
    if not link:
        # "năng suất phấn đấu 55 tạ/ha", "bội chi phấn đấu dưới 4% GDP"; "toàn tỉnh phấn đấu 90% số hộ …" sets out anew
        return is_named(plain, after_last(plain, start, verb, (", ",)), verb)
    moves = change_verb(plain, figure)
    says_more = figure.is_share and plain.startswith(" ", figure.end) and not plain.startswith(_NO_SUBJECT, figure.end)
    low = moves.start if moves is not None and moves.start >= after else figure.start
    return not says_more and words_end(plain, after, low) >= after


def _within(at: int, brackets: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(brackets, (at, at)) - 1
    return index >= 0 and brackets[index][0] <= at < brackets[index][1]
