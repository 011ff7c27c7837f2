"""A PDF to a document: each page through its gate, then lines, columns, paragraphs and tables over all pages."""

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage

from corpus.readers.assemble import assemble
from corpus.readers.characters import clean
from corpus.readers.guards import guard_page, guard_pages
from corpus.readers.legacy_fonts import TCVN3, VNI, is_unicode, repaired
from corpus.readers.ocr_data import OcrMode, can_recognise
from corpus.readers.page_words import Page
from corpus.readers.pdf_careful import read_carefully
from corpus.readers.pdf_chars import Frame, frame_of, read_words, text_turn
from corpus.readers.pdf_drawings import read_drawings
from corpus.readers.pdf_gate import judge_careful, judge_layer, judge_words, map_error_share, shows_nothing
from corpus.readers.text_quality import Quality, quality
from schemas.document import Document, Source
from schemas.errors import SourceUnreadable

_MARKED = 0.25  # of the words of TCVN3 and VNI have letters beyond ASCII, at least
_GOOD = 0.85  # of the words are syllables: what judge_words believes
_PAGES_AT_ONCE = 25
_AGAIN = "Open it in a PDF viewer, print it to PDF again, and load that."


def read_pdf(data: bytes, source: Source, ocr: OcrMode = "auto") -> Document:
    """The document in the bytes of a PDF, each word with its page and box.

    Pages without text that can be believed are recognised where OCR is there and `ocr` allows it, else
    named in `empty_pages`; SourceUnreadable("needs_ocr") where no page has any.  `ocr="always"` recognises
    every page.  On damaged files pdfium may raise PdfiumError, or end the process.
    """
    recognises = can_recognise(ocr)
    pdf = _open(data)
    try:
        count = len(pdf)
        guard_pages(count)
        pages: list[Page] = []
        empty: list[int] = []
        recognised = 0
        for number in range(1, count + 1):
            if number % _PAGES_AT_ONCE == 0:  # pdfium keeps what it has parsed until the file is closed
                pdf.close()
                pdf = _open(data)
            page = None if ocr == "always" and recognises else _read_page(pdf, number, data)
            if page is None and recognises:
                page = _recognise(pdf, number)
                recognised += page is not None
            if page is None:
                empty.append(number)
            else:
                pages.append(page)
    finally:
        pdf.close()
    if not any(page.words for page in pages):
        if empty:
            raise SourceUnreadable(
                "needs_ocr",
                f"The file is a scan: none of its {count} pages has text that can be read",
                "Load it again once OCR is there (see: kehoach doctor).",
            )
        raise SourceUnreadable("no_text", "The pages of the file are blank", "Open it and see whether it is the right file.")
    return assemble(pages, source.model_copy(update={"pages": count, "ocr": recognised > 0}), empty)


def _open(data: bytes) -> PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower() and _is_locked(data):
            raise SourceUnreadable(
                "encrypted", "The PDF is locked with a password", "Open it with its password and print it to PDF without one."
            ) from error
        raise SourceUnreadable("damaged", "The PDF is broken or cut short", _AGAIN) from error


def _is_locked(data: bytes) -> bool:
    """Whether it is this file that asks for a password.

    pdfium does not set its error anew for every file that fails: after one locked file, others seem to be locked
    too.  A file that is surely broken sets it.
    """
    last = ""
    for each in (b"%PDF-1.4 broken", data):
        try:
            pypdfium2.PdfDocument(each).close()
        except PdfiumError as error:
            last = str(error)
    return "password" in last.lower()


def _recognise(pdf: PdfDocument, number: int) -> Page | None:
    """The page as OCR reads it; None where it gives no words or nothing like Vietnamese."""
    from corpus.readers.scanned_page import read_scan  # noqa: PLC0415  OpenCV and Tesseract: only who scans pays for them

    try:
        page = pdf[number - 1]
    except PdfiumError:
        return None
    try:
        guard_page(number, *page.get_size())
        read = read_scan(page, number)
    finally:
        page.close()
    return read if read.words and judge_careful(quality(_text(read))) == "believe" else None


def _read_page(pdf: PdfDocument, number: int, data: bytes) -> Page | None:
    """The page (counted from 1), with no words if it is blank; None where only OCR can read it."""
    try:
        page = pdf[number - 1]
    except PdfiumError:
        return None
    try:
        frame = frame_of(page)
        guard_page(number, *frame.shown)
        try:
            text_page = page.get_textpage()
        except PdfiumError:
            return None
        try:
            turn = text_turn(text_page)
            if turn is not None:  # sideways text is read upright, whatever the page says of itself
                frame = frame._replace(quarters=(4 - turn) % 4)
            drawings = read_drawings(page, frame)
            characters = text_page.count_chars()
            if shows_nothing(characters, drawings.picture_share, drawings.shapes):
                return Page(number, *frame.shown)
            if judge_layer(characters, drawings.picture_share, drawings.shapes, map_error_share(text_page)) == "ocr":
                return None
            read = _fast(text_page, frame, number) if turn is not None else None
        finally:
            text_page.close()
    finally:
        page.close()
    if read is not None:
        read.rules = drawings.rules
    return _believed(read, drawings.picture_share, number, data)


def _fast(text_page: PdfTextPage, frame: Frame, number: int) -> Page:
    return Page(number, *frame.shown, words=read_words(text_page, frame, number))


def _believed(read: Page | None, picture_share: float, number: int, data: bytes) -> Page | None:
    """The fast reading where it is good, else the better of it and the careful one; None where neither is."""
    fast = quality(_text(read)) if read is not None else None
    if fast is not None:
        verdict = judge_words(fast, picture_share)
        if verdict != "careful":
            return read if verdict == "believe" else None
        if read is not None and _decode_words(read, fast):
            return read
    careful = read_carefully(data, number)
    if careful is None:
        return read if fast is not None and judge_careful(fast) == "believe" else None
    better = quality(_text(careful))
    if fast is not None and (fast.valid, -fast.lone) >= (better.valid, -better.lone):
        careful, better = read, fast
    return careful if judge_careful(better) == "believe" else None


def _decode_words(page: Page, before: Quality) -> bool:
    """Whether the words were TCVN3 or VNI in fonts that do not say so; then they are decoded now."""
    if before.marked < _MARKED or is_unicode(_text(page)):
        return False
    for font in (TCVN3, VNI):
        words = [word._replace(text=clean(repaired(font.read(word.text)))) for word in page.words]
        after = quality(" ".join(word.text for word in words))
        if after.valid > max(_GOOD, before.valid):
            page.words = [word for word in words if word.text]
            return True
    return False


def _text(page: Page) -> str:
    return " ".join(word.text for word in page.words)
