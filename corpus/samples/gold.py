"""The gold of a plan: what its marks say, in the format and the order of the project's other gold."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from corpus.samples.marks import Mark, Marked, parse_marks
from corpus.samples.plan_source import Block, Front, Plan, row_line

Json = dict[str, Any]  # gold is JSON as it stands on disk: its shape is that of ../shared/gold
_TRAILING = " :.;/"
_ROLES = {"issue", "deadline", "period", "commemoration", "citation", "baseline", "as_of", "other"}


@dataclass
class _Reading:
    """What was found so far, in reading order; `leads` are the offices that headings name, by level."""

    front: Front
    sections: list[Json] = field(default_factory=list)
    dates: list[Json] = field(default_factory=list)
    targets: list[Json] = field(default_factory=list)
    assignments: list[Json] = field(default_factory=list)
    references: list[Json] = field(default_factory=list)
    leads: dict[int, list[str]] = field(default_factory=dict)

    @property
    def years(self) -> Json | None:
        return _years(self.front["period"])


def gold_of(plan: Plan) -> Json:
    """The gold record of a plan; raises ValueError where a mark cannot be understood."""
    front = plan.front
    reading = _Reading(front)
    for text in header_texts(front):
        _read_marks(text, reading)
    for block in plan.blocks:
        _read_block(block, reading)
    return {
        "name": plan.name,
        "header": _header(front),
        "sections": reading.sections,
        "dates": reading.dates,
        "targets": reading.targets,
        "assignments": reading.assignments,
        "references": reading.references,
        "flags": [dict(flag) for flag in front["flags"]],
    }


def header_texts(front: Front) -> Iterator[Marked]:
    """The letterhead's lines that carry marks, and the title, in reading order."""
    yield parse_marks(front["place_line"])
    yield from (parse_marks(line) for line in front["title"])


def _header(front: Front) -> Json:
    signer = front["signer"]
    return {
        "kind": front["kind"],
        "number": front.get("number"),
        "symbol": front.get("symbol"),
        "issuing_body": front["issuing_body"],
        "parent_body": front.get("parent_body"),
        "place": front["place"],
        "issued_on": front.get("issued_on"),
        "title": " ".join(parse_marks(line).words for line in front["title"]),
        "period": _years(front["period"]),
        "theme": front.get("theme"),
        "signer": {"name": signer["name"], "position": signer["position"], "on_behalf": signer.get("on_behalf")},
        "recipients": list(front["recipients"]),
    }


def _read_block(block: Block, reading: _Reading) -> None:
    if block.kind == "signature":
        reading.leads.clear()
        reading.sections += [
            {"number": None, "heading": "Nơi nhận", "role": "recipients", "level": 1},
            {"number": None, "heading": None, "role": "signature", "level": 1},
        ]
    if block.kind == "section":
        heading = block.text.words.strip(_TRAILING) if block.headed else None
        section = {"number": block.number, "heading": heading, "role": block.role, "level": block.level}
        reading.sections.append(section | ({"optional": True} if block.optional else {}))
        for level in [level for level in reading.leads if level >= block.level]:
            del reading.leads[level]
        if block.headed:
            reading.leads[block.level] = [block.text.said(mark) for mark in block.text.marks if mark.tag == "l"]
    for row in block.rows:
        _read_row(row, block.columns, reading)
    _read_marks(block.text, reading)


def _read_row(row: tuple[Marked, ...], columns: tuple[str, ...], reading: _Reading) -> None:
    """A row of targets has `name` and value columns (actual:2022), one of tasks `task` and `lead`."""
    cells = dict(zip(columns, row, strict=True))
    for column, cell in cells.items():
        _read_marks(cell, reading)
        for mark in cell.marks:
            if mark.tag == "v":
                reading.targets.append(_table_target(mark, column, cells, row_line(row)))
    task = cells.get("task")
    if task is None or not any(mark.tag == "a" for mark in task.marks):
        return
    mark = next(mark for mark in task.marks if mark.tag == "a")
    due = [m for m in cells["due"].marks if m.tag == "d" and "deadline" in m.argument.split()] if "due" in cells else []
    people = [(cells[part].words, part) for part in ("lead", "support") if part in cells and cells[part].words]
    item: Json = {"action": task.said(mark), "assignees": [{"text": words, "part": part} for words, part in people]}
    if due:
        item["deadline"] = _last(due[0].argument.split()[0])
    if "product" in cells and cells["product"].words:
        item["product"] = cells["product"].words
    reading.assignments.append(item | _optional(mark.argument))


def _table_target(mark: Mark, column: str, cells: dict[str, Marked], line: str) -> Json:
    options = _options(mark.argument)
    status, _, year = column.partition(":")
    comparator, _, value = options["figure"].rpartition(" ")
    unit = options.get("unit") or cells["unit"].words
    name = options.get("ind") or cells["name"].words.lstrip("-+ ")
    item: Json = {"text": line, "indicator": name, "comparator": comparator or "="} | _figure(value)
    item |= {"unit": unit, "unit_code": options.get("code") or unit_code(unit), "status": options.get("status") or status}
    item |= {"period": _years([int(y) for y in (options.get("per") or year).split("..")])} | _change(options, item)
    return item | _optional(mark.argument)


def _read_marks(text: Marked, reading: _Reading) -> None:
    for mark in text.marks:
        if mark.tag in ("d", "y", "c"):
            reading.dates.append(_date(mark, text.said(mark)))
        elif mark.tag == "r":
            reading.references.append(_reference(mark, text))
        elif mark.tag == "t":
            reading.targets.append(_target(mark, text, reading))
        elif mark.tag == "a" and "cell" not in mark.argument.split():
            reading.assignments.append(_assignment(mark, text, reading))
        elif mark.tag not in ("l", "p", "to", "x", "n", "s", "i", "v", "a"):
            raise ValueError(f"no such mark: {mark.tag!r}")


def _date(mark: Mark, said: str) -> Json:
    if mark.tag == "y":
        return {"text": said, "type": "DATE", "value": mark.argument, "role": "period"}
    if mark.tag == "c":
        return {"text": said, "type": "DATE", "value": mark.argument, "role": "citation"}
    value, role, *rest = mark.argument.split()
    if role not in _ROLES:
        raise ValueError(f"no such role: {mark.argument!r}")
    item: Json = {"text": said, "type": _type(value)}
    item |= {"role": role, "recurrence": value} if value.startswith("FREQ") else {"value": value, "role": role}
    if mod := next((word for word in rest if word.isupper()), None):
        item["mod"] = mod
    return item | ({"optional": True} if "opt" in rest else {})


def _type(value: str) -> str:
    if value.startswith("FREQ"):
        return "SET"
    if value.startswith("P"):
        return "DURATION"
    return "PERIOD" if "/" in value and not value.startswith("../") else "DATE"


def _reference(mark: Mark, text: Marked) -> Json:
    """`relation kind canonical`; the date and the issuer are the marks `c` and `i` inside."""
    relation, kind, *rest = mark.argument.split()
    item: Json = {"text": text.said(mark), "kind": kind}
    if rest and rest[0] != "opt":
        item["canonical"] = rest[0]
    own = [other for other in text.inside(mark, "c") if not any(inner.holds(other) for inner in text.inside(mark, "r"))]
    if own:
        item["date"] = own[0].argument
    if issuer := text.inside(mark, "i"):
        item["issuer"] = text.said(issuer[0])
    return item | {"relation": relation} | ({"optional": True} if "opt" in rest else {})


def _target(mark: Mark, text: Marked, reading: _Reading) -> Json:
    options = _options(mark.argument)
    comparator, value, *unit_words = options["figure"].split()
    unit = options.get("unit") or " ".join(unit_words)
    indicator = options.get("ind") or " ".join(text.said(m) for m in text.inside(mark, "n"))
    if not indicator or not unit:
        raise ValueError(f"a target without what it measures: {mark.argument!r}")
    item: Json = {"text": text.said(mark), "indicator": indicator}
    if subject := options.get("sub") or " ".join(text.said(m) for m in text.inside(mark, "s")):
        item["subject"] = subject
    item |= {"comparator": comparator} | _figure(value)
    item |= {"unit": unit, "unit_code": options.get("code") or unit_code(unit), "status": options.get("status", "target")}
    if options.get("per") != "-":
        item["period"] = _years([int(year) for year in options["per"].split("..")]) if "per" in options else reading.years
    item |= _change(options, item)
    for name, key in (("plan", "plan_share"), ("of", "of")):
        if name in options:
            item[key] = _number(options[name])
    return item | _optional(mark.argument)


def _assignment(mark: Mark, text: Marked, reading: _Reading) -> Json:
    options = _options("figure;" + mark.argument)
    leads = [text.said(m) for m in text.marks if m.tag == "l" and m.start < mark.end and not _left_behind(text, m, mark)]
    if "lead" in options:
        leads = [options["lead"]]
    if not leads:
        leads = next((reading.leads[level] for level in sorted(reading.leads, reverse=True) if reading.leads[level]), [])
    if not leads:
        raise ValueError(f"nobody is to do it: {text.said(mark)!r}")
    support = [text.said(m) for m in text.inside(mark, "p")] + ([options["with"]] if "with" in options else [])
    item: Json = {
        "action": text.said(mark),
        "assignees": [{"text": lead, "part": "lead"} for lead in leads] + [{"text": p, "part": "support"} for p in support],
    }
    dates = [m.argument.split() for m in text.inside(mark, "d")]
    due = [words[0] for words in dates if words[1] == "deadline" and "opt" not in words]
    if "due" not in options and len(due) > 1:
        raise ValueError(f"two deadlines: {text.said(mark)!r}")
    if (deadline := options.get("due") or (due[0] if due else "")) and deadline != "-":
        item["deadline"] = _last(deadline)
    if to := text.inside(mark, "to"):
        item["report_to"] = text.said(to[0])
    if product := text.inside(mark, "x"):
        item["product"] = text.said(product[0])
    return item | _optional(mark.argument)


def _left_behind(text: Marked, lead: Mark, action: Mark) -> bool:
    """Whether a later office of the same paragraph has taken over before the action begins."""
    others = [m for m in text.marks if m.tag == "l" and lead.end <= m.start < action.start]
    done = [m for m in text.marks if m.tag == "a" and m.end <= action.start]
    return any(lead.end <= task.start for task in done) and any(any(task.end <= o.start for task in done) for o in others)


def _options(argument: str) -> dict[str, str]:
    """`figure; key=value; opt` as a dictionary."""
    figure, *rest = [part.strip() for part in argument.split(";")]
    options = {"figure": figure}
    for part in rest:
        key, _, value = part.partition("=")
        options[key] = value
    return options


def _optional(argument: str) -> Json:
    return {"optional": True} if "opt" in re.split(r"[; ]+", argument) else {}


def _change(options: dict[str, str], item: Json) -> Json:
    """`chg=increase 8 %`, without a figure where the target is itself the change; `rel=` against what."""
    if "chg" not in options:
        return {}
    direction, *figure = options["chg"].split()
    value, unit = (_number(figure[0]), " ".join(figure[1:])) if figure else (item["value"], item["unit_code"])
    change = {"direction": direction, "value": value, "unit_code": unit_code(unit), "relative_to": options.get("rel")}
    return {"change": change}


def _figure(value: str) -> Json:
    low, _, high = value.partition("..")
    return {"value": _number(low)} | ({"value_max": _number(high)} if high else {})


def _number(text: str) -> int | float:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else float(number)


def unit_code(unit: str) -> str:
    """VND and USD for money however it is counted, UCUM for tonnes, else the unit in lower case.

    >>> [unit_code(unit) for unit in ("tỷ đồng", "triệu USD", "%", "ha", "Dự án", "tấn")]
    ['VND', 'USD', '%', 'ha', 'dự án', 't']
    """
    if unit == "tấn":
        return "t"
    if "USD" in unit:
        return "USD"
    return "VND" if "đồng" in unit else unit.lower()


def _last(value: str) -> str:
    """The last day (or month, year) of an EDTF value; a rule stays itself."""
    return value if value.startswith("FREQ") else value.rpartition("/")[2]


def _years(years: list[int]) -> Json | None:
    return {"first": years[0], "last": years[-1]} if years else None
