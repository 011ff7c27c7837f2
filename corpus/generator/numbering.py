"""The ways in which offices number the parts of a plan."""

from dataclasses import dataclass

from corpus.generator.chance import Chance

_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_LETTERS = "abcdđeghiklmnopq"


@dataclass(frozen=True, slots=True)
class Style:
    """How each level is labelled; a form names the counter: R(oman), A, 1, a, P(hần thứ …), D(iều), - (no number)."""

    forms: tuple[str, ...]
    capitals: bool = True  # the outermost headings stand in capitals
    colon: bool = False  # headings further in end with a colon

    def label(self, level: int, count: int, above: str) -> str:
        """The label as printed, empty where the level has none; `above` is the number of the section that holds it.

        >>> Style(("R.", "1.", "a)")).label(1, 4, ""), Style(("1.", "1.1.")).label(2, 3, "2")
        ('IV.', '2.3.')
        """
        form = self.forms[min(level, len(self.forms)) - 1]
        head, end = form[:-1], form[-1]
        match head:
            case "R":
                return _ROMAN[count] + end
            case "A":
                return "ABCDEGHIKLM"[count - 1] + end
            case "P":
                return f"Phần thứ {_ORDINALS[count]}{end}"
            case "D":
                return f"Điều {count}{end}"
            case "a":
                return _LETTERS[count - 1] + end
            case "1.1":
                return f"{above}.{count}{end}"
            case "":
                return ""
            case _:
                return f"{count}{end}"


USUAL = Style(("R.", "1.", "a)"))
STYLES: dict[Style, float] = {
    USUAL: 10,
    Style(("R.", "1.", "1.1.")): 3,
    Style(("R.", "1.", "a)"), colon=True): 3,
    Style(("R-", "1-", "a)")): 1.5,
    Style(("R.", "1/", "a/")): 1.5,
    Style(("R/", "1/", "a/"), colon=True): 1,
    Style(("A.", "R.", "1.", "a)")): 2,
    Style(("1.", "1.1.", "a)")): 2.5,
    Style(("1.", "1.1.", "1.1.1."), capitals=False): 1,
    Style(("1.", "a)"), capitals=False): 2,
    Style(("1)", "a)"), capitals=False): 0.7,
    Style(("P.", "R.", "1.", "a)")): 0.7,
    Style(("D.", "1.", "a)"), capitals=False): 0.7,
    Style(("-", "1.", "a)")): 1,
}


def draw_style(chance: Chance, sections: int) -> Style:
    """One way to number so many sections; letters are left to short plans, where "I" can only be a Roman one."""
    style = chance.weighted(STYLES)
    return USUAL if style.forms[0] == "A." and sections > 6 else style
