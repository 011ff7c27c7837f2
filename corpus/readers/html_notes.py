"""The notes of a web page that Word or LibreOffice saved: they stand at its end, but are read behind what calls them."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

# Word: <a href="#_ftn1" name="_ftnref1"> … <div id=ftn1>; LibreOffice: <a href="#sdfootnote1sym"> … <div id="sdfootnote1">.
_NOTE = re.compile(r"(?:ftn|edn|sdfootnote|sdendnote)\d+")
_CALL = re.compile(r"#_?((?:ftn|edn|sdfootnote|sdendnote)\d+)(?:sym)?")
_BACK = re.compile(r"#(?:_(?:ftn|edn)ref\d+|sd(?:foot|end)note\d+anc)")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a page by their names."""

    _elements: dict[str, _Element] = field(default_factory=dict)
    _inside: bool = False  # a note is being read

    @classmethod
    def of(cls, root: _Element) -> "Notes":
        """Those that a link in the page calls; others stay where they stand."""
        called = {match[1] for link in root.iter("a") if (match := _CALL.fullmatch(link.get("href", "")))}
        found = {element.get("id", ""): element for element in root.iter("div") if _NOTE.fullmatch(element.get("id", ""))}
        return cls({name: element for name, element in found.items() if name in called})

    def called(self, link: _Element) -> str | None:
        """The name of the note that the link calls; None where it calls none."""
        match = _CALL.fullmatch(link.get("href", ""))
        return match[1] if match and match[1] in self._elements else None

    def inside(self) -> "Notes":
        """What counts in a note: it calls no other, lest two call each other for ever."""
        return Notes(_inside=True)

    def element(self, name: str) -> _Element:
        """The element that holds the note; KeyError for a name that `called` did not give."""
        return self._elements[name]

    def holds(self, element: _Element) -> bool:
        """Whether the element is a note, which is read where it is called."""
        return self._elements.get(element.get("id", "")) is element

    def is_mark(self, link: _Element) -> bool:
        """Whether the link is the number in front of the note that is read, which leads back to its paragraph."""
        return self._inside and _BACK.fullmatch(link.get("href", "")) is not None
