"""What a Dask cluster needs before a load may run on it, each told before anything is begun."""

from contextlib import closing

from corpus.store.address import is_sqlite, parse_address
from extractors.version import extractor_version
from flows.engine import server_is_configured
from flows.versions import reader_version
from schemas.errors import PlanError

_SECONDS_TO_ANSWER = 15


class ClusterUnusable(PlanError):  # noqa: N818  the state of a cluster
    """A Dask cluster that cannot run the load."""


def check_request(store: str) -> None:
    """ClusterUnusable where the store or what is said of Prefect's server is not for several machines."""
    if is_sqlite(parse_address(store)):
        raise ClusterUnusable(
            "Several machines cannot write into one SQLite file. Name a PostgreSQL database: --store postgresql+psycopg://user@host/name"
        )
    if not server_is_configured():
        raise ClusterUnusable(
            "The workers report to a Prefect server. Start one that all machines reach (prefect server start --host 0.0.0.0) "
            "and name it: export PREFECT_API_URL=http://host:4200/api"
        )


def check(store: str, address: str, seconds: float = _SECONDS_TO_ANSWER) -> None:
    """ClusterUnusable where that, the cluster or its workers are not fit for the load."""
    check_request(store)
    from distributed import Client  # noqa: PLC0415  a second

    try:
        client = Client(address, timeout=seconds)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterUnusable(f"No Dask scheduler answers at {address}. Start it there: dask scheduler") from error
    with closing(client):
        try:
            versions = client.run(rules)
        except ImportError as error:
            raise ClusterUnusable(f"The Dask workers have no kehoach ({error}). Start them in an installed one.") from error
    if not versions:
        raise ClusterUnusable(f"The Dask cluster at {address} has no workers. Start them: dask worker {address}")
    if others := sorted(worker for worker, version in versions.items() if version != rules()):
        raise ClusterUnusable(f"Dask workers have another version of kehoach ({', '.join(others)}). Install the same everywhere.")


def rules() -> tuple[str, str]:
    """What a machine extracts and reads by."""
    return extractor_version(), reader_version()
