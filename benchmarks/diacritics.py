"""How many letters with diacritics come back right out of fonts of the nineties, beside the PyPI package viparse.

    .venv/bin/python -m benchmarks.diacritics [--peer PYTHON] [--keep FOLDER]

The sample plans in TCVN3 and VNI as DOCX, .doc and text.  Accuracy as viparse reports it: of all letters with
diacritics in the true text, the share that stands in the text read, aligned word by word; once with capitals as
they are and once without.  `--peer` is the interpreter of an environment with `viparse[office]` in it.
"""

import argparse
import json
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.format_files import write_formats
from corpus.readers.read import read_file

FORMATS = ("docx tcvn3", "docx vni", "doc tcvn3", "doc vni", "text tcvn3", "text vni")
PEER = """
import json, sys, viparse
out = {}
for path in sys.argv[1:]:
    try:
        out[path] = "\\n".join(part.text for part in viparse.load(path))
    except Exception as error:
        out[path] = ""
        print(path, repr(error)[:120], file=sys.stderr)
print(json.dumps(out))
"""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--peer", metavar="PYTHON", help="the interpreter of an environment with viparse")
    parser.add_argument("--keep", type=Path, help="where the files are made, and found again")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        write_formats(folder, ("docx typed", "docx auto", *FORMATS))
        print(f"{'format':14} {'kehoach':>9} {'any case':>9}" + (f" {'viparse':>9} {'any case':>9}" if options.peer else ""))
        for name in FORMATS:
            paths = sorted((folder / name).iterdir())
            # The words that the file was made of: text was made of typed numbers, DOCX of Word's.
            base = folder / ("docx typed" if name.startswith("text") else "docx auto")
            truths = [read_file(base / f"{path.stem.split('.')[0]}.docx").text for path in paths]
            rows = [share(truths, [read_file(path).text for path in paths])]
            if options.peer:
                rows.append(share(truths, peer_texts(options.peer, paths)))
            print(f"{name:14} " + " ".join(f"{cased:9.2%} {folded:9.2%}" if folded else "  refused" for cased, folded in rows))


def peer_texts(python: str, paths: list[Path]) -> list[str]:
    """What viparse reads, "" for a file that it refuses."""
    done = subprocess.run([python, "-c", PEER, *map(str, paths)], capture_output=True, text=True, check=True, timeout=600)
    texts = json.loads(done.stdout.splitlines()[-1])
    return [texts[str(path)] for path in paths]


def share(truths: list[str], texts: list[str]) -> tuple[float, float]:
    """The share of letters with diacritics that are right: as they are, and in any case."""
    total = right = folded = 0
    for truth, text in zip(truths, texts, strict=True):
        total += sum(map(is_marked, truth))
        right += sum(is_marked(letter) for letter in common(truth, text))
        folded += sum(is_marked(letter) for letter in common(truth.lower(), text.lower()))
    return right / total, folded / total


def common(truth: str, text: str) -> Iterator[str]:
    """The letters of the words that both share in order; of words that differ, those that stand at the same place."""
    wanted, found = truth.split(), unicodedata.normalize("NFC", text).replace("<br>", " ").replace("|", " ").split()
    for kind, a, b, c, d in SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from "".join(wanted[a:b])
        elif kind == "replace":
            for one, other in zip(wanted[a:b], found[c:d], strict=False):
                yield from (x for x, y in zip(one, other, strict=False) if x == y)


def is_marked(letter: str) -> bool:
    """Whether the letter carries a diacritic, đ among them.

    >>> [is_marked(letter) for letter in "aếđĐ1"]
    [False, True, True, True, False]
    """
    return letter in "đĐ" or len(unicodedata.normalize("NFD", letter)) > 1


if __name__ == "__main__":
    main()
