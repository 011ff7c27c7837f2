# ruff: noqa: E501  a case is one line
"""What the DOCX walker keeps, drops and counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.docx_numbering import print_number
from corpus.readers.read import read_bytes
from schemas.document import Block, Document
from tests.corpus.docx_parts import abstract, cell, item, level, make_docx, num, par, run, styled, table


def read(body: str, **parts: str) -> Document:
    doc = read_bytes(make_docx(body, **parts), "plan.docx")
    Document.model_validate(doc.model_dump())
    return doc


def lines(body: str, **parts: str) -> list[str]:
    return read(body, **parts).text.split("\n")


WORDS = [
    ("an insertion is kept", f"<w:ins>{run('mới')}</w:ins>", "A mới"),
    ("a deletion is dropped", "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", "A"),
    ("what moved here is kept", f"<w:moveTo>{run('tới')}</w:moveTo>", "A tới"),
    ("what moved away is dropped", f"<w:moveFrom>{run('đi')}</w:moveFrom>", "A"),
    ("a changed date is one date", f"<w:del><w:r><w:delText>30/6/2021</w:delText></w:r></w:del><w:ins>{run('31/12/2021')}</w:ins>", "A 31/12/2021"),
    ("a content control", f"<w:sdt><w:sdtContent>{run('trong')}</w:sdtContent></w:sdt>", "A trong"),
    ("a smart tag", f"<w:smartTag>{run('Gia Lâm')}</w:smartTag>", "A Gia Lâm"),
    ("a simple field", f"<w:fldSimple w:instr='DATE'>{run('2024')}</w:fldSimple>", "A 2024"),
    ("a hyperlink", f"<w:hyperlink>{run('trang')}</w:hyperlink>", "A trang"),
    (
        "of a field the result, not the instruction",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText><w:t>không</w:t></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("kết quả")}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "A kết quả",
    ),
    ("a hyphen that does not break", f"{run('10')}<w:r><w:noBreakHyphen/></w:r>{run('15%')}", "A 10-15%"),
    ("a soft hyphen is none", f"{run('kế')}<w:r><w:softHyphen/></w:r>{run(' hoạch')}", "A kế hoạch"),
    ("a symbol", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "A ≥"),
    ("a symbol without the private area", '<w:r><w:sym w:font="Symbol" w:char="B3"/></w:r>', "A ≥"),
    ("a symbol of Wingdings", '<w:r><w:sym w:font="Wingdings" w:char="00D8"/></w:r>', "A ➢"),
    ("a tab is a space", f"<w:r><w:tab/></w:r>{run('B')}", "A B"),
    ("hidden text", run("ẩn", "<w:vanish/>"), "A"),
    ("text that is not hidden", run("hiện", '<w:vanish w:val="0"/>'), "A hiện"),
    ("capitals by format", run("kế hoạch", "<w:caps/>"), "A KẾ HOẠCH"),
    ("a formula", "<m:oMath><m:r><m:t>≤5</m:t></m:r></m:oMath>", "A ≤5"),
    ("letters and their marks in two runs", f"{run('tê')}{run(chr(0x301))}", "A tế"),
    ("one word in two runs", f"{run('Kế ho')}{run('ạch', '<w:b/>')}", "A Kế hoạch"),
]  # fmt: skip


@pytest.mark.parametrize(("inner", "text"), [case[1:] for case in WORDS], ids=[case[0] for case in WORDS])
def test_words(inner, text):
    assert lines(par("A ", inner=inner)) == [text]


def test_a_line_break_parts_lines_but_for_a_sentence_that_goes_on():
    title = par(inner=f"{run('KẾ HOẠCH')}<w:r><w:br/></w:r>{run('Phát động')}<w:r><w:br/></w:r>{run('thi đua')}")
    assert lines(title) == ["KẾ HOẠCH", "Phát động thi đua"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    assert lines(par("Một ", "<w:rPr><w:del/></w:rPr>") + par("câu.")) == ["Một câu."]


def test_bold_and_centered():
    doc = read(
        par(inner=run("KẾ HOẠCH", "<w:b/>"), properties='<w:jc w:val="center"/>')
        + par(inner=run("Nửa", "<w:b/>") + run("nạc"))
        + styled("Theo kiểu", "H")
        + par(inner=run("Không", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="H"/>'),
        styles='<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="B"/></w:style>',
    )
    assert [(b.bold, b.centered) for b in doc.blocks] == [(True, True), (False, False), (True, True), (False, True)]


LEGAL = abstract(
    1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"), level(3, "lowerLetter", "%4)")
)  # fmt: skip


def labels(body: str, numbering: str, **parts: str) -> list[str | None]:
    return [block.label for block in read(body, numbering=numbering, **parts).blocks]


def test_levels_count_and_restart():
    body = item("a", 1) + item("b", 1, 1) + item("c", 1, 1) + item("d", 1, 3) + item("e", 1) + item("f", 1, 1) + item("g", 1, 2)
    assert labels(body, LEGAL + num(1, 1)) == ["I.", "1.", "2.", "a)", "II.", "1.", "2.1.1"]


def test_lists_of_one_kind_share_their_counters_until_one_restarts():
    numbering = (
        LEGAL + num(1, 1) + num(2, 1) + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    )
    assert labels(item("a", 1) + item("b", 2) + item("c", 3) + item("d", 3), numbering) == ["I.", "II.", "I.", "II."]


def test_a_level_of_its_own():
    numbering = LEGAL + num(1, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "Điều %1.")}</w:lvlOverride>')
    assert lines(item("Phạm vi", 1) + item("Đối tượng", 1), numbering=numbering) == ["Điều 1. Phạm vi", "Điều 2. Đối tượng"]


def test_a_level_that_never_restarts():
    numbering = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + num(1, 1)
    assert labels(item("a", 1) + item("b", 1, 1) + item("c", 1) + item("d", 1, 1), numbering) == ["I.", "1.", "II.", "2."]


def test_an_empty_item_counts_and_is_not_printed():
    assert labels(item("a", 1) + item("", 1) + item("c", 1), LEGAL + num(1, 1)) == ["I.", "III."]


def test_number_zero_switches_off():
    styles = '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    off = par("b", '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(styled("a", "L") + off + styled("c", "L"), LEGAL + num(1, 1), styles=styles) == ["I.", None, "II."]


def test_numbers_by_style_and_its_ancestors():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    )
    numbering = abstract(
        4,
        level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
    ) + num(4, 4)
    body = styled("a", "Dieu") + styled("b", "Khoan") + styled("c", "Khoan") + styled("d", "Con")
    assert labels(body, numbering, styles=styles) == ["Điều 1.", "1.", "2.", "Điều 2."]


def test_a_list_that_links_to_a_style():
    styles = '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>{level(0, "decimal", "%1/")}</w:abstractNum>'
    ) + num(1, 1) + num(2, 2)  # fmt: skip
    assert labels(item("a", 1) + item("b", 1), numbering, styles=styles) == ["1/", "2/"]


BULLETS = [("\uf0b7", "•"), ("\uf02d", "-"), ("-", "-"), ("+", "+"), ("o", "•"), ("§", "•"), ("*", "*")]


@pytest.mark.parametrize(("sign", "label"), BULLETS)
def test_bullets(sign, label):
    assert labels(item("a", 1), abstract(1, level(0, "bullet", sign)) + num(1, 1)) == [label]


def test_number_and_text_without_a_space_between():
    glued = abstract(1, level(0, "decimal", "(%1)", '<w:suff w:val="nothing"/>')) + num(1, 1)
    assert lines(item("một", 1), numbering=glued) == ["(1)một"]


@given(
    st.integers(-5, 5000), st.sampled_from(["decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "decimalZero"])
)
def test_every_number_prints(value, fmt):
    assert print_number(value, fmt)


def test_footnotes_follow_their_paragraph():
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    doc = read(
        par("Đạt 95%", inner=reference) + par("Sau đó."),
        footnotes=f'<w:footnote w:id="2">{par("Số liệu năm 2023.")}</w:footnote><w:footnote w:id="3">{par("Thừa.")}</w:footnote>',
    )
    assert [(b.kind, doc.text[b.start : b.end]) for b in doc.blocks] == [
        ("paragraph", "Đạt 95%"),
        ("footnote", "Số liệu năm 2023."),
        ("paragraph", "Sau đó."),
    ]


def text_box(text: str, left: int = 0) -> str:
    box = f"<w:txbxContent>{par(text)}</w:txbxContent>"
    anchor = f"<wp:anchor><wp:positionH><wp:posOffset>{left}</wp:posOffset></wp:positionH><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
    fallback = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{anchor}</w:drawing></mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once():
    assert lines(par("Thân bài.", inner=text_box("Khung"))) == ["Khung", "Thân bài."]


def placed(doc: Document) -> list[tuple[str | None, str]]:
    return [(block.side, doc.text[block.start : block.end]) for block in doc.blocks]


LETTERHEAD = [
    ("left", "UBND TỈNH BÌNH LÂM"),
    ("left", "SỞ NÔNG THÔN"),
    ("left", "Số: 12/KH-SNT"),
    ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("right", "Độc lập - Tự do - Hạnh phúc"),
    ("right", "Bình Lâm, ngày 05 tháng 02 năm 2024"),
    (None, "KẾ HOẠCH"),
]
TITLE = par("KẾ HOẠCH", '<w:jc w:val="center"/>')


def test_letterhead_as_a_table():
    left, right = [t for s, t in LETTERHEAD if s == "left"], [t for s, t in LETTERHEAD if s == "right"]
    rows = [cell(*left[:2]), cell(*right[:2])], [cell(left[2]), cell(right[2])]
    assert placed(read(table(*rows, borders=False) + TITLE)) == LETTERHEAD


def test_letterhead_with_tabs():
    def both(left: str, right: str) -> str:
        return par(inner=f"{run(left)}<w:r><w:tab/></w:r>{run(right)}")

    body = "".join(both(LETTERHEAD[i][1], LETTERHEAD[i + 3][1]) for i in range(3))
    assert placed(read(body + TITLE)) == LETTERHEAD


def test_letterhead_with_spaces():
    body = "".join(par(f"{LETTERHEAD[i][1]}           {LETTERHEAD[i + 3][1]}") for i in range(3))
    assert placed(read(body + TITLE)) == LETTERHEAD


def test_letterhead_in_text_boxes():
    boxes = text_box("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 3_000_000) + text_box("UBND TỈNH BÌNH LÂM", 10_000)
    assert placed(read(par(inner=boxes) + TITLE)) == [LETTERHEAD[0], LETTERHEAD[3], LETTERHEAD[6]]


def test_letterhead_in_the_header_of_the_first_page():
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
    head = table([cell("SỞ NÔNG THÔN"), cell("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], borders=False)
    doc = read(TITLE + section, header1=head)
    assert placed(doc) == [LETTERHEAD[1], LETTERHEAD[3], LETTERHEAD[6]]
    assert placed(read(TITLE + section, header1=par("Trang 1"))) == [LETTERHEAD[6]]


def test_signature_as_a_table():
    left = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    doc = read(table([cell(*left), cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Trần Thị Tâm")], borders=False))
    assert placed(doc) == [("left", t) for t in left] + [("right", t) for t in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Trần Thị Tâm")]


def test_three_signers_beside_the_recipients():
    signers = [
        cell(office, "GIÁM ĐỐC", name)
        for office, name in (("SỞ Y TẾ", "Trần Thị Tâm"), ("SỞ NỘI VỤ", "Lê An"), ("SỞ XÂY DỰNG", "Vũ Hà"))
    ]
    doc = read(table([cell("Nơi nhận:", "- Lưu: VT."), *signers], borders=False))
    assert [text for _, text in placed(doc)][:5] == ["Nơi nhận:", "- Lưu: VT.", "SỞ Y TẾ", "GIÁM ĐỐC", "Trần Thị Tâm"]


def test_signature_with_tabs():
    body = (
        par(inner=f"{run('Nơi nhận:')}<w:r><w:tab/></w:r>{run('GIÁM ĐỐC')}")
        + par("- Như trên;")
        + par(inner=f"{run('- Lưu: VT.')}<w:r><w:tab/><w:tab/></w:r>{run('Trần Thị Tâm')}")
    )
    assert placed(read(body)) == [
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Lưu: VT."), ("right", "GIÁM ĐỐC"), ("right", "Trần Thị Tâm"),
    ]  # fmt: skip


@pytest.mark.parametrize("borders", [True, False])
def test_a_tab_or_two_columns_of_figures_are_no_letterhead(borders):
    doc = read(
        par(inner=f"{run('Kinh phí:')}<w:r><w:tab/></w:r>{run('35 tỷ đồng')}")
        + table(
            [cell("Chỉ tiêu"), cell("Kế hoạch")],
            [cell("Sản lượng"), cell("1.200")],
            [cell("Diện tích"), cell("35")],
            borders=borders,
        )
    )
    assert [b.side for b in doc.blocks] == [None] * 4
    assert [b.kind for b in doc.blocks] == ["paragraph", "row", "row", "row"]


def test_a_frame_around_text_is_no_table():
    doc = read(table([cell("Chủ đề năm", "Đoàn kết và sáng tạo")], columns=1))
    assert placed(doc) == [(None, "Chủ đề năm"), (None, "Đoàn kết và sáng tạo")]
    assert doc.tables == ()


def test_merged_and_nested_cells():
    across, begins, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    nested = table([cell("x"), cell("y")]) + par()
    doc = read(
        table(
            [cell("Nhóm"), cell("Năm", properties=across)],
            [cell("I", properties=begins), cell("1"), cell("2")],
            [cell("", properties=goes_on), cell("3"), cell(nested)],
            columns=3,
        )
    )
    assert doc.text.split("\n") == ["Nhóm | Năm", "I | 1 | 2", " | 3 | x y"]
    (found,) = doc.tables
    shapes = {doc.text[c.start : c.end]: (c.row, c.column, c.rows, c.columns) for c in found.cells}
    assert shapes == {"Nhóm": (0, 0, 1, 1), "Năm": (0, 1, 1, 2), "I": (1, 0, 2, 1), "1": (1, 1, 1, 1), "2": (1, 2, 1, 1),
                      "3": (2, 1, 1, 1), "x y": (2, 2, 1, 1)}  # fmt: skip
    assert [len(row) for row in found.rows()] == [2, 3, 2]


def test_a_deleted_row_is_gone_and_a_control_around_a_row_is_open():
    kept = f"<w:sdt><w:sdtContent><w:tr>{cell('a')}{cell('b')}</w:tr></w:sdtContent></w:sdt>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('c')}{cell('d')}</w:tr>"
    xml = table([cell("Đầu"), cell("Cột")]).replace("</w:tbl>", kept + gone + "</w:tbl>")
    assert lines(xml) == ["Đầu | Cột", "a | b"]


def test_every_span_leads_back_to_its_block():
    doc = read(par("Một.") + table([cell("a"), cell("b", "c")], [cell("d"), cell("e")]) + par("Hai."))
    blocks = {doc.text[p.start : p.end]: p.block for p in doc.pieces}
    assert blocks == {
        "Một.": "body/p0", "a": "body/tbl0/r0/c0/p0", "b": "body/tbl0/r0/c1/p0", "c": "body/tbl0/r0/c1/p1",
        "d": "body/tbl0/r1/c0/p0", "e": "body/tbl0/r1/c1/p0", "Hai.": "body/p1",
    }  # fmt: skip


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="<&>"), max_size=30),
        min_size=1,
        max_size=6,
    )
)
def test_blocks_and_pieces_hold_for_any_words(texts):
    doc = read("".join(par(text) for text in [*texts, "cuối"]))
    assert [doc.text[b.start : b.end] for b in doc.blocks] == doc.text.split("\n")
    assert all(a.end <= b.start for a, b in zip(doc.pieces, doc.pieces[1:], strict=False))
    assert all(isinstance(block, Block) and block.end > block.start for block in doc.blocks)
