"""Generated plans: the same seed the same plan, gold that is valid and stands in the words, as many kinds as the genre has."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.generator import GeneratedPlan, generate, generate_many
from corpus.generator.domains import domains
from corpus.generator.marking import capital, figure, lowered
from corpus.generator.noise import Noise
from corpus.generator.write import write_plans
from corpus.readers.read import read_bytes
from corpus.samples.text_layout import clean_lines
from schemas.flags import FLAG_CODES
from schemas.sections import SECTION_ROLES

MANY = list(generate_many(300))
NOISES: tuple[Noise, ...] = get_args(Noise)
DATE_ROLES = {"issue", "deadline", "period", "commemoration", "citation", "baseline", "as_of", "other"}
seeds = st.integers(min_value=0, max_value=2**40)


def words_of(plan: GeneratedPlan) -> str:
    return "\n".join(clean_lines(plan.plan))


@given(seeds, st.sampled_from(NOISES))
@settings(max_examples=40)
def test_a_seed_always_gives_the_same_plan(seed: int, noise: Noise) -> None:
    one, other = generate(seed, noise=noise), generate(seed, noise=noise)
    assert (one.name, one.text, one.gold) == (other.name, other.text, other.gold)


def test_the_same_on_any_machine() -> None:
    code = "from corpus.generator import generate; import hashlib; print(hashlib.sha256(generate(7).text.encode()).hexdigest())"
    found = {
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env={"PYTHONHASHSEED": hashing}).stdout
        for hashing in ("1", "2")
    }
    assert len(found) == 1


def test_few_plans_are_alike() -> None:
    assert len({plan.text for plan in MANY}) == len(MANY)
    assert len({plan.name for plan in MANY}) == len(MANY)


@given(seeds, st.sampled_from(NOISES))
@settings(max_examples=60)
def test_gold_stands_in_the_words_in_reading_order(seed: int, noise: Noise) -> None:
    plan = generate(seed, noise=noise)
    text = words_of(plan)
    assert "{" not in text
    assert "}" not in text
    for part in ("dates", "targets", "assignments", "references"):
        at = 0
        for item in plan.gold[part]:
            said = item.get("text") or item["action"]
            found = text.find(said, at)
            assert found >= 0, (part, said)
            at = found


@given(seeds)
@settings(max_examples=60)
def test_gold_is_valid(seed: int) -> None:
    gold = generate(seed).gold
    assert list(gold) == ["name", "header", "sections", "dates", "targets", "assignments", "references", "flags"]
    assert {section["role"] for section in gold["sections"]} <= set(SECTION_ROLES)
    assert gold["sections"][0]["role"] == "preamble"
    assert all(after["level"] <= before["level"] + 1 for before, after in pairwise(gold["sections"]))
    assert {item["code"] for item in gold["flags"]} <= set(FLAG_CODES)
    for item in gold["dates"]:
        assert item["role"] in DATE_ROLES
        for day in re.findall(r"\d{4}-\d\d-\d\d", item.get("value") or ""):
            date.fromisoformat(day)
    for item in gold["targets"]:
        assert (item["comparator"] == "range") == ("value_max" in item)
        assert item["indicator"]
        assert item["unit"]
        if item["comparator"] == "range":
            assert item["value"] < item["value_max"]
        if item["unit"] == "%" and item["comparator"] == "range":
            assert item["value_max"] <= 100
    for item in gold["assignments"]:
        assert any(who["part"] == "lead" for who in item["assignees"])
        assert item["action"]


@given(seeds)
@settings(max_examples=60)
def test_a_written_day_is_the_value(seed: int) -> None:
    for item in generate(seed).gold["dates"]:
        printed = re.findall(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", item["text"])
        days = {date(int(y), int(m), int(d)).isoformat() for d, m, y in printed}
        if days and item["type"] != "SET":
            assert days <= set(re.split(r"/", item["value"])), item


@given(seeds)
@settings(max_examples=60)
def test_a_deadline_after_the_day_of_issue_unless_flagged(seed: int) -> None:
    gold = generate(seed).gold
    issued = gold["header"]["issued_on"]
    early = [
        item["text"]
        for item in gold["dates"]
        if item["role"] == "deadline" and item["type"] != "SET" and item["value"].rpartition("/")[2] < issued[:7]
    ]
    flagged = [flag["text"] for flag in gold["flags"] if flag["code"] == "deadline_before_issue"]
    assert early == flagged


@given(seeds)
@settings(max_examples=40)
def test_a_scanner_leaves_figures_alone(seed: int) -> None:
    clean, noisy = (words_of(plan).split() for plan in (generate(seed), generate(seed, noise="ocr")))
    changed = [(one, other) for one, other in zip(clean, noisy, strict=True) if one != other]
    assert all(len(one) == len(other) and not any(map(str.isdigit, one)) for one, other in changed)
    assert 0 < len(changed) < 0.05 * len(clean)


@pytest.mark.parametrize("noise", NOISES)
def test_text_layouts_keep_the_words(noise: Noise) -> None:
    for plan in generate_many(40, 1000, noise=noise):
        left = Counter(plan.text.replace("*", " ").split())
        left.subtract(words_of(plan).replace("*", " ").split())
        assert not [word for word, count in left.items() if count < 0], plan.seed
        added = {word for word, count in left.items() if count > 0}
        assert all(re.fullmatch(r"-{3,}|\d{1,2}", word) for word in added), (plan.seed, added)


def test_wide() -> None:
    assert {plan.domain for plan in MANY} == {domain.name for domain in domains()}
    golds = [plan.gold for plan in MANY]
    assert {gold["header"]["kind"] for gold in golds} == {"ke_hoach", "chuong_trinh"}
    years = {gold["header"]["period"]["first"] for gold in golds}
    assert {2009, 2026} <= years
    assert any(gold["header"]["period"]["first"] < gold["header"]["period"]["last"] for gold in golds)
    numbers = {section["number"] for gold in golds for section in gold["sections"] if section["level"] == 1}
    assert {"I", "A", "1", "Phần thứ nhất", "Điều 1", None} <= numbers
    assert {item["comparator"] for gold in golds for item in gold["targets"]} == {"=", ">=", "<=", "~", "range"}
    assert {item["status"] for gold in golds for item in gold["targets"]} == {"target", "actual", "forecast"}
    assert {item["role"] for gold in golds for item in gold["dates"]} == DATE_ROLES
    assert {item["type"] for gold in golds for item in gold["dates"]} >= {"DATE", "PERIOD", "SET"}
    assert len({item["kind"] for gold in golds for item in gold["references"]}) >= 10
    planted = {flag["code"] for gold in golds for flag in gold["flags"]}
    assert planted >= {
        "blank_number", "partial_issue_date", "deadline_before_issue", "year_out_of_period", "duplicate_number", "number_gap",
        "figures_disagree", "reference_disagrees", "kind_symbol_mismatch", "mixed_number_format", "due_before_done",
    }  # fmt: skip


def test_most_plans_have_no_planted_fault() -> None:
    assert 0.3 < sum(not plan.gold["flags"] for plan in MANY) / len(MANY) < 0.8


def test_docx_is_read_back_with_its_words() -> None:
    for plan in generate_many(6, 40):
        document = read_bytes(plan.docx, plan.file_name("docx"))
        assert Counter(document.text.split()) == Counter(words_of(plan).split())


def test_files(tmp_path: Path) -> None:
    assert write_plans(tmp_path, 6, 3, form="mixed", with_gold=True) == 6
    assert Counter(path.suffix for path in tmp_path.iterdir() if path.is_file()) == {".txt": 4, ".docx": 2}
    for path in (tmp_path / "gold").iterdir():
        assert json.loads(path.read_text(encoding="utf-8"))["name"] == path.stem
        assert list(tmp_path.glob(f"{path.stem}.*"))


def test_plans_are_of_a_plan_s_length() -> None:
    assert sum(len(plan.text) for plan in generate_many(100, 5000)) > 200_000


@pytest.mark.parametrize(
    ("words", "large", "little"),
    [
        ("{t = 5 %: {n: tỷ lệ} 5%}", "{t = 5 %: {n: Tỷ lệ} 5%}", "{t = 5 %: {n: tỷ lệ} 5%}"),
        ("OCOP", "OCOP", "OCOP"),
        ("100% xã", "100% xã", "100% xã"),
        ("", "", ""),
    ],
)
def test_first_letters(words: str, large: str, little: str) -> None:
    assert capital(words) == large
    assert lowered(words) == little


@pytest.mark.parametrize(("number", "printed"), [(7, "7"), (1250, "1.250"), (1000000, "1.000.000")])
def test_figures_as_printed(number: int, printed: str) -> None:
    assert figure(number) == printed
