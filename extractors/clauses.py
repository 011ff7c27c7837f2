"""Cuts a sentence into one clause for each figure that measures something by itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.changes import change_verb, continues, is_share_of_plan
from extractors.edges import Edge
from extractors.figures import Figure
from extractors.lexicon import load_lexicon

_LEXICON = load_lexicon("targets")
_INDICATOR_START = Edge(_LEXICON, "indicator")
_NEW_CLAUSE = Edge(_LEXICON, "clause")
_LINK = Edge(_LEXICON, "link")
_LEAD = Edge(_LEXICON, "lead")
_SEPARATOR = re.compile(r"[,;]| (?:và|hoặc|với) |trong đó", re.IGNORECASE)
_MOVES = re.compile(r" (?:tăng |giảm )?(?:lên|xuống|còn|đến)(?!\w)")
_NEAR = 8  # spaces between a verb and the figure of its object
_SHORT_NAME = 5  # spaces in "cấp tiểu học dưới"
_REGION_MARK = re.compile(r"[;:|]")
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
    brackets = _brackets(plain, start, end)
    said_again = _said_again(plain, brackets, figures)
    clauses: list[Clause] = []
    for region in _regions(plain, start, end, brackets, [f for f in figures if f not in said_again.values()]):
        clauses += _cut_region(plain, region, clauses[-1] if clauses else None, brackets)
    for clause in clauses:
        if (same := said_again.get(clause.figure)) is not None:
            clause.restated = same
    return sorted(clauses, key=lambda c: c.figure.core_start)


@dataclass(slots=True)
class _Region:
    """Text without a semicolon: all its figures stand at one depth of brackets."""

    start: int
    end: int
    figures: list[Figure]
    bracketed: bool


def _brackets(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost bracketed stretches of the sentence, without the brackets themselves."""
    if plain.find("(", start, end) < 0:
        return []
    found, depth, opened = [], 0, start
    for at in range(start, end):
        char = plain[at]
        if char == "(":
            opened = at + 1 if depth == 0 else opened
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append((opened, at))
    if depth:
        found.append((opened, end))
    return found


def _said_again(plain: str, brackets: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> dict[Figure, Figure]:
    """Figures with the one in brackets that follows them and says the same: "15/20 xã (đạt 75%)", "85% (51/60 xã)"."""
    found = {}
    for main, figure in pairwise(figures):
        opened = main.end + 1 if plain.startswith("(", main.end) else main.end + 2
        bracket = next(((a, b) for a, b in brackets if a == opened), None)
        counted = figure.unit is not None and figure.unit.kind == "noun"
        same = (figure.is_share and not main.is_share) or (main.is_share and (figure.of is not None or counted))
        if bracket and same and figure.end <= bracket[1]:
            alone = not plain[figure.end : bracket[1]].strip() and change_verb(plain, figure) is None
            if alone and _rest(plain, opened, figure.start) >= figure.start:
                found[main] = figure
    return found


def _regions(plain: str, start: int, end: int, brackets: Sequence[tuple[int, int]], figures: Sequence[Figure]) -> list[_Region]:
    if not brackets and _REGION_MARK.search(plain, start, end) is None:
        return [_Region(start, end, list(figures), bracketed=False)] if figures else []
    inner = [(a, b) for a, b in brackets if any(a <= f.core_start < b for f in figures)]
    regions: dict[tuple[int, int], _Region] = {}
    for figure in figures:
        inside = next(((a, b) for a, b in inner if a <= figure.core_start < b), None)
        low, high = inside or (start, end)
        cut_from = max(plain.rfind(";", low, figure.start), plain.rfind(" | ", low, figure.start))
        low = max(low, cut_from + 1)
        low = _after_colon(plain, low, figure, figures)
        for mark in (";", " | "):
            at = plain.find(mark, figure.end, high)
            high = at if at >= 0 else high
        if inside is None:
            # An inner bracket with figures ends what comes before it; what follows goes on after it.
            high = min([a - 1 for a, _ in inner if a > figure.end] + [high])
            low = max([b + 1 for _, b in inner if b < figure.start] + [low])
        region = regions.setdefault((low, high), _Region(low, high, [], inside is not None))
        region.figures.append(figure)
    return _joined(sorted(regions.values(), key=lambda r: r.figures[0].core_start))


def _after_colon(plain: str, low: int, figure: Figure, figures: Sequence[Figure]) -> int:
    """Where the clause begins after its last colon; one right before a figure ("Kinh phí: 2 tỷ") opens no clause."""
    colon = plain.rfind(":", low, figure.start)
    while colon >= 0:
        first = next(f for f in figures if f.start > colon)
        if _rest(plain, colon + 1, first.start) < first.start:
            return colon + 1
        colon = plain.rfind(":", low, colon)
    return low


def _rest(plain: str, low: int, end: int) -> int:
    """Where the words before `end` stop being mere links ("ước đạt"), seen from the right; `end` if all are."""
    while hit := _LINK.before(plain, end, low):
        end = hit.start
    return end if not plain[low:end].strip(" -–,*") else low - 1


def _joined(regions: list[_Region]) -> list[_Region]:
    """Regions that overlap (figures before and after a colon) cut at the later one's beginning."""
    for earlier, later in pairwise(regions):
        if earlier.end > later.start > earlier.figures[-1].end and earlier.bracketed == later.bracketed:
            earlier.end = later.start
    return regions


def _cut_region(plain: str, region: _Region, last: Clause | None, brackets: Sequence[tuple[int, int]]) -> list[Clause]:
    clauses: list[Clause] = []
    position = region.start
    for figure in region.figures:
        previous = clauses[-1] if clauses else (last if region.bracketed else None)
        in_bracket = region.bracketed and not clauses
        if previous is not None and continues(plain, previous.figure, figure, in_bracket):
            previous.attached.append(figure)
            continue
        if clauses and _of_its_plan(plain, clauses[-1].figure, figure):
            clauses[-1].attached.append(figure)
            continue
        if clauses and _in_predicate(plain, clauses[-1], figure):
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
    return comma >= 0 and _rest(plain, comma + 1, figure.start) > comma


def _in_predicate(plain: str, clause: Clause, figure: Figure) -> bool:
    """Whether the count is a part of what a share reaches: "100% đoàn viên tham gia ít nhất một hoạt động"."""
    share = clause.figure
    kind = share.unit.kind if share.unit else None
    if figure.unit is not None and figure.unit.rule == "points" and kind in ("noun", "share"):
        # "01 sản phẩm đạt từ 3 sao trở lên"
        return not _SEPARATOR.search(plain[share.end : figure.start])
    if not share.is_share or figure.unit is None or figure.unit.is_measure or figure.of is not None:
        return False
    between = plain[share.end : figure.start]
    return between.count(" ") >= 3 and not _SEPARATOR.search(between)


def _split(plain: str, clause: Clause, figure: Figure) -> int:
    """Where the clause before `figure` ends: at the last separator that opens an indicator, else at the last one."""
    low = max([clause.figure.end, *(f.end for f in clause.attached)])
    last = -1
    for match in _SEPARATOR.finditer(plain, low, figure.start):
        at = match.start() if match.group() not in (",", ";") else match.end()
        last = at
    for match in reversed(list(_SEPARATOR.finditer(plain, low, figure.start))):
        if match.group().startswith("trong đó") or _opens_indicator(plain, match.end(), figure):
            return match.start() if match.group() not in (",", ";") else match.end()
    return last if last >= 0 else low


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
    for verb in ("phấn đấu", "phần đầu", "phân đấu"):
        at = plain.rfind(verb, start, end)
        if at >= 0 and not _between_name_and_figure(plain, start, at, at + len(verb), figure):
            start = at + len(verb)
    for match in reversed(list(_PIECE.finditer(plain, start, end))):
        # "số vụ, số người chết" is one list
        listed = plain.startswith("số ", match.end()) and "số " in plain[start : match.start()]
        if not listed and _opens_indicator(plain, match.end(), figure) and not _within(match.start(), brackets):
            start = match.end()
            break
    while (hit := _LEAD.after(plain, start, end)) is not None and hit.end <= end:
        start = hit.end
        while start < end and plain[start] in " ,:":
            start += 1
    while start < end and plain[start] in " ,:)-–":
        start += 1
    return start


def _between_name_and_figure(plain: str, start: int, verb: int, after: int, figure: Figure) -> bool:
    """Whether "phấn đấu" stands inside a statement and opens none: "Giá trị sản xuất phấn đấu đạt 6.560 tỷ đồng"."""
    name, link = plain[start:verb].strip(" ,:-"), plain[after : figure.start].strip()
    if not name or not link or not any(char.isalpha() for char in name):
        return False
    says_more = figure.is_share and plain[figure.end : figure.end + 1] == " " and not plain.startswith(" so ", figure.end)
    return not says_more and _rest(plain, after, figure.start) >= after


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
        if _NEW_CLAUSE.after(plain, comma + 2, end) is not None:
            return comma
        comma = plain.find(", ", comma + 2, end)
    return end


def _finish(plain: str, clause: Clause) -> int:
    """Where the predicate after the figure ends: before a comma that opens another statement."""
    end = _opens_another(plain, clause.figure.end, clause.end)
    while end > clause.figure.end and plain[end - 1] in " .,;:/-(":
        end -= 1
    return end


def _share(plain: str, clauses: list[Clause]) -> None:
    """Ties listed figures to the verb before the first of them, or to the predicate after the last."""
    for earlier, later in pairwise(clauses):
        earlier.following = later
        name = plain[later.start : later.figure.start]
        is_name = name.count(" ") <= _SHORT_NAME and not name.startswith(("tỷ lệ", "số ", "tổng "))
        if is_name and "trong đó" in plain[earlier.figure.end : later.start]:
            later.part_of = earlier
        bare = _is_listed(plain, later) and _same_kind(earlier.figure, later.figure)
        if bare:
            # "tỷ lệ … đạt 62%, 48% trường học có …": the second one says all of itself.
            complete = earlier.figure.is_share and earlier.figure.end >= earlier.end and later.figure.end < later.end
            if earlier.start < earlier.figure.start:
                later.after = None if complete else earlier
            elif earlier.after is not None:
                later.after = earlier.after
            earlier.before = later


def _same_kind(first: Figure, second: Figure) -> bool:
    kinds = {f.unit.kind for f in (first, second) if f.unit is not None}
    return len(kinds) == 1 or kinds <= {"noun", "unknown"}


def _is_listed(plain: str, clause: Clause) -> bool:
    """Whether nothing but "cho" or "với" stands between the separator and the figure."""
    return plain[clause.start : clause.figure.start].strip(" ,") in ("", "cho", "với")


def _within(at: int, brackets: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(brackets, (at, at)) - 1
    return index >= 0 and brackets[index][0] <= at < brackets[index][1]
