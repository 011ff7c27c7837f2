"""Golden files: a few whole plans with all that is read out of them, so that a change shows what it changes.

`./run golden` rewrites them; look at the difference before you commit it.
"""

import json
import os
from pathlib import Path

import pytest

from corpus.readers.read import read_file
from extractors.annotator import annotator
from extractors.pipeline import extract

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
FILES = ROOT / "corpus" / "samples" / "files"
REWRITE = os.environ.get("KEHOACH_REWRITE_GOLDEN") == "1"
PLANS = sorted(FILES.glob("docx/*.docx"))[::4] + sorted(FILES.glob("text/*"))[:1] + sorted(FILES.glob("pdf/*.pdf"))[:1]
ITEMS = ("dates", "targets", "assignments", "references", "flags", "unexplained")


def summary(record):
    """The record as lines that a person can compare: the value of each item beside its words."""
    data = json.loads(record.model_dump_json())
    lines = [f"header {name}: {value}" for name, value in data["header"].items() if name != "spans"]
    lines += [f"section {s['level']} {s['number']} {s['heading']} [{s['role']}]" for s in data["sections"]]
    for name in ITEMS:
        for item in data[name]:
            span = item.pop("span")
            shown = {k: v for k, v in item.items() if v not in (None, "", False, []) and k not in HIDDEN}
            lines.append(f"{name} {span['text'] if span else None!r}: {shown}")
    return "\n".join(lines) + "\n"


HIDDEN = {"section_id", "figure_start", "figure_end", "message_vi", "confidence"}


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.name)
def test_golden(path):
    golden = GOLDEN / f"{path.name}.txt"
    found = summary(extract(read_file(path), annotator()))
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == found, "if the change is meant: ./run golden, and look at the difference"


def test_golden_files_are_compared_not_rewritten():
    assert not REWRITE, "KEHOACH_REWRITE_GOLDEN is set: the golden files were rewritten; run again without it"
