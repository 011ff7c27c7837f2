"""A plan as DOCX in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I; the same plan gives the same bytes.

The XML is written by hand: python-docx would add a template of its own and today's date.
"""

import io
import zipfile
from xml.sax.saxutils import escape

from corpus.samples.docx_parts import CONTENT_TYPES, CORE, DOCUMENT_RELS, HEADER, NAMESPACES, PACKAGE_RELS, SETTINGS, STYLES
from corpus.samples.marks import Marked, parse_marks
from corpus.samples.numbering import Numbering, numbering_of
from corpus.samples.plan_source import Block, Front, Plan

_ZIP_DATE = (2024, 1, 1, 0, 0, 0)
_TEXT_WIDTH = 9070  # twips between the margins of 30 and 20 mm on A4
_NARROW = {"tt": 600, "unit": 1300, "due": 1600}


def docx_of(plan: Plan) -> bytes:
    """The bytes of the plan's DOCX."""
    numbering = numbering_of(plan)
    parts = [_letterhead(plan.front), *_title(plan.front)]
    for block in plan.blocks:
        parts += _block(block, plan.front, numbering)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    document = f"<w:document {NAMESPACES}><w:body>{''.join(parts)}{section}</w:body></w:document>"
    files = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELS,
        "docProps/core.xml": CORE,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/styles.xml": STYLES,
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": numbering.xml,
        "word/header1.xml": HEADER,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


def _run(text: str, *, bold: bool = False, italic: bool = False, size: int | None = None) -> str:
    properties = "<w:b/>" * bold + "<w:i/>" * italic + (f'<w:sz w:val="{size}"/>' if size else "")
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(runs: str, *, align: str = "both", indent: int = 0, after: int = 120, extra: str = "") -> str:
    first = f'<w:ind w:firstLine="{indent}"/>' if indent else ""
    return f'<w:p><w:pPr>{extra}<w:spacing w:before="0" w:after="{after}"/>{first}<w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def _block(block: Block, front: Front, numbering: Numbering) -> list[str]:
    if block.kind == "table":
        return [_table(block), _paragraph("", after=60)]
    if block.kind == "signature":
        return [_signature(front)]
    if block.kind == "page":
        return ['<w:p><w:r><w:br w:type="page"/></w:r></w:p>']
    if block.kind == "centre":
        return [_paragraph(_runs(block.text, italic=block.text.words.startswith("(")), align="center")]
    if block.kind == "section" and block.role == "appendix" and not block.label:
        return [_paragraph(_runs(block.text, bold=True), align="center")]
    bold = block.kind == "section" and block.headed
    if numbering.is_automatic(block):
        return [_paragraph(_runs(block.text, bold=bold), extra=numbering.properties(block))]
    label = _run(block.label + " ", bold=bold) if block.label else ""
    return [_paragraph(label + _runs(block.text, bold=bold), indent=567)]


def _runs(text: Marked, *, bold: bool = False, italic: bool = False, size: int | None = None) -> str:
    """The words as runs; a deadline is set in bold, as offices do, so that runs break inside a sentence."""
    cuts = [(m.start, m.end) for m in text.marks if m.tag == "d" and m.argument.split()[1] == "deadline"]
    parts, at = [], 0
    for start, end in cuts:
        parts += [(text.words[at:start], bold), (text.words[start:end], True)]
        at = end
    parts.append((text.words[at:], bold))
    return "".join(_run(words, bold=strong, italic=italic, size=size) for words, strong in parts if words)


def _cell(paragraphs: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def _grid(rows: list[str], widths: list[int], *, border: str) -> str:
    sides = "".join(
        f'<w:{side} w:val="{border}" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{sides}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _letterhead(front: Front) -> str:
    """Issuer left, quốc hiệu (the state's name and motto) right; below them the number and the place with the day."""
    left = [_run(line, size=26, bold=at > 0 or "parent_body" not in front) for at, line in enumerate(front["left"])]
    right = [_run(line, size=26, bold=True) for line in right_lines(front)]
    number = _run(front["number_line"], size=26)
    place = _run(parse_marks(front["place_line"]).words, size=28, italic=True)
    widths = [3970, 5670]

    def column(runs: list[str], width: int) -> str:
        return _cell("".join(_paragraph(run, align="center", after=0) for run in runs), width)

    rows = [
        f"<w:tr>{column(left, widths[0])}{column(right, widths[1])}</w:tr>",
        f"<w:tr>{column([number], widths[0])}{column([place], widths[1])}</w:tr>",
    ]
    return _grid(rows, widths, border="nil") + _paragraph("", after=60)


def right_lines(front: Front) -> list[str]:
    """What stands on the right of the letterhead: the state's name and motto unless the plan says otherwise."""
    return front.get("right") or ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]


def _title(front: Front) -> list[str]:
    kind = _paragraph(_run(front["kind_line"], bold=True), align="center", after=0)
    lines = [_paragraph(_run(parse_marks(line).words, bold=True), align="center", after=60) for line in front["title"]]
    return [kind, *lines, _paragraph("", after=0)]


def recipient_lines(front: Front) -> list[str]:
    """The list under Nơi nhận as printed."""
    last = len(front["recipients"]) - 1
    return [f"- {name}{'.' if at == last else ';'}" for at, name in enumerate(front["recipients"])]


def _signature(front: Front) -> str:
    left = _paragraph(_run("Nơi nhận:", bold=True, italic=True, size=24), align="left", after=0)
    left += "".join(_paragraph(_run(line, size=22), align="left", after=0) for line in recipient_lines(front))
    right = "".join(_paragraph(_run(line, bold=True), align="center", after=0) for line in front["signer"]["lines"])
    right += _paragraph("", align="center", after=0) * 4
    right += _paragraph(_run(front["signer"]["name"], bold=True), align="center", after=0)
    widths = [4535, 4535]
    return _grid(
        [f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(left, widths[0])}{_cell(right, widths[1])}</w:tr>"], widths, border="nil"
    )


def _table(block: Block) -> str:
    widths = _widths(block)
    rows = []
    for at, row in enumerate(block.rows):
        cells = ""
        for column, cell, width in zip(block.columns, row, widths, strict=True):
            align = "center" if at == 0 or column in ("tt", "unit", "due") or ":" in column else "left"
            cells += _cell(_paragraph(_runs(cell, bold=at == 0, size=24), align=align, after=40), width)
        header = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""
        rows.append(f"<w:tr>{header}{cells}</w:tr>")
    return _grid(rows, widths, border="single")


def _widths(block: Block) -> list[int]:
    """Narrow columns first; the rest share what is left by the length of their words."""
    fixed = [_NARROW.get(column, 1250 if ":" in column else 0) for column in block.columns]
    lengths = [
        0 if fixed[at] else min(90, max(24, *(len(row[at].words) for row in block.rows))) for at in range(len(block.columns))
    ]
    rest = _TEXT_WIDTH - sum(fixed)
    return [width or rest * length // sum(lengths) for width, length in zip(fixed, lengths, strict=True)]
