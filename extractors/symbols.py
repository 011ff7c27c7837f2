"""The number and symbol of a document as printed: 19/CT-TTg, 30/2020/NĐ-CP, 34-CT/TW, 39/2005/QH11.

State documents write <number>/<kind>-<office> (Nghị định 30/2020/NĐ-CP, Phụ lục I and III), normative
ones put the year between; the Party writes <number>-<kind>/<office> (Hướng dẫn 36-HD/VPTW năm 2018).
"""

import re
from dataclasses import dataclass

_PART = r"[A-ZĐƯ][A-Za-zĐđƯưÐ]{0,19}[0-9]{0,2}"
_KIND = r"(?:NQ|CT|KL|QĐ|Q[Đđ]i|KH|CTr|TTr|HD|TB|BC|CV|QC|ĐA)"  # the letters that the Party and the youth union use
SYMBOL = re.compile(
    rf"""(?P<number>\d{{1,5}}[a-zA-Z]?)
    (?: \s?[/-]\s?(?P<year>(?:19|20)\d\d)\s?/\s?(?P<normative>{_PART}(?:\s?[-–&/]\s?{_PART}){{0,5}})
      | \s?/\s?(?P<state>{_PART}(?:(?:\s?[-–&/]\s?|\.){_PART}(?!\w)){{0,5}}(?:\([A-ZĐ]{{1,6}}\d{{0,2}}\))?)
      | \s?[-–]\s?(?P<dashed>{_KIND}\s?-\s?{_PART})(?!\w)
      | \s(?P<spaced>{_KIND}\s?/\s?{_PART}(?:[-.]{_PART}){{0,3}})
      | \s?[-–]\s?(?P<party>[A-ZĐ][A-Za-zđĐi]{{0,5}}\s?/\s?{_PART}(?:[-.]{_PART}){{0,3}})
      | -(?P<old>CP|TTg|HĐBT)\b
    )""",
    re.VERBOSE,
)
_RUN_ON = re.compile(r"(?<=[A-Za-zĐđ0-9])(?=ngày\s?\d)")  # "70-TB/TWngày 5/3": a converter lost the space
_KIND_PARTS = re.compile(r"[-–/&.(]")
# Resolutions of the United Nations: A/RES/70/260, also printed A/70/RES/260.
_UNITED_NATIONS = re.compile(r"A/(?:RES/\d{1,3}|\d{1,3}/RES)/(?P<number>\d{1,4})(?![\w/])")
# A title in capitals prints the small letters of a symbol large.
_SMALL = (("TTG", "TTg"), ("CTR", "CTr"), ("TTR", "TTr"))
_LARGE = re.compile(r"(?<![A-ZĐa-z])(?:TTG|CTR|TTR)(?![A-ZĐa-z])")


@dataclass(frozen=True)
class Symbol:
    """A printed number: its digits, the letters after it, the form to compare by, and its interval in the text."""

    number: str
    letters: str
    canonical: str
    start: int
    end: int

    @property
    def kind_letters(self) -> str:
        """The letters that name the kind: CT of 19/CT-TTg and of 34-CT/TW; QH11 of 39/2005/QH11."""
        return _KIND_PARTS.split(self.letters)[0]


def symbol_at(text: str, at: int) -> Symbol | None:
    """The symbol that begins exactly at the offset, or None.  A Party number without its dash gets it: "298 KH/TWĐTN".

    >>> symbol_at("34-CT/TW ngày", 0).canonical, symbol_at("19 /CT- TTg", 0).canonical, symbol_at("12/5/2020", 0)
    ('34-CT/TW', '19/CT-TTg', None)
    """
    if run_on := _RUN_ON.search(text, at, at + 40):
        text = text[: run_on.start()]
    match = SYMBOL.match(text, at)
    if match is None:
        nations = _UNITED_NATIONS.match(text, at)
        return Symbol(nations["number"], "A/RES", nations.group(), *nations.span()) if nations else None
    letters = match["normative"] or match["state"] or match["dashed"] or match["spaced"] or match["party"] or match["old"]
    letters = re.sub(r"\s+", "", letters).replace("–", "-").replace("Ð", "Đ")
    canonical = re.sub(r"\s+", "", match.group()).replace("–", "-").replace("Ð", "Đ")
    if match["spaced"]:
        canonical = f"{match['number']}-{letters}"
    if _LARGE.search(letters):
        letters, canonical = _with_small_letters(letters), _with_small_letters(canonical)
    return Symbol(match["number"], letters, canonical, match.start(), match.end())


def _with_small_letters(symbol: str) -> str:
    return _LARGE.sub(lambda match: dict(_SMALL)[match.group()], symbol)


_BLANK = re.compile(
    rf"(?:[.…_]\s?){{0,40}}\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?(?P<state>{_KIND}(?:\s?[-–&]\s?{_PART}){{1,5}}(?:/{_PART})?)"
    rf"|(?:[.…_]\s?){{0,40}}[-–]\s?(?P<party>{_KIND}/{_PART})"
)


def blank_symbol_at(text: str, at: int) -> Symbol | None:
    """The symbol whose number was left to be filled in by hand ("số …/QĐ-UBND"), or None; its number is empty.

    >>> blank_symbol_at("....../QĐ-UBND ngày", 0).letters, blank_symbol_at("12/QĐ-UBND", 0)
    ('QĐ-UBND', None)
    """
    match = _BLANK.match(text, at)
    if match is None:
        return None
    letters = re.sub(r"\s+", "", match["state"] or match["party"]).replace("–", "-")
    return Symbol("", letters, "", match.start(), match.end())
