"""Tables of targets with their columns in any order."""

from decimal import Decimal

from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.domains import Count, Domain
from corpus.generator.figures import is_bad
from corpus.generator.marking import figure, mark
from corpus.generator.outline import Outline


def target_table(outline: Outline, chance: Chance, domain: Domain, calendar: Calendar) -> None:
    """A table whose value columns are years reached, years expected and the year planned for, in one of several orders."""
    y = calendar.first
    past, plan = y - 1, y
    columns = chance.one(
        [
            ["tt", "name", "unit", f"actual:{past}", f"target:{plan}"],
            ["tt", "name", "unit", f"target:{plan}"],
            ["tt", "name", "unit", f"actual:{past - 1}", f"forecast:{past}", f"target:{plan}"],
            ["name", "unit", f"target:{plan}", f"actual:{past}"],
            ["tt", "name", f"actual:{past}", f"target:{plan}", "unit"],
        ]
    )
    if not calendar.one_year and chance.maybe(0.6):
        columns = ["tt", "name", "unit", *(f"target:{year}" for year in range(calendar.first, calendar.last + 1))]
    rows = [[_head(chance, column) for column in columns]]
    names = [(name, "%", 400, 980, 10) for name in domain.rates if not is_bad(name)]
    names += [(_row_name(c), c.unit, c.low, c.high, 1) for c in domain.counts]
    names += [(m.name, "tỷ đồng", m.low, m.high, 1) for m in domain.money]
    for at, (name, unit, low, high, parts) in enumerate(chance.some(names, 3, 7), start=1):
        cells = []
        for column in columns:
            if column == "tt":
                cells.append(str(at))
            elif column == "name":
                cells.append(name)
            elif column == "unit":
                cells.append(unit)
            else:
                cells.append(
                    _value(chance, Decimal(chance.number(low, high)) / parts, unit, is_target=column.startswith("target"))
                )
        rows.append(cells)
    outline.table(columns, rows)


def _row_name(count: Count) -> str:
    """What a row is called whose unit stands in another column."""
    return f"{count.verb} {count.tail}" if count.unit in ("ha", "km", "tấn") else f"Số {count.unit} {count.tail}"


def _head(chance: Chance, column: str) -> str:
    status, _, year = column.partition(":")
    said = mark(f"y {year}", f"năm {year}") if year else ""
    match status:
        case "tt":
            return chance.one(["TT", "STT"])
        case "name":
            return chance.one(["Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu"])
        case "unit":
            return chance.one(["Đơn vị", "Đơn vị tính", "ĐVT"])
        case "actual":
            return f"{chance.one(['Thực hiện', 'TH', 'Kết quả'])} {said}"
        case "forecast":
            return f"{chance.one(['Ước thực hiện', 'Ước TH'])} {said}"
        case _:
            return f"{chance.one(['Kế hoạch', 'KH', 'Chỉ tiêu', 'Mục tiêu'])} {said}"


def _value(chance: Chance, number: Decimal, unit: str, *, is_target: bool) -> str:
    scale = "e9" if unit == "tỷ đồng" else ""
    if is_target and chance.maybe(0.25):
        sign, comparator = chance.one([("≥ ", ">="), (">", ">="), ("Trên ", ">="), ("≥", ">=")])
        return mark(f"v {comparator} {number}{scale}", f"{sign}{figure(number)}")
    return mark(f"v {number}{scale}", figure(number))
