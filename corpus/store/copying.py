"""What of plans tells whether their sentences were taken over from earlier plans, and the flags that say so."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update

from corpus.store.finding import still_there
from corpus.store.inserting import insert_rows
from corpus.store.rows import flag_counts, flag_rows, pack, unpack
from corpus.store.tables import copies_sought, dates, flags, plan_contents, plans, targets
from corpus.store.views import AgedPlan, IssuerName, KeptTime
from schemas.flags import Flag, FlagCode
from schemas.record import PlanRecord

_AT_ONCE = 500  # ids of one question


class Copying:
    """One transaction over the flags of one code; no other loader changes them meanwhile."""

    def __init__(self, connection: Connection, code: FlagCode) -> None:
        self._connection = connection
        self._code = code

    def waiting(self) -> set[IssuerName]:
        """Who issued the plans that have not been looked at."""
        columns = tuple(plans.c[name] for name in IssuerName._fields)
        wanted = select(*columns).outerjoin(copies_sought, copies_sought.c.plan_id == plans.c.plan_id)
        found = self._connection.execute(wanted.where(still_there(), copies_sought.c.plan_id.is_(None)).distinct())
        return {IssuerName(*row) for row in found}

    def plans(self) -> list[tuple[IssuerName, AgedPlan]]:
        """All plans with who issued them, by name and id."""
        columns = tuple(plans.c[name] for name in (*IssuerName._fields, *AgedPlan._fields))
        wanted = select(*columns).where(still_there()).order_by(plans.c.name, plans.c.plan_id)
        split = len(IssuerName._fields)
        return [(IssuerName(*row[:split]), AgedPlan(*row[split:])) for row in self._connection.execute(wanted)]

    def times(self, plan_ids: Sequence[str], without: Collection[str]) -> dict[str, list[KeptTime]]:
        """By plan, the times with a year in their words that play none of these parts, in reading order."""
        columns = tuple(dates.c[name] for name in KeptTime._fields)
        with_year = or_(*(dates.c.span_text.contains(century) for century in ("19", "20")))
        found: dict[str, list[KeptTime]] = defaultdict(list)
        for some in _some(plan_ids):
            wanted = select(dates.c.plan_id, *columns).where(dates.c.plan_id.in_(some), with_year, dates.c.role.not_in(without))
            for row in self._connection.execute(wanted.order_by(dates.c.plan_id, dates.c.position)):
                found[row[0]].append(KeptTime(*row[1:]))
        return found

    def results(self, plan_ids: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
        """By plan, where it tells what was reached."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for some in _some(plan_ids):
            wanted = select(targets.c.plan_id, targets.c.span_start, targets.c.span_end)
            for row in self._connection.execute(wanted.where(targets.c.plan_id.in_(some), targets.c.status == "actual")):
                found[row[0]].append((row[1], row[2]))
        return found

    def text(self, plan_id: str) -> str:
        """The text of the plan."""
        packed = self._connection.execute(select(plan_contents.c.record).where(plan_contents.c.plan_id == plan_id)).scalar_one()
        text: str = json.loads(unpack(packed))["text"]
        return text

    def keep(self, plan_ids: Sequence[str], found: Mapping[str, Sequence[Flag]]) -> None:
        """Gives the plans these flags of the code and no others, and remembers that they were looked at."""
        for asked in _some(plan_ids):
            # Another loader may have replaced a plan meanwhile; it looks at it itself.
            some = list(self._connection.execute(select(plans.c.plan_id).where(plans.c.plan_id.in_(asked))).scalars())
            if not some:
                continue
            there: dict[str, set[tuple[int, str]]] = defaultdict(set)
            wanted = select(flags.c.plan_id, flags.c.span_start, flags.c.message)
            for row in self._connection.execute(wanted.where(flags.c.plan_id.in_(some), flags.c.code == self._code)):
                there[row[0]].add((row[1], row[2]))
            for plan_id in some:
                new = found.get(plan_id, ())
                if {(flag.span.start, flag.message) for flag in new if flag.span} != there[plan_id]:
                    self._replace(plan_id, new)
            self._connection.execute(delete(copies_sought).where(copies_sought.c.plan_id.in_(some)))
            self._connection.execute(insert(copies_sought), [{"plan_id": plan_id} for plan_id in some])

    def _replace(self, plan_id: str, new: Sequence[Flag]) -> None:
        """Writes the flags into the record, the table and the counts."""
        of_plan = plan_contents.c.plan_id == plan_id
        packed = self._connection.execute(select(plan_contents.c.record).where(of_plan)).scalar_one()
        record = PlanRecord.model_validate_json(unpack(packed), extra="ignore")
        kept = [*(flag for flag in record.flags if flag.code != self._code), *new]
        kept.sort(key=lambda flag: (flag.span.start if flag.span else -1, flag.code))
        record = record.model_copy(update={"flags": tuple(kept)})
        self._connection.execute(update(plan_contents).where(of_plan).values(record=pack(record.model_dump_json())))
        self._connection.execute(update(plans).where(plans.c.plan_id == plan_id).values(flag_counts(record)))
        self._connection.execute(delete(flags).where(flags.c.plan_id == plan_id))
        insert_rows(self._connection, flags.name, flag_rows(record))


def _some(plan_ids: Sequence[str]) -> Iterator[Sequence[Any]]:
    return (plan_ids[at : at + _AT_ONCE] for at in range(0, len(plan_ids), _AT_ONCE))
