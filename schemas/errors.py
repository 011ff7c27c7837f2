"""Every error that the project raises on purpose; each says what is wrong, why, and what to do."""

from typing import Literal, get_args

Reason = Literal[
    "empty", "not_a_document", "wrong_format", "unreadable", "encrypted", "damaged", "too_big", "timeout", "crashed",
    "needs_ocr", "needs_converter", "no_text",
]  # fmt: skip
REASONS: tuple[str, ...] = get_args(Reason)


class PlanError(Exception):
    """Root of every error the project raises on purpose."""


class SourceUnreadable(PlanError):  # noqa: N818  the state of a source, as house_style.md names it
    """A file that opens to no text; it is set aside with its reason, never lost.

    `remedy` tells a user what to do next, in one sentence.
    """

    def __init__(self, reason: Reason, message: str, remedy: str) -> None:
        super().__init__(reason, message, remedy)
        self.reason: Reason = reason
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}"


class StoreError(PlanError):
    """A store that cannot be opened, read or written."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}. {self.remedy}"
