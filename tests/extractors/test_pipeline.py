"""What must hold for every text: spans are exact slices, sections cover it, reading never raises."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import pipeline
from extractors.annotator import annotator
from extractors.lexicon import lexicon_names, load_lexicon
from extractors.version import extractor_version
from tests.reading import document_of

ROOT = Path(__file__).parents[2]

# Pieces that plans are made of, in orders that no plan has.
PIECES = st.sampled_from(
    [
        "ỦY BAN NHÂN DÂN", "Số: 12/KH-UBND", "Số:     /KH-SYT", "Lam Giang, ngày 05 tháng 3 năm 2022", "KẾ HOẠCH", "I. MỤC ĐÍCH",
        "II. NỘI DUNG", "1. Sở Y tế:", "1.1.", "a) Giao phòng Nội vụ", "đ)", "- Phấn đấu đạt 95% trở lên",
        "trước ngày 30/02/2022",
        "từ 01/7 đến 31/12", "năm 2022", "190/207,45ha", "9.6 tỷ USD", "trong đó", "trước 15/6 và 15/12 hằng năm", "Nơi nhận:",
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A", "Phụ lục", "1 | Tỷ lệ | % | 90", "Quyết định số 1/QĐ-UBND ngày 31/4/2021",
        "Đại hội lần thứ XIII", "chủ trì, phối hợp với", "quý III", "6 tháng đầu năm", "“", "”", "(", ")", ";", ".", "/.",
        "%", "-", "\t",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("\n".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


def spans_of(record):
    for items in (record.sections, record.dates, record.targets, record.assignments, record.references, record.unexplained):
        yield from (item.span for item in items)
    yield from (flag.span for flag in record.flags if flag.span)
    yield from record.header.spans.values()


def check_record(record):
    """What must hold for every record."""
    for span in spans_of(record):
        assert record.text[span.start : span.end] == span.text
    if record.text:
        assert record.sections[0].span.start == 0
        assert max(section.span.end for section in record.sections) == len(record.text)
    by_id = {section.section_id: section for section in record.sections}
    assert len(by_id) == len(record.sections)
    for section in record.sections:
        if section.parent_id:
            parent = by_id[section.parent_id].span
            assert parent.start <= section.span.start <= section.span.end <= parent.end
    tiles = sorted((s.span.start, s.span.end) for s in record.sections if s.parent_id is None)
    assert all(left[1] == right[0] for left, right in pairwise(tiles))
    for item in (*record.dates, *record.targets, *record.assignments, *record.references):
        assert item.section_id is None or item.section_id in by_id
    for date in record.dates:
        assert not (date.earliest and date.latest) or date.earliest <= date.latest
    for task in record.assignments:
        assert task.deadline is None or 0 <= task.deadline < len(record.dates)
    for target in record.targets:
        assert target.span.start <= target.figure_start < target.figure_end <= target.span.end
        assert target.part_of is None or 0 <= target.part_of < len(record.targets)
    assert type(record).model_validate_json(record.model_dump_json()) == record


@settings(max_examples=150)
@given(text=TEXTS)
def test_any_text_gives_a_record_that_holds_together(text):
    check_record(pipeline.extract(document_of(text), annotator()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "1." * 5000,
        "- " * 5000,
        "a) " * 3000,
        "20/" * 5000,
        "I. " * 3000,
        "“" * 3000,
        "số " * 4000,
        "từ 1 đến " * 2000,
    ],
    ids=lambda text: repr(text[:8]),
)
def test_hostile_texts_end(text):
    check_record(pipeline.extract(document_of(text), annotator()))


def test_the_same_document_gives_the_same_record():
    text = "KẾ HOẠCH\nPhòng bệnh năm 2022\nI. MỤC TIÊU\n1. Đạt 95% trở lên trước ngày 30/6/2022."
    assert pipeline.extract(document_of(text), annotator()) == pipeline.extract(document_of(text), annotator())


def test_every_extractor_has_its_four_places():
    for stem in pipeline.EXTRACTORS:
        assert (ROOT / "schemas" / f"{stem}.py").exists(), stem
        assert (ROOT / "extractors" / f"{stem}.py").exists(), stem
        assert (ROOT / "tests" / "extractors" / f"test_{stem}.py").exists(), stem


@pytest.mark.parametrize("name", lexicon_names())
def test_every_lexicon_keeps_its_promises(name):
    lexicon = load_lexicon(name)  # raises where an example fails or a key is unknown
    assert lexicon.rule
    for rule in lexicon.rule:
        assert rule.pattern is None or (rule.yes and rule.no), f"{rule.id}: a pattern needs examples of both kinds"


def test_the_version_is_short_and_stable():
    assert len(extractor_version()) == 12
    assert extractor_version() == extractor_version()
