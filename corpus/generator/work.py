"""Who is to do what, under its marks, in the forms that plans use."""

from dataclasses import dataclass
from datetime import date

from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.domains import Domain
from corpus.generator.marking import capital, mark
from corpus.generator.office import Office
from corpus.generator.outline import Outline

_GENERAL = (
    "theo dõi, đôn đốc việc thực hiện Kế hoạch",
    "tổ chức tuyên truyền nội dung Kế hoạch đến toàn thể cán bộ, người lao động",
    "bố trí phương tiện, cơ sở vật chất phục vụ các hoạt động",
    "tham mưu lãnh đạo kiểm tra tiến độ thực hiện",
    "hướng dẫn thanh toán, quyết toán kinh phí đúng quy định",
    "xây dựng kế hoạch chi tiết của đơn vị mình",
)
_REPORTS = ("báo cáo kết quả thực hiện", "báo cáo sơ kết", "báo cáo tổng hợp", "báo cáo kết quả")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as printed under its mark, and as `due=` takes it."""

    words: str
    value: str


class Work:
    """The assignments of one plan."""

    def __init__(self, chance: Chance, domain: Domain, office: Office, calendar: Calendar) -> None:
        self.chance, self.domain, self.office, self.calendar = chance, domain, office, calendar
        units = [*domain.offices, *chance.some(domain.partners, 1, 3)]
        self.people = chance.some(_of_the_house(chance, office) if office.small or office.party else units, 4, 8)
        self._tasks = chance.some([*domain.tasks, *_GENERAL[1:]], 20, 20)
        self._next = 0

    def task(self) -> str:
        """The words of a task without anyone: a verb and its object, in small letters; none twice."""
        self._next += 1
        return self._tasks[(self._next - 1) % len(self._tasks)]

    def other(self, than: str) -> str:
        """Someone else, who helps."""
        among = [name for name in (*self.people, *self.domain.partners) if name != than]
        return self.chance.one(among)

    def clause(self, lead: str) -> str:
        """What one office is to do: the action with the marks inside it, without a full stop."""
        chance = self.chance
        kind = chance.weighted({"plain": 5, "due": 4, "with": 3, "report": 2, "repeat": 1, "event": 0.7})
        task = self.task()
        if kind == "due":
            return (
                f"{task}, hoàn thành {self.calendar.deadline(product=True)}"
                if chance.maybe(0.5)
                else f"{task} {self.calendar.deadline()}"
            )
        if kind == "with":
            verb = chance.one(["chủ trì, phối hợp với", "phối hợp với", "phối hợp cùng", "chủ trì phối hợp"])
            end = f"; hoàn thành {self.calendar.deadline()}" if chance.maybe(0.2) else ""
            return f"{verb} {mark('p', self.other(lead))} {task}{end}"
        if kind == "report":
            return self.report()
        if kind == "repeat":
            return f"{task} {self.calendar.repeated()}"
        if kind == "event":
            return f"{task} {self.calendar.stretch()}"
        return task

    def report(self, due: str | None = None) -> str:
        """A report with the one who receives it, and its day."""
        chance = self.chance
        what = mark("x", chance.one(_REPORTS))
        to = mark("to", self.office.to)
        due = due or (self.calendar.repeated_deadline() if chance.maybe(0.35) else self.calendar.due_report())
        forms = [
            f"gửi {what} về {to} {due}",
            f"{self.task()}, gửi {what} về {to} {due}",
            f"tổng hợp, báo cáo {to} {due}",
            f"gửi {what} về {to} {due} để tổng hợp",
            f"{self.calendar.due_on(self.calendar.day())} gửi {what} về {to}",
        ]
        return chance.one(forms)

    def section(self, outline: Outline, level: int, size: int) -> bool:
        """The part that says who carries the plan out, its subsections on `level`; returns whether it is a list of dashes."""
        chance = self.chance
        form = chance.weighted({"headings": 5, "sentences": 3, "labels": 2, "dashes": 2, "give": 1.5})
        for name in self.people:
            person = name if form == "give" else capital(name)
            if form == "headings":
                outline.section(level, "implementation", mark("l", person))
                for _ in range(chance.number(1, 1 + size)):
                    outline.dash(mark("a ;", f"{capital(self.clause(person))}."))
            elif form == "sentences":
                verb = chance.one(["", "", "có trách nhiệm ", "chịu trách nhiệm "])
                outline.section(
                    level, "implementation", f"{mark('l', person)} {verb}{mark('a ;', self.clause(person))}.", headed=False
                )
            elif form == "labels":
                words = mark("a ;", f"{capital(self.clause(person))}.")
                if chance.maybe(0.4):
                    words += f" {mark('a ;', f'{capital(self.clause(person))}.')}"
                outline.section(level, "implementation", f"{mark('l', person)}: {words}", headed=False)
            elif form == "dashes":
                outline.dash(f"{mark('l', person)}{chance.one([': ', ' '])}{mark('a ;', self.clause(person))}.")
            else:
                outline.section(level, "implementation", self._giving(person), headed=False)
        return form == "dashes"

    def _giving(self, person: str) -> str:
        verb = self.chance.one(["Giao", "Giao", "Đề nghị", "Yêu cầu", "Phân công"])
        return f"{verb} {mark('l', person)} {mark('a ;', self.clause(person))}."

    def common_duties(self, outline: Outline, level: int, *, dashes: bool) -> None:
        """What all are to do, and the reports."""
        words = f"{mark('l', self.office.unit)} {mark('a ;', self.report())}."
        if dashes:
            outline.dash(words)
        elif self.chance.maybe(0.5):
            outline.section(level, "implementation", self.chance.one(["Chế độ báo cáo", "Chế độ thông tin, báo cáo"]))
            outline.paragraph(words)
        else:
            outline.section(level, "implementation", words, headed=False)

    def task_with_lines(self, outline: Outline, level: int, role: str) -> None:
        """A numbered task with lines that say who leads, who helps and when it is done."""
        chance = self.chance
        lead, support = chance.some(self.people, 2, 2)
        due = self.due()
        where = f"a lead={lead}; with={support}; due={due.value}"
        outline.section(level, role, f"{mark(where, capital(self.task()))}", headed=False)
        names = chance.one(
            [
                ("Đơn vị chủ trì", "Đơn vị phối hợp"),
                ("Cơ quan chủ trì", "Cơ quan phối hợp"),
                ("Chủ trì", "Phối hợp"),
                ("Chủ trì thực hiện", "Phối hợp thực hiện"),
            ]
        )
        outline.dash(f"{names[0]}: {lead}{chance.one(['.', ';', ''])}")
        outline.dash(f"{names[1]}: {support}{chance.one(['.', ';', ''])}")
        outline.dash(f"{chance.one(['Thời gian hoàn thành', 'Thời hạn hoàn thành', 'Hoàn thành'])}: {capital(due.words)}.")

    def task_in_brackets(self) -> str:
        """A task with who leads in brackets behind it."""
        lead, support = self.chance.some(self.people, 2, 2)
        due = self.due()
        words = self.chance.one(
            [
                f"(chủ trì: {lead}; phối hợp: {support}; {due.words})",
                f"({lead} chủ trì, phối hợp với {support}; hoàn thành {due.words})",
            ]
        )
        return f"{mark(f'a lead={lead}; with={support}; due={due.value}', capital(self.task()))} {words}."

    def due(self) -> Due:
        """A deadline with its value."""
        words = self.calendar.deadline(product=True)
        return Due(words, words.split()[1])

    def table(self, outline: Outline) -> None:
        """A table of tasks, its columns in one of several orders."""
        chance = self.chance
        heads = {
            "tt": chance.one(["TT", "STT"]),
            "task": chance.one(["Nhiệm vụ", "Nội dung công việc", "Nội dung"]),
            "lead": chance.one(["Chủ trì", "Đơn vị chủ trì", "Cơ quan chủ trì"]),
            "support": chance.one(["Phối hợp", "Đơn vị phối hợp"]),
            "due": chance.one(["Thời gian", "Thời gian hoàn thành", "Thời hạn"]),
            "product": chance.one(["Sản phẩm", "Kết quả, sản phẩm"]),
        }
        columns = chance.one(
            [
                ["tt", "task", "lead", "support", "due"],
                ["tt", "task", "lead", "support", "due", "product"],
                ["tt", "task", "due", "lead"],
                ["tt", "task", "product", "due", "lead", "support"],
                ["task", "lead", "due"],
            ]
        )
        rows = [[heads[column] for column in columns]]
        for at in range(1, chance.number(4, 8)):
            lead, support = chance.some(self.people, 2, 2)
            cells = {
                "tt": str(at),
                "task": mark("a cell", capital(self.task())),
                "lead": lead,
                "support": support,
                "due": self._cell_due(),
                "product": capital(chance.one(self.domain.products)),
            }
            rows.append([cells[column] for column in columns])
        outline.table(columns, rows)

    def _cell_due(self) -> str:
        chance, day = self.chance, self.calendar.day()
        y, m, q = day.year, day.month, (day.month + 2) // 3
        last = {1: f"{y}-03-31", 2: f"{y}-06-30", 3: f"{y}-09-30", 4: f"{y}-12-31"}[q]
        quarter = f"d {y}-{q * 3 - 2:02d}-01/{last} deadline"
        forms = [
            (f"d ../{day.isoformat()} deadline BEFORE", f"Trước ngày {day.day:02d}/{m:02d}/{y}"),
            (f"d {y}-{m:02d} deadline", f"Tháng {m}/{y}"),
            (quarter, f"Quý {('', 'I', 'II', 'III', 'IV')[q]}/{y}"),
            (f"d {day.isoformat()} deadline", f"{day.day:02d}/{m:02d}/{y}"),
            (f"d {day.isoformat()} deadline", f"Ngày {day.day:02d}/{m:02d}/{y}"),
        ]
        if self.calendar.one_year:
            forms.append((f"d {y}-{m:02d} deadline", f"Tháng {m}"))
        head, words = chance.one(forms)
        return mark(head, words)


def later(day: date, days: int) -> date:
    """The day so many days later, in the same year."""
    return min(date.fromordinal(day.toordinal() + days), date(day.year, 12, 28))


def _of_the_house(chance: Chance, office: Office) -> list[str]:
    """The people inside a school, a hospital or a Party body."""
    if office.party:
        return chance.some(
            [
                "Ban Tuyên giáo",
                "Ban Tổ chức",
                "Ủy ban Kiểm tra",
                "Văn phòng cấp ủy",
                "Các chi bộ trực thuộc",
                "Đoàn Thanh niên",
                "Công đoàn cơ sở",
            ],
            5,
            7,
        )
    if "BAN GIÁM ĐỐC" in office.to.upper():
        return [
            "Phòng Kế hoạch tổng hợp",
            "Phòng Điều dưỡng",
            "Khoa Dược",
            "Khoa Khám bệnh",
            "Phòng Tổ chức - Hành chính",
            "Các khoa lâm sàng",
        ]
    return [
        "Ban Giám hiệu",
        "Tổ Văn phòng",
        "Các tổ chuyên môn",
        "Giáo viên chủ nhiệm",
        "Đoàn Thanh niên",
        "Tổng phụ trách Đội",
        "Công đoàn cơ sở",
    ]
