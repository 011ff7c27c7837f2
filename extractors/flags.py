"""Doubts about a plan: every check of the registry, in one list."""

from collections.abc import Callable, Iterator, Sequence

from extractors.flags_figures import figures_that_disagree, mixed_formats
from extractors.flags_header import header_gaps, missing_sections, pages_without_text
from extractors.flags_references import cited_before_issued, kinds_against_symbols, numbers_against_days, references_that_disagree
from extractors.flags_sections import numbering_faults
from extractors.flags_times import deadlines_before_issue, reports_before_work, years_out_of_period
from extractors.flags_words import misread_words
from extractors.items import Items
from extractors.reading import Reading
from schemas.flags import Flag

Check = Callable[[Reading, Items], Iterator[Flag]]

# `copied_from_earlier` needs other plans, so it is raised where they are at hand: in `comparison`.
CHECKS: Sequence[Check] = (
    header_gaps,
    missing_sections,
    pages_without_text,
    deadlines_before_issue,
    reports_before_work,
    years_out_of_period,
    numbering_faults,
    figures_that_disagree,
    mixed_formats,
    references_that_disagree,
    numbers_against_days,
    cited_before_issued,
    kinds_against_symbols,
    misread_words,
)


def raise_flags(reading: Reading, items: Items) -> tuple[Flag, ...]:
    """The flags, those without a place first, then in reading order."""
    flags = [flag for check in CHECKS for flag in check(reading, items)]
    return tuple(sorted(flags, key=lambda f: (f.span.start if f.span else -1, f.code)))
