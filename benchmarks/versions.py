"""How well versions of a plan are found: drafts, scans, cuts and second files beside next year's and the neighbour's plans.

    .venv/bin/python -m benchmarks.versions [--count 100] [--seed 1]

Each generated plan is put into a store beside its versions (which belong to one group) and its near misses (which do not).
Letters are misread all over the page, letterhead included, at the rates that `docs/quality.md` gives for scans.
"""

import argparse
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations

from corpus.generator.plan import generate
from corpus.readers.read import read_bytes
from corpus.store.rows import rows_of
from corpus.store.store import Store
from corpus.store.views import KeptFile
from extractors.annotator import annotator
from extractors.pipeline import extract
from flows.grouping import group_versions

_MISREAD = {
    "l": "1",
    "o": "0",
    "ô": "ó",
    "ấ": "á",
    "ế": "ê",
    "ư": "u",
    "đ": "d",
    "n": "ri",
    "c": "e",
    "ệ": "ê",
    "ả": "à",
    "h": "b",
}
_OTHER_PLACES = ("Đắk Hà", "Mường Lát", "Tam Kỳ", "Vũng Liêm", "Ea Súp")
_YEAR = re.compile(r"20[0-4]\d")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    truth: dict[str, tuple[str, str]] = {}  # plan_id → (group, which form)
    with tempfile.TemporaryDirectory(prefix="kehoach-versions-") as scratch, Store.open(f"sqlite:///{scratch}/plans.db") as store:
        for seed in range(asked.seed, asked.seed + asked.count):
            for form, group, text, ocr in forms(seed):
                truth[keep(store, f"{seed}-{form}.txt", text, ocr=ocr)] = (group, form)
        began = time.perf_counter()
        group_versions(store)
        seconds = time.perf_counter() - began
        groups = {plan.plan_id: plan.group_id or plan.plan_id for plan in store.summaries()}
    by_form = Counter[tuple[str, str]]()
    wrong = Counter[str]()
    right = 0
    for one, other in combinations(truth, 2):
        (mine, form), (theirs, other_form) = truth[one], truth[other]
        together = groups[one] == groups[other]
        if mine == theirs:
            by_form[" – ".join(sorted((form, other_form))), "together" if together else "apart"] += 1
            right += together
        elif together:
            wrong[" – ".join(sorted((form, other_form)))] += 1
    print(f"{asked.count} generated plans in {len(truth)} forms; grouped in {seconds / len(truth) * 1000:.1f} ms each")
    print("| pair | found | of |\n|---|---:|---:|")
    for pair in sorted({pair for pair, _ in by_form}):
        print(f"| {pair} | {by_form[pair, 'together']} | {by_form[pair, 'together'] + by_form[pair, 'apart']} |")
    total = sum(by_form.values())
    print(f"pairs found {right} of {total} ({right / total:.1%}), wrong {wrong.total()} {dict(wrong)}")


def forms(seed: int) -> Iterator[tuple[str, str, str, bool]]:
    """The forms of the plan: (which, group, text, whether it is a scan)."""
    chance = random.Random(seed)
    text = generate(seed).text
    group = str(seed)
    yield "signed", group, text, False
    yield "second file", group, text.replace("\n", "\n\n"), False
    yield "draft", group, draft(changed(text, chance, 0.03)), False
    yield "scan 1%", group, misread(text, chance, 0.01), True
    yield "scan 3%", group, misread(text, chance, 0.03), True
    yield "cut", group, text[: max(2000, len(text) // 2)], False
    later = _YEAR.sub(lambda year: str(int(year[0]) + 1), text)
    number = re.sub(r"(Số: *)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 7}", later, count=1)
    yield "next year", f"{group} next year", number, False
    yield "draft of next year", f"{group} next year", draft(changed(later, chance, 0.01)), False
    yield "scan of next year", f"{group} next year", misread(number, chance, 0.01), True
    place = re.search(r"^([^\n,]+), ngày", text, re.MULTILINE)
    if place and place[1] not in ("Hà Nội", "TP. Hồ Chí Minh"):
        other = chance.choice(_OTHER_PLACES)
        neighbour = text.replace(place[1], other).replace(place[1].upper(), other.upper())
        yield "neighbour", f"{group} neighbour", neighbour, False
        yield "scan of the neighbour", f"{group} neighbour", misread(neighbour, chance, 0.01), True


def draft(text: str) -> str:
    """The number and the day left open."""
    text = re.sub(r"(Số: *)\d+", r"\1     ", text, count=1)
    return re.sub(r"ngày *\d+ *tháng *\d+ *năm", "ngày     tháng     năm", text, count=1)


def changed(text: str, chance: random.Random, part: float) -> str:
    """Some words of the body replaced by others of it."""
    lines = text.split("\n")
    words = [word for line in lines[12:] for word in line.split() if word.isalpha()]
    for at in range(12, len(lines)):
        lines[at] = " ".join(chance.choice(words) if chance.random() < part else word for word in lines[at].split(" "))
    return "\n".join(lines)


def misread(text: str, chance: random.Random, part: float) -> str:
    """Some letters misread, a third of them lost or taken for quite another."""
    return "".join(
        (_MISREAD.get(char) or chance.choice("aeiot ")) if char.isalpha() and chance.random() < part else char for char in text
    )


def keep(store: Store, name: str, text: str, *, ocr: bool) -> str:
    """Puts the text into the store as a plan; its id."""
    document = read_bytes(text.encode(), name, "never")
    content = sha256(f"{name}\n{text}".encode()).hexdigest()
    source = document.source.model_copy(update={"ocr": ocr, "sha256": content})
    document = document.model_copy(update={"source": source})
    record = extract(document, annotator())
    store.keep([rows_of(record, document, "benchmark")], [KeptFile(f"/{name}", name, content)])
    return record.plan_id


if __name__ == "__main__":
    main()
