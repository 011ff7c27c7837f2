"""Confidence: claims become shares, in order, and a figure that a scanner was not sure of is worth less."""

import pytest

from extractors import calibration
from extractors.calibration import calibrated, steps
from extractors.confidence import FACTORS, claim, confidence, with_doubts
from schemas.base import Item, Span
from schemas.document import Block, Document, Piece, Source

PARTS = ("dates", "targets", "assignments", "references")


@pytest.mark.parametrize("part", PARTS)
def test_the_steps_never_go_down(part):
    claims, worth = steps(part)
    assert list(claims) == sorted(set(claims))
    assert list(worth) == sorted(worth)
    assert all(0 < share < 1 for share in worth)


@pytest.mark.parametrize("part", PARTS)
def test_the_order_of_claims_stays(part):
    values = [calibrated(part, at / 100) for at in range(101)]
    assert values == sorted(values) or not steps(part)[0]
    assert all(0 <= value <= 1 for value in values)


def test_steps_that_go_down_are_refused(monkeypatch, tmp_path):
    (tmp_path / "calibration.toml").write_text("dates = [[0.5, 0.9], [0.8, 0.7]]", encoding="utf-8")
    monkeypatch.setattr(calibration, "__file__", str(tmp_path / "calibration.py"))
    steps.cache_clear()
    try:
        with pytest.raises(ValueError, match="go down"):
            steps("dates")
    finally:
        steps.cache_clear()


def test_a_claim_is_the_product_of_its_factors():
    assert claim(0.98, "folded") == round(0.98 * FACTORS["folded"], 2)
    with pytest.raises(KeyError):
        claim(0.9, "no such factor")


@pytest.mark.parametrize("part", PARTS)
def test_an_item_carries_what_its_claim_is_worth(part):
    assert confidence(part, 0.98, "folded") == round(calibrated(part, claim(0.98, "folded")), 3)


@pytest.mark.parametrize(("sure", "ocr", "lower"), [(0.5, True, True), (0.95, True, False), (None, False, False)])
def test_a_figure_that_was_hard_to_read_is_marked(sure, ocr, lower):
    source = Source(name="a.pdf", sha256="0" * 64, format="pdf", pages=1, ocr=ocr)
    pieces = (Piece(0, 3, 1, (0, 0, 9, 9), None, 0.96 if ocr else None), Piece(4, 7, 1, (9, 0, 19, 9), None, sure))
    document = Document(source=source, text="đạt 95%", blocks=(Block(start=0, end=7),), pieces=pieces)
    item = Item(span=Span(start=0, end=7, text="đạt 95%"), confidence=0.9)
    (found,) = with_doubts(document, [item])
    assert (found.confidence < 0.8) is lower
