"""The signer's block: for whom, in what office, who."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.lexicon import load_lexicon
from extractors.lines import Line, is_caps
from schemas.header import Signer
from schemas.spelling import fold, lower, squeeze

# KT. (for the chief), TM. or T/M (for the body), TL. (by order), TUQ. (by authority), Q. (acting); a scanner loses the dot.
_BEHALF = re.compile(r"(?P<mark>KT|TM|T/M|TL|T/L|TUQ|K/T|Q|TU)(?P<dot>\s{0,2}[.,:/]\s{0,2}|\s+)(?=[A-ZĐÀ-ỸƠƯÂĂÊÔ])")
# What a signing tool or a stamp leaves behind.
_NOISE = re.compile(
    r"[(\[]?(?:đã ký|da ky|ký tên|ký,|kí tên|chữ ký|ký bởi|người ký|ngày ký|thời gian ký|cơ quan:|email:|signed by|digitally|"
    r"signature|ký điện tử|dấu|ảnh chữ)",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:(?:PGS|GS|TS|ThS|Ths|THS|BS|Bs|YS|Ys|DS|Ds|ĐD|KTV|(?:BS|DS|ĐD|CN|KTV)?CKI{1,2}|BSĐK|YSĐK|CNĐD|CNYT|CN|KS|Ks|LS|NCS|"
    r"NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|(?:Đại|Thượng|Trung|Thiếu) (?:tá|úy|uý|tướng)|Luật sư|Bác sĩ|Tiến sĩ|Thạc sĩ|Kỹ sư)"
    r"[.\s,]{1,3}){1,5}"
)
# Who approves, checks or drew up the plan signs below or beside its signer.
_APPROVES = re.compile(
    r"\W{0,3}(?:phe duyet|duyet|xac nhan|y kien|tham dinh|nguoi lap|nguoi xay dung|nguoi viet)(?!\w)"
    r"(?: (?:cua|ke hoach)(?!\w))?\W{0,2}"
)
_LAST_LINES = 8  # of a page, among which an office in small letters is a signer's
_NAME_WORD = re.compile(r"[A-ZĐÀ-ỸÂĂÊÔƠƯ][^\W\d_]*(?:['’ʼ`-][^\W\d_]*)?\.?")  # H’Yim, K’Brêu: names of the Highlands


def is_behalf(text: str) -> bool:
    """Whether the line begins KT., TM., TL., TUQ. or Q. before capitals."""
    match = _BEHALF.match(text)
    return match is not None and is_caps(text[:60]) and len(text) < 120 and (match["mark"] != "TU" or "." in match["dot"])


def is_position(text: str) -> bool:
    """Whether the line is the name of a signer's office in capitals: "PHÓ GIÁM ĐỐC"."""
    bare = text.strip(" .,:;*_")
    return is_caps(bare) and len(bare) < 90 and _positions().match(fold(bare)) is not None


def is_small_position(text: str) -> bool:
    """Whether the line is such an office and nothing else, in small letters: "Hiệu trưởng"."""
    bare = text.strip(" .,:*_")
    return bare[:1].isupper() and not is_caps(bare) and len(bare) < 40 and _positions().fullmatch(fold(bare)) is not None


def is_approval(text: str) -> bool:
    """Whether the line opens the block of one who approves or drew up the plan: "PHÊ DUYỆT CỦA …", "NGƯỜI LẬP"."""
    return len(text) < 100 and text[:1].isupper() and _APPROVES.match(fold(text[:60])) is not None


def is_stamp(text: str) -> bool:
    """Whether the line is what a signing tool, a stamp or a form leaves: "(Đã ký)", "Thời gian ký: …"."""
    return _NOISE.match(text) is not None


def is_person(text: str) -> bool:
    """Whether the line may be a person's name, with or without a degree or a rank before it.

    >>> is_person("ThS. Nguyễn Thị An"), is_person("NGUYỄN VĂN HẢI"), is_person("Sở Nội vụ"), is_person("PHÓ GIÁM ĐỐC")
    (True, True, False, False)
    """
    name = bare_name(text)
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > 45 or is_position(text) or is_behalf(text):
        return False
    if not all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words) or any("." in word for word in words):
        return False
    return not name.isupper() or lower(words[0]) in _surnames()


def has_surname(text: str) -> bool:
    """Whether the name begins with a surname that the lexicon knows."""
    return lower(bare_name(text)).split(" ")[0].strip("'’ʼ`") in _surnames()


def bare_name(text: str) -> str:
    """The name without rank, degree, emphasis or trailing marks."""
    name = squeeze(text).strip(" *_.,;:/()")
    degree = _DEGREE.match(name)
    return name[degree.end() :].strip() if degree and degree.end() < len(name) else name


def starts_signature(lines: Sequence[Line], at: int) -> bool:
    """Whether the signer's block begins at this line: an office in capitals with a name not far below."""
    text = lines[at].text.strip(" *_|")
    if is_approval(text) and is_caps(text):
        return any(is_person(cell) for line in lines[at + 1 : at + 7] for cell in line.text.split(" | "))
    if lines[at].kind != "paragraph" or len(text) > 110 or lines[at].is_bullet:
        return False
    below = _below(lines, at)
    if is_behalf(text):
        return True
    if is_position(text):
        if len(text.split()) > 6 and not any(map(is_person, below)):
            return False  # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" at the head of a decision
        return not below or any(is_person(words) or _NOISE.match(words) for words in below) or len(lines) - at <= 6
    if is_small_position(text):
        return len(lines) - at <= _LAST_LINES and any(is_person(words) and has_surname(words) for words in below[:4])
    if lines[at].side == "right" and lines[at].is_caps and not text[0].isdigit():
        return any(is_position(words) or is_behalf(words) for words in below[:3])
    return False


def names_office(lines: Sequence[Line], at: int) -> bool:
    """Whether the line names the office whose chief signs below it: "SỞ Y TẾ" over "GIÁM ĐỐC"."""
    text = lines[at].text.strip(" *_|")
    if at + 1 >= len(lines) or not is_caps(text) or is_position(text) or len(text) > 110:
        return False
    return _is_office(text) and (is_position(lines[at + 1].text) or is_behalf(lines[at + 1].text))


def _is_office(text: str) -> bool:
    return load_lexicon("header")["office_head"].regex.match(lower(text)) is not None


def _below(lines: Sequence[Line], at: int) -> list[str]:
    """The short lines under line `at`, up to the first that can be no part of a signature."""
    found = []
    for line in lines[at + 1 : at + 11]:
        if len(line.text) > 160 or line.kind != "paragraph":
            break
        found.append(line.text)
    return found


def read_signer(texts: Sequence[str]) -> Signer | None:
    """The signer in the lines of the block; None where neither an office nor a name stands there.

    A name alone is the signer's whose office was lost under a stamp.
    A mark without its dot gets it ("KT GIÁM ĐỐC" → "KT. GIÁM ĐỐC"); T/M stays as printed.
    """
    behalf: list[str] = []
    position: list[str] = []
    name: str | None = None
    for raw in _of_the_signer(texts):
        text = squeeze(raw).strip(" *_|")
        if not text or _NOISE.match(text):
            continue
        if is_behalf(text):
            if position:
                break  # a second signer's block
            behalf.append(_dotted(text))
        elif name is None and not (behalf or position) and is_person(text) and not is_position(text):
            continue  # a name before any office is the column beside it
        elif is_person(text) and (not is_caps(text) or position):
            name = bare_name(text)
            break
        elif is_caps(text) and len(text) < 110:
            if not (behalf or position or is_position(text)) and _is_office(text):
                continue  # the office whose chief signs below
            if behalf and not position and not is_position(text):
                behalf.append(text)  # the second line of a long body
            else:
                position.append(text)
        elif is_small_position(text) and not position:
            position.append(text)
    if not (behalf or position):
        alone = [bare_name(text) for text in texts if is_person(text) and has_surname(text)]
        return Signer(name=_title_case(alone[0]), position=None, on_behalf=None) if len(alone) == 1 == len(texts) else None
    if not position and len(behalf) == 1 and not behalf[0].startswith("Q"):
        behalf, position = _parted(behalf[0])
    return Signer(
        name=_title_case(name) if name else None,
        position=" ".join(position).strip(" .,;:") or None,
        on_behalf=" ".join(behalf) or None,
    )


def _of_the_signer(texts: Sequence[str]) -> list[str]:
    """The lines without the blocks of those who approve or drew up the plan; where all are such, the first block.

    Rows of cells are read column by column.
    """
    lines = _down_the_columns(texts)
    own: list[str] = []
    approving = False
    for text in lines:
        if is_approval(text):
            approving = True
        elif not approving:
            own.append(text)
        elif is_person(text):
            approving = False  # the name that ends the block
    if own or not lines:
        return own
    approval = _APPROVES.match(fold(lines[0]))
    return [lines[0][approval.end() :] if approval else lines[0], *lines[1:]]


def _down_the_columns(texts: Sequence[str]) -> list[str]:
    rows = [text.split(" | ") for text in texts]
    if max(map(len, rows), default=1) == 1:
        return list(texts)
    width = max(map(len, rows))
    return [row[k] for k in range(width) for row in rows if k < len(row)]


def _parted(text: str) -> tuple[list[str], list[str]]:
    """One line that holds both: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC"."""
    at = fold(text).rfind(" pho ")
    if at > 4 and text.startswith(("KT", "K/T")):
        return [text[:at].strip()], [text[at + 1 :].strip()]
    return [text], []


def _dotted(text: str) -> str:
    match = _BEHALF.match(text)
    if match is None:
        return text
    if "/" in match["dot"]:
        return text  # "TM/ UBND XÃ"
    mark = match["mark"] if "/" in match["mark"] and "." not in match["dot"] else match["mark"] + "."
    return f"{mark} {text[match.end() :].strip()}"


def _title_case(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if is_caps(name) and len(name) > 3 else name


@cache
def _positions() -> re.Pattern[str]:
    forms = [fold(form) for form in load_lexicon("header")["position"].forms]
    return re.compile(r"(?:pho |p\.\s?|quyen )?(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")(?!\w)")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lower(form) for form in load_lexicon("header")["surname"].forms)
