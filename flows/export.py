"""An export from a store: which plans, in which form, to which place; the same for the command and for the flow."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from urllib.parse import quote

from corpus.exports.changes import Change, Comparison, Mark
from corpus.exports.masking import Mask, mask
from corpus.exports.tables import Row
from corpus.exports.whole import OutputUnwritable, whole_file, whole_folder
from corpus.store.store import Store
from corpus.store.views import ALL, Filter
from schemas.errors import PlanError
from schemas.record import PlanRecord

__all__ = ["FORMATS", "STDOUT", "Exported", "Format", "OutputUnwritable", "Request", "WrongRequest", "run_export"]

Format = Literal["jsonl", "csv", "parquet", "xlsx", "ics"]
FORMATS: tuple[Format, ...] = get_args(Format)
FOLDERS = frozenset({"csv", "parquet"})
STDOUT = "-"
_AT_ONCE = 400  # ids of one question to the store


class WrongRequest(PlanError):  # noqa: N818  the state of a request
    """Options that do not go together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    form: Format = "jsonl"
    out: str = STDOUT
    which: Filter = ALL
    masks: tuple[Mask, ...] = ()
    by_year: bool = False  # csv, parquet: a folder a year in each table
    by_office: bool = False  # ics: a calendar for each issuing body and office
    links: str | None = None  # xlsx: where the files are for whoever reads it; None: where they were loaded, "": no links
    since: Path | None = None  # a mark: only what is new, changed or withdrawn
    mark: Path | None = None  # where the mark of this export goes

    @property
    def scope(self) -> str:
        """Which plans a mark speaks of."""
        which = self.which
        asked = {"issuer": which.issuer, "year": which.year, "kind": which.kind, "words": ", ".join(which.words)}
        said = [f"{name} {value}" for name, value in asked.items() if value]
        return "; ".join(said + [f"without {name}" for name in sorted(self.masks)])


class Exported(NamedTuple):
    """What was written."""

    plans: int
    changes: tuple[Change, ...] | None  # None without --since
    events: int | None = None  # of calendars
    left_out: int = 0  # figures too long for the format


class _Written(NamedTuple):
    plans: int
    events: int | None = None
    left_out: int = 0


def check(request: Request) -> None:
    """WrongRequest where the options do not go together."""
    if request.out == STDOUT and request.form not in ("jsonl",):
        what = "folder" if request.form in FOLDERS or request.by_office else "file"
        raise WrongRequest(f"The format {request.form} needs a {what}. Name it with --out.")
    if request.by_year and request.form not in FOLDERS:
        raise WrongRequest("Only csv and parquet are parted by year. Leave --by-year out.")
    if request.by_office and request.form != "ics":
        raise WrongRequest("Only ics is parted by office. Leave --by-office out.")


def run_export(store: Store, request: Request) -> Exported:
    """Writes the export, whole or not at all, then its mark.

    Raises WrongRequest, OutputUnwritable, MarkUnreadable and what the store raises.
    """
    check(request)
    comparison = Comparison(_earlier(request), Mark(request.scope))
    jsons = comparison.passing(_year_by_year(store, request.which) if request.by_year else store.record_jsons(request.which))
    written = _WRITERS[request.form](request, jsons, comparison, store)
    if request.mark:
        with whole_file(request.mark) as part:
            part.write_text(comparison.now.text(), encoding="utf-8")
    changes = tuple(comparison.changes) if request.since else None
    return Exported(written.plans, changes, written.events, written.left_out)


def _earlier(request: Request) -> Mark | None:
    if request.since is None:
        return None
    if request.since == request.mark and not request.since.exists():
        return Mark(request.scope)  # the first of a series: all is new
    return Mark.read(request.since, request.scope)


def _year_by_year(store: Store, which: Filter) -> Iterator[str]:
    """The records by year, then in their usual order; those without a year come last."""
    by_year: dict[int | None, list[str]] = {}
    for plan in store.summaries(which):
        by_year.setdefault(plan.year_first, []).append(plan.plan_id)
    for year in sorted(by_year, key=lambda year: (year is None, year)):
        ids = by_year[year]
        for at in range(0, len(ids), _AT_ONCE):
            yield from store.record_jsons(replace(which, plan_ids=tuple(ids[at : at + _AT_ONCE])))


def _records(jsons: Iterable[str], masks: tuple[Mask, ...]) -> Iterator[PlanRecord]:
    return (mask(PlanRecord.model_validate_json(record), masks) for record in jsons)


def _jsonl(request: Request, jsons: Iterator[str], comparison: Comparison, _: Store) -> _Written:
    lines = (record.model_dump_json() for record in _records(jsons, request.masks)) if request.masks else jsons
    if request.out == STDOUT:
        count = 0
        for line in lines:
            print(line)
            count += 1
        return _Written(count)
    count = 0
    with whole_file(Path(request.out)) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    _changes_beside(request, comparison)
    return _Written(count)


def _tables(request: Request, jsons: Iterator[str], comparison: Comparison, _: Store) -> _Written:
    from corpus.exports.csv_folder import CsvPart  # noqa: PLC0415  each format loads only what it needs
    from corpus.exports.datapackage import write_descriptions  # noqa: PLC0415
    from corpus.exports.folder import TableFolder  # noqa: PLC0415

    if request.form == "parquet":
        from corpus.exports.parquet_folder import ParquetPart  # noqa: PLC0415

    count = 0
    with whole_folder(Path(request.out)) as folder:
        opener = CsvPart if request.form == "csv" else ParquetPart
        tables = TableFolder(folder, request.form, opener, by_year=request.by_year)
        for record in _records(jsons, request.masks):
            tables.add(record)
            count += 1
        if request.since:
            tables.add_changes(change.row() for change in comparison.changes)
        parts = tables.close()
        write_descriptions(folder, parts, request.masks)
    return _Written(count, left_out=sum(part.left_out for part in parts))


def _xlsx(request: Request, jsons: Iterator[str], comparison: Comparison, store: Store) -> _Written:
    from corpus.exports.workbook import write_workbook  # noqa: PLC0415

    links = _links(store, request.links)
    with whole_file(Path(request.out)) as part:
        count = write_workbook(_records(jsons, request.masks), part, links, _late_rows(comparison) if request.since else None)
    return _Written(count)


def _ics(request: Request, jsons: Iterator[str], comparison: Comparison, _: Store) -> _Written:
    from corpus.exports.calendar_file import write_calendar, write_calendars  # noqa: PLC0415

    records = _records(jsons, request.masks)
    if request.by_office:
        with whole_folder(Path(request.out)) as folder:
            written = _Written(*write_calendars(records, folder))
            if request.since:
                (folder / "changes.jsonl").write_text(_change_lines(comparison), encoding="utf-8")
        return written
    with whole_file(Path(request.out)) as part:
        written = _Written(*write_calendar(records, part, "Kế hoạch: thời hạn"))
    _changes_beside(request, comparison)
    return written


_WRITERS = {"jsonl": _jsonl, "csv": _tables, "parquet": _tables, "xlsx": _xlsx, "ics": _ics}


def _links(store: Store, base: str | None) -> dict[str, str]:
    """By hash, the address of the file."""
    if base == "":
        return {}
    paths = store.paths()
    if base is None:
        return {sha256: Path(path).as_uri() for sha256, path in paths.items() if Path(path).is_absolute()}
    return {sha256: f"{base.rstrip('/')}/{quote(Path(path).name)}" for sha256, path in paths.items()}


def _late_rows(comparison: Comparison) -> Iterator[Row]:
    """The changes, looked at only when all records have passed."""
    yield from (change.row() for change in comparison.changes)


def _change_lines(comparison: Comparison) -> str:
    return "".join(json.dumps(change._asdict(), ensure_ascii=False) + "\n" for change in comparison.changes)


def _changes_beside(request: Request, comparison: Comparison) -> None:
    """A file beside the export for what cannot stand in it: a withdrawn plan has no record."""
    if request.since:
        with whole_file(Path(f"{request.out}.changes.jsonl")) as part:
            part.write_text(_change_lines(comparison), encoding="utf-8")
