"""An export brought to where others take it: a folder, an object store (S3, GCS) or a PostgreSQL database."""

import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from corpus.exports.whole import PACKAGE, OutputUnwritable, whole_file
from corpus.store.store import Store
from flows.export import FOLDERS, Exported, Request, WrongRequest, run_export

_DATABASES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


def push(store: Store, request: Request, place: str, mark: Path | None = None) -> Exported:
    """Writes the export to the place; `request.out` is not looked at.

    A path takes the export as the command writes it.  `s3://bucket/folder?region=…` takes its files; credentials come from the
    environment, as pyarrow's file systems find them.  `postgresql://user@host/name` takes the tables; with `mark`, only
    what has changed since the last push, and the mark moves on when that has arrived.
    Raises WrongRequest, OutputUnwritable, DatabaseUnwritable, MarkUnreadable and what the store raises.
    """
    scheme = urlsplit(place).scheme
    if scheme in _DATABASES:
        return _to_database(store, request, place, mark)
    if mark is not None:
        raise WrongRequest("A mark is for databases: files are pushed whole. Leave the mark out.")
    if "://" in place:
        return _to_objects(store, request, place)
    return run_export(store, replace(request, out=place))


def _to_database(store: Store, request: Request, place: str, mark: Path | None) -> Exported:
    from corpus.exports.database import push_tables  # noqa: PLC0415  each place loads only what it needs

    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        scratch = Path(name)
        since = mark if mark and mark.exists() else None  # the first push is whole
        tables = replace(request, form="csv", by_year=False, out=str(scratch / "out"), since=since, mark=scratch / "mark")
        done = run_export(store, tables)
        push_tables(scratch / "out", place.replace("+psycopg", "", 1), done.changes)
        if mark:
            with whole_file(mark) as part:
                part.write_bytes((scratch / "mark").read_bytes())
    return done


def _to_objects(store: Store, request: Request, place: str) -> Exported:
    from pyarrow import fs  # noqa: PLC0415

    files, root = fs.FileSystem.from_uri(place)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as name:
        out = Path(name) / "out"
        is_folder = request.form in FOLDERS or request.by_office
        done = run_export(store, replace(request, out=str(out)))
        try:
            if not is_folder:
                fs.copy_files(str(out), root, fs.LocalFileSystem(), files)
                return done
            there = [
                info.path
                for info in files.get_file_info(fs.FileSelector(root, allow_not_found=True, recursive=True))
                if info.is_file
            ]
            if there and f"{root}/{PACKAGE}" not in there:
                raise OutputUnwritable(f"{place.partition('?')[0]} is there and is no earlier export. Name a new folder.")
            files.create_dir(root, recursive=True)
            fs.copy_files(str(out), root, fs.LocalFileSystem(), files)
            new = {f"{root}/{path.relative_to(out).as_posix()}" for path in out.rglob("*")}
            for path in there:  # of the earlier export: a year that is no more
                if path not in new:
                    files.delete_file(path)
        except OSError as error:
            raise OutputUnwritable(
                f"{place.partition('?')[0]} cannot be written ({error}). Check the address and rights."
            ) from error
    return done
