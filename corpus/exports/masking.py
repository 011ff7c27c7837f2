"""Records without what they say of persons; offsets stay true, for what is taken out is blacked out in its own length.

What a plan holds about persons is listed in docs/privacy.md.
"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, Literal, get_args

from schemas.record import PlanRecord

Mask = Literal["signers", "people", "contacts"]
MASKS: tuple[Mask, ...] = get_args(Mask)
BLACK = "█"
_NOT_A_LINE_END = re.compile(r"[^\n]")

# A form of address and the name behind it: two to five words with a large first letter, or in capitals.  One word alone
# ("ông Sáu") stays: "bà Rịa" and "anh Sơn" are places.  The words before an office ("đồng chí Bí thư …") are let by.
_ADDRESS = r"(?<!\w)(?:đồng chí|đ/c|ông|bà|ông \(bà\)|thầy giáo|cô giáo|bác sĩ|bác sỹ|họ và tên|người liên hệ|đầu mối liên hệ)"
_CALLED = re.compile(rf"(?i:{_ADDRESS})[ :]{{1,3}}([^\W\d_]{{1,7}}(?: [^\W\d_]{{1,7}}){{1,4}})")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# Telephone numbers begin with 0 or +84 and have 9 to 11 digits, in groups or not.
_PHONE = re.compile(r"(?<![\w.,/-])(?:\+84|0)(?:[ .-]?\d){8,10}(?![\w/-]|[.,]\d)")
# Words that begin an office or a rank, never a name.
_NO_NAMES = frozenset({
    "Bí", "Phó", "Chủ", "Giám", "Trưởng", "Ủy", "Uỷ", "Tổng", "Chánh", "Thứ", "Bộ", "Hiệu", "Chi", "Đảng", "Cục", "Vụ", "Viện",
    "Cán", "Hội", "Thường", "Thủ", "Đại", "Thành", "Cụ", "Lãnh",
})  # fmt: skip


def mask(record: PlanRecord, masks: Collection[Mask]) -> PlanRecord:
    """The record without what the masks name; the same record where none is given.

    The signer's name is None in the header and blacked out wherever it stands; every span's text is still that slice of
    the record's text.
    """
    if not masks:
        return record
    names = sorted(set(_found(record, masks)), key=lambda name: (-len(name), name))
    if not names:
        return record
    # Longest first, so that no name is hidden in half of another; line ends may stand for spaces.
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)".replace(r"\ ", r"\s") for name in names), re.IGNORECASE)

    def hidden(text: str) -> str:
        return pattern.sub(lambda found: _NOT_A_LINE_END.sub(BLACK, found[0]), text)

    data = record.model_dump()
    sha256, text = data["source"]["sha256"], hidden(data["text"])
    data = _walked({**data, "text": text}, hidden)
    data["source"]["sha256"], data["plan_id"] = sha256, record.plan_id
    _slice(data, text)
    if "signers" in masks and data["header"]["signer"]:
        data["header"]["signer"]["name"] = None
    return PlanRecord.model_validate(data)


def _found(record: PlanRecord, masks: Collection[Mask]) -> Iterator[str]:
    signer = record.header.signer
    if "signers" in masks and signer and signer.name:
        yield signer.name
        yield signer.name.rpartition(". ")[2]  # the name without "TS." before it
    for pattern, which in ((_MAIL, "contacts"), (_PHONE, "contacts"), (_CALLED, "people")):
        if which not in masks:
            continue
        for found in pattern.finditer(record.text):
            name = _name(found[1]) if pattern is _CALLED else found[0]
            if name:
                yield name


def _name(words: str) -> str | None:
    """The name that the words begin with, None where they are none: each word begins with a large letter."""
    parts: list[str] = []
    for word in words.split(" "):
        if not word[0].isupper() or (parts and parts[-1].isupper() != word.isupper() and len(word) > 1):
            break
        parts.append(word)
    return " ".join(parts) if len(parts) > 1 and parts[0].capitalize() not in _NO_NAMES else None


def _walked(value: Any, change: Callable[[str], str]) -> Any:
    """The value with each text in it changed; the names of fields stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _walked(one, change) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_walked(one, change) for one in value)
    return value


def _slice(value: Any, text: str) -> None:
    """Fills every span with its part of the text: a span may cut a name in two."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            value["text"] = text[value["start"] : value["end"]]
        for one in value.values():
            _slice(one, text)
    elif isinstance(value, tuple):
        for one in value:
            _slice(one, text)
