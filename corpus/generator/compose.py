"""The body of a plan: its sections in one of their orders, each written in one of its ways."""

from corpus.generator.chance import Chance
from corpus.generator.citations import Citations
from corpus.generator.domains import Domain
from corpus.generator.figures import Figures
from corpus.generator.headings import draw_order, heading
from corpus.generator.letterhead import Subject
from corpus.generator.marking import capital, figure, mark
from corpus.generator.numbering import Style, draw_style
from corpus.generator.office import Office
from corpus.generator.outline import Outline
from corpus.generator.prose import exhortation, purpose, requirement
from corpus.generator.tables import target_table
from corpus.generator.traps import Traps
from corpus.generator.work import Work
from corpus.samples.plan_source import Block, FlagSource

_FUNDING = (
    "Kinh phí thực hiện được bố trí từ nguồn ngân sách theo phân cấp và các nguồn huy động hợp pháp khác.",
    "Sử dụng nguồn chi thường xuyên đã giao cho các đơn vị; khuyến khích xã hội hóa.",
)
_REWARDS = (
    "Kết quả thực hiện Kế hoạch là căn cứ để bình xét thi đua; tập thể, cá nhân có thành tích xuất sắc được đề nghị khen thưởng.",
    "Biểu dương kịp thời những tập thể, cá nhân có cách làm hay, sáng tạo.",
)
_GOALS = (
    "Tạo chuyển biến mạnh mẽ, toàn diện, phù hợp với điều kiện thực tế {area}",
    "Giữ vững kết quả đã đạt được, từng bước nâng cao chất lượng {area}",
)


class Composer:
    """Writes the blocks of one plan."""

    def __init__(self, chance: Chance, domain: Domain, office: Office, citations: Citations, flags: list[FlagSource]) -> None:
        calendar = citations.calendar
        self.chance, self.domain, self.office, self.calendar = chance, domain, office, calendar
        self.citations = citations
        self.size = chance.weighted({1: 4, 2: 3, 3: 2})  # a short plan, or one of many pages
        self.figures = Figures(chance, domain, calendar)
        self.work = Work(chance, domain, office, calendar)
        self.traps = Traps(chance, calendar, flags)

    def blocks(self, kind_line: str, subject: Subject) -> list[Block]:
        """The body from the preamble to the signature, and an appendix where there is one."""
        order = draw_order(self.chance)
        style = draw_style(self.chance, len(order))
        outline = Outline(style)
        self._preamble(outline, kind_line, subject)
        for at, role in enumerate(order):
            self._section(outline, role, style, fault=self.traps.numbering(style) if at >= len(order) - 2 else None)
        self._closing(outline, kind_line, subject)
        outline.end()
        if self.chance.maybe(0.2):
            self._appendix(outline)
        return outline.blocks

    def _preamble(self, outline: Outline, kind_line: str, subject: Subject) -> None:
        lines = [*self.traps.citations(self.citations), *self.citations.basis()]
        kind = kind_line.capitalize()
        theme = f" với chủ đề “{subject.theme}”" if subject.theme else ""
        verb = self.chance.one(["ban hành", "xây dựng", "ban hành", "triển khai"])
        tail = self.chance.one([" như sau:", ", cụ thể như sau:", " với các nội dung sau:"])
        issuer = self.office.names[0] if not self.office.team or not self.office.party else f"{self.office.team.capitalize()}"
        lines.append(f"{issuer} {verb} {kind} {subject.inside}{theme}{tail}")
        outline.bare("preamble", lines[0])
        for line in lines[1:]:
            outline.paragraph(line)

    def _section(self, outline: Outline, role: str, style: Style, fault: str | None) -> None:
        words = heading(self.chance, role)
        if role == "situation" and self.chance.maybe(0.4):
            words = f"Kết quả thực hiện {self.calendar.year(self.calendar.first - 1)}"
        per = ""
        if role in ("targets", "objectives") and not self.calendar.one_year and self.chance.maybe(0.4):
            last = self.calendar.last
            words += " " + mark(f"d {last} period ON_OR_BEFORE", f"đến năm {last}")
            per = f"; per={last}"
        outline.section(1, role, words, again=fault == "again", skip=fault == "skip")
        match role:
            case "purpose_requirements":
                self._purpose_requirements(outline)
            case "purpose":
                self._list(outline, role, self._purposes(2, 4))
            case "requirements":
                self._list(outline, role, self._requirements(2, 4))
            case "situation":
                self._situation(outline)
            case "objectives" | "targets":
                self._targets(outline, role, style, per)
            case "scope":
                outline.paragraph(f"Kế hoạch này áp dụng đối với các cơ quan, đơn vị {self.office.area}.")
            case "content" | "tasks":
                self._tasks(outline, role)
            case "timeline":
                self._timeline(outline)
            case "funding":
                outline.paragraph(self._funding())
            case "rewards":
                outline.paragraph(self.chance.one(_REWARDS))
            case _:
                self._implementation(outline)

    def _purposes(self, least: int, most: int) -> list[str]:
        return [purpose(self.chance, self.domain) for _ in range(self.chance.number(least, most))]

    def _requirements(self, least: int, most: int) -> list[str]:
        return [requirement(self.chance) for _ in range(self.chance.number(least, most))]

    def _purpose_requirements(self, outline: Outline) -> None:
        form = self.chance.weighted({"headings": 5, "plain": 2, "run_in": 2})
        both = (("purpose", self._purposes(2, 3)), ("requirements", self._requirements(2, 3)))
        if form == "headings":
            for role, lines in both:
                outline.section(2, role, heading(self.chance, role))
                for line in lines:
                    outline.dash(f"{line}.")
        elif form == "run_in":
            for role, lines in both:
                outline.section(2, role, f"{heading(self.chance, role)}: {lines[0]}.", headed=False)
        else:
            self._list(outline, "purpose_requirements", [line for _, lines in both for line in lines])

    def _list(self, outline: Outline, role: str, lines: list[str]) -> None:
        """Sentences that ask for something: numbered, or with dashes."""
        numbered = self.chance.maybe(0.5)
        for line in lines:
            if numbered:
                outline.section(2, role, f"{line}.", headed=False)
            else:
                outline.dash(f"{line}.")

    def _situation(self, outline: Outline) -> None:
        chance = self.chance
        lines = chance.some(self.domain.situations, 1, 2)
        outline.paragraph(f"{lines[0]}.")
        facts = [self.figures.actual() for _ in range(chance.number(1, 3))]
        if chance.maybe(0.35):
            reached = self.figures.whole(self.figures.next_whole(), f"; per={self.calendar.first - 1}", "; status=actual")
            outline.paragraph(f"{capital(self.calendar.counted_until())}, {reached}.")
        if chance.maybe(0.5):
            outline.paragraph(". ".join(capital(fact) for fact in facts) + ".")
        else:
            for fact in facts:
                outline.dash(f"{capital(fact)}.")
        if trap := self.traps.figures(self.domain):
            outline.paragraph(trap)

    def _targets(self, outline: Outline, role: str, style: Style, per: str) -> None:
        chance = self.chance
        form = chance.weighted({"dashes": 4, "groups": 3, "numbered": 2, "general": 2, "table": 1})
        if form == "general" and role == "objectives":
            outline.section(2, "objectives", "Mục tiêu chung")
            outline.paragraph(chance.one(_GOALS).format(area=self.office.area) + ".")
            outline.section(2, *self._concrete())
            self._target_lines(outline, chance.number(2, 4), per)
            return
        if form == "groups" and len(style.forms) > 1:
            for name in chance.some(self.domain.subheads, 2, 3):
                outline.section(2, role, name)
                self._target_lines(outline, chance.number(1, 3), per)
            return
        if form == "numbered":
            for _ in range(chance.number(3, 5)):
                outline.section(2, role, f"{self.figures.line(per)}.", headed=False)
            return
        if chance.maybe(0.4):
            outline.paragraph(chance.one(["Phấn đấu hoàn thành các chỉ tiêu chủ yếu sau:", "Các chỉ tiêu cụ thể gồm:"]))
        if form == "table":
            target_table(outline, chance, self.domain, self.calendar)
            return
        self._target_lines(outline, chance.number(3, 5) + 2 * self.size, per)

    def _concrete(self) -> tuple[str, str]:
        words, role = self.chance.one(
            [("Mục tiêu cụ thể", "objectives"), ("Chỉ tiêu cụ thể", "targets"), ("Các chỉ tiêu", "targets")]
        )
        return role, words

    def _target_lines(self, outline: Outline, count: int, per: str) -> None:
        sign = "+" if self.chance.maybe(0.08) else "-"
        for _ in range(count):
            line = self.figures.line(per)
            outline.dash(f"{line}{self.chance.one(['.', '.', ';'])}", sign)
        if self.chance.maybe(0.15) and not per:
            outline.dash(f"{self.figures.forecast()}.", sign)
        if trap := self.traps.decimal_point(self.domain):
            outline.dash(trap, sign)

    def _tasks(self, outline: Outline, role: str) -> None:
        chance = self.chance
        form = chance.weighted({"numbered": 4, "groups": 4, "lines": 2, "brackets": 1, "dashes": 1.5})
        count = chance.number(5, 8) * self.size
        if form == "numbered":
            for _ in range(min(count, 11)):  # letters and Roman numbers run out
                outline.section(2, role, f"{exhortation(chance, self.domain)}.", headed=False)
        elif form == "groups":
            for name in chance.some(self.domain.subheads, 3, 4):
                outline.section(2, role, name)
                for _ in range(chance.number(1, 3) * self.size):
                    outline.dash(f"{exhortation(chance, self.domain)}.")
                if chance.maybe(0.4):
                    outline.dash(f"{self._aim()}.")
        elif form == "lines":
            for _ in range(min(11, chance.number(2, 4) * self.size)):
                self.work.task_with_lines(outline, 2, role)
        elif form == "brackets":
            for _ in range(chance.number(2, 4) * self.size):
                outline.dash(self.work.task_in_brackets())
        else:
            for _ in range(count):
                outline.dash(f"{exhortation(chance, self.domain)}.")
        if chance.maybe(0.25) and form in ("numbered", "groups"):
            outline.section(
                2, role, f"Hưởng ứng {self.calendar.holidays(chance.number(1, 2))} bằng những việc làm thiết thực.", headed=False
            )

    def _aim(self) -> str:
        """A target inside a task."""
        line = self.figures.share(self.figures.next_share())
        lead = self.chance.one(["Phấn đấu ", "Bảo đảm ", ""])
        return capital(line if "phấn đấu" in line or "bảo đảm" in line or not lead else lead + line.replace(": có ", ": "))

    def _timeline(self, outline: Outline) -> None:
        chance = self.chance
        form = chance.weighted({"waves": 3, "whole": 3, "steps": 2})
        if form == "whole":
            outline.paragraph(f"Kế hoạch được thực hiện {self.calendar.stretch()}.")
        elif form == "waves":
            y = self.calendar.first
            a = f"d {y}-01-01/{y}-06-30 period"
            b = f"d {y}-07-01/{y}-12-31 period"
            year = f"/{y}" if not self.calendar.one_year or chance.maybe(0.6) else ""
            first = self.calendar.holidays(chance.number(1, 2), range(1, 7))
            second = self.calendar.holidays(chance.number(1, 2), range(7, 13))
            outline.dash(f"Đợt 1: {mark(a, f'từ ngày 01/01 đến ngày 30/6{year}')}, chào mừng {first};")
            outline.dash(f"Đợt 2: {mark(b, f'từ ngày 01/7 đến ngày 31/12{year}')}, lập thành tích chào mừng {second}.")
        else:
            outline.dash(f"Tổ chức lễ phát động: {self.calendar.days_of_an_event()}.")
            outline.dash(f"Triển khai các hoạt động: {self.calendar.stretch()}.")
        if trap := self.traps.old_year():
            outline.dash(trap)
        if trap := self.traps.report_before_review(self.office.unit, self.office.to):
            outline.paragraph(trap)

    def _funding(self) -> str:
        if self.chance.maybe(0.3):
            total = self.chance.number(20, 900)
            part = self.chance.number(5, total - 5)
            named = {"Tổng kinh phí": total, "ngân sách nhà nước": part, "xã hội hóa": total - part}
            said = [
                mark(f"t = {sum_}e6 triệu đồng; ind={name}; opt", f"{name} {figure(sum_)} triệu đồng")
                for name, sum_ in named.items()
            ]
            return f"{said[0]}, trong đó {said[1]}, {said[2]}."
        return self.chance.one(_FUNDING)

    def _implementation(self, outline: Outline) -> None:
        dashes = self.work.section(outline, 2, self.size)
        if trap := self.traps.old_deadline(self.work.task()):
            words = f"{mark('l', self.office.unit)} {trap}"
            if dashes:
                outline.dash(words)
            else:
                outline.section(2, "implementation", words, headed=False)
        self.work.common_duties(outline, 2, dashes=dashes)

    def _closing(self, outline: Outline, kind_line: str, subject: Subject) -> None:
        kind = kind_line.capitalize()
        issuer = self.office.names[-1]
        words = f"Trên đây là {kind} {subject.inside} của {issuer}"
        if self.chance.maybe(0.6):
            trouble = f"Trong quá trình thực hiện, nếu có vướng mắc, {mark('l', 'các đơn vị')} phản ánh về"
            ask = mark("a opt", f"{trouble} {mark('to', self.office.to)} để xem xét, giải quyết")
            words += f". {ask}"
        outline.bare("closing", f"{words}{self.chance.one(['./.', '.', './.'])}")

    def _appendix(self, outline: Outline) -> None:
        outline.centre("PHỤ LỤC")
        if self.chance.maybe(0.5):
            outline.bare(
                "appendix", f"DANH MỤC NHIỆM VỤ {mark(f'y {self.calendar.first}', f'NĂM {self.calendar.first}')}", headed=True
            )
            self.work.table(outline)
        else:
            outline.bare("appendix", f"CHỈ TIÊU {mark(f'y {self.calendar.first}', f'NĂM {self.calendar.first}')}", headed=True)
            target_table(outline, self.chance, self.domain, self.calendar)
