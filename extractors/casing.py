"""Words in capitals back to how they are written in a sentence: names of offices and places keep their capitals."""

import re
from functools import cache, lru_cache

from extractors.lexicon import load_lexicon
from schemas.spelling import fold, lower

# What can be a Vietnamese syllable (without diacritics); what cannot is an abbreviation: UBND, THPT, COVID.
_SYLLABLE = re.compile(r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")
_TWO_SYLLABLES = re.compile(f"(?:{_SYLLABLE.pattern}){{2}}")
_ROMAN = re.compile(r"[IVX]{1,5}")
_BEFORE_ROMAN = frozenset({"thứ", "khóa", "khoá", "quý", "kỳ", "hạng", "loại", "cấp", "số", "bậc", "nhóm", "đợt"})
_PLACES = frozenset({"tỉnh", "huyện", "quận", "xã", "phường", "trấn", "phố", "tp"})
_UNIT_PAIRS = frozenset({"thành phố", "thị trấn", "thị xã"})
# Words that end a name.
_NO_NAME = frozenset({
    "và", "năm", "của", "về", "đến", "giai", "lần", "theo", "trong", "các", "có", "trên", "hội", "trực",
    "được", "quản", "số", "thuộc", "tại", "là", "ủy", "đoàn",
})  # fmt: skip
_OF_PLACES = frozenset({"huyện ủy", "quận ủy", "thành ủy", "thị ủy", "huyện đoàn", "quận đoàn", "thành đoàn", "xã đoàn"})
_NO_SCHOOL = frozenset({"môi", "thị", "nông", "lâm", "công"})  # môi trường, thị trường
_HIGHER = frozenset({"đại", "cao", "trung"})  # schools that are named for their field: Đại học Bách khoa
_OF_A_PLACE = frozenset({"sở", "phòng", "cục", "chi", "bệnh", "trung", "trạm"})  # Sở Y tế An Bình, Chi cục Thuế An Bình
_NO_FIELD = frozenset({"cơ", "nhân", "khu", "ngành", "khối"})
_DASHES = frozenset("-–")
_PARTS = frozenset('“”"():;.')
_NO_MINISTRY = frozenset({"cán", "nội", "đồng", "toàn", "đảng", "chi", "tiến"})  # cán bộ, nội bộ, đồng bộ
_FIELD_HEADS = frozenset({"sở", "bộ", "phòng", "ngành", "tâm", "trạm", "cục", "vụ", "tra", "ban", "ty", "viện", "khoa"})
_WORD = re.compile(r"[\w&]+(?:[-/.][\w&]+)*")


def sentence_case(text: str, evidence: str, *, name: bool = False) -> str:
    """Text in capitals as a sentence writes it; text that is not in capitals stays as it is.

    `evidence` is text in both cases (the plan's body): names that it writes with capitals keep them.
    `name` says that the whole is the name of an office: after a first word such as "Sở" a capital follows.

    >>> sentence_case("ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH", "")
    'Ủy ban nhân dân tỉnh Nam Định'
    """
    if not text.isupper() and sum(map(str.islower, text)) * 10 > len(text):
        return text
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    small = [lower(word) for _, _, word in words]
    out = [_one(word, small[i - 1] if i else "", evidence) for i, (_, _, word) in enumerate(words)]
    if name and (printed := _as_the_body_writes(text, evidence)):
        return printed
    fixed = [False] * len(words)
    parted = {i for i in range(len(words) - 1) if _PARTS & set(text[words[i][1] : words[i + 1][0]])}
    _write_known(small, out, fixed, parted)
    for i in range(len(words) - 1):
        pair = f"{_capital(small[i])} {_capital(small[i + 1])}"
        if not fixed[i] and not fixed[i + 1] and small[i].isalpha() and small[i + 1].isalpha() and pair in evidence:
            out[i], out[i + 1] = pair.split(" ")
    _write_places(small, out, fixed)
    _write_heads(small, out, fixed)
    for k, (start, _, _) in enumerate(words):
        if k == 0 or text[start - 1] in '“"':
            out[k] = _capital(out[k])
    if name:
        dashed = {k for k in range(1, len(words)) if _DASHES & set(text[words[k - 1][1] : words[k][0]])}
        _write_office(small, out, fixed, dashed)
    return _woven(text, words, out)


def _write_office(small: list[str], out: list[str], fixed: list[bool], dashed: set[int]) -> None:
    """The name of an office: its kind as the lexicon writes it, then a capital for what it is for.

    Also for the second half of that ("Văn hóa và Thông tin", "Tài chính - Kế hoạch").
    Source: Nghị định 30/2020/NĐ-CP, Phụ lục II.
    """
    kind = next((n for n in range(min(_longest_kind(), len(small)), 0, -1) if " ".join(small[:n]) in _kinds_of_office()), 0)
    for k, word in enumerate(_kinds_of_office().get(" ".join(small[:kind]), ())):
        out[k], fixed[k] = word, True
    for k in range(kind, len(small) if kind else 0):
        if small[k] in _PLACES:
            break
        begins = k == kind or k in dashed or small[k - 1] == "và"
        if begins and not fixed[k] and small[k] not in _NO_NAME | _NO_FIELD:
            out[k] = _capital(out[k])
    for k in range(_own_name(small, fixed, kind, dashed), len(small)):
        if not fixed[k] and small[k] not in _NO_NAME | _PLACES:
            out[k] = _capital(out[k])


def _own_name(small: list[str], fixed: list[bool], kind: int, dashed: set[int]) -> int:
    """Where a name begins that has capitals throughout: a school's, a place behind an office or its field."""
    schools = [k for k, word in enumerate(small) if word == "trường" and (k == 0 or small[k - 1] not in _NO_SCHOOL)]
    if schools and not _HIGHER & set(small):
        return schools[0] + 1
    if small[0] in ("xã", "phường") or " ".join(small[:2]) in _OF_PLACES:
        return 1 if small[0] in ("xã", "phường") else 2
    if small[0] in _OF_A_PLACE and any(fixed[kind:]):  # "Sở Y tế An Bình", but "Phòng Tài chính - Kế hoạch"
        last = len(fixed) - fixed[::-1].index(True)
        ends = last in dashed or any(not w.isalpha() or w in _NO_NAME | _PLACES | _NO_FIELD for w in small[last : last + 1])
        return len(small) if ends else last
    return len(small)


def _as_the_body_writes(text: str, evidence: str) -> str | None:
    """The same name where the body writes it in both cases, or None; a name of one word is not looked up."""
    if text.count(" ") < 2:
        return None
    small = _small(evidence)
    at = small.find(text.lower()) if len(small) == len(evidence) else -1
    found = evidence[at : at + len(text)] if at >= 0 else ""
    return _capital(found) if sum(map(str.islower, found)) * 2 > len(found) else None


@lru_cache(maxsize=1)  # one plan asks for some names
def _small(evidence: str) -> str:
    return evidence.lower()  # ten times as fast as `lower`, and as long but for rare letters


def _one(word: str, before: str, evidence: str) -> str:
    """One word in small letters, unless it is an abbreviation, a numeral or a symbol."""
    if not any(map(str.isalpha, word)):
        return word
    if any(map(str.isdigit, word)) or "/" in word:
        at = _small(evidence).find(word.lower())
        return evidence[at : at + len(word)] if at >= 0 else word.replace("TTG", "TTg")
    if _ROMAN.fullmatch(word) and (before in _BEFORE_ROMAN or len(word) == 1 or not _SYLLABLE.fullmatch(fold(word))):
        return word
    parts = re.split(r"([-.&])", word)
    return "".join(lower(part) if part.isalpha() and _is_spoken(part) else part for part in parts)


def _is_spoken(word: str) -> bool:
    """Whether it is a syllable, or two whose space a converter lost ("CHƯƠNGTRÌNH").

    An abbreviation is no syllable, and has no diacritics or no vowels.
    """
    folded = fold(word)
    if _SYLLABLE.fullmatch(folded):
        return True
    return len(word) > 4 and not word.isascii() and _TWO_SYLLABLES.fullmatch(folded) is not None


def _write_known(small: list[str], out: list[str], fixed: list[bool], parted: set[int]) -> None:
    """Names that the lexicon writes: offices, ministries' fields, provinces; the longest at each place.

    No name runs over the marks behind the words of `parted`.
    """
    i = 0
    while i < len(small):
        size = 1
        for length in range(min(_longest(), len(small) - i), 1, -1):
            phrase = " ".join(small[i : i + length])
            written = _written().get(phrase)
            if written and parted.intersection(range(i, i + length - 1)):
                continue
            if written and phrase in _fields() and not _is_field(small, i, fixed):
                continue  # "công tác y tế", but "Sở Y tế"
            if written:
                for k, word in enumerate(written):
                    out[i + k], fixed[i + k] = word, True
                size = length
                break
        i += size


def _write_places(small: list[str], out: list[str], fixed: list[bool]) -> None:
    """The name after "tỉnh", "huyện", "thị xã": capitals to the end of the name."""
    for i, word in enumerate(small):
        if word not in _PLACES:
            continue
        if word in ("phố", "trấn") and i and f"{small[i - 1]} {word}" not in _UNIT_PAIRS:
            continue
        for k in range(i + 1, min(i + 4, len(small))):
            if small[k] in _NO_NAME or small[k] in _PLACES or fixed[k] or not small[k].isalpha() or small[k] == "thị":
                break
            out[k] = _capital(out[k]) if out[k].islower() else out[k]


def _write_heads(small: list[str], out: list[str], fixed: list[bool]) -> None:
    """A capital for "Sở", "Bộ" before the name of their field, and for a kind before "số": "Nghị quyết số"."""
    for i, word in enumerate(small):
        following = small[i + 1] if i + 1 < len(small) else ""
        if (i and (word, small[i - 1]) == ("ban", "ủy")) or (word == "bộ" and i and small[i - 1] in _NO_MINISTRY):
            continue
        if word in ("sở", "bộ", "cục", "phòng", "ban") and i + 1 < len(small) and fixed[i + 1] and out[i + 1][:1].isupper():
            out[i] = _capital(out[i])
        elif following == "số" and i and f"{small[i - 1]} {word}" in _kinds():
            out[i - 1] = _capital(out[i - 1])


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _woven(text: str, words: list[tuple[int, int, str]], out: list[str]) -> str:
    parts, at = [], 0
    for (start, end, _), word in zip(words, out, strict=True):
        parts += [text[at:start], word]
        at = end
    return "".join([*parts, text[at:]])


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lower(form) for rule in load_lexicon("document_kinds").rule for form in rule.forms if form.count(" ") == 1)


@cache
def _written() -> dict[str, list[str]]:
    rules = load_lexicon("header")
    forms = [
        form
        for label in ("written", "written_kind", "field", "province")
        for rule in rules.labelled(label)
        for form in rule.forms
    ]
    return {" ".join(_WORD.findall(lower(form))): _WORD.findall(form) for form in forms}


def _is_field(small: list[str], i: int, fixed: list[bool]) -> bool:
    """Whether the word at `i` stands where an office says what it is for: "Sở Y tế", "Sở Văn hóa và Du lịch"."""
    if i > 1 and small[i - 1] == "bộ" and small[i - 2] in _NO_MINISTRY:
        return False
    return i > 0 and (small[i - 1] in _FIELD_HEADS or (small[i - 1] == "và" and i > 1 and fixed[i - 2]))


@cache
def _fields() -> frozenset[str]:
    """What offices are for: names only after the word for an office."""
    return frozenset(
        " ".join(_WORD.findall(lower(form))) for rule in load_lexicon("header").labelled("field") for form in rule.forms
    )


@cache
def _kinds_of_office() -> dict[str, list[str]]:
    forms = [
        form
        for label in ("office_kind", "written_kind")
        for rule in load_lexicon("header").labelled(label)
        for form in rule.forms
    ]
    return {lower(form): form.split() for form in forms}


@cache
def _longest_kind() -> int:
    return max(map(len, _kinds_of_office().values()))


@cache
def _longest() -> int:
    return max(len(words) for words in _written().values())
