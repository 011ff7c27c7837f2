"""Small hands for the source format of corpus/samples: words with marks are plain strings until they are parsed."""

from decimal import Decimal


def mark(head: str, words: str) -> str:
    """Words under a mark.

    >>> mark("y 2023", "năm 2023")
    '{y 2023: năm 2023}'
    """
    return f"{{{head}: {words}}}"


def capital(words: str) -> str:
    """The words with their first letter large, marks left alone.

    >>> capital("{t = 5 %; ind=x: trên 5%}")
    '{t = 5 %; ind=x: Trên 5%}'
    """
    at = 0
    while words[at : at + 1] == "{":
        at = words.index(": ", at) + 2
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def lowered(words: str) -> str:
    """The words with their first letter small, marks left alone; words in capitals (OCOP) stay.

    >>> lowered("{t = 5 %: {n: Tỷ lệ} 5%}"), lowered("OCOP")
    ('{t = 5 %: {n: tỷ lệ} 5%}', 'OCOP')
    """
    at = 0
    while words[at : at + 1] == "{":
        at = words.index(": ", at) + 2
    if words[at + 1 : at + 2].isupper():
        return words
    return words[:at] + words[at : at + 1].lower() + words[at + 1 :]


def small(words: str) -> str:
    """The words with their first letter small; "OCOP", "UBND" and names are not to be given."""
    return words[:1].lower() + words[1:]


def figure(number: Decimal | int) -> str:
    """A number as Vietnamese offices print it.

    >>> [figure(Decimal(n)) for n in ("1250", "9.45", "7")]
    ['1.250', '9,45', '7']
    """
    whole, _, rest = f"{number:f}".partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")


def two_digits(number: int) -> str:
    """A count below ten with its leading nought, as offices write it against later changes.

    >>> two_digits(5), two_digits(1200)
    ('05', '1.200')
    """
    return f"0{number}" if 0 < number < 10 else figure(number)
