"""How far a figure moves: changes against another time, and figures that only say more of another one."""

import re
from collections.abc import Sequence

from extractors.edges import Edge, Hit
from extractors.figure import Figure
from extractors.lexicon import load_lexicon
from schemas.targets import Change

_LEXICON = load_lexicon("targets")
_CHANGE = Edge(_LEXICON, "change")
_TIMES_OVER = Edge(_LEXICON, "change_of_times", "change")
_LINK = Edge(_LEXICON, "link")
_AGAINST = _LEXICON["against"].regex
_OF_PLAN = _LEXICON["of_plan"].regex
_ENDS = ".,;:)|\n"
# "đạt 4.595 tỷ đồng, bình quân mỗi năm tăng 10%"
_EACH_YEAR = re.compile(r"(?:^|[ ,])(?:bình quân|trung bình|mỗi năm|hằng năm|hàng năm| )+$")
_LONGEST_GAP = 40
_FREE = re.compile(r" (?:so(?: với)?(?!\w)|/|trong (?:\d|giai đoạn|cả|nhiệm kỳ|vòng|năm)|mỗi năm|hằng năm|hàng năm)")
# What may stand between a verb of change and its figure
_HOW = re.compile(
    r"(?: (?:(?:bình quân|trung bình) )?(?:trong )?(?:\d{1,2} năm|mỗi năm|hằng năm|hàng năm|một năm)(?: (?:từ|là|đạt|ở mức))?)+ $"
)
_HOW_ENDS = (" năm ", " từ ", " là ", " đạt ", " mức ")
_LONGEST_HOW = 40
_LEVELS = ("tốc độ ", "tỷ lệ ", "tỉ lệ ", "nhịp độ ", "mức ", "chỉ số ")
# The same in another measure, or what was planned of it: "(tương đương 3.100 USD)", "(KH 97%)"
_SAME_AGAIN = frozenset({"tương đương", "tương đương với", "tương ứng", "tương ứng với", "tức", "tức là"})
_REACHES = frozenset({"đạt", "đạt tỷ lệ", "đạt tỉ lệ", "tỷ lệ", "tỉ lệ"})
_THEN_MOVES = (", tăng ", ", giảm ", ", vượt ")
_PLANNED = frozenset(
    {"kh", "kế hoạch", "chỉ tiêu", "kh giao", "kế hoạch giao", "chỉ tiêu giao", "kh là", "kế hoạch là", "chỉ tiêu là", "dự toán"}
)
# How far after an attached figure "so với …" may end.
_REACH = 80


def change_verb(plain: str, figure: Figure) -> Hit | None:
    """The verb of change before the figure and its bounds ("tăng khoảng 1,6%", "tăng bình quân 5 năm 12%"), or None.

    "tỷ lệ tăng trưởng đạt 5%" names a level and no change.
    """
    end = figure.start
    if plain.endswith(_HOW_ENDS, max(0, end - 8), end) and (how := _HOW.search(plain, max(0, end - _LONGEST_HOW), end)):
        end = how.start()
    times = figure.unit is not None and figure.unit.rule == "times"
    hit = (_TIMES_OVER if times else _CHANGE).before(plain, end)
    return None if hit is not None and plain.endswith(_LEVELS, 0, hit.start) else hit


def continues(plain: str, main: Figure, figure: Figure, low: int, *, in_bracket: bool, goes_on: bool) -> bool:
    """Whether `figure` says more of `main`: its change, its share of a plan, or the same again in brackets.

    The words between them begin at `low`, which is behind the bracket that opens or behind the last figure that said more
    of `main` in it (`goes_on`).
    """
    gap = plain[low : figure.start].strip(" (*")
    verb = change_verb(plain, figure)
    if _says_again(plain, main, figure, low, gap.lstrip(", ").rstrip(" :"), in_bracket=in_bracket):
        return True
    if in_bracket and figure.is_share and main.of is not None and (not gap or _only_links(plain, low, figure.start)):
        return True
    if verb is None or change_verb(plain, main) is not None:
        return False
    before = plain[low : verb.start].rstrip(" *")
    if len(before) <= _LONGEST_GAP:
        before = _EACH_YEAR.sub("", before).rstrip(" *") or before[:1]
    if before and before[-1] not in ",(" and not before.endswith(" và"):
        return False
    if in_bracket and not goes_on and _has_words(before):
        return False
    if is_share_of_plan(plain, figure):
        return True
    after = plain[figure.end : figure.end + 1]
    free = not after or after in _ENDS or _FREE.match(plain, figure.end) is not None
    same = figure.unit is not None and main.unit is not None and figure.unit.code == main.unit.code
    ranked = figure.unit is not None and figure.unit.kind == "rank"  # "65 điểm, tăng 5 bậc", "gấp 2 lần"
    return bool(free) and (figure.is_share or same or ranked)


def _says_again(plain: str, main: Figure, figure: Figure, low: int, gap: str, *, in_bracket: bool) -> bool:
    """Whether the figure gives the main one again: in another measure, as a share of its plan or of its own whole."""
    if gap in _SAME_AGAIN or plain[figure.start] == "±":
        return True
    same = figure.unit is not None and main.unit is not None and figure.unit.code == main.unit.code
    if in_bracket and (plain.startswith("vượt", figure.start) or (gap in _PLANNED and same)):
        return True
    if not figure.is_share or main.is_share or not _only_links(plain, low, figure.start):
        return False
    if is_share_of_plan(plain, figure):
        return gap != ""
    ends = figure.end >= len(plain) or plain[figure.end] in ".;)\n" or plain.startswith(_THEN_MOVES, figure.end)
    return ends and plain.startswith(",", main.end) and gap in _REACHES


def _only_links(plain: str, low: int, end: int) -> bool:
    while hit := _LINK.before(plain, end, low):
        end = hit.start
    return not plain[low:end].strip(" (,:")


def _has_words(text: str) -> bool:
    return any(char.isalpha() for char in text)


def is_share_of_plan(plain: str, figure: Figure) -> bool:
    """Whether the figure is a percentage of a plan: "bằng 81% kế hoạch năm"; "tăng 12% so với dự toán" is a change."""
    if not figure.is_share or _OF_PLAN.match(plain[figure.end : figure.end + 40]) is None:
        return False
    verb = change_verb(plain, figure)
    return verb is None or verb.rule.values["direction"] == "ratio" or plain.startswith("vượt", verb.start)


def read_change(text: str, plain: str, figure: Figure, end: int, first_verb: str | None) -> Change | None:
    """The change that the figure is or carries, or None.

    `end` is where its clause ends; `first_verb` is the direction of a verb that opens the clause and takes its figure
    later ("giảm tai nạn giao thông từ 5-10%").
    """
    against = _AGAINST.match(plain[figure.end : end])
    relative_to = text[figure.end + against.start(1) : figure.end + against.end(1)].strip() if against else None
    verb = change_verb(plain, figure)
    direction = str(verb.rule.values["direction"]) if verb else first_verb
    if direction == "ratio" and not (against and figure.is_share):
        return None
    unit = figure.unit.code if figure.unit else None
    if figure.base is not None or unit is None:
        return None
    if direction == "increase":
        return Change(direction="increase", value=figure.value, unit_code=unit, relative_to=relative_to)
    if direction == "decrease":
        return Change(direction="decrease", value=figure.value, unit_code=unit, relative_to=relative_to)
    if against and figure.is_share and (verb or "," not in against.group()):
        return Change(direction="ratio", value=figure.value, unit_code=unit, relative_to=relative_to)
    return None


def attached_change(text: str, plain: str, attached: Sequence[Figure]) -> Change | None:
    """The change that the first attached figure tells, or None."""
    for figure in attached:
        if not is_share_of_plan(plain, figure):
            change = read_change(text, plain, figure, figure.end + _REACH, None)
            if change is not None:
                return change
    return None
