"""The numbers of the lists of a web page as a browser prints them, and where a converter broke a list, as it was meant."""

from dataclasses import dataclass, field

from lxml.etree import _Element

from corpus.readers.docx_numbering import print_number

_NUMBERS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LISTS = ("ol", "ul")
_MAX_DEPTH = 64


@dataclass(slots=True)
class ListNumbers:
    """Counts the items of all lists of a page; ask for each item once, in order.

    LibreOffice and Word end a list at each paragraph between its items.  A list that goes on below the first
    level then stands in an outer list without an item before it, `<ol><ol><li>`, which no author writes.
    """

    _counts: dict[int, int] = field(default_factory=dict)  # by depth
    _lists: dict[int, _Element] = field(default_factory=dict)
    _printed: dict[int, str] = field(default_factory=dict)

    def label(self, item: _Element) -> str:
        """What is printed before an item; "-" in a list without numbers."""
        parent = item.getparent()
        depth = _depth(item)
        if parent is None or parent.tag != "ol":
            return "-"
        if self._lists.get(depth) is parent or (parent.get("start") is None and _goes_on(parent)):
            number = self._counts.get(depth, 0) + 1
        else:
            number = _whole(parent.get("start")) or 1
        number = _whole(item.get("value")) or number
        self._forget(depth)
        self._counts[depth], self._lists[depth] = number, parent
        printed = print_number(number, _NUMBERS.get(parent.get("type", "1"), "decimal")) + "."
        outer = self._printed.get(depth - 1, "") if printed[0].isdigit() else ""
        self._printed[depth] = outer + printed if outer[:1].isdigit() else printed
        return self._printed[depth]

    def _forget(self, depth: int) -> None:
        for deeper in [known for known in self._counts if known > depth]:
            del self._counts[deeper], self._lists[deeper], self._printed[deeper]


def _depth(item: _Element) -> int:
    """How many lists the item stands in, as far as that counts."""
    depth = 0
    for holder in item.iterancestors(*_LISTS):
        depth += 1
        if depth == _MAX_DEPTH or holder is None:
            break
    return depth


def _goes_on(listed: _Element) -> bool:
    """Whether the list stands in another one with no item before it."""
    outer = listed.getparent()
    return outer is not None and outer.tag in _LISTS and next(listed.itersiblings("li", preceding=True), None) is None


def _whole(value: str | None) -> int | None:
    return int(value) if value is not None and value.isascii() and value.isdigit() and len(value) < 6 else None
