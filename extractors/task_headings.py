"""Headings that name who is to do what stands below: "1. Sở Y tế", "Giao Văn phòng Ban:", "Trách nhiệm của các trường"."""

import re
from dataclasses import dataclass

from extractors.forms import Forms
from extractors.lexicon import load_lexicon
from extractors.offices import Group, View, read_group, skip
from extractors.partners import find_partners
from extractors.subjects import BARE, action_at, lacks_its_object

_LEXICON = load_lexicon("assignments")
_PREFIX = Forms(_LEXICON, "heading_prefix")
_GENERIC = _LEXICON["generic_lead_in"].regex
_SOME = re.compile(r"\b(?:các|những|mỗi|từng|mọi|toàn thể|tất cả)\b")
_ENDS = " .:;,-–"
_REST_WORDS = 10
_FEW = 4


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is to do all that stands below; `deep` says that it reaches into numbered sections too."""

    leads: tuple[str, ...]
    supports: tuple[str, ...] = ()
    rule: str = "heading"
    base: float = 0.95
    deep: bool = True


def read_heading(view: View, start: int, end: int, *, heads_a_list: bool, duties: bool = True) -> Holder | None:
    """Who the heading in [start, end) names; None where it names a subject matter or is a sentence of its own.

    `duties`: it stands where duties are given; elsewhere "Doanh nghiệp" is a field, "Các doanh nghiệp" are people.
    `heads_a_list`: tasks follow below it, so that words such as "tham gia đào tạo" after the name belong to it.
    """
    plain = view.plain
    while end > start and plain[end - 1] in _ENDS:
        end -= 1
    at = after_prefixes(view, start, end)
    prefixed = at > skip(plain, start, end)
    group = read_group(view, at, end)
    if group is None:
        return None
    if prefixed and plain.startswith("phân công", skip(plain, start, end)) and is_a_field(view, group):
        return None  # "PHÂN CÔNG CÁN BỘ" heads a list of who does what
    if not prefixed and (BARE.match(plain, group.start, end) or (not duties and is_a_field(view, group))):
        return None
    rest = plain[group.stop : end].strip(_ENDS)
    names = tuple(view.text[a:b] for a, b in group.parts())
    if not rest:
        return Holder(names)
    if is_generic(rest):
        return Holder(names, tuple(view.text[a:b] for g in find_partners(view, group.stop, end) for a, b in g.parts()))
    count = len(rest.split())
    if not heads_a_list or count > _REST_WORDS:
        return None
    rest_at = skip(plain, group.stop, end)
    acts = action_at(view, rest_at, end) is not None and not lacks_its_object(view, group, rest_at)
    if acts and count > _FEW:
        return None
    return Holder((view.text[group.start : end],), base=0.85 if prefixed else 0.75)


def after_prefixes(view: View, start: int, end: int) -> int:
    """Where the name may begin in a heading: after "Giao", "Trách nhiệm của"."""
    at = skip(view.plain, start, end)
    while (prefix := _PREFIX.after(view.plain, at, end)) is not None and prefix.end < end:
        at = skip(view.plain, prefix.end, end)
    return at


def is_a_field(view: View, group: Group) -> bool:
    """Whether the words are a common noun alone: no "các", no name with a capital of its own."""
    words = view.text[group.start : group.end]
    own = any(letter.isupper() for letter in words[1:]) and not words.isupper()
    return not own and not group.members[0].named and _SOME.search(view.plain, group.start, group.end) is None


def is_generic(words: str) -> bool:
    """Whether the words after a name only announce a list: "có trách nhiệm", "chủ trì, phối hợp với các đơn vị liên quan"."""
    words = words.strip(_ENDS)
    if _GENERIC.match(words) or words.endswith(("có trách nhiệm", "chịu trách nhiệm")):
        return True
    for prefix in (
        "làm đầu mối",
        "là đầu mối",
        ",",
        "có trách nhiệm",
        "chịu trách nhiệm",
        "chủ trì",
        "chủ động",
        ",",
        "phối hợp",
        "với",
        "và",
    ):
        words = words.removeprefix(prefix).strip()
    if not words:
        return True
    group = read_group(View(words, words), 0, len(words))
    return group is not None and not words[group.stop :].strip(_ENDS)
