"""Cuts a sentence into one clause for each figure that measures something by itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.changes import change_verb, continues, is_share_of_plan
from extractors.edges import Edge
from extractors.figure import Figure
from extractors.lexicon import load_lexicon
from extractors.predicates import begins_with_predicate, predicate_at
from extractors.regions import Region, cut_regions, find_brackets, said_again, words_end

_LEXICON = load_lexicon("targets")
_INDICATOR_START = Edge(_LEXICON, "indicator")
_NEW_CLAUSE = Edge(_LEXICON, "clause")
_LINK = Edge(_LEXICON, "link")
_LEAD = Edge(_LEXICON, "lead")
_SEPARATOR = re.compile(r"[,;]| (?:và|hoặc|với) |trong đó", re.IGNORECASE)
_MOVES = re.compile(r" (?:tăng |giảm )?(?:lên|xuống|còn|đến)(?!\w)")
_LEVEL = re.compile(r" (?:lên|xuống)(?: còn| đến| tới| mức)? ?")
_AIMS = ("phấn đấu", "phần đầu", "phân đấu", "nhằm đạt", "nhằm")
_LIST_LEAD = re.compile(
    r"(?<!\w)(?:(?:các|những|một số) (?:[^\W\d_]+ )?(?:chỉ tiêu|mục tiêu|kết quả)|như|sau|gồm|cụ thể)(?!\w)[^:]*$"
)
# A comma right behind a figure, or behind what only says when and against what it is
_THEN = re.compile(
    r"(?: (?:(?:vào|đến|trong) )?(?:cuối )?năm \d{4}| trong \d{1,2} năm| mỗi năm| so (?:với )?[^,;.()]{0,30}){0,2}, "
)
_HEADS_LIST = ("kết quả ", "chỉ tiêu ", "mục tiêu ")
_OF_WHOM = (" số ", " tổng số ", " các ")
_NEAR = 8  # spaces between a verb and the figure of its object
_SHORT_NAME = 5  # spaces in "cấp tiểu học dưới"
_PIECE = re.compile(r", ")
_AND_VERB = re.compile(r" và (?=không |giảm |tăng |phấn đấu |đảm bảo |bảo đảm )")
_LABEL = re.compile(r"[ \u00a0]*(?:[-+–*•]|\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)/]|\(?[a-zđ]{1,2}[)]|\(?[ivxIVX]{1,4}[.)])[ \u00a0]+")


@dataclass(slots=True)
class Clause:
    """A figure with the words around it that say what it measures.

    [start, figure.start) is the text before it, [figure.end, end) the text after it.  `attached` are figures that say
    more of the same one: its change, its share of a plan, the same in brackets.  `after` is the clause whose verb it
    shares ("cử 01 lãnh đạo và 01 chuyên viên"), `before` the one whose predicate it shares ("100% A và 100% B được …").
    """

    figure: Figure
    start: int
    end: int
    lead: int  # where its statement begins, before list labels, times and "phấn đấu" were left out of `start`
    attached: list[Figure] = field(default_factory=list)
    following: "Clause | None" = None
    after: "Clause | None" = None
    before: "Clause | None" = None
    part_of: "Clause | None" = None  # the clause that "trong đó" and a mere name follow
    outer: "Clause | None" = None  # the clause before the bracket that this one stands in
    restated: Figure | None = None  # the same in brackets: "15/20 xã (75%) đạt chuẩn"
    moved: Figure | None = None  # how far it moved to get there: "tăng 7% lên 450 tỷ đồng"

    @property
    def own_end(self) -> int:
        """Where the words after the figure end that are not about an attached one."""
        return min([self.end, *(figure.start for figure in self.attached)])

    def own_words_end(self, plain: str) -> int:
        """`own_end` without the verb of the attached change."""
        verbs = [hit.start for hit in (change_verb(plain, figure) for figure in self.attached) if hit]
        return min([self.own_end, *verbs])


def cut_clauses(plain: str, start: int, end: int, figures: Sequence[Figure]) -> list[Clause]:
    """The clauses of the sentence [start, end), one for each figure that is not attached to another, in reading order."""
    brackets = find_brackets(plain, start, end)
    again = said_again(plain, brackets, figures)
    clauses: list[Clause] = []
    for region in cut_regions(plain, start, end, brackets, [f for f in figures if f not in again.values()]):
        clauses += _cut_region(plain, region, clauses[-1] if clauses else None, brackets)
    for clause in clauses:
        if (same := again.get(clause.figure)) is not None:
            clause.restated = same
    clauses.sort(key=lambda c: c.figure.core_start)
    return clauses


def _cut_region(plain: str, region: Region, last: Clause | None, brackets: Sequence[tuple[int, int]]) -> list[Clause]:
    clauses: list[Clause] = []
    position = region.start
    for figure, later in zip(region.figures, [*region.figures[1:], None], strict=True):
        if later is not None and _in_name(plain, position, figure, later):
            continue
        previous = clauses[-1] if clauses else (last if region.bracketed else None)
        in_bracket = region.bracketed and not clauses
        said = [f.end for f in previous.attached if f.start >= region.start] if previous is not None and in_bracket else []
        low = max([region.start, *said]) if in_bracket else previous.figure.end if previous is not None else position
        more = previous is not None and continues(plain, previous.figure, figure, low, in_bracket=in_bracket, goes_on=bool(said))
        if previous is not None and more:
            previous.attached.append(figure)
            continue
        if clauses and _of_its_plan(plain, clauses[-1].figure, figure):
            clauses[-1].attached.append(figure)
            continue
        if clauses and _in_predicate(plain, clauses[-1], figure):
            continue
        if clauses and change_verb(plain, clauses[-1].figure) and _LEVEL.fullmatch(plain, clauses[-1].figure.end, figure.start):
            clauses[-1].moved = clauses[-1].figure
            clauses[-1].attached.insert(0, clauses[-1].figure)
            clauses[-1].figure = figure
            continue
        if clauses and previous is not None and previous.figure.rule == "base":
            moves = _MOVES.search(plain, previous.figure.end, figure.start)
            clauses[-1].end = moves.start() if moves else figure.start
            position = figure.start
        elif clauses:
            position = _split(plain, clauses[-1], figure)
            clauses[-1].end = position
        clauses.append(Clause(figure, position, region.end, position, outer=last if region.bracketed else None))
    for clause in clauses:
        clause.start = _begin(plain, clause.start, clause.figure, brackets)
        clause.end = _finish(plain, clause)
    _share(plain, clauses)
    return clauses


def _of_its_plan(plain: str, main: Figure, figure: Figure) -> bool:
    """Whether a statement ends with its share of a plan: "gọi 150 công dân nhập ngũ, đạt 100% chỉ tiêu"."""
    if not is_share_of_plan(plain, figure) or main.is_share:
        return False
    comma = plain.rfind(",", main.end, figure.start)
    return comma >= 0 and words_end(plain, comma + 1, figure.start) > comma


def _in_predicate(plain: str, clause: Clause, figure: Figure) -> bool:
    """Whether the count is a part of what a share reaches: "100% đoàn viên tham gia ít nhất một hoạt động"."""
    share = clause.figure
    kind = share.unit.kind if share.unit else None
    if figure.unit is not None and figure.unit.rule == "points" and kind in ("noun", "share"):
        # "01 sản phẩm đạt từ 3 sao trở lên"
        return not _SEPARATOR.search(plain[share.end : figure.start])
    if not share.is_share or figure.unit is None or figure.unit.is_measure or figure.of is not None:
        return False
    # "100% Đoàn cấp tỉnh, huyện có ít nhất 1 công trình": commas part those of whom it is said
    verb = predicate_at(plain, share.end, figure.start)
    between = plain[verb or share.end : figure.start]
    apart = "trong đó" in plain[share.end : figure.start] or _SEPARATOR.search(between)
    return plain.count(" ", share.end, figure.start) >= 3 and not apart


def _in_name(plain: str, low: int, figure: Figure, later: Figure) -> bool:
    """Whether a count stands in the name of what a share measures: "tỷ lệ trẻ được khám 3 lần đạt 80%"."""
    if not later.is_share or figure.unit is None or figure.unit.is_measure or figure.of is not None:
        return False
    start = _after_last(plain, low, figure.start, (", ", "; ", ": ", " và ", "- "))
    reaches = _LINK.before(plain, later.start, figure.end)
    return (
        _is_named(plain, start, figure.start)
        and change_verb(plain, figure) is None
        and reaches is not None
        and not _SEPARATOR.search(plain, figure.end, reaches.start)
    )


def _split(plain: str, clause: Clause, figure: Figure) -> int:
    """Where the clause before `figure` ends: at the last separator that opens an indicator, else at the last one."""
    low = max([clause.figure.end, *(f.end for f in clause.attached)])
    last = -1
    # "gỗ 540 m3, tre, nứa, vầu 90 tấn": what follows the comma right behind a figure is all of the next name
    names_on = _THEN.match(plain, low) is not None and not _is_bare(plain, low, figure)
    for match in _SEPARATOR.finditer(plain, low, figure.start):
        at = match.start() if match.group() not in (",", ";") else match.end()
        last = at
    for match in reversed(list(_SEPARATOR.finditer(plain, low, figure.start))):
        if names_on and match.group() in (" và ", " hoặc ") and not _is_named(plain, match.end(), figure.start):
            continue  # "hệ thống thu gom và xử lý": the verb goes on a name
        if match.group().startswith("trong đó") or _opens_indicator(plain, match.end(), figure):
            return match.start() if match.group() not in (",", ";") else match.end()
    if names_on:
        return low + 1
    return last if last >= 0 else low


def _is_bare(plain: str, low: int, figure: Figure) -> bool:
    """Whether the last separator before the figure leaves it no name of its own ("…, 12 xã")."""
    last = _after_last(plain, low, figure.start, (",", " và ", " hoặc "))
    return words_end(plain, last, figure.start) >= figure.start


def _after_last(plain: str, low: int, end: int, marks: Sequence[str]) -> int:
    """Where the text after the last of the marks in [low, end) begins; `low` where there is none."""
    found = [(at, mark) for mark in marks if (at := plain.rfind(mark, low, end)) >= 0]
    return max((at + len(mark) for at, mark in found), default=low)


def _is_named(plain: str, start: int, end: int) -> bool:
    """Whether the name of an indicator, and no verb, begins at `start`."""
    hit = _INDICATOR_START.after(plain, start, end)
    return hit is not None and hit.rule.id != "indicator_verb"


def _opens_indicator(plain: str, start: int, figure: Figure) -> bool:
    """Whether an indicator begins at `start`; a verb must have what it counts at once or nearly ("cử 01 lãnh đạo")."""
    hit = _INDICATOR_START.after(plain, start, figure.start)
    if hit is None or hit.rule.id != "indicator_verb":
        return hit is not None
    near = 2 if " " not in plain[hit.start : hit.end] else _NEAR
    # "kinh phí đào tạo, bồi dưỡng 6 tỷ đồng": nobody trains money
    counts = (figure.unit is None or figure.unit.kind != "money") and not (figure.is_share and change_verb(plain, figure))
    return counts and plain.count(" ", hit.end, figure.start) <= near


def _begin(plain: str, start: int, figure: Figure, brackets: Sequence[tuple[int, int]]) -> int:
    """Where the words that say what is measured begin: list labels, lead-ins and earlier statements are left out."""
    end = figure.start
    if match := _LABEL.match(plain, start, end):
        start = match.end()
    colon = plain.rfind(":", start, end)
    if colon >= 0 and (_LIST_LEAD.search(plain, start, colon) or _heads_list(plain, start, colon, figure)):
        start = colon + 1  # "đạt các mục tiêu cụ thể như: 95% số hộ …"
    for verb in _AIMS:
        at = plain.rfind(verb, start, end)
        if at >= 0 and not _between_name_and_figure(plain, start, at, at + len(verb), figure):
            start = at + len(verb)
    for match in reversed(list(_PIECE.finditer(plain, start, end))):
        # "số vụ, số người chết" is one list
        listed = plain.startswith("số ", match.end()) and "số " in plain[start : match.start()]
        if not listed and _opens_indicator(plain, match.end(), figure) and not _within(match.start(), brackets):
            start = match.end()
            break
    last = _after_last(plain, start, end, (", ",))
    if figure.is_share and last > start and plain.startswith(_OF_WHOM, figure.end) and not _is_named(plain, start, end):
        # "không để phát sinh, xóa bỏ từ 5% số tụ điểm": the verb of the share is its own
        start = last if plain.count(" ", last, end) <= _SHORT_NAME and not _within(last, brackets) else start
    while (hit := _LEAD.after(plain, start, end)) is not None and hit.end <= end:
        start = hit.end
        while start < end and plain[start] in " ,:":
            start += 1
    while start < end and plain[start] in " ,:)-–":
        start += 1
    return start


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
        return _is_named(plain, _after_last(plain, start, verb, (", ",)), verb)
    says_more = figure.is_share and plain[figure.end : figure.end + 1] == " " and not plain.startswith(" so ", figure.end)
    return not says_more and words_end(plain, after, figure.start) >= after


def end_of_statement(plain: str, start: int, end: int) -> int:
    """Where the statement that `start` stands in ends before `end`: at a semicolon, or a comma that opens another one."""
    for mark in (";", ")"):
        at = plain.find(mark, start, end)
        end = at if at >= 0 else end
    end = _opens_another(plain, start, end)
    while end > start and plain[end - 1] in " .,;:/-(":
        end -= 1
    return end


def _opens_another(plain: str, start: int, end: int) -> int:
    """Where the first comma (or "và" before a verb) stands that opens another statement, or `end`."""
    joined = _AND_VERB.search(plain, start, end) if plain.find(" và ", start, end) >= 0 else None
    end = joined.start() if joined else end
    comma = plain.find(", ", start, end)
    while comma >= 0:
        opened = _NEW_CLAUSE.after(plain, comma + 2, end)
        if opened is not None and not (opened.rule.id == "new_clause_verb" and _in_verb_list(plain, start, comma)):
            return comma
        comma = plain.find(", ", comma + 2, end)
    return end


def _in_verb_list(plain: str, start: int, comma: int) -> bool:
    """Whether a verb behind the comma goes on a list: "được học tập, quán triệt, tuyên truyền", "được tư vấn, hỗ trợ"."""
    piece = plain[_after_last(plain, start, comma, (", ",)) : comma].strip()
    return (", " in plain[start:comma] and piece.count(" ") < 2) or " được " in f" {piece} "


def _finish(plain: str, clause: Clause) -> int:
    """Where the predicate after the figure ends: before a comma that opens another statement."""
    end = _opens_another(plain, clause.figure.end, clause.end)
    if clause.start < clause.figure.start and plain.startswith(" và ", clause.figure.end):
        # "tỷ lệ hộ nghèo còn dưới 2% và đạt chuẩn nông thôn mới": the second verb says something else
        end = clause.figure.end if begins_with_predicate(plain, clause.figure.end + len(" và ")) else end
    while end > clause.figure.end and plain[end - 1] in " .,;:/-(":
        end -= 1
    return end


def _share(plain: str, clauses: list[Clause]) -> None:
    """Ties listed figures to the verb before the first of them, or to the predicate after the last."""
    for earlier, later in pairwise(clauses):
        earlier.following = later
        name = plain[later.start : _name_end(plain, later)]
        is_name = name.count(" ") <= _SHORT_NAME and not name.startswith(("tỷ lệ", "số ", "tổng "))
        if is_name and "trong đó" in plain[earlier.figure.end : later.start]:
            later.part_of = earlier
        bare = _is_listed(plain, later) and _same_kind(earlier.figure, later.figure)
        if later.figure.is_share and later.part_of is not None:
            continue  # "95% số hộ có nước, trong đó 65% đạt quy chuẩn": each has its predicate
        if bare:
            # "tỷ lệ … đạt 62%, 48% trường học có …": the second one says all of itself.
            complete = earlier.figure.is_share and earlier.figure.end >= earlier.end and later.figure.end < later.end
            if earlier.start < earlier.figure.start:
                later.after = None if complete else earlier
            elif earlier.after is not None:
                later.after = earlier.after
            earlier.before = later


def _name_end(plain: str, clause: Clause) -> int:
    """Where the words before the figure end that are more than links."""
    end = clause.figure.start
    while hit := _LINK.before(plain, end, clause.start):
        end = hit.start
    return end


def _same_kind(first: Figure, second: Figure) -> bool:
    kinds = {f.unit.kind for f in (first, second) if f.unit is not None}
    return len(kinds) == 1 or kinds <= {"noun", "unknown"}


def _is_listed(plain: str, clause: Clause) -> bool:
    """Whether nothing but "cho" or "với" stands between the separator and the figure."""
    return plain[clause.start : clause.figure.start].strip(" ,") in ("", "cho", "với")


def _within(at: int, brackets: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(brackets, (at, at)) - 1
    return index >= 0 and brackets[index][0] <= at < brackets[index][1]
