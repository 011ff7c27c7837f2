"""Generated plans into a folder."""

import json
from pathlib import Path
from typing import Literal

from corpus.generator.noise import Noise
from corpus.generator.plan import generate_many

Format = Literal["text", "docx", "mixed"]


def write_plans(
    out: Path, count: int, seed: int = 0, *, form: Format = "text", noise: Noise = "none", with_gold: bool = False
) -> int:
    """Write the plans of `count` seeds into `out`, their gold into `out/gold`; returns how many. Mixed: every third is DOCX."""
    out.mkdir(parents=True, exist_ok=True)
    if with_gold:
        (out / "gold").mkdir(exist_ok=True)
    written = 0
    for plan in generate_many(count, seed, noise=noise):
        if form == "docx" or (form == "mixed" and plan.seed % 3 == 0):
            (out / plan.file_name("docx")).write_bytes(plan.docx)
        else:
            (out / plan.file_name("txt")).write_text(plan.text, encoding="utf-8")
        if with_gold:
            text = json.dumps(plan.gold, ensure_ascii=False, indent=1)
            (out / "gold" / plan.file_name("json")).write_text(text + "\n", encoding="utf-8")
        written += 1
    return written
