"""The house shows its plan: folders, and what each may import, are checked by import-linter in `./run check`."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REAL_NAMES = (
    [p.stem for p in (ROOT.parent / "shared" / "real").glob("*.txt")] if (ROOT.parent / "shared" / "real").exists() else []
)
CODE = [p for d in ("schemas", "extractors", "corpus", "comparison", "flows", "web") for p in (ROOT / d).rglob("*.py")]


@pytest.mark.parametrize(
    "folder", ["flows", "extractors", "schemas", "corpus", "tests", "notebooks", "comparison", "web", "docs", "benchmarks"]
)
def test_the_folder_is_there(folder):
    assert (ROOT / folder).is_dir()


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_stays_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.skipif(not REAL_NAMES, reason="../shared/real is not there")
def test_no_rule_names_a_document_of_the_gold():
    rules = [*CODE, *(ROOT / "extractors").rglob("*.toml")]
    named = [(p.name, name) for p in rules for name in REAL_NAMES if name in p.read_text(encoding="utf-8")]
    assert named == []
