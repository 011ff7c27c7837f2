"""What `kehoach compare` costs over a store with a million targets: one office, one indicator, in processes of their own.

    .venv/bin/python -m benchmarks.comparing [TARGETS] [STORE]

The nine sample plans in DOCX, three offices over three years, again and again under other names of offices; a store that is
there already is used as it is.  Prints seconds of the clock and of the processor, start-up included, the best of three.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from corpus.generator.chance import Chance
from corpus.generator.places import place
from corpus.readers.read import read_file
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from extractors.annotator import annotator
from extractors.pipeline import extract
from schemas.document import Document
from schemas.record import PlanRecord, plan_id

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "files" / "docx"
OFFICES = ("lacgiang-kcn", "hoaison-yte", "vinhkhe-gddt")
NAMES = ("Ban Quản lý khu công nghiệp {0} tỉnh {1}", "Trung tâm Y tế huyện {0} tỉnh {1}", "Ủy ban nhân dân huyện {0} tỉnh {1}")
ASKED = (
    ["--issuer", NAMES[1].format("Hoài Bái", "Hoài Châu"), "--format", "json"],
    ["--issuer", NAMES[1].format("Hoài Bái", "Hoài Châu"), "--format", "html"],
    ["--issuer", NAMES[1].format("Hoài Bái", "Hoài Châu"), "--format", "xlsx"],
    ["--indicator", "tỷ lệ trẻ dưới 1 tuổi tiêm chủng đầy đủ", "--years", "2024"],
)


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as name:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(name) / "many.db"
        if not path.exists():
            print("{:,} targets in {:,} plans of {:,} offices".format(*fill(f"sqlite:///{path}", wanted)))
        print(f"{path.stat().st_size / 2**30:.1f} GB")
        for asked in ASKED:
            clock, processor = min(timed([*asked, "--store", f"sqlite:///{path}", "--out", f"{name}/out"]) for _ in range(3))
            print(f"{clock:5.2f} s, {processor:5.2f} s of processor: compare {' '.join(asked)}")


def timed(arguments: list[str]) -> tuple[float, float]:
    """Seconds of the clock and of the processor, with the modules compiled before, as for anybody's second call."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run(
        [Path(sys.executable).with_name("kehoach"), "compare", "--quiet", *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment,
    )
    clock, after = perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fill(store: str, wanted: int) -> tuple[int, int, int]:
    """How many targets, plans and offices were kept."""
    targets = plans = offices = 0
    with Store.open(store) as opened:
        batch: list[tuple[Document, PlanRecord]] = []
        for office in copies():
            batch += office
            offices, plans, targets = offices + 1, plans + len(office), targets + sum(len(record.targets) for _, record in office)
            if len(batch) >= 300 or targets >= wanted:
                files = [KeptFile(f"/plans/{one.source.name}", one.source.name, one.source.sha256) for one, _ in batch]
                opened.keep([rows_of(record, document, "benchmark") for document, record in batch], files)
                batch.clear()
            if targets >= wanted:
                return targets, plans, offices
    raise AssertionError("copies never end")


def copies() -> Iterator[list[tuple[Document, PlanRecord]]]:
    """The three plans of one office after the other, each office with another name."""
    documents = {name: [read_file(path) for path in sorted(SAMPLES.glob(f"{name}-*.docx"))] for name in OFFICES}
    records = {name: [extract(document, annotator()) for document in some] for name, some in documents.items()}
    chance = Chance(20211)
    number = 0
    places = sorted({place(chance) for _ in range(5000)})
    for district in places:
        for province in places:
            for name, form in zip(OFFICES, NAMES, strict=True):
                found = []
                for document, record in zip(documents[name], records[name], strict=True):
                    number += 1
                    sha256 = f"{number:016x}" * 4
                    source = document.source.model_copy(update={"sha256": sha256, "name": f"{number:06}-{document.source.name}"})
                    issued = {
                        "issuing_body": form.format(district, province),
                        "parent_body": f"UBND tỉnh {province}",
                        "place": province,
                    }
                    header = record.header.model_copy(update=issued)
                    changed = {"source": source, "plan_id": plan_id(sha256), "header": header}
                    found.append((document.model_copy(update={"source": source}), record.model_copy(update=changed)))
                yield found


if __name__ == "__main__":
    main()
