"""A folder that is looked at again and again: a deployment of the loading flow that this process serves."""

import os
from collections.abc import Sequence
from datetime import timedelta

from prefect.types.entrypoint import EntrypointType

from corpus.readers.ocr_data import OcrMode
from corpus.store.address import absolute
from flows.prefect_flow import STORE_VARIABLE, load_plans


def watch(paths: Sequence[str], store: str, *, every: float, workers: int | None, ocr: OcrMode) -> None:
    """Serves the deployment until it is stopped: a load each `every` seconds, never two of them at once.

    A load of files that are known costs a hash each.  The store's address goes to the loads by their environment:
    parameters are written down by Prefect, and the address may hold a password.
    """
    os.environ[STORE_VARIABLE] = absolute(store)
    sources = [os.path.abspath(path) for path in paths]
    load_plans.serve(
        name="watch",
        interval=timedelta(seconds=every),
        parameters={"sources": sources, "workers": workers, "ocr": ocr},
        tags=["kehoach"],
        description=f"Loads what appears in {', '.join(sources)}",
        limit=1,
        print_starting_message=False,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
