"""The sample plans: their gold is grounded, valid and whole, and their files say what their sources say."""

import json
import re
import unicodedata
import zipfile
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest

from corpus.samples.build import FILES, HERE, built, plans
from corpus.samples.gold import gold_of, unit_code
from corpus.samples.marks import parse_marks
from corpus.samples.numbering import written
from corpus.samples.plan_source import Plan
from corpus.samples.text_layout import clean_lines
from schemas.flags import FLAG_CODES
from schemas.sections import SECTION_ROLES

PLANS = plans()
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATE_ROLES = {"issue", "deadline", "period", "commemoration", "citation", "baseline", "as_of", "other"}
RULE = re.compile(r"FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(;(INTERVAL|BYMONTH|BYMONTHDAY|BYDAY)=[\w,-]+)*")
each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)


def text_of(plan: Plan) -> str:
    return "\n".join(clean_lines(plan))


def test_three_offices_and_three_years_each() -> None:
    years: dict[str, list[int]] = {}
    for plan in PLANS:
        office, _, year = plan.name.rpartition("-")
        years.setdefault(office, []).append(int(year))
    whole = [office for office, given in years.items() if len(given) >= 3]
    assert len(whole) >= 3
    assert all(years[office] == list(range(years[office][0], years[office][0] + 3)) for office in whole)


def test_formats() -> None:
    given = Counter(form for plan in PLANS for form in plan.front["formats"])
    assert given["docx"] == len(PLANS) >= 9
    assert given["pdf"] >= 3
    assert given["txt"] + given["md"] >= 2
    assert sum(plan.front["numbering"] == "auto" for plan in PLANS) >= 3


@each_plan
def test_files_are_as_built(plan: Plan) -> None:
    stale = [str(path) for path, data in built(plan).items() if not (HERE / path).is_file() or (HERE / path).read_bytes() != data]
    assert not stale, "run python -m corpus.samples.build"
    assert ("pdf" in plan.front["formats"]) == (FILES / "pdf" / f"{plan.name}.pdf").is_file()


@each_plan
def test_as_long_as_real_ones(plan: Plan) -> None:
    text = text_of(plan)
    series = sum(other.name[:-4] == plan.name[:-4] for other in PLANS)  # the one of the Party stands alone, and is short
    assert (8_000 if series > 1 else 4_500) <= len(text) <= 17_000
    assert text == unicodedata.normalize("NFC", text)
    assert "{" not in text
    assert "}" not in text


@each_plan
@pytest.mark.parametrize("part", ["dates", "targets", "assignments", "references"])
def test_gold_occurs_in_reading_order(plan: Plan, part: str) -> None:
    text, at = text_of(plan), 0
    for item in gold_of(plan)[part]:
        said = item.get("text") or item["action"]
        found = text.find(said, at)
        assert found >= 0, said
        at = found


@each_plan
def test_flags_point_into_the_text(plan: Plan) -> None:
    text = "\n".join([text_of(plan), *(wrong for _, wrong in plan.front.get("slips", []))])
    for flag in gold_of(plan)["flags"]:
        assert flag["code"] in FLAG_CODES
        assert flag.get("text", "") in text


@each_plan
def test_gold_header_is_printed(plan: Plan) -> None:
    header, text = gold_of(plan)["header"], text_of(plan).casefold()
    for name in ("issuing_body", "parent_body", "place", "title", "theme", "number"):
        readings = header[name] if isinstance(header[name], list) else [header[name]]
        for reading in readings:
            assert reading is None or reading.casefold() in " ".join(text.split("\n")), reading
    issue = [item["value"] for item in gold_of(plan)["dates"] if item["role"] == "issue" and not item.get("optional")]
    assert issue == ([header["issued_on"]] if header["issued_on"] else [])


@each_plan
def test_sections_are_a_tree(plan: Plan) -> None:
    sections = gold_of(plan)["sections"]
    assert {section["role"] for section in sections} <= set(SECTION_ROLES)
    assert sections[0]["role"] == "preamble"
    assert {"closing", "recipients", "signature"} <= {section["role"] for section in sections}
    for before, after in pairwise(sections):
        assert after["level"] <= before["level"] + 1


def edtf_days(value: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF value, None where open; raises ValueError."""
    first, slash, last = value.partition("/")

    def day(text: str, month: int, number: int) -> date | None:
        parts = [int(part) for part in text.split("-")] if text != ".." else None
        return date(*(parts + [month, number][len(parts) - 1 :])) if parts else None

    # The 28th stands for the last day of a month: only the order is asked for here.
    return day(first, 1, 1), day(last if slash else first, 12, 28)


@each_plan
def test_dates_are_valid(plan: Plan) -> None:
    for item in gold_of(plan)["dates"]:
        assert item["role"] in DATE_ROLES
        assert item.get("mod") in {None, "BEFORE", "ON_OR_BEFORE", "AFTER", "START", "MID", "END", "APPROX"}
        if item["type"] == "SET":
            assert RULE.fullmatch(item["recurrence"])
        elif item["type"] == "DURATION":
            assert re.fullmatch(r"P\d+[DWMY]|PT\d+H", item["value"])
        elif item["value"].startswith("--"):
            assert item["role"] == "commemoration"
            date.fromisoformat("2024" + item["value"][1:])
        else:
            first, last = edtf_days(item["value"])
            assert first is None or last is None or first <= last, item


@each_plan
def test_a_written_day_is_the_value(plan: Plan) -> None:
    """A day that is printed in full is the one that the value ends or begins with: no slip of the hand."""
    for item in gold_of(plan)["dates"]:
        days = [date(int(y), int(m), int(d)) for d, m, y in re.findall(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", item["text"])]
        if days and item["type"] != "SET":
            ends = [end for end in edtf_days(item["value"]) if end]
            assert set(days) <= set(ends), item
        years = {int(year) for year in re.findall(r"(?<![\d/])(?:19|20)\d\d(?!\d)", item["text"])}
        if years and item.get("value"):
            assert years <= {int(year) for year in re.findall(r"\d{4}", item["value"])}, item


@each_plan
def test_targets_are_valid(plan: Plan) -> None:
    for item in gold_of(plan)["targets"]:
        assert item["comparator"] in {"=", ">=", "<=", "~", "range"}
        assert (item["comparator"] == "range") == ("value_max" in item)
        assert item["status"] in {"target", "forecast", "actual"}
        assert item["unit_code"] == unit_code(item["unit"])
        assert item["indicator"]
        assert item.get("change", {}).get("direction") in {None, "increase", "decrease", "ratio"}


MULTIPLES = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3}
FIGURE = re.compile(r"(?<![\w.,/])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\w)\s*(tỷ|triệu|nghìn)?")


@each_plan
def test_a_target_is_printed_where_gold_says(plan: Plan) -> None:
    """The value stands among the figures of its words: no slip of the hand in a power of ten."""
    for item in gold_of(plan)["targets"]:
        if item["value"] == 0 or item.get("optional"):
            continue
        scale = next((n for word, n in MULTIPLES.items() if word in item["unit"].split()), 1)
        printed = set()
        for digits, multiple in FIGURE.findall(item["text"].replace("%", " %")):
            grouped = re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", digits)
            number = float((digits.replace(".", "") if grouped else digits).replace(",", "."))
            printed |= {round(number * n, 6) for n in (1, scale, MULTIPLES.get(multiple, 1))}
        assert round(float(item["value"]), 6) in printed, item


@each_plan
def test_assignments_have_somebody(plan: Plan) -> None:
    for item in gold_of(plan)["assignments"]:
        assert [a for a in item["assignees"] if a["part"] == "lead"]
        if "deadline" in item and not item["deadline"].startswith("FREQ"):
            edtf_days(item["deadline"])


def paragraphs_of(docx: Path) -> list[str]:
    """Paragraphs of a DOCX with the numbers that Word writes, read with nothing of the project."""
    with zipfile.ZipFile(docx) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
        numbering = ElementTree.fromstring(archive.read("word/numbering.xml"))
    levels = {}
    for abstract in numbering.iter(f"{W}abstractNum"):
        for level in abstract.iter(f"{W}lvl"):
            form, text = (level.find(f"{W}{name}") for name in ("numFmt", "lvlText"))
            key = abstract.get(f"{W}abstractNumId"), int(level.get(f"{W}ilvl", "0"))
            levels[key] = (form.get(f"{W}val"), text.get(f"{W}val"))
    counts: Counter[tuple[str | None, int]] = Counter()
    out = []
    for paragraph in body.iter(f"{W}p"):
        words = "".join(run.text or "" for run in paragraph.iter(f"{W}t"))
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            abstract_id = number.find(f"{W}numId").get(f"{W}val")
            at = int(number.find(f"{W}ilvl").get(f"{W}val"))
            counts[abstract_id, at] += 1
            for deeper in range(at + 1, 9):
                counts[abstract_id, deeper] = 0
            label = levels[abstract_id, at][1]
            for level in range(at + 1):
                form = levels.get((abstract_id, level), ("decimal", ""))[0]
                label = label.replace(f"%{level + 1}", written(counts[abstract_id, level], form))
            words = f"{label} {words}"
        if words:
            out.append(words)
    return out


@each_plan
def test_docx_has_the_words_of_the_source(plan: Plan) -> None:
    expected = [cell for line in clean_lines(plan) for cell in line.split(" | ") if cell]
    assert Counter(paragraphs_of(FILES / "docx" / f"{plan.name}.docx")) == Counter(expected)


@each_plan
def test_text_files_have_the_words_of_the_source(plan: Plan) -> None:
    slips = dict(plan.front.get("slips", []))
    for path in (FILES / "text").glob(f"{plan.name}.*"):
        words = path.read_text(encoding="utf-8")
        for right, wrong in slips.items():
            words = words.replace(wrong, right)
        assert Counter(words.split()) == Counter(text_of(plan).split())


def test_small_enough_to_keep() -> None:
    assert sum(path.stat().st_size for path in HERE.rglob("*") if path.is_file()) < 3_000_000


def test_gold_on_disk_has_the_shape_of_gold() -> None:
    for path in (HERE / "gold").glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        assert list(gold) == ["name", "header", "sections", "dates", "targets", "assignments", "references", "flags"]
        assert gold["name"] == path.stem


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{y 2023: năm 2023} đạt {t >= 5 %; ind=x: trên {n: 5%}}", "năm 2023 đạt trên 5%"),
        ("1. Mục tiêu: không có dấu", "1. Mục tiêu: không có dấu"),
        ("", ""),
    ],
)
def test_marks_leave_the_words(source: str, words: str) -> None:
    assert parse_marks(source).words == words


@pytest.mark.parametrize("source", ["{y 2023: năm 2023", "năm 2023}", "{năm 2023}", "{t {n: x}"])
def test_broken_marks_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match=r"mark|brace"):
        parse_marks(source)
