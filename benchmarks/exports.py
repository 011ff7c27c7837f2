"""Time and memory of an export to each format, each in a process of its own.

    .venv/bin/python -m benchmarks.exports [TARGETS]

100,000 targets by default, of the sample plans under other hashes and names: they repeat, which flatters the sizes of packed
files.  Memory is the most that the process ever held, beside that of a process that writes ten plans.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

from corpus.readers.read import read_file
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from extractors.annotator import annotator
from extractors.pipeline import extract
from flows.export import FORMATS, Request, run_export
from schemas.document import Document
from schemas.record import PlanRecord, plan_id

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "files" / "docx"


def main() -> None:
    if sys.argv[1:2] == ["--one"]:
        measure(*sys.argv[2:])
        return
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = f"sqlite:///{folder}/few.db", f"sqlite:///{folder}/many.db"
        fill(few, 300)
        plans, targets = fill(many, wanted)
        print(f"{plans:,} plans, {targets:,} targets in a SQLite store")
        print(f"{'format':8} {'s of clock':>10} {'of processor':>12} {'MB held':>8} {'with ten plans':>15} {'MB on disk':>11}")
        for form in FORMATS:
            seconds, processor, held, size = run(form, many, folder)
            _, _, rest, _ = run(form, few, folder)
            print(f"{form:8} {seconds:10.1f} {processor:12.1f} {held:8.0f} {rest:15.0f} {size:11.1f}", flush=True)


def run(form: str, store: str, folder: Path) -> tuple[float, float, float, float]:
    """Seconds of the clock and of the processor, megabytes held and megabytes written by one export in a new process."""
    command = [sys.executable, "-m", "benchmarks.exports", "--one", form, store, str(folder / f"out-{form}")]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    seconds, processor, held, size = map(float, said)
    return seconds, processor, held, size


def measure(form: str, store: str, out: str) -> None:
    started, before = perf_counter(), process_time()
    known = {known: known for known in FORMATS}
    with Store.open(store, create=False) as opened:
        run_export(opened, Request(form=known[form], out=out))
    seconds, processor = perf_counter() - started, process_time() - before
    files = [path for path in (Path(out), *Path(out).rglob("*")) if path.is_file()]
    print(seconds, processor, most_held(), sum(path.stat().st_size for path in files) / 2**20)


def most_held() -> float:
    """Megabytes that this process held at most.

    Not ru_maxrss: a child inherits that of the process that started it, here one with all the extractors loaded.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


def fill(store: str, targets: int) -> tuple[int, int]:
    """How many plans and targets were kept."""
    kept = plans = 0
    with Store.open(store) as opened:
        batch = []
        for document, record in copies():
            batch.append((rows_of(record, document, "benchmark"), document.source))
            kept, plans = kept + len(record.targets), plans + 1
            if len(batch) == 200 or kept >= targets:
                files = [KeptFile(f"/plans/{source.name}", source.name, source.sha256) for _, source in batch]
                opened.keep([rows for rows, _ in batch], files)
                batch.clear()
            if kept >= targets:
                return plans, kept
    raise AssertionError("copies never end")


def copies() -> Iterator[tuple[Document, PlanRecord]]:
    """The sample plans again and again, each time with another hash, year and name."""
    documents = [read_file(path) for path in sorted(SAMPLES.glob("*.docx"))]
    records = [extract(document, annotator()) for document in documents]
    number = 0
    while True:
        for document, record in zip(documents, records, strict=True):
            number += 1
            sha256 = f"{number:016x}" * 4
            changed = {"sha256": sha256, "name": f"{number:06}-{document.source.name}"}
            source = document.source.model_copy(update=changed)
            yield (
                document.model_copy(update={"source": source}),
                record.model_copy(update={"source": source, "plan_id": plan_id(sha256)}),
            )


if __name__ == "__main__":
    main()
