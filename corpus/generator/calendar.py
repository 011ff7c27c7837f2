"""Expressions of time as these documents write them, each under its mark."""

from datetime import date, timedelta

from corpus.generator.chance import Chance
from corpus.generator.marking import mark

_ROMAN = ("", "I", "II", "III", "IV")
_HOLIDAYS = (
    ("ngày thành lập Đảng Cộng sản Việt Nam", 2, 3),
    ("ngày Thầy thuốc Việt Nam", 2, 27),
    ("ngày Quốc tế Phụ nữ", 3, 8),
    ("ngày thành lập Đoàn TNCS Hồ Chí Minh", 3, 26),
    ("ngày giải phóng miền Nam, thống nhất đất nước", 4, 30),
    ("ngày Quốc tế Lao động", 5, 1),
    ("ngày sinh Chủ tịch Hồ Chí Minh", 5, 19),
    ("Quốc khánh", 9, 2),
    ("ngày Phụ nữ Việt Nam", 10, 20),
    ("ngày Nhà giáo Việt Nam", 11, 20),
    ("ngày thành lập Quân đội nhân dân Việt Nam", 12, 22),
)


def written_day(chance: Chance, day: date) -> str:
    """A day with its year, in one of the notations that offices use."""
    d, m, y = day.day, day.month, day.year
    forms = {
        f"{d:02d}/{_month(m)}/{y}": 10,
        f"{d}/{m}/{y}": 3,
        f"{d:02d}/{m:02d}/{y}": 3,
        f"{d:02d} tháng {_month(m)} năm {y}": 3,
        f"{d}-{m}-{y}": 0.5,
        f"{d:02d}.{m}.{y}": 0.4,
    }
    return chance.weighted(forms)


def _month(month: int) -> str:
    """January and February take a nought (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""
    return f"{month:02d}" if month < 3 else str(month)


class Calendar:
    """The times of one plan: issued on a day, for the years `first` to `last`."""

    def __init__(self, chance: Chance, issued: date, first: int, last: int) -> None:
        self.chance = chance
        self.issued = issued
        self.first, self.last = first, last

    @property
    def one_year(self) -> bool:
        """Whether the plan is for a single year, so that a day needs no year."""
        return self.first == self.last

    def day(self, after: date | None = None) -> date:
        """A day of the plan's first year on which something can be due."""
        start = max(after or date(self.first, 1, 10), date(self.first, 1, 10), self.issued + timedelta(days=20))
        end = date(max(self.first, start.year), 12, 15)
        return start + timedelta(days=self.chance.number(0, max(0, (end - start).days)))

    def deadline(self, *, product: bool = False) -> str:
        """By when; with `product` also a month or a quarter, for what is delivered ("hoàn thành trong quý III/2023")."""
        if product and self.chance.maybe(0.35):
            return self._due_month()
        return self.due_on(self.day())

    def due_on(self, day: date) -> str:
        """By that day."""
        chance = self.chance
        without_year = self.one_year and chance.maybe(0.15)
        written = f"{day.day:02d}/{_month(day.month)}" if without_year else written_day(chance, day)
        leads = {
            "trước ngày": 12,
            "trước": 3 * ("tháng" not in written),
            "chậm nhất ngày": 2,
            "chậm nhất là ngày": 2,
            "chậm nhất đến ngày": 1,
            "chậm nhất vào ngày": 0.5,
            "muộn nhất là ngày": 0.7,
            "xong trước ngày": 2,
            "không quá ngày": 0.5,
            "trước 17 giờ ngày": 0.5,
            "trước 16h30 ngày": 0.5,
            "trước 11h00, ngày": 0.3,
        }
        lead = chance.weighted(leads)
        mod = "BEFORE" if "trước" in lead else "ON_OR_BEFORE"
        return mark(f"d ../{day.isoformat()} deadline {mod}", f"{lead} {written}")

    def due_report(self) -> str:
        """By when a report is due; only there is "đến hết ngày" a deadline."""
        day = self.day()
        if self.chance.maybe(0.05):
            return mark(f"d ../{day.isoformat()} deadline ON_OR_BEFORE", f"đến hết ngày {written_day(self.chance, day)}")
        return self.due_on(day)

    def _due_month(self) -> str:
        chance, day = self.chance, self.day()
        y, m, q = day.year, day.month, (day.month + 2) // 3
        if chance.maybe(0.6):
            words = chance.one(
                [f"trong tháng {m}/{y}", f"trong tháng {m:02d}/{y}", f"trong tháng {m} năm {y}", f"cuối tháng {m}/{y}"]
            )
            return mark(f"d ../{y}-{m:02d} deadline ON_OR_BEFORE", words)
        words = chance.one([f"trong quý {_ROMAN[q]}/{y}", f"trong quý {_ROMAN[q]} năm {y}", f"quý {_ROMAN[q]}/{y}"])
        return mark(f"d {self._quarter(y, q)} deadline", words)

    def _quarter(self, year: int, quarter: int) -> str:
        last = (date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)).isoformat()
        return f"{year}-{quarter * 3 - 2:02d}-01/{last}"

    def repeated_deadline(self) -> str:
        """By when, again and again."""
        d, year = self.chance.one([5, 10, 15, 20, 25]), self.chance.one(["hằng năm", "hàng năm"])
        month = self.chance.one(["hằng tháng", "hàng tháng"])
        forms = [
            (f"FREQ=MONTHLY;BYMONTHDAY={d}", f"trước ngày {d:02d} {month}"),
            (f"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY={d}", f"trước ngày {d:02d}/6 và {d:02d}/12 {year}"),
            (f"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY={d}", f"trước ngày {d:02d}/6 và ngày {d:02d}/12 {year}"),
            (f"FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY={d}", f"trước {d:02d} tháng 6 và {d:02d} tháng 12 {year}"),
            (f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY={d}", f"trước ngày {d:02d}/12 {year}"),
            (f"FREQ=YEARLY;BYMONTH=11;BYMONTHDAY={d}", f"chậm nhất ngày {d:02d}/11 {year}"),
            (f"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={d}", f"trước ngày {d:02d} của tháng cuối quý"),
            ("FREQ=WEEKLY;BYDAY=FR", f"trước 16 giờ thứ Sáu {self.chance.one(['hằng tuần', 'hàng tuần'])}"),
        ]
        rule, words = self.chance.one(forms)
        return mark(f"d {rule} deadline BEFORE", words)

    def repeated(self) -> str:
        """How often something is done."""
        forms = [
            ("FREQ=MONTHLY", "hằng tháng"),
            ("FREQ=MONTHLY", "mỗi tháng một lần"),
            ("FREQ=MONTHLY;INTERVAL=3", "mỗi quý một lần"),
            ("FREQ=MONTHLY;INTERVAL=3", "hằng quý"),
            ("FREQ=MONTHLY;INTERVAL=6", "06 tháng một lần"),
            ("FREQ=WEEKLY", "hằng tuần"),
            ("FREQ=YEARLY", "hàng năm"),
            ("FREQ=MONTHLY;INTERVAL=6", "định kỳ 6 tháng"),
        ]
        rule, words = self.chance.one(forms)
        return mark(f"d {rule} other opt", words)

    def stretch(self) -> str:
        """From when to when something runs."""
        chance, y = self.chance, self.first
        start = self.day()
        end = min(start + timedelta(days=chance.number(12, 70)), date(y, 12, 31))
        start = min(start, end - timedelta(days=3))
        a, b = start, end
        whole = f"d {a.isoformat()}/{b.isoformat()} period"
        q = chance.number(1, 4)
        months = f"{y}-{a.month:02d}/{y}-{b.month:02d}"
        forms: list[tuple[str, str]] = [
            (whole, f"từ ngày {a.day:02d}/{_month(a.month)}/{y} đến ngày {b.day:02d}/{_month(b.month)}/{y}"),
            (whole, f"từ ngày {a.day:02d}/{_month(a.month)} đến ngày {b.day:02d}/{_month(b.month)}/{y}"),
            (whole, f"từ {a.day:02d}/{_month(a.month)}/{y} đến hết {b.day:02d}/{_month(b.month)}/{y}"),
            (whole, f"từ ngày {a.day} tháng {a.month} đến ngày {b.day} tháng {b.month} năm {y}"),
            (f"d {self._quarter(y, q)} period", f"trong quý {_ROMAN[q]}/{y}"),
            (f"d {self._quarter(y, q)} period", f"trong quý {_ROMAN[q]} năm {y}"),
            (f"d {y}-{a.month:02d} period", f"trong tháng {a.month}/{y}"),
            (f"d {y}-{a.month:02d} period", f"trong tháng {a.month} năm {y}"),
            (f"d {y}-01-01/{y}-06-30 period", f"6 tháng đầu năm {y}"),
            (f"d {y}-07-01/{y}-12-31 period", f"06 tháng cuối năm {y}"),
            (f"d {y} period", f"trong cả năm {y}"),
        ]
        if a.month < b.month:
            forms += [
                (f"d {months} period", f"từ tháng {a.month} đến tháng {b.month}/{y}"),
                (f"d {months} period", f"từ tháng {a.month}/{y} đến hết tháng {b.month}/{y}"),
                (f"d {months} period", f"từ tháng {a.month} đến tháng {b.month} năm {y}"),
            ]
        if self.one_year:
            forms += [
                (whole, f"từ {a.day:02d}/{_month(a.month)} đến {b.day:02d}/{_month(b.month)}"),
                (f"d {self._quarter(y, q)} period", f"trong quý {_ROMAN[q]}"),
                (f"d {y}-01-01/{y}-06-30 period", "6 tháng đầu năm"),
            ]
        head, words = chance.one(forms)
        return mark(head, words)

    def days_of_an_event(self) -> str:
        """The day or days on which something takes place."""
        chance, day = self.chance, self.day()
        y, m, d = day.year, day.month, min(day.day, 26)
        two = f"d {y}-{m:02d}-{d:02d}/{y}-{m:02d}-{d + 1:02d} period"
        three = f"d {y}-{m:02d}-{d:02d}/{y}-{m:02d}-{d + 2:02d} period"
        one = f"d {y}-{m:02d}-{d:02d} period"
        forms = [
            (two, f"ngày {d:02d}-{d + 1:02d}/{_month(m)}/{y}"),
            (two, f"trong 02 ngày {d:02d}, {d + 1:02d}/{_month(m)}/{y}"),
            (two, f"ngày {d:02d} và ngày {d + 1:02d}/{_month(m)}/{y}"),
            (three, f"từ {d} đến {d + 2} tháng {m} năm {y}"),
            (three, f"từ ngày {d:02d} đến ngày {d + 2:02d}/{_month(m)}/{y}"),
            (one, f"ngày {d:02d}/{_month(m)}/{y}"),
            (one, f"sáng ngày {d:02d}/{_month(m)}/{y}"),
            (one, f"08 giờ 00, ngày {d:02d}/{_month(m)}/{y}"),
        ]
        head, words = chance.one(forms)
        return mark(head, words)

    def holidays(self, count: int, months: range = range(1, 13)) -> str:
        """Commemorations of these months, joined."""
        chosen = self.chance.some([day for day in _HOLIDAYS if day[1] in months], count, count)
        said = []
        for name, month, day in chosen:
            written = self.chance.one([f"{day:02d}/{_month(month)}", f"{day}/{month}", f"{day:02d}-{month}"])
            said.append(f"{name} {mark(f'd --{month:02d}-{day:02d} commemoration', written)}")
        return ", ".join(said[:-1]) + (" và " if len(said) > 1 else "") + said[-1]

    def year(self, year: int, words: str = "năm") -> str:
        """A year that something is for."""
        return mark(f"y {year}", f"{words} {year}")

    def span(self) -> str:
        """The years of the plan, as titles say them."""
        a, b = self.first, self.last
        if a == b:
            return self.year(a)
        forms = [f"giai đoạn {a}-{b}", f"giai đoạn {a} - {b}", f"giai đoạn {a} – {b}", f"giai đoạn từ năm {a} đến năm {b}"]
        return mark(f"d {a}/{b} period", self.chance.one(forms))

    def counted_until(self) -> str:
        """The day of a count in the past year."""
        y = self.first - 1
        m = self.chance.number(10, 12)
        forms = [
            (f"{y}-12-31", f"tính đến ngày 31/12/{y}"),
            (f"{y}-{m:02d}", f"tính đến hết tháng {m}/{y}"),
            (f"{y}-{m:02d}", f"tính đến hết tháng {m} năm {y}"),
            (f"{y}-12-15", f"đến thời điểm 15/12/{y}"),
            (f"{y}", f"đến hết năm {y}"),
        ]
        value, words = self.chance.one(forms)
        return mark(f"d {value} as_of ON_OR_BEFORE", words)

    def later_programme(self) -> str:
        """A longer time that the plan stands in."""
        y = self.first
        five = y - (y - 1) % 5
        forms = [
            (f"{five}/{five + 4} period", f"giai đoạn {five}-{five + 4}"),
            (f"{five - 1}/{five + 4} period", f"nhiệm kỳ {five - 1}-{five + 4}"),
            (f"{five + 9} period ON_OR_BEFORE", f"đến năm {five + 9}"),
            (f"{five}/{five + 9} period", f"giai đoạn {five} - {five + 9}"),
        ]
        value, words = self.chance.one(forms)
        return mark(f"d {value}", words)

    def school_year(self) -> str:
        """A school year that begins in the plan's first year."""
        y = self.first
        words = self.chance.one([f"năm học {y}-{y + 1}", f"năm học {y} - {y + 1}", f"Năm học {y}-{y + 1}"])
        return mark(f"d {y}/{y + 1} period", words)
