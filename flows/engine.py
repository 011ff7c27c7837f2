"""Who runs a load: Prefect where it is worth its start, else the plain function."""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Literal

from corpus.store.store import Store
from flows.find import Finder
from flows.load import WORK_FOR_MINUTES, Settings, has_work_for_minutes

Engine = Literal["direct", "prefect"]


def chosen_engine(paths: Sequence[str], settings: Settings) -> Engine:
    """`prefect` where a server is configured, or where there is work for minutes (500 new files); else `direct`."""
    if server_is_configured():
        return "prefect"
    if sum(1 for _ in islice(_files(paths), WORK_FOR_MINUTES)) < WORK_FOR_MINUTES:
        return "direct"
    if Store.is_new(settings.store):
        return "prefect"
    with Store.open(settings.store) as store:
        return "prefect" if has_work_for_minutes(_files(paths), store, again=settings.again, ocr=settings.ocr) else "direct"


def _files(paths: Sequence[str]) -> Iterator[str]:
    return (path for path in Finder(paths) if isinstance(path, str))


def server_is_configured() -> bool:
    """Whether Prefect has been told of a server, by its variable or in its active profiles; imports no Prefect."""
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect")
    try:
        profiles = (home / "profiles.toml").read_text(encoding="utf-8")
    except OSError:
        return False
    return any(line.lstrip().startswith("PREFECT_API_URL") for line in profiles.splitlines())
