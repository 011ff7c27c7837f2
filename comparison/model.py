"""What a comparison says: series of targets and tasks over the editions of a plan, each step with its verdict and its reasons."""

from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from schemas.base import Strict
from schemas.targets import Change, Comparator, Number, TargetStatus

Verdict = Literal["same", "raised", "lowered", "new", "dropped", "rescoped", "unit_changed", "not_comparable"]
Move = Literal["same", "raised", "lowered"]
Result = Literal["met", "missed", "not_comparable", "no_figure"]
TaskVerdict = Literal["kept", "new", "dropped"]


class Reason(Strict):
    """Why something was decided: the key of a sentence in `words.toml`, and what it is filled with."""

    code: str
    detail: str = ""
    other: str = ""


class Edition(NamedTuple):
    """The years that plans are for; what stands in one column."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


class Place(Strict):
    """Where a figure or task was read."""

    plan_id: str
    file: str
    page: int | None
    start: int
    end: int
    quote: str


class Figure(Strict):
    """A target, forecast or result as one plan says it; the same figure said twice is one, with two places."""

    edition: Edition
    index: Annotated[int, Field(description="of the first mention among the targets of its record")]
    indicator: str
    subject: str | None
    comparator: Comparator
    value: Number
    value_max: Number | None
    unit: str | None
    unit_code: str | None
    status: TargetStatus
    first_year: Annotated[int, Field(description="of the years that the figure is for")]
    last_year: int
    change: Change | None
    of: Number | None
    plan_share: Number | None
    confidence: float
    scope: Annotated[tuple[str, ...], Field(description="places named around it, folded; they tell like figures apart")]
    places: Annotated[tuple[Place, ...], Field(min_length=1)]

    @property
    def wording(self) -> str:
        """What is measured and of whom, in the plan's words."""
        return f"{self.indicator} {self.subject}" if self.subject else self.indicator

    @property
    def title(self) -> str:
        """The same for a reader: *hộ dân: được dùng nước sạch*."""
        return f"{self.subject}: {self.indicator}" if self.subject and self.subject != self.unit else self.indicator


class Match(Strict):
    """Two figures or tasks taken for one, how sure that is, and why."""

    score: Annotated[float, Field(ge=0, le=1)]
    doubtful: bool
    reasons: tuple[Reason, ...]


class Step(Strict):
    """From one edition to the next; `move` says where the figure went, where two can be compared at all."""

    before: Edition
    after: Edition
    verdict: Verdict
    move: Move | None = None
    difference: Annotated[Number | None, Field(description="after less before, in the base unit")] = None
    percent: Annotated[
        float | None, Field(description="the difference as a share of the figure before; None where that is 0")
    ] = None
    stricter: Annotated[
        bool | None, Field(description="asks for more than before; None where nothing says which way is more")
    ] = None
    match: Annotated[Match | None, Field(description="None for what is new or dropped")] = None
    notes: tuple[Reason, ...] = ()


class Outcome(Strict):
    """A target beside what a later plan says was reached."""

    promised: Figure
    reached: Figure | None
    result: Result
    difference: Annotated[
        Number | None, Field(description="reached less promised, in the base unit; for a rate of change, in its points")
    ] = None
    share: Annotated[float | None, Field(description="reached as a share of what was promised")] = None
    match: Match | None = None
    notes: tuple[Reason, ...] = ()


class Series(Strict):
    """One target through the editions: at most one figure each."""

    name: str
    dimension: str
    figures: tuple[Figure, ...]
    steps: tuple[Step, ...]
    outcomes: tuple[Outcome, ...] = ()


class Deadline(Strict):
    """By when a task is due, as printed and as calendar days."""

    text: str
    latest: str | None
    recurrence: str | None = None


class Task(Strict):
    """An assignment as one plan says it."""

    edition: Edition
    index: int
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    action: str
    product: str | None
    deadline: Deadline | None
    place: Place


class TaskStep(Strict):
    """One task from one edition to the next."""

    before: Edition
    after: Edition
    old: Task | None
    new: Task | None
    verdict: TaskVerdict
    gained: Annotated[tuple[str, ...], Field(description="who leads it now and did not before")] = ()
    lost: tuple[str, ...] = ()
    deadline_days: Annotated[
        int | None, Field(description="days that the deadline moved within its year: later > 0; None where one has none")
    ] = None
    stale: Annotated[bool, Field(description="the deadline still carries the year of the earlier edition")] = False
    match: Match | None = None


class Copied(Strict):
    """A sentence that stands word for word in an earlier plan of the office, with a year of then."""

    place: Place
    sentence: str
    earlier_plan: str
    earlier_file: str


class PlanUsed(Strict):
    """A plan that went into the comparison, and the office that it was taken for."""

    plan_id: str
    file: str
    title: str | None
    number: str | None
    issued_on: str | None
    edition: Edition
    issuer: str | None
    family: Annotated[int, Field(description="plans of one family say the same thing year after year")] = 0


class Comparison(Strict):
    """What changed in the plans of one office."""

    office: str
    editions: tuple[Edition, ...]
    plans: tuple[PlanUsed, ...]
    series: tuple[Series, ...]
    tasks: tuple[TaskStep, ...]
    copied: tuple[Copied, ...]
    notes: tuple[Reason, ...] = ()
