"""A comparison for a terminal: a block a question, short enough to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from comparison.model import Comparison, Outcome, Step, TaskStep
from flows.comparison_page.tables import around
from flows.comparison_page.wording import Language, difference, figure, number, percent, reason, say


@dataclass(frozen=True, slots=True)
class Block:
    """A title and the rows under it; `right` are the columns of figures."""

    title: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, ...]]
    right: Sequence[int] = ()


def blocks(comparison: Comparison, language: Language) -> list[Block]:
    """The blocks in the order in which they are read."""
    makers = (_targets, _results, _doubts, _tasks, _deadlines, _copied)
    found = [make(comparison, language) for make in makers]
    return [found[0], *(block for block in found[1:] if block.rows)]


def as_text(comparison: Comparison, language: Language) -> str:
    """The blocks as text with tabs between the cells, for a file."""
    lines = (
        [block.title, "\t".join(block.heads), *("\t".join(row) for row in block.rows), ""]
        for block in blocks(comparison, language)
    )
    return "\n".join(chain.from_iterable(lines))


def _targets(comparison: Comparison, language: Language) -> Block:
    heads = [say("head.target", language), *map(str, comparison.editions), say("head.verdict", language)]
    rows = []
    for series in comparison.series:
        by_edition = {one.edition: figure(one, language) for one in series.figures}
        cells = (by_edition.get(edition, "") for edition in comparison.editions)
        rows.append((series.name, *cells, "; ".join(_step(step, language) for step in series.steps)))
    return Block(_title("changes", language), heads, rows, range(1, 1 + len(comparison.editions)))


def _step(step: Step, language: Language) -> str:
    words = [say(f"verdict.{step.verdict}", language)]
    if step.move and step.move != step.verdict:
        words.append(f"({say(f'verdict.{step.move}', language)})")
    if step.percent:
        words.append(percent(step.percent, language))
    return " ".join(words) + (" ?" if step.match and step.match.doubtful else "")


def _results(comparison: Comparison, language: Language) -> Block:
    keys = ("year", "target", "promised", "reached", "result", "difference", "share")
    found = [one for series in comparison.series for one in series.outcomes if one.reached]
    found.sort(key=lambda one: one.promised.edition)
    return Block(_title("results", language), _heads(keys, language), [_result(one, language) for one in found], (2, 3, 5, 6))


def _result(one: Outcome, language: Language) -> tuple[str, ...]:
    return (
        str(one.promised.edition),
        one.promised.title,
        figure(one.promised, language),
        figure(one.reached, language) if one.reached else "",
        say(f"result.{one.result}", language) + (" ?" if one.match and one.match.doubtful else ""),
        "" if one.difference is None else difference(one.difference, one.promised, language),
        "" if one.share is None else f"{number(100 * one.share, language, 1)}%",
    )


def _doubts(comparison: Comparison, language: Language) -> Block:
    """The matches in doubt, both wordings side by side."""
    rows = []
    for series in comparison.series:
        for step in series.steps:
            before, after = around(series, step)
            if step.match and step.match.doubtful and before and after:
                why = "; ".join(reason(one, language) for one in step.match.reasons)
                said = f"{before.title} {figure(before, language)}", f"{after.title} {figure(after, language)}"
                rows.append((f"{step.before}→{step.after}", *said, f"{step.match.score:.2f}", why))
    keys = ("step", "before", "after", "score", "reasons")
    return Block(_title("doubts", language), _heads(keys, language), rows, (3,))


def _tasks(comparison: Comparison, language: Language) -> Block:
    keys = ("step", "verdict", "task", "gained", "lost")
    changed = [step for step in comparison.tasks if step.verdict != "kept" or step.gained or step.lost]
    rows = [
        (
            _between(step),
            say(f"task.{step.verdict}", language) + (" ?" if step.match and step.match.doubtful else ""),
            _action(step),
            "; ".join(step.gained),
            "; ".join(step.lost),
        )
        for step in changed
    ]
    return Block(_title("tasks", language), _heads(keys, language), rows)


def _deadlines(comparison: Comparison, language: Language) -> Block:
    rows = []
    for step in comparison.tasks:
        if not (step.old and step.new and step.old.deadline and step.new.deadline and (step.deadline_days or step.stale)):
            continue
        days = step.deadline_days or 0
        moved = say("text.later" if days > 0 else "text.sooner", language, days=abs(days))
        rows.append(
            (
                _between(step),
                _action(step),
                step.old.deadline.text,
                step.new.deadline.text,
                say("text.old_year", language) if step.stale else moved,
            )
        )
    return Block(_title("deadlines", language), [*_heads(("step", "task", "due_before", "due_after"), language), ""], rows)


def _copied(comparison: Comparison, language: Language) -> Block:
    rows = [(one.place.quote, one.sentence, one.place.file, one.earlier_file) for one in comparison.copied]
    return Block(_title("copied", language), _heads(("date", "sentence", "file", "earlier"), language), rows)


def _between(step: TaskStep) -> str:
    return f"{step.before}→{step.after}"


def _action(step: TaskStep) -> str:
    task = step.new or step.old
    return " ".join(task.action.split()) if task else ""


def _title(key: str, language: Language) -> str:
    return say(f"head.{key}", language).upper()


def _heads(keys: Sequence[str], language: Language) -> list[str]:
    return [say(f"head.{key}", language) for key in keys]
