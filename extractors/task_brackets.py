"""Who does a task, where brackets behind it say so: "(chủ trì: X; phối hợp: Y; trước ngày …)", "(X chủ trì, phối hợp với Y)"."""

import re
from typing import NamedTuple

from extractors.lexicon import load_lexicon
from extractors.offices import View, read_group, skip
from extractors.partners import find_partners

_LEXICON = load_lexicon("assignments")
_LEAD, _SUPPORT = _LEXICON["bracket_lead"].regex, _LEXICON["bracket_support"].regex
_TIME = _LEXICON["label_time"].regex
_OPEN = re.compile(r"\(")
_PARTS = re.compile(
    r"\s*(?:;|[.,](?=\s*(?:đơn vị |cơ quan |bộ phận )?"
    r"(?:phối hợp|thời gian|thời hạn|hoàn thành|tham gia|xong|trước|chậm nhất|muộn nhất|trong)\b))\s*"
)
_ROLE = re.compile(
    r"\s*(?:(?:làm |là )?(?:đơn vị |cơ quan )?(?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm|đảm nhiệm|đầu mối|tham mưu)"
    r"(?! với))"
    r"(?:,? (?:và )?(?:thực hiện|tham mưu|chính|tổ chức))?(?P<with>,?\s*(?:và )?phối hợp\b.*)?$"
)
_HELPING = re.compile(r"\s*(?:cùng )?(?:phối hợp|hỗ trợ|tham gia)(?: thực hiện)?\s*$")  # "(…; Văn phòng phối hợp)"
# "(Đ/c Hùng)" behind a point of a programme
_PERSON = re.compile(r"\s*(?i:đ/c|đc|đồng chí|thầy|cô|ông|bà)\.?:?\s+[A-ZĐÀ-Ỹ]\w*(?:\s[A-ZĐÀ-Ỹ]\w*){0,4}\s*\.?\s*")
_LONGEST = 400  # code points: a longer bracket is an aside
_ENDS = " .,:;-–"


class Bracket(NamedTuple):
    """What brackets at [start, end) say; `time` is where they name a day ((0, 0) where nothing is left for one)."""

    start: int
    end: int
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    time: tuple[int, int]


def find_bracket(view: View, start: int, end: int) -> Bracket | None:
    """The first brackets in [start, end) that name a leader; None where there are none."""
    for match in _OPEN.finditer(view.text, start, end):
        close = view.text.find(")", match.end(), min(end, match.end() + _LONGEST))
        if close >= 0 and (found := _read(view, match.start(), close + 1)) is not None:
            return found
    return None


def _read(view: View, start: int, end: int) -> Bracket | None:
    if _PERSON.fullmatch(view.text, start + 1, end - 1) is not None and not view.text[end:].split("\n", 1)[0].strip(_ENDS):
        return Bracket(start, end, (view.text[start + 1 : end - 1].strip(_ENDS),), (), (end, end))
    leads: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    at, limit = start + 1, end - 1
    time = (limit, limit)
    for match in [*_PARTS.finditer(view.plain, at, limit), None]:
        stop = match.start() if match else limit
        begin = skip(view.plain, at, stop)
        part = view.plain[begin:stop]
        if (label := _LEAD.match(part)) is not None and not leads:
            leads, helpers = _leaders(view, begin + label.end(), stop, labelled=":" in label.group())
            supports += helpers
        elif (label := _SUPPORT.match(part)) is not None:
            supports += _names(view, begin + label.end(), stop)
        elif not leads and _ROLE.search(part) is not None:
            leads, helpers = _leaders(view, begin, stop, labelled=False)
            supports += helpers
        elif leads and (helping := _HELPING.search(part)) is not None:
            supports += _names(view, begin, begin + helping.start())
        elif leads:
            time = (min(time[0], begin), limit)
        elif _TIME.match(part) is None:
            return None  # an aside: "(bao gồm …)"
        at = match.end() if match else stop
    return Bracket(start, end, leads, supports, time) if leads else None


def read_leaders(view: View, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps in the value of a label: "Phòng X chủ trì, phối hợp với các phòng"."""
    return _leaders(view, start, end, labelled=True)


def _leaders(view: View, start: int, end: int, *, labelled: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who helps in "X chủ trì, phối hợp với Y", or in the value of a label."""
    role = _ROLE.search(view.plain, start, end)
    stop = role.start() if role is not None else end
    partners = find_partners(view, stop, end) if role is not None else []
    helpers = tuple(view.text[a:b] for group in partners for a, b in group.parts())
    group = read_group(view, start, stop)
    if group is None and not labelled:
        return (), ()
    if group is not None and role is None and not labelled and view.plain[group.stop : stop].strip(_ENDS):
        return (), ()  # "(giao lưu …)"
    return _names(view, start, stop), helpers


def _names(view: View, start: int, end: int) -> tuple[str, ...]:
    """The names one by one where the grammar knows them to their end, else as printed."""
    group = read_group(view, start, end)
    if group is not None and not view.plain[group.stop : end].strip(_ENDS):
        return tuple(view.text[a:b] for a, b in group.parts())
    words = view.text[start:end].strip(_ENDS)
    return (words,) if words else ()
