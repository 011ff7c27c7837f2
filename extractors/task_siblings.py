"""Names that no gazetteer holds, told by the names that stand beside them: one heading, one label among others."""

import re
from functools import cached_property

from extractors.forms import Forms
from extractors.lexicon import load_lexicon
from extractors.offices import Group, View, read_group
from extractors.reading import Reading
from extractors.subjects import action_at, find_subjects
from extractors.task_headings import Holder, after_prefixes, read_heading
from extractors.task_lines import TaskLine, find_heading
from extractors.task_told import DUTIES
from schemas.sections import Section

_TOPIC = Forms(load_lexicon("assignments"), "topic")
_LABEL = re.compile(r"(?P<name>[^\W\d_][^.:;\n]{2,70}?)\s?:\s+(?=[^\W\d_])")
_NO_NAME = re.compile(r"\b(?:sau|gồm|là|như|được|đạt|có|bị|không)\b|[.;?!…]|\d{1,2}/\d")
_WORD = re.compile(r"[^\W\d_]+")
_ENDS = " .:,;-–"
_LONGEST = 10  # words of a name


class Siblings:
    """What the headings and labels beside one say of it; each plan has its own."""

    def __init__(self, reading: Reading, view: View) -> None:
        self._reading = reading
        self._view = view
        self._labelled: set[tuple[str, str]] = set()

    def heading(self, section: Section, start: int, end: int) -> Holder | None:
        """Who the heading [start, end) names where most headings beside it name someone; None for a subject matter."""
        bracket = self._view.text.find("(", start, end)
        end = bracket if bracket > start else end
        begin = after_prefixes(self._view, start, end)
        told_apart = begin > start or section.role in DUTIES  # "Đối với tổ, nhóm chuyên môn" among solutions
        if not told_apart or not self._may_be_a_name(begin, end) or not self._among_names(section):
            return None
        return Holder((self._view.text[begin:end].strip(_ENDS),), base=0.75)

    def saw_label(self, line: TaskLine) -> None:
        """Remembers that a line of its kind began with a name and a colon."""
        self._labelled.add(_place(line))

    def label(self, line: TaskLine) -> Group | None:
        """The words before a line's colon, where a line like it began with a name and a task follows; else None."""
        match = _LABEL.match(self._view.text, line.start, line.end)
        if match is None or action_at(self._view, match.end(), line.end) is None:
            return None
        numbered = line.mark == "1" or (line.mark == "" and line.section.number is not None)
        if _place(line) not in self._labelled and not (numbered and self._among_names(line.section)):
            return None
        start, end = match.span("name")
        begin = after_prefixes(self._view, start, end)
        return Group(begin, end, end, ()) if self._may_be_a_name(begin, end) else None

    def subject(self, line: TaskLine, end: int) -> tuple[Group, int] | None:
        """The words before the first verb of a numbered sentence and where the verb stands, where those beside it are of names.

        None where it begins as no name does, or where no verb follows within a name's length.
        """
        section = line.section
        own = section.number is not None and section.heading is None and line.start == section.body_start
        if not own or not self._among_names(section):
            return None
        known = read_group(self._view, line.start, end)
        words = [word.start() for word in _WORD.finditer(self._view.plain, line.start, end)][2 : _LONGEST + 1]
        floor = known.stop if known is not None else line.start
        action = next((at for at in words if at >= floor and action_at(self._view, at, end) is not None), None)
        if action is None:
            return None
        stop = len(self._view.text[:action].rstrip(" ,"))
        return (Group(line.start, stop, action, ()), action) if self._may_be_a_name(line.start, stop) else None

    def _may_be_a_name(self, start: int, end: int) -> bool:
        """Whether the words begin as no task and no subject matter does ("Kinh phí", "Chế độ báo cáo")."""
        plain = self._view.plain
        words = plain[start:end].strip(_ENDS)
        if not words or len(words.split()) > _LONGEST or not self._view.text[start].isupper():
            return False
        if _NO_NAME.search(words) is not None or _TOPIC.after(plain, start, end) is not None:
            return False
        return action_at(self._view, start, end) is None

    def _among_names(self, section: Section) -> bool:
        beside = [named for other, named in self._named.get(section.parent_id, ()) if other != section.section_id]
        return sum(beside) >= 2 and sum(beside) * 2 > len(beside)

    @cached_property
    def _named(self) -> dict[str | None, list[tuple[str, bool]]]:
        """For each parent its sections that have a heading, and whether the heading names someone."""
        found: dict[str | None, list[tuple[str, bool]]] = {}
        for section in self._reading.sections:
            if (place := find_heading(self._reading, section)) is not None:
                named = read_heading(self._view, *place, heads_a_list=True) is not None
            elif section.number is not None:
                named = self._begins_with_a_name(section.body_start)
            else:
                continue
            found.setdefault(section.parent_id, []).append((section.section_id, named))
        return found

    def _begins_with_a_name(self, start: int) -> bool:
        subjects = find_subjects(self._view, start, self._reading.sentence_at(start)[1], ongoing=False)
        return bool(subjects) and subjects[0].start <= start + 1


def _place(line: TaskLine) -> tuple[str, str]:
    """Which lines are like this one: dashes of its section, or the numbered paragraphs beside it."""
    numbered = line.mark == "1" or (line.mark == "" and line.section.number is not None)
    return (line.section.parent_id or "" if numbered else line.section.section_id, line.mark)
