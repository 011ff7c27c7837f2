"""The version of the readers: a hash over their code, so that a changed reader reads again."""

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def reader_version() -> str:
    """The first 12 hex digits of a hash over the code of `corpus.readers` and of the document's schema."""
    root = Path(__file__).parents[1]
    digest = sha256()
    for path in [*sorted((root / "corpus" / "readers").glob("*.py")), root / "schemas" / "document.py"]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
