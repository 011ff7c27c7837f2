"""A comparison as flat tables: one a question, typed cells, with quote, file and page beside every figure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from comparison.model import Comparison, Figure, Place, Series, Step, Task, TaskStep
from comparison.pairing import measured
from comparison.units import one_dimension
from flows.comparison_page.wording import Language, figure, reason, say

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heads are keys of `words.toml`, or years as they stand; `doubtful` are the rows to look at."""

    name: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    doubtful: frozenset[int] = frozenset()


def tables(comparison: Comparison, language: Language) -> list[Table]:
    """All tables of the comparison, in the order in which they are shown."""
    return [make(comparison, language) for make in _MAKERS]


def _plans(comparison: Comparison, language: Language) -> Table:
    heads = ("year", "number", "plan_title", "issuer", "issued", "file")
    rows: list[tuple[Cell, ...]] = [
        (str(plan.edition), plan.number, plan.title, plan.issuer, plan.issued_on, plan.file) for plan in comparison.plans
    ]
    rows += [(say("head.notes", language), None, reason(note, language), None, None, None) for note in comparison.notes]
    return Table("overview", heads, rows)


CHANGE_HEADS = (
    "target", "from", "to", "verdict", "move", "before", "after", "value_before", "value_after", "unit", "difference", "percent",
    "stricter", "doubtful", "score", "reasons",
    "quote_before", "file_before", "page_before", "quote_after", "file_after", "page_after",
)  # fmt: skip


def changes(comparison: Comparison, language: Language) -> Table:
    """Long: a row for each step of each target."""
    rows: list[tuple[Cell, ...]] = []
    doubtful: set[int] = set()
    for series in comparison.series:
        for step in series.steps:
            old, new = around(series, step)
            if step.match and step.match.doubtful:
                doubtful.add(len(rows))
            said = (*(step.match.reasons if step.match else ()), *step.notes)
            rows.append(
                (
                    series.name,
                    str(step.before),
                    str(step.after),
                    say(f"verdict.{step.verdict}", language),
                    say(f"verdict.{step.move}", language) if step.move else None,
                    figure(old, language) if old else None,
                    figure(new, language) if new else None,
                    *_numbers(old, new, step.difference),
                    step.percent,
                    _yes(step.stricter, language),
                    _yes(step.match.doubtful if step.match else None, language),
                    step.match.score if step.match else None,
                    "; ".join(dict.fromkeys(reason(one, language) for one in said)),
                    *_where(old.places[0] if old else None),
                    *_where(new.places[0] if new else None),
                )
            )
    return Table("changes", CHANGE_HEADS, rows, frozenset(doubtful))


def results(comparison: Comparison, language: Language) -> Table:
    """A row for each target that a later plan gives a result for, and for those that none does."""
    heads = (
        "target", "year", "result", "promised", "reached", "value_before", "value_after", "unit", "difference", "share",
        "doubtful", "score", "reasons", "quote_before", "file_before", "page_before", "quote_after", "file_after", "page_after",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    doubtful: set[int] = set()
    for series in comparison.series:
        for one in series.outcomes:
            if one.match and one.match.doubtful:
                doubtful.add(len(rows))
            said = (*(one.match.reasons if one.match else ()), *one.notes)
            rows.append(
                (
                    one.promised.title,
                    str(one.promised.edition),
                    say(f"result.{one.result}", language),
                    figure(one.promised, language),
                    figure(one.reached, language) if one.reached else None,
                    *_numbers(one.reached, one.promised, one.difference, swapped=True),
                    None if one.share is None else round(100 * one.share, 2),
                    _yes(one.match.doubtful if one.match else None, language),
                    one.match.score if one.match else None,
                    "; ".join(dict.fromkeys(reason(why, language) for why in said)),
                    *_where(one.promised.places[0]),
                    *_where(one.reached.places[0] if one.reached else None),
                )
            )
    return Table("results", heads, rows, frozenset(doubtful))


def wide(comparison: Comparison, language: Language) -> Table:
    """A row for each target, a column for each edition and one for its result."""
    heads = ["target", "dimension"]
    for edition in comparison.editions:
        heads += [f"={edition}", f"={edition} {say('text.reached', language)}"]
    rows: list[tuple[Cell, ...]] = []
    for series in comparison.series:
        cells: list[Cell] = [series.name, series.dimension]
        for edition in comparison.editions:
            there = next((one for one in series.figures if one.edition == edition), None)
            reached = next((one.reached for one in series.outcomes if one.promised.edition == edition), None)
            cells += [figure(there, language) if there else None, figure(reached, language) if reached else None]
        rows.append(tuple(cells))
    return Table("wide", tuple(heads), rows)


def tasks(comparison: Comparison, language: Language) -> Table:
    """A row for each task and step: who got it, who lost it."""
    heads = (
        "verdict", "from", "to", "task", "lead_before", "lead_after", "gained", "lost", "doubtful", "score",
        "quote_before", "file_before", "page_before", "quote_after", "file_after", "page_after",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    doubtful: set[int] = set()
    for step in comparison.tasks:
        if step.match and step.match.doubtful:
            doubtful.add(len(rows))
        rows.append(
            (
                say(f"task.{step.verdict}", language),
                str(step.before),
                str(step.after),
                _task(step).action,
                _listed(step.old.leads if step.old else ()),
                _listed(step.new.leads if step.new else ()),
                _listed(step.gained),
                _listed(step.lost),
                _yes(step.match.doubtful if step.match else None, language),
                step.match.score if step.match else None,
                *_where(step.old.place if step.old else None),
                *_where(step.new.place if step.new else None),
            )
        )
    return Table("tasks", heads, rows, frozenset(doubtful))


def deadlines(comparison: Comparison, language: Language) -> Table:
    """A row for each task that is in both plans and has a deadline in one of them."""
    heads = (
        "from", "to", "task", "due_before", "due_after", "days", "stale",
        "quote_before", "file_before", "page_before", "quote_after", "file_after", "page_after",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    doubtful: set[int] = set()
    for step in comparison.tasks:
        if step.old is None or step.new is None or not (step.old.deadline or step.new.deadline):
            continue
        if step.stale or (step.match and step.match.doubtful):
            doubtful.add(len(rows))
        due = [task.deadline.text if task.deadline else None for task in (step.old, step.new)]
        where = (*_where(step.old.place), *_where(step.new.place))
        days, stale = step.deadline_days, _yes(step.stale, language)
        rows.append((str(step.before), str(step.after), step.new.action, *due, days, stale, *where))
    return Table("deadlines", heads, rows, frozenset(doubtful))


def copied(comparison: Comparison, _language: Language) -> Table:
    """A row for each sentence that stands, with its year, in an earlier plan."""
    heads = ("sentence", "date", "file", "page", "earlier")
    rows: list[tuple[Cell, ...]] = [
        (one.sentence, one.place.quote, one.place.file, one.place.page, one.earlier_file) for one in comparison.copied
    ]
    return Table("copied", heads, rows)


def figures(comparison: Comparison, language: Language) -> Table:
    """Long: a row for each figure and each place that it stands at."""
    heads = (
        "target", "year", "status", "indicator", "subject", "as_written", "value", "value_max", "unit", "dimension", "confidence",
        "quote", "file", "page",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            series.name,
            str(one.edition),
            say(f"status.{one.status}", language),
            one.indicator,
            one.subject,
            figure(one, language),
            _float(one.value),
            _float(one.value_max),
            one.unit_code or one.unit,
            measured(one).name,
            one.confidence,
            *_where(place),
        )
        for series in comparison.series
        for one in _all_figures(series)
        for place in one.places
    ]
    return Table("figures", heads, rows)


_MAKERS: tuple[Callable[[Comparison, Language], Table], ...] = (
    _plans, changes, results, wide, tasks, deadlines, copied, figures,
)  # fmt: skip


def around(series: Series, step: Step) -> tuple[Figure | None, Figure | None]:
    """The figures before and after a step; None where the target was not there."""
    by_edition = {one.edition: one for one in series.figures}
    return by_edition.get(step.before), by_edition.get(step.after)


def _all_figures(series: Series) -> Iterator[Figure]:
    yield from series.figures
    yield from (one.reached for one in series.outcomes if one.reached)


def _numbers(
    old: Figure | None, new: Figure | None, difference: Decimal | None, *, swapped: bool = False
) -> tuple[Cell, Cell, Cell, Cell]:
    """Both values, their unit and their difference, all in the unit of the second; two units where they cannot be compared.

    With `swapped` the second value stands first.
    """
    given = new or old
    if given is None:
        return None, None, None, None
    unit, factor = given.unit_code or given.unit, measured(given).factor
    values = [new.value if new else None, old.value if old else None]
    if old and new and one_dimension(measured(old), measured(new)):
        values[1] = old.value * measured(old).factor / factor
    elif old and new:
        unit = " → ".join((one.unit_code or one.unit or "–") for one in ((new, old) if swapped else (old, new)))
    first, second = values if swapped else reversed(values)
    return _float(first), _float(second), unit, _float(difference / factor) if difference is not None else None


def _task(step: TaskStep) -> Task:
    task = step.new or step.old
    if task is None:
        raise ValueError("a step has a task")
    return task


def _where(place: Place | None) -> tuple[Cell, Cell, Cell]:
    return (place.quote, place.file, place.page) if place else (None, None, None)


def _listed(words: tuple[str, ...]) -> str | None:
    return "; ".join(words) or None


def _float(value: Decimal | None) -> Cell:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _yes(value: bool | None, language: Language) -> str | None:
    return None if value is None else say("text.yes" if value else "text.no", language)
