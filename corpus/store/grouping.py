"""The versions of plans as the store keeps them: which plans wait to be looked at, who meets whom, and the groups.

What makes two plans versions of one is not known here.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from corpus.store.folding import searchable
from corpus.store.rows import Row, unpack
from corpus.store.sketches import sketch_of
from corpus.store.tables import plan_contents, plans, sketches, versions
from corpus.store.views import Sketched, VersionKeys
from schemas.record import PlanRecord

_SKETCHED = tuple((sketches if name in ("runs", "signature") else plans).c[name] for name in Sketched._fields)

_AT_ONCE = 500  # ids of one question
_ASKED_AT_ONCE = 50  # plans, with some thirty keys each
_CAME = "SELECT key, office, number, plan_id FROM version_keys"
_AMONG = {"sqlite": "{} IN (SELECT value FROM json_each(?))", "postgresql": "{} = ANY(%s::bigint[])"}
_BRING = {
    "sqlite": "INSERT INTO version_keys (key, office, number, plan_id) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO version_keys (key, office, number, plan_id)"
    " SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[]) ON CONFLICT DO NOTHING",
}


class Grouping:
    """One transaction over the groups; no other loader changes them meanwhile."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, after: str, at_most: int) -> list[Sketched]:
        """The next plans that have not been looked at, by id; plans of an earlier store are sketched now."""
        wanted = select(plans.c.plan_id, sketches.c.plan_id)
        wanted = wanted.outerjoin(versions, versions.c.plan_id == plans.c.plan_id)
        wanted = wanted.outerjoin(sketches, sketches.c.plan_id == plans.c.plan_id)
        wanted = wanted.where(versions.c.plan_id.is_(None), plans.c.plan_id > after).order_by(plans.c.plan_id).limit(at_most)
        rows = self._connection.execute(wanted).all()
        self._sketch([plan_id for plan_id, sketched in rows if sketched is None])
        return self.sketched([plan_id for plan_id, _ in rows])

    def sketched(self, plan_ids: Collection[str]) -> list[Sketched]:
        """The plans with these ids, by id."""
        ids, wanted = sorted(plan_ids), select(*_SKETCHED).join(sketches, sketches.c.plan_id == plans.c.plan_id)
        found: list[Sketched] = []
        for at in range(0, len(ids), _AT_ONCE):
            some = wanted.where(plans.c.plan_id.in_(ids[at : at + _AT_ONCE])).order_by(plans.c.plan_id)
            found += [Sketched(*row) for row in self._connection.execute(some)]
        return found

    def _sketch(self, plan_ids: Sequence[str]) -> None:
        wanted = select(plan_contents.c.record).where(plan_contents.c.plan_id.in_(plan_ids))
        for (packed,) in self._connection.execute(wanted).all():
            record = PlanRecord.model_validate_json(unpack(packed), extra="ignore")
            runs, signature = sketch_of(searchable(record.text))
            self._connection.execute(insert(sketches), {"plan_id": record.plan_id, "runs": runs, "signature": signature})

    def meet(self, places: Mapping[str, VersionKeys]) -> dict[str, set[str]]:
        """By plan, the others that were ever brought to one of its keys; these plans are brought there too."""
        met = {plan_id: set[str]() for plan_id in places}
        here: dict[int, list[str]] = defaultdict(list)
        for plan_id, place in places.items():
            for key in place.keys:
                here[key].append(plan_id)
        came = [(key, places[one].office, places[one].number, one) for key, ids in here.items() if len(ids) > 1 for one in ids]
        # Asked before these plans are brought: nearly all that a key holds afterwards is the plan itself.
        plan_ids = list(places)
        for at in range(0, len(plan_ids), _ASKED_AT_ONCE):
            came += self._who_came([places[plan_id] for plan_id in plan_ids[at : at + _ASKED_AT_ONCE]])
        self._bring(places)
        for key, office, number, other in came:
            for plan_id in here[key]:
                place = places[plan_id]
                if other != plan_id and _may_be(office, place.office) and _may_be(number, place.number):
                    met[plan_id].add(other)
        return met

    def _who_came(self, places: Collection[VersionKeys]) -> list[tuple[int, int, int, str]]:
        """Key, office, number and plan of those brought to one of the keys; office and number are some place's or unknown."""
        wanted = {"key": {key for place in places for key in place.keys}}
        for column in ("office", "number"):
            known = {getattr(place, column) for place in places}
            if 0 not in known:
                wanted[column] = known | {0}
        dialect = self._connection.dialect.name
        asked = f"{_CAME} WHERE {' AND '.join(_AMONG[dialect].format(column) for column in wanted)}"
        numbers = tuple(json.dumps(list(of)) if dialect == "sqlite" else list(of) for of in wanted.values())
        return [
            (key, office, number, plan_id) for key, office, number, plan_id in self._connection.exec_driver_sql(asked, numbers)
        ]

    def _bring(self, places: Mapping[str, VersionKeys]) -> None:
        rows = sorted((key, at.office, at.number, plan_id) for plan_id, at in places.items() for key in at.keys)
        if not rows:
            return
        if self._connection.dialect.name == "sqlite":
            self._connection.exec_driver_sql(_BRING["sqlite"], rows)
        else:
            self._connection.exec_driver_sql(_BRING["postgresql"], tuple(map(list, zip(*rows, strict=True))))

    def keep(self, groups: Collection[Sequence[str]]) -> None:
        """Keeps groups of ids, the best version first in each; what the store said of these plans before is forgotten."""
        rows: list[Row] = [
            {"plan_id": plan_id, "group_id": min(group) if len(group) > 1 else None, "place": place, "size": len(group)}
            for group in groups
            for place, plan_id in enumerate(group, start=1)
        ]
        if rows:
            self._connection.execute(delete(versions).where(versions.c.plan_id.in_([row["plan_id"] for row in rows])))
            self._connection.execute(insert(versions), rows)

    def break_up(self) -> None:
        """Forgets the groups that lost a plan, for it was extracted again: their plans wait to be looked at."""
        broken = select(versions.c.group_id).group_by(versions.c.group_id).having(func.count() < func.max(versions.c.size))
        broken = broken.where(versions.c.group_id.is_not(None))
        self._connection.execute(delete(versions).where(versions.c.group_id.in_(broken)))


def _may_be(one: int, other: int) -> bool:
    """Whether both are the same, as far as they are known."""
    return one == other or not one or not other
