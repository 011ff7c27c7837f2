"""The parts of a record, each with its own measure."""

import json
from difflib import SequenceMatcher

from flows.scoring.tally import Json, Tally, match
from flows.scoring.times import edge, interval, rule, same_time
from flows.scoring.words import f1_words, overlap, same_form, words

Scores = dict[str, Tally]
HEADER_FIELDS = (
    "kind", "number", "symbol", "issuing_body", "parent_body", "place", "issued_on", "title", "period", "theme",
)  # fmt: skip
GROUNDED = ("sections", "dates", "targets", "assignments", "references")


def score_document(gold: Json, record: Json) -> Scores:
    """The tallies of one document by part; a part that gold does not have is not measured."""
    scores: Scores = {}
    if "header" in gold:
        scores["header"] = _header(gold["header"], record.get("header") or {})
    if "sections" in gold:
        scores |= _sections(gold["sections"], _part(record, "sections"))
    if "dates" in gold:
        scores |= _dates(gold["dates"], _part(record, "dates"))
    if "targets" in gold:
        scores |= _targets(gold["targets"], _part(record, "targets"))
    if "assignments" in gold:
        scores |= _assignments(gold["assignments"], _part(record, "assignments"), _part(record, "dates"))
    if "references" in gold:
        scores["references"] = _references(gold["references"], _part(record, "references"))
    if "flags" in gold:
        scores["flags"] = _flags(gold["flags"], _part(record, "flags"))
    scores["grounding"] = _grounding(record)
    return scores


def _part(record: Json, name: str) -> list[Json]:
    return record.get(name) or []


def _said(item: Json) -> str:
    return item.get("text") or (item.get("span") or {}).get("text") or ""


def _near(a: float | str | None, b: float | str | None) -> bool:
    if a is None or b is None:
        return a is b
    x, y = float(a), float(b)
    return x == y or abs(x - y) <= 1e-6 * max(abs(x), abs(y))


def _header(gold: Json, found: Json) -> Tally:
    tally = Tally()

    def check(name: str, want: object, got: object) -> None:
        readings = want if isinstance(want, list) else [want]
        alike = any(same_form(w) == same_form(got) if isinstance(w, str) and isinstance(got, str) else w == got for w in readings)
        tally.check(alike, f"{name}: gold {want!r}, found {got!r}")

    for name in HEADER_FIELDS:
        if name in gold:
            check(name, gold[name], found.get(name))
    if "signer" in gold:
        want, got = gold["signer"] or {}, found.get("signer") or {}
        for name in ("name", "position", "on_behalf"):
            check("signer." + name, want.get(name), got.get(name))
    recipients, _ = match(
        [{"text": r} for r in gold.get("recipients") or []],
        [{"text": r} for r in found.get("recipients") or []],
        lambda g, f: same_form(g["text"]) == same_form(f["text"]),
        show=lambda r: f"recipient {r['text']}",
    )
    tally.add(recipients)
    return tally


def _same_section(gold: Json, found: Json) -> bool:
    if gold["number"] != (str(found["number"]).rstrip(".)") if found.get("number") else None):
        return False
    if gold["heading"] is None:
        return bool(gold["number"]) or gold["role"] == found.get("role")
    return SequenceMatcher(None, same_form(gold["heading"]), same_form(found.get("heading"))).ratio() >= 0.9


def _show_section(s: Json) -> str:
    return f"{s.get('number')} {(s.get('heading') or '')[:60]!r} {s.get('role')} level {s.get('level')}"


def _sections(gold: list[Json], found: list[Json]) -> Scores:
    """In reading order, so that a number that repeats is matched to its own occurrence."""
    there, roles, levels = Tally(), Tally(), Tally()
    left, position = set(range(len(found))), 0
    for item in gold:
        at = next((i for i in range(position, len(found)) if i in left and _same_section(item, found[i])), None)
        if at is None:
            for tally in (there, roles, levels):
                tally.missed += not item.get("optional")
            there.errors.append("missed  " + _show_section(item))
            continue
        left.discard(at)
        position = at + 1
        there.hit += 1
        for tally, name in ((roles, "role"), (levels, "level")):
            error = f"gold {_show_section(item)}, found {_show_section(found[at])}"
            tally.check(item[name] == found[at].get(name), error)
    there.extra = len(left)
    there.errors += ["extra   " + _show_section(found[i]) for i in sorted(left)]
    return {"sections.found": there, "sections.role": roles, "sections.level": levels}


def same_date(gold: Json, found: Json) -> bool:
    """Whether two expressions that share a word name the same time."""
    return same_time(gold, {**found, "role": gold["role"]}) and overlap(_said(gold), _said(found)) > 0


def same_date_and_role(gold: Json, found: Json) -> bool:
    """Whether both the time and its role agree; a role that gold calls optional is free."""
    return (gold.get("optional") or gold["role"] == found.get("role")) and same_date(gold, found)


def _show_date(d: Json) -> str:
    return f"{_said(d)!r} = {d.get('recurrence') or d.get('value')} {d.get('role')}"


def _dates(gold: list[Json], found: list[Json]) -> Scores:
    return {
        "dates.value": match(gold, found, same_date, show=_show_date)[0],
        "dates.role": match(gold, found, same_date_and_role, show=_show_date)[0],
    }


def _same_unit(a: Json, b: Json) -> bool:
    """The same code, or, where what is counted is a noun, nouns that share most words."""
    left, right = (same_form(item.get("unit_code") or item.get("unit")) for item in (a, b))
    return left == right or overlap(left, right) >= 0.5


def _measured(target: Json) -> str:
    return " ".join(filter(None, (target.get("indicator"), target.get("subject"))))


def _same_figure(gold: Json, found: Json) -> bool:
    return (
        _near(gold["value"], found.get("value"))
        and _near(gold.get("value_max"), found.get("value_max"))
        and _same_unit(gold, found)
        and overlap(_said(gold), _said(found)) >= 0.5
    )


def same_target(gold: Json, found: Json) -> bool:
    """Whether the figure and all that is said of it agree."""
    change, got = gold.get("change") or {}, found.get("change") or {}
    return (
        _same_figure(gold, found)
        and gold["comparator"] == found.get("comparator")
        and gold["status"] == found.get("status")
        and (gold.get("period") is None or gold["period"] == found.get("period"))
        and f1_words(_measured(gold), _measured(found)) >= 0.6
        and change.get("direction") == got.get("direction")
        and _near(change.get("value"), got.get("value"))
    )


def _show_target(t: Json) -> str:
    figure = f"{t.get('comparator')} {t.get('value')} {t.get('unit_code')}"
    return f"{figure} {_measured(t)[:70]!r} {t.get('status')} {t.get('period')}"


def _targets(gold: list[Json], found: list[Json]) -> Scores:
    return {
        "targets.figure": match(gold, found, _same_figure, show=_show_target)[0],
        "targets.whole": match(gold, found, same_target, show=_show_target)[0],
    }


def _lead(item: Json) -> str:
    return " ".join(a["text"] for a in item.get("assignees", []) if a.get("part", "lead") == "lead")


def _piece(gold: Json, found: Json) -> bool:
    return overlap(gold["action"], found.get("action")) >= 0.8 and f1_words(_lead(gold), _lead(found)) >= 0.6


def same_assignment(gold: Json, found: Json) -> bool:
    """Whether lead and action agree, the action not a mere fragment."""
    return _piece(gold, found) and len(words(found.get("action"))) >= 0.4 * len(words(gold["action"]))


def _show_assignment(a: Json) -> str:
    return f"{_lead(a)[:50]!r}: {(a.get('action') or '')[:60]!r}"


def _assignments(gold: list[Json], found: list[Json], dates: list[Json]) -> Scores:
    there, pairs = match(gold, found, same_assignment, _piece, show=_show_assignment)
    due = Tally()
    for g in gold:
        if not g.get("deadline") or g.get("optional"):
            continue
        f = next((f for want, f in pairs if want is g), None)
        at = f.get("deadline") if f else None
        got = dates[at] if isinstance(at, int) and 0 <= at < len(dates) else {}
        if "FREQ" in g["deadline"]:
            alike = rule(g["deadline"]) == rule(got.get("recurrence"))
        else:
            span = interval(got.get("value"))
            alike = isinstance(span, tuple) and span[1] == edge(g["deadline"], last=True)
        due.check(alike, f"{g['deadline']} {_show_assignment(g)}: found {got.get('recurrence') or got.get('value')}")
    return {"assignments": there, "assignments.due": due}


def same_reference(gold: Json, found: Json) -> bool:
    """Whether the same document is cited."""
    if gold.get("optional"):
        return overlap(_said(gold), _said(found)) >= 0.8
    if gold.get("canonical"):
        alike = same_form(gold["canonical"]).replace(" ", "") == same_form(found.get("canonical")).replace(" ", "")
        return alike and bool(gold.get("date") == found.get("date"))
    same_kind = not found.get("canonical") and gold["kind"] == found.get("kind")
    return bool(same_kind) and overlap(_said(gold), _said(found)) >= 0.8


def _nested_reference(gold: Json, found: Json) -> bool:
    return not found.get("canonical") and overlap(_said(gold), _said(found)) >= 0.99


def _show_reference(r: Json) -> str:
    return f"{r.get('canonical')} {r.get('date')} {_said(r)[:70]!r}"


def _references(gold: list[Json], found: list[Json]) -> Tally:
    return match(gold, found, same_reference, _nested_reference, show=_show_reference)[0]


def _same_flag(gold: Json, found: Json) -> bool:
    return bool(gold["code"] == found.get("code"))


def _flags(gold: list[Json], found: list[Json]) -> Tally:
    raised = [f for f in found if f.get("severity") != "info"]
    show = lambda f: f"{f.get('code')} {f.get('message') or f.get('text') or ''}"  # noqa: E731  one use, one line
    return match(gold, raised, _same_flag, _same_flag, show=show)[0]


def _grounding(record: Json) -> Tally:
    """Every item's span is an exact slice of the record's clean text."""
    tally, text = Tally(), record.get("text") or ""
    for name in GROUNDED:
        for item in _part(record, name):
            span = item.get("span") or {}
            alike = bool(span.get("text")) and text[span["start"] : span["end"]] == span["text"]
            tally.check(alike, f"{name}: {json.dumps(span, ensure_ascii=False)[:120]}")
    return tally
