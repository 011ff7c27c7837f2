"""Reads a plan line by line for tasks: who is told by a sentence, a heading, the line above a list or a label below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.deadlines import Calendar
from extractors.lexicon import load_lexicon
from extractors.offices import Group, View, skip
from extractors.partners import find_partners
from extractors.reading import Reading
from extractors.subjects import Subject, action_at, find_subjects, read_name
from extractors.task_brackets import find_bracket, read_leaders
from extractors.task_headings import Holder, after_prefixes, is_generic, read_heading
from extractors.task_lines import Label, TaskLine, labels_after, labels_in
from extractors.task_matters import find_matter
from extractors.task_pieces import settle
from extractors.task_siblings import Siblings
from extractors.task_told import DUTIES, is_told
from extractors.tasks import Card, Task, TaskList
from schemas.sections import Section

_LEXICON = load_lexicon("assignments")
_LIST_TAIL = _LEXICON["list_tail"].regex
_POST = re.compile(r"(?:tổ trưởng|tổ phó|trưởng ban|phó trưởng ban|phó ban|ủy viên|thư ký|(?:các )?thành viên)\b")
_PERSON = re.compile(r"(?:ông|bà|đồng chí|đ/c|đc)\s")
_TOLD = re.compile(r"\b(?:trách nhiệm|phải|cần|được giao)\s+$")
# "Nhà trường phân công trách nhiệm như sau:" is said by the one who writes the plan.
_ANNOUNCES = re.compile(
    r"(?:đề ra|đưa ra|dự kiến|phân công|thông báo|ban hành|giao nhiệm vụ|giao trách nhiệm"
    r"|(?:xây dựng|lập|triển khai) (?:kế hoạch|phương án|chương trình))\b[^.;]*\bnhư sau\W*"
)
_ABOUT = re.compile(r"(?:về phía|đối với|trách nhiệm của|nhiệm vụ của|giao|đề nghị)\s[^:]*:\s*$")  # "* Về phía giáo viên:"
_WHEN = re.compile(r"(?:trước|sau|khi|trong|từ|đến|vào|ngay sau)\b[^.;:]*$")  # "Trước khi bão đổ bộ": when, and nothing to do
_MEANWHILE = re.compile(r"(?:trong )?quá trình (?:tổ chức|triển khai|thực hiện)|nếu có (?:khó khăn|vướng mắc)")
_ENDS = " \t\n.;:,/-–*"
# Headings there say to whom a purpose or a demand applies ("Đối với các doanh nghiệp"), not who is to act.
_DEMANDS = frozenset({"requirements", "purpose_requirements", "scope"})
_MATTERS = frozenset({"tasks", "content", "other"})  # there a verb has to say who acts
_NO_BODY = frozenset({"preamble", "closing", "recipients", "signature"})
_TAIL = 60  # code points at the end of a line that may announce a list
_NAME_LENGTH = 160  # code points of a line that is a name and no more
_SHORT = 6  # words of a line that says when
_BASES = {"cue": 0.93, "subject": 0.9, "label": 0.9}


def names_of(view: View, groups: Sequence[Group]) -> tuple[str, ...]:
    """The names in the groups as printed, each once."""
    return tuple(dict.fromkeys(view.text[a:b] for group in groups for a, b in group.parts()))


class TaskWalk:
    """One reading of a plan from its first line to the last, with what is in force: headings, lists, cards."""

    def __init__(self, reading: Reading, calendar: Calendar) -> None:
        self.reading = reading
        self.view = View(reading.text, reading.plain)
        self.calendar = calendar
        self.siblings = Siblings(reading, self.view)
        self.tasks: list[Task] = []
        self._unparted = all(s.role in _NO_BODY for s in reading.sections)  # a letter in paragraphs, all of it "preamble"
        self._holders: dict[str, Holder] = {}
        self._list: TaskList | None = None
        self._card = Card()
        self._last_task: str | None = None  # the section of the last task

    def line(self, line: TaskLine) -> None:
        """Reads the next line."""
        if line.heading is not None:
            self._heading(line)
        if line.start >= line.end:
            return
        labels = labels_in(self.view, line.start, line.end) if line.section.role != "preamble" else []
        if labels and labels[0].name == "other" and _POST.match(self.view.plain, line.start):
            labels = labels if action_at(self.view, labels[0].start, line.end) is None else []  # "Tổ trưởng: duyệt bài giảng"
        for label in labels:
            if label.name == "task":
                self._remember(line._replace(start=label.start, end=label.end))
            self._label(label)
        if labels:
            if [label.name for label in labels] == ["other"]:  # "Kinh phí: … giao Sở Tài chính thẩm định"
                self.tasks += self._told_after(labels[0], line)
            return
        self._end_list(line)
        at, labels = labels_after(self.view, line.start, line.end)
        line = line._replace(end=at) if at < line.end else line
        if not labels and (holder := self._heads_a_list(line)) is not None:
            self._list = TaskList(holder, line.section.section_id, line.mark)
            return
        tasks = self._tasks_of(line)
        if not tasks and self._holder(line.section) is None and self._list is None:
            self._remember(line)
        self.tasks += tasks
        if tasks:
            self._last_task = line.section.section_id
            waiting = [] if self._card.closed or self._card.section != line.section.section_id else self._card.lines
            self._card = Card(line.section.section_id, waiting, closed=not waiting, tasks=tasks)
        if labels and not tasks:
            self._card.lines = self._card.lines[-1:]  # they speak of the task in their own line
        for label in labels:
            self._label(label)

    # ---- what is in force

    def _heading(self, line: TaskLine) -> None:
        section, heading = line.section, line.heading
        assert heading is not None
        below = section.span.end - section.body_start > len("./.") and bool(
            self.view.text[section.body_start : section.span.end].strip(_ENDS)
        )
        duties = section.role in DUTIES
        demands = section.role in _DEMANDS
        holder = None if demands else read_heading(self.view, *heading, heads_a_list=below, duties=duties)
        if holder is None and below and (duties or section.role == "tasks"):
            holder = self.siblings.heading(section, *heading)
        self._list = None
        if holder is not None:
            self._holders[section.section_id] = holder
            return
        self._card = Card(section.section_id, [(*heading, section)])
        if not below or any(s.action < heading[1] for s in find_subjects(self.view, *heading, ongoing=False)):
            self.tasks += self._tasks_of(line._replace(start=heading[0], end=max(heading[1], line.end)))

    def _holder(self, section: Section) -> Holder | None:
        ancestors = self.reading.ancestors(section)
        return next((self._holders[s.section_id] for s in ancestors if s.section_id in self._holders), None)

    def _end_list(self, line: TaskLine) -> None:
        """The list goes on while its lines carry the mark of its first one."""
        current = self._list
        if current is None:
            return
        inside = any(s.section_id == current.section for s in self.reading.ancestors(line.section))
        deeper = line.section.section_id != current.section
        mark = "1" if deeper else line.mark
        if current.child is None:
            current.child = mark
            numbered = inside and deeper and (line.section.number or "").isdigit() and current.holder.rule == "subject"
            if current.announcement is not None and (numbered or not inside):
                self.tasks.append(current.announcement)
                self._list = None
                return
        ends = (current.mark and line.mark == current.mark) or (not line.mark and current.child)
        if not inside or (deeper and not current.holder.deep) or (ends and not deeper):
            self._list = None

    def _heads_a_list(self, line: TaskLine) -> Holder | None:
        """Who a line names that holds nothing but a name, or a name and a colon: "Sở Y tế" above dashes."""
        parted = line.section.role == "tasks" and _ABOUT.match(self.view.plain, line.start, line.end) is not None
        if not (parted or line.section.role in DUTIES) or line.heading is not None or line.end - line.start > _NAME_LENGTH:
            return None
        if self.view.text[line.start : line.end].rstrip().endswith((";", ",")):
            return None  # one of a list of names
        begin = after_prefixes(self.view, line.start, line.end)
        if begin > line.start and not self.view.text.endswith(":", 0, line.end) and self._holder(line.section) is not None:
            return None  # under "1. Hiệu trưởng": "- Phân công nhiệm vụ cho giáo viên." is his task
        group = read_name(self.view, begin, line.end)
        return Holder(names_of(self.view, [group])) if group is not None else None

    def _remember(self, line: TaskLine) -> None:
        inside = any(s.section_id == self._card.section for s in self.reading.ancestors(line.section))
        if self._card.closed or not inside:
            self._card = Card(line.section.section_id)
        self._card.lines.append((line.start, line.end, line.section))

    # ---- tasks of a line

    def _tasks_of(self, line: TaskLine) -> list[Task]:
        if line.section.role != "preamble" and (bracketed := self._bracketed(line)) is not None:
            return [bracketed]
        matter = find_matter(self.view, line.start, line.end) if line.section.role in DUTIES | _MATTERS else None
        if matter is not None and (matter.said or line.section.role in DUTIES):
            by = Holder(matter.leads, matter.supports, rule="bracket", base=0.85)
            return [Task(by, line.start, matter.end, line.start, line.section)]
        holder = self._list.holder if self._list is not None else self._holder(line.section)
        if line.section.role == "closing" or (holder is not None and not self._is_task(line)):
            holder = None
        pieces: list[Task] = []
        current, sure = holder, True
        first: Holder | None = None  # whom the line begins with: the dashes below it are theirs
        at = line.start
        while at < line.end:
            start, end = max(at, self.reading.sentence_at(at)[0]), min(line.end, self.reading.sentence_at(at)[1])
            at = max(end, at + 1)
            subjects = self._subjects(line, start, end, current)
            own_end = subjects[0].start if subjects else end
            if current is not None and self._stands_before(start, own_end, subjects):
                pieces.append(Task(current, start, own_end, start, line.section, sure))
            for subject, following in zip(subjects, [*subjects[1:], None], strict=False):
                current, sure = self._holder_of(subject, holder), subject.sure
                if _ANNOUNCES.fullmatch(self.view.plain, subject.action, end) and current.rule == "subject":
                    current = holder
                    continue
                if subject.start == line.start:
                    first = current
                stop = following.start if following else end
                frame = start if subject is subjects[0] else subject.start
                if subject.action < stop:
                    pieces.append(Task(current, subject.action, stop, frame, line.section, sure))
        if current is not None and current is not holder:
            self._open_list(line, current, pieces)
        if first is not None and self._list is None and line.mark and line.section.role in DUTIES:
            self._list = TaskList(replace(first, deep=True), line.section.section_id, line.mark)
        return settle(self.view, self.calendar, pieces, is_item=line.mark not in ("", "1", "I"))

    def _subjects(self, line: TaskLine, start: int, end: int, current: Holder | None) -> list[Subject]:
        """Those whom a sentence tells to act; what one who acts asks of others is a task of his own, and told to no one else."""
        found: list[Subject] = []
        acts = current is not None and current.rule != "cue"
        for subject in find_subjects(self.view, start, end, ongoing=current is not None):
            asks = subject.kind == "cue" and not self.view.plain.startswith("giao", subject.start)
            inside = (
                bool(found)
                or line.mark not in ("", "1", "I")
                or self.view.plain[line.start : subject.start].rstrip().endswith(";")
            )
            told = is_told(self.view, self.calendar, subject, line, acting=current is not None, unparted=self._unparted)
            if not told or (acts and asks and inside):
                continue
            found.append(subject)
            acts = subject.kind != "cue"
        if found and found[0].kind == "label" and found[0].group.start == line.start:
            self.siblings.saw_label(line)
        elif (
            not found and start == line.start and line.section.role in DUTIES and (group := self.siblings.label(line)) is not None
        ):
            found.append(Subject(group.start, skip(self.view.plain, group.stop + 1, end), group, "label", sure=False))
        elif not found and start == line.start and line.section.role in DUTIES and (named := self.siblings.subject(line, end)):
            found.append(Subject(line.start, named[1], named[0], "subject", sure=False))
        return found

    def _bracketed(self, line: TaskLine) -> Task | None:
        """A task that names in brackets who does it: "Tổ chức hội thi (Đơn vị chủ trì: …)"."""
        found = find_bracket(self.view, line.start, line.end)
        if found is None or found.start <= line.start:
            return None
        holder = Holder(found.leads, found.supports, rule="bracket", base=0.9)
        end = found.start if self.view.text[found.end : line.end].strip(_ENDS) == "" else line.end
        due = self.calendar.in_time(*found.time, "in_brackets")
        return Task(holder, line.start, end, line.start, line.section, deadline=due)

    def _is_task(self, line: TaskLine) -> bool:
        """Whether a line under someone's name is a task of theirs."""
        plain = self.view.plain
        if not line.mark and self._last_task == line.section.section_id and _MEANWHILE.match(plain, line.start, line.end):
            return False  # "Trong quá trình thực hiện, nếu có vướng mắc …": for all who were named
        if _WHEN.match(plain, line.start, line.end) and len(plain[line.start : line.end].split()) <= _SHORT:
            return False
        if action_at(self.view, line.start, line.end) is not None:
            return True
        if line.section.role not in DUTIES or _PERSON.match(plain, line.start, line.end):
            return False
        if not line.mark and self._last_task == line.section.section_id:
            return False  # a paragraph after the list, on something else
        return not plain[line.start : line.end].rstrip().endswith(":")

    def _stands_before(self, start: int, end: int, subjects: Sequence[Subject]) -> bool:
        """Whether words before the first subject are a task of their own; "Căn cứ …, các phòng" are none."""
        if not subjects:
            return True
        return self.view.plain[start:end].rstrip().endswith(";") and end - start > 20

    def _holder_of(self, subject: Subject, above: Holder | None) -> Holder:
        group = subject.group
        leads = (
            tuple(self.view.text[a:b] for a, b in group.parts()) if group.members else (self.view.text[group.start : group.end],)
        )
        if above is not None and above.leads == leads:
            return above
        return Holder(leads, rule=subject.kind, base=_BASES[subject.kind], deep=False)

    def _open_list(self, line: TaskLine, holder: Holder, pieces: list[Task]) -> None:
        """A line that ends in a colon, or with a bare name, announces a list for the one it names."""
        plain = self.view.plain
        if not plain[line.start : line.end].endswith(":") and not (
            pieces and _LIST_TAIL.search(plain, max(pieces[-1].start, line.end - _TAIL), line.end)
        ):
            return
        generic = not pieces or is_generic(plain[pieces[-1].start : pieces[-1].end])
        announcement = None
        if generic and pieces:
            announcement = pieces.pop() if holder.rule in ("subject", "cue") else None
            last = announcement or pieces.pop()
            partners = names_of(self.view, find_partners(self.view, last.start, last.end))
            holder = replace(holder, supports=(*holder.supports, *partners))
        self._list = TaskList(replace(holder, deep=generic), line.section.section_id, line.mark, announcement=announcement)

    def _told_after(self, label: Label, line: TaskLine) -> list[Task]:
        """The tasks that someone is told behind a label of another matter: "Kinh phí: … Kế toán chịu trách nhiệm …"."""
        plain = self.view.plain
        first = self.reading.sentence_at(label.start)[1]
        tasks = self._tasks_of(line._replace(start=label.start))
        return [
            task
            for task in tasks
            if task.holder.rule == "cue" or (task.frame_start >= first and _TOLD.search(plain, task.frame_start, task.start))
        ]

    # ---- labels below a task

    def _label(self, label: Label) -> None:
        card = self._card
        if label.name in ("task", "other"):
            return
        if label.name == "lead":
            leads, partners = read_leaders(self.view, label.start, label.end)
            if not leads:
                return
            if not card.lines:
                for task in card.tasks:
                    if task.holder.rule == "heading":
                        task.holder = replace(task.holder, leads=leads, supports=partners, rule="label_below")
                return
            lines = card.lines[1:] if len(card.lines) > 1 and card.lines[0][2].heading is not None else card.lines
            holder = Holder(leads, partners, rule="label_below", base=0.92)
            tasks = [
                Task(holder, a, b, a, section, deadline=card.deadline, supports=card.supports, product=card.product)
                for a, b, section in lines
            ]
            card.tasks += tasks
            card.lines, card.closed = [], True
            self.tasks += tasks
            return
        if not card.tasks and not card.closed:
            self._before_the_leader(label)
        for task in card.tasks:
            if label.name == "support":
                task.supports = (*task.supports, *self._labelled(label))
            elif label.name == "time":
                task.deadline = task.deadline or self.calendar.in_time(label.start, label.end, "label_below")
            else:
                task.product = self.view.text[label.start : label.end].strip(_ENDS) or None

    def _before_the_leader(self, label: Label) -> None:
        card = self._card
        if label.name == "support":
            card.supports = (*card.supports, *self._labelled(label))
        elif label.name == "time":
            card.deadline = card.deadline or self.calendar.in_time(label.start, label.end, "label_below")
        elif label.name == "product":
            card.product = self.view.text[label.start : label.end].strip(_ENDS) or None

    def _labelled(self, label: Label) -> tuple[str, ...]:
        """The names that a label gives, one by one where the grammar knows them, else as printed."""
        group = read_name(self.view, label.start, label.end)
        if group is not None:
            return names_of(self.view, [group])
        words = self.view.text[label.start : label.end].strip(_ENDS)
        return (words,) if words else ()
