"""What the lines above a table say of all of it: the unit, that it hands out targets, and what these are of."""

import re
from dataclasses import dataclass

from extractors.units import Unit, unit_of
from schemas.spelling import plain as plain_text

_UNIT = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*([^\n)|]{1,30})", re.IGNORECASE)
_ALLOCATES = re.compile(r"phân bổ|giao chỉ tiêu|chỉ tiêu", re.IGNORECASE)
_WHAT = re.compile(
    r"(?:giao|phân bổ|phân khai)?\s*chỉ tiêu\s+(?:(?:kế hoạch|giao|chủ yếu|cụ thể|cơ bản|chính)(?!\w)\s*)*"
    r"(?P<what>[^\n.:;(|]{3,90}?)"
    r"(?=\s*(?:$|\n|[.:;(|]|(?:,\s*)?(?:trong )?(?:năm|năm học|giai đoạn) \d|(?:cho|đối với|của|tại|theo|đến|giao)\s))",
    re.IGNORECASE,
)
_GENERAL = re.compile(r"(?:như|sau|năm|cho|của|tại|theo|đến|được|và|trong|kinh tế|phát triển kinh tế)(?!\w)", re.IGNORECASE)
# How far above a table its caption may stand.
_REACH = 220
_LONGEST_NOUN = 5


@dataclass(frozen=True, slots=True)
class Caption:
    """The unit of the whole table; whether it hands out targets; what they are of, with the noun that it counts."""

    unit: Unit | None
    allocates: bool
    what: str | None = None
    counted: Unit | None = None


def read_caption(text: str, start: int) -> Caption:
    """The caption of the table that begins at `start`."""
    above = text[max(0, start - _REACH) : start]
    match = _UNIT.search(above)
    printed = match[1].strip(" .;") if match else ""
    named = [m["what"].strip() for m in _WHAT.finditer(above) if not _GENERAL.match(m["what"].strip())]
    what = named[-1] if named else None
    return Caption(
        unit=unit_of(printed, plain_text(printed)) if printed else None,
        allocates=_ALLOCATES.search(above) is not None,
        what=what,
        counted=_counted(what) if what else None,
    )


def _counted(what: str) -> Unit | None:
    """The noun that the words end with: "đảng viên" in "kết nạp đảng viên"."""
    words = what.split()
    for count in range(min(_LONGEST_NOUN, len(words)), 0, -1):
        noun = " ".join(words[-count:])
        if (unit := unit_of(noun, plain_text(noun))) is not None and unit.kind == "noun":
            return unit
    return None
