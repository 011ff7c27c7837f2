"""What stands around a plan on the page of a portal: menus, lists of news, the foot of the page; left out of its text.

A page is a portal's where many words are links to other pages.  What Word saved has hardly any, and all of it is read.
"""

import re
from collections.abc import Callable, Iterator

from lxml.etree import _Element

from corpus.readers.columns import is_motto, is_recipients, is_signature

_AROUND = frozenset(["nav", "footer", "aside"])
_HOLDERS = ("div", "ul", "ol", "p", "table", "section", "dl", "td", "li", "form", "header", "span")
_FEWEST_LINKS = 8  # to other pages: fewer are a document's own
_LINKED = 0.6  # of a block's letters: it is a list of links
_LONG = 400  # letters outside of links: more than any page's foot has
_APPENDIX = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|MẪU|Mẫu số|Biểu số)(?!\w)")
_ELSEWHERE = re.compile(r"(?!#|mailto:|tel:|javascript:)\S")


def around(root: _Element) -> frozenset[_Element]:
    """The elements of a portal's page that hold no part of the plan; none of any other page."""
    links = [link for link in root.iter("a") if _ELSEWHERE.match(link.get("href", ""))]
    if len(links) < _FEWEST_LINKS:
        return frozenset()
    marks = [element for element in root.iter() if _own_words(element, _is_mark)]
    around_marks = {holder for mark in marks for holder in mark.iterancestors()}
    found = set(_lists_of_links(links, around_marks))
    plan = _holder_of_plan(marks)
    if plan is not None:
        found.update(_outside(plan))
    return frozenset(found)


def _is_mark(text: str) -> bool:
    return is_motto(text) or is_recipients(text)


def _lists_of_links(links: list[_Element], kept: set[_Element]) -> Iterator[_Element]:
    """The largest blocks around links that hold little but links, and more than one; none that is `kept`."""
    known: dict[_Element, int] = dict.fromkeys(kept, 0)
    for link in links:
        best = None
        for holder in link.iterancestors(*_HOLDERS):
            count = known[holder] if holder in known else known.setdefault(holder, _count_of_links(holder))
            if not count:
                break
            best = holder if count > 1 else best
        if best is not None:
            yield best


def _count_of_links(element: _Element) -> int:
    """How many links the block holds; 0 where it holds too many other words."""
    linked = [_letters(link) for link in element.iter("a")]
    return len(linked) if sum(linked) >= _LINKED * _letters(element) else 0


def _holder_of_plan(marks: list[_Element]) -> _Element | None:
    """The smallest element that holds the first motto and the last list of recipients; None where either is missing."""
    mottos = [mark for mark in marks if is_motto(mark.text or "")]
    ends = [mark for mark in marks if is_recipients(mark.text or "")]
    if not mottos or not ends:
        return None
    above = set(mottos[0].iterancestors())
    return next((holder for holder in ends[-1].iterancestors() if holder in above), None)


def _own_words(element: _Element, told: Callable[[str], bool]) -> bool:
    """Whether the element's own text, not that of the elements in it, tells."""
    text = element.text if isinstance(element.tag, str) else None
    return text is not None and bool(text.strip()) and told(text[:200])


def _outside(plan: _Element) -> Iterator[_Element]:
    """What stands beside the plan and what holds it, but for appendices, a signature, and what is as long as a document."""
    for holder in (plan, *plan.iterancestors()):
        for beside in (*holder.itersiblings(), *holder.itersiblings(preceding=True)):
            if isinstance(beside.tag, str) and (beside.tag in _AROUND or not _may_be_plan(beside)):
                yield beside


def _may_be_plan(element: _Element) -> bool:
    unlinked = _letters(element) - sum(_letters(link) for link in element.iter("a"))
    return unlinked > _LONG or any(_APPENDIX.match(text) or is_signature(text) for text in map(str, element.itertext()))


def _letters(element: _Element) -> int:
    return sum(len(text) - text.count(" ") for text in map(str, element.itertext()))
