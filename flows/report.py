"""What a load did: each file kept, unchanged or set aside, and what the plans are."""

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NamedTuple

from corpus.store.rows import PlanRows
from flows.find import Problem

# Tables of items, and what the report calls them.
_COUNTED = {
    "dates": "dates",
    "targets": "targets",
    "assignments": "assignments",
    "plan_references": "references",
    "unexplained": "unexplained",
}
State = Literal["kept", "extracted_again", "unchanged", "set_aside"]


class Outcome(NamedTuple):
    """How one file ended."""

    path: str
    state: State
    problem: Problem | None = None  # of a file that is set aside
    rows: PlanRows | None = None  # of a plan that was extracted for this file


@dataclass(slots=True)
class LoadReport:
    """Counts over the files of a load; two are added with `+=`."""

    kept: int = 0  # read and extracted, or a second file of a plan that was
    extracted_again: int = 0  # by new rules, without reading the file
    unchanged: int = 0
    set_aside: list[Problem] = field(default_factory=list)
    passed_over: Counter[str] = field(default_factory=Counter)  # by suffix
    hidden: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)  # dates, targets, assignments, references, unexplained
    pages: int = 0
    seconds: float = 0.0
    engine: str = "direct"

    @property
    def extracted(self) -> int:
        """Plans that the rules ran over."""
        return self.kinds.total()

    @property
    def files(self) -> int:
        """Files that were tried; the paths that led nowhere are among `set_aside`."""
        return self.kept + self.extracted_again + self.unchanged + len(self.set_aside)

    @property
    def exit_status(self) -> int:
        """0 all done, 1 done with files set aside, 3 nothing could be done."""
        if not self.set_aside:
            return 0 if self.files else 3
        return 1 if self.kept + self.extracted_again + self.unchanged else 3

    def add(self, outcome: Outcome) -> None:
        """Counts one file in."""
        match outcome.state:
            case "kept":
                self.kept += 1
            case "extracted_again":
                self.extracted_again += 1
            case "unchanged":
                self.unchanged += 1
            case "set_aside":
                self.set_aside += [outcome.problem] if outcome.problem else []
        if outcome.rows:
            self._describe(outcome.rows)

    def _describe(self, rows: PlanRows) -> None:
        plan = rows.plan
        self.kinds[plan["kind"] or ""] += 1
        self.years[_span(plan["year_first"], plan["year_last"])] += 1
        if flags := rows.items.get("flags"):
            severities = zip(flags.column("code"), flags.column("severity"), strict=True)
            self.flags.update(code for code, severity in severities if severity != "info")
        self.pages += plan["pages"] or 0
        self.items.update({name: len(rows.items[table].values) for table, name in _COUNTED.items() if table in rows.items})

    def __iadd__(self, other: "LoadReport") -> "LoadReport":
        self.kept += other.kept
        self.extracted_again += other.extracted_again
        self.unchanged += other.unchanged
        self.set_aside += other.set_aside
        self.hidden += other.hidden
        self.pages += other.pages
        self.seconds += other.seconds
        for name in ("passed_over", "kinds", "years", "flags", "items"):
            getattr(self, name).update(getattr(other, name))
        return self

    def as_json(self) -> dict[str, Any]:
        """The report as one JSON object."""
        aside = [problem._asdict() for problem in self.set_aside]
        reasons = Counter(problem.reason for problem in self.set_aside)
        counts = {one.name: getattr(self, one.name) for one in fields(self)}
        return counts | {"set_aside": aside, "reasons": reasons, "files": self.files, "extracted": self.extracted}


def _span(first: int | None, last: int | None) -> str:
    if first is None:
        return ""
    return str(first) if first == last else f"{first}-{last}"
