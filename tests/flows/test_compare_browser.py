"""The page of `kehoach compare` in a real browser, where there is one: it loads nothing, and what can be pressed works."""

import json
import re
import shutil
import subprocess

import pytest

from comparison.compare import compare
from flows.comparison_page.page import page
from tests.comparison.labelled import records_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not there")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
# What a reader does, and what the page then shows, as the title of the page.
USED = """<script>
const seen = {};
document.querySelector("#changes button.figure").click();
seen.quote = !document.getElementById("quote").hidden && document.getElementById("quote").textContent;
document.querySelector("#quote button").click();
seen.closed = document.getElementById("quote").hidden;
document.getElementById("words").value = "xuat khau";
document.getElementById("words").oninput();
const rows = [...document.querySelectorAll("#changes tr[data-verdicts]")];
seen.rows = rows.filter((row) => !row.hidden).map((row) => row.cells[0].innerText);
document.getElementById("language").click();
seen.heading = document.querySelector("h1").innerText;
seen.shown = document.body.scrollWidth <= window.innerWidth;
document.title = JSON.stringify(seen);
</script></body>"""


@pytest.fixture(scope="module")
def text():
    return page(compare("Ban Quản lý các khu công nghiệp tỉnh Lạc Giang", records_of("lacgiang-kcn")), "vi")


def browse(folder, text, *flags):
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile", *flags, path.as_uri()]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=120).stdout


@pytest.mark.parametrize("width", [420, 1400])
def test_what_can_be_pressed(tmp_path, text, width):
    shown = browse(tmp_path, text.replace("</body>", USED), f"--window-size={width},900", "--dump-dom")
    seen = json.loads(re.search(r"<title>(.*?)</title>", shown, re.S)[1])
    assert "lacgiang-kcn-" in seen["quote"]
    assert seen["closed"] is True
    assert seen["rows"] == ["Kim ngạch xuất khẩu"]
    assert seen["heading"].startswith("What changed")
    assert seen["shown"] is True  # wide tables scroll in their box, the page does not


def loaded(folder, text):
    """What the page asked for besides itself."""
    told = (
        '<script>onload = () => { document.title = performance.getEntriesByType("resource").map((one) => one.name); };</script>'
    )
    shown = browse(folder, text.replace("</body>", f"{told}</body>"), "--dump-dom")
    return re.search(r"<title>(.*?)</title>", shown, re.S)[1]


def test_it_asks_for_nothing(tmp_path, text):
    assert loaded(tmp_path, text) == ""


def test_what_another_page_asks_for_is_seen(tmp_path, text):
    policy = re.compile("<meta http-equiv=.*?>")
    assert loaded(tmp_path, policy.sub('<script src="https://127.0.0.1:9/a.js"></script>', text)) == "https://127.0.0.1:9/a.js"


def test_it_can_be_painted(tmp_path, text):
    browse(tmp_path, text, f"--screenshot={tmp_path}/page.png")
    assert (tmp_path / "page.png").stat().st_size > 20_000
