"""The sample plans in every format that an office has kept: each format a folder of files with the plans' names."""

import subprocess
import tempfile
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from corpus.samples.build import plans
from corpus.samples.docx_layout import docx_of
from corpus.samples.plan_source import Plan
from corpus.samples.text_layout import plain_text
from tests.corpus.legacy_encoders import docx_in, rewrite, tcvn3_runs, to_tcvn3, to_vni, vni_runs

Picture = npt.NDArray[np.uint8]
# A plan that numbers its sections with a slip (5 twice, one skipped) cannot be numbered by Word.
DIGITAL = (
    "docx typed", "docx auto", "docx nfd", "docx apart", "docx tcvn3", "docx vni", "doc", "doc tcvn3", "doc vni", "rtf",
    "html", "pdf", "text", "text wrapped", "text tcvn3", "text tcvn3 small", "text vni",
)  # fmt: skip
SCANS = ("scan 200", "scan 300")
LEAN, NOISE, SPECKS, BLUR = 0.6, 14.0, 1200, 0.6  # degrees, grey levels, a page, pixels


def write_formats(folder: Path, wanted: tuple[str, ...]) -> None:
    """Writes the files of the wanted formats: `folder/<format>/<plan>.<ending>`; what is there stays."""
    made = {plan.name: docx_of(_typed(plan)) for plan in plans()}
    auto = {plan.name: docx_of(plan) for plan in plans()}
    simple: dict[str, Callable[[Plan], bytes]] = {
        "docx typed": lambda plan: made[plan.name],
        "docx auto": lambda plan: auto[plan.name],
        "docx nfd": lambda plan: rewrite(auto[plan.name], lambda xml: _changed(xml, _nfd)),
        "docx apart": lambda plan: rewrite(auto[plan.name], lambda xml: _changed(xml, tones_apart)),
        "docx tcvn3": lambda plan: docx_in(auto[plan.name], tcvn3_runs),
        "docx vni": lambda plan: docx_in(auto[plan.name], vni_runs),
        "text": lambda plan: plain_text(_unslipped(plan)).encode(),
        "text wrapped": lambda plan: _wrapped(plain_text(_unslipped(plan))).encode(),
        "text tcvn3": lambda plan: to_tcvn3(_typeable(plain_text(_unslipped(plan)))).encode("cp1252"),
        "text tcvn3 small": lambda plan: to_tcvn3(_small(_typeable(plain_text(_unslipped(plan))))).encode("cp1252"),
        "text vni": lambda plan: to_vni(_typeable(plain_text(_unslipped(plan)))).encode("cp1252"),
    }
    converted = {"doc": "docx auto", "rtf": "docx auto", "html": "docx auto", "pdf": "docx auto"} | {
        f"doc {name}": f"docx {name}" for name in ("tcvn3", "vni")
    }
    for name in wanted:
        if name in converted and converted[name] not in wanted:
            write_formats(folder, (converted[name],))
        if name in SCANS and "pdf" not in wanted:
            write_formats(folder, ("docx auto", "pdf"))
        target = folder / name
        if target.is_dir():
            continue
        target.mkdir(parents=True)
        if name in simple:
            for plan in plans():
                (target / f"{plan.name}.{'txt' if name.startswith('text') else 'docx'}").write_bytes(simple[name](plan))
        elif name in converted:
            convert(sorted((folder / converted[name]).glob("*.docx")), name.split()[0], target)
        else:
            dpi = int(name.split()[1])
            for path in sorted((folder / "pdf").glob("*.pdf")):
                (target / path.name).write_bytes(scanned(path.read_bytes(), dpi))


def convert(paths: list[Path], ending: str, target: Path) -> None:
    """Has LibreOffice write the files in another format; CalledProcessError where it cannot."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending]
        subprocess.run([*command, "--outdir", str(target), *map(str, paths)], check=True, capture_output=True, timeout=300)


def scanned(pdf: bytes, dpi: int) -> bytes:
    """The PDF as a scanner gives it back: leaning pages, blurred, with noise and specks, as JPEG."""
    out = BytesIO()
    pictures = [Image.fromarray(_page_as_scanned(page, dpi, number)) for number, page in enumerate(pypdfium2.PdfDocument(pdf))]
    pictures[0].save(out, "PDF", resolution=dpi, save_all=True, append_images=pictures[1:], quality=70)
    return out.getvalue()


def _page_as_scanned(page: pypdfium2.PdfPage, dpi: int, number: int) -> Picture:
    pixels = page.render(scale=dpi / 72, grayscale=True).to_numpy()
    gray = np.ascontiguousarray(pixels[:, :, 0] if pixels.ndim == 3 else pixels)
    height, width = gray.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), LEAN if number % 2 else -LEAN, 1)
    gray = cv2.warpAffine(gray, turn, (width, height), borderValue=255).astype(np.uint8)
    gray = cv2.GaussianBlur(gray, (0, 0), BLUR).astype(np.uint8)
    chance = np.random.default_rng(number)
    for y, x in zip(chance.integers(0, height - 2, SPECKS), chance.integers(0, width - 2, SPECKS), strict=True):
        gray[y : y + 2, x : x + 2] = 0
    noisy = gray.astype(np.float64) + chance.normal(0, NOISE, gray.shape)
    result: Picture = np.clip(noisy, 0, 255).astype(np.uint8)
    return result


def tones_apart(text: str) -> str:
    """The text as cp1258 has it: letters with hat or horn whole, tone marks behind them."""
    return "".join(_apart(letter) for letter in unicodedata.normalize("NFC", text))


def _apart(letter: str) -> str:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tones


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _changed(xml: bytes, change: Callable[[str], str]) -> bytes:
    root = etree.fromstring(xml)
    for text in _texts(root):
        text.text = change(text.text or "")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    yield from root.iter(qn("w:t"))


def _typed(plan: Plan) -> Plan:
    return replace(plan, front={**plan.front, "numbering": "typed"})


def _typeable(text: str) -> str:
    """The text without signs that no font of those years had."""
    return text.replace("≥", ">=").replace("≤", "<=").replace("−", "-")


def _small(text: str) -> str:
    """The text with its lines of capitals in small letters, as those hold them who set them in a font of capitals."""
    return "".join((line.lower() if line.isupper() and len(line) > 2 else line) + "\n" for line in text.splitlines())


def _wrapped(text: str) -> str:
    """Lines of a page's width, as a mail program or an old editor leaves them; rows of tables stay whole."""
    return "".join(
        (line if " | " in line else textwrap.fill(line, 82, break_on_hyphens=False)) + "\n" for line in text.splitlines()
    )


def _unslipped(plan: Plan) -> Plan:
    return replace(plan, front={**plan.front, "slips": []})
