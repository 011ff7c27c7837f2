"""Figures handed out in turn to a list of names: "Tỷ lệ hộ, thôn và cơ quan đạt chuẩn lần lượt là 88%, 82% và 95%"."""

import re
from collections.abc import Sequence

from extractors.clauses import Clause
from extractors.edges import Edge
from extractors.indicators import Indicator, Words
from extractors.lexicon import load_lexicon
from extractors.predicates import predicate_at
from extractors.shared_names import same_measure
from schemas.spelling import plain as plain_text
from schemas.spelling import squeeze

_OWN_NAME = Edge(load_lexicon("targets"), "indicator")
_IN_TURN = re.compile(r",? ?(?<!\w)(?:theo thứ tự )?(?:lần lượt|tương ứng)(?: (?:đạt|là))?(?!\w)")
_DASHES = re.compile(r"\s+[-–]\s+")
_LIST = re.compile(r", | và ")
_FEWEST = 2
_BETWEEN = re.compile(r"(?:,| và|, và|;)\s*")


def hand_out(words: Words, named: list[tuple[Clause, Indicator]], head: str | None) -> list[tuple[Clause, Indicator]]:
    """The clauses with what they measure, each run of bare figures behind a list of as many names given one name each.

    `head` is the name before the colon of the sentence.  A run whose name only says "tương ứng" takes the names of the run
    before it.
    """
    if len(named) < _FEWEST:
        return named
    out: list[tuple[Clause, Indicator]] = []
    names: list[str] = []
    at = 0
    while at < len(named):
        run = _run(words, named, at)
        if len(run) > 1:
            told = run[0][1].indicator
            found = _names(told, len(run), head)
            if not found and _IN_TURN.search(told) and len(names) == len(run):
                found = names
            if found:
                names = found
                run = [(clause, read._replace(indicator=name)) for (clause, read), name in zip(run, found, strict=True)]
        out += run
        at += len(run)
    return out


def _run(words: Words, named: Sequence[tuple[Clause, Indicator]], at: int) -> list[tuple[Clause, Indicator]]:
    """The clause at `at` with those behind it that nothing but a comma or "và" parts and that have no name of their own."""
    run = [named[at]]
    for clause, read in named[at + 1 :]:
        last = run[-1][0].figure
        bare = _BETWEEN.fullmatch(words.plain, last.end, clause.figure.start) is not None
        if not bare or not same_measure(last, clause.figure) or read.subject is not None:
            break
        run.append((clause, read))
    return run


def _names(told: str, count: int, head: str | None) -> list[str]:
    """`count` names out of the list in `told`, or none; what stands before the first and behind the last is said of all."""
    in_turn = _IN_TURN.search(told)
    listed = _IN_TURN.sub("", told)
    parts = _DASHES.split(listed)
    if len(parts) != count:
        parts = _LIST.split(listed) if in_turn else []
    if len(parts) != count:
        return []
    opening = ""
    if head is not None and parts[0].startswith(f"{head} "):
        opening = head
    elif (hit := _OWN_NAME.after(plain_text(parts[0]), 0)) is not None and hit.end < len(parts[0]):
        opening = parts[0][: hit.end]
    last = plain_text(parts[-1])
    verb = predicate_at(last, 0, len(last)) if in_turn else None
    closing = parts[-1][verb:] if verb is not None else ""
    members = [parts[0][len(opening) :], *parts[1:-1], parts[-1][: verb if verb is not None else len(parts[-1])]]
    return [squeeze(f"{opening} {member} {closing}") for member in members]
