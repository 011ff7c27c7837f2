"""Tables of tasks."""

import pytest

from extractors.offices import View
from extractors.task_tables import read_task_table
from schemas.document import Cell, Table
from schemas.spelling import plain


def table_of(rows, spans=()):
    """(view, table) of rows of words; `spans` holds (row, column, rows) of cells that reach down."""
    text, cells = "", []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if words is None:
                continue
            text += " | " if c else ""
            down = next((n for row_at, column, n in spans if (row_at, column) == (r, c)), 1)
            cells.append(Cell(row=r, column=c, start=len(text), end=len(text) + len(words), rows=down))
            text += words
        text += "\n"
    return View(text, plain(text)), Table(start=0, end=len(text), cells=tuple(cells))


def read(rows, spans=()):
    view, table = table_of(rows, spans)
    return [
        (view.text[r.start : r.end], r.leads, r.supports, view.text[slice(*r.time)], r.product)
        for r in read_task_table(view, table)
    ]


def test_columns_in_any_order_and_wording():
    rows = [
        ["TT", "Thời gian thực hiện", "Nội dung công việc", "Sản phẩm", "Đơn vị phối hợp", "Cơ quan chủ trì"],
        ["1", "Quý I/2022", "Rà soát văn bản", "Báo cáo", "Sở Tư pháp; các sở, ngành", "Văn phòng UBND tỉnh"],
    ]
    assert read(rows) == [("Rà soát văn bản", ("Văn phòng UBND tỉnh",), ("Sở Tư pháp", "các sở, ngành"), "Quý I/2022", "Báo cáo")]


def test_a_cell_that_reaches_down_counts_for_each_row():
    rows = [["Nhiệm vụ", "Người phụ trách"], ["Lập kế hoạch", "Tổ trưởng Lan"], ["Dự giờ", None]]
    assert [row[:2] for row in read(rows, [(1, 1, 2)])] == [
        ("Lập kế hoạch", ("Tổ trưởng Lan",)),
        ("Dự giờ", ("Tổ trưởng Lan",)),
    ]


def test_leader_and_partners_in_one_cell():
    rows = [["Hoạt động", "Đơn vị thực hiện", "Thời hạn"], ["Tập huấn", "Chủ trì: Sở Y tế; Phối hợp: Sở Tài chính", "30/6"]]
    assert read(rows) == [("Tập huấn", ("Sở Y tế",), ("Sở Tài chính",), "30/6", None)]


def test_headings_between_rows_and_empty_cells_are_no_tasks():
    rows = [
        ["TT", "Nhiệm vụ", "Chủ trì"],
        ["I", "Công tác tuyên truyền", ""],
        ["1", "In tờ rơi", "Phòng Nội vụ"],
        ["2", "", "Phòng Nội vụ"],
        ["II", "Công tác tổ chức", "Công tác tổ chức"],  # a cell over all columns, repeated by a converter
        ["3", "Họp", "..."],
    ]
    assert [row[0] for row in read(rows)] == ["In tờ rơi"]


@pytest.mark.parametrize(
    "head",
    [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện 2020", "Kế hoạch 2021"],  # targets
        ["Đơn vị được kiểm tra", "Thời gian", "Địa điểm"],  # a schedule
        ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"],  # members: no one leads a task
        ["Nội dung", "Kinh phí", "Ghi chú"],
        ["Nhiệm vụ", "Thời gian"],
    ],
)
def test_other_tables(head):
    assert read([head, ["1", "A", "B", "C", "D"][: len(head)]]) == []


def test_an_empty_table():
    assert read([]) == []


def test_a_column_of_units_holds_no_leaders():
    head = ["TT", "Nội dung", "Đơn vị", "Kế hoạch"]
    assert read([head, ["1", "Doanh thu", "tỷ đồng", "30"], ["2", "Số hội thi", "hội thi", "4"]]) == []
    assert [row[1] for row in read([head, ["1", "In tờ rơi", "Phòng Nội vụ", "x"]])] == [("Phòng Nội vụ",)]


def test_heads_in_two_rows_and_those_who_oversee():
    rows = [["TT", "Nhiệm vụ", "Cơ quan", "Cơ quan"], ["", "", "Chủ trì", "Phối hợp"], ["1", "Lập quy chế", "Sở A", "Sở B"]]
    assert [row[:3] for row in read(rows)] == [("Lập quy chế", ("Sở A",), ("Sở B",))]
    rows = [["Nhiệm vụ", "Lãnh đạo phụ trách", "Phòng chủ trì", "Tháng"], ["Lập đề án", "Ông A", "Phòng B", "6/2024"]]
    assert [(row[1], row[3]) for row in read(rows)] == [(("Phòng B",), "6/2024")]


def test_people_by_name():
    rows = [
        ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"],
        ["1", "Lê Văn An", "Hiệu trưởng", "- Chỉ đạo chung"],
        ["2", "Vũ Bé", "Kế toán", "Thư ký"],
    ]
    assert [row[:2] for row in read(rows)] == [("- Chỉ đạo chung", ("Lê Văn An",))]


def test_classes_and_their_work():
    head = ["TT", "Lớp", "GV chỉ đạo", "Nội dung công việc", "Dụng cụ"]
    rows = [head, ["1", "9A", "Bùi Phương", "Cắt cỏ sau nhà xe", "Liềm"], ["2", "9B", "Lê Hẹn", "Dọn rác", "Chổi"]]
    assert [row[:2] for row in read(rows)] == [("Cắt cỏ sau nhà xe", ("9A",)), ("Dọn rác", ("9B",))]
    # What a class learns is no task of its own.
    assert read([["Lớp", "Nội dung"], ["9A", "Phép nhân đa thức"]]) == []
