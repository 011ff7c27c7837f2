"""After a load: the sentences that the new plans' offices took over from their earlier plans, year included, are flagged."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath

from comparison.copied import TOLD, Earlier, Time, copies, past_times, plain
from comparison.offices import Office, OfficeName, office_of, office_table
from corpus.store.copying import Copying
from corpus.store.store import Store
from corpus.store.views import AgedPlan, IssuerName, KeptTime
from extractors.flag_registry import raise_flag
from schemas.base import Span
from schemas.flags import Flag, FlagCode

CODE: FlagCode = "copied_from_earlier"
_PLANS_AT_ONCE = 300  # of one transaction: others who write wait for less than a second


def flag_copies(store: Store) -> None:
    """Looks at all plans of the offices that have new ones; the flags do not depend on the order in which plans came."""
    with store.copying(CODE) as copying:
        waiting = copying.waiting()
        plans = copying.plans() if waiting else []
    touched = {_office(name) for name in waiting}
    by_office: dict[Office | None, list[AgedPlan]] = defaultdict(list)
    for name, plan in plans:
        if (office := _office(name)) in touched:
            by_office[office].append(plan)
    for some in _in_runs(by_office):
        with store.copying(CODE) as copying:
            _flag(copying, some)


def _in_runs(by_office: Mapping[Office | None, list[AgedPlan]]) -> Iterator[list[list[AgedPlan]]]:
    """The plans office by office, in runs for a transaction; those of no known office each by itself."""
    alone = [[plan] for plan in by_office.get(None, [])]
    run: list[list[AgedPlan]] = []
    for plans in (*alone, *(plans for office, plans in by_office.items() if office is not None)):
        run.append(plans)
        if sum(map(len, run)) >= _PLANS_AT_ONCE:
            yield run
            run = []
    if run:
        yield run


@cache
def _office(name: IssuerName) -> Office | None:
    return office_of(OfficeName(*name), office_table())


def _flag(copying: Copying, offices: Sequence[Sequence[AgedPlan]]) -> None:
    """Keeps the flags of these offices' plans."""
    of_years = [plan for plans in offices if len({plan.year_first for plan in plans}) > 1 for plan in plans]
    ids = [plan.plan_id for plan in of_years]
    times, results = copying.times(ids, TOLD), copying.results(ids)
    found: dict[str, list[Flag]] = {}
    for plans in offices:
        office = _Plans(copying, plans)
        for plan in plans:
            if flags := office.flags(plan, times.get(plan.plan_id, []), results.get(plan.plan_id, [])):
                found[plan.plan_id] = flags
    copying.keep([plan.plan_id for plans in offices for plan in plans], found)


class _Plans:
    """The plans of one office, whose texts are read when they are asked for."""

    def __init__(self, copying: Copying, plans: Sequence[AgedPlan]) -> None:
        self._copying = copying
        # The newest first; versions of the plan itself, which have its year, are no earlier plans.
        dated = [plan for plan in plans if plan.year_first is not None]
        self._plans = sorted(dated, key=lambda plan: (plan.year_first, plan.issued_on or ""), reverse=True)
        self._earlier: dict[str, Earlier] = {}

    def flags(self, plan: AgedPlan, times: Sequence[KeptTime], results: Sequence[tuple[int, int]]) -> list[Flag]:
        """The flags of one of them."""
        if plan.year_first is None:
            return []
        places = {Time(when.span_start, when.span_end, when.span_text, when.role): when for when in times}
        past = past_times(list(places), plan.year_first, results)
        older = [other for other in self._plans if other.year_first is not None and other.year_first < plan.year_first]
        if not (past and older):
            return []
        found = copies(self._copying.text(plan.plan_id), past, [self._read(other) for other in older])
        return [raise_flag(CODE, _span(places[when]), earlier=source.file) for when, _, source in found]

    def _read(self, plan: AgedPlan) -> Earlier:
        if plan.plan_id not in self._earlier:
            text = plain(self._copying.text(plan.plan_id))
            self._earlier[plan.plan_id] = Earlier(plan.plan_id, PurePath(plan.name).name, text)
        return self._earlier[plan.plan_id]


def _span(when: KeptTime) -> Span:
    bbox = (when.bbox[0], when.bbox[1], when.bbox[2], when.bbox[3]) if when.bbox else None
    return Span(start=when.span_start, end=when.span_end, text=when.span_text, page=when.page, bbox=bbox)
