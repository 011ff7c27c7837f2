"""The store: what is kept of plans and files, in one database; one process writes at a time."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import URL

from corpus.store import citations, finding
from corpus.store.address import check_file, is_sqlite, parse_address, shown
from corpus.store.copying import Copying
from corpus.store.engine import connect, writing
from corpus.store.folding import searchable
from corpus.store.grouping import Grouping
from corpus.store.inserting import insert_plans
from corpus.store.rows import PlanRows, Row, unpack
from corpus.store.schema import prepare
from corpus.store.tables import files, plan_contents, plans
from corpus.store.troubles import told_plainly
from corpus.store.views import ALL, AsideFile, FileState, Filter, IssuerName, KeptFile, PlanFlag, Summary, TargetRow, Versions
from schemas.errors import StoreError
from schemas.flags import FlagCode
from schemas.record import PlanRecord, VersionOf
from schemas.references import Reference

_AT_ONCE = 500  # parameters of one IN (…); PostgreSQL and SQLite both take thousands
_STREAMED = 50  # records fetched ahead of whoever reads them


class Store:
    """An open store; `with Store.open(url) as store`.

    Every method raises StoreError where the database fails, and StoreBusy where time can cure it.
    """

    def __init__(self, engine: Engine, url: URL) -> None:
        self._engine = engine
        self.where = shown(url)

    @classmethod
    def open(cls, address: str, *, create: bool = True) -> Self:
        """The store at the address, made and brought up to date; StoreError says what is in the way.

        Without `create` the store has to be there; it is for those who only read.
        """
        url = parse_address(address)
        if is_sqlite(url):
            check_file(url, create=create)
        engine = connect(url, create=create)
        with told_plainly(shown(url)):
            prepare(engine, shown(url), create=create)
        return cls(engine, url)

    @staticmethod
    def is_new(address: str) -> bool:
        """Whether opening the address would make a file; False for a server, and for no address at all."""
        try:
            url = parse_address(address)
        except StoreError:
            return False
        return is_sqlite(url) and not Path(url.database or "").exists()

    def close(self) -> None:
        """Gives the connections back."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # What is there already

    def known(self, sha256s: Collection[str]) -> dict[str, Versions]:
        """By hash, what read and extracted those of the contents that are kept."""
        found: dict[str, Versions] = {}
        with self._told(), self._engine.connect() as connection:
            for some in _chunks(list(sha256s)):
                wanted = select(plans.c.sha256, plans.c.extractor_version, plans.c.reader_version).where(plans.c.sha256.in_(some))
                found |= {row[0]: Versions(row[1], row[2]) for row in connection.execute(wanted)}
        return found

    def seen_files(self, paths: Collection[str]) -> dict[str, FileState]:
        """By path, what became of those files that were loaded before."""
        columns = (files.c.state, files.c.sha256, files.c.reason, files.c.message, files.c.remedy, files.c.reader_version)
        found: dict[str, FileState] = {}
        with self._told(), self._engine.connect() as connection:
            for some in _chunks(list(paths)):
                wanted = select(files.c.path, *columns).where(files.c.path.in_(some))
                found |= {row[0]: FileState(*row[1:]) for row in connection.execute(wanted)}
        return found

    def document(self, sha256: str) -> bytes | None:
        """The packed JSON of the document that was read from the content, or None."""
        wanted = select(plan_contents.c.document).join(plans, plans.c.plan_id == plan_contents.c.plan_id)
        with self._told(), self._engine.connect() as connection:
            return connection.execute(wanted.where(plans.c.sha256 == sha256)).scalar()

    # Writing

    def keep(self, kept: Sequence[PlanRows], seen: Sequence[KeptFile] = (), aside: Sequence[AsideFile] = ()) -> None:
        """Keeps plans and what became of files in one transaction: all of it, or nothing.

        A plan of the same content is replaced, so that doing it twice leaves what doing it once does.
        `seen` may name files of plans that were kept before.
        """
        if not (kept or seen or aside):
            return
        by_id = {plan.plan["plan_id"]: plan for plan in kept}
        with self._told(), writing(self._engine, by_id) as connection:
            if kept:
                connection.execute(delete(plans).where(plans.c.plan_id.in_(by_id)))
                insert_plans(connection, [by_id[plan_id] for plan_id in sorted(by_id)])  # in the order of the index
            # In one order, so that no two loaders wait for each other.
            if rows := sorted((*map(_kept_row, seen), *map(_aside_row, aside)), key=lambda row: str(row["path"])):
                upsert = (sqlite_insert if self.dialect == "sqlite" else postgresql_insert)(files)
                changed = {name: upsert.excluded[name] for name in rows[0] if name != "path"}
                connection.execute(upsert.on_conflict_do_update(index_elements=["path"], set_=changed), rows)

    def set_aside(self, aside: Sequence[AsideFile]) -> None:
        """Keeps why files could not be read; `keep` forgets it when one of them is read after all."""
        self.keep((), (), aside)

    @contextmanager
    def grouping(self) -> Iterator[Grouping]:
        """A transaction over the versions of plans; committed at the end, undone by an error."""
        with self._told(), writing(self._engine) as connection:
            yield Grouping(connection)

    @contextmanager
    def copying(self, code: FlagCode) -> Iterator[Copying]:
        """A transaction over the flags of sentences that were copied; committed at the end, undone by an error."""
        with self._told(), writing(self._engine) as connection:
            yield Copying(connection, code)

    # Reading

    def summaries(self, which: Filter = ALL) -> list[Summary]:
        """The plans in a list, by issuer, year and name."""
        with self._told(), self._engine.connect() as connection:
            return finding.summaries(connection, which)

    def find(self, name: str) -> list[Summary]:
        """The plans that the name means: an id or its beginning, a number with symbol, a file, words of a title.

        The first of these ways that finds any decides.
        """
        with self._told(), self._engine.connect() as connection:
            return finding.find(connection, name)

    def record(self, plan_id: str) -> PlanRecord | None:
        """The record with this id, or None."""
        found = list(self.records(Filter(plan_ids=(plan_id,))))
        return found[0] if found else None

    def records(self, which: Filter = ALL) -> Iterator[PlanRecord]:
        """The records, in the order of their files' names, one after the other."""
        for json in self.record_jsons(which):
            yield PlanRecord.model_validate_json(json)

    def record_jsons(self, which: Filter = ALL) -> Iterator[str]:
        """The records as the JSON that was extracted, byte for byte, in the same order as `records`.

        Of a plan in several versions `version_of` comes last.
        """
        with self._told(), self._engine.connect() as connection:
            wanted = finding.contents(self.dialect, which)
            with connection.execution_options(yield_per=_STREAMED).execute(wanted) as rows:
                for packed, group_id, place, count in rows:
                    json = unpack(packed)
                    if group_id is not None:
                        version = VersionOf(group_id=group_id, place=place, count=count)
                        json = f'{json[:-1]},"version_of":{version.model_dump_json()}}}'
                    yield json

    def versions(self, plan_id: str) -> list[Summary]:
        """The versions of the plan that files still hold, itself among them, the best first; alone where it has no other."""
        with self._told(), self._engine.connect() as connection:
            return finding.versions_of(connection, plan_id)

    def issuers(self) -> list[IssuerName]:
        """Who issued the plans, each way of saying it once."""
        with self._told(), self._engine.connect() as connection:
            return finding.issuers(connection)

    def plan_ids_of(self, names: Collection[IssuerName]) -> list[str]:
        """The plans whose issuer is said in one of these ways."""
        with self._told(), self._engine.connect() as connection:
            return finding.plan_ids_of(connection, names)

    def targets(self, *, year: int | None = None, words: Collection[str] = ()) -> Iterator[TargetRow]:
        """The targets of all plans for a year in whose indicator all the words stand, plan by plan."""
        with self._told(), self._engine.connect() as connection:
            yield from finding.targets_of(connection, year, words)

    def flags(self, which: Filter = ALL, *, codes: Collection[str] = ()) -> list[PlanFlag]:
        """The flags, worst first; only those of `codes` where any are given."""
        with self._told(), self._engine.connect() as connection:
            return finding.flags_of(connection, which, codes)

    def cited_plans(self, references: Sequence[Reference]) -> dict[int, Summary]:
        """The plans of this store that the references mean, by the reference's index."""
        with self._told(), self._engine.connect() as connection:
            return citations.cited_plans(connection, references)

    def files_aside(self) -> list[AsideFile]:
        """The files that could not be read, by path."""
        with self._told(), self._engine.connect() as connection:
            return finding.files_aside(connection)

    def paths(self) -> dict[str, str]:
        """By hash of the content, where its file was when it was loaded; the first path where several files hold it."""
        with self._told(), self._engine.connect() as connection:
            return finding.paths(connection)

    @property
    def dialect(self) -> str:
        """sqlite or postgresql."""
        return self._engine.dialect.name

    def _told(self) -> AbstractContextManager[None]:
        return told_plainly(self.where)


def _kept_row(file: KeptFile) -> Row:
    nothing = {"reason": None, "message": None, "remedy": None, "reader_version": ""}
    return {**file._asdict(), "name_folded": searchable(file.name), "state": "kept", **nothing}


def _aside_row(file: AsideFile) -> Row:
    return {**file._asdict(), "name_folded": searchable(file.name), "state": "set_aside"}


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))
