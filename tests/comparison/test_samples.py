"""The verdicts on the project's own plans, against labels written by hand: all right, and no wrong pair."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from comparison.compare import compare
from comparison.model import Figure, Series
from comparison.repeats import without_repeats
from comparison.series import line_up
from comparison.wording import Vocabulary
from tests.comparison.labelled import OFFICES, Label, gold_figures_of, labels_of, records_of


def from_gold(office: str) -> tuple[Series, ...]:
    figures = gold_figures_of(office)
    vocabulary = Vocabulary(one.wording for some in figures.values() for one in some)
    return tuple(line_up({edition: without_repeats(some, vocabulary) for edition, some in figures.items()}, vocabulary))


def from_files(office: str) -> tuple[Series, ...]:
    return compare(office, records_of(office)).series


SOURCES = pytest.mark.parametrize("source", [from_gold, from_files], ids=["gold", "files"])
EACH_OFFICE = pytest.mark.parametrize("office", OFFICES)


def label_of(figure: Figure, labels: Sequence[Label]) -> Label | None:
    """The label of the figure, the one with the longest words where several fit."""
    fitting = [label for label in labels if label.has(figure)]
    return max(fitting, key=lambda label: len(label.figures[figure.edition.first][1]), default=None)


@SOURCES
@EACH_OFFICE
def test_no_wrong_pair(office, source):
    labels = labels_of(office)
    for series in source(office):
        known = [label for figure in series.figures if (label := label_of(figure, labels))]
        assert all(label == known[0] for label in known), series.name


@SOURCES
@EACH_OFFICE
def test_no_pair_is_missing(office, source):
    """A pair is found wherever both of its figures were."""
    labels = labels_of(office)
    there = {(label_of(figure, labels), figure.edition.first) for series in source(office) for figure in series.figures}
    found = {
        (label_of(left, labels), left.edition.first, right.edition.first)
        for series in source(office)
        for left, right in pairwise(series.figures)
    }
    for label in labels:
        years = [year for year in sorted(label.figures) if (label, year) in there]
        assert label.optional or source is from_files or len(years) == len(label.figures), label
        assert [(label, left, right) for left, right in pairwise(years) if (label, left, right) not in found] == []


@SOURCES
@EACH_OFFICE
def test_verdicts(office, source):
    labels = labels_of(office)
    seen = 0
    for series in source(office):
        label = label_of(series.figures[-1], labels)
        if label is None or len(label.figures) != len(series.figures):
            continue  # the extractors read less than is there; the pairs are tested above
        assert tuple(step.verdict for step in series.steps) == label.verdicts, series.name
        seen += 1
    assert seen >= sum(not label.optional for label in labels) - (source is from_files)


@EACH_OFFICE
def test_promises_and_results(office):
    labels = labels_of(office)
    said = {}
    for series in compare(office, records_of(office)).series:
        for one in series.outcomes:
            label = label_of(one.promised, labels)
            if one.result != "no_figure" and label is not None:
                said[label, one.promised.edition.first] = one.result
    wanted = {(label, year): result for label in labels for year, result in label.results.items()}
    assert said == wanted


def test_copied_sentences():
    found = {
        (one.place.file, one.place.quote, one.earlier_file)
        for office in OFFICES
        for one in compare(office, records_of(office)).copied
    }
    assert found == {
        ("lacgiang-kcn-2022.docx", "trước ngày 15/3/2021", "lacgiang-kcn-2021.docx"),
        ("hoaison-yte-2024.docx", "trước ngày 31/3/2023", "hoaison-yte-2023.docx"),
    }
