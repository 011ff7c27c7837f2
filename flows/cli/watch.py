"""`kehoach watch`: loads what appears in a folder, until it is stopped."""

import os
import signal
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.load import Ocr
from flows.cli.options import DEFAULT_STORE, Quiet, StoreOption
from flows.cli.talk import Talk, words


def command(
    folders: Annotated[list[str], typer.Argument(metavar="FOLDER…", help="watch.folders")],
    *,
    store: StoreOption = DEFAULT_STORE,
    every: Annotated[float, typer.Option("--every", min=1, metavar="SECONDS", help="watch.every")] = 60,
    workers: Annotated[int | None, typer.Option("--workers", min=1, metavar="N", help="load.workers")] = None,
    ocr: Annotated[Ocr, typer.Option("--ocr", help="load.ocr")] = Ocr.AUTO,
    quiet: Quiet = False,
) -> None:
    """Serves a Prefect deployment that loads the folders again and again."""
    talk = Talk(quiet=quiet)
    for folder in folders:
        if not Path(folder).is_dir():
            talk.fail(words("watch.no_folder", folder=folder))
            raise typer.Exit(2)
    if not quiet:
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO")  # each load tells what it did
    from corpus.store.store import Store  # noqa: PLC0415  the help need not wait for the database
    from flows.engine import server_is_configured  # noqa: PLC0415
    from flows.own_server import own_server  # noqa: PLC0415

    Store.open(store).close()  # what is wrong with its address is told now
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with nullcontext() if server_is_configured() else own_server() as page:
        from flows.watching import watch  # noqa: PLC0415  two seconds; Prefect reads its settings here

        talk.say("watch.watching", folders=", ".join(folders), every=f"{every:g}")
        if page:
            talk.say("watch.page", url=page.removesuffix("/api"))
        with suppress(KeyboardInterrupt, SystemExit):
            watch(folders, store, every=every, workers=workers, ocr=ocr.value)
    sys.stderr.flush()
    os._exit(130)  # the threads of Prefect would wait for a server that has just ended
