"""Words to the user in their language: all sentences are data, in `messages.toml`."""

import os
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["en", "vi"]
LANGUAGE_VARIABLE = "KEHOACH_LANG"  # where `--lang` puts the choice


def language(environ: Mapping[str, str] = os.environ) -> Language:
    """Vietnamese where `--lang vi` or the locale asks for it, else English."""
    if chosen := environ.get(LANGUAGE_VARIABLE):
        return "vi" if chosen == "vi" else "en"
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "vi" if locale.lower().startswith("vi") else "en"


@cache
def messages() -> dict[str, dict[str, str]]:
    """By key, the sentence in both languages."""
    with (Path(__file__).parent / "messages.toml").open("rb") as file:
        groups = tomllib.load(file)
    return {f"{group}.{key}": both for group, keys in groups.items() for key, both in keys.items()}


def words(key: str, **values: object) -> str:
    """The sentence with this key, the values filled in; KeyError for a key that is not in the table."""
    return messages()[key][language()].format(**values)


def label(group: str, code: str | None) -> str:
    """What a code (a kind, a role, a severity) is called, the code itself where the table does not know it."""
    both = messages().get(f"{group}.{code or 'none'}")
    return both[language()] if both else str(code)


class Talk:
    """Standard error: sentences for the person, silenced by `--quiet`; what failed is said all the same."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet

    def say(self, key: str, **values: object) -> None:
        """One sentence of the table."""
        self.line(words(key, **values))

    def line(self, text: str) -> None:
        """One line as it stands."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def fail(self, text: str) -> None:
        """One line on what could not be done."""
        print(f"kehoach: {text}", file=sys.stderr)
