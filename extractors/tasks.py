"""What is known of a task while a plan is read, and of the lists and cards that it stands in."""

from dataclasses import dataclass, field

from extractors.deadlines import Deadline
from extractors.task_headings import Holder
from schemas.sections import Section


@dataclass(slots=True)
class Task:
    """An assignment being read: the action in [start, end), the words said of it in [frame_start, end)."""

    holder: Holder
    start: int
    end: int
    frame_start: int
    section: Section
    sure: bool = True
    deadline: Deadline | None = None
    supports: tuple[str, ...] = ()
    product: str | None = None


@dataclass(slots=True)
class TaskList:
    """A list whose lines are for `holder`, announced by a line with the mark `mark`."""

    holder: Holder
    section: str
    mark: str
    child: str | None = None
    announcement: Task | None = None  # the announcing line, a task itself when numbered sections follow: "… nhiệm vụ sau:"


@dataclass(slots=True)
class Card:
    """A task with labels below it ("Đơn vị chủ trì: …"): its lines, before it is known who leads."""

    section: str | None = None
    lines: list[tuple[int, int, Section]] = field(default_factory=list)
    closed: bool = False
    tasks: list[Task] = field(default_factory=list)
    deadline: Deadline | None = None  # told before the leader: "Thời gian: … Đơn vị chủ trì: …"
    supports: tuple[str, ...] = ()
    product: str | None = None
