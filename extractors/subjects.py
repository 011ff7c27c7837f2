"""Who a sentence gives a task to, and where the task begins: "Giao X …", "X có trách nhiệm …", "Căn cứ …, X …"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.edges import Hit
from extractors.forms import Forms
from extractors.lexicon import load_lexicon
from extractors.offices import Group, View, read_group, skip
from extractors.words import tag_words

_LEXICON = load_lexicon("assignments")
_CUE, _MODAL, _FRONT, _WEAK = (Forms(_LEXICON, label) for label in ("cue", "modal", "front", "weak"))
_PREFIX = Forms(_LEXICON, "heading_prefix")
_ACTION = Forms(_LEXICON, "opener", "verb", "deed", "weak")
_VERB = Forms(_LEXICON, "verb", "deed", "modal")
_DEED = Forms(_LEXICON, "deed")
_BREAK = re.compile(r"[;:/.]\s")
_COMMA = re.compile(r",\s*")
_BASED = ("căn cứ", "theo", "trên cơ sở", "dựa trên", "trong", "ngoài")
_NOUNS_TOO = ("tổ chức", "lãnh đạo", "thanh tra", "kiểm tra", "bảo vệ", "cấp")  # after a comma they list on
_LATE_MODAL = re.compile(r"(?<!\w)(?:có|chịu) trách nhiệm(?: phải)?\s+(?!về\b|trước\b|toàn\b|chính\b|theo (?:quy|pháp)\b)")
_KEPT = re.compile(r"\s*(?:về|trước|toàn|chung|theo (?:quy|pháp)|chính|liên đới|nếu|khi|cá nhân|trực tiếp)\b")
_PAST = re.compile(r"(?:đã|đang|chưa|từng|còn|gồm|vẫn)\b")
_STATES = re.compile(r"(?:có|là|được|bị|gồm|thành)\b")
_MEMBERS = re.compile(r"[^.;:\n]{0,80}\bgồm(?: có)?\s?:")  # "Hội đồng chấm thi gồm: …"
# "Công chức được phân công xử lý văn bản | phải lập hồ sơ": who is told is told by a charge
_CHARGED = re.compile(
    r"(?P<who>được (?:giao|phân công)(?: nhiệm vụ)? [^,.;:]{5,60}?) (?:phải|có trách nhiệm|cần|chịu trách nhiệm) (?=\w)"
)
_FIELDS = tuple(re.compile(rf"[a-zà-ỹđ]+(?: [a-zà-ỹđ]+){{{more}}}(?= )") for more in range(2))  # one word, two words
_SUFFERS = re.compile(r"(?:được|bị|do)\b")  # "Học sinh được tham gia …": a right, no task
_BESIDES = re.compile(r"\s*(?:đồng thời|ngoài ra|bên cạnh đó),?\s+")
_LINKING = re.compile(r"(?:và|riêng(?= (?!đối với|về))|(?:đồng thời|theo đó|do đó|vì vậy|ngoài ra|bên cạnh đó),?|,)\s+")
_FOR = re.compile(r"(?:riêng )?(?:đối với|về phía)\s+|riêng\s+")  # "Đối với các trường cần rà soát …"
_ALSO = re.compile(r"(?:cũng|còn|đã)\s+(?=giao|yêu cầu|đề nghị|phân công)")
_DIFFICULTY = re.compile(r"(?:trong quá trình|quá trình|nếu)\s[^.]*?(?:khó khăn|vướng mắc|phát sinh|chưa phù hợp|vấn đề)")
_TROUBLE = re.compile(r"(?<!\w)(?:vướng mắc|khó khăn|phát sinh)\s+(?=các\s|đề nghị\s|yêu cầu\s)")  # the comma left out
_WAYS = re.compile(r"(?:theo|trong|đến|vào|trước|từ ngày|khi)$")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_CLAUSE_END = re.compile(r";|\.\s")
_YEARLY = re.compile(r"(?:hằng|hàng|định kỳ)\s.*")
_STATE = re.compile(r"\s*(?:đạt|được|bị|là|có)\b")  # "Lãnh đạo hằng năm đạt …": a target, no task
_RELATIVE = re.compile(
    r"(?:đối với )?(?:những|các|mọi|nếu)?\s?(?:đơn vị|cơ quan|tập thể|cá nhân|địa phương|tổ chức)[^.;:]{0,60}?\s"
    r"(?:nào|không (?:thực hiện|hoàn thành|chấp hành|nghiêm túc|đạt|đúng)|vi phạm|để xảy ra|thực hiện không)\b"
)  # "Những đơn vị không thực hiện đúng …, lãnh đạo phải chịu trách nhiệm"
BARE = re.compile(r"(?:cơ quan|đơn vị|bộ phận|cá nhân)(?= (?:chủ trì|phối hợp|thực hiện|đầu mối|tham mưu)\b)")  # a label
_TELLS = re.compile(r"[^,.;:]{1,60}?\s(?:yêu cầu|đề nghị|giao)(?: cho)?\s")
# "Kinh phí do ngân sách cấp, giao Sở Tài chính …", "…, ngày 05/3 Sở Y tế yêu cầu các đơn vị …"
_ASKED = re.compile(
    r",\s*(?P<cue>giao)\s|\d\s+(?:ubnd|ủy ban|sở|bộ|phòng|ban|chủ tịch)\s[^,.;:]{0,60}?(?P<cue2>yêu cầu|đề nghị|giao)\s"
)
_GROUP = re.compile(r"(?:các|mỗi|mọi|từng|toàn thể|những)\s(?=[^\W\d_])")
_OF_MANY = re.compile(r"(?:các|những|ngành)\s")  # whose fields may be listed: "Ngành điện, viễn thông"
_REACH = 260  # code points between the subject and its late "có trách nhiệm"
_FRONTS = 8  # commas tried after "Căn cứ …"
_LABEL_REACH = 120  # code points before the colon of a label
_LABEL_REST = 9  # words of a label's name that the gazetteer does not hold
_ABBREVIATION = re.compile(r"(?:[A-ZĐ]{2,8}(?:[&-][A-ZĐ]{1,6})?(?:, ?|/| - | và )?){1,4}(?=\s*:)")  # "TTCM:", "GVCN, GVBM:"
_CHARGE = re.compile(r"(?:trực tiếp )?(?:phụ trách|đứng lớp|được phân công|làm công tác|theo dõi)\s")
_STOPS = re.compile(r";|\.\s|\?|\d{1,2}/\d")
# What an office whose name ends in a verb does: "Ban Quản lý tổ chức …"
_TASK = re.compile(
    r"(?:tổ chức|chủ trì|chủ động|phối hợp|thực hiện|triển khai|xây dựng|tham mưu|báo cáo|tổng hợp|theo dõi|đôn đốc|căn cứ"
    r"|thường xuyên|tiếp tục|tăng cường|hướng dẫn|có|là|lập|cử|gửi|rà soát|chuẩn bị|bố trí|cung cấp|đề xuất|trình|ban hành|và)\b"
)
_NAME_REACH = 60  # code points that may be left of a name that the gazetteer does not hold


class Subject(NamedTuple):
    """Someone who is to act: the name begins at `start`, the task at `action`; `kind` says how it was said.

    cue: someone is told ("giao"); subject: someone acts; label: "Phòng X: …".  `sure` is False where the end of the name
    was told by parts of speech; `weak` says that the verb only exhorts.
    """

    start: int
    action: int
    group: Group
    kind: str
    weak: bool = False
    sure: bool = True
    told: bool = False  # by a cue or by "phải", "có trách nhiệm"


def find_subjects(view: View, start: int, end: int, *, ongoing: bool) -> list[Subject]:
    """Those whom the sentence [start, end) tells to act, in reading order; `ongoing`: someone is already being told."""
    found: list[Subject] = []
    passed: list[int] = []  # where names may stand that a word broke off: "Giám đốc Sở …; Chủ tịch … chịu trách nhiệm"
    asks = _DIFFICULTY.match(view.plain, start, end) is not None  # "nếu có vướng mắc, đề nghị các đơn vị báo cáo …"
    for at, fronted in _clause_starts(view, start, end):
        if found and (at < found[-1].action or (fronted and not _BREAK.search(view.plain, found[-1].action, at))):
            continue
        if found and found[-1].kind == "label" and at == found[-1].action and view.plain.startswith("thường trực ", at):
            continue  # "Cán bộ phụ trách điểm trường: Thường trực quản lý …"
        subject = _subject_at(view, at, end, comma=fronted)
        if subject is None and not fronted:
            passed.append(at)
        elif subject is not None and passed:
            broken = next(filter(None, (read_group(view, place, end) for place in passed)), None)
            subject = _with_those_before(view, broken, subject) if broken is not None else subject
            passed = []
        if subject is not None and not (fronted and ongoing and subject.kind == "cue" and not asks):
            found.append(subject)
    return found


def _with_those_before(view: View, broken: Group, subject: Subject) -> Subject:
    """The subject with the names before it, where nothing but names and semicolons lies between."""
    between = view.plain[broken.stop : subject.start]
    words = [broken.stop + match.start() for match in _SYLLABLE.finditer(between)]
    if ";" not in between or subject.kind != "subject" or any(_ACTION.after(view.plain, word, subject.start) for word in words):
        return subject
    later = tuple(member._replace(apart=member.apart or n == 0) for n, member in enumerate(subject.group.members))
    whole = Group(broken.start, subject.group.end, subject.group.stop, (*broken.members, *later))
    return subject._replace(start=broken.start, group=whole)


def read_name(view: View, start: int, end: int) -> Group | None:
    """The group that all of [start, end) names, as a label or a heading does; None where other words are left."""
    group = read_group(view, start, end)
    if group is None or view.plain[group.stop : end].strip(" .:,;-–"):
        return None
    return group


def read_label(view: View, at: int, end: int) -> Group | None:
    """The name that fills [at, the next colon), where a task follows it: "Phòng Quản lý vận tải, phương tiện: kiểm tra …".

    The colon ends the name, so that it may hold words and commas which no gazetteer knows; None where it is a clause.
    """
    plain = view.plain
    colon = plain.find(":", at, min(end, at + _LABEL_REACH))
    if colon < 0 or colon + 1 >= end or not plain[colon + 1].isspace() or _STOPS.search(plain, at, colon):
        return None
    begin = at
    if (prefix := _PREFIX.after(plain, at, colon)) is not None:
        begin = skip(plain, prefix.end, colon)
    action = skip(plain, colon + 1, end)
    if _ACTION.after(plain, action, end) is None:
        return None
    stop = len(view.text[:colon].rstrip())
    if _ABBREVIATION.match(view.text, begin, colon + 1) is not None:
        return Group(begin, stop, colon, ())
    group = read_group(view, begin, colon)
    if group is None:
        return None
    rest = skip(plain, group.stop, colon)
    if rest >= colon:
        return group
    if plain[rest] in ",-–(" or plain.startswith(("và ", "hoặc "), rest):
        rest = skip(plain, rest + (1 if plain[rest] in ",-–(" else 3), colon)
    charge = _CHARGE.match(plain, rest, colon) or lacks_its_object(view, group, rest)  # "phụ trách cơ sở vật chất: …"
    trade = _has_a_trade(view, group, rest, colon)
    if not (charge or trade) and (
        _ACTION.after(plain, rest, colon) or _MODAL.after(plain, rest, colon) or _CUE.after(plain, rest, colon)
    ):
        return None
    if _PAST.match(plain, rest, colon) or _STATES.match(plain, rest, colon) or len(plain[rest:colon].split()) > _LABEL_REST:
        return None
    return Group(group.start, stop, colon, ())


def _has_a_trade(view: View, group: Group, rest: int, colon: int) -> bool:
    """Whether a common noun goes on with what it lives by: "Doanh nghiệp | sản xuất sản phẩm hỗ trợ: chủ động đầu tư …"."""
    if not group.members or group.members[-1].named or _DEED.after(view.plain, rest, colon) is None:
        return False
    return _MODAL.after(view.plain, rest, colon) is None


def lacks_its_object(view: View, group: Group, rest: int) -> bool:
    """Whether the words at `rest` go on a name that ends in a verb: "Ban Quản lý | bảo trì đường bộ", no task of its own."""
    plain = view.plain
    ends = [word.start() for word in _SYLLABLE.finditer(plain, group.start, group.end)][-2:]
    verbal = any(
        view.text[at].isupper() and (hit := _VERB.after(plain, at, group.end)) is not None and hit.end == group.end for at in ends
    )
    if not verbal or rest != skip(plain, group.end, len(plain)) or not view.text[rest : rest + 1].islower():
        return False
    return (
        _TASK.match(plain, rest) is None and not _MODAL.after(plain, rest, len(plain)) and not _CUE.after(plain, rest, len(plain))
    )


def action_at(view: View, at: int, end: int) -> Hit | None:
    """The verb, or the adverb before it, with which a task begins at `at`; None where none does."""
    link = _BESIDES.match(view.plain, at, end)
    return _ACTION.after(view.plain, at, end) or (_ACTION.after(view.plain, link.end(), end) if link is not None else None)


def _clause_starts(view: View, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Where a subject may stand, and whether that is after the comma of a fronted phrase."""
    plain = view.plain
    if _RELATIVE.match(plain, start, end) is None:
        yield start, False
    starts = [start, *(m.end() for m in _BREAK.finditer(plain, start, end))]
    places: list[tuple[int, bool]] = [(at, False) for at in starts[1:]]
    for at, limit in zip(starts, [*starts[1:], end], strict=True):
        if _RELATIVE.match(plain, at, limit) is not None or _is_fronted(plain, at, limit):
            commas = [m.end() for m in _COMMA.finditer(plain, at, limit)][:_FRONTS]
            places += [(place, True) for place in (*commas, *(m.end() for m in _TROUBLE.finditer(plain, at, limit)))]
    if any(plain.find(cue, start, end) >= 0 for cue in ("giao ", "yêu cầu", "đề nghị")):
        places += [(m.start(m.lastgroup or 0), True) for m in _ASKED.finditer(plain, start, end)]
    yield from sorted(set(places))


def _is_fronted(plain: str, at: int, limit: int) -> bool:
    """Whether a phrase before the subject begins at `at`: "theo chức năng, …", not "theo dõi, …"."""
    front = _FRONT.after(plain, at, limit)
    action = _ACTION.after(plain, at, limit) if front is not None else None
    return front is not None and (action is None or action.end <= front.end)


def _subject_at(view: View, at: int, end: int, *, comma: bool) -> Subject | None:
    """The subject whose name, or whose cue, begins at `at`."""
    plain = view.plain
    at = skip(plain, at, end)
    if (link := _LINKING.match(plain, at, end)) is not None:
        at = link.end()
    if (cue := _CUE.after(plain, at, end)) is not None:
        told = _told(view, cue.end, end)
        return told and told._replace(start=at)
    if not comma and (labelled := read_label(view, at, end)) is not None:
        return Subject(labelled.start, skip(plain, labelled.stop + 1, end), labelled, "label")
    group = read_group(view, at, end) if BARE.match(plain, at, end) is None else None
    if group is None:
        told_apart = _FOR.match(plain, at, end)
        group = read_group(view, told_apart.end(), end) if told_apart is not None else None
        if group is None or not _MODAL.after(plain, group.stop, end):
            return None
    after = skip(plain, group.stop, end)
    if (also := _ALSO.match(plain, after, end)) is not None:
        after = also.end()
    if (cue := _CUE.after(plain, after, end)) is not None and not _parts_its_own(view, cue, end):
        if (told := _told(view, cue.end, end)) is not None:
            return told  # "UBND tỉnh yêu cầu các sở …": who is told, not who tells
        if plain[cue.start : cue.end] == "yêu cầu" and _ACTION.after(plain, cue.end, end) is not None:
            return None  # "UBND tỉnh yêu cầu không được chủ quan": no one is named
    if plain.startswith(":", after) and not comma:
        return Subject(group.start, skip(plain, after + 1, end), group, "label")
    return _acting(view, group, end, "subject")


def _parts_its_own(view: View, cue: Hit, end: int) -> bool:
    """Whether a body shares its work among its people: "Hội đồng phân công thành viên theo dõi …" is the body's task."""
    if not view.plain.startswith("phân công", cue.start):
        return False
    told = read_group(view, cue.end, end)
    return told is not None and view.text[told.start : told.end].islower() and not told.members[0].named


def _told(view: View, at: int, end: int) -> Subject | None:
    group = read_group(view, at, end)
    if group is None:
        return _told_by_speech(view, at, end)
    after = skip(view.plain, group.stop, end)
    if after >= end or view.plain[after] == ":":
        return Subject(group.start, skip(view.plain, after + 1, end), group, "cue")
    return _acting(view, group, end, "cue")


def _told_by_speech(view: View, at: int, end: int) -> Subject | None:
    """Those who are told and whom no gazetteer holds: "yêu cầu các chủ hồ chứa vận hành …"."""
    at = skip(view.plain, at, end)
    if (some := _GROUP.match(view.plain, at, end)) is None:
        return None
    unknown = Group(at, some.end() - 1, some.end() - 1, ())
    return _by_speech(view, unknown, some.end(), end, "cue")


def _acting(view: View, group: Group, end: int, kind: str) -> Subject | None:
    """The subject where what follows the name is an action, else None."""
    plain = view.plain
    at = skip(plain, group.stop, end)
    comma = plain.startswith(",", at)
    at = skip(plain, at + 1, end) if comma else at
    begun, modal = _after_modals(plain, at, end)
    if modal and (charged := _CHARGED.match(plain, at, end)) is not None:
        return Subject(
            group.start, charged.end(), Group(group.start, charged.end("who"), charged.end("who"), ()), kind, told=True
        )
    hit = _ACTION.after(plain, begun, end)
    if hit is not None and _YEARLY.fullmatch(plain, hit.start, hit.end) and _STATE.match(plain, hit.end, end):
        return None
    if hit is not None and not modal and _WAYS.match(plain, hit.start, hit.end) and not _does(view, hit.end, end):
        return None  # "Ban Chỉ đạo cấp tỉnh theo quy định"
    if hit is None and modal:
        return Subject(group.start, begun, group, kind, told=True)  # "phải", and a verb that no list holds
    if hit is None:
        if comma and (longer := _one_more_field(view, group, at, end)) is not None:
            return _acting(view, longer, end, kind)
        return None if comma or _PAST.match(plain, at, end) else _by_speech(view, group, at, end, kind)
    if comma and not modal and plain.startswith(_NOUNS_TOO, hit.start):
        return None
    if not modal and _MEMBERS.match(plain, begun, end):
        return None
    action = begun
    late = _LATE_MODAL.search(plain, begun, min(end, begun + _REACH)) if plain.startswith(_BASED, begun) else None
    if late is not None and ";" not in plain[begun : late.start()]:
        action = late.end()
    weak = _WEAK.after(plain, action, end) is not None
    return Subject(group.start, action, group, kind, weak=weak, told=modal or late is not None or kind == "cue")


def _one_more_field(view: View, group: Group, at: int, end: int) -> Group | None:
    """The group with the field behind its comma: "các doanh nghiệp du lịch, lữ hành | xây dựng …"; None where no task follows."""
    if not group.members or _OF_MANY.match(view.plain, group.members[-1].start) is None:
        return None
    for field in _FIELDS:
        word = field.match(view.text, at, end)
        if word is not None and _ACTION.after(view.plain, word.end(), end) is not None:
            last = group.members[-1]._replace(end=word.end())
            return Group(group.start, word.end(), word.end(), (*group.members[:-1], last))
    return None


def _does(view: View, at: int, end: int) -> bool:
    """Whether a verb stands in what is left of the clause, behind other words ("trong tổ chức thực hiện" is a noun)."""
    stop = _CLAUSE_END.search(view.plain, at, end)
    limit = stop.start() if stop is not None else end
    words = [match.start() for match in _SYLLABLE.finditer(view.plain, at, limit)]
    if words and view.plain.endswith("trong", 0, at) and _VERB.after(view.plain, words[0], limit) is not None:
        return False
    return any(_VERB.after(view.plain, word, limit) is not None for word in words[1:])


def _after_modals(plain: str, at: int, end: int) -> tuple[int, bool]:
    """Where the task begins after "cần", "có trách nhiệm"; "chịu trách nhiệm về …" is the task itself."""
    seen = False
    while (modal := _MODAL.after(plain, at, end)) is not None and not _is_the_task(plain, modal, end):
        at, seen = skip(plain, modal.end, end), True
        if plain.startswith((":", ","), at):
            at = skip(plain, at + 1, end)
    return at, seen


def _is_the_task(plain: str, modal: Hit, end: int) -> bool:
    """Whether the task begins with the modal: "chịu trách nhiệm trước …"."""
    return plain[modal.start : modal.end].endswith("trách nhiệm") and _KEPT.match(plain, modal.end, end) is not None


def _by_speech(view: View, group: Group, at: int, end: int, kind: str) -> Subject | None:
    """The subject whose name goes on to the first verb: "Trung tâm Nước sạch nông thôn lắp đặt …"."""
    if at >= end or not view.text[at].isalnum() or _SUFFERS.match(view.plain, at, end):
        return None
    if (tells := _TELLS.match(view.plain, at, end)) is not None and (told := _told(view, tells.end(), end)) is not None:
        return told  # "Ban Chỉ đạo thi yêu cầu các trường …"
    behind = ""
    for word in tag_words(view.plain[group.start : min(end, at + _NAME_REACH + 40)]):
        start = group.start + word.start
        if start >= at and _SUFFERS.match(view.plain, start, end):
            return None  # "Ban Tổ chức giải do đồng chí … làm Trưởng ban"
        before, behind = behind, "E" if view.plain.startswith("về ", start) else word.tag
        if start < at or (word.tag.startswith("V") and "E" in (before, behind)):
            continue  # "các huyện trọng điểm về nuôi trồng …": a verb behind a preposition is a noun
        if word.tag == "CH" or start > at + _NAME_REACH:
            return None
        longer = Group(group.start, max(group.end, len(view.text[:start].rstrip())), start, () if start > at else group.members)
        if start > at and (_ACTION.after(view.plain, start, end) or _MODAL.after(view.plain, start, end)):
            acting = _acting(view, longer, end, kind)
            return acting._replace(sure=False) if acting else None
        if view.plain.startswith((":", " :"), group.start + word.end):
            return None  # "Cơ quan chủ quản: …"
        if word.tag.startswith("V") and view.text[start].islower() and not _STATES.match(view.plain, start, end):
            return Subject(group.start, start, longer, kind, sure=False)
    return None
