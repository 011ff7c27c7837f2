"""Plans of one office that say the same thing year after year, told apart from its plans on other matters."""

import re
from collections.abc import Sequence

from comparison.wording import Vocabulary
from schemas.record import PlanRecord

_ALIKE = 0.4
_YEARS = re.compile(r"\b(?:năm|giai đoạn|nhiệm kỳ)?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?")


def families(records: Sequence[PlanRecord]) -> list[int]:
    """For each record the number of its family; plans belong together where their titles say the same but for the year."""
    titles = [_YEARS.sub(" ", record.header.title or "") for record in records]
    alike = Vocabulary(titles).alike(titles, titles)
    family = list(range(len(records)))
    for one in range(len(records)):
        for other in range(one):
            if family[one] != family[other] and alike[one, other] >= _ALIKE:
                old, new = family[one], family[other]
                family = [new if number == old else number for number in family]
    numbers = {number: place for place, number in enumerate(dict.fromkeys(family))}
    return [numbers[number] for number in family]
