"""The registry of flags: severity and sentences as data, so that a check only says what it saw."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from schemas.base import Span, Strict
from schemas.flags import FLAG_CODES, Flag, FlagCode, Severity


class FlagKind(Strict):
    """One kind of flag: what it compares, and its sentence in English and Vietnamese with {names} to fill."""

    severity: Severity
    compares: str
    en: str
    vi: str


@cache
def flag_kinds() -> Mapping[FlagCode, FlagKind]:
    """All kinds of flags by code; ValueError where the registry and the schema disagree."""
    table = tomllib.loads((Path(__file__).parent / "flag_registry.toml").read_text(encoding="utf-8"))
    if set(table) != set(FLAG_CODES):
        raise ValueError(f"flag_registry.toml and schemas/flags.py differ in {set(table) ^ set(FLAG_CODES)}")
    return {code: FlagKind.model_validate(table[code]) for code in FLAG_CODES}  # type: ignore[misc]  # checked above


def raise_flag(code: FlagCode, span: Span | None = None, **said: str | int) -> Flag:
    """The flag with its sentences filled; KeyError where a name of the sentence is not said."""
    kind = flag_kinds()[code]
    return Flag(
        code=code,
        severity=kind.severity,
        message=kind.en.format_map(said),
        message_vi=kind.vi.format_map(said),
        span=span,
    )
