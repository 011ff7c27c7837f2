"""The subject of a plan and the slogan of its year."""

import re
from collections.abc import Sequence
from itertools import groupby

from extractors.attachments import without_notes
from extractors.casing import sentence_case
from extractors.kinds import KindLine
from extractors.lines import Line, is_caps
from schemas.spelling import squeeze

_ATTACHED = re.compile(
    r"\s*\((?:ban hành |đính )?kèm theo.*$|\s*\(?(?:ban hành )?kèm theo (?:quyết định|kế hoạch|công văn|tờ trình).*$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"[\W_]{2,}$")
_LEAD = re.compile(r"V/v:?\s+", re.IGNORECASE)
_THEME = re.compile(
    r"chủ đề(?P<between>[^“”\"\n.;]{0,70}?)[:,]?\s*[“\"«](?P<words>[^“”\"«»\n]{8,250})[”\"»]",
    re.IGNORECASE,
)
_THEME_OF = re.compile(r"\s{0,2}(?::|là)\s{0,2}[“\"](?P<words>[^“”\"\n]{8,250})[”\"]")


def read_title(lines: Sequence[Line], kind: KindLine | None, evidence: str) -> tuple[str, int, int] | None:
    """The title in these lines, without the kind, on one line, with its offsets; None where it has none.

    In capitals it is given as a sentence writes it; `evidence` is the body, whose names keep their capitals.
    """
    parts: list[tuple[str, int, int]] = []
    for number, line in enumerate(without_notes(lines)):
        text, start = line.text, line.start
        if number == 0 and kind is not None:
            text, start = text[kind.end :], start + kind.end
        if text.strip() and not _SEPARATOR.match(text.strip()):
            parts.append((text, start, start + len(text)))
    if not parts:
        return None
    text = _ATTACHED.sub("", " ".join(_in_sentence_case([part[0] for part in parts], evidence)))
    text = _LEAD.sub("", text.strip(" :*_-–"), count=1).rstrip(" ./;,:*_-–").strip()
    if not text:
        return None
    start = parts[0][1] + len(parts[0][0]) - len(parts[0][0].lstrip(" :*_-–"))
    if text[0] in '“"' and text[-1] in '”"' and text.count(text[-1]) <= 2:
        text = text[1:-1]
    return text, start, max(parts[-1][2], start + 1)


def _in_sentence_case(texts: Sequence[str], evidence: str) -> list[str]:
    """The lines of a title; those in capitals that follow one another are read together."""
    runs = groupby(texts, key=is_caps)
    return [sentence_case(squeeze(" ".join(run)), evidence) if caps else squeeze(" ".join(run)) for caps, run in runs]


def read_theme(text: str, first: int, body: int) -> tuple[str, int, int] | None:
    """The slogan after "chủ đề" with its offsets, from `first` on; one in the first `body` characters wins.

    A quotation without the word is no theme.
    """
    match = _THEME.search(text, first, body) or _THEME.search(text, body)
    if match is None:
        return None
    named = _THEME_OF.match(text, match.end())  # "Chủ đề “Năm An toàn giao thông 2012”: “…”"
    quoted, begin = (named["words"], named.start("words")) if named else (match["words"], match.start("words"))
    words = quoted.strip(" .,;")
    at = begin + quoted.find(words)
    return (squeeze(words), at, at + len(words)) if words else None
