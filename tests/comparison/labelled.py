"""The labels of what is the same target over the years, and the plans that they are about."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from comparison.model import Edition, Figure, Place
from comparison.scope import names_in
from corpus.readers.read import read_file
from extractors.annotator import annotator
from extractors.pipeline import extract
from schemas.record import PlanRecord
from schemas.spelling import fold
from schemas.targets import Change

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
LABELS = Path(__file__).parent / "labels"
OFFICES = tuple(sorted(path.stem for path in LABELS.glob("*.txt")))
_FIGURE = re.compile(r'(\d{4}) (\S+) "([^"]+)"')
_RESULT = re.compile(r"(\d{4}) (\w+)")


@dataclass(frozen=True, eq=False)
class Label:
    """One series as a reader sees it: by year its value and words of it."""

    figures: dict[int, tuple[Decimal, str]]
    verdicts: tuple[str, ...]
    results: dict[int, str]
    optional: bool

    def has(self, figure: Figure) -> bool:
        """Whether the figure is the one of its year."""
        value, words = self.figures.get(figure.edition.first, (None, ""))
        said = fold(f"{figure.wording} {' '.join(place.quote for place in figure.places)}")
        return value == figure.value and fold(words) in said


@cache
def labels_of(office: str) -> tuple[Label, ...]:
    found = []
    for line in (LABELS / f"{office}.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        figures, verdicts, results = line.removeprefix("? ").split("|")
        found.append(
            Label(
                {int(year): (Decimal(value), words) for year, value, words in _FIGURE.findall(figures)},
                tuple(verdicts.split()),
                {int(year): result for year, result in _RESULT.findall(results)},
                optional=line.startswith("?"),
            )
        )
    return tuple(found)


@cache
def records_of(office: str) -> tuple[PlanRecord, ...]:
    """The three plans as the extractors read them from DOCX."""
    files = sorted((SAMPLES / "files" / "docx").glob(f"{office}-*.docx"))
    return tuple(extract(read_file(path), annotator()) for path in files)


@cache
def gold_figures_of(office: str) -> dict[Edition, list[Figure]]:
    """The figures of the three plans as the gold has them."""
    found = {}
    for path in sorted((SAMPLES / "gold").glob(f"{office}-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        edition = Edition(gold["header"]["period"]["first"], gold["header"]["period"]["last"])
        found[edition] = [_figure(one, index, edition, path.stem) for index, one in enumerate(gold["targets"])]
    return found


def _figure(one, index: int, edition: Edition, name: str) -> Figure:
    words = f"{one['indicator']}, {one['subject'] or ''}" if one.get("subject") else one["indicator"]
    change = one.get("change")
    code = one.get("unit_code") or _code(one.get("unit"))
    return Figure(
        edition=edition,
        index=index,
        indicator=one["indicator"],
        subject=one.get("subject"),
        comparator=one["comparator"],
        value=Decimal(str(one["value"])),
        value_max=None if one.get("value_max") is None else Decimal(str(one["value_max"])),
        unit=one.get("unit"),
        unit_code=code,
        status=one["status"],
        first_year=one["period"]["first"],
        last_year=one["period"]["last"],
        change=Change(**{**change, "value": Decimal(str(change["value"]))}) if change else None,
        of=None if one.get("of") is None else Decimal(str(one["of"])),
        plan_share=None if one.get("plan_share") is None else Decimal(str(one["plan_share"])),
        confidence=1.0,
        scope=names_in(words),
        places=(Place(plan_id=name, file=name, page=None, start=index, end=index + 1, quote=words),),
    )


def _code(unit: str | None) -> str | None:
    if unit and "USD" in unit:
        return "USD"
    if unit and "đồng" in unit:
        return "VND"
    return unit
