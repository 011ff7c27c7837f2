"""A record of an invented office with every kind of item, for tests of what is done with records."""

from decimal import Decimal
from hashlib import sha256

from schemas.assignments import Assignee, Assignment
from schemas.base import Span, Years
from schemas.dates import DateItem
from schemas.document import Block, Document, Piece, Source
from schemas.flags import Flag
from schemas.header import Header, Signer
from schemas.record import PlanRecord, plan_id
from schemas.references import Reference
from schemas.sections import Section
from schemas.targets import Change, Target
from schemas.unexplained import Unexplained

LINES = (
    "KẾ HOẠCH",
    "Thực hiện Chỉ thị số 12-CT/TW về nước sạch huyện Đắk Mây năm {year}",
    "Tổng giá trị đạt {figure} tỷ đồng, tăng 4,9% so với năm trước.",
    "Giao Phòng Kinh tế báo cáo trước ngày 15/6/{year}. Còn 7 việc.",
)


def document_of(name: str = "dak-may-2021.txt", *, year: int = 2021, figure: str = "8,5") -> Document:
    """The document of the invented plan; another year or figure is another content."""
    lines = [line.format(year=year, figure=figure) for line in LINES]
    text = "\n".join(lines)
    blocks, pieces, at = [], [], 0
    for number, line in enumerate(lines, start=1):
        blocks.append(Block(start=at, end=at + len(line)))
        pieces.append(Piece(at, at + len(line), 1, (72.0, 20.0 * number, 400.5, 20.0 * number + 12), f"line {number}"))
        at += len(line) + 1
    source = Source(name=name, sha256=sha256(text.encode()).hexdigest(), format="pdf", pages=1)
    return Document(source=source, text=text, blocks=tuple(blocks), pieces=tuple(pieces))


def record_of(
    document: Document, *, year: int = 2021, version: str = "rules-1", issuer: str = "UBND huyện Đắk Mây"
) -> PlanRecord:
    """The record of `document_of`, as good extractors would give it."""

    def at(words: str) -> Span:
        start = document.text.index(words)
        return document.span(start, start + len(words))

    figure = document.text.split("đạt ")[1].split(" ")[0]
    return PlanRecord(
        plan_id=plan_id(document.source.sha256),
        extractor_version=version,
        source=document.source,
        text=document.text,
        header=Header(
            kind="ke_hoach",
            number="31",
            symbol="KH-UBND",
            issuing_body=issuer,
            parent_body="UBND tỉnh Lạc Giang",
            issued_on=f"{year}-02",
            title=f"Nước sạch huyện Đắk Mây năm {year}",
            period=Years(first=year, last=year),
            signer=Signer(name="Trần Văn Mẫu", position="PHÓ CHỦ TỊCH", on_behalf="KT. CHỦ TỊCH"),
            recipients=("Sở Nội vụ", "Lưu: VT"),
            spans={"kind": at("KẾ HOẠCH")},
        ),
        sections=(
            Section(
                section_id="s1", level=1, role="preamble", span=document.span(0, len(document.text)), body_start=0, rule="first"
            ),
        ),
        dates=(
            DateItem(
                span=at(f"trước ngày 15/6/{year}"),
                section_id="s1",
                type="DATE",
                value=f"../{year}-06-15",
                latest=f"{year}-06-15",
                mod="BEFORE",
                role="deadline",
                confidence=0.9,
                rule="day",
            ),
        ),
        targets=(
            Target(
                span=at(f"Tổng giá trị đạt {figure} tỷ đồng"),
                section_id="s1",
                indicator="Tổng giá trị",
                comparator="=",
                value=Decimal(figure.replace(",", ".")) * 10**9,
                unit="tỷ đồng",
                unit_code="VND",
                status="target",
                change=Change(direction="increase", value=Decimal("4.9"), unit_code="%", relative_to="năm trước"),
                period=Years(first=year, last=year),
                plan_share=Decimal("0.8125"),
                figure_start=document.text.index(figure),
                figure_end=document.text.index(figure) + len(figure),
            ),
        ),
        assignments=(
            Assignment(
                span=at("Giao Phòng Kinh tế báo cáo"),
                section_id="s1",
                assignees=(Assignee(text="Phòng Kinh tế", part="lead"),),
                action="báo cáo",
                deadline=0,
            ),
        ),
        references=(
            Reference(
                span=at("Chỉ thị số 12-CT/TW"),
                kind="chi_thi",
                number="12",
                symbol="CT/TW",
                canonical="12-CT/TW",
                relation="implements",
            ),
        ),
        flags=(
            Flag(code="blank_number", severity="info", message="The number is open", message_vi="Số để trống", span=None),
            Flag(code="figures_disagree", severity="warning", message="4.9 % off", message_vi="Lệch 4,9 %", span=at("4,9%")),
        ),
        unexplained=(Unexplained(span=at("7"), section_id="s1"),),
        explained={"list_number": 2},
    )
