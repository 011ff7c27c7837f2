"""The notebooks run from top to bottom on the sample plans, and hold no outputs."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from tests.comparison.labelled import OFFICES, records_of
from tests.records import document_of

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('store')}/plans.db"
    with Store.open(url) as opened:
        for record in (record for office in OFFICES for record in records_of(office)):
            seen = KeptFile(f"/plans/{record.source.name}", record.source.name, record.source.sha256)
            opened.keep([rows_of(record, document_of(), "r")], [seen])
    return url


def code_of(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def test_there_are_three():
    assert len(NOTEBOOKS) == 3


@EACH
def test_outputs_are_stripped(path):
    assert not any(cell["outputs"] or cell["execution_count"] for cell in code_of(path))


@EACH
def test_it_runs(path, store, monkeypatch, capsys):
    """Every cell in its order, in one namespace, as Jupyter does; the kernel itself costs five seconds a notebook."""
    pyplot = pytest.importorskip("matplotlib.pyplot")
    pyplot.switch_backend("agg")
    monkeypatch.setenv("KEHOACH_STORE", store)
    monkeypatch.chdir(ROOT / "notebooks")
    names = {}
    for cell in code_of(path):
        exec(compile("".join(cell["source"]), path.name, "exec"), names)  # our own notebooks
    plots = [pyplot.figure(number) for number in pyplot.get_fignums()]
    pyplot.close("all")
    assert plots
    assert all(axes.has_data() for plot in plots for axes in plot.axes)
    assert capsys.readouterr().out


@pytest.mark.skipif(not (find_spec("nbclient") and find_spec("ipykernel")), reason="Jupyter is not there")
@pytest.mark.filterwarnings("ignore")
def test_one_runs_in_jupyter(store, monkeypatch):
    import nbclient  # noqa: PLC0415
    import nbformat  # noqa: PLC0415

    monkeypatch.setenv("KEHOACH_STORE", store)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    book = nbformat.read(NOTEBOOKS[1], as_version=4)
    nbclient.NotebookClient(book, timeout=300, resources={"metadata": {"path": str(ROOT)}}).execute()
    kinds = {kind for cell in book.cells for out in cell.get("outputs", []) for kind in out.get("data", {})}
    assert "image/png" in kinds
