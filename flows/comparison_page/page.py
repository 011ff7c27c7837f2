"""A comparison as one HTML file that loads nothing: both languages in it, charts as SVG."""

from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from comparison.model import Comparison, Figure, Place, Reason, TaskStep
from flows.comparison_page.charts import bars, colour, counts
from flows.comparison_page.tables import around
from flows.comparison_page.wording import Language, all_words, day, difference, figure, number, percent, reason, say


def page(comparison: Comparison, language: Language) -> str:
    """The page; it opens in the language and can be switched to the other."""
    template = _environment().get_template("page.html")
    moved = [step for step in comparison.tasks if step.verdict == "kept" and (step.deadline_days or step.stale)]
    handed = [step for step in comparison.tasks if step.verdict != "kept" or step.gained or step.lost]
    outcomes = [one for series in comparison.series for one in series.outcomes if one.result in ("met", "missed")]
    return template.render(
        comparison=comparison,
        language=language,
        counts=counts(comparison),
        bars=lambda series: Markup(bars(series, comparison.editions, language)),  # our own SVG, its words escaped
        moved=moved,
        handed=handed,
        outcomes=outcomes,
        met=sum(one.result == "met" for one in outcomes),
    )


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals.update(
        t=both, figure=_figure, why=_reason, difference=_difference, percent=_percent, share=_share, colour=colour, where=_where,
        around=around, quoted=quoted, day=_day, task_of=_task_of, plain=say,
    )  # fmt: skip
    return environment


def both(key: str, **values: object) -> Markup:
    """The words in both languages; the page shows one of them."""
    words = all_words()[key]
    return _two(words["en"].format(**values), words["vi"].format(**values))


def _two(english: str, vietnamese: str) -> Markup:
    if english == vietnamese:
        return escape(english)
    return Markup('<span lang="en">{}</span><span lang="vi">{}</span>').format(english, vietnamese)


def _figure(one: Figure | None) -> Markup:
    """The figure, with its sentence, file and page."""
    if one is None:
        return Markup("")
    said = "\n".join(_where(place) for place in one.places)
    return quoted(said, _two(figure(one, "en"), figure(one, "vi")))


def quoted(said: str, shown: Markup | str) -> Markup:
    """What opens its quote when it is pressed."""
    return Markup('<button type="button" class="figure" title="{}">{}</button>').format(said, shown)


def _day(written: str | None) -> Markup:
    return _two(day(written, "en"), day(written, "vi"))


def _where(place: Place) -> str:
    return f"“{' '.join(place.quote.split())}” – {place.file}" + (f", trang/page {place.page}" if place.page else "")


def _reason(one: Reason) -> Markup:
    return _two(reason(one, "en"), reason(one, "vi"))


def _difference(value: object, one: Figure) -> Markup:
    if not isinstance(value, Decimal):
        return Markup("")
    return _two(difference(value, one, "en"), difference(value, one, "vi"))


def _percent(value: float | None) -> Markup:
    return _two(percent(value, "en"), percent(value, "vi"))


def _share(value: float | None) -> Markup:
    return Markup("") if value is None else _two(f"{number(100 * value, 'en', 1)}%", f"{number(100 * value, 'vi', 1)}%")


def _task_of(step: TaskStep) -> str:
    task = step.new or step.old
    return " ".join(task.action.split()) if task else ""
