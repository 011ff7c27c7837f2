# ruff: noqa: E501, PLR0917  the text of a plan
"""Makes plan.pdf and locked.pdf beside it: python-docx writes the plan, LibreOffice prints it.

    python tests/corpus/data/make_pdfs.py

Needs soffice and the fonts of fonts-liberation2.
"""

import subprocess
import tempfile
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell

HERE = Path(__file__).parent
LOCK = '{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"mat khau"}}'


def write(
    holder: Document | _Cell, text: str, *, bold: bool = False, align: ALIGN = ALIGN.LEFT, indent: float = 0, size: int = 14
) -> None:
    paragraph = holder.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    paragraph.alignment = align
    paragraph.paragraph_format.widow_control = False
    paragraph.paragraph_format.space_after = Pt(6 if indent else 0)
    paragraph.paragraph_format.first_line_indent = Cm(indent)


def columns(
    plan: Document,
    widths: tuple[float, float],
    left: list[tuple[str, bool]],
    right: list[tuple[str, bool]],
    align: ALIGN,
    size: int,
) -> None:
    grid = plan.add_table(rows=1, cols=2)
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)
    for cell, lines, how, width in zip(grid.rows[0].cells, (left, right), (align, ALIGN.CENTER), widths, strict=True):
        cell.width = Cm(width)
        cell._tc.remove(cell.paragraphs[0]._p)
        for text, bold in lines:
            write(cell, text, bold=bold, align=how, size=size if cell is grid.rows[0].cells[0] else 13)


def page_numbers(plan: Document) -> None:
    section = plan.sections[0]
    section.different_first_page_header_footer = True
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    run = paragraph.add_run()
    for kind in ("begin", None, "end"):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = " PAGE "
        run._r.append(element)


def targets(plan: Document) -> None:
    grid = plan.add_table(rows=1, cols=4)
    grid.style = "Table Grid"
    grid.autofit = False
    for cell, text in zip(grid.rows[0].cells, ["STT", "Chỉ tiêu", "Thực hiện 2023", "Kế hoạch 2024"], strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    group = grid.add_row().cells
    group[0].text = "I"
    group[1].merge(group[3]).text = "Nuôi trồng"
    for number in range(1, 30):
        for cell, text in zip(
            grid.add_row().cells,
            [str(number), f"Sản lượng tôm, cua của xã bãi ngang số {number}", f"1.{200 + number}", f"{number},5"],
            strict=True,
        ):
            cell.text = text
    for column, width in zip(grid.columns, (1.1, 9, 3, 3), strict=True):
        for cell in column.cells:
            cell.width = Cm(width)


def plan() -> Document:
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    made.styles["Normal"].font.size = Pt(14)
    page_numbers(made)
    columns(
        made, (6.8, 9.6),
        [("UBND TỈNH BÌNH LÂM", False), ("SỞ NÔNG THÔN VÀ MIỀN BIỂN", True), ("Số:        /KH-SNTMB", False)],
        [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True), ("Độc lập - Tự do - Hạnh phúc", True), ("Bình Lâm, ngày      tháng 02 năm 2024", False)],
        ALIGN.CENTER, 13,
    )  # fmt: skip
    write(made, "KẾ HOẠCH", bold=True, align=ALIGN.CENTER)
    title = "Phát động phong trào thi đua phát triển kinh tế biển của ngành nông thôn và miền biển tỉnh Bình Lâm năm 2024"
    write(made, title, bold=True, align=ALIGN.CENTER)
    for text, bold in BODY:
        write(made, text, bold=bold, align=ALIGN.LEFT if bold else ALIGN.JUSTIFY, indent=1.27)
    targets(made)
    write(made, "III. TỔ CHỨC THỰC HIỆN", bold=True, indent=1.27)
    write(made, CLOSING, align=ALIGN.JUSTIFY, indent=1.27)
    columns(
        made, (8, 8),
        [("Nơi nhận:", True), ("- UBND tỉnh (báo cáo);", False), ("- Ban Thi đua - Khen thưởng tỉnh, Liên đoàn Lao động tỉnh để phối hợp;", False), ("- Lưu: VT.", False)],
        [("KT. GIÁM ĐỐC", True), ("PHÓ GIÁM ĐỐC", True), ("", False), ("", False), ("Trần Thị Minh Tâm", True)],
        ALIGN.LEFT, 11,
    )  # fmt: skip
    return made


TASK = (
    "chủ trì, phối hợp với các phòng, đơn vị và Ủy ban nhân dân các xã bãi ngang theo dõi, đôn đốc việc nuôi trồng; "
    "tổng hợp kết quả, báo cáo Giám đốc Sở trước ngày 15/{month}/2024 để xem xét, chỉ đạo, khen thưởng kịp thời."
)
BODY = [
    ("Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2024 của Tỉnh ủy Bình Lâm về kinh tế biển, Sở Nông thôn và Miền biển ban hành Kế hoạch như sau:", False),
    ("I. MỤC ĐÍCH, YÊU CẦU", True),
    ("- Khơi dậy tinh thần sáng tạo, vượt khó của cán bộ, công chức và bà con trong suốt giai đoạn 2021-2025; phấn đấu hoàn thành 100% chỉ tiêu.", False),
    ("- Biểu dương kịp thời người tốt.", False),
    ("- Giữ gìn đoàn kết.", False),
    ("Phong trào phải thiết thực, hiệu quả, gắn với nhiệm vụ của từng đơn vị, nhất là phòng, chống dịch bệnh thủy sản ở vùng bãi ngang Covid-19 ven biển.", False),
    *((f"{number}. Phòng số {number}: {TASK.format(month=number + 3)}", False) for number in range(1, 9)),
    ("II. CHỈ TIÊU", True),
]  # fmt: skip
CLOSING = "Trên đây là Kế hoạch phát động phong trào thi đua năm 2024, đề nghị các phòng, đơn vị triển khai thực hiện./."


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        plan().save(f"{folder}/plan.docx")
        locked = docx.Document()
        locked.add_paragraph("Kế hoạch có khóa.")
        locked.save(f"{folder}/locked.docx")
        subprocess.run([*office, "pdf", "--outdir", str(HERE), f"{folder}/plan.docx"], check=True)
        subprocess.run([*office, f"pdf:writer_pdf_Export:{LOCK}", "--outdir", str(HERE), f"{folder}/locked.docx"], check=True)


if __name__ == "__main__":
    main()
