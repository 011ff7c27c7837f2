"""The role that a heading gives its section, and the rule that says so."""

from functools import cache
from re import Pattern

from extractors.headings import run_in_heading
from extractors.lexicon import load_lexicon
from schemas.sections import SectionRole
from schemas.spelling import fold, plain

# Words before the noun that names the section: "Một số chỉ tiêu", "Về kinh phí", "Công tác kiểm tra".
_OPENERS = ("các ", "những ", "một số ", "về ", "công tác ", "việc ", "dự kiến ")
# Under these a child keeps its parent's role, unless its heading begins with a word of another kind.
_FIRM = frozenset(
    {"implementation", "rewards", "funding", "timeline", "appendix", "situation", "purpose", "requirements", "scope"}
)
# What a child of a firm section may still be called by its first words.
_OWN = frozenset({"funding", "rewards", "timeline", "implementation", "scope", "purpose", "requirements", "targets"})
_MARKS = ",;:.-"
_LONG = 14  # words; a longer heading tells of an activity, and a word inside it names nothing


def role_of(heading: str, parent: SectionRole | None, *, whole: bool = True) -> tuple[SectionRole, str] | None:
    """The role of a heading under a parent of this role, with the rule's id; None where it has none of its own.

    `whole` is False for the name before the colon of a label that runs on; there only its first words count.
    """
    if parent == "appendix":
        return None
    text = _bare(heading)
    head = _head_role(text)
    if head is not None:
        role, rule, form = head
        if parent in (None, role) or _may_begin(text, form, role, parent):
            return role, rule
    if not whole or parent in _FIRM:
        return None
    short = len(text.split()) <= _LONG
    for rule_id, role, pattern in _inside():
        if not short and parent is not None and role != "targets":
            continue
        if head is not None and role == head[0]:
            continue  # what its first words could not say, the same words inside it cannot
        if pattern.search(text):
            return role, rule_id
    return None


def _may_begin(text: str, form: str, role: SectionRole, parent: SectionRole | None) -> bool:
    """Whether a child heading that begins with `form` leaves its parent's role.

    "Nội dung phong trào" under *content* or "Mục tiêu" under *purpose_requirements* do; under
    *implementation* only what is a room of its own does (Kinh phí, Thời gian), and only in a short heading.
    """
    if form in _top_only() or (form.startswith("thi đua") and parent in ("tasks", "content")):
        return False  # emulation is a field of work there, as the reform of offices is; "Khen thưởng" alone is a room of its own
    count, more = len(text.split()), len(text.split()) - len(form.split())
    if parent == "implementation":
        return role in ("funding", "rewards", "timeline") and count <= 8
    if role == "implementation":  # "Chế độ báo cáo", but not "Tổ chức thực hiện tốt các phong trào"
        return more <= 2
    if parent in _FIRM:
        return role in _OWN and count <= 8
    if role == "content" and not form.startswith("nội dung"):
        return False
    return count <= _LONG or more <= 4


def is_known(heading: str) -> bool:
    """Whether the heading is, word for word, one of the lexicon's (or with "và" for a comma, without diacritics)."""
    return len(heading) <= 120 and fold(_bare(heading)) in _exact()


def run_in_role(words: str, parent: SectionRole | None) -> tuple[SectionRole, str] | None:
    """The role that the name before a colon gives ("2. Yêu cầu: Các giải pháp phải…"), or None."""
    name = run_in_heading(words)
    return role_of(name, parent, whole=False) if name and len(name.split()) <= 8 else None


def run_on_role(words: str, parent: SectionRole | None) -> tuple[SectionRole, str] | None:
    """The role of a heading that lost its line end ("Chỉ tiêu Hằng năm, các trường …"), or None.

    Its form has to begin the line and a word with a capital or a number has to follow; under no parent a form
    alone is enough.
    """
    hit = _head_role(_bare(words[:80]))
    if hit is None or parent == "appendix":
        return None
    role, rule, form = hit
    printed = words.split()
    following = printed[len(form.split())] if len(printed) > len(form.split()) else ""
    if not plain(words).startswith(form):
        return None
    parted = following[:1].isupper() or following[:1].isdigit()
    return (role, rule) if parent is None or (parted and _may_begin(form, form, role, parent)) else None


def _bare(heading: str) -> str:
    return " ".join(plain(heading).replace("–", "-").split()).strip(' .:;,-/*“”"')


def _head_role(text: str) -> tuple[SectionRole, str, str] | None:
    """The role of the longest form that the text begins with; diacritics may be lost in forms of two syllables."""
    for candidate in _without_openers(text):
        syllables = candidate.split()
        if not syllables or fold(syllables[0].rstrip(_MARKS)) not in _first_words():
            continue  # the most of headings
        for size in range(min(_longest_form(), len(syllables)), 0, -1):
            words = " ".join(syllables[:size]).rstrip(_MARKS)
            hit = _forms().get(words) or (_folded().get(fold(words)) if size > 1 else None)
            if hit:
                return hit[0], hit[1], words
    return None


def _without_openers(text: str) -> list[str]:
    found = [text]
    for opener in _OPENERS:
        if text.startswith(opener):
            found.append(text[len(opener) :])
    return found


@cache
def _forms() -> dict[str, tuple[SectionRole, str]]:
    return {
        form: (rule.label, rule.id)  # type: ignore[misc]  # a test holds the labels to the roles of the schema
        for rule in load_lexicon("sections").rule
        for form in rule.forms
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(fold(form.split()[0].rstrip(_MARKS)) for form in _forms())


@cache
def _folded() -> dict[str, tuple[SectionRole, str]]:
    return {fold(form): hit for form, hit in _forms().items() if " " in form}


@cache
def _exact() -> frozenset[str]:
    return frozenset(fold(form) for form in _forms() if " " in form)


@cache
def _top_only() -> frozenset[str]:
    rules = load_lexicon("sections").rule
    return frozenset(form for rule in rules if rule.values.get("where") == "top" for form in rule.forms)


@cache
def _longest_form() -> int:
    return max(len(form.split()) for form in _forms())


@cache
def _inside() -> tuple[tuple[str, SectionRole, Pattern[str]], ...]:
    return tuple(
        (rule.id, rule.label, rule.regex)  # type: ignore[misc]  # as above
        for rule in load_lexicon("sections").rule
        if rule.pattern is not None
    )
