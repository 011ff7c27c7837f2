"""Cuts a sentence into one clause for each figure that measures something by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.changes import change_verb, continues, is_share_of_plan
from extractors.edges import Edge
from extractors.figure import Figure
from extractors.lexicon import load_lexicon
from extractors.openings import after_last, begin, is_named, opens_indicator
from extractors.predicates import begins_with_predicate, predicate_at
from extractors.regions import Region, cut_regions, find_brackets, said_again, words_end

_LEXICON = load_lexicon("targets")
_NEW_CLAUSE = Edge(_LEXICON, "clause")
_LINK = Edge(_LEXICON, "link")
_SEPARATOR = re.compile(r"[,;]| (?:và|hoặc|với) |trong đó", re.IGNORECASE)
_MOVES = re.compile(r" (?:tăng |giảm )?(?:lên|xuống|còn|đến)(?!\w)")
_LEVEL = re.compile(r" (?:lên|xuống)(?: còn| đến| tới| mức)? ?")
# A comma right behind a figure, or behind what only says when and against what it is
_THEN = re.compile(
    r"(?: (?:(?:vào|đến|trong) )?(?:cuối )?năm \d{4}| trong \d{1,2} năm| mỗi năm| so (?:với )?[^,;.()]{0,30}){0,2}, "
)
_RATE = re.compile(r"(?<!\w)(?:tỷ|tỉ) (?:lệ|trọng|suất)(?!\w)")
_FIGURES_IN_NAME = 2  # "tỷ lệ phụ nữ được khám ít nhất 4 lần trong 3 thai kỳ đạt 80%"
_SHORT_NAME = 5  # spaces in "cấp tiểu học dưới"
_AND_VERB = re.compile(r" và (?=không |giảm |tăng |phấn đấu |đảm bảo |bảo đảm )")


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
    last_at = len(region.figures) - 1
    for at, figure in enumerate(region.figures):
        if at < last_at and _in_name(plain, position, figure, region.figures[at + 1 : at + 1 + _FIGURES_IN_NAME]):
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
        clause.start = begin(plain, clause.start, clause.figure, brackets)
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
    if not share.is_share or figure.unit is None or figure.of is not None:
        return False
    if figure.unit.is_measure and (figure.unit.kind != "physical" or figure.comparator == "="):
        return False  # "85% dân cư dùng ít nhất 60 lít/người/ngày" is one
    # "100% Đoàn cấp tỉnh, huyện có ít nhất 1 công trình": commas part those of whom it is said
    verb = predicate_at(plain, share.end, figure.start)
    if plain.startswith(",", share.end) or (verb is not None and plain.endswith(", ", share.end, verb)):
        return False  # "giảm 2% biên chế, hoàn thành sắp xếp 03 đơn vị"
    between = plain[verb or share.end : figure.start]
    apart = "trong đó" in plain[share.end : figure.start] or _SEPARATOR.search(between)
    return plain.count(" ", share.end, figure.start) >= 3 and not apart


def _in_name(plain: str, low: int, figure: Figure, behind: Sequence[Figure]) -> bool:
    """Whether a count stands in the name of what a share `behind` it measures: "tỷ lệ trẻ được khám 3 lần đạt 80%"."""
    if figure.unit is None or figure.unit.is_measure or figure.of is not None:
        return False
    share = next((f for f in behind if f.is_share), None)
    if share is None:
        return False
    start = after_last(plain, low, figure.start, (", ", "; ", ": ", " và ", "- "))
    if plain.endswith("riêng ", start, figure.start):
        return _SEPARATOR.search(plain, figure.end, share.start) is None  # "riêng 02 huyện miền núi giảm 3%"
    reaches = _LINK.before(plain, share.start, figure.end)
    return (
        reaches is not None
        and (is_named(plain, start, figure.start) or _RATE.search(plain, start, figure.start) is not None)
        and change_verb(plain, figure) is None
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
        if names_on and match.group() in (" và ", " hoặc ") and not is_named(plain, match.end(), figure.start):
            continue  # "hệ thống thu gom và xử lý": the verb goes on a name
        if match.group().startswith("trong đó") or opens_indicator(plain, match.end(), figure):
            return match.start() if match.group() not in (",", ";") else match.end()
    if names_on:
        return low + 1
    return last if last >= 0 else low


def _is_bare(plain: str, low: int, figure: Figure) -> bool:
    """Whether the last separator before the figure leaves it no name of its own ("…, 12 xã")."""
    last = after_last(plain, low, figure.start, (",", " và ", " hoặc "))
    return words_end(plain, last, figure.start) >= figure.start


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
    piece = plain[after_last(plain, start, comma, (", ",)) : comma].strip()
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
        name = plain[later.start : _name_end(plain, later)].strip()
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
