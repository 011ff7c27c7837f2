"""Figures that someone is to reach: found, cut into clauses, judged, and put together with what they measure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.changes import attached_change, is_share_of_plan, read_change
from extractors.clauses import Clause, cut_clauses
from extractors.confidence import confidence
from extractors.figure import Figure
from extractors.figures import find_figures
from extractors.handed_out import hand_out
from extractors.indicators import Indicator, Words, read_indicator
from extractors.measures import as_measured, is_lived
from extractors.mending import mended
from extractors.periods import Times
from extractors.reading import Reading
from extractors.shared_names import (
    before_bracket,
    before_colon,
    borrowed,
    head_behind,
    head_of,
    is_only_timed,
    line_above,
    of_the_same,
    of_what,
    same_measure,
    says_nothing,
    with_head,
)
from extractors.target_status import Place, Verdict, judge, status_cues
from extractors.target_tables import find_target_tables, read_target_table
from extractors.zero_targets import find_zeros
from schemas.base import Years
from schemas.dates import DateItem
from schemas.references import Reference
from schemas.targets import Target

# "trong đó A 2 tỷ, B 1 tỷ và C 1 tỷ": all of them are parts of the one before
_LIST = re.compile(r"[^;.()\n]{0,120}")


_LONGEST_LABEL = 90  # of a line, before its colon: "2. Kết quả năm học 2023-2024: …"
_SHORT_NAME = 5  # spaces in ", trung học cơ sở đạt"


@dataclass(frozen=True, slots=True)
class _Plan:
    """What all targets of one plan share."""

    reading: Reading
    words: Words
    calendar: Times


def extract_targets(reading: Reading, dates: Sequence[DateItem], references: Sequence[Reference]) -> tuple[Target, ...]:
    """The targets in reading order."""
    plain = mended(reading)
    times = tuple((d.span.start, d.span.end) for d in dates if d.type != "DURATION" or not is_lived(plain, d.span.start))
    # "cây vụ đông" is what is grown, whenever it is
    moments = tuple((a, b) for a, b in times if not reading.plain.startswith("vụ ", a))
    documents = tuple((r.span.start, r.span.end) for r in references)
    words = Words(reading.text, plain, moments, documents)
    plan = _Plan(reading, words, Times.of(reading, dates))
    tables = find_target_tables(reading)
    tabled = [read_target_table(reading, table) for table in tables]
    targets = [target for rows in tabled for target in rows]
    blocked = sorted((*times, *documents, *((t.table.start, t.table.end) for t in tables)))
    figures = [f for found in find_figures(reading.text, plain, blocked) if (f := as_measured(plain, found)) is not None]
    for sentence, group in _by_sentence(reading, figures):
        targets += _of_sentence(plan, sentence, group)
    targets += find_zeros(reading, words, plan.calendar)
    wholes = {t.figure_start: rows[t.part_of].figure_start for rows in tabled for t in rows if t.part_of is not None}
    return _with_parts(plain, sorted(targets, key=lambda t: t.figure_start), wholes)


def _by_sentence(reading: Reading, figures: Sequence[Figure]) -> list[tuple[tuple[int, int], list[Figure]]]:
    groups: list[tuple[tuple[int, int], list[Figure]]] = []
    for figure in figures:
        sentence = reading.sentence_at(figure.core_start)
        if groups and groups[-1][0] == sentence:
            groups[-1][1].append(figure)
        else:
            groups.append((sentence, [figure]))
    return groups


def _of_sentence(plan: _Plan, sentence: tuple[int, int], figures: Sequence[Figure]) -> list[Target]:
    section = plan.reading.section_at(sentence[0])
    role = section.role if section else "other"
    counted = any(d.role == "as_of" for d in plan.calendar.between(*sentence))
    results = role == "situation" and _tells_results(plan.reading, sentence[0])
    cues = status_cues(plan.words.plain, *sentence)
    found: list[Target] = []
    accepted: Clause | None = None  # the last clause that was a target
    parting = False  # whether it is a part of the one before it, in a list of parts
    whole: tuple[int, Years] | None = None  # where the last figure with years of its own ends, and these
    clauses = cut_clauses(plan.words.plain, *sentence, figures)
    for clause, indicator in _named(plan.words, sentence, clauses):
        said, inherits = plan.calendar.period(clause, sentence, clauses), False
        if said is None and clause.before is not None:
            said = plan.calendar.own_period(clause.before)  # "15% công chức, 10% viên chức đến hết năm 2025"
        if said is None and clause.outer is not None:
            said = plan.calendar.own_period(clause.outer)
        if whole is not None and "trong đó" in plan.words.plain[whole[0] : clause.figure.start]:
            own = plan.calendar.own_period(clause)
            said, inherits = own or whole[1], own is None
        period = said or plan.reading.header.period
        place = Place(
            plain=plan.words.plain,
            sentence=sentence,
            role=role,
            cues=cues,
            past=_is_past(period, plan.reading.header.period),
            counted=counted,
            follows=accepted is not None
            and (_goes_on(plan.words.plain, accepted, clause, parting=parting) or (results and _is_count(clause))),
            results=results,
        )
        verdict = judge(clause, place)
        if verdict is not None:
            found.append(_target(plan, clause, indicator, verdict, _years_for(plan, verdict, said, role)))
            if accepted is not None:
                between = plan.words.plain[accepted.figure.core_end : clause.figure.start]
                parting = "trong đó" in between or (parting and ";" not in between)
            accepted = clause
            if said is not None and not inherits:
                whole = (clause.figure.end, said)
    return found


def _tells_results(reading: Reading, offset: int) -> bool:
    """Whether a heading above, or the words before the first colon of the line, say that results follow."""
    line, end = reading.line_at(offset)
    colon = reading.plain.find(":", line, min(end, line + _LONGEST_LABEL))
    if colon >= 0 and "kết quả" in reading.plain[line:colon]:
        return True
    return any("kết quả" in s.heading.lower() for s in reading.ancestors(reading.section_at(offset)) if s.heading is not None)


def _named(words: Words, sentence: tuple[int, int], clauses: Sequence[Clause]) -> list[tuple[Clause, Indicator]]:
    """The clauses with what they measure; one that does not say takes it from the figure before, or from the next one."""
    named: list[tuple[Clause, Indicator]] = []
    waiting: list[Clause] = []
    first = head_of(words, sentence[0], clauses[0].figure.start) if clauses else None
    inner, inner_ends = None, -1  # a head said behind an earlier figure, and where its statement ends
    for at, clause in enumerate(clauses):
        own = read_indicator(words, clause)
        if at and (told := head_behind(words, clauses[at - 1].figure.end, clause.figure.start)) is not None:
            stop = words.plain.find(";", clause.figure.end, sentence[1])
            inner, inner_ends = told, stop if stop >= 0 else sentence[1]
        head = inner if clause.figure.start < inner_ends else first
        last = next(((c, i) for c, i in reversed(named) if same_measure(c.figure, clause.figure)), None)
        if own is None or says_nothing(own, clause.figure):
            if (told := before_bracket(words, sentence[0], clause)) is not None:
                named.append((clause, borrowed(Indicator(told, None, 0, 0), clause, own)))
            elif last is not None:
                named.append((clause, borrowed(last[1], clause, own)))
            elif (above := before_colon(words, sentence[0], clause) or line_above(words, clause.figure.start)) is not None:
                named.append((clause, borrowed(Indicator(above, None, 0, 0), clause, own)))
            elif own is not None and head is not None:
                named.append((clause, own._replace(indicator=f"{head} {own.indicator}")))
            elif own is None:
                waiting.append(clause)
            else:
                named.append((clause, own))
            continue
        if last is not None and own.subject is None and is_only_timed(words, clause):
            own = own._replace(indicator=f"{last[1].indicator} {own.indicator}", shared=True)
        elif named and clause.start >= clause.figure.start and own.subject is None and own.indicator.startswith("tổng số "):
            own = own._replace(indicator=named[-1][1].indicator, subject=own.indicator, shared=True)  # "…, đạt 40% tổng số hộ"
        else:
            own = of_the_same(words, clause, _of_whole(clause, own, named), last[1] if last else None)
            own = with_head(words, clause, own, last[1].indicator if last else None, head)
            own = of_what(words, clause, own, named[-1][1].indicator if named else None, head)
        named += [(c, borrowed(own, c, None)) for c in waiting if same_measure(c.figure, clause.figure)]
        waiting = []
        named.append((clause, own))
    return hand_out(words, named, first)


def _of_whole(clause: Clause, own: Indicator, named: Sequence[tuple[Clause, Indicator]]) -> Indicator:
    """A share of what itself took its name from before: "từ 60% năm 2020 lên 70% năm 2025, trong đó có chứng chỉ 28%"."""
    if clause.part_of is None or not clause.figure.is_share:
        return own
    whole = next((i for c, i in named if c is clause.part_of), None)
    if whole is None or not whole.shared:
        return own
    return own._replace(indicator=f"{whole.indicator} {own.indicator}")


def _years_for(plan: _Plan, verdict: Verdict, said: Years | None, role: str) -> Years | None:
    """The years of a target: those said, else the plan's; a review of the past is for the year before the plan."""
    years = plan.reading.header.period
    if said is not None:
        # What is still to be reached is not for a year gone by: "địa phương có số vụ năm 2014 tăng phải giảm 10%".
        return years if verdict.status == "target" and _is_past(said, years) else said
    if years is not None and role == "situation" and verdict.status == "actual":
        return Years(first=years.first - 1, last=years.first - 1)
    return years


def _goes_on(plain: str, accepted: Clause, clause: Clause, *, parting: bool) -> bool:
    """Whether the clause lists on: "1.284 ca sốt xuất huyết; 642 ca tay chân miệng", "148 dự án, trong đó 61 dự án".

    `parting` says that `accepted` stands in a list of parts: "10 ha, trong đó cam 6 ha, bưởi 4 ha".
    """
    if clause.after is accepted or accepted.before is clause:
        return True  # "kiểm tra 46 tổ chức và 48 đảng viên", "có 10 bác sĩ và 30 giường bệnh"
    first, second = accepted.figure.unit, clause.figure.unit
    between = plain[accepted.figure.core_end : clause.figure.start].rstrip()
    if first is not None and second is not None and first.kind == second.kind == "share":
        # "tỷ lệ đi học nhà trẻ 43%, mẫu giáo 99%", "tỷ lệ qua đào tạo 63%, trong đó có bằng cấp 24%"
        return between.startswith(", trong đó ") or (between.startswith(",") and between.count(" ") <= _SHORT_NAME)
    if first is None or second is None or first.kind not in ("noun", "physical") or first.code != second.code:
        return False
    if "trong đó" in between or (parting and ";" not in between):
        return True
    return first.kind == "noun" and (clause.start >= clause.figure.start or between.endswith((";", ",")))


def _is_count(clause: Clause) -> bool:
    return clause.figure.unit is not None and clause.figure.unit.kind == "noun"


def _is_past(period: Years | None, plan: Years | None) -> bool:
    return period is not None and plan is not None and period.last < plan.first


def _target(plan: _Plan, clause: Clause, indicator: Indicator, verdict: Verdict, period: Years | None) -> Target:
    figure, words = clause.figure, plan.words
    unit = figure.unit
    section = plan.reading.section_at(figure.core_start)
    shares = [f for f in (figure, *clause.attached) if is_share_of_plan(words.plain, f)]
    change = read_change(words.text, words.plain, figure, clause.own_end, indicator.direction)
    doubts = ("inferred",) if indicator.shared else ()
    return Target(
        span=plan.reading.span(min(indicator.start, figure.start), max(indicator.end, figure.end)),
        section_id=section.section_id if section else None,
        confidence=confidence("targets", verdict.base, *doubts),
        inferred=indicator.shared,
        rule=verdict.rule,
        indicator=indicator.indicator,
        subject=indicator.subject,
        comparator=">=" if indicator.at_least and figure.comparator == "=" else figure.comparator,
        value=figure.value,
        value_max=figure.value_max,
        unit=unit.printed if unit else None,
        # A scale alone ("kinh phí 2,5 tỷ") is money in these texts; `judge` has seen to it.
        unit_code="VND" if unit and unit.kind == "bare" else unit.code if unit else None,
        status=verdict.status,
        change=change or attached_change(words.text, words.plain, clause.attached),
        period=period,
        of=figure.of,
        plan_share=_plan_share(words.plain, shares[0]) if shares else None,
        figure_start=figure.core_start,
        figure_end=figure.core_end,
    )


def _plan_share(plain: str, figure: Figure) -> Decimal:
    """The share of its plan that a figure tells: "bằng 81% kế hoạch" is 0.81, "vượt 5% dự toán" 1.05."""
    over = "vượt" in plain[figure.start - 5 : figure.core_start]
    return figure.value / 100 + over


def _with_parts(plain: str, targets: Sequence[Target], wholes: Mapping[int, int]) -> tuple[Target, ...]:
    """The targets, each that "trong đó" opens tied to the one before it in the same line, parts in tables to their `wholes`.

    `wholes` maps the places of figures: of a part in a table to that of its whole.
    """
    places = {target.figure_start: at for at, target in enumerate(targets)}
    out: list[Target] = []
    for target in targets:
        previous = out[-1] if out else None
        part_of = places[wholes[target.figure_start]] if target.figure_start in wholes else None
        if previous is not None and part_of is None:
            between = plain[previous.figure_end : target.figure_start]
            if "trong đó" in between and "\n" not in between:
                # "600 lao động (mỗi năm 200 lao động), trong đó …": the whole stands before the bracket
                closed = between[: between.find("trong đó")]
                aside = ")" in closed and "(" not in closed and len(out) > 1
                part_of = len(out) - 1 - aside
            elif previous.part_of is not None and previous.unit_code == target.unit_code and _LIST.fullmatch(between):
                part_of = previous.part_of
        out.append(target if part_of == target.part_of else target.model_copy(update={"part_of": part_of}))
    return tuple(out)
