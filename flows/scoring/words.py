"""When two wordings say the same."""

import re
import unicodedata
from collections import Counter

_TONE_PLACES = (("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"))


def same_form(text: str | None) -> str:
    """The text as it is compared: case, spaces, markup, quotes and the place of the tone mark do not matter."""
    out = unicodedata.normalize("NFC", text or "").casefold()
    for old, new in _TONE_PLACES:
        out = out.replace(old, new)
    out = re.sub(r"[*_“”\"'‘’]", "", out).replace("–", "-")
    return re.sub(r"\s+", " ", out).strip(" .,;:-/")


def words(text: str | None) -> list[str]:
    """The words of the compared form."""
    return re.findall(r"\w+", same_form(text))


def overlap(a: str | None, b: str | None) -> float:
    """Shared words over the shorter side, 0..1."""
    left, right = Counter(words(a)), Counter(words(b))
    shorter = min(left.total(), right.total())
    return (left & right).total() / shorter if shorter else 0.0


def f1_words(a: str | None, b: str | None) -> float:
    """Twice the shared words over all words, 0..1."""
    left, right = Counter(words(a)), Counter(words(b))
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0
