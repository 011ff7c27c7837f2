"""A generated plan: from a seed to its words and gold."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from corpus.generator.calendar import Calendar
from corpus.generator.chance import Chance
from corpus.generator.citations import Citations
from corpus.generator.compose import Composer
from corpus.generator.domains import Domain, domains
from corpus.generator.layouts import TextLayout, draw_layout, text_in
from corpus.generator.letterhead import draw_front, draw_subject, draw_times
from corpus.generator.noise import Noise, cut_short, misread
from corpus.generator.offices import draw_office
from corpus.samples.docx_layout import docx_of
from corpus.samples.gold import gold_of
from corpus.samples.plan_source import FlagSource, Plan
from corpus.samples.text_layout import plain_text


@dataclass(frozen=True)
class GeneratedPlan:
    """One plan; its text, DOCX and gold are made when they are asked for, and are the same each time."""

    seed: int
    domain: str
    plan: Plan
    layout: TextLayout = "plain"

    @property
    def name(self) -> str:
        """The stem of its files."""
        return self.plan.name

    def file_name(self, form: str = "txt") -> str:
        """A name for a file of the plan."""
        return f"{self.name}.{form}"

    @cached_property
    def gold(self) -> dict[str, Any]:
        """What a careful reader finds in it, in the format of ../shared/gold."""
        gold = gold_of(self.plan)
        if not any(block.kind == "signature" for block in self.plan.blocks):
            gold["header"] |= {"signer": None, "recipients": []}
        return gold

    @cached_property
    def text(self) -> str:
        """The plan as a text file."""
        if self.layout == "plain":
            return plain_text(self.plan)
        return text_in(self.layout, self.plan, Chance(self.seed))

    @property
    def docx(self) -> bytes:
        """The plan as a DOCX file."""
        return docx_of(self.plan)


def generate(seed: int, *, noise: Noise = "none") -> GeneratedPlan:
    """The plan of a seed: the same words and gold on any machine.

    `noise`: "ocr" misreads some words (never a figure; gold carries the misread words), "layout" sets the text as
    converters and crawlers leave it (wrapped, flattened, cut), "both" does both.
    """
    chance = Chance(seed)
    domain = chance.one(domains())
    plan = _plan(chance, domain, seed)
    layout: TextLayout = "plain"
    if noise in ("layout", "both"):
        layout = draw_layout(chance, with_tables=any(block.kind == "table" for block in plan.blocks))
        if layout == "flattened" and chance.maybe(0.5):
            plan = cut_short(plan)
    if noise in ("ocr", "both"):
        plan = misread(plan, chance)
    return GeneratedPlan(seed, domain.name, plan, layout)


def generate_many(count: int, seed: int = 0, *, noise: Noise = "none") -> Iterator[GeneratedPlan]:
    """The plans of `count` seeds from `seed` on."""
    return (generate(at, noise=noise) for at in range(seed, seed + count))


def _plan(chance: Chance, domain: Domain, seed: int) -> Plan:
    times = draw_times(chance, domain)
    office = draw_office(chance, domain)
    calendar = Calendar(chance, times.issued, times.first, times.last)
    citations = Citations(chance, domain, office, calendar)
    subject = draw_subject(chance, domain, calendar, citations, school_year=times.school_year)
    flags: list[FlagSource] = []
    front = draw_front(chance, office, domain, times=times, subject=subject, flags=flags)
    composer = Composer(chance, domain, office, citations, flags)
    blocks = composer.blocks(front["kind_line"], subject)
    return Plan(f"{domain.name}-{times.first}-{seed:07d}", front, tuple(blocks))
