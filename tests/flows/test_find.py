"""Which files are tried, which are passed over, and what is no file at all."""

import os

import pytest

from flows.find import Finder, Problem, printable
from flows.report import LoadReport, Outcome


def find(*paths):
    """The names of the files, the problems, and who found them."""
    finder = Finder(paths)
    found = list(finder)
    problems = [one for one in found if isinstance(one, Problem)]
    return [os.path.basename(one) for one in found if isinstance(one, str)], problems, finder


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
    assert find(tmp_path)[0] == ([name] if tried else [])


def test_a_file_that_is_named_is_tried_whatever_its_name(tmp_path):
    write(tmp_path, "table.xlsx")
    assert find(tmp_path / "table.xlsx")[0] == ["table.xlsx"]


def test_folders_are_walked_in_order_and_each_file_comes_once(tmp_path):
    write(tmp_path, "b.txt", "a/z.txt", "a/y.txt", ".git/x.txt", "c.xlsx", "~$b.docx")
    files, problems, finder = find(tmp_path, tmp_path / "b.txt", f"{tmp_path}/a/../b.txt")
    assert (files, problems) == (["b.txt", "y.txt", "z.txt"], [])
    assert (dict(finder.passed_over), finder.hidden, finder.files) == ({".xlsx": 1}, 1, 3)


@pytest.mark.parametrize(
    ("named", "files"),
    [
        (["a", "."], ["y.txt", "z.txt", "b.txt"]),
        ([".", "a", "."], ["b.txt", "y.txt", "z.txt"]),
        (["a/z.txt", "a", "a/z.txt"], ["z.txt", "y.txt"]),
        # What a walk leaves out is tried where it is named.
        ([".", "c.xlsx", ".git/x.txt", "~$b.docx"], ["b.txt", "y.txt", "z.txt", "c.xlsx", "x.txt", "~$b.docx"]),
        ([".", ".git"], ["b.txt", "y.txt", "z.txt", "x.txt"]),
    ],
)
def test_paths_that_overlap_give_each_file_once(tmp_path, named, files):
    write(tmp_path, "b.txt", "a/z.txt", "a/y.txt", ".git/x.txt", "c.xlsx", "~$b.docx")
    found, problems, _ = find(*(tmp_path / name for name in named))
    assert (found, problems) == (files, [])


def test_files_come_while_the_folder_is_walked(tmp_path):
    write(tmp_path, "a/1.txt", "b/2.txt")
    finder = iter(Finder([tmp_path]))
    assert os.path.basename(next(finder)) == "1.txt"
    write(tmp_path, "b/3.txt")
    assert [os.path.basename(path) for path in finder] == ["2.txt", "3.txt"]


def test_a_path_that_is_not_there(tmp_path):
    files, problems, _ = find(tmp_path / "none.txt")
    assert files == []
    assert [(p.reason, p.message) for p in problems] == [("unreadable", "There is no such file or folder")]


def test_a_folder_without_plans_says_so(tmp_path):
    write(tmp_path, "table.xlsx", "~$a.docx")
    _, problems, _ = find(tmp_path)
    assert [problem.reason for problem in problems] == ["empty"]
    assert "1 of other kinds" in problems[0].message


def test_what_is_no_file_is_left_alone(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    assert find(tmp_path)[0] == ["broken.txt"]


def test_a_name_that_is_no_text_can_be_kept(tmp_path):
    raw = os.fsencode(tmp_path) + b"/k\xff.txt"
    with open(raw, "w") as file:
        file.write("x")
    (path,) = Finder([tmp_path])
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
