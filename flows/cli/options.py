"""The options that several commands share.  Their help is a key of `messages.toml`."""

from typing import Annotated

import typer

from corpus.store.views import Filter

DEFAULT_STORE = "sqlite:///kehoach.db"

StoreOption = Annotated[str, typer.Option("--store", envvar="KEHOACH_STORE", metavar="URL", help="option.store")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="option.quiet")]
AsJson = Annotated[bool, typer.Option("--json", help="option.json")]
Issuer = Annotated[str | None, typer.Option("--issuer", metavar="NAME", help="option.issuer")]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="option.year")]
Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="option.kind")]
Words = Annotated[list[str] | None, typer.Option("--words", metavar="WORDS", help="option.words")]


def filter_of(issuer: str | None, year: int | None, kind: str | None, words: list[str] | None) -> Filter:
    """The filter that the four options make."""
    slug = kind.strip().lower().replace(" ", "_") if kind else None
    return Filter(issuer=issuer, year=year, kind=slug, words=tuple(words or ()))
