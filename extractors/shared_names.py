"""What is measured, said once for several figures: years in a row, headings of lists, names that go on from the one before."""

import re

from extractors.changes import change_verb
from extractors.clauses import Clause
from extractors.edges import Edge
from extractors.figure import Figure
from extractors.indicators import Indicator, Words
from extractors.lexicon import load_lexicon
from extractors.openings import after_last
from extractors.predicates import predicate_at

_LEXICON = load_lexicon("targets")
_LINK = Edge(_LEXICON, "link")
_OWN_NAME = Edge(_LEXICON, "indicator")
_QUALIFIER = Edge(_LEXICON, "qualifier")
_GENERAL = Edge(_LEXICON, "general_name")
_OF_EACH = Edge(_LEXICON, "measure_of_each")
# An indicator of these words alone says how a figure moves and not what it counts.
_NO_NAME = re.compile(
    r"(?:(?:tăng|giảm|bình quân|thêm|còn|đạt|là|tăng trưởng|kéo|cắt|mỗi năm|năm|ít nhất|tối thiểu|và|trong đó|tốc độ|lên|"
    r"xuống|tiếp tục|duy trì|khoảng|riêng|của|(?:1|một) (?:tháng|năm|quý|ngày))(?:[ ,]+|$))*"
)
_SHORT = 4  # words of a name that may go on from the one before it
_LONGEST_QUALIFIER = 16
_RATE = re.compile(r"(?:(?:giảm|tăng|nâng|đưa) )?(?:tỷ|tỉ) (?:lệ|trọng|suất|số)(?!\w)|huy động ")
_MOVES = re.compile(r" (?:tăng|giảm)(?: thêm| bình quân)?$")
_TOLD_TO_MOVE = re.compile(r"(?P<name>[^;:(),\n]{4,90} (?:tăng|giảm))(?: (?!tăng |giảm )[^;:()\n]{0,60})? $")
# Measures of a product, of which the line begins to speak
_MEASURES = re.compile(r"(?<!\w)(?:năng suất|sản lượng|diện tích|tổng đàn)(?!\w)")
_LINE = 160
_GRADE = r"(?:hoàn thành xuất sắc|hoàn thành tốt|chưa hoàn thành|hoàn thành|chưa đạt|xuất sắc|giỏi|khá|tốt|trung bình|yếu|kém)"
_GRADES = re.compile(rf"{_GRADE}(?:(?:,| và|,? và) {_GRADE})*")
_GRADES_BEHIND = re.compile(rf"(?:,? (?:loại )?{_GRADES.pattern})$", re.IGNORECASE)
_SHORTEST_HEAD, _LONGEST_HEAD = 2, 14
_BEFORE_HEAD = ("trong đó ", ", ", "; ", ". ", ")")
_LONGEST_LISTED = 7  # words of a name in a list under a head: "công nghiệp – xây dựng"
# Headings that name a list and not what is measured.
_LIST_WORDS = re.compile(
    r"(?:các |một số |những )?(?:chỉ tiêu|mục tiêu|kết quả(?! (?:rèn luyện|học tập|giáo dục|xếp loại|đánh giá))|cụ thể|"
    r"trong đó|phấn đấu|như sau|gồm|bao gồm|đến|năm|"
    r"giai đoạn|về|đối với|yêu cầu|nội dung|nhiệm vụ|giải pháp|chia ra|cơ cấu giải|thời gian|nguồn|với các)(?!\w)",
    re.IGNORECASE,
)
_LIST_NAMED = re.compile(
    r"(?:các|những|một số) (?:chỉ tiêu|mục tiêu)|(?:chỉ tiêu|mục tiêu|kết quả) (?:đề ra|sau|chủ yếu|cụ thể|chính)"
)
_LABEL = re.compile(r"[ \u00a0]*(?:[-+–*•]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\(?[a-zđ][).]|\(?[ivxIVX]{1,4}[.)])[ \u00a0]*")
_LINES_UP = 10
_AIMS = ("phấn đấu",)


def says_nothing(indicator: Indicator | None, figure: Figure) -> bool:
    """Whether the words of a figure leave open what it measures: "năm 2024 đạt 93,5%", "mỗi năm giảm 2%", "; 90 lượt/tháng"."""
    if indicator is None:
        return True
    noun, per, _ = figure.unit.printed.partition("/") if figure.unit else ("", "", "")
    name = indicator.indicator
    only_counts = per and (name == noun or _NO_NAME.fullmatch(name.removesuffix(noun).strip().lower()) is not None)
    return bool(only_counts) or (indicator.subject is None and _NO_NAME.fullmatch(indicator.indicator.lower()) is not None)


def borrowed(indicator: Indicator, clause: Clause, own: Indicator | None) -> Indicator:
    """The neighbour's indicator for a figure that has none of its own."""
    return indicator._replace(
        start=own.start if own else clause.figure.start,
        end=own.end if own else max([clause.figure.end, *(f.end for f in clause.attached)]),
        direction=own.direction if own else None,
        at_least=False,
        shared=True,
    )


def is_only_timed(words: Words, clause: Clause) -> bool:
    """Whether nothing but a time and a link stands before the figure: "năm 2025 đạt 95% dân số"."""
    figure = clause.figure
    if clause.outer is not None or clause.start >= figure.start or not words.has_time(clause.lead, figure.start):
        return False
    link = _LINK.before(words.plain, figure.start, clause.start)
    colon = words.plain[clause.start : figure.start].rstrip().endswith(":")
    return (link is not None or colon) and not words.between(clause.start, link.start if link else figure.start)


def same_measure(first: Figure, second: Figure) -> bool:
    """Whether both figures are in one unit, each by whatever it is counted ("lượt/năm", "lượt/tháng")."""
    codes = [(f.unit.code or "").partition("/")[0] if f.unit else None for f in (first, second)]
    return codes[0] is not None and codes[0] == codes[1]


def with_head(words: Words, clause: Clause, own: Indicator, previous: str | None, head: str | None) -> Indicator:
    """A short name put together with what the list says before it.

    "giáo viên dạy giỏi cấp trường 17 người, cấp huyện 03 người": a name whose first word stands inside the one before
    goes on from there; "Hạnh kiểm: Tốt 85%, Khá 14%": else the words before the colon belong to each; "tỷ lệ hộ nghèo giảm 2%,
    riêng các huyện nghèo giảm 4%": a mere part of a population is one of the rate before.
    """
    name = own.indicator.split()
    figure, plain = clause.figure, words.plain
    if own.subject is not None or not name or clause.start >= figure.start:
        return own
    hit = _OWN_NAME.after(plain, clause.start, figure.start)
    short = len(name) <= _SHORT and _GENERAL.after(plain, clause.start, figure.start) is not None
    if hit is not None and head is not None and (short or _is_general(own.indicator)):
        return own._replace(indicator=f"{head} {own.indicator}")
    qualifies = _QUALIFIER.after(plain, clause.start, figure.start) is not None
    listed = head is not None and _is_listed(words, clause, name)
    if (hit is not None and hit.rule.id != "indicator_verb") or (
        len(name) > (_LONGEST_QUALIFIER if qualifies else _SHORT + 2) and not listed
    ):
        return own
    before = previous.split() if previous else []
    goes_on = len(name) <= _SHORT or (qualifies and figure.is_share)
    if goes_on and name[0] in before[1:] and len(before) >= len(name) and name[0].islower():
        return own._replace(indicator=" ".join([*before[: before.index(name[0], 1)], *name]))
    each = _OF_EACH.after(previous.lower(), 0) if previous and hit is None and len(name) <= _SHORT else None
    of_each = previous is not None and each is not None and clause.outer is None and change_verb(plain, figure) is None
    if previous is not None and each is not None and of_each and (not listed or head is None or not previous.startswith(head)):
        # "Tổng đàn trâu đạt 500 con, lợn đạt 1.300 con"
        return own._replace(indicator=f"{previous[: each.end]} {own.indicator}", shared=True)
    if listed and hit is None:
        return own._replace(indicator=f"{head} {own.indicator}")
    if previous is not None and hit is None and (graded := _graded(previous, own.indicator)) is not None:
        return own._replace(indicator=graded, shared=True)
    measured = figure.unit is not None and figure.unit.kind == "physical"  # "chiều cao của nam đạt 167 cm, nữ đạt 156 cm"
    if qualifies and measured and previous is not None and hit is None:
        return own._replace(indicator=f"{previous} {own.indicator}", shared=True)
    if qualifies and figure.is_share and previous is not None and _RATE.match(previous.lower()):
        return own._replace(indicator=f"{_MOVES.sub('', previous)} {own.indicator}", shared=True)
    return own


def _graded(previous: str, own: str) -> str | None:
    """The name before with its marks put for these: "học lực khá, giỏi 62%, yếu dưới 3%"; None where `own` is no mark."""
    if _GRADES.fullmatch(own.lower()) is None:
        return None
    stem = _GRADES_BEHIND.sub("", previous)
    return f"{stem} {own}" if stem and stem != previous else None


def _is_listed(words: Words, clause: Clause, name: list[str]) -> bool:
    """Whether the name may be one of a list under a head: a few words, none of them a verb unless they are very few."""
    size = sum(word[0].isalnum() for word in name)
    end = _before_links(words, clause.start, clause.figure.start)
    return size <= _SHORT or (size <= _LONGEST_LISTED and predicate_at(words.plain, clause.start, end) is None)


def of_what(words: Words, clause: Clause, own: Indicator, nearest: str | None, head: str | None) -> Indicator:
    """A measure alone put together with what was named last: "cấy 50 ha lúa, năng suất 60 tạ/ha", but not behind ";"."""
    opened = words.plain[max(0, clause.lead - 2) : clause.lead].rstrip().endswith(";")
    if nearest is None or head is not None or opened or own.subject is not None or not _is_general(own.indicator):
        return own
    what = _without_general(nearest)
    return own._replace(indicator=f"{own.indicator} {what}", shared=True) if what else own


def _is_general(name: str) -> bool:
    hit = _GENERAL.after(name.lower(), 0)
    return hit is not None and hit.end == len(name)


def _without_general(name: str) -> str:
    """What the measure is of: "lúa" of "Diện tích lúa", "điện cho công nghiệp" of "điện cho công nghiệp tăng"."""
    hit = _GENERAL.after(name.lower(), 0)
    return _MOVES.sub("", name[hit.end :].strip() if hit is not None else name)


def head_of(words: Words, start: int, end: int) -> str | None:
    """The name before the first colon of [start, end), or None where none heads what follows; `end` is the first figure.

    A name of one word heads general names alone: "Ngô: diện tích 50 ha, năng suất 40 tạ/ha".
    """
    colon = words.plain.find(":", start, end)
    if colon < 0 or (end < len(words.plain) and not words.between(colon + 1, _before_links(words, colon + 1, end))):
        return None  # "Kinh phí: 2,5 tỷ đồng": the colon is only a link
    label = _LABEL.match(words.plain, start, colon)
    opened = words.plain.rfind("(", start, colon)
    if opened >= 0 and ")" not in words.plain[opened:colon]:
        start, label = opened + 1, None  # "cây trồng chủ yếu (Lúa: diện tích …"
    at = label.end() if label else start
    at = max([at, *(aim + len(verb) for verb in _AIMS if (aim := words.plain.rfind(verb, at, colon)) >= 0)])
    head = words.between(at, colon)
    plain = head.lower()
    shortest = 1 if _MEASURES.search(words.plain, colon, colon + _LINE) else _SHORTEST_HEAD
    if (
        _LIST_NAMED.search(plain)
        or not shortest <= len(head.split()) <= _LONGEST_HEAD
        or _LIST_WORDS.match(plain)
        or any(c.isdigit() for c in head)
    ):
        return None
    return head


def of_the_same(words: Words, clause: Clause, own: Indicator, last: Indicator | None) -> Indicator:
    """A share that "riêng" gives for some of those of the one before: "80% thanh niên đạt …; riêng thanh niên ở xã đạt 60%"."""
    told = clause.figure.is_share and own.subject is None and clause.start < clause.figure.start
    if not told or last is None or last.subject is None or not words.plain.endswith("riêng ", 0, clause.start):
        return own
    return own._replace(indicator=last.indicator, subject=own.indicator, shared=True)


def head_behind(words: Words, start: int, end: int) -> str | None:
    """The head that a colon behind the figure that ends at `start` makes for the next: "…, trong đó trên chuẩn: mầm non 78%"."""
    colon = words.plain.find(":", start, end)
    if colon < 0:
        return None
    return head_of(words, after_last(words.plain, start, colon, _BEFORE_HEAD), end)


def before_colon(words: Words, start: int, clause: Clause) -> str | None:
    """The name before the colon that the clause stands behind: "Thu cân đối ngân sách: tăng 10%"; else None."""
    colon = words.plain.rfind(":", start, clause.start)
    if colon < 0 or words.plain[colon + 1 : clause.start].strip():
        return None
    label = _LABEL.match(words.plain, start, colon)
    name = words.between(label.end() if label else start, colon)
    return name if name and not _LIST_WORDS.match(name.lower()) and not any(c.isdigit() for c in name) else None


def before_bracket(words: Words, start: int, clause: Clause) -> str | None:
    """The name before the bracket that the clause opens: "Giá trị sản xuất tăng mạnh (tăng 23% so với năm trước)"; else None."""
    opened = words.plain.rfind("(", start, clause.figure.start)
    if opened < 0 or ")" in words.plain[opened : clause.figure.start]:
        return None
    told = _TOLD_TO_MOVE.search(words.plain, start, opened)
    if told is None or (clause.outer is not None and clause.outer.figure.end > told.start()):
        return None
    return words.between(told.start("name"), told.end("name")) or None


def line_above(words: Words, offset: int) -> str | None:
    """The name that ends in a colon over a list item that names only years: "Tỷ lệ bao phủ:" / "+ Năm 2025: 95%"."""
    plain = words.plain
    start = plain.rfind("\n", 0, offset) + 1
    for _ in range(_LINES_UP):
        if start <= 0 or not plain[start : start + 3].lstrip().startswith(("-", "+", "–", "*", "•")):
            return None
        end = start - 1
        start = plain.rfind("\n", 0, end) + 1
        line = plain[start:end].rstrip()
        if line.endswith(":"):
            return head_of(words, start, len(words.plain))
    return None


def _before_links(words: Words, low: int, end: int) -> int:
    while hit := _LINK.before(words.plain, end, low):
        end = hit.start
    return end
