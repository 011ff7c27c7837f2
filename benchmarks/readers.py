"""How fast files are read, beside pdfplumber alone and Tesseract alone on the same files in the same run.

    .venv/bin/python -m benchmarks.readers [--no-scan]

CPU seconds of one core.  Issue 3 asks for 75 PDF pages and 60 DOCX files a second, four times pdfplumber, an OCR page
at most 1.3 times what Tesseract alone takes, and 500 pages of PDF under 150 MB.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

import numpy as np
import pdfplumber
import pypdfium2
import tesserocr
from PIL import Image

from benchmarks.format_files import scanned
from corpus.readers.ocr_data import find_data
from corpus.readers.read import read_bytes

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "files"
ROUNDS = 5
LONG = 500  # pages
SCANNED_PAGES = 4
_CHILD = """
import resource, sys
from pathlib import Path
from corpus.readers.read import read_file
read_file(Path(sys.argv[1]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    docx = [path.read_bytes() for path in sorted((SAMPLES / "docx").glob("*.docx"))]
    pdfs = [path.read_bytes() for path in sorted((SAMPLES / "pdf").glob("*.pdf"))]
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in pdfs)
    seconds = best(lambda: _read_all(docx, "a.docx"))
    print(f"DOCX            {len(docx) / seconds:7.1f} files a second")
    seconds = best(lambda: _read_all(pdfs, "a.pdf"))
    alone = best(lambda: _plumb_all(pdfs), rounds=1)
    print(f"PDF             {pages / seconds:7.1f} pages a second, with boxes, paragraphs and tables")
    print(f"pdfplumber      {pages / alone:7.1f} pages a second, words and tables: {alone / seconds:.1f} times slower")
    print(f"PDF of {LONG} pages {_peak_of(_long_pdf(pdfs[0])):5.0f} MB at most")
    if "--no-scan" not in sys.argv[1:] and find_data() is not None:
        _print_scans(pdfs)


def _print_scans(pdfs: list[bytes]) -> None:
    for dpi in (200, 300):
        scan = scanned(_first_pages(pdfs[0], SCANNED_PAGES), dpi)
        pictures = [_picture(page, dpi) for page in pypdfium2.PdfDocument(scan)]
        alone = best(lambda pictures=pictures, dpi=dpi: [_recognised(p, dpi) for p in pictures], rounds=2)  # type: ignore[misc]
        seconds = best(lambda scan=scan: read_bytes(scan, "a.pdf"), rounds=2)  # type: ignore[misc]
        ratio = f"{seconds / alone:.2f} times Tesseract alone ({alone / SCANNED_PAGES:.2f})"
        print(f"scan {dpi} dpi    {seconds / SCANNED_PAGES:7.2f} seconds a page, {ratio}")


def best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the best round, after a warm-up."""
    work()
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def _read_all(files: list[bytes], name: str) -> None:
    for data in files:
        read_bytes(data, name)


def _plumb_all(files: list[bytes]) -> None:
    for data in files:
        with pdfplumber.open(BytesIO(data)) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.extract_tables()
                page.close()


def _first_pages(data: bytes, count: int) -> bytes:
    out, made = BytesIO(), pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(data), list(range(count)))
    made.save(out)
    return out.getvalue()


def _picture(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(np.squeeze(page.render(scale=dpi / 72, grayscale=True).to_numpy())))


def _recognised(picture: Image.Image, dpi: int) -> str:
    with tesserocr.PyTessBaseAPI(path=find_data(), lang="vie", psm=tesserocr.PSM.AUTO) as engine:
        engine.SetImage(picture)
        engine.SetSourceResolution(dpi)
        return str(engine.GetUTF8Text())


def _long_pdf(data: bytes) -> bytes:
    made, source, out = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(data), BytesIO()
    while len(made) < LONG:
        made.import_pages(source)
    made.save(out)
    return out.getvalue()


def _peak_of(data: bytes) -> float:
    """The most memory (MB) of a process that does nothing but read this file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        told = subprocess.run([sys.executable, "-c", _CHILD, file.name], capture_output=True, text=True, check=True)
    return float(told.stdout) / 1024


if __name__ == "__main__":
    main()
