"""The part that a date plays, from the words around it: issue, deadline, period, commemoration, citation, baseline, as_of."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from extractors.table_heads import Heads, TableHeads
from extractors.time_expressions import Expression
from extractors.time_values import Point
from schemas.dates import DateRole
from schemas.references import Reference
from schemas.spelling import fold

_LAWS = frozenset({"luat", "bo_luat", "phap_lenh", "hien_phap"})
_DAYLIKE = frozenset({"day", "month", "quarter", "week", "part"})
_BOUND = frozenset({"before", "due", "until", "since", "after", "as_of"})
_LETTERHEAD = 1500  # characters: the day of issue stands above the title


@cache
def _cue(label: str) -> re.Pattern[str]:
    """All patterns of a label in one, without diacritics."""
    patterns = [rule.pattern or "" for rule in load_lexicon("dates").labelled(label)]
    return re.compile("|".join(f"(?:{fold(pattern)})" for pattern in patterns))


def find_roles(reading: Reading, expressions: Sequence[Expression], references: Sequence[Reference]) -> list[DateRole]:
    """The role of each expression, in their order."""
    issue = _issue(reading, expressions)
    cited = sorted(references, key=lambda ref: ref.span.start)
    starts = [ref.span.start for ref in cited]
    heads = TableHeads(reading)
    roles: list[DateRole] = []
    for expression in expressions:
        if expression is issue:
            roles.append("issue")
            continue
        at = bisect_right(starts, expression.core) - 1
        last = cited[at] if at >= 0 else None
        held = last if last and expression.core < last.span.end else None
        if last and held is None and expression.rule == "year" and _tells_year(reading, last, expression):
            roles.append("citation")
            continue
        following = cited[at + 1] if at + 1 < len(cited) else None
        if following and held is None and expression.kind == "day" and _announces(reading, expression, following):
            roles.append("citation")
            continue
        roles.append(_role(reading, expression, held, heads))
    return _spread_baselines(reading, expressions, _spread_deadlines(reading, expressions, roles))


_NEXT_DUE = re.compile(r"\s*(?:,|;|va)\s*(?:(?:dot|lan|ky)\s+\w{1,3}\s*:?\s*)?(?:vao\s+)?")


def _spread_deadlines(reading: Reading, expressions: Sequence[Expression], roles: list[DateRole]) -> list[DateRole]:
    """A day that goes on with the day before it is due as that one is: "báo cáo đợt 1 ngày 12/02, đợt 2 ngày 16/3"."""
    for at in range(1, len(roles)):
        before, expression = expressions[at - 1], expressions[at]
        alike = {before.kind, expression.kind} <= _DAYLIKE and not (before.ranged or expression.ranged)
        if not alike or (roles[at - 1], roles[at]) != ("deadline", "period") or expression.tags & _BOUND or before.tags & _BOUND:
            continue
        if _NEXT_DUE.fullmatch(reading.folded, before.end, expression.start):
            roles[at] = "deadline"
    return roles


def _tells_year(reading: Reading, reference: Reference, expression: Expression) -> bool:
    """Whether a year right behind a citation without a day says when that document was issued: "Quy định số 5-QĐ/TW năm 2016"."""
    if reference.date or reference.canonical is None or expression.tags - {"fill"} or expression.ranged:
        return False
    return reading.text[reference.span.end : expression.start].strip(" (,") == ""


_ISSUES = re.compile(r",?\s+[^.;:\n]{2,90}\s(?:ban hanh|co|ky(?: ban hanh)?|ra|thong qua)\s+")


def _announces(reading: Reading, expression: Expression, reference: Reference) -> bool:
    """Whether the day is that of the document named behind it: "Ngày 24/3/2008, Bộ Y tế ban hành Quyết định số …"."""
    point = expression.stretch.first if expression.stretch else None
    if point is None or reference.date != point.edtf() or reference.span.start - expression.end > 110:
        return False
    return _ISSUES.fullmatch(reading.folded, expression.end, reference.span.start) is not None


def _issue(reading: Reading, expressions: Sequence[Expression]) -> Expression | None:
    """The expression in the letterhead: "Tên tỉnh, ngày … tháng … năm …"."""
    known = reading.header.spans.get("issued_on")
    for expression in expressions:
        if known is not None:
            if expression.start < known.end and known.start < expression.end:
                return expression
            if expression.start >= known.end:
                return None
            continue
        if expression.start > _LETTERHEAD:
            return None
        point = expression.stretch.first if expression.stretch else None
        if point is None or (reading.header.issued_on and point.edtf() != reading.header.issued_on):
            continue
        printed = expression.rule in _LETTERHEAD_RULES and reading.folded.startswith("ngay", expression.core)
        if printed and point.year and not expression.tags & _BOUND:
            before = reading.text[max(0, expression.start - 42) : expression.start]
            if _PLACE.search(before) and not _CITING.search(fold(before)):
                return expression
    return None


_LETTERHEAD_RULES = frozenset({"day_in_words", "day_left_blank", "day_in_figures"})
_PLACE = re.compile(r"(?:^|[\s–-])[A-ZĐÂÊÔƯƠĂÁÀẢÃẠÍÌỈĨỊÝỲÚÙỦŨỤÓÒỎÕỌỐỒẾỀỨỪ][^\n.;:]{1,38},\s*$")  # a name and a comma
_COUNTED = re.compile(r"(?:ke|tinh) tu|sau khi|truoc khi|truoc ngay")  # a length from or to an event
_AT_ONCE = re.compile(r"ngay\s|sau\s")
_HELD = re.compile(
    r"(?<!\w)(?:to chuc|dien ra|khai mac|be mac|thoi gian|phat dong|ra quan)(?:\s+vao)?\s*:?\s*$"
)  # the day of an act
_BORN = re.compile(
    r"(?:\(|(?<!\w)(?:tre|em|nguoi|nien|dan|nhan|gioi|sinh|chau|benh|con)\s+)(?:duoc\s+)?sinh(?:\s+ra)?(?:\s+trong)?\s*$"
)
_CITING = re.compile(r"(?:can cu|thuc hien|quyet dinh|nghi quyet|chi thi|ke hoach|so \d)")


def _role(reading: Reading, expression: Expression, held: Reference | None, heads: TableHeads) -> DateRole:
    start, end, text = expression.start, expression.end, reading.folded
    first, last = reading.sentence_at(expression.core)
    before = text[max(first, start - 160) : start]
    after = text[end : min(last, end + 70)]
    cell = before.rpartition(" | ")[2]  # what another column says is said of something else
    if cited := _cited(reading, expression, held, cell):
        return cited
    if expression.rule == "anniversary" or expression.holiday or expression.lunar:
        return "commemoration"
    if _cue("baseline_before").search(cell) and not expression.tags & {"before", "due"}:
        return "baseline"
    if (
        expression.kind == "day"
        and not expression.tags & _BOUND
        and not expression.ranged
        and _cue("commemoration_before").search(cell)
        and not _HELD.search(cell)
    ):
        return "commemoration"
    if expression.kind == "day" and _OCCASION.search(cell) and _is_known_day(expression, text):
        return "commemoration"
    if expression.kind == "day" and cell.endswith("(") and _is_named(reading, expression, first):
        return "commemoration"
    if "sinh" in cell and _BORN.search(cell):
        return "other"
    if "as_of" in expression.tags or (expression.kind == "now" and "since" not in expression.tags):
        return "as_of"
    if expression.kind == "set":
        return _role_of_repetition(expression, before, after)
    if expression.kind == "length":
        counted = _COUNTED.search(text, expression.core, min(last, end + 14))
        at_latest = "due" in expression.tags and not text.startswith("khong qua", start)
        return "deadline" if counted or at_latest else "period"
    if expression.kind == "event":  # at once, or the day from which something holds
        at_once = _AT_ONCE.match(reading.lower, start)
        return "deadline" if at_once else "period"
    return _due(reading, expression, before, after, heads.over(expression.core))


# "phong trào 20/10", "lễ 30/4": known days that go without their names
_OCCASION = re.compile(r"(?<!\w)(?:phong trao|mit tinh|toa dam|van nghe|thi dua|(?<!buoi )le)\s*$")


@cache
def _known_days() -> frozenset[tuple[object, object]]:
    """Month and day of the named days whose day the calendar has."""
    return frozenset((rule.values.get("month"), rule.values.get("day")) for rule in load_lexicon("commemorations").rule)


def _is_known_day(expression: Expression, text: str) -> bool:
    """Whether bare figures are the day of a holiday; "ngày 20/10" may be any day."""
    point = expression.stretch.first if expression.stretch else None
    bare = not expression.tags & _BOUND and not expression.ranged and not text.startswith("ngay", expression.start)
    return bare and point is not None and point.year is None and (point.month, point.day) in _known_days()


def _is_named(reading: Reading, expression: Expression, first: int) -> bool:
    """Whether a day without its year stands in brackets behind its own name: "Ngày Vì người nghèo (17/10)"."""
    point = expression.stretch.first if expression.stretch else None
    if point is None or point.year is not None or reading.text[expression.end : expression.end + 1] != ")":
        return False
    before = reading.text[max(first, expression.start - 110) : expression.start]
    return any(rule.regex.search(before) for rule in load_lexicon("dates").labelled("commemoration_named"))


def _cited(reading: Reading, expression: Expression, held: Reference | None, before: str) -> DateRole | None:
    """`citation` for a day or year that belongs to the name of a document, `issue` where that is this plan; else None."""
    point = expression.stretch.first if expression.stretch else None
    open_day = expression.rule == "day_left_blank" and held is not None
    full = (expression.kind in ("day", "month") or open_day) and not expression.ranged and not expression.tags & _BOUND
    if full and (expression.holiday is None):
        if held is not None and (held.date is None or (point and held.date.startswith(point.edtf()))):
            return _own(reading, point, before)
        if _cue("citation_before").search(before):
            return _own(reading, point, before)
        if _cue("law_before").search(before) and point and point.year:
            return "citation"
    if expression.kind == "year" and not expression.tags - {"fill"} and not expression.ranged and expression.rule == "year":
        if held is not None and held.kind in _LAWS:
            return "citation"
        if _cue("law_before").search(before):
            return "citation"
    return None


def _own(reading: Reading, point: Point | None, before: str) -> DateRole:
    """A plan that is attached to itself ("Kèm theo Kế hoạch số … ngày …") says its own day."""
    issued = reading.header.issued_on
    if issued and point and point.edtf().startswith(issued) and _cue("self_before").search(before):
        return "issue"
    return "citation"


def _role_of_repetition(expression: Expression, before: str, after: str) -> DateRole:
    if expression.tags & {"before", "due", "until"}:
        return "deadline"
    if expression.rule == "day_of_every_period" and _cue("commemoration_after").match(after):
        return "commemoration"
    near = before[-70:] + "|" + after[:60]
    clause = re.split(r"[;.]", near.partition("|")[0])[-1] + " " + re.split(r"[;.]", near.partition("|")[2])[0]
    return "deadline" if _cue("report").search(clause) else "period"


def _due(reading: Reading, expression: Expression, before: str, after: str, heads: Heads | None) -> DateRole:
    """`deadline` or `period`, or `as_of` for what was counted by then."""
    tags, kind = expression.tags, expression.kind
    daylike = kind in _DAYLIKE and not (expression.ranged and "due" not in tags)
    if daylike and tags & {"before", "due"}:
        return "deadline"
    if kind == "day" and daylike and not tags & _BOUND and _cue("due_on").search(before):
        return "deadline"
    if heads and _cue("schedule_columns").search(heads.row):
        return "period"
    if kind == "year" and tags & {"before", "due"} and (_cue("due_before").search(before) or _cue("due_after").search(after)):
        return "deadline"
    if (
        heads
        and kind in _DAYLIKE | {"year"}
        and _cue("deadline_column").search(heads.column)
        and _cue("task_columns").search(heads.row)
    ):
        named = "hoan thanh" in heads.column or "han" in heads.column.split()
        whole_year = kind == "year" and not tags & {"before", "due", "until"} and not named
        return "period" if whole_year else "deadline"
    if kind == "years":
        return "period"
    if daylike and (_TASK_BRACKET.search(before) or _DONE_IN.search(before)):
        return "deadline"
    if kind in ("month", "quarter") and not tags & _BOUND and _HANDED_IN.search(before):
        return "deadline"
    line = reading.folded[max(reading.line_at(expression.core)[0], expression.start - 160) : expression.start]
    if _cue("deadline_label").search(line) and kind != "year":
        return "deadline"
    counted = _cue("reached_after").search(after) or _cue("as_of_sentence").search(before[-60:])
    if "until" in tags and counted and _is_past(reading, expression):
        return "as_of"
    placed = bool(tags & {"until", "inside", "end", "start", "mid"})
    if not daylike or not placed:
        return "period"
    report = _cue("due_before").search(before)
    if report and tags & {"until", "inside", "end"} and _asks(before):
        return "deadline"
    if not _cue("due_after").search(after):
        return "period"
    by_then = "until" not in tags or (
        kind == "day" and not re.search(r"\d", re.split("[.;]", after)[0])
    )  # a figure is to be reached, not sent
    return "deadline" if by_then else "period"


# "(chủ trì: Phòng A; phối hợp: Phòng B; quý II/2022)", "hoàn thành quý II/2022"
_TASK_BRACKET = re.compile(r"\([^()]*(?<!\w)(?:chu tri|phoi hop)(?!\w)[^()]*[;,:]\s*(?:thoi gian|trong|vao)?\s*:?\s*$")
_DONE_IN = re.compile(r"(?<!\w)(?:hoan (?:thanh|tat)|xong)(?: vao)?\s*$")
# "trình UBND tỉnh phê duyệt tháng 7/2024": what is handed in within the month
_HANDED_IN = re.compile(
    r"(?<!\w)(?<!da )(?<!chuong )(?<!quy )(?<!cong )(?<!lo )(?<!giao )(?<!tien )(?<!qua )(?<!to )trinh"
    r"(?:\s+(?!bao cao|so lieu)[^\s,;.:()|]+){1,8}\s*$"
)
_ASKED = re.compile(
    r"(?:bao cao|gui|nop|dang ky|(?<!chuong )(?<!quy )(?<!cong )(?<!lo )(?<!giao )(?<!tien )(?<!qua )trinh|xong|so ket|tong ket"
    r"|ban hanh|hoan thanh(?! (?:\d|tren|it nhat|toi thieu)))(?!\w)[^.;]{0,90}$"
)


_FINISHED = re.compile(r"(?:hoan (?:thanh|tat)|xong|ban hanh|trinh|nghiem thu)(?!\w)")


def _asks(before: str) -> bool:
    """Whether what is due is a report, a registration, a review or a product, not a figure to be reached."""
    clause = re.split(r"[.;]", before)[-1]
    if re.search(r"\d\s?%|(?<!\w)dat\s(?!chuan|yeu cau|danh hieu|giai)", clause):
        return False
    return bool(_ASKED.search(clause)) and ("phan dau" not in clause or _FINISHED.search(clause) is not None)


def _is_past(reading: Reading, expression: Expression) -> bool:
    issued, part = reading.header.issued_on, expression.stretch
    latest = part.latest() if part else None
    return bool(issued and latest and latest.isoformat() <= f"{issued}-99"[:10] + "~")


def _spread_baselines(reading: Reading, expressions: Sequence[Expression], roles: list[DateRole]) -> list[DateRole]:
    """A year that its sentence compares with is a baseline each time: "so với năm 2020 (năm 2020 đạt …)"."""
    for at, role in enumerate(roles):
        if role != "baseline" or expressions[at].kind != "year":
            continue
        first, last = reading.sentence_at(expressions[at].core)
        for step in (-1, 1):
            other = at + step
            while 0 <= other < len(expressions) and first <= expressions[other].core < last:
                expression = expressions[other]
                if (
                    roles[other] == "period"
                    and expression.kind == "year"
                    and expression.parts == expressions[at].parts
                    and not expression.tags
                ):
                    roles[other] = "baseline"
                other += step
    return roles
