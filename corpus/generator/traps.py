"""Faults planted on purpose, each with its flag in gold; without one, a plan has no fault that its flags would name."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.citations import Citations
from corpus.generator.domains import Domain
from corpus.generator.marking import figure, mark
from corpus.generator.numbering import Style
from corpus.samples.plan_source import FlagSource

_SHARE = 0.07  # how often each fault is planted where it could stand


class Traps:
    """Plants faults and notes their flags."""

    def __init__(self, chance: Chance, calendar: Calendar, flags: list[FlagSource]) -> None:
        self.chance, self.calendar, self.flags = chance, calendar, flags
        self._numbered = False

    def numbering(self, style: Style) -> str | None:
        """ "again" for a number that stands twice, "skip" for one left out, mostly None."""
        if self._numbered or not style.forms[0][:-1] or not self.chance.maybe(_SHARE):
            return None
        self._numbered = True
        fault = self.chance.one(["again", "skip"])
        self.flags.append({"code": "duplicate_number" if fault == "again" else "number_gap"})
        return fault

    def citations(self, citations: Citations) -> list[str]:
        """Paragraphs of the preamble with one document under two days, or one under another kind's symbol."""
        chance, y = self.chance, self.calendar.issued.year - 1
        lines = []
        number = chance.number(410, 880)
        if chance.maybe(_SHARE):
            words = f"Kế hoạch số {number}/QĐ-UBND {mark(f'c {y}-05-14', f'ngày 14/5/{y}')} của {mark('i', 'UBND tỉnh')}"
            lines.append(f"Căn cứ {mark(f'r basis ke_hoach {number}/QĐ-UBND', words)} {citations.subject()};")
            self.flags.append({"code": "kind_symbol_mismatch", "text": f"Kế hoạch số {number}/QĐ-UBND"})
        elif chance.maybe(_SHARE):
            one, other = (
                mark(
                    f"r basis quyet_dinh {number}/QĐ-UBND",
                    f"Quyết định số {number}/QĐ-UBND {mark(f'c {y}-0{m}-18', f'ngày 18/{m}/{y}')} của {mark('i', 'UBND tỉnh')}",
                )
                for m in (4, 6)
            )
            lines += [f"Căn cứ {one} {citations.subject()};", f"Căn cứ {other} về tổ chức thực hiện;"]
            self.flags.append({"code": "reference_disagrees", "text": f"Quyết định số {number}/QĐ-UBND"})
        return lines

    def figures(self, domain: Domain) -> str | None:
        """A rise that its base does not bear out."""
        if not self.chance.maybe(3 * _SHARE):  # only plans with a report on the year before have a place for it
            return None
        money, past = self.chance.one(domain.money), self.calendar.first - 1
        base = Decimal(self.chance.number(money.low, money.high) * 10)
        risen = Decimal(self.chance.number(4, 15))
        now = (base * (100 + risen) / 100).quantize(Decimal(1), ROUND_HALF_UP)
        real = ((now / base - 1) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        wrong = self.chance.maybe(0.5)
        said = real + (Decimal("2.3") if wrong else 0)
        earlier = mark(f"d {past - 1} baseline", f"năm {past - 1}")
        reached = f"{mark('n', money.name)} {mark(f'y {past}', f'năm {past}')} đạt {figure(now)} tỷ đồng"
        first = mark(
            f"t = {now}e9 tỷ đồng; chg=increase {said} %; rel=năm {past - 1}; status=actual; per={past}",
            f"{reached}, tăng {figure(said)}% so với {earlier}",
        )
        before = mark(
            f"t = {base}e9 tỷ đồng; ind={money.name}; status=actual; per={past - 1}", f"{earlier} đạt {figure(base)} tỷ đồng"
        )
        if wrong:
            self.flags.append({"code": "figures_disagree", "text": f"tăng {figure(said)}%"})
        return f"{first} ({before})."

    def decimal_point(self, domain: Domain) -> str | None:
        """A figure with a decimal point after one with a comma."""
        if not self.chance.maybe(_SHARE / 2):
            return None
        one, other = self.chance.some(domain.rates, 2, 2)
        a, b = Decimal(self.chance.number(601, 609)) / 10, Decimal(self.chance.number(701, 709)) / 10
        self.flags.append({"code": "mixed_number_format", "text": f"{b}%"})
        first = mark(f"t = {a} %", f"{mark('n', one)} đạt {figure(a)}%")
        second = mark(f"t = {b} %", f"{mark('n', other)} đạt {b}%")
        return f"{first}; {second}."

    def old_deadline(self, task: str) -> str | None:
        """A task whose deadline was copied from an earlier year."""
        if not self.chance.maybe(_SHARE):
            return None
        day = date(self.calendar.issued.year - 1, self.chance.number(3, 10), self.chance.number(1, 28))
        words = f"trước ngày {day.day:02d}/{day.month}/{day.year}"
        self.flags += [
            {"code": "deadline_before_issue", "text": words},
            {"code": "year_out_of_period", "text": words, "optional": True},
        ]
        return mark("a ;", f"{task}, hoàn thành {mark(f'd ../{day.isoformat()} deadline BEFORE', words)}") + "."

    def old_year(self) -> str | None:
        """A stretch of time that was copied from years ago."""
        if not self.chance.maybe(2 * _SHARE):
            return None
        y = self.calendar.first - self.chance.number(2, 4)
        words = f"từ ngày 01/9/{y} đến ngày 31/10/{y}"
        self.flags.append({"code": "year_out_of_period", "text": words})
        return f"Tháng cao điểm: {mark(f'd {y}-09-01/{y}-10-31 period', words)}."

    def report_before_review(self, unit: str, to: str) -> str | None:
        """A review that is to be done only after the report on it is due."""
        if not self.chance.maybe(2 * _SHARE):
            return None
        y = self.calendar.first
        if self.calendar.issued > date(y, 10, 1):
            return None
        done = mark(f"d ../{y}-12-10 deadline BEFORE", f"trước ngày 10/12/{y}")
        due = f"trước ngày 05/12/{y}"
        self.flags.append({"code": "due_before_done", "text": due})
        task = mark("a ;", f"gửi báo cáo tổng kết về {mark('to', to)} {mark(f'd ../{y}-12-05 deadline BEFORE', due)}")
        return f"Việc tổng kết hoàn thành {done}. {mark('l', unit)} {task}."
