"""The questions that the store answers, as SELECTs."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, exists, func, or_, select

from corpus.store.folding import fold, searchable
from corpus.store.tables import files, flags, plan_contents, plans, targets, versions
from corpus.store.views import AsideFile, Filter, IssuerName, PlanFlag, Summary, TargetRow
from corpus.store.words import rows_with

_WORST_FIRST = case({"error": 0, "warning": 1, "info": 2}, value=flags.c.severity, else_=3)
_ROWS_AHEAD = 5000
_SHORTEST_ID = 4  # hex digits that a beginning of an id has at least
# A plan stands in the lists while a file holds it: when the file changes, the new content takes its place.
_STILL_THERE = exists().where(files.c.sha256 == plans.c.sha256, files.c.state == "kept")

# Each plan with the group of its versions, if it has any; and another version of the group that a file still holds.
_THIS, _OTHER, _OTHER_PLAN, _OTHER_FILE = versions.alias("this"), versions.alias("other"), plans.alias("o"), files.alias("f")
_PLANS = plans.outerjoin(_THIS, _THIS.c.plan_id == plans.c.plan_id)
_OTHERS = (
    select(_OTHER.c.plan_id)
    .join(_OTHER_PLAN, _OTHER_PLAN.c.plan_id == _OTHER.c.plan_id)
    .where(_OTHER.c.group_id == _THIS.c.group_id, _OTHER.c.plan_id != _THIS.c.plan_id)
    .where(exists().where(_OTHER_FILE.c.sha256 == _OTHER_PLAN.c.sha256, _OTHER_FILE.c.state == "kept"))
    .correlate(_THIS)
)
_ALONE = _THIS.c.group_id.is_(None)
_BEST = or_(_ALONE, ~_OTHERS.where(_OTHER.c.place < _THIS.c.place).exists())
_COUNT = case((_ALONE, 1), else_=1 + _OTHERS.with_only_columns(func.count()).scalar_subquery())
_OF_VERSIONS: dict[str, ColumnElement[Any]] = {"group_id": _THIS.c.group_id, "versions": _COUNT}


def chosen_summaries(*where: ColumnElement[bool]) -> Select[Any]:
    """What a Summary is made of, of the plans of which this holds."""
    columns = [_OF_VERSIONS[name] if name in _OF_VERSIONS else plans.c[name] for name in Summary._fields]
    return select(*columns).select_from(_PLANS).where(*where)


def still_there() -> ColumnElement[bool]:
    """That a file still holds the plan."""
    return _STILL_THERE


def conditions(dialect: str, which: Filter) -> list[ColumnElement[bool]]:
    """What has to hold of a row of `_PLANS`."""
    found: list[ColumnElement[bool]] = [_STILL_THERE]
    if which.plan_ids is not None:
        found.append(plans.c.plan_id.in_(which.plan_ids))
    if which.issuer is not None:
        found.append(plans.c.issuer_folded.contains(searchable(which.issuer), autoescape=True))
    if which.kind is not None:
        found.append(plans.c.kind == which.kind)
    if which.year is not None:
        found += [plans.c.year_first <= which.year, plans.c.year_last >= which.year]
    if which.best_only:
        found.append(_BEST)
    if which.words:
        found.append(plans.c.id.in_(rows_with(dialect, which.words)))
    return found


def summaries(connection: Connection, which: Filter) -> list[Summary]:
    """The plans in a list, by issuer, year and name; those without come last."""
    order = (func.coalesce(plans.c.issuer_folded, ""), func.coalesce(plans.c.year_first, 9999), plans.c.name, plans.c.plan_id)
    wanted = chosen_summaries(*conditions(connection.dialect.name, which)).order_by(*order)
    return [Summary(*row) for row in connection.execute(wanted)]


def contents(dialect: str, which: Filter) -> Select[tuple[bytes, str | None, int, int]]:
    """The packed records with the group of their versions, by name and id."""
    wanted = select(plan_contents.c.record, _THIS.c.group_id, _THIS.c.place, _THIS.c.size).select_from(_PLANS)
    wanted = wanted.join(plan_contents, plan_contents.c.plan_id == plans.c.plan_id)
    return wanted.where(*conditions(dialect, which)).order_by(plans.c.name, plans.c.plan_id)


def find(connection: Connection, name: str) -> list[Summary]:
    """The plans that the name means; the first way of `_ways` that finds any decides."""
    for way in _ways(name):
        wanted = chosen_summaries(_STILL_THERE, way).order_by(plans.c.name, plans.c.plan_id)
        if found := [Summary(*row) for row in connection.execute(wanted)]:
            return found
    return []


def versions_of(connection: Connection, plan_id: str) -> list[Summary]:
    """The versions of the plan, itself among them, the best first."""
    group = select(versions.c.group_id).where(versions.c.plan_id == plan_id).scalar_subquery()
    wanted = chosen_summaries(_STILL_THERE, or_(_THIS.c.group_id == group, plans.c.plan_id == plan_id)).order_by(_THIS.c.place)
    return [Summary(*row) for row in connection.execute(wanted)]


def _ways(name: str) -> Iterator[ColumnElement[bool]]:
    yield plans.c.plan_id == name
    if len(name) >= _SHORTEST_ID:
        yield plans.c.plan_id.startswith(name.lower(), autoescape=True)
    yield plans.c.number + "/" + plans.c.symbol == name
    short = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    yield _in_file(files.c.path == name)
    yield _in_file(or_(files.c.name == short, files.c.name.startswith(short + ".", autoescape=True)))
    if words := searchable(name):
        yield _in_file(files.c.name_folded.contains(words, autoescape=True))
        yield plans.c.title_folded.contains(words, autoescape=True)


def _in_file(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(files.c.sha256 == plans.c.sha256, files.c.state == "kept", condition)


def issuers(connection: Connection) -> list[IssuerName]:
    """Who issued the plans, each way of saying it once."""
    columns = tuple(plans.c[name] for name in IssuerName._fields)
    return [IssuerName(*row) for row in connection.execute(select(*columns).where(_STILL_THERE).distinct())]


def plan_ids_of(connection: Connection, names: Collection[IssuerName]) -> list[str]:
    """The plans whose issuer is said in one of these ways."""
    bodies = {name.issuing_body for name in names if name.issuing_body is not None}
    columns = tuple(plans.c[name] for name in IssuerName._fields)
    wanted = select(plans.c.plan_id, *columns).where(_STILL_THERE, plans.c.issuing_body.in_(bodies)).order_by(plans.c.plan_id)
    return [row[0] for row in connection.execute(wanted) if IssuerName(*row[1:]) in names]


def targets_of(connection: Connection, year: int | None, words: Collection[str]) -> Iterator[TargetRow]:
    """The targets for a year in whose indicator all the words stand, diacritics or not, by plan; of versions the best."""
    of_plan = {"name", *IssuerName._fields}
    columns = tuple((plans if name in of_plan else targets).c[name] for name in TargetRow._fields)
    wanted = select(*columns).select_from(_PLANS).join(targets, targets.c.plan_id == plans.c.plan_id).where(_STILL_THERE, _BEST)
    if year is not None:
        wanted = wanted.where(targets.c.period_first == year, targets.c.period_last == year)
    for word in words:
        wanted = wanted.where(targets.c.indicator_folded.contains(fold(word), autoescape=True))
    wanted = wanted.order_by(targets.c.plan_id, targets.c.position)
    for row in connection.execution_options(yield_per=_ROWS_AHEAD).execute(wanted):
        yield TargetRow(*row)


def flags_of(connection: Connection, which: Filter, codes: Collection[str]) -> list[PlanFlag]:
    """The flags of the plans, worst first, then by code and plan, in reading order."""
    place = (flags.c.span_start, flags.c.span_text, flags.c.page)
    columns = (plans.c.plan_id, plans.c.name, flags.c.code, flags.c.severity, flags.c.message, flags.c.message_vi, *place)
    wanted = select(*columns).select_from(_PLANS).join(flags, flags.c.plan_id == plans.c.plan_id)
    wanted = wanted.where(*conditions(connection.dialect.name, which))
    if codes:
        wanted = wanted.where(flags.c.code.in_(codes))
    wanted = wanted.order_by(_WORST_FIRST, flags.c.code, plans.c.name, plans.c.plan_id, flags.c.position)
    return [PlanFlag(*row) for row in connection.execute(wanted)]


def files_aside(connection: Connection) -> list[AsideFile]:
    """The files that could not be read, by path."""
    columns = tuple(files.c[name] for name in AsideFile._fields)
    wanted = select(*columns).where(files.c.state == "set_aside").order_by(files.c.path)
    return [AsideFile(*row) for row in connection.execute(wanted)]


def paths(connection: Connection) -> dict[str, str]:
    """By hash of the content, the path of a file that holds it: the first in order where several do."""
    wanted = select(files.c.sha256, files.c.path).where(files.c.state == "kept").order_by(files.c.path.desc())
    return {row.sha256: row.path for row in connection.execute(wanted)}
