"""The peers that can be run, measured on the same gold: dateparser on dates, underthesea's NER on offices.

dateparser comes with the development packages only; without it `peer_scores` leaves its row out.
"""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from flows.scoring.parts import same_date
from flows.scoring.tally import Json, Tally, match
from flows.scoring.words import f1_words

_PERIODS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "time": "%Y-%m-%d", "week": "%Y-%m-%d"}
_OFFICE_ALIKE = 0.8  # word F1 from which on two spans are the same office


def peer_scores(gold: Mapping[str, Json], records: Iterable[Json]) -> dict[str, dict[str, Tally]]:
    """Tallies by measure and then by reader (`kehoach` and the peer), over the plans that have gold.

    dates: the value of each expression of time.  offices: who leads a task, each name once a plan; what a reader finds
    beyond gold is not counted, for gold does not list the offices that are only mentioned.
    """
    measures: dict[str, dict[str, Tally]] = {}
    for record in records:
        want = gold.get(Path(record["source"]["name"]).stem)
        if want is None:
            continue
        if "dates" in want and find_spec("dateparser"):
            readers = {"kehoach": record["dates"], "dateparser": _dates_of_dateparser(record["text"])}
            for reader, found in readers.items():
                _add(measures, "dates.value", reader, match(want["dates"], found, same_date)[0])
        if want.get("assignments"):
            offices = {name: None for task in want["assignments"] if not task.get("optional") for name in _leads(task)}
            readers_of_offices = {
                "kehoach": {name for task in record["assignments"] for name in _leads(task)},
                "underthesea ner": _offices_of_underthesea(record["text"]),
            }
            for reader, names in readers_of_offices.items():
                _add(measures, "offices.recall", reader, _recalled(offices, names))
    return measures


def _add(measures: dict[str, dict[str, Tally]], measure: str, reader: str, tally: Tally) -> None:
    measures.setdefault(measure, {}).setdefault(reader, Tally()).add(tally)


def _leads(task: Json) -> list[str]:
    return [a["text"] for a in task["assignees"] if a["part"] == "lead"]


def _recalled(wanted: Iterable[str], found: Iterable[str]) -> Tally:
    tally, names = Tally(), list(found)
    for want in wanted:
        tally.check(any(f1_words(want, name) >= _OFFICE_ALIKE for name in names), f"missed  {want}")
    return tally


def _dates_of_dateparser(text: str) -> list[Json]:
    from dateparser.date import DateDataParser  # noqa: PLC0415  a development package
    from dateparser.search import search_dates  # noqa: PLC0415

    parser = DateDataParser(languages=["vi"])
    found: list[Json] = []
    for line in text.split("\n"):
        for said, moment in search_dates(line, languages=["vi"]) or ():
            period = parser.get_date_data(said).period or "day"
            found.append({"text": said, "value": moment.strftime(_PERIODS.get(period, "%Y-%m-%d"))})
    return found


def _offices_of_underthesea(text: str) -> set[str]:
    """What its NER calls an organisation or a place: it takes most offices for places."""
    from underthesea import ner  # noqa: PLC0415  its model takes a while to load

    names: set[str] = set()
    for line in text.split("\n"):
        open_words: list[str] = []
        for word, _, _, label in [*ner(line), ("", "", "", "O")]:
            if label.startswith("I-") and open_words:
                open_words.append(word)
                continue
            if open_words:
                names.add(" ".join(open_words))
            open_words = [word] if label in ("B-ORG", "B-LOC") else []
    return names
