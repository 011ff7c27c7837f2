# ruff: noqa: E501  a case is one line
"""A digital PDF read by geometry; the files are made by data/make_pdfs.py."""

import tracemalloc
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from corpus.readers.lines import Line, visual_lines
from corpus.readers.page_margins import drop_running
from corpus.readers.page_words import Word
from corpus.readers.paragraphs import Margins, TextParagraph, joins, margins_of
from corpus.readers.read import read_bytes
from corpus.readers.ruled_tables import GridCell, RuledTable
from corpus.readers.stitched_tables import continues_table, stitch
from corpus.readers.text_quality import quality
from schemas.document import Document
from schemas.errors import SourceUnreadable
from schemas.syllables import is_syllable

DATA = Path(__file__).parent / "data"
PLAN = (DATA / "plan.pdf").read_bytes()
SHARED = Path(__file__).resolve().parents[2] / "../shared/real"


@pytest.fixture(scope="module")
def plan() -> Document:
    doc = read_bytes(PLAN, "plan.pdf")
    return Document.model_validate(doc.model_dump())


def placed(doc: Document) -> list[tuple[str | None, str]]:
    return [(block.side, doc.text[block.start : block.end]) for block in doc.blocks]


def test_letterhead_title_and_signature(plan):
    assert plan.source.pages == 4
    assert placed(plan)[:8] == [
        ("left", "UBND TỈNH BÌNH LÂM"),
        ("left", "SỞ NÔNG THÔN VÀ MIỀN BIỂN"),
        ("left", "Số: /KH-SNTMB"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Bình Lâm, ngày tháng 02 năm 2024"),
        (None, "KẾ HOẠCH"),
        (None, "Phát động phong trào thi đua phát triển kinh tế biển của ngành nông thôn và miền biển tỉnh Bình Lâm năm 2024"),
    ]
    assert placed(plan)[-7:] == [
        ("left", "Nơi nhận:"),
        ("left", "- UBND tỉnh (báo cáo);"),
        ("left", "- Ban Thi đua - Khen thưởng tỉnh, Liên đoàn Lao động tỉnh để phối hợp;"),
        ("left", "- Lưu: VT."),
        ("right", "KT. GIÁM ĐỐC"),
        ("right", "PHÓ GIÁM ĐỐC"),
        ("right", "Trần Thị Minh Tâm"),
    ]
    assert [block.centered for block in plan.blocks[6:9]] == [True, True, False]
    assert [block.bold for block in plan.blocks[6:10]] == [True, True, False, True]


def test_paragraphs_are_joined_over_lines_and_pages(plan):
    tasks = [text for _, text in placed(plan) if ". Phòng số" in text]
    assert len(tasks) == 8
    assert all(text.endswith("khen thưởng kịp thời.") for text in tasks)
    pages = [{p.page for p in plan.pieces if b.start <= p.start < b.end} for b in plan.blocks]
    assert {1, 2} in pages, "a paragraph of this plan runs over the page"


def test_a_table_over_pages_is_one(plan):
    (table,) = plan.tables
    rows = plan.text[table.start : table.end].split("\n")
    assert rows[0] == "STT | Chỉ tiêu | Thực hiện 2023 | Kế hoạch 2024"
    assert rows[1] == "I | Nuôi trồng"
    assert rows[2:] == [f"{n} | Sản lượng tôm, cua của xã bãi ngang số {n} | 1.{200 + n} | {n},5" for n in range(1, 30)]
    group = table.rows()[1]
    assert [(cell.column, cell.columns) for cell in group] == [(0, 1), (1, 3)]


def test_page_numbers_are_gone(plan):
    assert not any(text in {"2", "3", "4"} for _, text in placed(plan))


def test_every_word_has_its_page_and_box(plan):
    assert all(piece.page and piece.bbox for piece in plan.pieces)
    start = plan.text.index("12-NQ/TU")
    span = plan.span(start, start + 8)
    assert span.page == 1
    with pypdfium2.PdfDocument(PLAN) as pdf:
        page = pdf[0]
        x0, top, x1, bottom = span.bbox
        height = page.get_height()
        assert page.get_textpage().get_text_bounded(x0 - 1, height - bottom - 1, x1 + 1, height - top + 1).strip() == "12-NQ/TU"


def test_pieces_are_in_order_and_apart(plan):
    assert all(a.end <= b.start for a, b in zip(plan.pieces, plan.pieces[1:], strict=False))
    assert [plan.text[b.start : b.end] for b in plan.blocks] == plan.text.split("\n")


def test_a_page_of_a_long_file_takes_little_memory():
    made, source = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(PLAN)
    while len(made) < 60:
        made.import_pages(source)
    data = saved(made)
    read_bytes(PLAN, "plan.pdf")  # what is imported and remembered once
    tracemalloc.start()
    document = read_bytes(data, "long.pdf")
    words, peak = len(document.pieces), tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak / words < 430  # bytes: 500 pages of 400 words take 85 MB beside what the readers themselves do


def turned(quarters: int, *, told: bool) -> bytes:
    """The third page drawn sideways; `told`: its /Rotate turns it back."""
    with pypdfium2.PdfDocument(PLAN) as source:
        out = pypdfium2.PdfDocument.new()
        width, height = source[2].get_size()
        drawn = source.page_as_xobject(2, out).as_pageobject()
        shift = [(0, 0), (height, 0), (width, height), (0, width)][quarters]
        drawn.set_matrix(pypdfium2.PdfMatrix().rotate(90 * quarters, ccw=True).translate(*shift))
        page = out.new_page(*((height, width) if quarters % 2 else (width, height)))
        page.insert_obj(drawn)
        page.gen_content()
        page.set_rotation(90 * quarters if told else 0)
        return saved(out)


def saved(pdf: pypdfium2.PdfDocument) -> bytes:
    data = BytesIO()
    pdf.save(data)
    pdf.close()
    return data.getvalue()


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_rotated_page_reads_as_if_it_stood_upright(quarters, told):
    assert read_bytes(turned(quarters, told=told), "x.pdf").text == read_bytes(turned(0, told=True), "x.pdf").text


def scanned(pages: list[int], *, digital: list[int]) -> bytes:
    """Some pages of the plan as pictures, after others as they are."""
    with pypdfium2.PdfDocument(PLAN) as source:
        out = pypdfium2.PdfDocument.new()
        if digital:
            out.import_pages(source, digital)
        for number in pages:
            width, height = source[number].get_size()
            picture = pypdfium2.PdfImage.new(out)
            picture.set_bitmap(source[number].render(scale=0.5))
            picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
            page = out.new_page(width, height)
            page.insert_obj(picture)
            page.gen_content()
        return saved(out)


def test_a_scan_needs_ocr():
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes(scanned([0, 1], digital=[]), "x.pdf", ocr="never")
    assert raised.value.reason == "needs_ocr"


def test_scanned_pages_among_digital_ones_are_named():
    doc = read_bytes(scanned([2, 3], digital=[0, 1]), "x.pdf", ocr="never")
    assert doc.empty_pages == (3, 4)
    assert doc.source.pages == 4
    assert "KẾ HOẠCH" in doc.text


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not there")
def test_the_scan_of_shared_needs_ocr():
    with pytest.raises(SourceUnreadable) as raised:
        read_bytes((SHARED / "kg-syt-2017-kh-2130-tai-nan-thuong-tich-2020.pdf").read_bytes(), "scan.pdf", ocr="never")
    assert raised.value.reason == "needs_ocr"


SYLLABLES = [("nghiệp", True), ("Quyết", True), ("thuỷ", True), ("khuya", True), ("ƯƠNG", True), ("gì", True), ("xoong", True),
             ("c¸n", False), ("®îc", False), ("nghi-ệp", False), ("street", False), ("hßa", False), ("wz", False)]  # fmt: skip


@pytest.mark.parametrize(("word", "valid"), SYLLABLES)
def test_syllables(word, valid):
    assert is_syllable(word) is valid


def test_quality_tells_vietnamese_from_other_layers():
    good = "Căn cứ Nghị quyết của Tỉnh ủy về phát triển kinh tế xã hội năm nay Sở Nội vụ ban hành Kế hoạch"
    foreign = "Can ctr Nghi quy6t cua Tinh uy v6 phat tri6n kinh t6 xa hoi nam nay So N6i vu ban hanh K6 hoach"
    assert quality(good).valid > 0.95
    assert quality(foreign).marked < 0.1
    assert quality("ngắn").valid == 1.0


def line(text: str, x0: float, x1: float, baseline: float, *, page: int = 1, size: float = 14, bold: bool = False) -> Line:
    """A line whose words share its width."""
    texts = text.split()
    step = (x1 - x0) / len(texts)
    return Line(page, tuple(
        Word(word, (x0 + i * step, baseline - size, x0 + (i + 1) * step - 3, baseline), baseline, size, bold) for i, word in enumerate(texts)
    ))  # fmt: skip


PAGE = Margins(left=85, right=538, leading=18)
FULL = "một câu dài mà chưa hết ở đây cho nên còn"
JOINS = [
    ("a full line at an indent, then one at the margin", line(FULL, 113, 538, 100), line("sang dòng sau", 85, 300, 118), True),
    ("a short line ends its paragraph", line("ngắn thôi", 113, 200, 100), line("đoạn sau", 85, 300, 118), False),
    ("an indent begins a paragraph", line(FULL + ".", 85, 538, 100), line("Đoạn sau", 113, 300, 118), False),
    ("a mark at an indent begins one", line(FULL + ";", 113, 538, 100), line("- Ý sau", 113, 300, 118), False),
    ("a dash inside a sentence begins none", line(FULL, 113, 538, 100), line("- 2025 trên địa bàn", 85, 300, 118), True),
    ("a wide gap parts", line(FULL, 113, 538, 100), line("xa dưới kia", 85, 300, 130), False),
    ("another size parts", line(FULL, 113, 538, 100), line("chữ nhỏ", 85, 300, 118, size=11), False),
    ("a title from margin to margin stands alone", line(FULL, 85, 538, 100, bold=True), line("Thân bài", 113, 538, 118), False),
    ("a bold beginning goes on", line(FULL, 113, 538, 100, bold=True), line("thân bài", 85, 538, 118), True),
    ("a heading in capitals stands alone", line(FULL.upper(), 85, 538, 100, bold=True), line("Thân bài", 85, 300, 118), False),
    ("over the page", line(FULL, 113, 538, 780), line("sang trang sau", 85, 300, 60, page=2), True),
    ("over the page, not after a short line", line("hết.", 113, 160, 780), line("Sang trang", 85, 300, 60, page=2), False),
    ("a hanging indent goes on", line("- " + FULL, 113, 538, 100), line("treo vào trong", 125, 300, 118), True),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "joined"), [case[1:] for case in JOINS], ids=[case[0] for case in JOINS])
def test_joins(above, below, joined):
    assert joins(TextParagraph([above]), below, PAGE, centered=False) is joined


def test_long_lines_that_share_no_edge_keep_no_margins():
    """A page of centred lines, each as long as it is."""
    ragged = [line(FULL, 85 + 5 * i, 538 - 5 * i, 100 + 20 * i) for i in range(7)]
    assert margins_of(ragged, 595) is None
    kept = margins_of([*ragged, line(FULL, 85, 538, 300)], 595)
    assert kept is not None
    assert (kept.left, kept.right) == (85, 535)


def test_raised_signs_stay_with_their_word():
    words = [
        Word("12", (85, 90, 99, 100), 100, 14), Word("km", (103, 90, 120, 100), 100, 14),
        Word("2", (120.5, 86, 124, 93), 94, 8), Word("đường", (128, 90, 160, 100), 100, 14),
    ]  # fmt: skip
    (only,) = visual_lines(words, 1)
    assert [(word.text, word.spaced) for word in only.words] == [("12", True), ("km", True), ("2", False), ("đường", True)]


RUNNING = [
    ("page numbers", [[line(str(n), 300, 310, 40), line("Thân bài", 85, 300, 100)] for n in (2, 3)], ["Thân bài"] * 2),
    ("numbers with dashes", [[line("Thân bài", 85, 300, 100), line(f"- {n} -", 290, 320, 810)] for n in (2, 3)], ["Thân bài"] * 2),
    ("a year that ends a sentence", [[line("2025.", 85, 120, 60), line("Thân bài", 85, 300, 100)]], ["2025. Thân bài"]),
    ("a number in the middle of the page", [[line("Đầu", 85, 120, 300), line("7", 300, 310, 400), line("Cuối", 85, 120, 500)]], ["Đầu 7 Cuối"]),
    ("what every page repeats", [[line(f"Sở Nội vụ trang {n}", 85, 300, 40), line(f"Bài {n}", 85, 300, 100)] for n in (1, 2, 3)], ["Bài 1", "Bài 2", "Bài 3"]),
    ("what two pages share", [[line("Tiếp theo", 85, 300, 60), line(f"Bài {n}", 85, 300, 100)] for n in (1, 2)], ["Tiếp theo Bài 1", "Tiếp theo Bài 2"]),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "kept"), [case[1:] for case in RUNNING], ids=[case[0] for case in RUNNING])
def test_running_lines(pages, kept):
    found = drop_running([(lines, 595.0, 842.0) for lines in pages])
    assert [" ".join(each.text for each in lines) for lines in found] == kept


def ruled(page: int, *rows: tuple[str, ...], edges: tuple[float, ...] = (85, 120, 400, 538)) -> RuledTable:
    cells = [
        GridCell(r, c, 1, 1, [line(text, 90, 200, 100 + r, page=page)] if text else []) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]  # fmt: skip
    return RuledTable(page, 100, 400, list(edges), cells)


HEAD = ("TT", "Nhiệm vụ", "Thời gian")
STITCHED = [
    ("rows go on", [("1", "A", "x")], [("2", "B", "y")], [HEAD, ("1", "A", "x"), ("2", "B", "y")]),
    ("the repeated header is dropped", [("1", "A", "x")], [HEAD, ("2", "B", "y")], [HEAD, ("1", "A", "x"), ("2", "B", "y")]),
    ("a broken row is mended", [("1", "Rà soát các", "x")], [("", "văn bản", "")], [HEAD, ("1", "Rà soát các văn bản", "x")]),
    ("a row without a number is no broken row", [("1", "A.", "X.")], [("", "B.", "Y.")], [HEAD, ("1", "A.", "X."), ("", "B.", "Y.")]),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "rows"), [case[1:] for case in STITCHED], ids=[case[0] for case in STITCHED])
def test_stitched_tables(above, below, rows):
    first, second = ruled(1, HEAD, *above), ruled(2, *below)
    assert continues_table(first, second)
    whole = stitch(first, second)
    assert [tuple(cell.text for cell in whole.row(n)) for n in range(whole.row_count)] == rows


def test_tables_of_other_columns_or_pages_apart_stay_apart():
    assert not continues_table(ruled(1, HEAD), ruled(2, HEAD, edges=(85, 220, 400, 538)))
    assert not continues_table(ruled(1, HEAD), ruled(3, HEAD))
