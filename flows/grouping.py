"""New plans are put with the other versions of the same plan; the groups do not depend on the order in which plans came."""

from collections.abc import Collection, Iterable

from comparison.offices import OfficeName
from comparison.versions import Copy, grouped, likeness, meeting_of
from corpus.store.grouping import Grouping
from corpus.store.store import Store
from corpus.store.views import Sketched, VersionKeys

_AT_ONCE = 200  # plans of one transaction: others who write wait for less than a second


def group_plans(store: Store, plan_ids: Collection[str]) -> None:
    """Looks at these plans; one that has left the store meanwhile is passed over."""
    with store.grouping() as grouping:
        _group(grouping, grouping.sketched(plan_ids))


def group_versions(store: Store) -> None:
    """Looks at all plans that have not been looked at, and at groups that lost one."""
    with store.grouping() as grouping:
        grouping.break_up()
    after = ""
    while True:
        with store.grouping() as grouping:
            waiting = grouping.waiting(after, _AT_ONCE)
            if not waiting:
                return
            _group(grouping, waiting)
            after = waiting[-1].plan_id


def _group(grouping: Grouping, waiting: Iterable[Sketched]) -> None:
    """Keeps the groups of these plans and of all that hang together with them."""
    copies = {plan.plan_id: _copy(plan) for plan in waiting}
    family = set(copies)
    alike: dict[tuple[str, str], float] = {}
    fresh = set(family)
    while fresh:
        met = grouping.meet({plan_id: VersionKeys(*meeting_of(copies[plan_id])) for plan_id in sorted(fresh)})
        unknown = {other for others in met.values() for other in others} - copies.keys()
        copies |= {plan.plan_id: _copy(plan) for plan in grouping.sketched(unknown)}
        pairs = {(min(one, other), max(one, other)) for one, others in met.items() for other in others if other in copies}
        found = {pair: how for pair in pairs - alike.keys() if (how := likeness(copies[pair[0]], copies[pair[1]]))}
        alike |= found
        fresh = {plan_id for pair in found for plan_id in pair} - family
        family |= fresh
    groups = grouped({plan_id: copies[plan_id] for plan_id in family}, alike)
    grouping.keep([[copy.plan_id for copy in group] for group in groups])


def _copy(plan: Sketched) -> Copy:
    period = (plan.period_first, plan.period_last) if plan.period_first is not None and plan.period_last is not None else None
    return Copy(
        plan_id=plan.plan_id,
        office=OfficeName(plan.issuing_body, plan.parent_body, plan.place),
        kind=plan.kind,
        number=plan.number,
        symbol=plan.symbol,
        issued_on=plan.issued_on,
        title=plan.title,
        period=period,
        ocr=plan.ocr,
        characters=plan.characters,
        runs=plan.runs,
        signature=plan.signature,
    )
