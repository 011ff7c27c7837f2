"""Unicode to the encodings of the nineties, and a DOCX to one of those years."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import groupby

from docx.oxml.ns import qn
from lxml import etree

from corpus.readers import tcvn3, vni

_TCVN3 = {letter: chr(tcvn3.FIRST + at) for at, letter in enumerate(tcvn3.LETTERS)}
# The ABC fonts have these capitals only; all others are drawn by the font of capitals.
_TCVN3_CAPITALS = "ĂÂÊÔƠƯĐ"
_VNI = {letter: written for written, letter in vni.LETTERS.items() if written.islower() or written.isupper()}


def to_tcvn3(text: str) -> str:
    """The text as a .Vn font holds it; capitals with tone marks become small letters."""
    return "".join(_tcvn3_letter(letter) for letter in text)


def _tcvn3_letter(letter: str) -> str:
    if letter in _TCVN3 and (letter.islower() or letter in _TCVN3_CAPITALS):
        return _TCVN3[letter]
    return _TCVN3.get(letter.lower(), letter)


def to_vni(text: str) -> str:
    """The text as a VNI font holds it."""
    return "".join(_VNI.get(letter, letter) for letter in text)


def tcvn3_runs(text: str) -> Iterator[tuple[str, str]]:
    """(words, font): what is all capitals, or a capital with a tone, is typed small in the font of capitals."""

    def font(word: str, letter: str) -> str:
        lettered = [c for c in word if c.isalpha()]
        capital = len(lettered) > 1 and all(map(str.isupper, lettered))
        toned = letter.isupper() and not letter.isascii() and letter not in _TCVN3_CAPITALS
        return ".VnTimeH" if capital or toned else ".VnTime"

    marked = [(letter, font(word, letter)) for word in _words(text) for letter in word]
    for name, letters in groupby(marked, key=lambda pair: pair[1]):
        part = "".join(letter for letter, _ in letters)
        yield to_tcvn3(part.lower() if name == ".VnTimeH" else part), name


def vni_runs(text: str) -> Iterator[tuple[str, str]]:
    """The text as one run in a VNI font."""
    yield to_vni(text), "VNI-Times"


def _words(text: str) -> list[str]:
    return ["".join(letters) for _, letters in groupby(text, key=str.isspace)]


def docx_in(data: bytes, runs: Callable[[str], Iterator[tuple[str, str]]]) -> bytes:
    """The DOCX with each run's words written and set as `runs` says."""

    def rewritten(xml: bytes) -> bytes:
        root = etree.fromstring(xml)
        for text in list(root.iter(qn("w:t"))):
            run = text.getparent()
            assert run is not None
            parts = list(runs(text.text or "")) or [("", "")]
            for words, font in parts[:-1]:
                run.addprevious(_run_like(run, words, font))
            whole = _run_like(run, *parts[-1])
            inner = whole.find(qn("w:t"))
            assert inner is not None
            text.text = inner.text
            _set_font(run, parts[-1][1])
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return rewrite(data, rewritten)


def rewrite(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The DOCX with the XML of its body, notes and headers changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            is_text = name.startswith(("word/document", "word/footnotes", "word/header"))
            new.writestr(name, change(part) if is_text and name.endswith(".xml") else part)
    return out.getvalue()


def _run_like(run: etree._Element, words: str, font: str) -> etree._Element:
    copy = etree.Element(qn("w:r"))
    properties = run.find(qn("w:rPr"))
    if properties is not None:
        copy.append(etree.fromstring(etree.tostring(properties)))
    text = etree.SubElement(copy, qn("w:t"))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    _set_font(copy, font)
    return copy


def _set_font(run: etree._Element, font: str) -> None:
    properties = run.find(qn("w:rPr"))
    if properties is None:
        properties = etree.Element(qn("w:rPr"))
        run.insert(0, properties)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = etree.Element(qn("w:rFonts"))
    properties.insert(0, fonts)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), font)
