"""Whether a figure is one that someone is to reach, and whether it is wanted, foreseen or already reached."""

import re
from dataclasses import dataclass

from extractors.changes import change_verb
from extractors.clauses import Clause
from extractors.edges import Edge
from extractors.lexicon import load_lexicon
from schemas.targets import TargetStatus

_LEXICON = load_lexicon("targets")
_DOES = Edge(_LEXICON, "verb")
_LINK = Edge(_LEXICON, "link")
_NOT_WANTED = Edge(_LEXICON, "not_wanted")
_NOT_WANTED_BEFORE = Edge(_LEXICON, "not_wanted_before")


def _forms(label: str) -> tuple[str, ...]:
    return tuple(form for rule in _LEXICON.labelled(label) for form in rule.forms)


_WANTED, _FORESEEN, _REACHED = _forms("target"), _forms("forecast"), _forms("actual")
_MONEY_WORDS = re.compile(
    r"kinh phí|vốn|ngân sách|thu |chi |giá trị|doanh thu|đầu tư|dự toán|kim ngạch|tài trợ|ủng hộ|số tiền|doanh số|dư nợ|huy động"
)
# Parts of a plan where no one is given anything to reach.
_NEVER = frozenset({"recipients", "signature"})
# Parts that tell what was: a figure there counts only with a word that says it is reached or wanted.
_TOLD = frozenset({"preamble", "situation", "closing"})
# Parts that set rules: counts in them are no targets unless a verb of striving stands before them.
_RULED = frozenset({"scope", "timeline", "rewards"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a figure that is an item was judged: its status, the rule, and how sure that is."""

    status: TargetStatus
    rule: str
    base: float


def judge(plain: str, clause: Clause, sentence: tuple[int, int], role: str, *, past: bool, counted: bool) -> Verdict | None:
    """The verdict on the figure of the clause, or None where it is no target.

    `role` is its section's; `past` says that the times of the clause lie before the plan's years, `counted` that the
    sentence counts as of a day.
    """
    figure = clause.figure
    unit = figure.unit
    if unit is None or unit.kind in ("structure", "time") or role in _NEVER:
        return None
    if _is_quoted(plain, sentence[0], figure.start) or _is_unwanted(plain, clause):
        return None
    low = max(sentence[0], figure.start - 200)
    status = _status(plain, clause, low, role, past=past, counted=counted)
    wanted = last_of(_WANTED, plain, low, figure.start) >= 0
    if role in _TOLD and not wanted and not (status != "target" and _is_result(plain, clause)):
        return None
    if role in _RULED and not wanted and not (figure.is_share and role != "timeline"):
        return None
    return _by_unit(plain, clause, status, wanted, role)


def _by_unit(plain: str, clause: Clause, status: TargetStatus, wanted: bool, role: str) -> Verdict | None:
    figure = clause.figure
    unit = figure.unit
    if unit is None:
        return None
    bounded = figure.comparator != "="
    does = _DOES.before(plain, figure.start) is not None or change_verb(plain, figure) is not None
    if unit.kind == "share":
        return Verdict(status, "share", 0.97)
    if unit.kind == "money":
        return None if role == "rewards" else Verdict(status, "money", 0.93)
    if unit.kind == "bare":
        told = _MONEY_WORDS.search(plain[clause.start : figure.start])
        return Verdict(status, "money_without_currency", 0.8) if told else None
    if unit.kind == "physical":
        return Verdict(status, "measure", 0.93)
    if unit.kind == "rank":
        linked = _LINK.before(plain, figure.start) is not None
        return (
            Verdict(status, "rank", 0.8) if change_verb(plain, figure) or bounded or (linked and unit.rule == "points") else None
        )
    listed = clause.after is not None
    if unit.kind == "noun":
        if does or bounded or listed or figure.of is not None or status != "target":
            return Verdict(status, "count", 0.9 if wanted or bounded else 0.85)
        return None
    if unit.kind == "unknown" and (bounded or (does and role in ("objectives", "targets"))):
        return Verdict(status, "count_of_unknown_noun", 0.7)
    return None


def _is_quoted(plain: str, start: int, end: int) -> bool:
    """Whether `end` stands inside quotation marks opened after `start`: in a name such as “3 gương mẫu”."""
    return plain.count("“", start, end) > plain.count("”", start, end) or plain.count('"', start, end) % 2 == 1


def _is_unwanted(plain: str, clause: Clause) -> bool:
    figure = clause.figure
    unit = figure.unit
    if _NOT_WANTED.after(plain, figure.core_end) or (
        unit is not None and unit.kind in ("noun", "unknown") and _NOT_WANTED.after(plain, unit.start)
    ):
        return True
    end = figure.start
    while True:
        if _NOT_WANTED_BEFORE.before(plain, end):
            return True
        colon = plain[:end].rstrip()[-1:] == ":" if end else False
        hit = _LINK.before(plain, end - 1 if colon else end)
        if colon:
            end = plain.rfind(":", 0, end)
        elif hit is not None and hit.start >= clause.start:
            end = hit.start
        else:
            return False


def _status(plain: str, clause: Clause, low: int, role: str, *, past: bool, counted: bool) -> TargetStatus:
    """What was said last before the figure counts: wanted, foreseen or reached; `low` is where to look back to."""
    figure = clause.figure
    if last_of(_FORESEEN, plain, clause.start, figure.core_start) >= 0:
        return "forecast"
    if past:
        return "actual"
    foreseen, wanted, reached = (last_of(forms, plain, low, figure.start) for forms in (_FORESEEN, _WANTED, _REACHED))
    if foreseen >= 0 and foreseen >= max(wanted, reached):
        return "forecast"
    if counted or (reached >= 0 and reached > wanted) or (role == "situation" and wanted < 0):
        return "actual"
    return "target"


def last_of(forms: tuple[str, ...], plain: str, low: int, high: int) -> int:
    """Where the last of the forms in [low, high) begins, as a word of its own; -1 where none stands there."""
    last = -1
    for form in forms:
        at = plain.rfind(form, max(low, last), high)
        while at >= 0 and not _is_word(plain, at, at + len(form)):
            at = plain.rfind(form, max(low, last), at)
        last = max(last, at)
    return last


def _is_word(plain: str, start: int, end: int) -> bool:
    return not (start and plain[start - 1].isalnum()) and not plain[end : end + 1].isalnum()


def _is_result(plain: str, clause: Clause) -> bool:
    """Whether the figure is told as what was achieved or stands as a base: "đạt 9,45 tỷ USD", "hiện có 395 doanh nghiệp"."""
    end = clause.figure.start
    hit = _LINK.before(plain, end) or change_verb(plain, clause.figure)
    return hit is not None and plain[hit.start : hit.end].split()[0] in (
        "đạt",
        "hoàn",
        "đã",
        "hiện",
        "ước",
        "dự",
        "tăng",
        "giảm",
        "bằng",
        "còn",
    )
