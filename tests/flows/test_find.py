"""Which files are tried, which are passed over, and what is no file at all."""

import os

import pytest

from flows.find import Problem, find_files, printable
from flows.report import LoadReport, Outcome


def names(found):
    return [os.path.basename(path) for path in found.files]


def write(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


TRIED = [
    ("a.txt", True),
    ("a.docx", True),
    ("A.PDF", True),
    ("plan", True),
    ("plan.odd", True),
    ("scan.png", True),
    ("so.31.KH", True),
    ("table.xlsx", False),
    ("kehoach.db", False),
    (".hidden.txt", False),
    ("~$plan.docx", False),
    ("Thumbs.db", False),
    ("desktop.ini", False),
]


@pytest.mark.parametrize(("name", "tried"), TRIED)
def test_what_is_tried_in_a_folder(tmp_path, name, tried):
    write(tmp_path, name)
    assert names(find_files([tmp_path])) == ([name] if tried else [])


def test_a_file_that_is_named_is_tried_whatever_its_name(tmp_path):
    write(tmp_path, "table.xlsx")
    assert names(find_files([tmp_path / "table.xlsx"])) == ["table.xlsx"]


def test_folders_are_walked_in_order_and_each_file_comes_once(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/y.txt", ".git/x.txt", "c.xlsx", "~$b.docx")
    found = find_files([tmp_path, tmp_path / "b.txt", f"{tmp_path}/a/../b.txt"])
    assert names(found) == ["b.txt", "y.txt", "z.txt"]
    assert (dict(found.passed_over), found.hidden, found.problems) == ({".xlsx": 1}, 1, [])


def test_a_path_that_is_not_there(tmp_path):
    found = find_files([tmp_path / "none.txt"])
    assert found.files == []
    assert [(p.reason, p.message) for p in found.problems] == [("unreadable", "There is no such file or folder")]


def test_a_folder_without_plans_says_so(tmp_path):
    write(tmp_path, "table.xlsx", "~$a.docx")
    found = find_files([tmp_path])
    assert [problem.reason for problem in found.problems] == ["empty"]
    assert "1 of other kinds" in found.problems[0].message


def test_what_is_no_file_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    assert names(find_files([tmp_path])) == ["broken.txt"]


def test_a_name_that_is_no_text_can_be_kept(tmp_path):
    raw = os.fsencode(tmp_path) + b"/k\xff.txt"
    with open(raw, "w") as file:
        file.write("x")
    (path,) = find_files([tmp_path]).files
    assert printable(path).endswith("k\\xff.txt")
    printable(path).encode("utf-8")


PROBLEM = Problem("/a", "empty", "The file is empty", "Copy it again")
STATUSES = [
    ([Outcome("/a", "kept")], 0),
    ([Outcome("/a", "unchanged")], 0),
    ([Outcome("/a", "kept"), Outcome("/b", "set_aside", PROBLEM)], 1),
    ([Outcome("/a", "unchanged"), Outcome("/b", "set_aside", PROBLEM)], 1),
    ([Outcome("/b", "set_aside", PROBLEM)], 3),
    ([], 3),
]


@pytest.mark.parametrize(("outcomes", "status"), STATUSES)
def test_exit_status(outcomes, status):
    report = LoadReport()
    for outcome in outcomes:
        report.add(outcome)
    assert report.exit_status == status
    assert report.files == len(outcomes)
