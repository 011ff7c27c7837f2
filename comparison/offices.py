"""One office under its names and abbreviations, and what became of it; the facts are in `offices.toml`."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from comparison.syllables import plain, syllables
from schemas.base import Strict
from schemas.errors import PlanError
from schemas.spelling import fold

_PROVINCE = re.compile(r"(?i)\btỉnh ((?:[^\W\d_]+[ -]?){1,4})")
_LOCAL = re.compile(r" (?:huyen|quan|thi xa|thi tran|xa|phuong|truong|benh vien) ")
_DROPPED = {"cac", "tinh", "tp", "va"}


class OfficeName(NamedTuple):
    """The words by which a plan names its office."""

    issuing_body: str | None
    parent_body: str | None = None
    place: str | None = None


class Office(NamedTuple):
    """An office, whatever it is called: what it is, and of which province; None where no plan says so."""

    body: str
    province: str | None

    def __str__(self) -> str:
        return f"{self.body} @ {self.province or '?'}"


class Succession(Strict):
    """Bodies or provinces that others carry on from a day; `to` may be one of the old names, then larger than before."""

    day: str
    source: str
    old: tuple[str, ...]
    new: str
    of: str  # province | body


class OfficeTable(Strict):
    """What is known of offices beyond their names."""

    provinces: frozenset[str]
    aliases: dict[str, str]
    successions: tuple[Succession, ...]
    apart: frozenset[tuple[str, str]]


class Kin(NamedTuple):
    """An office that the asked one came from or went into, and by which succession."""

    office: Office
    succession: Succession
    is_later: bool


@cache
def office_table(extra: Path | None = None) -> OfficeTable:
    """The table of the project, with the user's own file where one is named; PlanError where that cannot be used."""
    tables = [tomllib.loads((Path(__file__).parent / "offices.toml").read_text(encoding="utf-8"))]
    if extra is not None:
        try:
            tables.append(tomllib.loads(extra.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise PlanError(f"{extra} is no table of offices ({error}). See docs/comparison.md.") from error
    names = "|".join(table.get("provinces", {}).get("names", "") for table in tables)
    try:
        return OfficeTable(
            provinces=frozenset(name.strip() for name in names.split("|") if name.strip()),
            aliases={_kind(row["name"]): _kind(row["body"]) for table in tables for row in table.get("alias", [])},
            successions=tuple(
                Succession(day=row["day"], source=row["source"], old=tuple(map(key, row["from"])), new=key(row["to"]), of=of)
                for table in tables
                for of, key in (("province", _key), ("body", _kind))
                for row in table.get(of, [])
            ),
            apart=frozenset((_named(row["one"]), _named(row["other"])) for table in tables for row in table.get("apart", [])),
        )
    except KeyError as error:
        raise PlanError(f"{extra} lacks {error}. See docs/comparison.md.") from error


def office_of(name: OfficeName, table: OfficeTable) -> Office | None:
    """The office that the words name, None where a plan names none.

    >>> table = office_table()
    >>> str(office_of(OfficeName("BQL các KCN", "UBND tỉnh Bắc Giang"), table))
    'ban quan ly khu cong nghiep @ bac giang'
    >>> str(office_of(OfficeName("Ban Quản lý các khu công nghiệp tỉnh Bắc Giang"), table))
    'ban quan ly khu cong nghiep @ bac giang'
    """
    if not name.issuing_body:
        return None
    province = _province(name, table)
    body = _body(name.issuing_body, province)
    return Office(table.aliases.get(body, body), province)


def same_office(a: Office, b: Office, table: OfficeTable) -> bool | None:
    """Whether both are one office; None where it may be, for one of them does not say its province."""
    if a.body != b.body or _apart(a, b, table):
        return False
    if a.province == b.province:
        return True
    return None if a.province is None or b.province is None else False


def _apart(a: Office, b: Office, table: OfficeTable) -> bool:
    """Whether the user's table says that these two are never one."""
    one, other = str(a), str(b)
    return (one, other) in table.apart or (other, one) in table.apart


def _named(words: str) -> str:
    """An office as it is listed, `body @ province`, whatever the user's spelling."""
    body, _, province = words.partition("@")
    return str(Office(_kind(body), _key(province) or None))


def kin_of(office: Office, table: OfficeTable) -> list[Kin]:
    """The offices that this one came from or went into, itself under the same name left out."""
    found = []
    for succession in table.successions:
        mine = office.province if succession.of == "province" else office.body
        if mine is None:
            continue
        if mine in succession.old and mine != succession.new:
            found.append(Kin(_with(office, succession, succession.new), succession, is_later=True))
        if mine == succession.new:
            found += [Kin(_with(office, succession, old), succession, is_later=False) for old in succession.old if old != mine]
    return [kin for kin in found if not _apart(office, kin.office, table)]


def asked_for(query: str, offices: Iterable[tuple[Office, OfficeName]]) -> list[Office]:
    """The offices that a user may mean by the words: first by all of the name, then by all syllables of it."""
    there = list(offices)
    wanted = [word for word in syllables(query) if word not in _DROPPED]
    exact = [office for office, _ in there if wanted and " ".join(wanted) in (office.body, f"{office.body} {office.province}")]
    if exact:
        return list(dict.fromkeys(exact))
    return list(dict.fromkeys(office for office, name in there if wanted and set(wanted) <= _words(office, name)))


def _words(office: Office, name: OfficeName) -> set[str]:
    said = " ".join(part for part in name if part)
    return {*office.body.split(), *(office.province or "").split(), *syllables(said)}


def _with(office: Office, succession: Succession, other: str) -> Office:
    return office._replace(province=other) if succession.of == "province" else office._replace(body=other)


def _province(name: OfficeName, table: OfficeTable) -> str | None:
    """The province that the words name, the office's own before its parent's: one of the table, or what follows *tỉnh*."""
    for words in (name.issuing_body, name.parent_body):
        if words and (found := _named_province(words, table)):
            return found
    place = _key(name.place or "")
    if place in table.provinces:
        return place
    return place or None if place and not _LOCAL.search(plain(name.issuing_body or "")) else None


def _named_province(words: str, table: OfficeTable) -> str | None:
    begins, ends = _provinces(table.provinces)
    if said := _PROVINCE.search(words):
        key = _key(said[1])
        known = begins.match(f"{key} ")
        return known[1] if known else key
    named = ends.search(plain(words))
    return named[1] if named else None


@lru_cache(maxsize=8)
def _provinces(names: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a known province where words begin, and where they end; the longest first."""
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(f"({either}) "), re.compile(f" ({either}) $")


def _body(words: str, province: str | None) -> str:
    """What the office is, without its province and the words that some leave out."""
    said = f" {' '.join(word for word in syllables(words) if word not in _DROPPED)} "
    if province and said.endswith(f" {province} "):
        said = said[: -len(province) - 1].removesuffix("thanh pho ")
    return said.strip()


def _kind(words: str) -> str:
    """What an office is that is named without a province."""
    return _body(words, None)


def _key(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(words)))


def names_of(office: Office, offices: Sequence[tuple[Office, OfficeName]]) -> list[str]:
    """The names under which the office was found, each once."""
    return list(dict.fromkeys(name.issuing_body for other, name in offices if other == office and name.issuing_body))
