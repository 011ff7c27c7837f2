"""The bar of a load: on a terminal, on standard error, and nowhere else."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flows.report import Outcome
from flows.shard import Listener


@contextmanager
def bar(total: int, title: str, aside: str, *, quiet: bool) -> Iterator[Listener]:
    """A listener that moves the bar; `title` stands before it, `aside` after the count of files set aside."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    # A tenth of a second that a load without a terminal need not pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[aside]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=total, rate="", aside="")
        count = 0

        def on(outcome: Outcome) -> None:
            nonlocal count
            count += outcome.state == "set_aside"
            speed = progress.tasks[0].speed
            rate = f"{speed:.0f}/s" if speed else ""
            progress.update(task, advance=1, rate=rate, aside=f"{count} {aside}" if count else "")

        yield on
