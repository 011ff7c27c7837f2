"""How far a load is: a bar on a terminal, on standard error, and nowhere else."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from flows.find import Finder
from flows.report import Outcome
from flows.shard import Listener


class Progress:
    """Counts of the files that ended, and of those that there are: the latter grows while the folders are walked."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.files = self.pages = self.set_aside = 0
        self.found = 0
        self.is_counted = False
        self._began = time.monotonic()
        self._stop = Event()
        self._thread = Thread(target=self._count, args=(list(paths),), name="count", daemon=True)
        self._thread.start()

    def add(self, outcome: Outcome) -> None:
        """Counts one file in."""
        self.files += 1
        self.set_aside += outcome.state == "set_aside"
        self.pages += outcome.rows.plan["pages"] or 0 if outcome.rows else 0

    @property
    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began

    @property
    def files_a_second(self) -> float:
        """Over the whole load."""
        return self.files / max(self.seconds, 0.001)

    @property
    def seconds_left(self) -> float | None:
        """At the rate so far; None while that or the count of files is not known."""
        if not (self.is_counted and self.files):
            return None
        return max(0, self.found - self.files) / self.files_a_second

    def close(self) -> None:
        """Ends the counting."""
        self._stop.set()
        self._thread.join()

    def _count(self, paths: Sequence[str]) -> None:
        for _ in Finder(paths):
            self.found += 1
            if self._stop.is_set():
                return
        self.is_counted = True


@contextmanager
def bar(paths: Sequence[str], words: Callable[..., str], *, quiet: bool) -> Iterator[Listener]:
    """A listener that moves the bar; `words` gives what stands in it, by its key."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    # A tenth of a second that a load without a terminal need not pay.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    progress = Progress(paths)
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"))
    try:
        with Bar(*columns, console=Console(stderr=True), transient=True) as shown:
            task = shown.add_task(words("load.bar"), total=None, said="")

            def on(outcome: Outcome) -> None:
                progress.add(outcome)
                total = progress.found if progress.is_counted else None
                shown.update(task, completed=progress.files, total=total, said=said(progress, words))

            yield on
    finally:
        progress.close()


def said(progress: Progress, words: Callable[..., str]) -> str:
    """Files, pages, rate, time left and files set aside, in one line."""
    more = "" if progress.is_counted else "+"
    parts = [words("load.bar_files", done=progress.files, found=f"{progress.found}{more}")]
    if progress.pages:
        parts.append(words("load.bar_pages", count=progress.pages))
    parts.append(f"{progress.files_a_second:.0f}/s")
    if (left := progress.seconds_left) is not None:
        hours, minutes = divmod(int(left) // 60, 60)
        parts.append(words("load.bar_left", time=f"{hours}:{minutes:02}:{int(left) % 60:02}"))
    if progress.set_aside:
        parts.append(words("load.bar_aside", count=progress.set_aside))
    return " · ".join(parts)
