"""The plans of one office put side by side: series of targets, promises and results, tasks, copied sentences."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from comparison.copied import copied_from_earlier
from comparison.families import families
from comparison.figures import edition_of, figures_of
from comparison.model import Comparison, Edition, Figure, Outcome, PlanUsed, Reason, Series, Step, Task, TaskStep
from comparison.outcomes import outcomes_of
from comparison.repeats import without_repeats
from comparison.series import line_up
from comparison.tasks import compare_tasks, tasks_of
from comparison.wording import Vocabulary
from schemas.record import PlanRecord


def compare(office: str, records: Sequence[PlanRecord], years: Sequence[int] = ()) -> Comparison:
    """What changed in the plans of the office over the years; over all there are, where none are asked for.

    Plans without a year cannot be put in order: a note names them.  Results are looked for in later plans too, if they are
    among `records`, whatever `years` says.
    """
    dated = [(edition, record) for record in records if (edition := edition_of(record)) is not None]
    dated.sort(key=lambda pair: (pair[0], pair[1].header.issued_on or "", pair[1].source.name))
    wanted = [pair for pair in dated if not years or _asked_for(pair[0], years)]
    editions = sorted({edition for edition, _ in wanted})
    everything = _figures(dated)
    vocabulary = Vocabulary(figure.wording for figures in everything.values() for figure in figures)
    figures = {edition: without_repeats(found, vocabulary) for edition, found in everything.items()}
    used = [record for _, record in wanted]
    family = dict(zip((record.plan_id for record in used), families(used), strict=True))
    outcomes = [outcome for edition in editions for outcome in _outcomes(edition, figures, vocabulary)]
    by_promise = {_key(outcome.promised): outcome for outcome in outcomes}
    series = [
        _with(one, by_promise, family, used)
        for one in line_up({edition: figures.get(edition, []) for edition in editions}, vocabulary)
    ]
    return Comparison(
        office=office,
        editions=tuple(editions),
        plans=tuple(_used(edition, record, family[record.plan_id]) for edition, record in wanted),
        series=tuple(one for one in series if one.figures),
        tasks=tuple(_tasks(wanted, editions)),
        copied=tuple(found for record in used for found in copied_from_earlier(record, [other for _, other in dated])),
        notes=_notes(records, years, editions),
    )


def _asked_for(edition: Edition, years: Sequence[int]) -> bool:
    return edition.first in years or edition.last in years


def _figures(dated: Sequence[tuple[Edition, PlanRecord]]) -> dict[Edition, list[Figure]]:
    found: dict[Edition, list[Figure]] = defaultdict(list)
    for edition, record in dated:
        found[edition] += figures_of(record, edition)
    return dict(found)


def _outcomes(edition: Edition, figures: dict[Edition, list[Figure]], vocabulary: Vocabulary) -> list[Outcome]:
    """The promises of one edition beside the results that the next plans give for its years, the nearest plan first."""
    promised = [figure for figure in figures.get(edition, []) if figure.status != "actual"]
    reached = [
        figure
        for later in sorted(figures)
        if later > edition
        for figure in figures[later]
        if figure.status == "actual" and (figure.first_year, figure.last_year) == (edition.first, edition.last)
    ]
    return outcomes_of(promised, without_repeats(reached, vocabulary), vocabulary)


def _key(figure: Figure) -> tuple[str, int]:
    return figure.places[0].plan_id, figure.index


def _with(series: Series, outcomes: dict[tuple[str, int], Outcome], family: dict[str, int], used: Sequence[PlanRecord]) -> Series:
    """The series with its outcomes, and without *new* and *dropped* where the office had no plan of the kind to be in."""
    editions_of: dict[int, set[Edition]] = defaultdict(set)
    for record in used:
        if edition := edition_of(record):
            editions_of[family[record.plan_id]].add(edition)
    there = {family[place.plan_id] for figure in series.figures for place in figure.places if place.plan_id in family}

    def holds(step: Step) -> bool:
        if step.verdict not in ("new", "dropped"):
            return True
        other = step.before if step.verdict == "new" else step.after
        return any(other in editions_of[number] for number in there)

    found = tuple(outcome for figure in series.figures if (outcome := outcomes.get(_key(figure))))
    return series.model_copy(update={"outcomes": found, "steps": tuple(step for step in series.steps if holds(step))})


def _tasks(wanted: Sequence[tuple[Edition, PlanRecord]], editions: Sequence[Edition]) -> list[TaskStep]:
    tasks: dict[Edition, list[Task]] = defaultdict(list)
    for edition, record in wanted:
        tasks[edition] += tasks_of(record, edition)
    return [step for pair in pairwise(editions) for step in compare_tasks(tasks[pair[0]], tasks[pair[1]], pair)]


def _used(edition: Edition, record: PlanRecord, family: int) -> PlanUsed:
    header = record.header
    return PlanUsed(
        plan_id=record.plan_id,
        file=PurePath(record.source.name).name,
        title=header.title,
        number="/".join(part for part in (header.number, header.symbol) if part) or None,
        issued_on=header.issued_on,
        edition=edition,
        issuer=header.issuing_body,
        family=family,
    )


def _notes(records: Sequence[PlanRecord], years: Sequence[int], editions: Sequence[Edition]) -> tuple[Reason, ...]:
    notes = [Reason(code="without_year", detail=record.source.name) for record in records if edition_of(record) is None]
    missing = [str(year) for year in sorted(years) if not any(year in edition for edition in editions)]
    if missing:
        notes.append(Reason(code="no_plan", detail=", ".join(missing)))
    return tuple(notes)
