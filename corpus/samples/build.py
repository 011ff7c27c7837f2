"""`python -m corpus.samples.build`: the sample plans' files and gold, from their sources.

PDF files are printed by LibreOffice and kept as they are unless `--pdf` asks for new ones.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from corpus.samples.docx_layout import docx_of
from corpus.samples.gold import gold_of
from corpus.samples.plan_source import Plan, read_plan
from corpus.samples.text_layout import plain_text, wrapped_text

HERE = Path(__file__).parent
PLANS = HERE / "plans"
FILES = HERE / "files"
GOLD = HERE / "gold"


def plans() -> list[Plan]:
    """All sample plans, by name."""
    return [read_plan(path) for path in sorted(PLANS.glob("*.plan"))]


def built(plan: Plan) -> dict[Path, bytes]:
    """Every file of a plan but its PDF, by its path under this folder."""
    files = {
        Path("gold") / f"{plan.name}.json": (json.dumps(gold_of(plan), ensure_ascii=False, indent=1) + "\n").encode(),
        Path("files/docx") / f"{plan.name}.docx": docx_of(plan),
    }
    if "txt" in plan.front["formats"]:
        files[Path("files/text") / f"{plan.name}.txt"] = plain_text(plan).encode()
    if "md" in plan.front["formats"]:
        files[Path("files/text") / f"{plan.name}.md"] = wrapped_text(plan).encode()
    return files


def print_pdf(docx: Path, folder: Path) -> None:
    """Have LibreOffice print a DOCX into `folder`; raises CalledProcessError where it cannot."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(folder), str(docx)], check=True, capture_output=True, timeout=120)


def main() -> None:
    """Write all files; say how many."""
    for plan in plans():
        for path, data in built(plan).items():
            target = HERE / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if not target.exists() or target.read_bytes() != data:
                target.write_bytes(data)
                print(path)
        if "pdf" in plan.front["formats"] and "--pdf" in sys.argv[1:]:
            (FILES / "pdf").mkdir(exist_ok=True)
            print_pdf(FILES / "docx" / f"{plan.name}.docx", FILES / "pdf")
            print(f"files/pdf/{plan.name}.pdf")


if __name__ == "__main__":
    main()
