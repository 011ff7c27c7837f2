"""Who does a task, where a colon behind it names them and no more: "Trang trí hội trường: Đoàn Thanh niên thực hiện"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.offices import Group, View, read_group, skip
from extractors.partners import find_partners
from extractors.subjects import action_at

_COLON = re.compile(r":\s+(?=\w)")
_DOES = re.compile(
    r"\s*,?\s*(?P<does>(?:chịu trách nhiệm )?(?:thực hiện|phụ trách|đảm nhiệm|chủ trì|chuẩn bị|tham mưu|chịu trách nhiệm)"
    r"(?: chính)?(?P<with>,? (?:và )?phối hợp\b[^.;]*)?)?[\s.;,]*"
)
# Who comes, is named or gets something: no one is told to do it.
_OTHERWISE = re.compile(r"(?:tham dự|dự|tham gia|mời|gồm|kính|gửi|nơi|đối tượng|thành phần|địa điểm|trưởng|phó|thư ký|ủy viên)\b")
_LONGEST = 120  # code points of what is to be done


class Matter(NamedTuple):
    """The words before a colon, which end at `end`, and those whom all that stands behind it names."""

    end: int
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    said: bool  # a verb says that they are to act


def find_matter(view: View, start: int, end: int) -> Matter | None:
    """The task in [start, end) whose colon names who does it; None for a name and its task, a label, a list of members.

    What stands before the colon begins with a verb ("Dẫn chương trình: đ/c Lan"), or a verb behind the names says that they
    are to act ("Âm thanh, ánh sáng: Tổ Kỹ thuật phụ trách").
    """
    colon = _COLON.search(view.plain, start, min(end, start + _LONGEST))
    if colon is None or _OTHERWISE.match(view.plain, start, end) is not None:
        return None
    group = read_group(view, colon.end(), end)
    if group is None or view.plain.count(":", group.start, group.stop):
        return None
    done = _DOES.fullmatch(view.plain, group.stop, end)
    if done is None or (done["does"] is None and action_at(view, start, colon.start()) is None):
        return None
    if read_group(view, skip(view.plain, start, end), colon.start()) is not None:
        return None  # "Tổ Văn phòng: Kế toán phụ trách"
    supports = find_partners(view, done.start("with"), end) if done["with"] else []
    return Matter(colon.start(), _names(view, [group]), _names(view, supports), done["does"] is not None)


def _names(view: View, groups: Sequence[Group]) -> tuple[str, ...]:
    return tuple(view.text[a:b] for group in groups for a, b in group.parts())
