"""Expressions of time: atoms put together as these documents do ("Từ 01/01 đến 30/6", "trước 15/6 và 15/12 hằng năm")."""

import re
from collections import deque
from collections.abc import Sequence

from extractors import time_values as values
from extractors.lunar_new_year import named_year
from extractors.time_atom import UNMARKED_DAY, Atom
from extractors.time_atoms import EDGES, find_atoms
from extractors.time_contexts import is_spoken, is_time
from extractors.time_expressions import Expression, Holiday
from extractors.time_leads import AND, AND_DAY, BRIDGE, TAIL, Lead, read_lead
from extractors.time_values import Edge, Point, Stretch, edge_of, joined

_RANGEABLE = frozenset({"day", "month", "quarter", "year", "week", "now", "part", "event"})
_TAG_EDGES: dict[str, Edge] = {"start": "START", "mid": "MID", "end": "END"}


def find_expressions(text: str, printed: str, holidays: Sequence[Holiday] = (), *, spoken: bool = False) -> list[Expression]:
    """The expressions in `text` (lower case) in reading order; `printed` is the same text as it stands.

    What is a date only in some contexts ("1/2", "2021", "15 ngày") is kept where the words around it say so;
    with `spoken`, so are the relative ones that a plan does not use as dates ("tuần này", "3 ngày tới").
    """
    found = _compose(list(find_atoms(text, printed)), text)
    found = _repeat(found, text)
    found = _name(found, holidays, text)
    kept: list[Expression] = []
    for at in range(1, len(found)):
        if _goes_on(found[at - 1], found[at], text):
            found[at] = found[at]._replace(tags=found[at].tags | (found[at - 1].tags & _LIMITS), weak=False)
    for expression in found:
        if is_time(expression, kept[-1] if kept else None, text) or (spoken and is_spoken(expression)):
            kept += _members(expression, text)
    return kept


_LIMITS = frozenset({"before", "due"})
_ALSO = re.compile(r"\s*(?:,|và|hoặc)\s*(?:ngày\s+)?")


def _goes_on(before: Expression, expression: Expression, text: str) -> bool:
    """Whether the limit of the day before holds for this one too: "trước ngày 10/6 và 10/12"."""
    if expression.kind != "day" or before.kind != "day" or expression.ranged or before.ranged or not before.tags & _LIMITS:
        return False
    bare = not expression.tags - {"fill"} and expression.holiday is None
    return bare and _ALSO.fullmatch(text, before.end, expression.core) is not None


def _compose(atoms: list[Atom], text: str) -> list[Expression]:
    """One expression for each atom, or for the two ends of a range, with the words that bound it."""
    found: list[Expression] = []
    floor = at = 0
    while at < len(atoms):
        atom = atoms[at]
        if atom.start < floor:  # "ngày 10 của tháng đầu quý": the month is part of the expression before
            at += 1
            continue
        lead = read_lead(text, atom.start, floor)
        following = atoms[at + 1] if at + 1 < len(atoms) else None
        expression = None
        if following:
            expression = _range(atom, following, lead, text) or _day_pair(atom, following, lead, text)
        if expression is None and following:
            expression = _of_relative_year(atom, following, lead, text) or _length_from(atom, following, lead, text)
        if expression:
            at += 1
        else:
            expression = _single(atom, lead)
        expression = _tail(expression, text)
        found.append(expression)
        floor = expression.end
        at += 1
    return found


def _single(atom: Atom, lead: Lead) -> Expression:
    edges = [_TAG_EDGES[tag] for tag in ("start", "mid", "end") if tag in lead.tags]
    start = atom.start if atom.kind in ("set", "now", "event") and not lead.tags & {"until", "since", "as_of"} else lead.start
    return Expression(
        start, atom.end, atom.kind, atom.rule, atom.parts, lead.tags, edges[0] if edges else atom.edge, atom.recurrence,
        atom.length, atom.numbers, atom.weak, atom.folded, atom.bridged, core=atom.start,
    )  # fmt: skip


def _range(first: Atom, last: Atom, lead: Lead, text: str) -> Expression | None:
    """ "từ A đến B", "A - B": one stretch; None where the two are no range."""
    if last.start - first.end > 70 or last.kind not in _RANGEABLE or len(last.parts) > 1 or len(first.parts) > 1:
        return None
    bridge = BRIDGE.fullmatch(text, first.end, last.start)
    if bridge is None or lead.tags & {"until", "before", "as_of", "due"} or last.kind == "event":
        return None
    if first.kind == "day_number" and last.kind == "day" and last.parts and (end := last.parts[0].first):
        begin = Stretch(Point(end.year, end.month, first.numbers[0]), Point(end.year, end.month, first.numbers[0]))
    elif (
        first.kind not in _RANGEABLE
        or (first.kind != last.kind and (bridge["dash"] or not _begins(first, lead)) and last.kind != "now")
        or (first.weak and first.rule == "bare_year" and "since" not in lead.tags)
        or (first.rule == UNMARKED_DAY and "since" not in lead.tags)
        or (first.rule == last.rule == UNMARKED_DAY and not _ENDS.match(text, last.end))  # "từ 5.5 - 6.5 tấn"
    ):
        return None
    else:
        begin = first.parts[0] if first.parts else Stretch(None, None)
    end_part = last.parts[0] if last.parts else Stretch(None, None)
    first_edge = next((_TAG_EDGES[tag] for tag in ("start", "mid", "end") if tag in lead.tags), first.edge)
    if first_edge:
        begin = begin._replace(first=edge_of(begin, first_edge, last=False))
    word = (bridge["edge"] or "").split()
    last_edge = EDGES.get(word[0]) if word else last.edge
    if last_edge:
        end_part = end_part._replace(last=edge_of(end_part, last_edge, last=True))
    whole = joined(begin, end_part)
    from_issue, to_issue = first.kind in ("now", "event"), last.kind == "now"
    if not (from_issue or to_issue) and not whole.exists():
        return None
    rule = "range_in_figures" if bridge["dash"] else "range"
    if first.kind == last.kind == "day" and _is_anniversary(whole):
        rule = "anniversary"
    return Expression(
        lead.start, last.end, first.kind if first.kind == last.kind else "part", rule, (whole,), lead.tags,
        weak=first.weak and last.weak and "since" not in lead.tags, folded=first.folded or last.folded, ranged=True,
        from_issue=from_issue, to_issue=to_issue, core=first.start,
    )  # fmt: skip


_ENDS = re.compile(r"\s*(?:$|[.,;:)\n])")


def _begins(atom: Atom, lead: Lead) -> bool:
    """Whether the words say that something begins: "từ …", "từ ngày ký"."""
    return "since" in lead.tags or atom.kind == "event"


def _of_relative_year(atom: Atom, year: Atom, lead: Lead, text: str) -> Expression | None:
    """ "31/12 năm trước", "quý IV năm nay": the second atom says which year."""
    if year.rule != "relative_year" or not atom.parts or any(part.has_year for part in atom.parts) or atom.kind == "year":
        return None
    if not re.fullmatch(r"\s*(?:của\s+)?", text[atom.end : year.start]):
        return None
    shift = year.parts[0].shift
    if lead.tags & _LIMITS and text.startswith("liền kề", text.rfind("liền", year.start, year.end)):
        shift = 1  # what is due in the year beside the one that is reported on, is due after it
    parts = tuple(part._replace(shift=shift) for part in atom.parts)
    return _single(atom, lead)._replace(end=year.end, parts=parts, weak=False)


def _length_from(atom: Atom, event: Atom, lead: Lead, text: str) -> Expression | None:
    """ "15 ngày kể từ ngày kế hoạch được ban hành": the event is where the length begins."""
    if atom.kind != "length" or event.kind != "event" or text[atom.end : event.start].strip(" ,"):
        return None
    return _single(atom, lead)._replace(end=event.end, weak=False)


def _is_anniversary(whole: Stretch) -> bool:
    """Whether it goes from a day to the same day of a later year ("03/02/1930-03/02/2021")."""
    first, last = whole.first, whole.last
    return bool(first and last and first.year and last.year and last.year > first.year and first[1:] == last[1:])


def _day_pair(first: Atom, last: Atom, lead: Lead, text: str) -> Expression | None:
    """ "Chiều ngày 28/12 và cả ngày 29/12/2011": two days that follow each other are one stretch."""
    if not (first.kind == last.kind == "day" and len(first.parts) == len(last.parts) == 1) or (first.weak and last.weak):
        return None
    if not AND_DAY.fullmatch(text, first.end, last.start):
        return None
    whole = joined(first.parts[0], last.parts[0])
    begin, end = whole.earliest(), whole.latest()
    if begin is None or end is None or (end - begin).days != 1 or first.parts[0].last != first.parts[0].first:
        return None
    folded = first.folded or last.folded
    return Expression(
        lead.start, last.end, "day", "days_in_a_row", (whole,), lead.tags, folded=folded, ranged=True, core=first.start
    )


def _tail(expression: Expression, text: str) -> Expression:
    """The expression with the words after it that belong to it ("trở đi", "và các năm tiếp theo", "âm lịch")."""
    if expression.recurrence == "FREQ=WEEKLY":
        return _weekday(expression, text)
    match = TAIL.match(text, expression.end)
    if match is None:
        year = _LUNAR_YEAR.match(text, expression.end) if expression.kind == "day" else None
        if year and named_year(year[1], 2000) is not None:
            return expression._replace(lunar=True, rule="lunar_day", end=year.end(), weak=False)
        monthly = expression.kind == "day_number" and not _EVERY.match(text, expression.end)
        if monthly and _EVERY_MONTH.search(text, max(0, expression.start - 60), expression.start):
            rule = values.recurrence("MONTHLY", month_days=expression.numbers)
            return expression._replace(kind="set", rule="day_of_every_month", recurrence=rule, weak=False)
        return expression
    part = expression.stretch
    if match["lunar"]:
        return expression._replace(lunar=True, end=match.end(), weak=False) if expression.kind == "day" else expression
    if match["quarter_month"] or match["each_month"]:
        if expression.kind != "day_number":
            return expression
        if match["each_month"]:
            rule = values.recurrence("MONTHLY", month_days=expression.numbers)
        else:
            months = (1, 4, 7, 10) if match["which"] == "đầu" else (3, 6, 9, 12)
            rule = values.recurrence("YEARLY", month_numbers=months, month_days=expression.numbers)
        return expression._replace(kind="set", rule="day_of_every_quarter" if match["quarter_month"] else "day_of_every_month",
                       recurrence=rule, end=match.end(), weak=False)  # fmt: skip
    if expression.kind == "now" and match["onwards"]:
        return expression._replace(from_issue=True, ranged=True, end=match.end(), weak=False, parts=(Stretch(None, None),))
    if part is None or (expression.ranged and not match["following"]):
        return expression
    part = part._replace(first=None) if match["backwards"] else part._replace(last=None)
    return expression._replace(parts=(part,), rule="open_range", ranged=True, end=match.end(), weak=False)


_LUNAR_YEAR = re.compile(r"\s*năm\s+([^\W\d]{1,5}\s+[^\W\d]{1,5})(?!\w)")  # "ngày 26 tháng 10 năm Ất Tỵ"
# "báo cáo tháng: trước ngày 20"
_EVERY_MONTH = re.compile(r"báo\s+cáo\s+(?:định\s+kỳ\s+)?tháng(?![^.;]{0,50}(?:quý|năm|tuần))[^.;\d]{0,40}$")
_EVERY = re.compile(r"\s*,?\s*(?:của\s+)?(?:h[ằà]ng|mỗi|từng|tháng|quý)(?!\w)")
_WEEKDAYS = {
    "hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH", "sáu": "FR", "6": "FR",
    "bảy": "SA", "7": "SA",
}  # fmt: skip


_DAY_OF_WEEK = re.compile(r"thứ\s+(hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|chủ\s+nhật")
_DAYS_OF_WEEK = re.compile(rf"(?:(?:{_DAY_OF_WEEK.pattern})\s*(?:,|;|và|-)?\s*(?:các\s+)?){{1,7}}$")


def _weekday(expression: Expression, text: str) -> Expression:
    """ "thứ Hai hằng tuần": the repetition with its day of the week."""
    match = _DAYS_OF_WEEK.search(text, max(0, expression.start - 90), expression.start)
    if match is None:
        return expression
    days = [_WEEKDAYS.get(name[1] or "", "SU") for name in _DAY_OF_WEEK.finditer(match.group())]
    rule = values.recurrence("WEEKLY", weekdays=days)
    return expression._replace(start=expression.start - len(match.group()), recurrence=rule, rule="day_of_every_week")


def _repeat(found: list[Expression], text: str) -> list[Expression]:
    """The expressions with "15/6 … hằng năm" as one repetition."""
    out: list[Expression] = []
    for expression in found:
        if expression.kind == "set" and expression.recurrence and expression.rule == "repetition" and out:
            group = _group(out, expression.start, text)
            rule = _repeated(group, expression)
            if rule:
                del out[-len(group) :]
                whole = group[0]._replace(end=expression.end, kind="set", rule="day_of_every_period", recurrence=rule)
                out.append(whole._replace(weak=False, parts=()))
                continue
        if (
            out
            and out[-1].kind == "set"
            and out[-1].rule == "repetition"
            and re.fullmatch(r"[\s,:(]*(?:vào\s+|trong\s+)?", text[out[-1].end : expression.start])
        ):
            before = out[-1]
            if expression.rule in ("day_of_every_quarter", "day_of_every_month"):
                out[-1] = expression._replace(start=before.start)
                continue
            rule = _repeated([expression], before)
            if rule and (expression.kind in ("day_number", "day") or expression.tags & {"before", "due", "inside", "until"}):
                out[-1] = expression._replace(
                    start=before.start, kind="set", rule="day_of_every_period", recurrence=rule, weak=False, parts=()
                )
                continue
        out.append(expression)
    return out


def _group(out: list[Expression], end: int, text: str) -> list[Expression]:
    """The last expressions of `out` that a repetition at `end` may govern: yearless, of one kind, joined by "và"."""
    group: list[Expression] = []
    for expression in reversed(out):
        if (
            expression.kind not in ("day", "day_number", "month", "quarter")
            or any(p.has_year for p in expression.parts)
            or (expression.ranged and expression.kind != "month")
        ):
            break
        if group:
            if expression.kind != group[0].kind or not AND.fullmatch(text, expression.end, group[0].core):
                break
        elif not re.fullmatch(r"\s*(?:,\s*)?(?:của\s+)?", text[expression.end : end]):
            break
        group.insert(0, expression)
    return group


def _repeated(group: list[Expression], every: Expression) -> str | None:
    """The RRULE of the group's days in each period; None where they are not the days of one rule."""
    if not group or every.recurrence is None:
        return None
    kind, parts = group[0].kind, [part for expression in group for part in expression.parts]
    if any(part.has_year for part in parts) or (group[0].ranged and kind != "month"):
        return None
    firsts = [part.first for part in parts if part.first]
    if kind == "day_number":
        days = [n for expression in group for n in expression.numbers]
        if every.recurrence == "FREQ=MONTHLY":
            return values.recurrence("MONTHLY", month_days=days)
        if every.recurrence == "FREQ=MONTHLY;INTERVAL=3":
            return values.recurrence("QUARTERLY", month_days=days)
        return None
    if "INTERVAL" not in every.recurrence and every.recurrence != "FREQ=YEARLY":
        return None
    if kind == "day" and len({point.day for point in firsts}) == 1:
        return values.recurrence("YEARLY", month_numbers=[p.month or 0 for p in firsts], month_days=[p.day or 0 for p in firsts])
    if every.recurrence != "FREQ=YEARLY":
        return None
    if kind in ("month", "quarter"):
        ends = [(part.first.month or 1, part.last.month or 1) for part in parts if part.first and part.last]
        numbers = [(month - 1) % 12 + 1 for first, last in ends for month in range(first, last + 1 + 12 * (last < first))]
        return values.recurrence("YEARLY", month_numbers=numbers)
    return None


# "Ngày Nhà giáo Việt Nam 20 - 11 - 2023": figures that are a day only behind its name
_OWN_FIGURES = re.compile(r"[\s(,:]{1,3}(\d{1,2})\s*[-–]\s*(\d{1,2})(?:\s*[-–]\s*((?:19|20)\d\d))?(?![\d/]|[-–]\d)")
_TO_FIGURES = re.compile(r"[^\d\n;.,:|]{0,60}")


def _name(found: list[Expression], holidays: Sequence[Holiday], text: str) -> list[Expression]:
    """The expressions with the named days: a name takes in the figures after it, and hides an atom inside it."""
    if not holidays:
        return found
    out: list[Expression] = []
    rest = deque(found)
    for holiday, following in zip(holidays, [*holidays[1:], None], strict=True):
        while rest and rest[0].core < holiday.start:
            out.append(rest.popleft())
        while rest and rest[0].core < holiday.end:  # "Cách mạng tháng Tám": the month is part of the name
            inside = rest.popleft()
            if inside.end > holiday.end and inside.kind in ("day", "year"):
                rest.appendleft(inside)
                break
        after = rest[0] if rest else None
        if following and after and following.start < after.core:
            after = None
        named = Expression(holiday.start, holiday.end, "day", "named_day", holiday=holiday, core=holiday.start)
        figures = _OWN_FIGURES.match(text, holiday.end)
        if figures and (int(figures[1]), int(figures[2])) == (holiday.day, holiday.month):
            out.append(named._replace(end=figures.end(), numbers=(int(figures[3]),) if figures[3] else ()))
            while rest and rest[0].core < figures.end():
                rest.popleft()
            continue
        if (
            after
            and after.kind == "day"
            and not _runs(after)
            and _TO_FIGURES.fullmatch(text, holiday.end, max(holiday.end, after.start))
        ):
            opened = "(" in text[holiday.end : after.core] and text[after.end : after.end + 1] == ")"
            rule = "named_day" if after.rule == UNMARKED_DAY else after.rule
            rest[0] = after._replace(start=holiday.start, end=after.end + opened, rule=rule, weak=False, holiday=holiday)
            continue
        year = after.stretch.first if after and after.kind == "year" and after.stretch else None
        if (
            after
            and year
            and year.year
            and not after.tags & {"until", "before", "since"}
            and _TO_YEAR.fullmatch(text, holiday.end, after.core)
        ):
            out.append(named._replace(end=after.end, numbers=(year.year,)))
            rest.popleft()
            continue
        out.append(named)
    return [*out, *rest]


def _runs(expression: Expression) -> bool:
    """Whether it says when something runs or is due, and so is not the day of the name before it ("nghỉ Tết từ 18/01 …")."""
    return bool(expression.tags & {"since", "before", "due"}) or (expression.ranged and expression.rule == "range")


# "Tết Nguyên đán Ất Tỵ năm 2025": a word or two, but no new phrase
_TO_YEAR = re.compile(r"(?:\s+(?!của|và|nhiệm|kế|theo|trong)[^\W\d]+){0,3}[\s(,]*(?:năm\s*)?")


def _members(expression: Expression, text: str) -> list[Expression]:
    """The expression, or one for each member of a list ("15, 20/8" is two days)."""
    if len(expression.parts) < 2:
        return [expression]
    spots = [m.span() for m in re.finditer(r"\d{4}|\d{1,2}|(?<!\w)(?:i{1,3}|iv)(?!\w)", text[expression.core : expression.end])]
    if len(spots) < len(expression.parts):
        return [expression._replace(parts=(expression.parts[0],))]
    found = []
    count = len(expression.parts)
    for index, part in enumerate(expression.parts):
        first = expression.start if index == 0 else expression.core + spots[index][0]
        last = expression.end if index == count - 1 else expression.core + spots[index][1]
        found.append(expression._replace(start=first, end=last, parts=(part,)))
    return found
