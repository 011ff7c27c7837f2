"""What an analyst should look at before trusting a record."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from schemas.base import Span, Strict

FlagCode = Literal[
    "missing_number", "missing_issue_date", "missing_signer", "missing_section", "blank_number", "partial_issue_date",
    "deadline_before_issue", "due_before_done", "year_out_of_period", "duplicate_number", "number_gap",
    "figures_disagree", "reference_disagrees", "kind_symbol_mismatch", "citation_after_issue", "copied_from_earlier",
    "mixed_number_format", "ocr_suspect", "no_text",
]  # fmt: skip
FLAG_CODES: tuple[str, ...] = get_args(FlagCode)
Severity = Literal["info", "warning", "error"]


class Flag(Strict):
    """A doubt about one place in one plan; extraction goes on."""

    code: FlagCode
    severity: Severity
    message: Annotated[str, Field(description="one sentence in English, with the figures")]
    message_vi: Annotated[str, Field(description="the same sentence in Vietnamese")]
    span: Span | None = None
