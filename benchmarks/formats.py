"""The sample plans put through every format: how much of the same record comes out, part by part.

    .venv/bin/python -m benchmarks.formats [--digital] [--errors FORMAT] [--keep FOLDER] [--write]

Each format is scored against `corpus/samples/gold`; a digital one may lose one point of F1 in any part against
DOCX with typed numbers.  `--write` puts the table into `docs/formats.md`.
"""

import argparse
import json
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.format_files import DIGITAL, SCANS, write_formats
from corpus.readers.read import read_file
from corpus.samples.build import GOLD
from extractors.annotator import annotator
from extractors.pipeline import extract
from flows.scoring import Json, Tally, read_gold, score_records

ROOT = Path(__file__).parents[1]
BASE = "docx typed"
MAY_LOSE = 1.0  # points of F1
SKIPPED = {"grounding"}  # always 1: a test says so


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--digital", action="store_true", help="leave the scans out, which take minutes")
    parser.add_argument("--errors", metavar="FORMAT", help="what this format loses against DOCX, error by error")
    parser.add_argument("--keep", type=Path, help="where the files are made, and found again")
    parser.add_argument("--write", action="store_true", help="write docs/formats.md")
    options = parser.parse_args()
    wanted = (BASE, options.errors) if options.errors else DIGITAL + (() if options.digital else SCANS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        write_formats(folder, wanted)
        scores = {name: measured(folder / name) for name in wanted}
    if options.errors:
        known = {error for tally in scores[BASE].values() for error in tally.errors}
        print("\n".join(e for tally in scores[options.errors].values() for e in tally.errors if e not in known))
        return 0
    lines = table(scores)
    print("\n".join(lines))
    if options.write:
        write_page(lines)
    return 0


def measured(folder: Path) -> dict[str, Tally]:
    """The tallies of the plans in this folder by part."""
    records: list[Json] = []
    for path in sorted(folder.iterdir()):
        record = extract(read_file(path), annotator())
        records.append(json.loads(record.model_dump_json()))
    return score_records(read_gold(GOLD), records)[0]


def table(scores: dict[str, dict[str, Tally]]) -> list[str]:
    """A Markdown table of F1, a row a format; what a digital format loses too much is bold."""
    parts = [part for part in scores[BASE] if part not in SKIPPED]
    lines = ["| format | " + " | ".join(parts) + " |", "|---" * (len(parts) + 1) + "|"]
    for name, found in scores.items():
        cells = [_cell(found[part], scores[BASE][part], strict=name in DIGITAL) for part in parts]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _cell(found: Tally, base: Tally, *, strict: bool) -> str:
    points = 100 * (found.f1 or 0)
    shown = f"{points:.1f}"
    return f"**{shown}**" if strict and points < 100 * (base.f1 or 0) - MAY_LOSE else shown


def write_page(lines: list[str]) -> None:
    """Puts the table into docs/formats.md, between its marks."""
    page = ROOT / "docs" / "formats.md"
    before, _, rest = page.read_text(encoding="utf-8").partition("<!-- table -->")
    _, _, after = rest.partition("<!-- end -->")
    told = f"Measured on {date.today().isoformat()} with `.venv/bin/python -m benchmarks.formats --write`.\n"
    page.write_text(before + "<!-- table -->\n" + told + "\n" + "\n".join(lines) + "\n<!-- end -->" + after, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
