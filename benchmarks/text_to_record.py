"""Clean text to record on one core, stage by stage, beside underthesea's word segmentation of the same text.

    .venv/bin/python -m benchmarks.text_to_record [FILE …]

Without files it reads the sample plans.  A plan is read as a worker of the load reads it: what the process brought is
frozen, and the words of each plan leave the vocabulary with it.  Times are CPU seconds of this process, so another process
on the machine disturbs them little; the ratios disturb them less.
"""

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from underthesea import word_tokenize

from corpus.readers.read import read_file
from extractors.annotator import annotator
from extractors.assignments import extract_assignments
from extractors.dates import extract_dates
from extractors.flags import raise_flags
from extractors.header import extract_header
from extractors.items import Items
from extractors.layout import find_layout
from extractors.pipeline import begin, extract
from extractors.references import extract_references
from extractors.sections import segment_sections
from extractors.targets import extract_targets
from extractors.unexplained import find_unexplained
from schemas.document import Document

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "files" / "docx"
SIZE = 14_000  # characters of the plan that the figures are given for
ROUNDS = 5


def main() -> None:
    paths = [Path(arg) for arg in sys.argv[1:]] or sorted(SAMPLES.glob("*.docx"))
    documents = [read_file(path) for path in paths]
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} plans, {characters:,} characters, {ROUNDS} rounds, best round")
    nlp = annotator()
    gc.collect()
    gc.freeze()  # as in flows/warm.py

    def record(document: Document) -> object:
        with nlp.memory_zone():
            return extract(document, nlp)

    whole = best(record, documents)
    rows = [(name, best(stage, documents)) for name, stage in stages().items()]
    peer = best(lambda d: word_tokenize(d.text), documents)
    print(f"{'stage':28} {'ms a plan':>10} {'share':>7}   (a plan of {SIZE:,} characters)")
    scale = SIZE / characters * 1000
    for name, seconds in rows:
        print(f"{name:28} {seconds * scale:10.2f} {seconds / whole:7.1%}")
    print(f"{'text to record, whole':28} {whole * scale:10.2f} {1:7.1%}   {1000 / (whole * scale):.0f} plans a second")
    print(f"{'underthesea word_tokenize':28} {peer * scale:10.2f} {peer / whole:7.1%}   the peer: words alone")


def stages() -> dict[str, Callable[[Document], object]]:
    """Each part on its own; what it needs from the parts before it is prepared outside the clock."""
    nlp = annotator()
    readings: dict[str, tuple[object, ...]] = {}

    def prepared(document: Document) -> tuple[object, ...]:
        key = document.source.sha256
        if key not in readings:
            reading = begin(document, nlp)
            references = extract_references(reading)
            dates = extract_dates(reading, references)
            items = Items(
                dates, references, extract_targets(reading, dates, references), extract_assignments(reading, dates, references)
            )
            readings[key] = (reading, references, dates, items)
        return readings[key]

    def on(function: Callable[..., object], *wanted: int) -> Callable[[Document], object]:
        return lambda document: function(*(prepared(document)[i] for i in wanted))

    return {
        "spaCy: syllables, sentences, phrases": lambda d: nlp(d.text),
        "layout, sections": lambda d: segment_sections(d, find_layout(d)),
        "header": lambda d: extract_header(d, find_layout(d)),
        "references": on(extract_references, 0),
        "dates": on(extract_dates, 0, 1),
        "targets": on(extract_targets, 0, 2, 1),
        "assignments": on(extract_assignments, 0, 2, 1),
        "flags": on(raise_flags, 0, 3),
        "unexplained": on(find_unexplained, 0, 3),
    }


def best(work: Callable[[Document], object], documents: list[Document]) -> float:
    """CPU seconds of the best of some rounds over all documents, after a warm-up."""
    once = partial(_round, work, documents)
    once()
    return min(once() for _ in range(ROUNDS))


def _round(work: Callable[[Document], object], documents: list[Document]) -> float:
    start = process_time()
    for document in documents:
        work(document)
    return process_time() - start


if __name__ == "__main__":
    main()
