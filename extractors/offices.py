"""Noun phrases that name offices, organisations and groups of people, read from a place where one may begin.

A gazetteer of heads ("sở", "trung tâm y tế", "thủ trưởng") and a grammar of what follows them: a field, a proper name, a level
("các huyện, thành phố"), "trực thuộc Ban", and members joined by commas and "và".  NER finds none of these (findings/nlp.md).
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from extractors.committees import end_of_committee
from extractors.edges import Hit
from extractors.forms import Forms
from extractors.lexicon import load_lexicon

_LEXICON = load_lexicon("offices")
_HEAD, _SHORT, _OTHER = (Forms(_LEXICON, label) for label in ("head", "short_head", "not_office"))
_QUANTIFIER, _FIELD, _CAPITAL_FIELD = (Forms(_LEXICON, label) for label in ("quantifier", "field", "capital_field"))
_LEVEL, _TAIL, _LINK = (Forms(_LEXICON, label) for label in ("level", "tail", "link"))
_ACTIONS = load_lexicon("assignments")
_VERB = Forms(_ACTIONS, "verb", "opener", "modal", "weak")
_FIRSTS = _HEAD.firsts | _SHORT.firsts | _QUANTIFIER.firsts  # at most places there is none of them
_PART_FIRSTS = _FIRSTS | _FIELD.firsts | _LEVEL.firsts | _TAIL.firsts | _LINK.firsts  # words in small letters that go on a name
_END_FIRSTS = _VERB.firsts | _LEVEL.firsts | _TAIL.firsts | _LINK.firsts | _QUANTIFIER.firsts
_COUNT = re.compile(r"\d{1,3}\s")
_FIRST = re.compile(r"[^\W_]+")
_PERSON = re.compile(r"(?:ông|đồng chí|đ/c)(?:\s?[,/(]\s?bà\)?)\s*:?\s+(?=\S)")  # "các ông (bà) trưởng phòng"
_WORD = re.compile(r"[^\W_]+(?:[&.][^\W_]+)*")
_NOT_A_PLACE = re.compile(r"(?:quá trình|năm|tháng|quý|thời gian|phạm vi|việc|khi|công tác|trường hợp|đó|đợt|dịp|tuần|ngày)\b")
_LIST = re.compile(r":\s*[^\W\d_][^,.;:]{0,30},\s[A-ZĐ][^,.;:]{0,30},\s[A-ZĐ]")  # "các Cục DTNN khu vực: Hà Nội, Tây Bắc, Hà Bắc"
_JOIN = re.compile(r"\s*(?:,\s*(?:và|cùng)?|;|/|và|cùng|cùng với|hoặc|hay|và/hoặc|với)(?=\s|[^\W\d_])\s*")
_NUMBERED = ("khối ", "lớp ", "cụm ", "khu ", "tổ ", "thôn ", "ấp ", "xóm ", "khu phố ", "tổ dân phố ")  # "khối 4, 5"
_NUMBERS = re.compile(r"\d{1,2}(?:[A-Z]\d?)?(?:(?:, ?| và | - )\d{1,2}(?:[A-Z]\d?)?(?![\w/.]))*(?![\w/.])")
_PLURALS = ("các", "những", "mỗi", "từng", "mọi", "toàn thể", "tất cả", "một số", "hai", "ba")
_COMMON = ("common_nouns", "people", "places")  # the rules whose heads need a name to tell one office from another
_TITLES = (
    "đồng chí", "đ/c", "ông", "bà", "thầy", "cô", "bs.", "bsck1.", "bscki.", "ths.", "ts.", "ys.", "ds.", "cn.", "đd.", "ktv.",
    "nhs.",
)  # fmt: skip
_LONGEST = 400  # code points of a group: a longer one is a list of another kind
_DEEPEST = 4  # "lãnh đạo các phòng thuộc Sở ..."
_CAPITALS = tuple("ABCDEGHIKLMNOPQRSTUVXYĐÁÂĂÀÔƠÓÒƯỨỦÝÊÉÍ")


class View(NamedTuple):
    """A text and the same in lower case with one place for the tone mark."""

    text: str
    plain: str


class Member(NamedTuple):
    """One part of a group, [start, end).

    `named`: it has a name of its own and shares nothing; `apart`: a semicolon stands before it.
    """

    start: int
    end: int
    named: bool
    apart: bool = False


class Group(NamedTuple):
    """Who is named in [start, end); brackets after the name lie before `stop` but not in the group."""

    start: int
    end: int
    stop: int
    members: tuple[Member, ...]

    def parts(self) -> list[tuple[int, int]]:
        """Members with a name of their own one by one ("Sở Y tế, Công an tỉnh"), parts between semicolons, the rest as said."""
        if not self.members:
            return [(self.start, self.end)]
        runs: list[list[Member]] = []
        for member in self.members:
            if member.apart or not runs:
                runs.append([])
            runs[-1].append(member)
        found: list[tuple[int, int]] = []
        for run in runs:
            own = next((n for n, member in enumerate(run) if not member.named), len(run))
            found += [(member.start, member.end) for member in run[:own]]
            if own < len(run):  # "các phòng, đơn vị trực thuộc Ban": what follows the last belongs to all
                found.append((run[own].start, run[-1].end))
        return found


def read_group(view: View, start: int, limit: int, *, alone: bool = False) -> Group | None:
    """The offices and people that are named from `start` on, no further than `limit`; None where none is.

    `alone`: a name is expected there ("gửi về …"), so that "Ban", "Sở" with a capital are names by themselves.
    """
    limit = min(limit, start + _LONGEST)
    first = _unit(view, start, limit, coordinated=False, depth=1 if alone else 0)
    if first is None:
        return None
    members, parted = [first], [False]
    while (join := _JOIN.match(view.plain, members[-1].stop, limit)) is not None:
        following = _unit(view, join.end(), limit, coordinated=any(member.plural for member in members), depth=0)
        if following is None:
            longer = _more_of_the_name(view, members[-1], join, limit)
            if longer is None:
                break
            members[-1] = longer
            continue
        members.append(following)
        parted.append(";" in join.group())
    parts = tuple(Member(m.start, m.end, m.own, apart) for m, apart in zip(members, parted, strict=True))
    return Group(members[0].start, members[-1].end, members[-1].stop, parts)


class _Unit(NamedTuple):
    start: int
    end: int
    stop: int
    plural: bool
    named: bool
    own: bool


def _unit(view: View, start: int, limit: int, *, coordinated: bool, depth: int) -> _Unit | None:
    """One head with all that belongs to it."""
    plain = view.plain
    at = begin = skip(plain, start, limit)
    first = _FIRST.match(plain, at, limit)
    if first is None or (first.group() not in _FIRSTS and not first.group().isdigit()):
        return None
    plural = False
    while True:
        if (title := _PERSON.match(plain, at, limit)) is not None:
            at = title.end()
        elif (quantifier := _QUANTIFIER.after(plain, at, limit)) is not None:
            plural = plural or plain[quantifier.start : quantifier.end].startswith(_PLURALS)
            at = skip(plain, quantifier.end, limit)
        else:
            break
    if (count := _COUNT.match(plain, at, limit)) is not None:
        at, plural = count.end(), True
    whole = _HEAD.after(plain, begin, limit) if plural else None  # "các ngành" is a head of its own
    head = _HEAD.after(plain, at, limit) or whole
    if head is not None and depth > 0 and _is_ban_and_verb(view, head.start, head.end):
        head = None
    if head is None and plain.endswith("đồng chí ", begin, at) and _LINK.after(plain, at, limit) is not None:
        head = _HEAD.after(plain, at - len("đồng chí "), limit)  # "các đồng chí | trong Ban Chấp hành"
    short = None if head else _SHORT.after(plain, at, limit)
    hit = head or short
    if hit is None and _is_person(view, begin, at):
        tail = _Tail(view, limit, depth)
        return None if not tail._name(at) else _Unit(begin, tail.read(tail.end, False).end, tail.stop, False, True, own=True)
    if hit is None:
        return None
    other = _OTHER.after(plain, hit.start, limit)
    if other is not None and (short is not None or other.end > hit.end):
        return None
    if short is not None and not (plural or coordinated or _is_named(view, short.start, short.end, limit, depth)):
        return None
    hit = _with_its_body(plain, hit, limit) if head is not None else hit
    body = head is not None and head.rule.id not in _COMMON
    manages = plain.startswith(("ban quản lý", "bql"), hit.start)
    tail = _Tail(view, limit, depth, closed=body, manages=manages).read(end_of_committee(plain, hit, limit) or hit.end, plural)
    own = (tail.named or body) and not plural and not tail.linked
    return _Unit(begin, tail.end, tail.stop, plural or tail.many, tail.named, own)


def _with_its_body(plain: str, hit: Hit, limit: int) -> Hit:
    """A post goes on with the body that its last word begins: "Trưởng ban | ban thanh tra nhân dân" is one name."""
    if hit.rule.id != "people":
        return hit
    body = _HEAD.after(plain, plain.rfind(" ", hit.start, hit.end) + 1, limit)
    return hit if body is None or body.end <= hit.end or body.start <= hit.start else Hit(hit.start, body.end, hit.rule)


def _is_person(view: View, start: int, at: int) -> bool:
    """Whether [start, at) is "Đồng chí", "Ông" before a name: "Đồng chí Nguyễn Văn A"."""
    return view.plain[start:at].strip().endswith(_TITLES) and view.text[at : at + 1].isupper()


def _is_ban_and_verb(view: View, start: int, end: int) -> bool:
    """Whether "trực thuộc Ban tổ chức …" goes on with a verb: the committee would be "Ban Tổ chức" there."""
    following = skip(view.plain, start + 3, end)
    verb = _VERB.after(view.plain, following, end) if view.plain.startswith("ban ", start) else None
    return verb is not None and verb.end == end and view.text[following].islower()


def _is_named(view: View, start: int, end: int, limit: int, depth: int) -> bool:
    """Whether a short head has a name or a field beside it; after "trực thuộc" a capital letter is enough."""
    at = skip(view.plain, end, limit)
    if view.text[start].isupper() and (depth > 0 or view.text[at : at + 1].isupper()):
        return True
    if view.plain[start:end] in ("trưởng", "phó"):
        return _QUANTIFIER.after(view.plain, at, limit) is not None  # "Trưởng các phòng"
    return (
        at < limit
        and (_FIELD.after(view.plain, at, limit) or _LEVEL.after(view.plain, at, limit)) is not None
        and view.plain[end:at].isspace()
    )


@dataclass(slots=True)
class _Tail:
    """What follows a head: read from left to right until a word that cannot belong to a name."""

    view: View
    limit: int
    depth: int
    end: int = 0
    stop: int = 0
    named: bool = False
    linked: bool = False
    plural: bool = False
    closed: bool = False  # after "liên quan", or the head of a body, a verb in small letters is no field
    manages: bool = False  # a board, which may manage several: "các khu công nghiệp"
    many: bool = False  # "Trưởng các phòng": several, who may be listed on ("ban")

    def read(self, at: int, plural: bool) -> "_Tail":
        self.end = self.stop = at
        self.plural = plural
        while self.stop < self.limit:
            at = skip(self.view.plain, self.stop, self.limit)
            if at >= self.limit or not (self._bracket(at) or self._dash(at) or self._word(at)):
                break
        return self

    def _take(self, end: int, *, named: bool = True) -> bool:
        self.end = self.stop = end
        self.named = self.named or named
        return True

    def _bracket(self, at: int) -> bool:
        """A name goes on after its bracket: "Văn phòng Ban (thường trực Hội đồng) …"."""
        close = self.view.text.find(")", at, min(self.limit, at + 200)) if self.view.text[at] == "(" else -1
        if close >= 0:
            self.stop = close + 1
        return close >= 0

    def _dash(self, at: int) -> bool:
        text, plain = self.view.text, self.view.plain
        listed = self.plural and (not self.named or _LIST.match(text, at, self.limit) is not None)
        listed = listed or plain.startswith(("sở:", "bộ:"), at - 2)  # "Giám đốc Sở: Y tế, Nội vụ"
        if text[at] not in "-–/&:" or (text[at] == ":" and not listed):
            return False
        after = skip(plain, at + 1, self.limit)
        if text[at] == ":" and self._begins_a_task(after):
            return False  # "các tổ chức chính trị - xã hội: Tăng cường …"
        if after >= self.limit or not text[after].isupper():
            hit = (_FIELD.after(plain, after, self.limit) or _TAIL.after(plain, after, self.limit)) if text[at] != ":" else None
            return hit is not None and self._take(hit.end)
        return self._name(after)

    def _begins_a_task(self, at: int) -> bool:
        """Whether a verb stands at `at` that is no field: "Xây dựng", "Tổ chức cán bộ" may be fields."""
        verb, field = _VERB.after(self.view.plain, at, self.limit), _CAPITAL_FIELD.after(self.view.plain, at, self.limit)
        return verb is not None and (field is None or field.end < verb.end)

    def _name(self, at: int) -> bool:
        """A field or a word with a capital, with one more syllable of the same word: "Cổ phần"."""
        text, plain = self.view.text, self.view.plain
        hits = [_FIELD.after(plain, at, self.limit)]
        if text[at].isupper():
            hits.append(_CAPITAL_FIELD.after(plain, at, self.limit))
        ends = [hit.end for hit in hits if hit is not None]
        if ends:
            return self._take(max(ends))
        if text[at].isdigit() and plain.endswith(_NUMBERED, 0, at) and (numbers := _NUMBERS.match(text, at, self.limit)):
            return self._take(numbers.end())
        word = _WORD.match(text, at, self.limit)
        if word is None or not (text[at].isupper() or (text[at].isdigit() and self.named)):
            return False
        self._take(word.end())
        following = skip(plain, word.end(), self.limit)
        if (
            text[at + 1 : at + 2].islower()
            and following < self.limit
            and text[following].islower()
            and not _ends_a_name(plain, following, self.limit)
        ):
            second = _WORD.match(plain, following, self.limit)
            if second is not None and second.group() not in ("và", "với", "hoặc", "là", "được", "đã", "để"):
                self._take(second.end())
        return True

    def _word(self, at: int) -> bool:
        text, plain, limit = self.view.text, self.view.plain, self.limit
        if not text[at].isalnum():
            return False
        if text[at].islower():
            first = _FIRST.match(plain, at, limit)
            if first is not None and first.group() not in _PART_FIRSTS:
                return False  # the most of words
            verb = _VERB.after(plain, at, limit)
            others = [forms.after(plain, at, limit) for forms in (_FIELD, _LEVEL, _TAIL, _LINK)]
            best = max((hit.end for hit in others if hit is not None), default=0)
            head = _HEAD.after(plain, at, limit)  # "chi bộ" is longer than the verb "chi"
            best = max(best, head.end if head is not None and verb is not None and head.end > verb.end else 0)
            preposition = others[3] is not None and others[3].end == best  # "trong KCN", but "trong năm"
            if verb is not None and (
                verb.end > best or (verb.end == best and not preposition and (self.named or self.closed or others[0] is None))
            ):
                return False
        link, head, level = (forms.after(plain, at, limit) for forms in (_LINK, _HEAD, _LEVEL))
        if head is not None and any(hit is not None and head.end > hit.end for hit in (link, level)) and self._nested(at):
            return True  # "Huyện ủy", "cấp ủy"
        if link is not None:
            tail = _TAIL.after(plain, at, limit)
            if (tail is None or tail.end <= link.end) and self._complement(link.end):
                return True
            if tail is None:
                return False
        if self._levels(at) or self._name(at):
            return True
        if tail := _TAIL.after(plain, at, limit):
            end = tail.end
            while plain.startswith(" và ", end) and (more := _TAIL.after(plain, end + 4, limit)):
                end = more.end  # "công lập và ngoài công lập"
            self.closed = True
            return self._take(end, named=False)
        return self._nested(at)

    def _levels(self, at: int) -> bool:
        """A level, or several: "tỉnh", "các huyện, thành phố và thị xã"."""
        plain = self.view.plain
        quantifier = _QUANTIFIER.after(plain, at, self.limit)
        hit = _LEVEL.after(plain, quantifier.end if quantifier else at, self.limit)
        if hit is None:
            if quantifier is not None and (field := _FIELD.after(plain, quantifier.end, self.limit)) is not None and self.manages:
                return self._take(field.end)  # "Ban Quản lý các khu công nghiệp"
            if quantifier is None or not self.view.text.startswith(_CAPITALS, skip(plain, quantifier.end, self.limit)):
                return False
            self.linked = True
            return self._nested(at) or self._name(skip(plain, quantifier.end, self.limit))  # "các KCN"
        end = hit.end
        while (join := _JOIN.match(plain, end, self.limit)) and (more := _LEVEL.after(plain, join.end(), self.limit)):
            head = _HEAD.after(plain, more.start, self.limit)
            if head is not None and head.end > more.end:
                break  # "tỉnh, Tỉnh đoàn"
            end = more.end
        self.linked = self.linked or quantifier is not None
        return self._take(end)

    def _nested(self, at: int) -> bool:
        """A name that holds another: "Thủ trưởng các đơn vị", "Văn phòng Ban"."""
        if self.depth >= _DEEPEST:
            return False
        unit = _unit(self.view, at, self.limit, coordinated=False, depth=self.depth + 1)
        if unit is None:
            return False
        self.linked = self.linked or unit.plural
        self.many = self.many or unit.plural
        return self._take(unit.end)

    def _complement(self, at: int) -> bool:
        """What "trực thuộc", "trong", "của" lead to; words that name a time or a task are none."""
        plain = self.view.plain
        at = skip(plain, at, self.limit)
        if at >= self.limit or _NOT_A_PLACE.match(plain, at, self.limit):
            return False
        self.linked = True
        return self._nested(at) or self._levels(at) or self._name(at)


def _ends_a_name(plain: str, at: int, limit: int) -> bool:
    first = _FIRST.match(plain, at, limit)
    if first is None or first.group() not in _END_FIRSTS:
        return False
    return any(forms.after(plain, at, limit) for forms in (_VERB, _LEVEL, _TAIL, _LINK, _QUANTIFIER))


def _more_of_the_name(view: View, unit: _Unit, join: re.Match[str], limit: int) -> _Unit | None:
    """The unit with a further field: "Sở Nội vụ, Tài chính", "các Sở: Tư pháp, Y tế"; None where the name ends."""
    at = join.end()
    if not unit.named or at >= limit:
        return None
    if not view.text[at].isupper():  # "các cơ sở giáo dục mầm non, phổ thông"
        field = _FIELD.after(view.plain, at, limit) if unit.plural else None
        if field is None or _VERB.after(view.plain, at, limit) is not None:
            return None
        tail = _Tail(view, limit, depth=1).read(field.end, unit.plural)
        return _Unit(unit.start, tail.end, tail.stop, unit.plural, named=True, own=False)
    tail = _Tail(view, limit, depth=1)
    if not tail._name(at):
        return None
    tail.read(tail.end, unit.plural)
    return _Unit(unit.start, tail.end, tail.stop, unit.plural, named=True, own=False)


def skip(plain: str, at: int, limit: int) -> int:
    """The first place from `at` on that is no space."""
    while at < limit and plain[at].isspace():
        at += 1
    return at
