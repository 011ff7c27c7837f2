"""Views with plain names and comments for tools like Metabase, in PostgreSQL; SQLite has none.

As they were at this revision.  A later revision that drops or retypes a column under a view drops the view first.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_PLAN = {
    "issuing_body": ("p.issuing_body", "Cơ quan ban hành | the office that issued the plan"),
    "document": ("concat_ws('/', p.number, p.symbol)", "Số, ký hiệu | number and symbol of the plan"),
    "year": ("p.year_first", "Năm | first year of the plan's period, else the year of issue"),
}
_PLACE = {
    "quote": ("i.span_text", "Trích nguyên văn | the words on the page"),
    "file_name": ("p.name", "Tên tệp | the file that it was read from"),
    "page": ("i.page", "Trang | page, from 1; empty where the format has no pages"),
    "confidence": ("i.confidence", "Độ tin cậy | 0 to 1"),
    "plan_id": ("i.plan_id", "Mã kế hoạch | the plan"),
    "position": ("i.position", "Thứ tự | place in the plan's list, from 0"),
}
_DAY = "CASE WHEN {0} ~ '^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}$' THEN to_date({0}, 'YYYY-MM-DD') END"
_OFFICES = (
    "(SELECT string_agg(a.text, '; ' ORDER BY a.position) FROM assignees a"
    " WHERE a.plan_id = i.plan_id AND a.assignment = i.position AND a.part = '{0}')"
)

# By view: the table, what the view is, and by column its words in SQL and its meaning.
_VIEWS = {
    "report_plans": (
        "plans",
        "Kế hoạch, chương trình | one row a plan",
        {
            **_PLAN,
            "kind": ("p.kind", "Loại văn bản | ke_hoach, chuong_trinh, …"),
            "title": ("p.title", "Trích yếu | the subject"),
            "parent_body": ("p.parent_body", "Cơ quan chủ quản | the body above the office"),
            "issued_on": ("p.issued_on", "Ngày ban hành | as precise as the page"),
            "issued_day": (_DAY.format("p.issued_on"), "Ngày ban hành | the day, empty where the page gives less"),
            "last_year": ("p.year_last", "Đến năm | last year of the period"),
            "targets": ("p.target_count", "Số chỉ tiêu | how many targets"),
            "assignments": ("p.assignment_count", "Số nhiệm vụ | how many assignments"),
            "errors": ("p.error_count", "Số lỗi | flags of severity error"),
            "warnings": ("p.warning_count", "Số cảnh báo | flags of severity warning"),
            "file_name": ("p.name", "Tên tệp | the file that it was read from"),
            "plan_id": ("p.plan_id", "Mã kế hoạch | first 16 digits of the file's SHA-256"),
        },
    ),
    "report_targets": (
        "targets",
        "Chỉ tiêu | figures to be reached, expected or reached",
        {
            **_PLAN,
            "indicator": ("i.indicator", "Chỉ tiêu | what is measured, in the document's words"),
            "subject": ("i.subject", "Đối tượng | whose, or of which whole"),
            "comparator": ("i.comparator", "So sánh | =, >=, <=, ~ or range"),
            "value": ("i.value", "Giá trị | in the base unit"),
            "value_max": ("i.value_max", "Giá trị đến | upper end of a range"),
            "unit": ("i.unit", "Đơn vị ghi | as written"),
            "unit_code": ("i.unit_code", "Mã đơn vị | ISO 4217, %, UCUM, else the counted noun"),
            "status": ("i.status", "Trạng thái | target, forecast or actual"),
            "change_direction": ("i.change_direction", "Hướng thay đổi | increase, decrease or ratio"),
            "change_value": ("i.change_value", "Mức thay đổi | how far it moves"),
            "first_year": ("i.period_first", "Từ năm | first year that it is for"),
            "last_year": ("i.period_last", "Đến năm | last year that it is for"),
            **_PLACE,
        },
    ),
    "report_assignments": (
        "assignments",
        "Phân công | who does what by when",
        {
            **_PLAN,
            "lead": (_OFFICES.format("lead"), "Chủ trì | who leads"),
            "support": (_OFFICES.format("support"), "Phối hợp | who supports"),
            "action": ("i.action", "Nhiệm vụ | the document's words"),
            "product": ("i.product", "Sản phẩm | what is to be delivered"),
            "report_to": ("i.report_to", "Báo cáo về | who receives the result"),
            "deadline": (_DAY.format("d.latest"), "Thời hạn | last day by which it is to be done"),
            "recurrence": ("d.recurrence", "Chu kỳ | RRULE where it is due again and again"),
            "deadline_quote": ("d.span_text", "Thời hạn nguyên văn | the words of the deadline"),
            **_PLACE,
        },
    ),
    "report_dates": (
        "dates",
        "Thời gian | points, stretches and repetitions of time",
        {
            **_PLAN,
            "role": ("i.role", "Vai trò | issue, deadline, period, commemoration, citation, baseline, as_of or other"),
            "type": ("i.type", "Kiểu | DATE, PERIOD, DURATION or SET"),
            "value": ("i.value", "Giá trị | EDTF (ISO 8601-2)"),
            "first_day": (_DAY.format("i.earliest"), "Từ ngày | first calendar day, empty where open"),
            "last_day": (_DAY.format("i.latest"), "Đến ngày | last calendar day, empty where open"),
            "recurrence": ("i.recurrence", "Chu kỳ | RFC 5545 RRULE"),
            **_PLACE,
        },
    ),
    "report_references": (
        "plan_references",
        "Viện dẫn | other documents that are named",
        {
            **_PLAN,
            "relation": ("i.relation", "Quan hệ | basis, implements or mentions"),
            "kind": ("i.kind", "Loại văn bản | luat, nghi_dinh, chi_thi, …"),
            "canonical": ("i.canonical", "Số, ký hiệu | 30/2020/NĐ-CP; empty without a number"),
            "title": ("i.title", "Tên văn bản | as written"),
            "issuer": ("i.issuer", "Cơ quan ban hành | who issued it"),
            "date": ("i.date", "Ngày văn bản | as precise as the page"),
            **_PLACE,
        },
    ),
    "report_flags": (
        "flags",
        "Cảnh báo | what deserves a look",
        {
            **_PLAN,
            "severity": ("i.severity", "Mức độ | error, warning or info"),
            "code": ("i.code", "Mã cảnh báo | docs/records.md tells each"),
            "message_vi": ("i.message_vi", "Nội dung | one sentence in Vietnamese"),
            "message": ("i.message", "Nội dung (Anh) | the same sentence in English"),
            **{name: column for name, column in _PLACE.items() if name != "confidence"},
        },
    ),
}
# A plan stands in the views while a file holds it, as in every list of the program.
_STILL_THERE = "EXISTS (SELECT 1 FROM files f WHERE f.sha256 = p.sha256 AND f.state = 'kept')"
_DEADLINE = " LEFT JOIN dates d ON d.plan_id = i.plan_id AND d.position = i.deadline"


def upgrade() -> None:
    """Makes the views."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for view, (table, meaning, columns) in _VIEWS.items():
        picked = ", ".join(f'{words} AS "{name}"' for name, (words, _) in columns.items())
        source = "plans p" if table == "plans" else f"{table} i JOIN plans p ON p.plan_id = i.plan_id"
        more = _DEADLINE if table == "assignments" else ""
        _run(f"CREATE VIEW {view} AS SELECT {picked} FROM {source}{more} WHERE {_STILL_THERE}")
        _run(f"COMMENT ON VIEW {view} IS {_quoted(meaning)}")
        for name, (_, told) in columns.items():
            _run(f'COMMENT ON COLUMN {view}."{name}" IS {_quoted(told)}')


def downgrade() -> None:
    """Takes the views away."""
    if op.get_bind().dialect.name == "postgresql":
        for view in _VIEWS:
            _run(f"DROP VIEW {view}")


def _run(sql: str) -> None:
    op.get_bind().exec_driver_sql(sql.replace("%", "%%"))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
