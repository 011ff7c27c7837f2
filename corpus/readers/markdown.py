"""Markup of Markdown out of the lines of a text: emphasis, headings, escapes, links; what was bold is remembered."""

import re
from collections.abc import Iterator, Sequence

from corpus.readers.raw_lines import RawLine

LINE_BREAK = "\u2028"  # inside a paragraph or a cell; a space in the clean text
_ANY = re.compile(r"[*_#\\\[<`~]|&nbsp;|-{3}|={3}")
_HEADING = re.compile(r"(?:#{1,6}\s+)+(?=\S)")
_CLOSING_HASHES = re.compile(r"\s+#+\s*$")
_RULE = re.compile(r"(?<!\S)(?:-{3,}|={3,}|\*{3,}|~{3,}|—{2,}|–{3,})(?!\S)")
_ESCAPE = re.compile(r"(?<!\\)\\(?=[*_#+\-.()\[\]|>~`!&<{}])")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:https?://|mailto:|www\.|#|\./|/)[^()\s]{0,500}\)")
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:u|b|i|strong|em|sup|sub|span|p|div|center|font)(?:\s[^<>\n]{0,200})?/?>|&nbsp;", re.IGNORECASE)
_FENCE = re.compile(r"(?:```|~~~)\w{0,20}$")
_RUN = re.compile(r"(?<![\\*])\*{1,3}(?!\*)|(?<![\\_])_{1,3}(?!_)")
_LABEL = re.compile(r"\s*(?:[-–+•]|[IVX\d.]{1,8}[.)]|[a-zđ]\)|)\s*")
_OPENING = "“\"'‘([«*_"
_CLOSING = "”\"'’)]»*_.,;:!?…"


def strip_markup(lines: Sequence[RawLine], *, markdown: bool) -> list[RawLine]:
    """The lines without markup; those that were nothing else are gone.

    Emphasis goes from any text, since converters leave it there; the rest of Markdown (code fences, tags, links)
    only where `markdown` says that the file is written in it.
    """
    if not any(_ANY.search(line.text) for line in lines):
        return list(lines)
    for line in lines:
        _strip_line(line, markdown=markdown)
    for paragraph in _runs_of_lines(lines):
        _strip_emphasis(paragraph)
    kept: list[RawLine] = []
    gap = 0
    for line in lines:
        if markdown or "\\" in line.text:
            line.text = _ESCAPE.sub("", line.text).removesuffix("\\") if markdown else _ESCAPE.sub("", line.text)
        if line.text.strip():
            line.gap += gap
            gap = 0
            kept.append(line)
        else:
            gap += line.gap + 1
    return kept


def _strip_line(line: RawLine, *, markdown: bool) -> None:
    text = line.text
    if text[0] == "#" and (match := _HEADING.match(text)):
        text = _CLOSING_HASHES.sub("", text[match.end() :])
        line.heading = line.bold = True
    if markdown:
        text = "" if _FENCE.match(text) else _TAG.sub(" ", _BREAK.sub(LINE_BREAK, _LINK.sub(r"\1", text)))
    line.text = _RULE.sub(" ", text) if _RULE.search(text) else text


def _runs_of_lines(lines: Sequence[RawLine]) -> Iterator[list[RawLine]]:
    """Lines that stand together; emphasis does not reach over a blank line."""
    run: list[RawLine] = []
    for line in lines:
        if run and line.gap:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _strip_emphasis(lines: Sequence[RawLine]) -> None:
    text = "\n".join(line.text for line in lines)
    if "*" not in text and "_" not in text:
        return
    marks, bold = _emphasis(text)
    if not marks:
        return
    at = 0
    for line in lines:
        end = at + len(line.text)
        own = [(a, b) for a, b in marks if at <= a < end]
        if own or any(a < end and b > at for a, b in bold):
            line.bold = line.bold or _is_bold(text, at, end, bold)
            line.text = _cut(text, at, end, own)
        at = end + 1


def _emphasis(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The places of the signs that open and close emphasis, in order, and the stretches in bold."""
    opened: list[tuple[str, int, int]] = []
    marks: list[tuple[int, int]] = []
    bold: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        sign = match.group()
        if _closes(before, after):
            at = next((k for k in range(len(opened) - 1, -1, -1) if opened[k][0] == sign), None)
            if at is not None:
                _, a, b = opened[at]
                del opened[at:]
                marks += [(a, b), (start, end)]
                if len(sign) > 1:
                    bold.append((b, start))
                continue
        if _opens(before, after) and len(opened) < 50:
            opened.append((sign, start, end))
    return sorted(marks), bold


def _opens(before: str, after: str) -> bool:
    return bool(after) and (after.isalnum() or after in _OPENING) and not before.isalnum()


def _closes(before: str, after: str) -> bool:
    return bool(before) and (before.isalnum() or before in _CLOSING or before == "%") and not after.isalnum()


def _is_bold(text: str, start: int, end: int, bold: Sequence[tuple[int, int]]) -> bool:
    """Whether all letters of the line but its label are bold."""
    match = _LABEL.match(text, start, end)
    first = match.end() if match else start
    covered = sum(sum(map(str.isalpha, text[max(a, first) : min(b, end)])) for a, b in bold if a < end and b > first)
    return covered > 0 and covered == sum(map(str.isalpha, text[first:end]))


def _cut(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    parts = []
    for a, b in marks:
        parts.append(text[start:a])
        start = b
    return "".join([*parts, text[start:end]])
