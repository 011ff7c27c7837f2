"""The version of the rules: a hash of every rule and lexicon, so that a changed one is seen."""

from functools import cache
from hashlib import sha256
from pathlib import Path


@cache
def extractor_version() -> str:
    """The first 12 hex digits of a hash over the code and the lexicons of `extractors` and `schemas`."""
    here = Path(__file__).parent
    files = [*here.rglob("*.py"), *here.rglob("*.toml"), *(here.parent / "schemas").glob("*.py")]
    digest = sha256()
    for path in sorted(files, key=lambda p: p.relative_to(here.parent).as_posix()):
        digest.update(path.relative_to(here.parent).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
