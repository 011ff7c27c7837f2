"""Whether someone whom a sentence names is told to act, or merely exhorted, listed, quoted or described there."""

import re

from extractors.deadlines import Calendar
from extractors.offices import View
from extractors.subjects import Subject, action_at, read_name
from extractors.task_headings import is_a_field
from extractors.task_lines import TaskLine

# Under a heading of these roles every line is a task; elsewhere it must begin as one.
DUTIES = frozenset({"implementation", "closing"})
_GIVEN = DUTIES | {"funding", "tasks"}
_PLACES = DUTIES | {"timeline", "funding", "rewards", "appendix", "other"}
_ANSWERS = re.compile(
    r"(?:chủ trì|phối hợp với|phụ trách|chịu trách nhiệm|(?:là|làm) đầu mối)\b"
)  # said of no one but who is told
_MANY = re.compile(r"(?:các|mỗi|từng|toàn thể|tất cả)\s")  # not the office that writes the letter
_BODIES = re.compile(r"ngành|nhà trường|lực lượng|cấp ủy|chính quyền|đoàn thể|tổ chức đảng")


def is_told(view: View, calendar: Calendar, subject: Subject, line: TaskLine, *, acting: bool, unparted: bool) -> bool:
    """Whether the subject is told to act here.

    `acting`: the line is someone's already; `unparted`: the text is a letter in paragraphs, all of it "preamble".
    """
    role = line.section.role
    before = view.text[line.start : subject.start]
    if before.count("“") > before.count("”"):
        return False  # what a law says
    if role == "preamble" and subject.kind != "cue":
        many = _MANY.match(view.plain, subject.group.start) is not None and subject.sure and not subject.weak
        if not unparted or not (subject.told or many):
            return False
    shares = view.plain.startswith("phân công", subject.start)  # "phân công thành viên phụ trách địa bàn": no one named
    if before and (shares or (subject.kind == "subject" and not subject.told)) and _is_a_noun(view, subject):
        return False
    if (
        role not in _PLACES
        and not subject.told
        and _is_a_noun(view, subject, small=False)
        and not calendar.is_due(subject.action, line.end)
        and not _ANSWERS.match(view.plain, subject.action)
    ):
        return False  # "Doanh nghiệp tham gia đầu tư …": the world, not who is to act
    guessed = not subject.sure and subject.kind != "cue"
    if role not in _PLACES | {"tasks"} and ((subject.weak and not subject.told) or guessed):
        return False
    if role == "rewards" and not (subject.told or calendar.is_due(subject.action, line.end)):
        return False
    if guessed and (acting or role not in _GIVEN):
        return False
    if subject.kind == "label" and subject.action < line.end:
        if read_name(view, subject.action, line.end) is not None:
            return False  # "Trưởng ban tổ chức: đồng chí Lê Văn An": a post and who holds it
        acts = role in DUTIES or action_at(view, subject.action, line.end) is not None
        return acts and role != "content" and not view.text[subject.action].isdigit()
    return True


def _is_a_noun(view: View, subject: Subject, *, small: bool = True) -> bool:
    """Whether the name is a common noun and no more, in small letters ("…; bảo vệ …"): it is seldom one who acts."""
    group = subject.group
    if (small and not view.text[group.start].islower()) or _BODIES.match(view.plain, group.start):
        return False
    return is_a_field(view, group) if group.members else small and not subject.sure
