"""Whether a figure is one that someone is to reach, and whether it is wanted, foreseen or already reached."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.changes import change_verb, is_share_of_plan
from extractors.clauses import Clause
from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from extractors.predicates import predicate_at
from schemas.targets import TargetStatus

_LEXICON = load_lexicon("targets")
_DOES = Edge(_LEXICON, "verb")
_LINK = Edge(_LEXICON, "link")
_TOLD_VERB = Edge(_LEXICON, "told")
_SUCCESS = Edge(_LEXICON, "success")
_NOT_WANTED = Edge(_LEXICON, "not_wanted")
_NOT_WANTED_BEFORE = Edge(_LEXICON, "not_wanted_before")
_ORDINAL_BEFORE = Edge(_LEXICON, "ordinal_before")
_DESCRIBED = Edge(_LEXICON, "described")
_ANY_BEFORE = Edge(_LEXICON, "not_wanted_before", "ordinal_before", "described")
_COMPLETED = Edge(_LEXICON, "completed")
_NAMES = Edge(_LEXICON, "indicator")
_DESCRIBES = (
    "diện tích tự nhiên",
    "diện tích đất",
    "tổng diện tích tự nhiên",
    "tổng diện tích đất",
    "dân số",
    "mật độ",
    "chiều dài",
)
_TILL_NOW = re.compile(r"[-–+ ]*(?:tính )?đến nay(?!\w)")
# A number that is no year and no day
_FIGURE_BEFORE = re.compile(r"(?<![\d/])(?<!ngày )(?<!tháng )(?<!quý )(?!(?:19|20)\d\d(?![.,]?\d))\d[\d.,]*(?! tháng)(?=[ %]|ha)")
_DEGREES = ("trung ", "sơ ", "cao ")  # "trung cấp 2.600 người"
_INSPECTS = ("kiểm tra ", "thanh tra ", "giám sát ", "khảo sát ", "quan trắc ", "thí điểm ")
_BOUNDS = ("ít nhất", "tối thiểu")
_DIGIT = re.compile(r"\d")
_FUNCTION_WORDS = Edge(_LEXICON, "preposition")


def _cue(label: str) -> str:
    forms = sorted((re.escape(form) for rule in _LEXICON.labelled(label) for form in rule.forms), key=len, reverse=True)
    return f"(?P<{label}>{'|'.join(forms)})"


# "ước" alone is no cue: "thỏa ước", "giao ước" are agreements.
_CUES = re.compile(rf"(?<!\w)(?:{_cue('target')}|{_cue('forecast')}|{_cue('actual')})(?!\w)")
_MONEY_WORDS = re.compile(
    r"kinh phí|vốn|ngân sách|thu |chi |giá trị|doanh thu|đầu tư|dự toán|kim ngạch|tài trợ|ủng hộ|số tiền|doanh số|dư nợ|huy động"
)
_PAY = re.compile(
    r"(?:mức (?:thu|học phí|giá|hưởng|trợ cấp|phụ cấp|đóng|chi|thưởng|hỗ trợ|tiền công)|học phí|lệ phí|đơn giá|giá vé|phụ cấp)"
    r"[^,;:.]{0,40}$"
)
# "đối với các dự án có tổng mức đầu tư trên 15 tỷ đồng": which ones, and not how much
_CONDITION = re.compile(
    r"(?:đối với|với những|với các|các|những|riêng các|mọi) [^,;:]{0,60}(?<!\w)có [^,;:]{0,40}$|đối với [^,;:]{0,60}$"
)
# Parts of a plan where no one is given anything to reach.
_NEVER = frozenset({"recipients", "signature"})
# Parts that open and close a plan: a figure there counts only with a word that says it is wanted or reached.
_FRAME = frozenset({"preamble", "closing"})
# Parts that set rules: counts in them are no targets unless a verb of striving stands before them.
_RULED = frozenset({"scope", "timeline", "rewards"})
# Parts that say what is to be reached, and those that say what is to be done.
_REACHING = frozenset({"targets", "objectives"})
_DOING = frozenset({"content", "tasks", "implementation", "purpose_requirements", "purpose"})
_STATES = frozenset({"có", "còn", "là", "số", "cho", "từ", "dưới", "quản lý"})
_REACHES = frozenset({"đạt", "là", "còn", "lên", "xuống", "xuống còn", "lên đến", "lên tới", "đạt mức", "ở mức"})
# How far back a word such as "phấn đấu" governs a figure.
_GOVERNS = 400


class Cue(NamedTuple):
    """A word at `at` that says whether what follows it up to `until` is wanted, foreseen or reached."""

    at: int
    until: int
    label: str


class Verdict(NamedTuple):
    """How a figure that is an item was judged: its status, the rule, and how sure that is."""

    status: TargetStatus
    rule: str
    base: float


class Place(NamedTuple):
    """Where a figure stands, as far as that matters for what it is.

    `role` is its section's, `cues` what `status_cues` found in its sentence; `past` says that the years it is for lie before
    the plan's, `counted` that its sentence counts as of a day, `follows` that it goes on a list whose figure before it was
    an item of the same kind, `results` that its section tells what was reached ("Kết quả thực hiện năm 2022").
    """

    plain: str
    sentence: tuple[int, int]
    role: str
    cues: Sequence[Cue] = ()
    past: bool = False
    counted: bool = False
    follows: bool = False
    results: bool = False


def status_cues(plain: str, start: int, end: int) -> list[Cue]:
    """Where the sentence says that something is wanted ("target"), foreseen ("forecast") or reached ("actual").

    A cue in brackets tells nothing of what stands behind them ("theo chuẩn hiện nay"); a forecast behind a figure of its
    own statement ends with it ("diện tích 60 ha, năng suất dự kiến 50 tạ/ha; …").
    """
    return [
        Cue(m.start(), _until(plain, start, m.start(), end, m.lastgroup or ""), m.lastgroup or "")
        for m in _CUES.finditer(plain, start, end)
    ]


def _until(plain: str, start: int, at: int, end: int, label: str) -> int:
    opened = plain.rfind("(", start, at)
    if opened >= 0 and ")" not in plain[opened:at]:
        return plain.find(")", at, end) if plain.find(")", at, end) >= 0 else end
    if plain.startswith(_BOUNDS, at):
        number = _DIGIT.search(plain, at, end)  # it governs its own figure and none behind it
        return number.start() if number else end
    if label != "forecast":
        return end
    stop = plain.find(";", at, end)
    return stop if stop >= 0 and _FIGURE_BEFORE.search(plain, plain.rfind(";", start, at) + 1, at) else end


def judge(clause: Clause, place: Place) -> Verdict | None:
    """The verdict on the figure of the clause, or None where it is no target."""
    figure, plain = clause.figure, place.plain
    unit = figure.unit
    if unit is None or unit.kind in ("structure", "time") or place.role in _NEVER:
        return None
    if _is_quoted(plain, place.sentence[0], figure.start) or _is_unwanted(clause, place):
        return None
    last = {"target": -1, "forecast": -1, "actual": -1}
    low = figure.start - _GOVERNS
    for at, until, label in place.cues:
        if low <= at < (figure.core_start if label == "forecast" else figure.start) <= until:
            last[label] = at
    wanted = last["target"] >= 0
    status = _status(clause, place, last)
    if place.role in _FRAME and not wanted and not (status != "target" and _is_result(clause, plain)):
        return None
    if place.role == "situation" and not (wanted and status == "target") and not _is_told(clause, place):
        return None
    if place.role in _RULED and not wanted and not (figure.is_share and place.role != "timeline"):
        return None
    return _by_unit(clause, place, status, wanted)


def _by_unit(clause: Clause, place: Place, status: TargetStatus, wanted: bool) -> Verdict | None:
    figure, plain = clause.figure, place.plain
    unit = figure.unit
    if unit is None:
        return None
    if unit.kind == "share":
        return Verdict(status, "share", 0.97)
    if unit.kind == "money":
        return None if place.role == "rewards" else Verdict(status, "money", 0.93)
    if unit.kind == "bare":
        told = _MONEY_WORDS.search(plain[clause.start : figure.start])
        return Verdict(status, "money_without_currency", 0.8) if told else None
    if unit.kind == "physical":
        return Verdict(status, "measure", 0.93)
    if unit.rule == "age":
        return Verdict(status, "life_expectancy", 0.85)
    bounded = figure.comparator != "="
    if unit.kind == "rank":
        link = _LINK.before(plain, figure.start)
        linked = link is not None and (unit.rule == "points" or (unit.rule == "times" and plain[link.start : link.end] == "lên"))
        rate = unit.code is not None and "/" in unit.code and clause.start < figure.start  # "45 lần/người/năm"
        return Verdict(status, "rank", 0.8) if change_verb(plain, figure) or bounded or linked or rate else None
    return _count(clause, place, status, sure=wanted or bounded)


def _count(clause: Clause, place: Place, status: TargetStatus, *, sure: bool) -> Verdict | None:
    """A number of people, bodies or things: a target where something is done so many times, or for so many."""
    figure, plain = clause.figure, place.plain
    bounded = figure.comparator != "="
    does = _DOES.before(plain, figure.start) is not None or change_verb(plain, figure) is not None
    if figure.unit is not None and figure.unit.kind == "unknown":
        # "5.000 chủ hộ được vay vốn" opens a target; "5.000 chủ hộ" alone may be anything
        reached = clause.start >= figure.start and predicate_at(plain, figure.end, clause.end) is not None
        sure = bounded or place.follows or ((does or reached) and place.role in _REACHING)
        return Verdict(status, "count_of_unknown_noun", 0.7) if sure else None
    does = does or _is_inspected(clause, place)
    if does or bounded or clause.after is not None or figure.of is not None or status != "target" or place.follows:
        return Verdict(status, "count", 0.9 if sure else 0.85)
    link = _LINK.before(plain, figure.start, clause.start)
    if (
        link is not None
        and link.start > clause.start
        and plain[link.start : link.end] in _REACHES
        and place.role in _REACHING | _DOING
    ):
        return Verdict(status, "indicator_and_count", 0.85)
    if _FUNCTION_WORDS.before(plain, figure.start) or (place.role not in _REACHING and clause.start >= figure.start):
        return None
    # Where no verb is known, bodies ("Công an 63 tỉnh") are rather those concerned than what is to be reached.
    if place.role in _REACHING or (place.role in _DOING and figure.unit is not None and figure.unit.rule != "bodies"):
        return Verdict(status, "count_after_any_word", 0.75)
    return None


def _is_quoted(plain: str, start: int, end: int) -> bool:
    """Whether `end` stands inside quotation marks opened after `start`: in a name such as “3 gương mẫu”."""
    return plain.count("“", start, end) > plain.count("”", start, end) or plain.count('"', start, end) % 2 == 1


def _is_unwanted(clause: Clause, place: Place) -> bool:
    """Whether the words around the figure say that it only describes, orders or rewards."""
    figure, plain = clause.figure, place.plain
    counts = figure.unit is not None and figure.unit.kind in ("noun", "unknown")
    # "triệt xóa 10% số điểm, tụ điểm": no rule of a contest stands among what is to be reached
    if place.role not in _REACHING and _NOT_WANTED.after(plain, figure.core_end):
        return True
    if counts and figure.unit and _NOT_WANTED.after(plain, figure.unit.start):
        return True
    end = figure.start
    if _ANY_BEFORE.before(plain, end) is None:
        return _is_unwanted_further(clause, place)
    if counts and (hit := _ORDINAL_BEFORE.before(plain, figure.start)) is not None:
        if plain.endswith(_DEGREES, 0, hit.start) or _is_inspected(clause, place):
            return _NOT_WANTED_BEFORE.before(plain, end) is not None
        return not (place.role == "situation" and plain[hit.start : hit.end] == "xảy ra")
    if place.role not in _REACHING and _DESCRIBED.before(plain, end) is not None:
        return True
    return _NOT_WANTED_BEFORE.before(plain, end) is not None or _is_unwanted_further(clause, place)


def _is_inspected(clause: Clause, place: Place) -> bool:
    """Whether something is looked into at so many places: "kiểm tra việc chấp hành tại 40 doanh nghiệp"."""
    plain, figure = place.plain, clause.figure
    return plain.startswith(_INSPECTS, clause.start) and plain.endswith("tại ", clause.start, figure.start)


def _is_unwanted_further(clause: Clause, place: Place) -> bool:
    """Whether the figure sets a condition, is a rate in force, or links stand between it and a word that says so."""
    figure, plain = clause.figure, place.plain
    end = figure.start
    if (figure.comparator != "=" and _CONDITION.match(plain[clause.start : end])) or _is_rate_of_pay(clause, plain):
        return True
    while True:
        if end < figure.start and _NOT_WANTED_BEFORE.before(plain, end) is not None:
            return True
        stripped = plain[clause.start : end].rstrip()
        if stripped.endswith(":"):
            end = clause.start + len(stripped) - 1
        elif (link := _LINK.before(plain, end, clause.start)) is not None:
            end = link.start
        else:
            return False


def _is_rate_of_pay(clause: Clause, plain: str) -> bool:
    """Whether the money is a price or a rate in force: "mức thu học phí 120.000 đồng/học sinh/tháng"."""
    unit = clause.figure.unit
    return unit is not None and unit.kind == "money" and _PAY.search(plain[clause.start : clause.figure.start]) is not None


def _status(clause: Clause, place: Place, last: dict[str, int]) -> TargetStatus:
    """What was said last before the figure counts: wanted, foreseen or reached; `last` is where, -1 where nowhere."""
    figure, plain = clause.figure, place.plain
    wanted, foreseen, reached = last["target"], last["forecast"], last["actual"]
    if foreseen >= 0 and plain.endswith(("so với ", "so với dự ", "so "), 0, foreseen):
        foreseen = -1  # "bằng 116% so với dự ước thực hiện năm 2022"
    # "ước" alone only as a bound: "thỏa ước", "giao ước" are agreements.
    if figure.rule == "base":
        return "actual"
    if foreseen >= clause.lead or plain.startswith("ước ", figure.start):
        return "forecast"
    if place.past and wanted < clause.start:
        return "actual"
    if foreseen >= 0 and foreseen >= max(wanted, reached):
        return "forecast"
    if place.counted or reached > wanted or (place.role == "situation" and wanted < 0):
        return "actual"
    return "target"


def _is_result(clause: Clause, plain: str) -> bool:
    """Whether the figure is told as what was achieved: "đạt 9,45 tỷ USD", "đã có 369 doanh nghiệp", "giảm 5%"."""
    figure = clause.figure
    if figure.comparator == "~" and plain.startswith(("ước", "dự"), figure.start):
        return True
    hit = _LINK.before(plain, figure.start)
    if hit is not None and plain[hit.start : hit.end].split(" ", 1)[0] in (
        "đạt",
        "đã",
        "hiện",
        "ước",
        "dự",
        "hoàn",
        "còn",
        "bằng",
        "tăng",
        "giảm",
    ):
        return True
    if hit is not None and plain[hit.start : hit.end] == "được" and "đã " in plain[clause.lead : hit.start]:
        return True  # "đã kết nối được 18 cơ sở dữ liệu"
    return change_verb(plain, clause.figure) is not None


def _is_told(clause: Clause, place: Place) -> bool:
    """Whether a figure in a review of the past is a result, or a base for what follows, and no mere description.

    "Toàn huyện có 41 trường với 18.642 học sinh" describes; "24/41 trường đạt chuẩn", "thu hút 13 dự án",
    "tính đến ngày …, có 148 dự án" are results.
    """
    figure, plain = clause.figure, place.plain
    measured = place.results and figure.unit is not None and figure.unit.kind == "physical"
    if measured and (plain.endswith(": ", clause.start, figure.start) or plain.startswith("trong đó", place.sentence[0])):
        return True  # "Cây ngô: 17 ha, năng suất …", "Trong đó: lúa 90 ha; ngô 10 ha"
    # "57 ha, đạt 65% kế hoạch", "302 con, giảm 2%": what is compared is a result
    if any(change_verb(plain, f) or is_share_of_plan(plain, f) for f in clause.attached):
        return True
    if figure.of is not None or place.follows or _is_result(clause, plain) or _COMPLETED.before(plain, figure.start):
        return True
    counted = figure.unit is not None and (figure.unit.is_measure or figure.unit.kind == "noun")
    if place.results and counted and clause.start < figure.start:
        if figure.is_share:
            return True
        named = _NAMES.after(plain, clause.start, figure.start)
        if named is not None and named.rule.id != "indicator_verb" and not plain.startswith(_DESCRIBES, clause.start):
            return True
    if _TILL_NOW.match(plain, place.sentence[0]) and plain[clause.start : figure.start].rstrip().endswith(" có"):
        return True
    if figure.is_share:
        # "tỷ lệ hộ dùng nước sạch là 29%" is a base for a target; "trẻ em chiếm 30% dân số" describes
        rate = plain.startswith(("tỷ lệ ", "tỉ lệ "), clause.start)
        return rate or (clause.start >= figure.start and not plain.startswith(" là ", figure.end))
    if figure.unit is None or figure.unit.kind not in ("noun", "physical"):
        return False
    at = figure.start
    if plain.endswith(" được ", clause.start, at):
        at -= len(" được ")  # "trồng mới được 10 ha"
    if place.counted or _TOLD_VERB.before(plain, at) or _SUCCESS.after(plain, figure.core_end):
        return True
    done = _DOES.before(plain, at)
    if done is not None and plain[done.start : done.end] == "cho":
        done = _DOES.before(plain, done.start)
    return done is not None and plain[done.start : done.end] not in _STATES
