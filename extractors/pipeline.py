"""One document to one record: the order in which the extractors run."""

from spacy.language import Language

from extractors.assignments import extract_assignments
from extractors.confidence import with_doubts
from extractors.dates import extract_dates
from extractors.flags import raise_flags
from extractors.header import extract_header
from extractors.items import Items
from extractors.layout import find_layout
from extractors.reading import Reading
from extractors.references import extract_references
from extractors.sections import segment_sections
from extractors.targets import extract_targets
from extractors.unexplained import find_unexplained
from extractors.version import extractor_version
from schemas.document import Document
from schemas.record import PlanRecord, plan_id

# A test compares this list with the files on the disk, so that no piece of an extractor is forgotten.
EXTRACTORS = ("header", "sections", "references", "dates", "targets", "assignments", "flags", "unexplained")


def extract(document: Document, nlp: Language) -> PlanRecord:
    """The record of the document; `nlp` is the warm pipeline of `annotator()`."""
    reading = begin(document, nlp)
    references = extract_references(reading)
    dates = extract_dates(reading, references)
    items = Items(
        dates=dates,
        references=references,
        targets=extract_targets(reading, dates, references),
        assignments=extract_assignments(reading, dates, references),
    )
    unexplained, explained = find_unexplained(reading, items)
    return PlanRecord(
        plan_id=plan_id(document.source.sha256),
        extractor_version=extractor_version(),
        source=document.source,
        text=document.text,
        header=reading.header,
        sections=reading.sections,
        dates=with_doubts(document, items.dates),
        targets=with_doubts(document, items.targets),
        assignments=with_doubts(document, items.assignments),
        references=with_doubts(document, items.references),
        flags=raise_flags(reading, items),
        unexplained=unexplained,
        explained=explained,
    )


def begin(document: Document, nlp: Language) -> Reading:
    """What every extractor starts from: the annotated text with its sections and header."""
    layout = find_layout(document)
    return Reading(
        document=document,
        doc=nlp(document.text),
        sections=segment_sections(document, layout),
        header=extract_header(document, layout),
    )
