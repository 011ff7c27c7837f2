"""Fonts older than Unicode, in every format that names them, and text that lost them."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers import office, tcvn3, vni
from corpus.readers.decoding import decode
from corpus.readers.legacy_fonts import TCVN3, TCVN3_CAPITALS, VNI, legacy_font, repaired
from corpus.readers.read import read_bytes
from tests.corpus.docx_parts import abstract, item, level, make_docx, num, par, run, styled
from tests.corpus.legacy_encoders import docx_in, tcvn3_runs, to_tcvn3, to_vni, vni_runs
from tests.corpus.pdf_pages import Text, pdf_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "files" / "docx"
RUNS = {"tcvn3": tcvn3_runs, "vni": vni_runs}
LINES = [
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 05/02/2004 của Ủy ban nhân dân tỉnh như đã được duyệt;",
    "Phấn đấu năm 2004 có trên 85% hộ gia đình được dùng nước sạch, người dân hưởng ứng phong trào.",
    "Nhà trường tổ chức thực hiện kế hoạch đưa tin, thư và báo về từng xóm, ngư dân tự nguyện.",
]
vietnamese = st.text(
    st.sampled_from("".join(sorted(set(vni.LETTERS.values()))) + "abcdeghiklmnopqrstuvxyABCDEGHIK 0123456789.,;-/%")
)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


NAMES = [
    (".VnTime", TCVN3),
    (".VnTimeH", TCVN3_CAPITALS),
    (".VnArial NarrowH", TCVN3_CAPITALS),
    ("ABCDEF+.VnTimeH,Bold", TCVN3_CAPITALS),
    (".VnTimeH-BoldItalic", TCVN3_CAPITALS),
    (".VnTime,Bold", TCVN3),
    (".VnHelvetInsH", TCVN3_CAPITALS),
    (".VnShelley Allegro", TCVN3),
    ("VNI-Times", VNI),
    ("BCDEEE+VNI-Helve-Condense", VNI),
    ("Times New Roman", None),
    ("Vnexpress", None),
    ("VNU Serif", None),
    ("TimesNewRomanPS-BoldMT", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_names(name, expected):
    assert legacy_font(name) == expected


@given(vietnamese)
def test_what_is_encoded_comes_back(text):
    assert vni.decode_vni(to_vni(text)) == text
    assert TCVN3.read(to_tcvn3(text)).lower() == text.lower()


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_the_same_everywhere(text):
    assert vni.decode_vni(text) == text == tcvn3.decode_tcvn3(text)


def test_marks_of_either_case_follow_a_vni_letter():
    assert vni.decode_vni("KEá HOAïCH, Ñöôøng") == "KẾ HOẠCH, Đường"


def test_signs_that_tcvn3_took_for_tones():
    assert tcvn3.decode_tcvn3("30\xb0C") == "30\xb0C"
    assert unicodedata.normalize("NFC", tcvn3.decode_tcvn3("tie\xb3n")) == "tién"


@pytest.mark.parametrize("encoding", RUNS)
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.docx"))[::3], ids=lambda path: path.stem)
def test_a_docx_reads_as_if_it_were_unicode(path, encoding):
    data = path.read_bytes()
    assert read_bytes(docx_in(data, RUNS[encoding]), path.name).text == read_bytes(data, path.name).text


def test_letters_and_marks_in_two_runs():
    body = par(inner=run("Ke", font("VNI-Times")) + run("á hoa", font("VNI-Times")) + run("ïch", font("VNI-Times")))
    assert read_bytes(make_docx(body), "a.docx").text == "Kế hoạch"


def test_a_soft_hyphen_of_word_is_a_letter():
    letter = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:softHyphen/></w:r>"
    body = par(inner=run("nh", font(".VnTime")) + letter + run(" co", font("Arial")) + letter.replace(".VnTime", "Arial"))
    assert read_bytes(make_docx(body), "a.docx").text == "như co"


def test_the_font_of_a_style_of_the_document_and_of_a_list():
    styles = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="Head"><w:rPr>{font(".VnTimeH")}</w:rPr></w:style>'
        f'<w:style w:type="paragraph" w:styleId="New"><w:rPr>{font("Times New Roman")}</w:rPr></w:style>'
    )
    numbering = abstract(1, level(0, "decimal", to_tcvn3("Điều %1."), f"<w:rPr>{font('.VnTime')}</w:rPr>")) + num(1, 1)
    body = (
        styled(to_tcvn3("kế hoạch"), "Head")
        + par(to_tcvn3("Thực hiện phong trào"))
        + styled("Đã là Unicode: được", "New")
        + item(to_tcvn3("Phạm vi"), 1)
    )
    lines = read_bytes(make_docx(body, styles=styles, numbering=numbering), "a.docx").text.split("\n")
    assert lines == ["KẾ HOẠCH", "Thực hiện phong trào", "Đã là Unicode: được", "Điều 1. Phạm vi"]


def test_unicode_in_a_font_of_that_name_is_left_alone():
    words = ["Kế hoạch được ban hành", "là và có", "Phòng Y tế tổ chức thực hiện"]
    body = "".join(par(inner=run(text, font(".VnTime"))) for text in words)
    assert read_bytes(make_docx(body), "a.docx").text == "\n".join(words)


def test_one_run_of_unicode_among_others():
    body = par(
        inner=run(to_tcvn3("Thực hiện phong trào của cả tỉnh về học tập, công tác "), font(".VnTime"))
        + run("được duyệt", font(".VnTime"))
    )
    assert read_bytes(make_docx(body), "a.docx").text == "Thực hiện phong trào của cả tỉnh về học tập, công tác được duyệt"


def test_a_paragraph_whose_font_got_lost_is_read_as_the_others():
    words = "Bảo đảm an toàn, tiết kiệm cho nhân dân"
    body = par(inner=run(to_tcvn3("Kế hoạch được duyệt"), font(".VnTime"))) + par(to_tcvn3(words)) + par("Café, crème")
    assert read_bytes(make_docx(body), "a.docx").text == f"Kế hoạch được duyệt\n{words}\nCafé, crème"


@pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
def test_rtf_keeps_its_fonts():
    escaped = "".join(f"\\'{byte:02x}" for byte in to_tcvn3("Kế hoạch được duyệt").encode("latin-1"))
    rtf = rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0\fnil\fcharset0 .VnTime;}}}}\f0 {escaped}\par}}"
    assert read_bytes(rtf.encode(), "a.rtf").text == "Kế hoạch được duyệt"


def pdf_with(fonts, runs):
    keys = {name.rsplit(".", 1)[-1].rsplit("+", 1)[-1].replace("#2E", ""): key for key, name in fonts.items()}
    page, y = [], 100
    for line in LINES:
        x = 80.0
        for words, name in runs(line):
            page.append(Text(x, y, words, keys[name.lstrip(".")]))
            x += 6.5 * len(words)
        y += 20
    return pdf_of(page, fonts=fonts)


@pytest.mark.parametrize(
    ("fonts", "runs"),
    [
        ({"A": "ABCDEE+.VnTime", "B": "#2EVnTimeH"}, tcvn3_runs),
        ({"A": "VNI-Times"}, vni_runs),
        ({"A": "TT1A3o00"}, vni_runs),
    ],
    ids=["tcvn3", "vni", "vni without a name"],
)
def test_a_pdf_reads_as_if_it_were_unicode(fonts, runs):
    if "TT1A3o00" in fonts.values():
        runs = lambda line: [(to_vni(line), "TT1A3o00")]  # noqa: E731  one use
    assert read_bytes(pdf_with(fonts, runs), "a.pdf", "never").text.split() == " ".join(LINES).split()


REPAIRED = [
    ("đợc", "được"), ("trờng,", "trường,"), ("nh-", "như"), ("t-", "tư"), ("nhng", "nhưng"), ("H-ớng", "H-ớng"), ("km", "km"),
    ("Thi", "Thi"), ("đua-khen", "đua-khen"), ("KT-XH", "KT-XH"), ("12-15", "12-15"), ("-", "-"), ("hội", "hội"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("word", "expected"), REPAIRED)
def test_the_letter_that_looks_like_a_hyphen(word, expected):
    assert repaired(word) == expected


TEXT = (
    "Kế hoạch phòng, chống đuối nước năm 2004 của huyện Vĩnh Sơn: "
    "Ủy ban nhân dân huyện giao Phòng Y tế thực hiện, như đã được duyệt."
)


@pytest.mark.parametrize(
    "data",
    [to_vni(TEXT).encode("cp1252"), to_vni(TEXT).encode(), to_tcvn3(TEXT).encode("cp1252"), to_tcvn3(TEXT).encode()],
    ids=["VNI", "VNI saved as UTF-8", "TCVN3", "TCVN3 saved as UTF-8"],
)
def test_text_without_fonts(data):
    assert decode(data) == TEXT  # capitals with tone marks were a font: they are raised again


@pytest.mark.parametrize(
    "text",
    [
        "Le comité a décidé que les écoles où les élèves étudient seront fermées à la fin de l'année, été comme hiver, dès août.",
        "The plan of the committee sets the targets for the coming year, and says who has to do what until when.",
        "Die Behörde prüft die Anträge für das nächste Jahr und erklärt, wer für die Maßnahmen zuständig wäre.",
    ],
)
def test_other_languages_are_left_alone(text):
    assert decode(text.encode()) == text


HTML = [
    (f'<font face=".VnTimeH">{to_tcvn3("kế hoạch năm")}</font>', "KẾ HOẠCH NĂM"),
    (f"<span style=\"font-family:'VNI-Times'\">{to_vni('Thực hiện ngày đầu')}</span>", "Thực hiện ngày đầu"),
    ('<font face=".VnTime">Kế hoạch được là<p>là và có</font>', "Kế hoạch được là\nlà và có"),
]


@pytest.mark.parametrize(("body", "expected"), HTML)
def test_web_pages_name_their_fonts(body, expected):
    assert read_bytes(f"<html><body><p>{body}</p></body></html>".encode(), "a.html").text == expected
