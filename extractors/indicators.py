"""What a figure measures, and whose: the words of its clause without the figure."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.changes import change_verb
from extractors.clauses import Clause
from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from extractors.openings import is_named
from extractors.predicates import begins_with_predicate, predicate_at
from schemas.spelling import squeeze

_LEXICON = load_lexicon("targets")
_LINK = Edge(_LEXICON, "link")
_LONGEST_LIST = 12
_WHERE = re.compile(r"(?:^| )(?:tại|trên địa bàn)(?: (?P<place>.*)|$)", re.IGNORECASE)
# After these the noun of the figure only repeats the indicator: "số bác sĩ đạt 11 bác sĩ/10.000 dân".
_REACHES = frozenset({"đạt", "là", "còn", "lên", "xuống còn", "giảm còn", "ước đạt", "đạt mức", "lên đến", "ở mức", "bằng"})
_AGAINST = re.compile(
    r"[ ,]*(?<!\w)so(?: với)?(?: (?:cùng kỳ|(?:kết quả |(?:dự )?ước )?thực hiện|bình quân|mức|cuối|đầu|kết quả|trước dịch|"
    r"cùng thời điểm|(?:số|biên chế) (?:được )?giao|kế hoạch|chỉ tiêu))*\s*$",
    re.IGNORECASE,
)
_AGAINST_WORDS = re.compile(
    r"[ ,]*so với (?:cùng kỳ(?: năm trước)?|trước (?:dịch|đó|đây)|năm trước|năm ngoái|hiện nay|đầu năm|đầu nhiệm kỳ|tổng số .*)",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"^[ ,]*(?:so với|trong|trên|của) (?=tổng số |tổng )(?P<whole>[^;,()]{3,120})")
_OF_PLAN = _LEXICON["of_plan"].regex
_BRACKETED = re.compile(r"\([^()]{0,500}\)")
_UP = re.compile(r" trở lên(?!\w)")
_UP_SOON = re.compile(r"(?P<noun>(?: [^\W\d_]+){0,8}) trở lên(?!\w)")
# "chợ hạng hai trở lên", "tốt trở lên": the noun's own bound and not the figure's
_OWN_BOUND = re.compile(
    r"(?:(?:hạng|cấp|loại|bậc|mức|mức độ|độ|lớp) "
    r"(?:một|hai|ba|bốn|tư|năm|[ivx]{1,4}|\d{1,2}|khá|tốt|giỏi|xã|huyện|tỉnh|trường|cơ sở|sở|bộ)"
    r"|tuổi|khá|tốt|giỏi|xuất sắc|\d)$"
)
_PREPOSITION = re.compile(
    r"(?:^|[ ,])(?:vào|trong|từ|của|cho|năm|cuối|ngay từ|hướng(?: tới| đến)?|(?:tính )?(?:đến|tới)(?: hết| cuối)?|hết)[ ]?$"
)
_WORD = re.compile(r"[^\W_]+")
_BY_DOCUMENT = re.compile(r" (?:theo|tại|của|trong|thực hiện|quy định tại)$")
_VERB_OF_CHANGE = re.compile(
    r"(?:mức )?(?:(?:tiếp tục|từng bước|kìm giữ|kiềm chế|phải|và|hạn chế),? ){0,4}"
    r"(?:(?P<up>tăng(?! trưởng)|nâng thêm)|(?P<down>giảm|kéo giảm|cắt giảm|tinh giản))(?: thiểu)?(?= )"
)
# "tỷ lệ hộ nghèo giảm bình quân/năm: trên 10%"
_MOVES_BY = re.compile(
    r"(?<!\w)(?:(?P<up>tăng|tăng trưởng)|giảm) (?:bình quân|trung bình|hằng năm|hàng năm|mỗi năm|hằng|hàng)[^;,.:]{0,12}[:] ?$"
)
# "268 triệu đồng sử dụng từ nguồn sự nghiệp": where money comes from is no part of what it is for
_SOURCE = re.compile(
    r" (?:(?:được )?(?:sử dụng|trích|lấy|bố trí|cân đối|huy động|chi) )?(?:trong|từ) (?:các )?"
    r"(?:nguồn|ngân sách|kinh phí|dự toán)"
)
_SHORT = 3  # spaces in "vụ đông xuân"
_COUNTS = ("số ", "tổng số ")
_PER = re.compile(r"/| trên (?=\d|một)")  # "giường bệnh/vạn dân", "bác sĩ trên 1 vạn dân"
_SOMEWHERE = re.compile(r"(?:bình quân )?(?:cả nước|toàn quốc|toàn tỉnh|toàn huyện|chung)", re.IGNORECASE)
_REACH = 40
Intervals = Sequence[tuple[int, int]]


class Indicator(NamedTuple):
    """`indicator` and `subject` in the document's words; [start, end) takes in the figure and its clause."""

    indicator: str
    subject: str | None
    start: int
    end: int
    at_least: bool = False  # "10% đơn vị trở lên đạt …": the bound stands after the subject
    direction: str | None = None  # a verb of change that opens the clause: "giảm tai nạn giao thông từ 5-10%"
    shared: bool = False  # the verb or the predicate was taken from a neighbour in the list


@dataclass(frozen=True, slots=True)
class Words:
    """A text, its plain form, and the stretches that are times and documents, sorted."""

    text: str
    plain: str
    times: Intervals
    documents: Intervals

    def between(self, start: int, end: int) -> str:
        """The words of [start, end) without times, brackets and what only links."""
        parts, position = [], start
        for a, b in self._inside(self.times, start, end):
            lead = _AGAINST.sub("", self.text[position:a])
            if match := _PREPOSITION.search(lead.lower()):
                lead = lead[: match.start()]
            parts.append(lead)
            position = max(position, b)
        parts.append(self.text[position:end])
        joined = " ".join(parts).removesuffix("trong đó")
        if "(" in joined:
            joined = _BRACKETED.sub(" ", joined)
        elif joined.endswith(")"):
            joined = joined[:-1]  # its bracket opened before
        if "o với" in joined:
            joined = _AGAINST_WORDS.sub(" ", joined)
        if joined.endswith(("so với ", "so ")):
            joined = _AGAINST.sub("", joined)
        return squeeze(joined).strip(" ,.;:-–(*").replace(" ,", ",")

    def before_document(self, start: int, end: int) -> int:
        """Where [start, end) ends before a document that it only cites ("theo Nghị quyết …"); "học tập Nghị quyết …" goes on."""
        for a, _ in self._inside(self.documents, start, end):
            if match := _BY_DOCUMENT.search(self.plain[start:a].rstrip()):
                return start + match.start()
        return end

    def before_aside(self, start: int, end: int) -> int:
        """Where [start, end) ends before a time behind a comma, which opens another statement."""
        for a, _ in self._inside(self.times, start, end):
            if self.plain[start:a].rstrip().endswith(","):
                return start + len(self.plain[start:a].rstrip()) - 1
        return end

    def past_time(self, start: int, end: int) -> int:
        """Where the first time of [start, end) ends; `end` without one."""
        return min((b for _, b in self._inside(self.times, start, end)), default=end)

    def has_time(self, start: int, end: int) -> bool:
        """Whether a time stands inside [start, end)."""
        return bool(self._inside(self.times, start, end))

    @staticmethod
    def _inside(intervals: Intervals, start: int, end: int) -> Intervals:
        found = []
        first = bisect_left(intervals, (start, start))
        if first and intervals[first - 1][1] > start:
            found.append((start, min(intervals[first - 1][1], end)))  # "12%/năm giai đoạn 2016-2020": one begins in the unit
        for at in range(first, len(intervals)):
            a, b = intervals[at]
            if a >= end:
                break
            found.append((a, min(b, end)))
        return found


def read_indicator(words: Words, clause: Clause) -> Indicator | None:
    """What the figure of the clause measures; None where nothing around it can be measured."""
    figure = clause.figure
    plain = words.plain
    end = words.before_aside(figure.end, words.before_document(figure.end, clause.end))
    extent_end = max([end, *(f.end for f in clause.attached), clause.restated.end if clause.restated else end])
    linked_from = _before_links(plain, clause.start, clause.moved.start if clause.moved else figure.start)
    if clause.moved is not None and (verb := change_verb(plain, clause.moved)) is not None:
        linked_from = _before_links(plain, clause.start, verb.start)
    shared = clause.after is not None or (clause.before is not None and not predicate_at(plain, figure.end, end))
    verb_from = clause.after or clause
    name_end = linked_from if verb_from is clause else _before_links(plain, verb_from.start, verb_from.figure.start)
    prefix = words.between(verb_from.start, name_end)
    if clause.part_of is not None and prefix and clause.figure.is_share and change_verb(plain, figure) is None:
        # "tỷ lệ học sinh bỏ học dưới 0,3%, trong đó cấp tiểu học dưới 0,1%"
        whole_from = clause.part_of
        prefix = squeeze(
            f"{words.between(whole_from.start, _before_links(plain, whole_from.start, whole_from.figure.start))} {prefix}"
        )
    link = plain[clause.lead : figure.start].strip(" ,") if clause.after is not None else ""
    if clause.after is not None and link.startswith(("cho", "với")):
        # "mở 03 lớp cho 150 học viên": what the second one is for is the one before
        counted = _preceding(clause.after, clause).figure.unit
        prefix = squeeze(f"{prefix} {counted.printed if counted and counted.kind == 'noun' else ''} {link}")
    whole = _OF_WHOLE.match(plain[figure.end : end])
    suffix_end = max(figure.end, min(end, clause.own_words_end(plain)))
    found = _VERB_OF_CHANGE.match(plain[clause.start : figure.start])
    direction = None
    if found and linked_from >= figure.start - 1:
        direction = "increase" if found["up"] else "decrease"
    elif moves := _MOVES_BY.search(plain[max(clause.start, figure.start - _REACH) : figure.start]):
        direction = "increase" if moves["up"] else "decrease"
    elif clause.after is not None and (verb := change_verb(plain, clause.after.figure)) is not None:
        # "giảm 1,7% biên chế công chức và 2,5% biên chế sự nghiệp"
        said = str(verb.rule.values["direction"])
        direction = said if said != "ratio" and clause.start >= figure.start - 1 else None
    start = clause.start if linked_from > clause.start or clause.start < figure.start else figure.start
    read = _share(words, clause, prefix, suffix_end) if figure.is_share else _amount(words, clause, prefix, suffix_end)
    indicator, subject, at_least = read
    if whole:
        subject = words.between(figure.end + whole.start("whole"), figure.end + whole.end("whole"))
    elif figure.is_share and subject is None and (following := clause.following) is not None:
        # "kiểm tra đạt 60% và giám sát đạt 10% so với tổng số đảng viên": the whole is said once, at the end.
        at = following.figure.end
        if whole := _OF_WHOLE.match(plain[at : following.end]):
            subject = words.between(at + whole.start("whole"), at + whole.end("whole"))
    if clause.outer is not None:
        indicator = _with_outer(words, clause, clause.outer, indicator)
    if not indicator:
        indicator, subject = (subject or ""), None
    if not _WORD.search(indicator):
        return None
    return Indicator(indicator, subject, start, extent_end, at_least, direction, shared)


def _preceding(first: Clause, clause: Clause) -> Clause:
    """The clause right before `clause`, which follows `first`."""
    while first.following is not None and first.following is not clause:
        first = first.following
    return first


def _with_outer(words: Words, clause: Clause, outer: Clause, indicator: str) -> str:
    """The indicator of a figure in brackets, with what only the words before the bracket say.

    "… đạt 34.500 tỷ đồng (năm 2020 đạt 31.200 tỷ đồng)"; "1.215 ca sốt xuất huyết (năm 2022 ghi nhận 1.284 ca)".
    """
    inner, before = clause.figure.unit, outer.figure.unit
    if inner is None or before is None or inner.code != before.code:
        return indicator
    if not indicator:
        return words.between(outer.start, _before_links(words.plain, outer.start, outer.figure.start))
    if _SOMEWHERE.fullmatch(indicator):  # "28 m2/người (cả nước 27 m2/người)"
        return squeeze(f"{words.between(outer.start, _before_links(words.plain, outer.start, outer.figure.start))} {indicator}")
    if inner.kind == "physical" and indicator.count(" ") < _SHORT and not is_named(indicator.lower(), 0, len(indicator)):
        # "Diện tích lúa 103 ha (vụ xuân 58 ha, vụ mùa 45 ha)"
        return squeeze(f"{words.between(outer.start, _before_links(words.plain, outer.start, outer.figure.start))} {indicator}")
    if inner.kind == "noun" and indicator == inner.printed and outer.start < outer.figure.start:
        before_figure = words.between(outer.start, _before_links(words.plain, outer.start, outer.figure.start))
        return squeeze(f"{before_figure} {indicator}")  # "việc làm cho 600 lao động (mỗi năm 200 lao động)"
    if inner.kind == "noun" and indicator.endswith(inner.printed):
        more = words.between(outer.figure.end, max(outer.figure.end, outer.own_words_end(words.plain)))
        name = words.between(outer.start, _before_links(words.plain, outer.start, outer.figure.start))
        if not more and name.lower().startswith(_COUNTS):
            return squeeze(f"{name} {indicator}")  # "Số hộ kinh doanh có 240 hộ (nông nghiệp 74 hộ, dịch vụ 166 hộ)"
        return squeeze(f"{indicator} {more}")
    return indicator


def _before_links(plain: str, low: int, end: int) -> int:
    """Where the words before `end` end that are more than links ("ước đạt", "có")."""
    while (hit := _LINK.before(plain, end, low)) and not plain.endswith("trở ", low, hit.start):
        end = hit.start
    while end > low and plain[end - 1] in " ,:":
        end -= 1
    return end


def _share(words: Words, clause: Clause, prefix: str, end: int) -> tuple[str, str | None, bool]:
    """ "100% <whose> <what they reach>", or "<what> đạt 100%"."""
    figure = clause.figure
    plain = words.plain
    after = plain[figure.end : end]
    plan = _OF_PLAN.match(after)
    if plan and after[plan.end() :].strip(" .,;") == "trở lên":
        return prefix, None, True  # "đạt 100% chỉ tiêu trở lên"
    if (plan and not _WORD.search(after, plan.end())) or after.startswith("/"):
        return prefix, None, False
    if not after.strip(" ,./"):
        following = clause.following
        for _ in range(_LONGEST_LIST):
            if following is None or not following.figure.is_share or following.figure.end < following.end:
                break
            following = following.following
        says_it = _LINK.before(plain, figure.start, clause.start) or change_verb(plain, figure)
        if (
            following is None
            or not following.figure.is_share
            or says_it
            or _VERB_OF_CHANGE.match(plain[clause.start : figure.start])
        ):
            return prefix, None, False
        # "cấp tỉnh 80%, cấp xã 40% hồ sơ …": what all of them are shares of is said once, at the end.
        return squeeze(f"{prefix} {words.between(following.figure.end, following.end)}"), None, False
    listed = prefix and clause.before is not None and plain.endswith("có ", clause.start, figure.start)
    if (
        listed and not predicate_at(plain, figure.end, end) and (predicate := _shared_predicate(words, clause.before))
    ):  # "cả tỉnh có 70% số thôn và 90% số xã đạt …"
        return squeeze(f"{prefix} {predicate}"), words.between(figure.end, end) or None, False
    if prefix:
        return squeeze(f"{prefix} {words.between(figure.end, end)}"), None, False
    at = predicate_at(plain, figure.end, end)
    up = _UP.search(plain, figure.end, at or end)
    at_least = up is not None and not _OWN_BOUND.search(plain[figure.end : up.start()])
    if up is not None and at is None and at_least and up.end() < end:
        at = up.end()  # "95% trạm y tế xã trở lên khám chữa bệnh bằng thẻ": the bound ends the subject
    subject_end = up.start() if up and at_least else (at or end)
    subject = words.between(figure.end, subject_end)
    predicate = words.between(at, end) if at else ""
    if clause.part_of is not None and clause.part_of.figure.is_share and begins_with_predicate(plain, figure.end):
        # "88% cơ sở được tư vấn, trong đó 23% đạt loại tốt": 23% of the same
        whole = clause.part_of
        verb = predicate_at(plain, whole.figure.end, whole.end)
        return words.between(figure.end, end), (words.between(whole.figure.end, verb) or None) if verb else None, False
    if not at and clause.before is not None:
        predicate = _shared_predicate(words, clause.before)
    return predicate or subject, (subject or None) if predicate else None, at_least


def _shared_predicate(words: Words, clause: Clause | None) -> str:
    """The predicate of the first clause from here on in a list that has one, or "" ."""
    for _ in range(_LONGEST_LIST):
        if clause is None:
            break
        at = predicate_at(words.plain, clause.figure.end, clause.end)
        if at:
            return words.between(at, clause.end)
        clause = clause.before
    return ""


def _amount(words: Words, clause: Clause, prefix: str, end: int) -> tuple[str, str | None, bool]:
    """ "<verb> N <noun> <more>" or "<what> đạt N <measure>"."""
    figure = clause.figure
    unit = figure.unit
    link = _LINK.before(words.plain, figure.start, clause.start)
    reached = prefix and link is not None and words.plain[link.start : link.end] in _REACHES
    end = words.past_time(figure.end, end)
    after = words.between(figure.end, end) if figure.end < end and not words.plain.startswith("/", figure.end) else ""
    sourced = prefix and _SOURCE.match(words.plain, figure.end)
    if _OF_PLAN.match(words.plain[figure.end : end]) or (sourced and clause.after is None):
        after = ""
    elif sourced:
        prefix = ""  # "ngân sách tỉnh 12 tỷ đồng, còn lại 6 tỷ đồng từ nguồn xã hội hóa"
    up = _UP_SOON.match(words.plain, figure.end, end)
    at_least = up is not None and not _OWN_BOUND.search(up["noun"]) and not predicate_at(words.plain, figure.end - 1, up.start())
    if up and at_least:
        after = squeeze(f"{words.between(figure.end, up.end('noun'))} {words.between(up.end(), end)}")
    after = _without_place(after)
    told = unit is not None and unit.start == unit.end  # the name has told what is counted
    if unit is not None and unit.kind in ("noun", "unknown") and not reached and not told:
        return squeeze(f"{prefix} {_PER.split(unit.printed, maxsplit=1)[0]} {after}"), None, at_least
    return squeeze(f"{prefix} {after}"), None, at_least


def _without_place(words: str) -> str:
    """The words without the named places where it happens; "tại khuôn viên trường học" says what, and stays."""
    match = _WHERE.search(words)
    if match is None:
        return words
    place = match["place"] or ""
    named = not place or any(char.isupper() or char.isdigit() for char in place) or place.startswith("các ")
    if not named:
        return words
    verb = predicate_at(place.lower(), 0, len(place))  # "trường trên địa bàn xã đạt chuẩn"
    return squeeze(f"{words[: match.start()]} {place[verb:]}") if verb is not None else words[: match.start()]
