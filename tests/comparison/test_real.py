"""The comparison on real plans of several years, where ../shared is there."""

from pathlib import Path

import pytest

from comparison.compare import compare
from corpus.readers.read import read_file
from extractors.annotator import annotator
from extractors.pipeline import extract

REAL = Path(__file__).resolve().parents[2] / "../shared/real"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="../shared/real is not there")


def compared(pattern):
    return compare("office", [extract(read_file(path), annotator()) for path in sorted(REAL.glob(pattern))])


def test_one_aim_over_six_years():
    """Each year the same aim in other words; it ends where no figure is given any more."""
    found = compared("series/atgt-tq-*.txt")
    series = max(found.series, key=lambda one: len(one.figures))
    assert [one.edition.first for one in series.figures] == [2017, 2018, 2020, 2021, 2022]
    assert {step.move for step in series.steps} == {"same", None}
    assert series.steps[-1].verdict == "dropped"
    # A target for children is no aim for all, near as it is in words.
    assert all(len(one.figures) == 1 for one in found.series if one is not series)


def test_a_deadline_copied_with_its_year():
    found = compared("kcn-*20*.txt")
    assert [(one.place.quote, one.earlier_file) for one in found.copied if "2020" in one.place.quote] == [
        ("trước ngày 15/4/2020", "kcn-2020.txt")
    ]
    stale = [step for step in found.tasks if step.stale]
    assert [step.new.deadline.text for step in stale] == ["trước ngày 15/4/2020"]


def test_other_parks_are_other_targets():
    """Land cleared in one industrial park is never set beside that in another."""
    found = compared("kcn-bac-giang-*.txt")
    assert all(len({one.scope for one in series.figures if one.scope}) <= 1 for series in found.series)
