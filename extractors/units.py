"""What stands after a number: scale words, the unit or counted noun, and the code it gets in a record."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from extractors.lexicon import load_lexicon
from extractors.numbers import SCALES
from schemas.spelling import fold

Kind = Literal["share", "money", "physical", "rank", "noun", "time", "structure", "unknown", "bare"]
KINDS: tuple[Kind, ...] = ("share", "money", "physical", "rank", "noun", "time", "structure")

_TOKEN = re.compile(r"[ \u00a0]{0,2}(,[ \u00a0])?(%|‰|đ/c|[^\W\d_]+(?:[.-](?=[^\W\d_]))?(?:[23](?!\d|[.,]\d))?[²³]?)")
# "/người/năm", "/vạn dân", "/10.000 dân", "trên 1 vạn dân", "trên 100.000 trẻ đẻ sống"
_PER = re.compile(
    r"[ \u00a0]?/[ \u00a0]?(?:\d{1,3}(?:[.,]?\d{3}){0,2}[ \u00a0])?[^\W\d_]{1,9}"
    r"(?:[ \u00a0](?:dân|người|trẻ|đêm|làm việc|nữ|sinh|viên|động|nghiệp|gia đình)(?:[ \u00a0]đẻ sống)?(?!\w))?"
    r"|[ \u00a0]trên[ \u00a0](?:(?:1|một)[ \u00a0]vạn|\d{1,3}\.000)[ \u00a0](?:dân|trẻ|người)(?:[ \u00a0]đẻ sống)?(?!\w)"
)
# Syllables that end a noun that the lexicon does not know.
_NO_NOUN = frozenset(load_lexicon("targets")["ends_a_noun"].forms)


class Unit(NamedTuple):
    """A unit as printed in [start, end); a number times `factor` is in the unit that `code` names."""

    printed: str
    code: str | None
    factor: Decimal
    kind: Kind
    start: int
    end: int
    rule: str = ""

    @property
    def is_measure(self) -> bool:
        """Whether it is a share, money or physical: a unit that says by itself what the number is."""
        return self.kind in ("share", "money", "physical")


@dataclass(frozen=True, slots=True)
class _Known:
    kind: Kind
    code: str | None
    factor: Decimal
    rule: str


def _known_forms() -> dict[str, _Known]:
    forms: dict[str, _Known] = {}
    for rule in load_lexicon("units").rule:
        kind = next(kind for kind in KINDS if kind == rule.label)
        code = rule.values.get("code")
        factor = Decimal(str(rule.values.get("factor", 1)))
        for form in rule.forms:
            forms[form] = _Known(kind, str(code) if code else None, factor, rule.id)
    return forms


_FORMS = _known_forms()


def _reach() -> dict[str, int]:
    reach: dict[str, int] = {}
    for form, known in _FORMS.items():
        tokens = [m[2] for m in _TOKEN.finditer(form)]
        reach[tokens[0]] = max(reach.get(tokens[0], 0), len(tokens) + (known.rule == "points"))
    return reach


# How many syllables from its first one a form may have; a noun that is not known has two.
_REACH = _reach()
_UNKNOWN_REACH = 2


def read_unit(text: str, plain: str, at: int) -> Unit | None:
    """The unit that begins at `at`, right after a number, or None where nothing countable stands there.

    `plain` is `text` in lower case with the tone marks in one place (`schemas.spelling.plain`).  A noun that the
    lexicon does not know is taken as two syllables at most, with the kind `unknown`.

    >>> u = read_unit(" tỷ đồng, tăng", " tỷ đồng, tăng", 0); u.printed, u.code, int(u.factor)
    ('tỷ đồng', 'VND', 1000000000)
    >>> u = read_unit(" nghìn lao động", " nghìn lao động", 0); u.printed, u.code, int(u.factor)
    ('lao động', 'lao động', 1000)
    >>> read_unit("% và", "% và", 0).code, read_unit(" tạ/ha", " tạ/ha", 0).code, read_unit(". Sau", ". sau", 0)
    ('%', 'tạ/ha', None)
    """
    factor, position, scaled_from = Decimal(1), at, -1
    while (token := _TOKEN.match(plain, position)) and not token[1] and token[2] in SCALES:
        scaled_from = token.start(2) if scaled_from < 0 else scaled_from
        factor *= SCALES[token[2]]
        position = token.end()
    tokens = _tokens(plain, position)
    for count in range(len(tokens), 0, -1):
        known = _FORMS.get(plain[tokens[0].start(2) : tokens[count - 1].end()])
        if known is None:
            continue
        last = count - 1
        if known.rule == "points" and len(tokens) > count and not tokens[count][1] and tokens[count][2] not in _NO_NOUN:
            # "01 điểm trông giữ trẻ" is a place, "85 điểm" a score
            known, last = _Known("noun", None, Decimal(1), "named_point"), count
        printed = slice(tokens[0].start(2), tokens[last].end())
        return _with_per(text, plain, known, printed, factor=factor, scaled_from=scaled_from)
    if scaled_from >= 0 and tokens and fold(tokens[0][2]) == "dong":  # "triệu đông": after a scale a scanner's slip is none else
        printed = slice(tokens[0].start(2), tokens[0].end())
        return _with_per(text, plain, _FORMS["đồng"], printed, factor=factor, scaled_from=scaled_from)
    if scaled_from >= 0:
        end = position
        return Unit(text[scaled_from:end], None, factor, "bare", scaled_from, end, "scale_alone")
    return _unknown_noun(text, plain, tokens)


def _tokens(plain: str, at: int) -> list[re.Match[str]]:
    """As many syllables from `at` as a form may have, commas inside allowed ("cán bộ, công chức")."""
    tokens: list[re.Match[str]] = []
    longest = 1
    while len(tokens) < longest and (token := _TOKEN.match(plain, at)):
        if token[1] and not tokens:
            break
        if not tokens:
            longest = max(_REACH.get(token[2], 0), 1 if token[2] == "%" else _UNKNOWN_REACH)
        tokens.append(token)
        at = token.end()
    return tokens


def _with_per(text: str, plain: str, known: _Known, printed: slice, *, factor: Decimal, scaled_from: int) -> Unit:
    """The known unit with what it is counted by ("/người/năm"); `scaled_from` is -1 without scale words."""
    start, end = printed.start, printed.stop
    code = known.code or plain[start:end]
    per_end = end
    while known.kind != "time" and per_end - end < 40 and (per := _PER.match(plain, per_end)):
        per_end = per.end()
    if known.kind in ("physical", "noun", "rank") and per_end > end:
        code += plain[end:per_end].replace("\u00a0", " ")
    # Money keeps its scale in the printed unit ("tỷ đồng"); a counted noun does not ("20 nghìn lao động").
    printed_from = scaled_from if scaled_from >= 0 and known.kind in ("money", "physical") else start
    printed_to = end if known.kind == "share" else per_end
    return Unit(text[printed_from:printed_to], code, factor * known.factor, known.kind, printed_from, per_end, known.rule)


def _unknown_noun(text: str, plain: str, tokens: list[re.Match[str]]) -> Unit | None:
    kept = []
    for token in tokens[:2]:
        if token[1] or token[2] in _NO_NOUN:
            break
        kept.append(token)
    if not kept:
        return None
    start, end = kept[0].start(2), kept[-1].end()
    return Unit(text[start:end], plain[start:end], Decimal(1), "unknown", start, end, "unknown_noun")


def unit_of(printed: str, plain: str) -> Unit | None:
    """The unit that the cell or bracket says as a whole ("Tỷ đồng", "%", "1.000 tấn"), or None.

    >>> unit_of("Triệu đồng", "triệu đồng").code, int(unit_of("1.000 tấn", "1.000 tấn").factor)
    ('VND', 1000)
    >>> unit_of("Ghi chú thêm", "ghi chú thêm") is None
    True
    """
    power = re.match(r"(10{2,3}|1\.000|1\.000\.000)[ \u00a0]", plain)
    at = power.end() if power else 0
    unit = read_unit(printed, plain, at)
    if unit is None or unit.kind == "unknown" or unit.end < len(plain.rstrip()) - 1:
        return None
    factor = unit.factor * (Decimal(power[1].replace(".", "")) if power else 1)
    return Unit(printed, unit.code, factor, unit.kind, unit.start, unit.end, unit.rule)
