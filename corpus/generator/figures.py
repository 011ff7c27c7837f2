"""Figures to be reached, each under its mark: the phrase decides what gold says."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeVar

from corpus.generator.bounds import Bounded, bounded, percent
from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.domains import Count, Domain, Money, Share, Whole
from corpus.generator.marking import capital, figure, lowered, mark, small, two_digits

# Verbs that say how far a count moves: the target is itself a change.
_MOVES = {"Cắt giảm": "decrease", "Tinh giản": "decrease", "Công nhận thêm": "increase"}
_Words = TypeVar("_Words")


class Figures:
    """The targets of one plan; `year` in gold stands only where it is not the plan's own years."""

    def __init__(self, chance: Chance, domain: Domain, calendar: Calendar) -> None:
        self.chance, self.domain, self.calendar = chance, domain, calendar
        self._decks: dict[str, list[Any]] = {}

    def _next(self, name: str, among: Sequence[_Words]) -> _Words:
        """The next of a shuffled pack: a plan sets no target for one thing twice before all have had their turn."""
        deck = self._decks.setdefault(name, [])
        if not deck:
            deck += self.chance.some(among, len(among), len(among))
        taken: _Words = deck.pop()
        return taken

    def next_share(self) -> Share:
        """A share that has not had its turn."""
        return self._next("shares", self.domain.shares)

    def next_whole(self) -> Whole:
        """A whole that has not had its turn."""
        return self._next("wholes", self.domain.wholes)

    def share(self, share: Share, per: str = "") -> str:
        """So much of whom is to do or have what."""
        chance = self.chance
        b = Bounded("=", "100", "100%") if chance.maybe(0.35) else percent(chance, 45, 98)
        s, n = mark("s", share.subject), mark("n", share.predicate)
        head = f"t {b.comparator} {b.value} %{per}"
        said, closing, _ = b.words.partition(" trở lên")
        whole = f"{said} {s}{closing} {n}"
        forms = {whole: 6, f"phấn đấu {whole}": 1, f"có {whole}": 1, f"bảo đảm {whole}": 0.7}
        tail_free = {
            f"{mark('n', f'tỷ lệ {share.subject} {share.predicate}')} đạt {b.words}": 2,
            f"{mark('n', f'tỷ lệ {share.subject} {share.predicate}')} {'là ' if b.comparator == '=' else ''}{b.words}": 0.5,
            f"{s} {n} đạt {b.words}": 0.7,
            f"{s} {n} đạt tỷ lệ {b.words}": 0.5,
        }
        return mark(head, chance.weighted(forms | tail_free))

    def shares_with_one_verb(self) -> str:
        """ "90% A và 75% B được …": each is an item with the predicate of both."""
        chance = self.chance
        share = self.next_share()
        level = chance.one([("tuyến huyện", "tuyến xã"), ("vùng thuận lợi", "vùng khó khăn"), ("cấp tỉnh", "cấp cơ sở")])
        verb, one, other = share.predicate, f"{share.subject} {level[0]}", f"{share.subject} {level[1]}"
        a, b = chance.number(70, 100), chance.number(40, 69)
        heads = [f"t = {v} %; ind={verb}; sub={who}" for v, who in ((a, one), (b, other))]
        return f"{mark(heads[0], f'{a}% {one}')} và {mark(heads[1], f'{b}% {other} {verb}')}"

    def share_with_part(self) -> str:
        """A whole and, "trong đó", its part."""
        chance = self.chance
        first, second = chance.some(self.domain.shares, 2, 2)
        a, b = chance.number(80, 99), chance.number(5, 40)
        whole = mark(
            f"t >= {a} %",
            f"{chance.one(['trên', 'ít nhất', 'tối thiểu'])} {a}% {mark('s', first.subject)} {mark('n', first.predicate)}",
        )
        bound, word = chance.one([("=", "có "), ("=", ""), (">=", "trên "), ("<=", "không quá ")])
        best = chance.one(["đạt mức xuất sắc", "đạt loại tốt", "được khen thưởng cấp tỉnh"])
        part = mark(f"t {bound} {b} %; ind={best}; sub={first.subject}", f"{word}{b}% {best}")
        del second
        return f"{whole}{chance.one([', trong đó ', '; trong đó ', ' (trong đó '])}{part}".replace(
            " (trong đó " + part, f" (trong đó {part})"
        )

    def rate(self, name: str, per: str = "") -> str:
        """A rate that is to reach so much."""
        chance = self.chance
        b = percent(chance, 2, 12, upper=True) if is_bad(name) else percent(chance, 40, 97)
        verb = (
            chance.one(["còn ", "", "giảm còn "])
            if is_bad(name)
            else chance.one(["đạt ", "đạt ", "đạt ", "lên ", "duy trì ", ": "])
        )
        if not verb and b.comparator in ("=", "~"):
            verb = "ở mức "
        gap = "" if verb == ": " else " "
        words = f"{mark('n', name)}{gap}{verb}{b.words}"
        change = ""
        if b.comparator == "=" and not is_bad(name) and chance.maybe(0.3):
            step = Decimal(chance.number(5, 60)) / 10
            change = f"; chg=increase {step} %; rel=năm {self.calendar.first - 1}"
            words += (
                f", tăng {figure(step)}% so với {mark(f'd {self.calendar.first - 1} baseline', f'năm {self.calendar.first - 1}')}"
            )
        return mark(f"t {b.comparator} {b.value} %{per}{change}", words)

    def count(self, count: Count, per: str = "") -> str:
        """So many of what are to be made, held, trained."""
        chance = self.chance
        number = chance.number(count.low, count.high)
        if number > 200:
            number = number // 10 * 10
        b = bounded(chance, Decimal(number), count.unit, count=True)
        indicator = f"{count.verb} {count.unit} {count.tail}"
        said, closing, rest = b.words.partition(" trở lên")
        direction = _MOVES.get(count.verb)
        change = f"; chg={direction} {b.value.partition('..')[0]} {count.unit}" if direction else ""
        words = f"{small(count.verb)} {said} {count.tail}{closing}{rest}"
        return mark(f"t {b.comparator} {b.value} {count.unit}; ind={indicator}{change}{per}", words)

    def money(self, money: Money, per: str = "") -> str:
        """A sum that is to be reached, perhaps with its change."""
        chance = self.chance
        number = Decimal(chance.number(money.low, money.high))
        if number < 500 and chance.maybe(0.4):
            number += Decimal(chance.number(1, 99)) / 100
        unit, scale = ("tỷ đồng", "e9") if chance.maybe(0.75) else ("triệu đồng", "e6")
        if unit == "triệu đồng":
            number = Decimal(int(number) * 1000 + chance.number(0, 9) * 100)
        b = bounded(chance, number, unit)
        ends = b.value.split("..")
        value = "..".join(f"{end}{scale}" for end in ends)
        verb = chance.one(["đạt ", "đạt ", ": ", "là "]) if b.comparator in ("=", "~", ">=") else "đạt "
        words = f"{mark('n', money.name)}{'' if verb == ': ' else ' '}{verb}{b.words}"
        change = ""
        before = self.calendar.first - 1
        base = mark(f"d {before} baseline", f"năm {before}")
        if b.comparator != "range" and chance.maybe(0.45):
            step = Decimal(chance.number(11, 189)) / 10
            kind = chance.weighted({"increase": 5, "ratio": 1.5, "about": 1.5})
            if kind == "ratio":
                share = Decimal(100) + step
                change = f"; chg=ratio {share} %; rel=năm {before}"
                words += f", bằng {figure(share)}% so với {base}"
            else:
                change = f"; chg=increase {step} %; rel=năm {before}"
                words += f", tăng {'khoảng ' if kind == 'about' else ''}{figure(step)}% so với {base}"
        return mark(f"t {b.comparator} {value} {unit}{change}{per}", words)

    def fall(self, name: str) -> str:
        """So much less of something bad, against the year before."""
        chance, before = self.chance, self.calendar.first - 1
        low = chance.number(2, 15)
        verb = chance.one(["giảm", "kéo giảm", "phấn đấu giảm"])
        forms = [
            (f"range {low}..{low + 5}", f"{verb} từ {low}-{low + 5}% {name}"),
            (f"range {low}..{low + 5}", f"{verb} {low}-{low + 5}% {name}"),
            (f"range {low}..{low + 5}", f"{verb} từ {low}% đến {low + 5}% {name}"),
            (f">= {low}", f"{verb} ít nhất {low}% {name}"),
            (f">= {low}", f"{verb} trên {low}% {name}"),
            (f">= {low}", f"{verb} {name} từ {low}% trở lên"),
            (f"= {low}", f"{verb} {low}% {name}"),
            (f"= {low}", f"{name} giảm {low}%"),
        ]
        bound, words = chance.one(forms)
        relative = ""
        if chance.maybe(0.6):
            relative = f"; rel=năm {before}"
            words += f" so với {mark(f'd {before} baseline', f'năm {before}')}"
        return mark(f"t {bound} %; ind=giảm {name}; chg=decrease {low} %{relative}", words)

    def growth(self) -> str:
        """A yearly rise of a figure."""
        low = self.chance.number(2, 14)
        name = self.chance.one(self.domain.money).name
        forms = [
            (f"= {low}", f"{mark('n', name)} tăng {low}%/năm"),
            (f"= {low}", f"{mark('n', name)} tăng bình quân {low}%/năm"),
            (f">= {low}", f"{mark('n', name)} tăng trên {low}% {mark('d FREQ=YEARLY period opt', 'mỗi năm')}"),
            (f"range {low}..{low + 2}", f"{mark('n', name)} tăng {low}-{low + 2}%"),
            (f">= {low}", f"{mark('n', name)} tăng từ {low}% trở lên"),
        ]
        bound, words = self.chance.one(forms)
        return mark(f"t {bound} %; chg=increase {low} %", words)

    def whole(self, whole: Whole, per: str = "", status: str = "") -> str:
        """So many of a known whole."""
        chance = self.chance
        total = chance.number(whole.low, whole.high)
        part = max(2, int(total * chance.number(35, 95) / 100))
        verb = chance.one(["có ", "lũy kế có ", "toàn địa bàn có ", "phấn đấu "]) if not status else chance.one(["đã có ", "có "])
        ratio = chance.one([f"{two_digits(part)}/{total}", f"{part}/{total}"])
        head = f"t = {part} {whole.unit}; of={total}; ind={whole.unit} {whole.predicate}{status}{per}"
        return mark(head, f"{verb}{ratio} {whole.unit} {whole.predicate}")

    def zero(self, share: Share) -> str:
        """What is not to happen at all."""
        words = f"{self.chance.one(['không để xảy ra', 'không có'])} {share.subject} {share.predicate}"
        return mark(f"t = 0 {share.subject}; ind={share.subject} {share.predicate}; opt", words)

    def actual(self) -> str:
        """What the year before has reached."""
        chance, before = self.chance, self.calendar.first - 1
        past = f"; status=actual; per={before}"
        year = mark(f"y {before}", f"năm {before}")
        kind = chance.weighted({"rate": 3, "money": 2, "whole": 2, "count": 2})
        if kind == "rate":
            name = self._next("rates", self.domain.rates)
            value = Decimal(chance.number(20, 120) if is_bad(name) else chance.number(400, 990)) / 10
            forms = [f"{mark('n', name)} {year} đạt {figure(value)}%", f"{year}, {mark('n', small(name))} đạt {figure(value)}%"]
            return mark(f"t = {value} %{past}", chance.one(forms))
        if kind == "money":
            money = self._next("money", self.domain.money)
            number = chance.number(money.low, money.high)
            plan, words = "", f"{mark('n', money.name)} {year} đạt {figure(number)} tỷ đồng"
            if chance.maybe(0.4):
                share = Decimal(chance.number(880, 1190)) / 10
                plan, words = f"; plan={share / 100}", f"{words}, bằng {figure(share)}% kế hoạch năm"
            return mark(f"t = {number}e9 tỷ đồng{plan}{past}", words)
        if kind == "whole":
            return self.whole(self.next_whole(), "; per=-", "; status=actual")
        count = self._next("counts", self.domain.counts)
        number = chance.number(count.low, count.high)
        said = f"đã {small(count.verb)} được {two_digits(number)} {count.unit} {count.tail}"
        return f"{year} {mark(f't = {number} {count.unit}; ind={small(count.verb)} {count.unit} {count.tail}{past}', said)}"

    def forecast(self) -> str:
        """What the year is expected to bring."""
        chance = self.chance
        money = chance.one(self.domain.money)
        number = chance.number(money.low, money.high)
        words = chance.one(["ước đạt", "dự kiến đạt", "dự kiến đạt khoảng", "dự báo đạt"])
        bound = "=" if words in ("dự kiến đạt", "dự báo đạt") else "~"
        return mark(f"t {bound} {number}e9 tỷ đồng; status=forecast", f"{mark('n', money.name)} {words} {figure(number)} tỷ đồng")

    def line(self, per: str = "") -> str:
        """One to three targets as the words of one list item."""
        chance = self.chance
        kind = chance.weighted(
            {
                "share": 6,
                "rate": 4,
                "count": 4,
                "money": 2,
                "fall": 2,
                "whole": 1.5,
                "verb": 1,
                "part": 1,
                "growth": 1,
                "zero": 0.7,
            }
        )
        if kind in ("verb", "part", "fall", "growth", "zero") and per:
            kind = "share"
        match kind:
            case "verb":
                return capital(self.shares_with_one_verb())
            case "part":
                return capital(self.share_with_part())
            case "fall":
                return capital(self.fall(self._next("falls", self.domain.falls)))
            case "growth":
                return capital(self.growth())
            case "zero":
                return capital(self.zero(chance.one(self.domain.zeros)))
            case "whole":
                return capital(self.whole(self.next_whole(), per))
            case "money":
                return capital(self.money(self._next("money", self.domain.money), per))
            case "rate":
                return self._joined([self.rate(self._next("rates", self.domain.rates), per) for _ in range(chance.number(1, 2))])
            case "count":
                return self._joined(
                    [self.count(self._next("counts", self.domain.counts), per) for _ in range(chance.number(1, 2))]
                )
            case _:
                return self._joined([self.share(self.next_share(), per) for _ in range(chance.number(1, 2))])

    def _joined(self, targets: list[str]) -> str:
        """Targets in one sentence: the first with a large letter."""
        first, *others = targets
        return self.chance.one(["; ", "; ", ", "]).join([capital(first), *map(lowered, others)])


def is_bad(name: str) -> bool:
    """Whether a rate is to fall: what is late, poor, broken, lost."""
    return any(word in name for word in ("trễ hạn", "nghèo", "suy dinh dưỡng", "quá hạn", "hỏng", "tổn thất", "chưa xử lý"))
