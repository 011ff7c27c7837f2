"""The Prefect flow that pushes an export on a schedule, and the block that says where to.

Everything that is known about exports stands in `flows.push`; here stands when it runs and what Prefect shows of it.
"""

import os

# Prefect reads these when it is imported.  What a user has set stays.
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")

from pathlib import Path
from typing import ClassVar

from prefect import flow
from prefect.artifacts import create_markdown_artifact
from prefect.blocks.core import Block
from prefect.cache_policies import NO_CACHE
from prefect.tasks import task
from pydantic import Field, SecretStr

from corpus.exports.masking import Mask
from corpus.store.store import Store
from corpus.store.views import Filter
from flows.export import Format, Request
from flows.prefect_flow import time_can_cure
from flows.push import push


class ExportPlace(Block):
    """Where an export goes and in which form; `ExportPlace(…).save("ministry")` keeps it in Prefect."""

    _block_type_name: ClassVar[str | None] = "Kehoach export place"
    _block_type_slug: ClassVar[str | None] = "kehoach-export-place"

    place: SecretStr = Field(description="a folder, s3://bucket/folder or postgresql://user@host/name")
    form: Format = Field(default="parquet", description="a database takes the tables whatever the form")
    masks: list[Mask] = Field(default_factory=list, description="what is left out of persons: docs/privacy.md")
    by_year: bool = False
    mark: str | None = Field(default=None, description="for a database: the file that remembers what was pushed")


@task(
    name="push",
    retries=2,
    retry_delay_seconds=30,
    retry_condition_fn=time_can_cure,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def push_to(store: SecretStr, to: ExportPlace, which: Filter) -> dict[str, int]:
    """What was pushed, by what it is: plans, and where a mark was kept, new, changed and withdrawn ones."""
    request = Request(form=to.form, which=which, masks=tuple(to.masks), by_year=to.by_year)
    with Store.open(store.get_secret_value(), create=False) as opened:
        done = push(opened, request, to.place.get_secret_value(), Path(to.mark) if to.mark else None)
    counts = {"plans": done.plans}
    for change in done.changes or ():
        counts[change.state] = counts.get(change.state, 0) + 1
    return counts


@flow(name="push-export", persist_result=False)
def push_export(
    store: SecretStr, to: str, *, issuer: str | None = None, year: int | None = None, kind: str | None = None
) -> dict[str, int]:
    """Pushes the plans of the store that the filters choose to the place that the block `to` names."""
    block = ExportPlace.load(to)
    assert isinstance(block, ExportPlace)
    counts: dict[str, int] = push_to(store, block, Filter(issuer=issuer, year=year, kind=kind))
    lines = ["| what | count |", "|---|---:|", *(f"| {name} | {count} |" for name, count in counts.items())]
    create_markdown_artifact("\n".join(lines), key="push-export", description=f"What was pushed to {to}")
    return counts
