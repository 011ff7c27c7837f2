"""Phrases around figures that a scanner misread, spelled right again, character for character."""

from extractors.lexicon import load_lexicon
from extractors.reading import Reading
from schemas.spelling import fold

_RIGHT = {fold(form): form for rule in load_lexicon("target_cues").rule for form in rule.forms}


def mended(reading: Reading) -> str:
    """`reading.plain` with the phrases of the lexicon `target_cues` in their right spelling: "tổi thiểu" → "tối thiểu".

    Only what looks figures up reads it; the text of the record never changes.
    """
    plain = reading.plain
    parts: list[str] = []
    position = 0
    for span in reading.doc.spans.get("target_cues", ()):
        start, end = span.start_char, span.end_char
        printed = plain[start:end]
        right = _RIGHT.get(fold(printed))
        if right is not None and right != printed and len(right) == len(printed):
            parts += [plain[position:start], right]
            position = end
    return "".join(parts) + plain[position:] if parts else plain
