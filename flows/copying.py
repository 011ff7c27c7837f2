"""After a load: the sentences that the new plans' offices took over from their earlier plans, year included, are flagged."""

from collections import defaultdict
from collections.abc import Collection, Sequence
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
_OFFICES_AT_ONCE = 20  # of one transaction: others who write wait for less than a second


def flag_copies(store: Store) -> None:
    """Looks at all plans of the offices that have new ones; the flags do not depend on the order in which plans came."""
    with store.copying(CODE) as copying:
        waiting = copying.waiting()
    if not waiting:
        return
    names: dict[Office | None, set[IssuerName]] = defaultdict(set)
    for name in waiting.union(store.issuers()):
        names[_office(name)].add(name)
    touched = sorted({_office(name) for name in waiting} - {None}, key=str)
    for at in range(0, len(touched), _OFFICES_AT_ONCE):
        with store.copying(CODE) as copying:
            for office in touched[at : at + _OFFICES_AT_ONCE]:
                _flag(copying, names[office])
    if None in {_office(name) for name in waiting}:
        with store.copying(CODE) as copying:
            copying.keep([plan.plan_id for plan in copying.plans_of(names[None])], {})


@cache
def _office(name: IssuerName) -> Office | None:
    return office_of(OfficeName(*name), office_table())


def _flag(copying: Copying, names: Collection[IssuerName]) -> None:
    """Keeps the flags of one office's plans."""
    plans = copying.plans_of(names)
    ids = [plan.plan_id for plan in plans]
    found: dict[str, list[Flag]] = {}
    if len({plan.year_first for plan in plans}) > 1:
        office = _Plans(copying, plans)
        times, results = copying.times(ids, TOLD), copying.results(ids)
        for plan in plans:
            if flags := office.flags(plan, times.get(plan.plan_id, []), results.get(plan.plan_id, [])):
                found[plan.plan_id] = flags
    copying.keep(ids, found)


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
